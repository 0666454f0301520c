"""Runs counted, with expectations worked out by hand."""

from msgspec.structs import replace

from coopexercise.exercise.scenario import Parameters
from coopexercise.exercise.tendencies import Spread
from coopexercise.exercise.tendencies.tallies import (
    AssetTally,
    CardTally,
    Comparison,
    ItemTally,
    OptionTally,
    SizeTally,
    StepTally,
)
from tests.exercise.table import CARDS, SCENARIO

from .made import LISTED, MADE, played, run, taken_together

SMALL = ("officer", "neighbour")


def test_options_are_counted() -> None:
    """How often each won, how people stood to it, and whether it harmed anybody in play."""
    split = {"choices": {"fence": 1, "planters": 4}}
    agreed = {"decided": ("planters",), "choices": {"planters": 5}}
    found = taken_together(run(), run(split), run(agreed, cards=("officer",)))
    assert found.rounds[0].options == (
        OptionTally(option="fence", runs=3, won=2, against_most=1, chosen=2, unanimous=0, harmless=1),
        OptionTally(option="planters", runs=3, won=1, against_most=0, chosen=3, unanimous=1, harmless=3),
    )
    assert found.rounds[1].options == ()


def test_items_are_counted_out_of_the_runs_with_their_card() -> None:
    """Apart for each round."""
    found = taken_together(
        run({"met": {"pupil/safe-wait"}}, {"partly": {"pupil/safe-wait"}}), run(), run(cards=("officer",))
    )
    tallies = [{each.item: each for each in played.items}["pupil/safe-wait"] for played in found.rounds]
    assert tallies == [ItemTally("pupil/safe-wait", 2, 1, 0), ItemTally("pupil/safe-wait", 2, 0, 1)]


def test_assets_are_counted_over_all_rounds() -> None:
    """Offered and used in any of them, once for each run."""
    used = {"used": {"officer/permits"}}
    found = taken_together(run(used, {**used, "offered": {"officer/permits", "till"}}), run(made=used), run())
    assert found.assets[0] == AssetTally("officer/permits", 3, 1, 2)
    assert [each.asset for each in found.assets if each.used] == ["officer/permits"]


def test_a_card_is_idle_where_proposals_are_made_without_it() -> None:
    """Shaping, joining and an asset that is used each count as a part; what an option uses does not."""
    found = taken_together(
        run({"used": {"pupil/painting"}}, {"busy": {"officer"}, "used": {"neighbour/van"}}),
        run(made={"busy": {"officer"}}, cards=SMALL),
        run(made={"decided": (), "fitting": ()}),
    )
    assert found.cards == (
        CardTally("officer", 2, 0),
        CardTally("neighbour", 2, 1),
        CardTally("pupil", 1, 1),
        CardTally("councillor", 1, 1),
        CardTally("trader", 1, 1),
    )


def test_what_co_production_comes_to_is_counted() -> None:
    """Decided or not, proposals that fit, and limits that are nearly used up."""
    found = taken_together(
        run(made={"spent": {"budget": 0.5, "weeks": 0.9}, "fitting": (False, True)}),
        run(made={"spent": {"budget": 1.2}, "fitting": (False,)}),
        run(made={"decided": (), "fitting": ()}),
    )
    made = found.rounds[1]
    assert (made.undecided, made.with_proposal, made.with_fitting) == (1, 2, 1)
    assert made.binding == {"budget": 1, "weeks": 1}


def test_a_limit_that_is_not_set_cannot_bind() -> None:
    """It is left out."""
    scenario = replace(SCENARIO, parameters=Parameters(weeks=6.0))
    assert taken_together(run(), scenario=scenario).rounds[1].binding == {"weeks": 0}


def test_co_production_is_set_beside_the_listed_option() -> None:
    """By the needs and wants met; an option is good where it is not beaten and harms at most half as many."""
    listed = {"met": {"officer/no-upkeep", "officer/thanks"}, "harmed": {"neighbour/a-seat"}}
    harsh = {**listed, "harmed": {"neighbour/a-seat", "pupil/safe-wait"}}
    two = {"met": {"pupil/safe-wait", "trader/less-litter"}}
    found = taken_together(
        run(listed, two),
        run(harsh, two),
        run(listed, {"met": {"pupil/safe-wait"}}),
        run(harsh),
        run(listed, {"met": {*two["met"], "neighbour/a-seat"}}),
        run(listed, {"decided": (), "fitting": ()}),
    )
    assert found.comparison == Comparison(runs=6, undecided=1, less=2, same=2, more=1, little=1, option_good=3)


def test_with_one_mode_there_is_nothing_to_set_beside() -> None:
    """Whatever it comes to."""
    alone = replace(run(), rounds=(played(LISTED),))
    found = taken_together(alone, scenario=replace(SCENARIO, rounds=SCENARIO.rounds[:1]))
    assert (found.comparison, len(found.rounds)) == (None, 1)


def test_figures_have_a_middle_and_ends() -> None:
    """Out of the runs in which there was one; a proposal has no place for harm."""
    found = taken_together(run({"rung": 3.0, "gap": -1.0}), run({"rung": 5.0, "met": {"officer/thanks"}}), run())
    assert found.rounds[0].figures == {
        "items_met": Spread(3, 0, 0, 1),
        "items_harmed": Spread(3, 0, 0, 0),
        "rung": Spread(2, 4, 3, 5),
        "perception_gap": Spread(1, -1, -1, -1),
        "assets_used": Spread(3, 0, 0, 0),
    }
    assert list(found.rounds[1].figures) == ["items_met", "assets_used"]


def test_time_runs_out_from_a_size_on() -> None:
    """Where the middle run of that size and of each larger one takes over a tenth more than there is."""
    slow, slower = {"needed": (60.0, 220.0)}, {"needed": (131.96, 300.0)}
    found = taken_together(
        run(slow, people=4), run(people=5), run(slow, people=6), run(slow, people=7), run(slower, people=7)
    )
    assert found.rounds[0].steps == (
        StepTally(title="Hear the options", planned=120, needed=Spread(5, 60, 60, 132.0), short=0, short_from=None),
        StepTally(title="Choose", planned=180, needed=Spread(5, 220, 60, 300), short=4, short_from=6),
    )
    assert found.rounds[0].whole == StepTally(
        title="Consultation", planned=300, needed=Spread(5, 280, 120, 432.0), short=1, short_from=7
    )
    assert found.sizes[-1] == SizeTally(people=7, runs=2, undecided=0, met={LISTED: 0, MADE: 0}, short=1)


def test_sizes_are_counted_apart() -> None:
    """The items met in the middle run of each."""
    found = taken_together(
        run(made={"decided": ()}, people=4, cards=SMALL), run({"met": {"officer/thanks"}}, people=6), run(people=6)
    )
    assert found.sizes == (
        SizeTally(people=4, runs=1, undecided=1, met={LISTED: 0, MADE: 0}, short=0),
        SizeTally(people=6, runs=2, undecided=0, met={LISTED: 0.5, MADE: 0}, short=0),
    )
    assert (found.runs, found.seed, len(CARDS)) == (3, 1, len(found.cards))
