"""One log in a list, by its first line and its end."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise.events import Event, Origin, SeatAdded, SessionOpened
from coopexercise.record import Entry, Seats, entry, holder, open_log, say_moved, seats, went_to
from coopexercise.record.moved import moved_path

from .sample import NOON, ending, note, opening, recorded, removal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The place of a log."""
    return tmp_path / "a.jsonl"


def whole(path: Path, **changed: object) -> Entry:
    known = {"state": "unfinished", "scenario": "bench", "title": "The bench", "at": NOON.at}
    return Entry(path=path, **{**known, **changed})  # type: ignore[arg-type]


def test_a_log_is_described_by_its_ends(path: Path) -> None:
    """Title without control characters, time, mark, and where it was forked."""
    origin = Origin(log="b.jsonl", hash="abc", seq=3)
    first = opening("A\tcorner", simulated=True)
    assert isinstance(first.data, SessionOpened)
    recorded(path, [Event(data=replace(first.data, origin=origin)), note()])
    assert entry(path) == whole(path, title="A corner", simulated=True, origin=origin)


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"", "empty"),
        (b'{"v":1,', "empty"),
        (b"{}\n", "damaged"),
        (b"\xff\n", "damaged"),
        (b"[" * 9000 + b"\n", "damaged"),
    ],
    ids=["nothing", "torn", "another object", "noise", "deep"],
)
def test_a_log_whose_first_line_cannot_be_read_has_no_title(path: Path, content: bytes, state: str) -> None:
    """It is there, and somebody may look for it."""
    path.write_bytes(content)
    assert entry(path) == Entry(path=path, state=state)  # type: ignore[arg-type]


def test_a_log_that_is_not_there_is_damaged(path: Path) -> None:
    """It may go between the list and the look."""
    assert entry(path) == Entry(path=path, state="damaged")


def test_words_removed_after_the_end_change_nothing(path: Path) -> None:
    """The session has ended."""
    recorded(path, [opening(), note(), ending(), removal(2)])
    assert entry(path).state == "ended"


@pytest.mark.parametrize(
    ("tail", "state"),
    [(b'{"v":1', "unfinished"), (b"garbage\n", "damaged"), (b"x" * 40_000 + b"\n", "unfinished"), (b"{}\n", "damaged")],
    ids=["torn", "garbage", "longer than is looked at", "another object"],
)
def test_a_log_with_a_bad_end_has_not_ended(path: Path, tail: bytes, state: str) -> None:
    """A torn line is mended by going on; any other is damage."""
    recorded(path, [opening(), ending()])
    with path.open("ab") as file:
        file.write(tail)
    assert entry(path).state == state


def test_a_sealed_log_that_does_not_end_is_damaged(tmp_path: Path) -> None:
    """It was whole when it came there."""
    (tmp_path / "sessions").mkdir()
    recorded(tmp_path / "sessions" / "a.jsonl", [opening(), note()])
    assert entry(tmp_path / "sessions" / "a.jsonl").state == "damaged"


def test_a_session_that_runs_says_who_leads_it(path: Path) -> None:
    """Looking does not keep its writer from anything."""
    recorded(path, [opening()])
    with open_log(path).log as log:
        who = holder(path)
        assert who is not None
        assert entry(path).held.startswith(f"held by process {who.pid} on this computer since ")
        log.append([note()], NOON)
    assert entry(path) == whole(path)


def test_a_moved_session_says_where_it_goes_on(path: Path, tmp_path: Path) -> None:
    """It is not gone on with here."""
    recorded(path, [opening()])
    say_moved(path, tmp_path / "stick" / "a.jsonl")
    assert entry(path) == whole(path, state="moved", moved_to=str(tmp_path / "stick" / "a.jsonl"))


def test_a_word_that_cannot_be_read_says_nothing(path: Path) -> None:
    """The log is then as if it had not been moved."""
    moved_path(path).write_bytes(b"\xff")
    assert went_to(path) == ""


def test_seats_are_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words cannot be taken for a seat; and of a very long log it is said that there may be more."""
    recorded(
        path,
        [opening(), Event(data=SeatAdded(seat="s1")), note('"kind":"seat.added"'), Event(data=SeatAdded(seat="s2"))],
    )
    assert seats(path) == Seats(2, all=True)
    monkeypatch.setattr("coopexercise.record.entries._BODY_LIMIT", path.stat().st_size - 1)
    assert seats(path) == Seats(2, all=False)
