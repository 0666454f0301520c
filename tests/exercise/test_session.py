"""The fold: nothing else changes a session, and it never fails."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopexercise.exercise import agenda, dealing, observing
from coopexercise.exercise import events as ev
from coopexercise.exercise.events import KINDS, Event, UnknownData
from coopexercise.exercise.session import Part, Seat, Session, apply, fold
from coopexercise.exercise.trail import Trail
from tests.exercise.table import CARDS, DECK, SCENARIO, consulting, dealt, debriefing


def test_an_empty_session_knows_nothing():
    """It has no place, no round and no cards."""
    session = Session()
    assert (session.seq, session.round, session.present(), session.in_play(), session.scenario.rounds) == (
        0,
        None,
        (),
        (),
        (),
    )


def test_the_opening_brings_scenario_and_deck():
    """A session needs nothing but its log."""
    session = dealt().session
    assert (session.id, session.scenario, session.deck, session.seq) == ("table-1", SCENARIO, DECK, 7)


def test_seats_and_cards_can_be_asked_for():
    """Who holds what, and what nobody holds."""
    session = dealt(("officer", "pupil", "pupil", "observer")).session
    assert (session.card_of("s2"), session.card_of("s9"), session.holders("pupil"), session.in_play()) == (
        "pupil",
        "",
        ("s2", "s3"),
        ("officer", "pupil"),
    )


def test_a_seat_that_left_stays_known():
    """It is no longer present."""
    table = dealt()
    table.done(dealing.leave, "s2")
    assert (table.session.seats["s2"], table.session.present()) == (
        Seat("s2", present=False),
        ("s1", "s3", "s4", "s5"),
    )


def test_the_round_that_runs():
    """In its ratings no round runs, but the part belongs to it."""
    table = consulting()
    running = table.session.round
    table.go("ratings", "consultation")
    assert (running, table.session.round, table.session.part) == (
        SCENARIO.rounds[0],
        None,
        Part("ratings", "consultation"),
    )


def test_entries_are_filed_by_round():
    """Each with its data, in order."""
    table = consulting()
    (one,) = table.done(observing.note, "Loud")
    (other,) = table.done(observing.note, "Quiet")
    assert (
        table.session.entries("consultation", ev.NoteMade),
        table.session.entries("co-production", ev.NoteMade),
        table.session.entries("consultation", ev.OfferMade),
    ) == ([(one, one.data), (other, other.data)], [], [])


def test_an_older_session_never_changes():
    """What was folded on stays as it was."""
    table = consulting()
    table.done(observing.note, "Loud")
    before = table.session
    table.done(observing.note, "Quiet")
    assert ([event.words["text"] for event in before.filed["consultation"]], before.seq) == (
        ["Loud"],
        table.session.seq - 1,
    )


def test_folding_on_is_folding_all():
    """A session can be folded in pieces, and nothing folds to an empty one."""
    events = debriefing().events
    assert (fold(events), fold([])) == (fold(events[9:], fold(events[:9])), Session())


def test_an_unknown_event_is_kept_and_closes_the_log():
    """It is filed where it says it belongs, and the session goes on being readable."""
    table = consulting()
    event = table.record(Event(data=UnknownData(name="song.sung", raw={"verses": 3}), round="consultation"))
    assert (table.session.read_only, table.session.last, table.session.filed["consultation"]) == (
        True,
        event,
        Trail([event]),
    )


def test_words_that_were_removed_and_hands_over_are_only_seen():
    """They change nothing but the latest event."""
    table = dealt()
    before = table.session
    table.record(Event(data=ev.WordsRemoved(seq=2, why="asked")))
    table.done(dealing.hand_over, 1, 2)
    after = table.session
    steered = before.steered.append(table.events[-2]).append(table.events[-1])
    assert after == msgspec.structs.replace(before, last=table.events[-1], steered=steered)


def test_an_ended_session_keeps_the_clock_of_its_part():
    """So what was played is known."""
    table = consulting().wait(30)
    table.done(agenda.end_session, "The fire alarm went.")
    assert (table.session.clock, table.session.clocks[Part("round", "consultation")].played) == (None, 30)


seqs, texts = st.integers(0, 9), st.text(max_size=5)
names = st.sampled_from(["", "s1", "s2", "s9", *CARDS, "observer"])
SPECIAL = {
    ev.SessionOpened: st.just(dealt().events[0].data),
    ev.CardsDealt: st.builds(ev.CardsDealt, deal=st.dictionaries(names, names)),
    ev.EntryCorrected: st.builds(
        ev.EntryCorrected,
        seq=seqs,
        withdrawn=st.booleans(),
        replacement=st.dictionaries(st.sampled_from(["seat", "tags", "card"]), texts | seqs),
    ),
}


def data_of(kind):
    """Return any data of a kind of event, likely or not."""
    fields = {field.name: names for field in msgspec.structs.fields(kind) if field.type is str}
    return SPECIAL[kind] if kind in SPECIAL else st.builds(kind, **fields)


def events_with(data):
    """Return events with such data, at any place and time."""
    return st.builds(
        Event,
        data=data,
        seq=seqs,
        at=st.sampled_from(["2026-06-01T12:00:00Z", "2026-06-01T11:00:00Z"]),
        mono=st.integers(0, 10_000),
        boot=st.sampled_from(["one", "two"]),
        round=st.sampled_from(["", "consultation", "co-production", "lunch"]),
        words=st.dictionaries(st.just("text"), texts),
    )


any_event = events_with(st.one_of(*map(data_of, KINDS.values()), st.just(UnknownData(name="song.sung"))))


@given(st.lists(any_event, max_size=25))
def test_the_fold_never_fails(events):
    """Whatever events in whatever order: a log that was written is readable, and so is each of its prefixes."""
    session = Session()
    for event in events:
        session = apply(session, event)
        assert session.last == event
    assert session == fold(events)


@pytest.mark.parametrize("kind", KINDS.values())
@settings(max_examples=10)
@given(drawn=st.data())
def test_any_kind_of_event_can_be_the_first(kind, drawn):
    """If a log says so, it is read so."""
    event = drawn.draw(events_with(data_of(kind)))
    assert apply(Session(), event).last == event
