"""Follow-ups beside the log of their session."""

from pathlib import Path

import pytest

from coopexercise.exercise.events import CommitmentFollowed, Event, FollowupOpened, Origin
from coopexercise.record import (
    Reading,
    anonymise,
    create_log,
    followed_log,
    followup_paths,
    is_followup,
    next_followup_path,
    not_a_session,
    open_log,
    read,
    read_followups,
    says_followup,
    verify,
)

from .sample import LATER, NOON, SESSION, ending, opening, recorded

OPENED = FollowupOpened(app="0.1.0", origin=Origin(log="the-session", hash="abc", seq=9), commitments=(7,))
KEPT = Event(data=CommitmentFollowed(commitment=7, kept="yes"), words={"text": "They wrote back"})


@pytest.fixture
def followup(tmp_path: Path) -> Path:
    """A follow-up that has ended, beside the log it belongs to."""
    recorded(tmp_path / "a.jsonl", [opening(), ending()])
    with create_log(tmp_path / "a.followup.jsonl", SESSION) as log:
        log.append([Event(data=OPENED)], NOON)
        log.append([KEPT, ending()], LATER)
    return log.path


@pytest.mark.parametrize(
    ("name", "log"),
    [
        ("a.followup.jsonl", "a.jsonl"),
        ("a.b.followup-2.jsonl", "a.b.jsonl"),
        ("a.followup-12.jsonl", "a.jsonl"),
        ("a.jsonl", None),
        (".followup.jsonl", None),
        ("a.followup-0.jsonl", None),
        ("followup.jsonl", None),
        ("a.followup.jsonl.torn", None),
    ],
)
def test_it_is_known_by_its_name(name: str, log: str | None, tmp_path: Path) -> None:
    """And so is the log that it belongs to."""
    assert (is_followup(Path(name)), followed_log(tmp_path / name)) == (bool(log), log and tmp_path / log)


def test_each_has_the_next_number(followup: Path, tmp_path: Path) -> None:
    """They are found in order, and read."""
    log = tmp_path / "a.jsonl"
    assert (followup_paths(log), next_followup_path(log)) == ((followup,), tmp_path / "a.followup-2.jsonl")
    next_followup_path(log).touch()
    assert next_followup_path(log) == tmp_path / "a.followup-3.jsonl"
    fifth = tmp_path / "a.followup-5.jsonl"  # the two before it were deleted
    fifth.touch()
    assert (followup_paths(log)[-1], next_followup_path(log)) == (fifth, tmp_path / "a.followup-6.jsonl")
    fifth.unlink()
    assert [says_followup(linked.reading) for linked in read_followups(log)] == [True, False]
    assert (says_followup(read(log)), says_followup(Reading())) == (False, False)


def test_it_is_no_session(followup: Path) -> None:
    """Whoever names it in place of one is told whose it is and what to do."""
    assert not_a_session(followup).splitlines() == [
        f"a.followup.jsonl is a follow-up of a.jsonl, and not a session's log. "
        f"To go on with it: coopexercise followup {followup.with_name('a.jsonl')}",
        f"To see what came of the session: coopexercise debrief {followup.with_name('a.jsonl')}",
    ]
    assert not_a_session(Path("copy.jsonl")) == (
        "copy.jsonl is a follow-up, and not a session's log. Name the log of the session it belongs to."
    )


def test_it_verifies_and_says_whose_it_is(followup: Path) -> None:
    """Also after words were removed from it, as from any log."""
    assert verify(followup).sentences[1:] == (
        "This is a follow-up of session the-session, whose log ended with entry 9 (abc).",
    )
    with open_log(followup).log as log:
        log.remove_words(2, LATER)
    verdict = verify(followup)
    assert (verdict.state, verdict.sentences[2]) == ("closed", f"The words of line 2 were removed at {LATER.at}.")


def test_a_copy_without_words_does_not_say_whose_it_is(followup: Path, tmp_path: Path) -> None:
    """It says that it is such a copy, and no report will show it."""
    copy = anonymise(read(followup))
    (tmp_path / "copy.jsonl").write_bytes(copy.content)
    events = read(tmp_path / "copy.jsonl").events
    first = events[0].data
    assert isinstance(first, FollowupOpened)
    assert (first.origin, first.anonymised, events[1].words) == (None, True, {})
    assert copy.sentences[-1] == "Nothing in it says which session it followed, so no report of a session will show it."
    assert verify(tmp_path / "copy.jsonl").sentences[1:] == (
        "This is an anonymised copy: its chain is its own, and says nothing about the log it was made from.",
    )
