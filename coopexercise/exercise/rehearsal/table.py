"""What both modes have in common at a rehearsed table: who plays, who explains, who speaks."""

from collections.abc import Iterable, Mapping
from functools import partial
from random import Random

from .. import consultation, coproduction, observing
from ..deck import Card, Side
from ..events import GROUP
from ..scenario import Mode, Round
from ..session import Session
from .course import Command

HABITS: Mapping[Mode, Mapping[Side, int]] = {
    "consultation": {"professional": 4, "elected": 3, "partner": 2, "resident": 2},
    "co-production": {"professional": 3, "elected": 2, "partner": 2, "resident": 2},
}
"""How readily each side takes a turn. An assumption, not a finding: people put questions to those who present."""
TURNS_PER_CARD = 2


def players(session: Session) -> tuple[Card, ...]:
    """Return the cards in play, in deck order."""
    playing = session.in_play()
    return tuple(card for card in session.deck.cards if card.id in playing)


def in_any_order(session: Session, chance: Random) -> list[Card]:
    """Return the cards in play in the order in which they happen to speak."""
    cards = players(session)
    return chance.sample(cards, len(cards))


def cards_of(session: Session, card_ids: Iterable[str]) -> tuple[Card, ...]:
    """Return the cards with these ids, in deck order, each once."""
    wanted = set(card_ids)
    return tuple(card for card in session.deck.cards if card.id in wanted)


def wishes(card: Card) -> tuple[str, ...]:
    """Return the references (`card/item`) of a card's needs and wants."""
    return tuple(card.ref(item) for item in card.wishes)


def explanation(session: Session, played: Round, parameters: tuple[str, ...]) -> list[Command]:
    """Let the one who decides, or the first professional, explain parameters as they believe them to be.

    Without either, the facilitator does. A parameter that is only believed is told like the others.
    """
    teller = consultation.decider(session, played.id)
    card = "" if teller == GROUP else teller
    return [partial(coproduction.explain, parameters=parameters, card=card)] if parameters else []


def window(session: Session, mode: Mode, chance: Random) -> list[Command]:
    """Let roles talk while somebody counts the turns: two for each card, taken by habit."""
    cards = players(session)
    habits = [HABITS[mode][card.side] for card in cards]
    turns = chance.choices(cards, habits, k=TURNS_PER_CARD * len(cards))
    voices = [partial(observing.voice, card=card.id) for card in turns]
    return [observing.open_window, *voices, observing.close_window]
