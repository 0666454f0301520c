"""The slips after a round: where it stood on the ladder, how it felt, and what of one's card would be met."""

from collections.abc import Mapping

from . import checks
from .events import Event, Met, RatingGiven
from .refusals import Reason, Refusal, Result, refuse
from .session import NO_ROUND, Session

RUNGS: tuple[str, ...] = (
    "coercion",
    "educating",
    "informing",
    "consultation",
    "engagement",
    "co-design",
    "co-production",
)
"""The ladder of co-production of Think Local Act Personal, rung 1 first. Free to reuse with credit."""

STATEMENTS: Mapping[str, str] = {
    "heard": "I was heard.",
    "power": "I had power over what was decided.",
    "help": "I would help to make it happen.",
}
"""The default statements of a slip, each answered from 1 (not at all) to 5 (fully)."""


def rate(
    session: Session,
    seat: str,
    rung: int | None = None,
    statements: Mapping[str, int] | None = None,
    items: Mapping[str, Met] | None = None,
    *,
    declined: bool = False,
    round_id: str = NO_ROUND,
) -> Result:
    """Record one seat's slip for a round, at once or later; a later one for the same seat replaces it.

    `rung` is 1 to 7, each statement 1 to 5, and `items` are needs and wants (`card/item`) of the card that the
    seat held in this round.
    """
    target = checks.target(session, round_id)
    refusal = (
        checks.in_round(session, target)
        or checks.seat_known(session, seat)
        or checks.within("A rung", rung, 1, len(RUNGS))
        or _statements(session, statements or {})
        or _own_items(session, target, seat, items or {})
    )
    data = RatingGiven(
        seat=seat, rung=rung, statements=dict(statements or {}), items=dict(items or {}), declined=declined
    )
    return refusal or checks.entry(data, target)


def _statements(session: Session, answers: Mapping[str, int]) -> Refusal | None:
    for name in answers:
        if name not in session.scenario.ratings.statements:
            return refuse(Reason.NO_SUCH_STATEMENT, statement=name)
    wrong = (checks.within(f"“{name}”", value, 1, 5) for name, value in answers.items())
    return next(filter(None, wrong), None)


def _own_items(session: Session, round_id: str, seat: str, items: Mapping[str, Met]) -> Refusal | None:
    card = session.deck.card(session.card_in(round_id, seat))
    own = tuple(card.ref(item) for card in ([card] if card else []) for item in card.wishes)
    return checks.refs_known(tuple(items), own)


def slips(session: Session, round_id: str) -> dict[str, tuple[Event, RatingGiven]]:
    """Return `{seat: (event, slip)}`, the latest slip of each seat."""
    return {data.seat: (event, data) for event, data in session.entries(round_id, RatingGiven)}


def raters(session: Session, round_id: str) -> tuple[str, ...]:
    """Return the seats that have a slip of a round: those with a card in it, also of people who left since."""
    return tuple(seat for seat in session.seats if session.deck.card(session.card_in(round_id, seat)))


def outstanding(session: Session, round_id: str) -> tuple[str, ...]:
    """Return the seats of people here whose slip has not been typed."""
    typed, here = slips(session, round_id), session.present()
    return tuple(seat for seat in raters(session, round_id) if seat in here and seat not in typed)
