"""The time line: played time apart from paused time, marks, and the ways from one to another."""

import pytest

from coopexercise.exercise import agenda, clock, consultation, observing
from coopexercise.exercise.clock import Reading
from coopexercise.exercise.events import ClockJumped, ClockPaused, Event, NoteMade
from coopexercise.exercise.timeline import PARTS, ROUNDS, Mark, Place, Timeline, parse_seq, parse_time, timeline
from tests.exercise.table import Table, consulting, dealt


def line_of(table: Table) -> Timeline:
    """Return the time line of a table."""
    return timeline(table.events)


def walked() -> Table:
    """Return a table that was paused for a minute in its consultation, and then decided."""
    table = consulting().wait(30)
    table.done(observing.note, "Nobody looks up", ("power",))
    table.wait(10).done(agenda.pause)
    table.wait(60).done(observing.note, "A long pause")
    table.done(agenda.resume)
    table.wait(50).done(agenda.advance)
    table.done(observing.release, "rain")
    table.wait(5).done(consultation.decide, "planters", "officer", "Cheap and quick")
    return table


def test_what_comes_before_the_first_clock_stands_at_the_beginning() -> None:
    """However long the seats took."""
    line = line_of(dealt().wait(600))
    assert (line.end, line.at(0), line.marks) == (Place(), 7, ())


def test_an_empty_log_has_a_time_line_too() -> None:
    """With nothing on it."""
    line = timeline(())
    assert (line.end, line.marks, line.reading(0, 0)) == (Place(), (), None)


def test_paused_time_is_kept_apart() -> None:
    """The decision comes after 95 seconds that were played and 60 that were not."""
    table = walked()
    line = line_of(table)
    assert line.end == Place(95, 60)
    assert [line.place(seq) for seq in (11, 12, 13, 14)] == [Place(40, 0), Place(40, 60), Place(40, 60), Place(90, 60)]


def test_the_marks_are_the_parts_steps_news_decisions_tags_and_pauses() -> None:
    """A note without a tag has none."""
    assert line_of(walked()).marks == (
        Mark("briefing", 8, 0),
        Mark("round", 9, 0, "consultation"),
        Mark("tag", 10, 30, "consultation", ("power",)),
        Mark("pause", 11, 40, "consultation"),
        Mark("step", 14, 90, "consultation"),
        Mark("news", 15, 90, "consultation"),
        Mark("decision", 16, 95, "consultation"),
    )


def test_the_clocks_of_all_parts_run_one_after_the_other() -> None:
    """Each part begins where the one before it ended; the end is marked too."""
    table = dealt()
    for _ in range(3):
        table.done(agenda.advance)
        table.wait(20)
    table.done(agenda.end_round)
    table.wait(7).done(agenda.end_session, "A fire alarm")
    marks = [(mark.kind, mark.played) for mark in line_of(table).marks if mark.kind in PARTS]
    assert marks == [("briefing", 0), ("round", 20), ("ratings", 60), ("end", 67)]
    assert line_of(table).end == Place(67, 0)


def test_time_leads_to_the_last_event_that_had_happened() -> None:
    """Before the end of a pause nobody has waited for it."""
    line = line_of(walked())
    assert [line.at(played) for played in (-1, 0, 29, 30, 40, 89, 90, 500)] == [1, 9, 9, 10, 13, 13, 15, 16]


def test_the_clock_can_be_read_between_two_events() -> None:
    """With the paused time of its own part; outside all parts there is no clock."""
    line = line_of(walked())
    assert line.reading(13, 50) == Reading(planned=300, played=50, paused=60, running=True)
    assert line.reading(11, 40) == Reading(planned=300, played=40, paused=0, running=False)
    assert line.reading(1, 0) is None


def test_between_the_end_of_a_session_and_what_follows_there_is_no_clock() -> None:
    """Its place is the end."""
    table = consulting().wait(30)
    table.done(agenda.end_session, "A fire alarm")
    line = line_of(table)
    assert (line.reading(len(table.events), 30), line.end) == (None, Place(30, 0))


def test_after_a_restart_nothing_stands_behind_the_answer_whether_the_time_counts() -> None:
    """A note that was typed before the question was answered has the time of the answer at most."""
    table = consulting().wait(30)
    table.clock.restart(3600)
    table.done(observing.note, "We are back")
    table.record(Event(data=ClockJumped(gap=3600, counts=False), round="consultation"))
    line = line_of(table)
    assert [line.place(seq) for seq in (9, 10, 11)] == [Place(0, 0), Place(0, 0), Place(0, 0)]


def test_time_that_counts_was_played() -> None:
    """The laptop slept for an hour, and the room went on."""
    table = consulting().wait(30)
    table.clock.step(3600)
    table.record(Event(data=ClockJumped(gap=3600, counts=True), round="consultation"))
    assert line_of(table).end == Place(3630, 0)


def test_steps_go_to_the_next_mark_of_a_kind_and_back() -> None:
    """Or nowhere, where there is none."""
    line = line_of(walked())
    assert (line.after(1, ("decision",)), line.after(16, ("decision",))) == (16, None)
    assert (line.before(16, ROUNDS), line.before(9, ROUNDS), line.before(8, ROUNDS)) == (9, 8, None)


def test_an_unknown_pause_outside_a_clock_is_a_mark_alone() -> None:
    """A log that was written is readable."""
    table = dealt()
    table.record(Event(data=ClockPaused()))
    table.record(Event(data=NoteMade(tags=("a",))))
    assert [(mark.kind, mark.played) for mark in line_of(table).marks] == [("pause", 0), ("tag", 0)]


def test_a_place_agrees_with_the_clock_of_the_session() -> None:
    """At every event of a round, as the live clock showed it."""
    table = walked()
    line, running = line_of(table), table.session.clock
    assert running is not None
    reading = line.reading(16, line.place(16).played)
    assert reading == clock.read(running, table.events[-1].moment)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12:30", 750),
        ("0:05", 5),
        (" 1:02:03 ", 3723),
        ("90:00", 5400),
        ("1:60", None),
        ("1:00:61", None),
        ("12", None),
        ("a:b", None),
        ("1:2:3:4", None),
        ("", None),
        ("-1:30", None),
        ("²:30", None),
    ],
)
def test_a_time_is_minutes_and_seconds(text: str, seconds: float | None) -> None:
    """With hours before them, if anybody wants that."""
    assert parse_time(text) == seconds


@pytest.mark.parametrize(
    ("text", "seq"),
    [
        ("45", 45),
        ("#45", 45),
        ("a.jsonl#45", 45),
        ("a#b#7", 7),
        ("", None),
        ("#", None),
        ("4 5", None),
        ("9" * 10, None),
    ],
)
def test_an_event_is_named_by_its_number(text: str, seq: int | None) -> None:
    """Alone, or behind the name of the log."""
    assert parse_seq(text) == seq
