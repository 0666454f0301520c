"""Entries that were typed later than they happened, in a walk through a session."""

from typing import Any

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, consultation, coproduction, corrections, observing
from coopexercise.exercise.checkpoints import Checkpoints
from coopexercise.exercise.consultation import standing
from coopexercise.exercise.events import DecisionMade, Event, NoteMade, SeatAdded
from coopexercise.exercise.lateness import as_it_happened, in_log_order
from coopexercise.exercise.session import Session, fold
from coopexercise.exercise.timeline import ROUNDS, Mark, Place, Timeline, timeline
from tests.exercise.table import Table, consulting


def late(table: Table, happened: str, event: Event) -> int:
    """Record an entry of the consultation now that happened at a time of the first of June; return its number."""
    kept = replace(event, round="consultation", happened=f"2026-06-01T{happened}Z")
    return table.record(kept).seq


def noted(text: str = "x") -> Event:
    """Return a note that is to be recorded."""
    return Event(data=NoteMade(private=False, tags=("late",)), words={"text": text})


def order(table: Table) -> list[int]:
    """Return the numbers of a table's events in the order in which they happened."""
    return [event.seq for event in as_it_happened(table.events)]


def boards(table: Table, *positions: int) -> list[Session]:
    """Return the sessions of a walk after so many events."""
    along = Checkpoints(as_it_happened(table.events))
    return [in_log_order(along.at(position)) for position in positions]


def walked() -> Table:
    """Return a table: a minute of consultation, a pause of one, a minute more, an offer in the next round, and by then
    three entries of the consultation, typed late: 17 and 18 from its first minutes, 19 from its end."""
    table = consulting().wait(60)
    table.done(agenda.pause)  # 10, at 12:01
    table.wait(60).done(agenda.resume)  # 11, at 12:02
    table.wait(60).done(consultation.choose, "s2", "fence")  # 12, at 12:03
    table.done(agenda.end_round)  # 13
    table.go("round", "co-production").wait(60)  # 14, 15
    table.done(coproduction.offer, "neighbour", "neighbour/van")  # 16, at 12:04
    late(table, "12:02:30.000", noted("second"))
    late(table, "12:00:30.000", noted("first"))
    decided = DecisionMade(options=("fence",), among=("fence", "planters"), method="officer", decider="officer")
    late(table, "12:03:00.000", Event(data=decided))
    table.wait(60).done(agenda.end_round)  # 20
    return table


def line() -> Timeline:
    """Return the time line of that table."""
    return timeline(walked().events)


def test_an_entry_stands_where_it_happened_and_at_its_rounds_end_before_that() -> None:
    """Whatever order they were typed in; all other events keep their places."""
    assert order(walked()) == [*range(1, 10), 18, 10, 11, 17, 12, 19, 13, 14, 15, 16, 20, 21]


def test_a_log_without_late_entries_is_walked_through_as_it_is() -> None:
    """Its order is that of the log."""
    events = consulting().events
    found = timeline(events)
    assert (as_it_happened(events), found.walk, found.order) == (tuple(events), tuple(events), range(1, 10))


@pytest.mark.parametrize(
    ("happened", "data", "place"),
    [
        ("11:00:00.000", NoteMade(), 1),
        ("12:00:00.000", NoteMade(), 9),
        ("12:01:00.000", NoteMade(), 10),
        ("12:30:00.000", NoteMade(), 10),
        ("11:00:00.000", SeatAdded(seat="s9"), 10),
    ],
    ids=["before all", "with others", "now", "in the future", "what steers"],
)
def test_nothing_stands_before_the_first_event_or_later_than_it_was_recorded(
    happened: str, data: Any, place: int
) -> None:
    """What steers a session stands where it was recorded, whatever it says."""
    table = consulting().wait(60)
    table.done(agenda.pause)
    late(table, happened, Event(data=data))
    assert order(table).index(11) == place


def test_the_first_event_is_the_first_even_if_it_is_an_entry() -> None:
    """A log made by hand may begin with one."""
    table = Table()
    late(table, "11:00:00.000", noted())
    late(table, "10:00:00.000", noted())
    assert (order(table), timeline(table.events).end) == ([1, 2], Place())


def test_an_entry_from_before_the_clock_was_set_back_stays_where_it_was_recorded() -> None:
    """Its time has been twice."""
    table = consulting().wait(600)
    late(table, "12:05:00.000", noted())
    table.clock.step(-3600)
    table.done(observing.note, "Where did the hour go?")
    assert order(table) == [*range(1, 12)]


def test_a_correction_stands_where_it_was_recorded_and_so_after_its_entry() -> None:
    """Also that of a late entry."""
    table = consulting().wait(60)
    table.done(agenda.pause)
    seq = late(table, "12:00:30.000", noted("wrong"))
    table.done(corrections.replace, seq, {"text": "right"})
    shown = [board.entries("consultation", NoteMade) for board in boards(table, 9, 10, 11, 12)]
    words = [[event.words["text"] for event, _ in notes] for notes in shown]
    assert (order(table)[9:], words) == ([11, 10, 12], [[], ["wrong"], ["wrong"], ["right"]])


def test_a_late_entry_is_on_the_board_from_its_moment_on() -> None:
    """The decision is there before its round ends; the board after the walk is the one that the rules know."""
    table = walked()
    *boards_then, last = boards(table, 14, 15, 16, len(table.events))
    assert [standing(board, "consultation") is not None for board in boards_then] == [False, True, True]
    assert last == fold(table.events)


def test_of_two_decisions_the_one_that_was_recorded_last_stands() -> None:
    """Also when it happened first: the rules keep the order of the log, and so does the walk once it knows of both."""
    table = consulting().wait(60)
    table.done(consultation.decide, "planters", "officer", "Cheap")
    decided = DecisionMade(options=("fence",), among=("fence",), method="officer", decider="officer")
    late(table, "12:00:30.000", Event(data=decided))
    found = [standing(board, "consultation") for board in boards(table, 10, 11)]
    assert (order(table)[-2:], [each and each.chosen for each in found]) == ([11, 10], [("fence",), ("fence",)])


def test_a_late_entry_has_its_place_in_played_and_in_paused_time() -> None:
    """And a mark there; marks stand in the order in which they happened."""
    found = line()
    places = [found.place(seq) for seq in (18, 10, 11, 17, 12, 19)]
    assert places == [Place(30, 0), Place(60, 0), Place(60, 60), Place(90, 60), Place(120, 60), Place(120, 60)]
    assert [mark for mark in found.marks if mark.kind in ("tag", "decision", "pause")] == [
        Mark("tag", 18, 30, "consultation", ("late",)),
        Mark("pause", 10, 60, "consultation"),
        Mark("tag", 17, 90, "consultation", ("late",)),
        Mark("decision", 19, 120, "consultation"),
    ]


def test_time_and_steps_come_to_a_late_entry_where_it_happened() -> None:
    """A fork from there begins with what had been recorded by then."""
    found = line()
    assert [found.at(played) for played in (29, 30, 60, 90, 119)] == [9, 18, 11, 17, 17]
    assert (found.after(10, ("tag",)), found.before(12, ("tag",)), found.before(18, ROUNDS)) == (17, 17, 9)
    assert [found.recorded(seq) for seq in (12, 17, 18, 19)] == [12, 11, 9, 12]
    assert [found.position(seq) for seq in (0, 9, 18, 10, 20, 99)] == [0, 9, 10, 11, 20, 99]
    reading = found.reading(17, 95)
    assert reading is not None
    assert (reading.played, reading.paused, reading.running) == (95, 60, True)


def test_a_late_entry_stands_nowhere_behind_what_was_recorded_later() -> None:
    """The wall clock ran ahead of the clock that counts; or it comes last of all."""
    table = consulting().wait(60)
    table.clock.step(60)
    table.done(observing.note, "on time")
    late(table, "12:01:50.000", noted())
    found = timeline(table.events)
    assert (found.order[-2:], found.place(11), found.place(10)) == ([11, 10], Place(60), Place(60))
    table.wait(60)
    last = late(table, "12:02:30.000", noted())
    assert timeline(table.events).place(last) == timeline(table.events).end
