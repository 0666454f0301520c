"""Checkpoints: the session at any event, as if it had been folded from the beginning."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coopexercise.exercise import observing
from coopexercise.exercise.checkpoints import EVERY, Checkpoints
from coopexercise.exercise.session import Session, fold
from tests.exercise.table import Table, consulting


def long() -> Table:
    """Return a table with enough notes for two checkpoints and a rest."""
    table = consulting()
    while len(table.events) < 2 * EVERY + 30:
        table.done(observing.note, f"Note {len(table.events)}")
    return table


EVENTS = long().events


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, len(EVENTS)), min_size=1, max_size=8))
def test_any_way_of_going_back_and_forth_shows_what_was(places: list[int]) -> None:
    """Each session is that of the events up to there, whatever was looked at before."""
    along = Checkpoints(EVENTS)
    assert [along.at(seq) for seq in places] == [fold(EVENTS[:seq]) for seq in places]


def test_there_is_nothing_before_the_first_and_behind_the_last_event() -> None:
    """What is asked for beyond them is what is there."""
    along = Checkpoints(EVENTS)
    assert (along.at(-5), along.at(10_000)) == (Session(), fold(EVENTS))
