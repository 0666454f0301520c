"""Which sessions are older than people were told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coopexercise.exercise.events import Origin
from coopexercise.record import Entry, keeping, overdue

NOW = datetime(2026, 9, 1, tzinfo=UTC)
OLD, NEW = "2026-06-02T23:59:00.000Z", "2026-06-03T00:01:00.000Z"


@pytest.mark.parametrize(
    ("text", "days", "said"),
    [
        ("", 90, ""),
        ("30", 30, ""),
        (" 1 ", 1, ""),
        ("0", 90, "'0'"),
        ("-3", 90, "'-3'"),
        ("9999999", 90, "'9999999'"),
        ("\x1b[1m two", 90, "'[1m two'"),
    ],
)
def test_the_days_are_set_in_the_environment(text: str, days: int, said: str) -> None:
    """What is no number of days is not taken, and the facilitator is told."""
    assert keeping({"COOPEXERCISE_KEEP_DAYS": text} if text else {}) == (
        days,
        said and f"COOPEXERCISE_KEEP_DAYS is {said}, which is no number of days: 90 is taken.",
    )


def session(name: str, at: str = "", **known: object) -> Entry:
    return Entry(path=Path("live", name), state="ended", at=at, **known)  # type: ignore[arg-type]


def test_old_sessions_are_found() -> None:
    """By their first entry, and where that cannot be read by the day in their name; one that runs is left alone."""
    old, unreadable = session("a.jsonl", OLD), session("2026-01-01-100000-x.jsonl")
    others = [session("b.jsonl", NEW), session("c.jsonl"), session("d.jsonl", OLD, held="held by process 7")]
    assert overdue([others[0], old, *others[1:], unreadable], NOW, 90) == [old, unreadable]


def test_forks_go_along_whatever_their_age(tmp_path: Path) -> None:
    """Right after the session they are from, and once; but not while they run."""
    log = tmp_path / "a.jsonl"
    log.write_bytes(b'{"hash":"abc"}\n')
    origin = Origin(log="a.jsonl", hash="abc", seq=1)
    old = Entry(path=log, state="ended", at=OLD)
    young, also_old = session("b.jsonl", NEW, origin=origin), session("c.jsonl", OLD, origin=origin)
    running = session("d.jsonl", NEW, origin=origin, held="held by process 7")
    last = session("e.jsonl", OLD)
    assert overdue([last, old, running, also_old, young], NOW, 90) == [last, old, also_old, young]


def test_without_the_log_its_forks_are_sessions_of_their_own(tmp_path: Path) -> None:
    """It went between the list and the look."""
    fork = session("b.jsonl", NEW, origin=Origin(log="a.jsonl", hash="abc", seq=1))
    old = Entry(path=tmp_path / "a.jsonl", state="ended", at=OLD)
    assert overdue([old, fork], NOW, 90) == [old]
