"""Short ways to take one measure at a table, and to get to where there is something to measure."""

from typing import Any

from msgspec.structs import replace

from coopexercise.exercise import consultation, coproduction, ratings
from coopexercise.exercise.deck import Deck, Seats
from coopexercise.exercise.measures import Measure, of_round
from tests.exercise.table import DECK, Table

CONSULTATION = "consultation"
CO_PRODUCTION = "co-production"
NOT_RECORDED = Measure(state="not_recorded")
NOT_OPEN = Measure(state="not_open")
NONE_BY_SIDE = {"resident": 0, "professional": 0, "elected": 0, "partner": 0}
WIDE_DECK: Deck = replace(DECK, cards=tuple(replace(card, seats=Seats(0, 9)) for card in DECK.cards))
"""The same cards with room for many people on each."""


def taken(table: Table, name: str, round_id: str = CONSULTATION) -> Measure:
    """Take one measure of a round, now."""
    return of_round(table.session, round_id, table.now)[name]


def decide_for(table: Table, option: str, **options: Any) -> int:
    """Let the officer decide in the consultation; return the seq."""
    return table.done(consultation.decide, option, "officer", "Because", **options)[0].seq


def agree_on(table: Table, *chosen: str, **options: Any) -> int:
    """Let the group decide by consent in the co-production round; return the seq."""
    reason = {} if chosen else {"reason": "No way was found"}
    return table.done(coproduction.decide, chosen, "consent", **reason, **options)[0].seq


def shape(table: Table, **options: Any) -> int:
    """Shape a proposal; return the seq."""
    return table.done(coproduction.shape, "A bench", **options)[0].seq


def rate(table: Table, seat: str, rung: int | None = None, **options: Any) -> int:
    """Type one slip; return the seq."""
    return table.done(ratings.rate, seat, rung, **options)[0].seq
