"""The slips after a round."""

import pytest

from coopexercise.exercise import corrections, dealing, ratings
from coopexercise.exercise.events import OBSERVER, RatingGiven
from coopexercise.exercise.refusals import Reason, refuse
from coopexercise.exercise.scenario import Ratings
from tests.exercise.table import CARDS, SCENARIO, consulting, dealt, debriefing

ROUND = "consultation"


def rating():
    """Return a table in the ratings of the consultation."""
    return consulting().go("ratings", ROUND)


def test_a_slip_in_full():
    """Rung, statements and the items of one's own card."""
    items = {"neighbour/a-seat": "partly", "neighbour/flowers": "unknown"}
    (event,) = rating().done(ratings.rate, "s2", 4, {"heard": 5, "power": 1, "help": 3}, items)
    assert (event.data, event.round) == (
        RatingGiven(seat="s2", rung=4, statements={"heard": 5, "power": 1, "help": 3}, items=items),
        ROUND,
    )


def test_a_slip_may_leave_everything_open():
    """Not recorded is not 0; somebody who would rather not say is recorded as that."""
    table = rating()
    (empty,) = table.done(ratings.rate, "s1")
    (declined,) = table.done(ratings.rate, "s2", declined=True)
    assert (empty.data, declined.data) == (RatingGiven(seat="s1"), RatingGiven(seat="s2", declined=True))


@pytest.mark.parametrize(
    ("slip", "refusal"),
    [
        ({"seat": "s9"}, refuse(Reason.NO_SUCH_SEAT, seat="s9")),
        ({"rung": 0}, refuse(Reason.OUT_OF_RANGE, what="A rung", least=1, most=7)),
        ({"rung": 8}, refuse(Reason.OUT_OF_RANGE, what="A rung", least=1, most=7)),
        ({"statements": {"heard": 6}}, refuse(Reason.OUT_OF_RANGE, what="“heard”", least=1, most=5)),
        ({"statements": {"heard": 0}}, refuse(Reason.OUT_OF_RANGE, what="“heard”", least=1, most=5)),
        ({"statements": {"loved": 3}}, refuse(Reason.NO_SUCH_STATEMENT, statement="loved")),
        ({"items": {"pupil/safe-wait": "yes"}}, refuse(Reason.NO_SUCH_ITEM, item="pupil/safe-wait")),
        ({"items": {"neighbour/van": "yes"}}, refuse(Reason.NO_SUCH_ITEM, item="neighbour/van")),
        ({"round_id": "co-production"}, refuse(Reason.ROUND_NOT_STARTED, round="co-production")),
    ],
)
def test_a_slip_answers_what_was_asked(slip, refusal):
    """Rungs 1 to 7, the scenario's statements 1 to 5, the needs and wants of one's own card."""
    assert rating().do(ratings.rate, **{"seat": "s2"} | slip) == refusal


def test_a_scenario_may_ask_other_statements():
    """Its own statements take the place of the default ones."""
    scenario = type(SCENARIO)(
        id="x",
        title="X",
        question="?",
        rounds=SCENARIO.rounds,
        briefing=SCENARIO.briefing,
        ratings=Ratings(60, ("trust",)),
        debrief=SCENARIO.debrief,
    )
    table = dealt(scenario=scenario).go("round", ROUND)
    (event,) = table.done(ratings.rate, "s1", statements={"trust": 2})
    assert (event.data.statements, table.do(ratings.rate, "s1", statements={"heard": 2})) == (
        {"trust": 2},
        refuse(Reason.NO_SUCH_STATEMENT, statement="heard"),
    )


def test_an_observer_has_no_items():
    """But may rate what was seen."""
    table = dealt((*CARDS, OBSERVER)).go("round", ROUND)
    table.done(ratings.rate, "s6", 3)
    assert table.do(ratings.rate, "s6", items={"pupil/safe-wait": "yes"}) == refuse(
        Reason.NO_SUCH_ITEM, item="pupil/safe-wait"
    )


def test_mirror_roles_rate_for_themselves():
    """Two seats share a card, and each has a slip."""
    table = dealt(("officer", "neighbour", "neighbour")).go("round", ROUND)
    table.done(ratings.rate, "s2", 2, items={"neighbour/a-seat": "no"})
    table.done(ratings.rate, "s3", 5, items={"neighbour/a-seat": "yes"})
    assert [slip.rung for _, slip in ratings.slips(table.session, ROUND).values()] == [2, 5]


def test_the_later_slip_of_a_seat_replaces_the_earlier():
    """And taking it back reveals the earlier one."""
    table = rating()
    (first,) = table.done(ratings.rate, "s2", 2)
    (second,) = table.done(ratings.rate, "s2", 6)
    latest = ratings.slips(table.session, ROUND)
    table.done(corrections.withdraw, second.seq)
    assert (latest, ratings.slips(table.session, ROUND)) == (
        {"s2": (second, second.data)},
        {"s2": (first, first.data)},
    )


def test_slips_are_typed_later_for_the_card_of_their_round():
    """Whoever left or changed cards since answers for the card they played."""
    table = rating()
    table.done(dealing.leave, "s3")
    table.done(dealing.swap, "s1", "s2")
    table.go("round", "co-production")
    left = table.done(ratings.rate, "s3", 3, items={"pupil/safe-wait": "no"}, round_id=ROUND)
    swapped = table.done(ratings.rate, "s1", 3, items={"officer/thanks": "yes"}, round_id=ROUND)
    now = table.done(ratings.rate, "s1", 3, items={"neighbour/a-seat": "yes"})
    assert [event.round for event in (*left, *swapped, *now)] == [ROUND, ROUND, "co-production"]


def test_slips_can_come_as_late_as_the_debrief():
    """Their round is named then."""
    table = debriefing()
    assert (table.do(ratings.rate, "s1", 2), table.done(ratings.rate, "s1", 2, round_id=ROUND)[0].round) == (
        refuse(Reason.NOT_IN_A_ROUND),
        ROUND,
    )


def test_the_slips_that_are_outstanding():
    """Of the people who are here."""
    table = rating()
    table.done(ratings.rate, "s2", declined=True)
    table.done(dealing.leave, "s4")
    assert ratings.outstanding(table.session, ROUND) == ("s1", "s3", "s5")


def test_who_has_a_slip():
    """Whoever held a card in the round, also if they left since; not observers, nor who came afterwards."""
    table = dealt((*CARDS, OBSERVER)).go("ratings", ROUND)
    table.done(dealing.leave, "s4")
    table.done(dealing.arrive_late)
    assert (ratings.raters(table.session, ROUND), ratings.outstanding(table.session, ROUND)) == (
        ("s1", "s2", "s3", "s4", "s5"),
        ("s1", "s2", "s3", "s5"),
    )


def test_the_ladder_has_seven_rungs_and_each_default_statement_a_sentence():
    """What the slips ask by default has words."""
    assert (len(ratings.RUNGS), tuple(ratings.STATEMENTS)) == (7, Ratings(0).statements)
