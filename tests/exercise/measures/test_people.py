"""Who was there, as it was in the round."""

from coopexercise.exercise import corrections, dealing, ratings
from coopexercise.exercise.events import OBSERVER, CardsDealt
from coopexercise.exercise.measures import Measure, contrast
from coopexercise.exercise.session import fold
from tests.exercise.table import consulting, dealt

from .taking import CO_PRODUCTION, NOT_RECORDED, rate, taken


def test_seats_are_counted_by_side_without_observers() -> None:
    """Two seats of a mirror role are two people; an observer holds no card."""
    table = dealt(["officer", "neighbour", "neighbour", OBSERVER]).go("round", "consultation")
    assert taken(table, "seats") == Measure(3, {"resident": 2, "professional": 1}, events=(1, 6))


def test_who_left_after_the_round_was_there_in_it() -> None:
    """A departure, a swap and an arrival in the second round change nothing in the first."""
    table = dealt(["officer", "neighbour", "pupil"]).go("round", "consultation")
    before = taken(table, "seats")
    table.go("round", "co-production")
    left = table.done(dealing.leave, "s3", "retired")[0].seq
    swapped = [event.seq for event in table.done(dealing.swap, "s1", "s2")]
    came = [event.seq for event in table.done(dealing.arrive_late)]
    assert taken(table, "seats") == before == Measure(3, {"resident": 2, "professional": 1}, events=(1, 5))
    by_side = {"resident": 2, "professional": 1, "elected": 1}
    assert taken(table, "seats", CO_PRODUCTION) == Measure(4, by_side, events=(1, 5, left, *swapped, came[1]))


def test_a_round_that_has_not_begun_has_no_people() -> None:
    """Who is there is known only once the round begins."""
    assert taken(consulting(), "seats", CO_PRODUCTION).value == 0


def test_without_a_deal_nobody_wrote_down_who_was_there() -> None:
    """Not recorded, which is not 0; nor is what would have been in play."""
    session = fold(event for event in consulting().events if not isinstance(event.data, CardsDealt))
    (played,) = contrast(session).rounds
    assert [played.measures[name] for name in ("seats", "items_in_play")] == [NOT_RECORDED] * 2


def test_slips_are_counted_by_seat() -> None:
    """The latest slip of a seat counts; a declined one and an observer's do not; a correction is traced."""
    table = dealt(["officer", "neighbour", "pupil", OBSERVER]).go("ratings", "consultation")
    rate(table, "s2", 2)
    second = rate(table, "s2", 3)
    rate(table, "s3", declined=True)
    rate(table, "s4", 4)
    slip = ratings.slips(table.session, "consultation")["s2"][1]
    corrected = table.done(corrections.replace, second, {}, slip)[0].seq
    assert taken(table, "slips") == Measure(1, {"resident": 1, "professional": 0}, events=(second, corrected))


def test_who_came_after_the_round_has_not_felt_it() -> None:
    """A slip of somebody who held no card in the round is not counted."""
    table = dealt(["officer", "neighbour"]).go("ratings", "consultation")
    table.done(dealing.arrive_late)
    rate(table, "s3", 7)
    first = rate(table, "s1", 4)
    assert taken(table, "slips") == Measure(1, {"resident": 0, "professional": 1}, events=(first,))
    assert taken(table, "rungs").value == (4,)


def test_without_a_slip_their_number_is_not_recorded() -> None:
    """Nobody may have typed them yet."""
    table = dealt(["officer", "neighbour", "pupil"]).go("ratings", "consultation")
    assert taken(table, "slips") == NOT_RECORDED
    rate(table, "s3", declined=True)
    assert taken(table, "slips") == NOT_RECORDED
