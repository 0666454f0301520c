"""Rating slips of simulated participants: they follow from what happened, by the same rules in both modes.

Nothing here asks for the mode of a round: only for who spoke, what was decided, by whom, and what that does
to the items of a card.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from random import Random

from .. import ratings
from ..deck import Card
from ..events import GROUP, Met
from ..session import Session
from . import table
from .course import Command, Course, Span
from .upshot import Upshot, upshot

RATHER_NOT_SAY = 0.05
WAVERS = 0.2
"""The chance that somebody answers one lower or higher than the rules say."""
WORTH: Mapping[Met, float] = {"yes": 1.0, "partly": 0.5, "no": 0.0, "unknown": 0.0}
WHOLE: Span = (0.0, 1.0)


def rate(course: Course, chance: Random) -> None:
    """Let everybody who plays a card hand in a slip; observers have none."""
    course.spread(_slips(course.session, upshot(course.session, course.round), chance), WHOLE)


def _slips(session: Session, found: Upshot, chance: Random) -> Iterator[Command]:
    for card in table.players(session):
        for seat in session.holders(card.id):
            yield _slip(session, found, card, seat, chance)


def _slip(session: Session, found: Upshot, card: Card, seat: str, chance: Random) -> Command:
    if chance.random() < RATHER_NOT_SAY:
        return partial(ratings.rate, seat=seat, declined=True)
    answers = statements(found, card)
    known = {name: answers[name] for name in session.scenario.ratings.statements if name in answers}
    return partial(
        ratings.rate,
        seat=seat,
        rung=_wavering(rung(found, card), len(ratings.RUNGS), chance),
        statements={name: _wavering(answer, 5, chance) for name, answer in known.items()},
        items=confirmed(found, card),
    )


def _wavering(answer: int, most: int, chance: Random) -> int:
    change = chance.choice((-1, 1)) if chance.random() < WAVERS else 0
    return min(most, max(1, answer + change))


def confirmed(found: Upshot, card: Card) -> dict[str, Met]:
    """Return which items of a card the decision would meet."""
    return {ref: found.verdict(ref) for ref in table.wishes(card)}


def met_share(found: Upshot, card: Card) -> float:
    """Return the share of a card's items that would be met, from 0 to 1; half for each that is met partly."""
    verdicts = confirmed(found, card).values()
    return sum(WORTH[each] for each in verdicts) / max(1, len(verdicts))


def statements(found: Upshot, card: Card) -> dict[str, int]:
    """Return the answers, from 1 to 5, to the default statements; those of a trainer's own stay open.

    Heard: one more for a turn in the talk, one where nothing is harmed, two where anything is met. Power: one
    more for a part in deciding, one for having made what was decided or decided it alone, and for having
    backed it up to two by the share of items met. Help: up to three by the share of items met, one for having
    backed it.
    """
    met, backed = met_share(found, card), card.id in found.backers
    decides = found.decider in (GROUP, card.id)
    made = card.id in found.makers or found.decider == card.id
    return {
        "heard": 1 + (card.id in found.speakers) + (not found.harms(card)) + 2 * (met > 0),
        "power": 1 + decides + made + backed * round(2 * met),
        "help": 1 + round(3 * met) + backed,
    }


def rung(found: Upshot, card: Card) -> int:
    """Return the rung, 1 to 7, on which a role stood.

    Who helped to make what was decided stood on co-design (6), and on co-production (7) if they joined it as
    well and it meets half of their items. Everybody else was asked (consultation, 4): one higher where what
    they backed meets an item of theirs, one lower where an item of theirs is harmed.
    """
    backed, met = card.id in found.backers, met_share(found, card)
    if card.id in found.makers:
        return 7 if backed and met >= 0.5 else 6
    return 4 + (backed and met > 0) - found.harms(card)
