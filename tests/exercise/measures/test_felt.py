"""How the round was felt: rungs, statements, the gap, and the promise."""

import pytest
from msgspec.structs import replace

from coopexercise.exercise import dealing
from coopexercise.exercise.events import OBSERVER
from coopexercise.exercise.measures import Measure, kinds, of_round
from coopexercise.exercise.measures.felt import formed_of_middles
from coopexercise.exercise.scenario import Promise, Ratings
from tests.exercise.table import SCENARIO, Table, consulting, dealt, opened

from .taking import CO_PRODUCTION, NOT_RECORDED, WIDE_DECK, rate, taken


def full_table() -> Table:
    """Return a table of twelve, rating its consultation: 5 professionals, 5 residents, 1 elected, 1 observer."""
    cards = ["officer"] * 5 + ["neighbour"] * 5 + ["councillor", OBSERVER]
    return opened(deck=WIDE_DECK).seat(12).deal(*cards).go("ratings", "consultation")


def test_under_five_values_are_shown_as_they_are() -> None:
    """In order, so that nobody is found by place; the observer is not in role, and one would rather not say."""
    table = dealt(["officer", "neighbour", "neighbour", "pupil", OBSERVER, "trader"]).go("ratings", "consultation")
    slips = (rate(table, "s1", 6), rate(table, "s2", 4), rate(table, "s3", 2))
    rate(table, "s4", 1, declined=True)
    rate(table, "s5", 7)
    by_side = {"resident": (2, 4), "professional": (6,), "partner": None}
    assert taken(table, "rungs") == Measure((2, 4, 6), by_side, events=slips)


def test_from_five_values_there_is_a_mean() -> None:
    """Professionals 5 5 5 6 7 have a mean of 5.6, residents 2 2 3 3 4 of 2.8; the elected member is one."""
    table = full_table()
    rungs = (5, 5, 5, 6, 7, 2, 2, 3, 3, 4, 6)
    slips = tuple(rate(table, f"s{place}", rung) for place, rung in enumerate(rungs, 1))
    by_side = {"resident": 2.8, "professional": 5.6, "elected": (6,)}
    assert taken(table, "rungs") == Measure(4.36, by_side, events=slips)


def test_no_rung_is_not_recorded() -> None:
    """A slip may leave it out."""
    table = consulting().go("ratings", "consultation")
    rate(table, "s1", statements={"heard": 3})
    assert (taken(table, "rungs"), taken(table, "perception_gap")) == (NOT_RECORDED, NOT_RECORDED)


def test_a_slip_counts_for_the_card_held_in_the_round() -> None:
    """Two change cards after the consultation; its figures stay where they were."""
    table = dealt(["officer", "neighbour"]).go("ratings", "consultation")
    slips = (rate(table, "s1", 6), rate(table, "s2", 3))
    table.go("round", "co-production").done(dealing.swap, "s1", "s2")
    assert taken(table, "rungs") == Measure((3, 6), {"resident": (3,), "professional": (6,)}, events=slips)


def test_statements_are_taken_one_by_one() -> None:
    """Each has its own measure; what nobody answered is not recorded."""
    table = consulting().go("ratings", "consultation")
    first = rate(table, "s2", statements={"heard": 4, "power": 2})
    second = rate(table, "s1", statements={"heard": 5})
    none = {"elected": None, "partner": None}
    assert {name: taken(table, name) for name in ("heard", "power", "help")} == {
        "heard": Measure((4, 5), {"resident": (4,), "professional": (5,), **none}, events=(first, second)),
        "power": Measure((2,), {"resident": (2,), "professional": None, **none}, events=(first,)),
        "help": NOT_RECORDED,
    }


def test_a_trainers_own_statement_has_a_measure_of_its_own() -> None:
    """It comes after all others, under its own words."""
    scenario = replace(SCENARIO, ratings=Ratings(60, ("heard", "I felt safe.")))
    table = consulting(scenario=scenario).go("ratings", "consultation")
    seq = rate(table, "s2", statements={"I felt safe.": 5})
    found = of_round(table.session, "consultation", table.now)
    by_side = {"resident": (5,), "professional": None, "elected": None, "partner": None}
    assert found["statement:I felt safe."] == Measure((5,), by_side, events=(seq,))
    assert list(found) == list(kinds(scenario))
    assert kinds(scenario)["statement:I felt safe."].title == "“I felt safe.”"


def test_the_gap_is_of_middle_values_under_five_on_a_side() -> None:
    """Officer 6 and councillor 3 have 4.5 in the middle; residents 2, 2 and 3 have 2. The partner is in neither."""
    table = dealt(["officer", "neighbour", "neighbour", "pupil", "councillor", "trader"]).go("ratings", "consultation")
    rungs = {"s1": 6, "s2": 3, "s3": 2, "s4": 2, "s5": 3}
    slips = tuple(rate(table, seat, rung) for seat, rung in rungs.items())
    rate(table, "s6", 7)
    found = taken(table, "perception_gap")
    assert found == Measure(2.5, {"resident": (2, 2, 3), "professional": (6,), "elected": (3,)}, events=slips)
    assert formed_of_middles(found.by_side.values())


def test_the_gap_is_of_means_from_five_on_each_side_that_rated() -> None:
    """5.6 less 2.8; the elected member's slip is not typed, so no side has fewer than five."""
    table = full_table()
    rungs = (5, 5, 5, 6, 7, 2, 2, 3, 3, 4)
    slips = tuple(rate(table, f"s{place}", rung) for place, rung in enumerate(rungs, 1))
    found = taken(table, "perception_gap")
    assert found == Measure(2.8, {"resident": 2.8, "professional": 5.6, "elected": None}, events=slips)
    assert not formed_of_middles(found.by_side.values())


def test_one_small_side_makes_it_a_gap_of_middle_values() -> None:
    """5 5 5 6 7 and the councillor's 1 have 5 in the middle; residents 3."""
    table = full_table()
    rungs = (5, 5, 5, 6, 7, 2, 2, 3, 3, 4, 1)
    slips = tuple(rate(table, f"s{place}", rung) for place, rung in enumerate(rungs, 1))
    by_side = {"resident": 2.8, "professional": 5.6, "elected": (1,)}
    assert taken(table, "perception_gap") == Measure(2.0, by_side, events=slips)


def test_figures_have_two_places() -> None:
    """Professionals 5.6; residents 1 1 1 1 1 2 have a mean of 7/6."""
    table = opened(deck=WIDE_DECK).seat(11).deal(*["officer"] * 5, *["neighbour"] * 6).go("ratings", "consultation")
    for place, rung in enumerate((5, 5, 5, 6, 7, 1, 1, 1, 1, 1, 2), 1):
        rate(table, f"s{place}", rung)
    assert taken(table, "rungs").by_side == {"resident": 1.17, "professional": 5.6}
    assert taken(table, "perception_gap").value == 4.43


@pytest.mark.parametrize("seats", [("s1", "s4"), ("s2", "s3")])
def test_the_gap_needs_both_of_its_sides(seats: tuple[str, ...]) -> None:
    """Only professionals and elected members, or only residents."""
    table = consulting().go("ratings", "consultation")
    for seat in seats:
        rate(table, seat, 5)
    assert taken(table, "perception_gap") == NOT_RECORDED


def test_a_gap_can_be_negative_or_none() -> None:
    """Residents may stand higher; equal is 0, which is measured."""
    table = consulting().go("ratings", "consultation")
    rate(table, "s1", 3)
    rate(table, "s2", 5)
    assert taken(table, "perception_gap").value == -2.0
    rate(table, "s2", 3)
    assert taken(table, "perception_gap").value == 0.0


def test_the_promise_is_that_of_the_round() -> None:
    """It is in the opening, and there before anybody rates."""
    table = consulting()
    promises = [taken(table, "promise", round_id) for round_id in ("consultation", "co-production")]
    assert promises == [Measure("consult", events=(1,)), Measure("collaborate", events=(1,))]


def test_people_are_counted_at_or_above_and_below_the_promised_rung() -> None:
    """The promise to consult stands for rung 4."""
    table = consulting().go("ratings", "consultation")
    slips = (rate(table, "s1", 5), rate(table, "s2", 4), rate(table, "s3", 3))
    none = {"elected": None, "partner": None}
    at_least = Measure(2, {"resident": 1, "professional": 1, **none}, events=(1, *slips))
    below = Measure(1, {"resident": 1, "professional": 0, **none}, events=(1, *slips))
    assert (taken(table, "promise_felt"), taken(table, "promise_not_felt")) == (at_least, below)
    assert taken(table, "promise_felt", CO_PRODUCTION) == NOT_RECORDED


@pytest.mark.parametrize(
    ("promise", "rung"), [("inform", 3), ("consult", 4), ("involve", 5), ("collaborate", 6), ("empower", 7)]
)
def test_each_promise_stands_for_a_rung(promise: Promise, rung: int) -> None:
    """One rung below it, it is not felt."""
    first = replace(SCENARIO.rounds[0], promise=promise)
    table = consulting(scenario=replace(SCENARIO, rounds=(first, SCENARIO.rounds[1]))).go("ratings", "consultation")
    rate(table, "s1", rung)
    rate(table, "s2", rung - 1)
    assert (taken(table, "promise_felt").value, taken(table, "promise_not_felt").value) == (1, 1)
