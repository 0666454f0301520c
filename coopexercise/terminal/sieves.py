"""The choices of a replay: which events to list, as lines of a pick list and as a sieve of the rules."""

from collections.abc import Iterable, Mapping
from typing import get_args

from ..exercise.deck import SIDES, Side
from ..exercise.events import Event
from ..exercise.session import Session
from ..exercise.sifting import Family, Sieve, tags_of
from . import words
from .widgets.pick import Choice

FAMILY_WORDS: Mapping[Family, str] = {
    "round": "Rounds, steps and news",
    "people": "People and cards",
    "said": "What was said, offered and proposed",
    "decided": "Choices and decisions",
    "slips": "Slips",
    "notes": "Notes, voices and corrections",
    "clock": "The clock",
}


def choices(events: Iterable[Event], session: Session) -> list[Choice]:
    """Return what can be ticked: kinds, sides, the roles of the deck, and the tags that notes have."""
    tags = sorted({tag for event in events for tag in tags_of(event)})
    deck = session.deck
    sides = {card.side for card in deck.cards}
    return [
        *(Choice(f"kind:{family}", text, "kind") for family, text in FAMILY_WORDS.items()),
        *(Choice(f"side:{side}", _side(side), "side") for side in SIDES if side in sides),
        *(Choice(f"card:{card.id}", words.signed_role(deck, card.id), "role") for card in deck.cards),
        *(Choice(f"tag:{tag}", f"#{tag}", "tag") for tag in tags),
    ]


def _side(side: Side) -> str:
    return f"{words.SIDE_SIGN[side]} All {words.SIDE_WORDS[side]}"


def ticked(sieve: Sieve) -> list[str]:
    """Return the values of the choices that make up a sieve."""
    return [
        *(f"kind:{each}" for each in sieve.families),
        *(f"side:{each}" for each in sieve.sides),
        *(f"card:{each}" for each in sieve.cards),
        *(f"tag:{each}" for each in sieve.tags),
    ]


def sieve(values: Iterable[str]) -> Sieve:
    """Return the sieve of these values."""
    wanted = set(values)
    return Sieve(
        cards=frozenset(_of("card", wanted)),
        sides=frozenset(side for side in SIDES if f"side:{side}" in wanted),
        families=frozenset(family for family in get_args(Family) if f"kind:{family}" in wanted),
        tags=frozenset(_of("tag", wanted)),
    )


def _of(what: str, values: Iterable[str]) -> Iterable[str]:
    return (value.removeprefix(f"{what}:") for value in values if value.startswith(f"{what}:"))


def title(sieve: Sieve, session: Session) -> str:
    """Return what a sieve lets through, in a few words."""
    return ", ".join(
        [
            *(FAMILY_WORDS[each].lower() for each in sorted(sieve.families)),
            *(words.SIDE_WORDS[each] for each in sorted(sieve.sides)),
            *(words.role(session.deck, each) for each in sorted(sieve.cards)),
            *(f"#{each}" for each in sorted(sieve.tags)),
        ]
    )
