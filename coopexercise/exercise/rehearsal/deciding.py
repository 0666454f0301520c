"""How a rehearsed group decides: by show of hands, fist of five or consent; it may agree on nothing."""

from functools import partial
from random import Random
from typing import Literal

from .. import consultation, coproduction
from ..coproduction import Proposal
from ..deck import Card
from ..events import GROUP, Method
from ..scenario import Round
from ..session import Session
from . import phrases, table
from .course import Command

METHODS: tuple[Method, ...] = ("show-of-hands", "fist-of-five", "consent")

Leaning = Literal[0, 1, 2]
"""Left out of every proposal; gains from another one, or is asked for something; joined this one."""

FINGERS: dict[Leaning, int] = {0: 1, 1: 3, 2: 5}
ENOUGH_FINGERS = 3
"""The fingers that each card must show on average."""


def leaning(card: str, proposal: Proposal, proposals: tuple[Proposal, ...]) -> Leaning:
    """Return how a card stands to one of the proposals."""
    if card in proposal.joined:
        return 2
    return 1 if any(card in each.joined or card in each.data.cards for each in proposals) else 0


def carries(method: Method, leanings: list[Leaning]) -> bool:
    """Return whether a proposal is agreed: by most hands, by fingers enough, or with no objection."""
    if method == "consent":
        return 0 not in leanings
    if method == "fist-of-five":
        return votes(method, leanings) >= ENOUGH_FINGERS * len(leanings)
    return votes(method, leanings) * 2 > len(leanings)


def votes(method: Method, leanings: list[Leaning]) -> int:
    """Return the fingers shown, the hands raised, or the cards that consent."""
    if method == "fist-of-five":
        return sum(FINGERS[each] for each in leanings)
    return sum(each > 0 for each in leanings)


def decision(session: Session, played: Round, chance: Random) -> Command:
    """Let the cards in play decide about each proposal; whoever is left out of all of them is against.

    Outside the room the last word is the group's only where that was the promise.
    """
    method = chance.choice(METHODS)
    cards = table.players(session)
    proposals = coproduction.proposals(session, played.id)
    leanings = {each.data.proposal: [leaning(card.id, each, proposals) for card in cards] for each in proposals}
    chosen = tuple(each for each in proposals if carries(method, leanings[each.data.proposal]))
    left_out = [card for card in cards if proposals and not leaning(card.id, proposals[0], proposals)]
    return partial(
        coproduction.decide,
        chosen=tuple(each.data.proposal for each in chosen),
        method=method,
        votes={name: votes(method, each) for name, each in leanings.items()},
        reason=_reason(session, proposals, chosen),
        dissent=_dissent(left_out),
        final_say=GROUP if played.promise == "empower" else consultation.decider(session, played.id),
    )


def _reason(session: Session, proposals: tuple[Proposal, ...], chosen: tuple[Proposal, ...]) -> str:
    if chosen:
        met = [ref for each in chosen for ref in each.data.items]
        return f"Together we can meet {phrases.items(session.deck, met)}, within the limits."
    return "Too many of us gain nothing from it." if proposals else "What we could bring answered nothing we need."


def _dissent(left_out: list[Card]) -> str:
    return phrases.sentence(f"it leaves out {phrases.roles(left_out)}") if left_out else ""
