"""The decision beside the parameters."""

from msgspec.structs import replace

from coopexercise.exercise import coproduction
from coopexercise.exercise.measures import Measure
from coopexercise.exercise.scenario import Option, Parameters
from tests.exercise.table import SCENARIO, co_producing, consulting

from .taking import CO_PRODUCTION, NONE_BY_SIDE, NOT_RECORDED, agree_on, decide_for, shape, taken

OF_FIGURES = ("cost", "budget_left", "weeks", "weeks_left", "parameters_kept", "parameters_exceeded")


def test_an_option_has_a_cost_and_no_weeks() -> None:
    """The fence costs 1,100 of 1,200."""
    table = consulting()
    seq = decide_for(table, "fence")
    assert {name: taken(table, name) for name in OF_FIGURES} == {
        "cost": Measure(1100.0, events=(1, seq)),
        "budget_left": Measure(100.0, events=(1, seq)),
        "weeks": NOT_RECORDED,
        "weeks_left": NOT_RECORDED,
        "parameters_kept": Measure(("budget",), events=(1, seq)),
        "parameters_exceeded": Measure((), events=(1, seq)),
    }


def test_proposals_cost_their_sum_and_take_the_longest() -> None:
    """800 and 500 are over 1,200; 3 and 6 weeks side by side are 6, which is kept."""
    table = co_producing()
    first, second = shape(table, cost=800, weeks=3), shape(table, cost=500, weeks=6)
    shape(table, cost=9000, weeks=90)
    seq = agree_on(table, "p1", "p2")
    found = {name: taken(table, name, CO_PRODUCTION) for name in OF_FIGURES}
    behind = (first, second, seq)
    assert found == {
        "cost": Measure(1300.0, events=behind),
        "budget_left": Measure(-100.0, events=(1, *behind)),
        "weeks": Measure(6.0, events=behind),
        "weeks_left": Measure(0.0, events=(1, *behind)),
        "parameters_kept": Measure(("weeks",), events=(1, *behind)),
        "parameters_exceeded": Measure(("budget",), events=(1, *behind)),
    }


def test_one_unknown_cost_makes_the_sum_unknown() -> None:
    """The weeks of both are known."""
    table = co_producing()
    shape(table, cost=800, weeks=7)
    shape(table, weeks=2)
    agree_on(table, "p1", "p2")
    found = {name: taken(table, name, CO_PRODUCTION).value for name in OF_FIGURES}
    assert found == {
        "cost": None,
        "budget_left": None,
        "weeks": 7.0,
        "weeks_left": -1.0,
        "parameters_kept": (),
        "parameters_exceeded": ("weeks",),
    }


def test_one_unknown_span_makes_the_weeks_unknown() -> None:
    """The other proposal may take longer."""
    table = co_producing()
    shape(table, weeks=2)
    shape(table)
    agree_on(table, "p1", "p2")
    assert taken(table, "weeks", CO_PRODUCTION) == NOT_RECORDED


def test_without_a_decision_or_figures_nothing_is_recorded() -> None:
    """Before a decision, and for an option of which no cost was written."""
    assert [taken(co_producing(), name, CO_PRODUCTION) for name in OF_FIGURES] == [NOT_RECORDED] * 6
    first = replace(SCENARIO.rounds[0], options=(Option("fence", "A fence"),))
    table = consulting(scenario=replace(SCENARIO, rounds=(first, SCENARIO.rounds[1])))
    decide_for(table, "fence")
    assert [taken(table, name) for name in OF_FIGURES] == [NOT_RECORDED] * 6


def test_nothing_agreed_costs_nothing() -> None:
    """In either mode."""
    table = consulting()
    seq = decide_for(table, "")
    assert (taken(table, "cost"), taken(table, "weeks")) == (Measure(0.0, events=(seq,)), Measure(0.0, events=(seq,)))


def test_without_a_limit_nothing_is_left_or_kept() -> None:
    """The scenario sets neither budget nor weeks; the cost is known all the same."""
    table = co_producing(scenario=replace(SCENARIO, parameters=Parameters()))
    shape(table, cost=5, weeks=5)
    agree_on(table, "p1")
    found = [taken(table, name, CO_PRODUCTION).value for name in OF_FIGURES]
    assert found == [5.0, None, 5.0, None, None, None]


def test_parameters_are_counted_once_and_by_who_explained_them_last() -> None:
    """The facilitator tells the budget, then the officer does; the councillor tells two, one only believed."""
    table = co_producing()
    told = ((("budget", "weeks"), ""), (("budget",), "officer"), (("clear-pavement", "no-digging"), "councillor"))
    seqs = tuple(table.done(coproduction.explain, what, card)[0].seq for what, card in told)
    by_side = {**NONE_BY_SIDE, "professional": 1, "elected": 2}
    assert taken(table, "parameters_explained", CO_PRODUCTION) == Measure(4, by_side, events=seqs)
    assert taken(table, "parameters_only_believed", CO_PRODUCTION) == Measure(1, events=(1, *seqs))


def test_a_belief_that_nobody_mentioned_is_not_counted() -> None:
    """The budget and the pavement really bind."""
    table = consulting()
    seq = table.done(coproduction.explain, ("budget", "clear-pavement"), "officer")[0].seq
    assert taken(table, "parameters_only_believed") == Measure(0, events=(1, seq))


def test_without_an_explanation_nothing_is_recorded() -> None:
    """Nobody wrote down what was explained."""
    names = ("parameters_explained", "parameters_only_believed")
    assert [taken(consulting(), name) for name in names] == [NOT_RECORDED] * 2


def test_outcomes_are_those_the_chosen_proposals_name() -> None:
    """Each once; those of a proposal not decided for are not served."""
    table = co_producing()
    first = shape(table, outcomes=("glad-to-wait",))
    second = shape(table, outcomes=("glad-to-wait",))
    shape(table, outcomes=("cared-for",))
    seq = agree_on(table, "p1", "p2")
    assert taken(table, "outcomes_served", CO_PRODUCTION) == Measure(1, events=(first, second, seq))


def test_outcomes_nobody_named_are_not_recorded() -> None:
    """An option has no place for them, a proposal may leave them out, and before a decision there are none."""
    table = consulting()
    decide_for(table, "fence")
    assert taken(table, "outcomes_served") == NOT_RECORDED
    table = co_producing()
    assert taken(table, "outcomes_served", CO_PRODUCTION) == NOT_RECORDED
    shape(table)
    agree_on(table, "p1")
    assert taken(table, "outcomes_served", CO_PRODUCTION) == NOT_RECORDED


def test_nothing_agreed_serves_no_outcome() -> None:
    """That is 0."""
    table = co_producing()
    seq = agree_on(table)
    assert taken(table, "outcomes_served", CO_PRODUCTION) == Measure(0, events=(seq,))
