"""A log as sentences, to be read aloud: what each kind of entry says is in `test_sentences.py`."""

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, corrections, observing, ratings
from coopexercise.exercise.events import (
    EntryCorrected,
    Event,
    FollowupOpened,
    MissingNamed,
    NoteMade,
    Origin,
    SessionEnded,
    SessionOpened,
    WordsRemoved,
)
from coopexercise.reports.transcript import lines, transcript
from tests.exercise.table import Table, consulting, dealt, opened

from .story import told


def last(table: Table, count: int = 1) -> list[str]:
    """Return the last lines without their time and place."""
    return [line.text.split(": ", 1)[1] for line in list(lines(table.events))[-count:]]


def late(table: Table, happened: str, **options: str) -> Table:
    """Record a note of the round that happened before now."""
    note = Event(data=NoteMade(private=False), words={"text": "Late"}, round="consultation", happened=happened)
    table.record(replace(note, **options))
    return table


def test_a_whole_session_is_one_line_for_each_event_under_headings(expected: Callable[[str], str]) -> None:
    """With times, places in the log, corrections, and what is private called so; what it is of, and how it ends."""
    table = told()
    assert "".join(f"{line}\n" for line in transcript(table.events)) == expected("transcript.txt")
    assert [line.seq for line in lines(table.events)] == [event.seq for event in table.events]


def test_it_says_what_it_is_of() -> None:
    """A fork that was simulated; an anonymised copy; a log that begins with something else."""
    origin = Origin(log="a.jsonl", hash="h", seq=12)
    forked = opened(simulated=True, origin=origin, table=3).seat(1).events
    opening = forked[0]
    assert isinstance(opening.data, SessionOpened)
    copy = replace(opening, data=replace(opening.data, anonymised=True, origin=None, simulated=False))
    how = [
        "People are called by role and seat.",
        "Each line begins with the time of day and the number of its entry in the log.",
    ]
    of = "This is the transcript of a session of “The corner by the bus stop”."
    assert [
        list(transcript(events))[: len(how) + place] for events, place in ((forked, 4), ([copy], 4), (forked[1:], 1))
    ] == [
        [
            of,
            "It was opened on Monday 1 June 2026, at table 3, and 1 seat was taken.",
            "It is simulated: no people took part, and it says nothing about how a real group would do.",
            "It goes on from entry 12 of another session, in the log a.jsonl.",
            *how,
        ],
        [
            of,
            "It was opened, and 0 seats were taken.",
            "It is a session with people, not simulated.",
            "This is an anonymised copy: its words were left out, and its day and hour are not those of the session.",
            *how,
        ],
        ["This is the transcript of a log that begins on Monday 1 June 2026.", *how],
    ]
    assert list(transcript(())) == []


def test_a_follow_up_is_called_one_from_beginning_to_end() -> None:
    """It has no parts, and it is not the session that ends with it."""
    table = opened()
    asked = replace(table.events[0], data=FollowupOpened(app="1", origin=None, commitments=(54,), outcomes=()))
    ended = replace(asked, seq=2, data=SessionEnded(head="h"))
    told = list(transcript([asked, ended]))
    assert (told[0], told[3:6], told[-2]) == (
        "This is the transcript of a follow-up that begins on Monday 1 June 2026.",
        ["", "What came of it", ""],
        "The follow-up ended at 12:00, after 0 seconds.",
    )
    assert told[7] == "12:00, entry 2: The follow-up ends."


def test_it_says_how_the_log_ends() -> None:
    """As planned, before that, or not at all; with the hash by which the log can be known again."""
    whole, early = dealt().finish(), consulting().wait(90)
    whole.done(agenda.end_session)
    early.done(agenda.end_session, "Fire alarm")
    early.events[-1] = replace(early.events[-1], hash="abc")
    assert [list(transcript(table.events))[-2:] for table in (whole, early, consulting())] == [
        ["The session ended at 12:00, after 0 seconds.", f"The log has {len(whole.events)} entries."],
        [
            "The session ended at 12:01, after 1 minute and 30 seconds, before its planned end.",
            "The log has 10 entries. The hash of the last one is abc.",
        ],
        ["The log stops here, at 12:00, without an end.", "The log has 9 entries."],
    ]


def test_it_may_begin_anywhere_under_the_heading_of_the_part() -> None:
    """The part in which the entry stands."""
    table = consulting()
    table.done(observing.open_window)
    table.done(observing.close_window)
    assert list(transcript(table.events, since=11))[6:9] == [
        "Round 1 of 2: Consultation",
        "",
        "12:00, entry 11: Speaking turns are no longer counted.",
    ]


def test_times_are_of_the_zone_that_is_asked_for_and_a_new_day_is_named() -> None:
    """An hour and a half east."""
    table = opened()
    table.wait(86_400).done(agenda.give_notice)
    zone = timezone(timedelta(hours=1, minutes=30))
    assert [
        line.split(": ")[0] for line in transcript(table.events, zone) if "13:30, entry" in line or "now" in line
    ] == [
        "13:30, entry 1",
        "It is now Tuesday 2 June 2026.",
        "13:30, entry 2",
    ]


def test_people_have_their_names_where_these_are_known() -> None:
    """With the role they play; the others have their role and seat, and after the roles are left only their seat."""
    table = dealt(("officer", "neighbour", "observer"))
    table.go("ratings", "consultation")
    table.done(ratings.rate, "s1", declined=True)
    said = [line.text.split(": ", 1)[1] for line in lines(table.events, people={"s1": "Ana", "s3": "Bo"})]
    assert "People have their names from the file beside the log." in list(transcript(table.events, people={"s1": "A"}))
    assert [said[1], said[4], said[-1]] == [
        "Ana takes seat s1.",
        "The cards are dealt as they were handed out on paper. Ana plays the Council officer and seat s2 plays the "
        "Neighbour. Bo observes.",
        "Ana (the Council officer) would rather not rate the consultation round.",
    ]


def test_a_late_entry_stands_where_it_happened_and_says_when_it_was_recorded() -> None:
    """Its number is that of the log; so is that of a correction of it, which stands where it was made."""
    table = consulting().wait(600)
    table.done(observing.open_window)
    late(table, "2026-06-01T12:04:00Z", by="observer")
    table.done(corrections.withdraw, 11)
    whole = list(transcript(table.events))
    assert whole[5] == "An entry that was written down later stands where it happened, and says when it was recorded."
    assert [line for line in whole if line.startswith("12:")][-4:] == [
        "12:00, entry 9: The consultation round begins, with 5 minutes planned.",
        "12:04, entry 11: A note is made: “Late”. It was written down by an observer. It was recorded at 12:10. "
        "It was withdrawn later, by entry 12.",
        "12:10, entry 10: From here on every speaking turn is counted.",
        "12:10, entry 12: Entry 11 is withdrawn.",
    ]


def test_an_entry_recorded_on_another_day_says_on_which() -> None:
    """And whoever wrote it down is named as the log names them."""
    table = late(consulting().wait(86_400), "2026-06-01T12:00:00Z", by="anne")
    assert last(table) == [
        "A note is made: “Late”. It was written down by anne. It was recorded at 12:00 on Tuesday 2 June 2026."
    ]


def test_removed_words_are_said_as_removed_where_they_stood() -> None:
    """And the removal has its own line, with or without a reason; a correction after that is said too."""
    table = consulting()
    table.record(Event(data=NoteMade(), round="consultation"))
    table.record(Event(data=WordsRemoved(seq=10, why="Asked for.")))
    table.record(Event(data=WordsRemoved(seq=1)))
    table.record(Event(data=EntryCorrected(seq=10), words={"text": "New"}))
    assert last(table, 4) == [
        "A private note is made. Its words were removed for good, by entry 11. It was put right later, by entry 13.",
        "The words of entry 10 are removed for good. The reason given is “Asked for.”",
        "The words of entry 1 are removed for good.",
        "Entry 10 is put right. It now reads: A private note is made: “New”.",
    ]


def test_a_correction_of_what_is_gone_is_a_correction() -> None:
    """The entry was withdrawn before."""
    table = consulting()
    table.done(observing.note, "x")
    table.done(corrections.withdraw, 10)
    table.record(Event(data=EntryCorrected(seq=10, replacement={}), words={"text": "y"}))
    assert last(table) == ["Entry 10 is put right."]


@pytest.mark.parametrize("words", ["\x1b[2Jgone", "two\nlines", "\x9b31m red"])
def test_every_line_is_one_line_without_control_characters(words: str) -> None:
    """Whatever a log made by hand holds."""
    table = consulting(origin=Origin(log=words, hash=words, seq=1))
    table.record(Event(data=MissingNamed(), words={"text": words}))
    assert all(line.isprintable() for line in transcript(table.events, people={"s1": words}))
