"""One rehearsed session, boiled down."""

from functools import cache

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, consultation, coproduction, observing, ratings
from coopexercise.exercise.scenario import Parameters
from coopexercise.exercise.tendencies import run_of
from tests.exercise.table import SCENARIO, Table, dealt
from tests.exercise.test_rehearsal import rehearsed

BENCH = {
    "cards": ("neighbour", "pupil"),
    "assets": ("neighbour/carpentry",),
    "items": ("pupil/safe-wait", "neighbour/a-seat"),
}


@cache
def by_hand() -> Table:
    """Return a session in which people did something that can be counted, at a table of five."""
    table = dealt().go("round", "consultation")
    table.done(coproduction.explain, ("budget",), card="officer")
    table.done(agenda.advance)
    for place, option in enumerate(("planters", "fence", "planters"), 1):
        table.done(consultation.choose, f"s{place}", option)
    table.done(consultation.decide, "fence", by="officer", reason="It keeps.")
    table.go("ratings", "consultation")
    for seat, rung in (("s1", 4), ("s2", 3), ("s3", 3), ("s4", None)):
        table.done(ratings.rate, seat, rung=rung, declined=rung is None)
    table.go("round", "co-production")
    table.done(observing.release, inject="gift")
    table.done(agenda.advance)
    table.done(coproduction.offer, "neighbour", asset="neighbour/carpentry")
    table.done(coproduction.offer, "pupil", text="An hour a week")
    table.done(coproduction.shape, "A bench", cost=300, weeks=6, **BENCH)
    table.done(coproduction.shape, "A palace", cost=30_000, weeks=2)
    table.done(coproduction.join, "p1", "neighbour")
    table.done(coproduction.join, "p1", "trader")
    table.done(coproduction.decide, ("p1",), method="consent")
    return table.finish()


def test_a_session_is_boiled_down_to_what_it_came_to() -> None:
    """What was decided, what it does to whom, who had a part in it, and the time it would have taken."""
    run = run_of(by_hand().session)
    listed, made = run.rounds
    assert (run.people, run.cards) == (5, ("officer", "neighbour", "pupil", "councillor", "trader"))
    assert (listed.round, listed.mode, listed.decided, listed.choices) == (
        "consultation",
        "consultation",
        ("fence",),
        {"planters": 2, "fence": 1},
    )
    assert (listed.met, listed.partly, listed.harmed, listed.used) == (
        {"officer/no-upkeep"},
        set(),
        {"neighbour/a-seat"},
        set(),
    )
    assert (listed.rung, listed.gap, listed.spent) == (3, 1, {"budget": 1100 / 1200})
    assert (made.decided, made.met, made.partly) == (("p1",), {"pupil/safe-wait"}, {"neighbour/a-seat"})
    assert (made.offered, made.used, made.busy) == (
        {"neighbour/carpentry"},
        {"neighbour/carpentry"},
        {"neighbour", "pupil", "trader"},
    )
    assert (made.fitting, made.spent) == ((True, False), {"budget": 0.25, "weeks": 1.0})
    assert (made.rung, made.gap, made.harmed, made.choices) == (None, None, set(), {})


def test_what_would_take_time_is_counted_in_its_step() -> None:
    """Read out at the beginning, said while a step runs; injects are read out when they come."""
    listed, made = run_of(by_hand().session).rounds
    titles = 3 / 2.5
    assert (listed.needed, listed.planned) == ((titles + 10, 3 * 8 + 20), (120, 180))
    assert (made.needed, made.planned) == ((3 / 2.5, 2 * 8 + 2 * 40 + 2 * 4 + 20, 0), (100, 200, 300))


def test_a_round_without_steps_is_one_step() -> None:
    """Of all its time, as it was planned for this session."""
    rounds = tuple(replace(each, steps=()) for each in SCENARIO.rounds)
    table = rehearsed(scenario=replace(SCENARIO, rounds=rounds), equal_time=True)
    run = run_of(table.session)
    assert [each.planned for each in run.rounds] == [(450,), (450,)]
    assert [len(each.needed) for each in run.rounds] == [1, 1]


def test_rounds_stand_in_the_order_played() -> None:
    """The first comes first, also when they were swapped."""
    assert [each.round for each in run_of(rehearsed(order="swap").session).rounds] == ["co-production", "consultation"]


@pytest.mark.parametrize("given", [Parameters(), Parameters(budget=0.0)])
def test_without_limits_nothing_is_spent_of_them(given: Parameters) -> None:
    """Nor of a budget of nothing."""
    rounds = tuple(replace(each, explains=()) for each in SCENARIO.rounds)
    run = run_of(rehearsed(scenario=replace(SCENARIO, rounds=rounds, parameters=given)).session)
    assert [each.spent for each in run.rounds] == [{}, {}]


def test_without_a_decision_nothing_was_decided() -> None:
    """Only a rehearsed session is sure to have one."""
    with pytest.raises(AssertionError, match="every rehearsed round comes to a decision"):
        run_of(dealt().finish().session)


def test_the_same_seed_comes_to_the_same() -> None:
    """Whatever the hour."""
    first, again, other = (run_of(rehearsed(seed=seed).session) for seed in (3, 3, 4))
    assert first == again != other
