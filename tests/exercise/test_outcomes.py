"""The outcomes that were agreed on: the last ones, with what the group added."""

from coopexercise.exercise import agenda, outcomes
from coopexercise.exercise.events import Event, OutcomesAgreed
from coopexercise.exercise.outcomes import Agreed
from tests.exercise.table import dealt


def test_what_was_agreed_last_counts() -> None:
    """In the order in which it was agreed on; nobody was asked before."""
    table = dealt()
    assert outcomes.agreed(table.session) is None
    known = {each.id: each for each in table.session.scenario.outcomes}
    table.done(agenda.agree_outcomes, ("cared-for",))
    (event,) = table.done(agenda.agree_outcomes, ("glad-to-wait", "cared-for"), "Nobody is cold")
    agreed = outcomes.agreed(table.session)
    assert agreed == Agreed(event.seq, (known["glad-to-wait"], known["cared-for"]), "Nobody is cold")
    assert agreed.ids == ("glad-to-wait", "cared-for")


def test_an_outcome_that_the_scenario_does_not_have_is_left_out() -> None:
    """No command agrees on one, but a log may come from anywhere."""
    table = dealt()
    event = table.record(Event(data=OutcomesAgreed(outcomes=("peace",))))
    assert outcomes.agreed(table.session) == Agreed(event.seq, (), "")
