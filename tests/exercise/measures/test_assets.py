"""What roles brought."""

from coopexercise.exercise import coproduction
from coopexercise.exercise.measures import Measure
from tests.exercise.table import co_producing, consulting

from .taking import CO_PRODUCTION, NONE_BY_SIDE, NOT_OPEN, NOT_RECORDED, agree_on, decide_for, shape, taken


def test_offers_are_counted_by_asset_and_beyond_the_cards_by_offer() -> None:
    """The van is offered twice and counts once; a choir and tea are on no card."""
    table = co_producing()
    offers = (
        ("neighbour", {"asset": "neighbour/van"}),
        ("neighbour", {"asset": "neighbour/van"}),
        ("officer", {"asset": "officer/permits"}),
        ("pupil", {"text": "A choir"}),
        ("trader", {"text": "Tea"}),
        ("trader", {"text": "More tea"}),
    )
    seqs = tuple(table.done(coproduction.offer, card, **what)[0].seq for card, what in offers)
    from_cards = {**NONE_BY_SIDE, "resident": 1, "professional": 1}
    beyond = {**NONE_BY_SIDE, "resident": 1, "partner": 2}
    assert taken(table, "assets_offered", CO_PRODUCTION) == Measure(2, from_cards, events=seqs)
    assert taken(table, "assets_offered_beyond", CO_PRODUCTION) == Measure(3, beyond, events=seqs)


def test_if_any_offer_was_taken_down_none_beyond_is_0() -> None:
    """Offers were being recorded, so a kind without one has none."""
    table = co_producing()
    seq = table.done(coproduction.offer, "pupil", "pupil/painting")[0].seq
    assert taken(table, "assets_offered_beyond", CO_PRODUCTION) == Measure(0, NONE_BY_SIDE, events=(seq,))


def test_without_any_offer_on_record_they_are_not_recorded() -> None:
    """Nobody knows whether there was none or nobody wrote it down."""
    table = co_producing()
    assert taken(table, "assets_offered", CO_PRODUCTION) == NOT_RECORDED
    assert taken(table, "assets_offered_beyond", CO_PRODUCTION) == NOT_RECORDED


def test_a_consultation_does_not_ask_for_offers() -> None:
    """That is a rule of the mode, not a failure of the round."""
    table = consulting()
    assert (taken(table, "assets_offered"), taken(table, "assets_offered_beyond")) == (NOT_OPEN, NOT_OPEN)


def test_assets_used_are_those_of_the_decision_in_either_mode() -> None:
    """The planters use one asset; the proposal uses two, one of them offered by nobody."""
    table = consulting()
    seq = decide_for(table, "planters")
    assert taken(table, "assets_used") == Measure(1, {**NONE_BY_SIDE, "professional": 1}, events=(1, seq))
    table = co_producing()
    shaped = shape(table, assets=("neighbour/van", "pupil/painting"))
    shape(table, assets=("trader/till",))
    seq = agree_on(table, "p1")
    used = taken(table, "assets_used", CO_PRODUCTION)
    assert used == Measure(2, {**NONE_BY_SIDE, "resident": 2}, events=(shaped, seq))
