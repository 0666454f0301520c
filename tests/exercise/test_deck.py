"""Cards, items and scenarios as trainers wrote them."""

import pytest

from coopexercise.exercise.deck import Item
from coopexercise.exercise.scenario import Fixed, InKind, Parameters
from tests.exercise.table import DECK, SCENARIO


def test_the_wishes_of_a_card_are_its_needs_then_its_wants():
    """Both can be met by a round."""
    assert DECK.cards[0].wishes == (Item("no-upkeep", "No new upkeep"), Item("thanks", "A word of thanks"))


@pytest.mark.parametrize(
    ("card", "side"), [("officer", "professional"), ("trader", "partner"), ("observer", None), ("", None)]
)
def test_a_side_is_whose_chair_a_card_sits_in(card, side):
    """An observer sits in nobody's chair."""
    assert DECK.side(card) == side


@pytest.mark.parametrize(
    ("ref", "item"),
    [
        ("officer/permits", Item("permits", "Can give a permit")),
        ("neighbour/flowers", Item("flowers", "Flowers in spring")),
        ("officer/carpentry", None),
        ("nobody/permits", None),
        ("permits", None),
        ("", None),
    ],
)
def test_a_reference_names_an_item_of_a_card(ref, item):
    """`card/item` finds assets, needs and wants of that card alone."""
    assert DECK.item(ref) == item


def test_all_references_come_in_card_order():
    """Assets and wishes of the whole deck, each as `card/item`."""
    assets = "officer/permits neighbour/carpentry neighbour/van pupil/painting councillor/influence trader/till"
    residents = "neighbour/a-seat neighbour/flowers pupil/safe-wait"
    wishes = f"officer/no-upkeep officer/thanks {residents} councillor/quick-win trader/less-litter"
    assert (DECK.asset_refs(), DECK.wish_refs()) == (tuple(assets.split()), tuple(wishes.split()))


def test_a_round_and_its_option_are_found_by_id():
    """An unknown id finds nothing."""
    consultation = SCENARIO.rounds[0]
    assert (SCENARIO.round("consultation"), SCENARIO.round("lunch")) == (consultation, None)
    assert (consultation.option("fence"), consultation.option("pond")) == (consultation.options[0], None)


def test_the_whole_counts_a_rating_after_each_round():
    """Briefing 60, rounds 300 and 600, two ratings of 60, debrief 500."""
    assert SCENARIO.seconds == 1580


@pytest.mark.parametrize(
    ("parameters", "ids"),
    [
        (Parameters(), ()),
        (Parameters(budget=0.0), ("budget",)),
        (Parameters(weeks=6.0, who="Anyone"), ("weeks", "who")),
        (Parameters(in_kind=(InKind("skip", "A skip"),), fixed=(Fixed("dry", "No water"),)), ("in_kind", "dry")),
    ],
)
def test_only_parameters_that_exist_can_be_explained(parameters, ids):
    """A budget of nothing is a budget; one that was not written is none."""
    assert parameters.ids() == ids
