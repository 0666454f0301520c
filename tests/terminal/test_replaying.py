"""The player of a replay, without a screen: where it goes, how time goes by, what it finds."""

from datetime import UTC

from msgspec.structs import replace

from coopexercise.exercise import agenda, consultation, coproduction, observing
from coopexercise.exercise.events import Event, NoteMade
from coopexercise.exercise.session import fold
from coopexercise.exercise.sifting import Sieve
from coopexercise.exercise.timeline import ROUNDS
from coopexercise.terminal.replaying import Player
from tests.exercise.table import Table, consulting


def walked() -> Table:
    """Return a table of 16 events and 150 played seconds, with a pause, a decision and an offer."""
    table = consulting().wait(30)
    table.done(agenda.pause)
    table.wait(60).done(agenda.resume)
    table.wait(60).done(consultation.decide, "planters", "officer", "Cheap and quick")
    table.done(agenda.end_round)
    table.done(agenda.advance)
    table.wait(60).done(coproduction.offer, "neighbour", "neighbour/van")
    return table


TABLE = walked()
EVENTS = TABLE.events
DECISION, OFFER = 12, 16


def player(seq: int = 1) -> Player:
    """Return a player that stands at an event."""
    made = Player(EVENTS, UTC)
    made.go(seq)
    return made


def test_wherever_it_stands_the_session_is_as_it_was() -> None:
    """Also before the first and after the last event, where there is nothing to go to."""
    at = player()
    for seq, shown in ((-3, 1), (1, 1), (9, 9), (DECISION, DECISION), (99, OFFER), (4, 4)):
        at.go(seq)
        assert (at.seq, at.session) == (shown, fold(EVENTS[:shown]))


def test_a_time_is_gone_to_as_exactly_as_it_is_named() -> None:
    """The event is the last one before it, and the clock shows that time."""
    at = player()
    at.go_to(45.5)
    reading = at.reading
    assert reading is not None
    assert (at.seq, at.played, reading.played, reading.paused) == (11, 45.5, 45.5, 60)
    at.go_to(10_000)
    assert (at.seq, at.played) == (OFFER, 150)


def test_steps_go_by_event_decision_and_round() -> None:
    """And say when there is none."""
    at = player(9)
    assert (at.step(1), at.seq, at.step(-1), at.seq) == (True, 10, True, 9)
    assert (at.step_to(("decision",), 1), at.seq, at.step_to(("decision",), 1), at.seq) == (True, 12, False, 12)
    assert (at.step_to(ROUNDS, 1), at.seq, at.step_to(ROUNDS, -1), at.seq) == (True, 15, True, 9)
    at.go(OFFER)
    assert (at.step(1), at.seq) == (False, OFFER)


def test_time_goes_by_as_fast_as_was_asked_for_and_stands_at_the_end() -> None:
    """Sixteen seconds a second; a pause takes no time."""
    at = player(9)
    at.faster(1)
    assert at.speed == 2
    at.speed = 16
    at.play()
    at.pass_time(2)
    assert (at.playing, at.played, at.seq) == (True, 32, 11)
    at.pass_time(10)
    assert (at.playing, at.played, at.seq) == (False, 150, OFFER)
    at.play()
    assert (at.playing, at.played, at.seq) == (True, 0, 1)


def test_there_are_five_speeds_and_a_recap() -> None:
    """A recap takes a minute, but is never slower than the session was."""
    at = player()
    speeds = []
    for by in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1):
        at.faster(by)
        speeds.append(at.speed)
    assert speeds == [2, 4, 8, 16, 16, 8, 4, 2, 1, 1]
    at.go(DECISION)
    at.recap()
    assert (at.seq, at.speed, at.playing) == (1, 2.5, True)
    at.pass_time(60)
    assert (at.seq, at.playing) == (OFFER, False)
    short = Player(EVENTS[:10], UTC)
    short.recap()
    assert short.speed == 1


def test_hits_are_gone_through_round_and_round() -> None:
    """In what was said and in what happened, in small letters or large."""
    at = player()
    at.find("VAN")
    assert (at.hits, at.step_hit(1), at.seq) == ((OFFER,), True, OFFER)
    at.find("clock")
    assert at.hits == (10, 11)
    assert [(at.step_hit(by), at.seq) for by in (-1, -1, -1, 1)] == [(True, 11), (True, 10), (True, 11), (True, 10)]
    at.find("nowhere")
    assert (at.hits, at.step_hit(1), at.step_hit(-1), at.seq) == ((), False, False, 10)
    at.find("")
    assert at.hits == ()


def test_steps_go_only_to_what_is_listed() -> None:
    """Until everything is listed again."""
    at = player(9)
    at.sift(Sieve(sides=frozenset({"resident"})))
    assert (list(at.listed), at.step(1), at.seq) == ([OFFER], True, OFFER)
    at.sift(Sieve())
    assert (list(at.listed), at.step(-1), at.seq) == (list(range(1, 17)), True, 15)


def test_a_sentence_is_that_of_the_transcript() -> None:
    """With what became of the entry later, and with the names that are known."""
    table = consulting()
    table.done(observing.note, "Nobody looks up")
    shown = Player(table.events, UTC)
    assert [shown.sentence(line.seq) for line in shown.lines] == [line.text.split(": ", 1)[1] for line in shown.lines]
    assert (shown.sentence(2), shown.sentence(2, {"s1": "Ana"})) == ("Somebody takes seat s1.", "Ana takes seat s1.")


def test_a_late_entry_is_come_to_where_it_happened() -> None:
    """By steps, among what is listed, among hits, with the session of that moment; its number stays that of the log."""
    table = consulting().wait(60)
    table.done(agenda.pause)
    note = Event(data=NoteMade(tags=("late",)), words={"text": "Late"}, round="consultation")
    table.record(replace(note, happened="2026-06-01T12:00:30Z"))
    at = Player(table.events, UTC)
    at.go(9)
    ways = [(at.step(by), at.seq, at.played) for by in (1, 1, 1, -1, -1)]
    assert ways == [(True, 11, 30), (True, 10, 60), (False, 10, 60), (True, 11, 30), (True, 9, 0)]
    at.go(11)
    assert (at.session.entries("consultation", NoteMade)[0][0].seq, at.session.clock) == (11, fold(EVENTS[:9]).clock)
    at.sift(Sieve(families=frozenset({"notes", "clock"})))
    at.find("late")
    assert (list(at.listed), at.hits, at.step_to(("tag",), 1)) == ([11, 10], (11,), False)
    at.sift(Sieve())
    assert list(at.listed) == [*range(1, 10), 11, 10]


def test_a_sentence_is_told_of_its_moment_also_behind_a_late_entry() -> None:
    """As in the transcript: it is the clock of that moment that was paused."""
    table = consulting().wait(60)
    for command in (agenda.pause, agenda.resume, agenda.pause):
        table.done(command)
        table.wait(30)
    table.record(replace(Event(data=NoteMade(), round="consultation"), happened="2026-06-01T12:00:30Z"))
    at = Player(table.events, UTC)
    assert at.sentence(12) == "The clock is paused after 1 minute and 30 seconds."
    assert [at.sentence(line.seq) for line in at.lines] == [line.text.split(": ", 1)[1] for line in at.lines]
