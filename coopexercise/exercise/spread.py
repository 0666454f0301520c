"""What the people of each side said on their slips, one figure for each person: for dots beside dots."""

from collections.abc import Callable

from . import ratings
from .deck import SIDES, Side
from .events import RatingGiven
from .session import Session

Spread = dict[Side, tuple[int, ...]]
"""The figures of each side that gave any, in order."""


def rungs(session: Session, round_id: str) -> Spread:
    """Return the rungs of the ladder (1 to 7) on which people stood in a round."""
    return _spread(session, round_id, lambda slip: slip.rung)


def statement(session: Session, round_id: str, name: str) -> Spread:
    """Return how far people agreed with a statement (1 to 5) after a round."""
    return _spread(session, round_id, lambda slip: slip.statements.get(name))


def _spread(session: Session, round_id: str, pick: Callable[[RatingGiven], int | None]) -> Spread:
    given: dict[Side, list[int]] = {side: [] for side in SIDES}
    for seat, (_, slip) in ratings.slips(session, round_id).items():
        side, figure = session.deck.side(session.card_in(round_id, seat)), pick(slip)
        if side and figure is not None and not slip.declined:
            given[side].append(figure)
    return {side: tuple(sorted(figures)) for side, figures in given.items() if figures}
