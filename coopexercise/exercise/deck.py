"""Role cards: what a trainer's deck file becomes."""

from functools import cached_property
from typing import Literal

from msgspec import Struct

Side = Literal["resident", "professional", "elected", "partner"]
"""Whose chair a role sits in."""

SIDES: tuple[Side, ...] = ("resident", "professional", "elected", "partner")

ItemKind = Literal["asset", "need", "want"]


class Item(Struct, frozen=True):
    """One asset, need or want of a card."""

    id: str
    text: str
    answers: tuple[str, ...] = ()
    """For an asset: the references (`card/item`) it answers. For checks and rehearsal; never shown in play."""


class Seats(Struct, frozen=True):
    """How many seats one card takes: `min` 0 is optional, `max` 2 may be a mirror role."""

    min: int = 1
    max: int = 2


class Card(Struct, frozen=True):
    """One role: what it brings, what must be met for it, what it would like."""

    id: str
    role: str
    side: Side
    seats: Seats = Seats()
    brief: str = ""
    """The participant may read it aloud."""
    private: str = ""
    """Known to this role alone."""
    knows: tuple[str, ...] = ()
    """Cards this role is tied to before play."""
    assets: tuple[Item, ...] = ()
    needs: tuple[Item, ...] = ()
    wants: tuple[Item, ...] = ()

    @property
    def wishes(self) -> tuple[Item, ...]:
        """Needs, then wants: the items that a round can meet."""
        return self.needs + self.wants

    def ref(self, item: Item) -> str:
        """Return the reference `card/item` of one of this card's items."""
        return f"{self.id}/{item.id}"


class Deck(Struct, frozen=True, dict=True):
    """All role cards of a scenario, in the order the trainer wrote them."""

    id: str
    title: str
    cards: tuple[Card, ...]
    version: int = 1
    language: str = "en"
    author: str = ""
    licence: str = ""

    def card(self, card_id: str) -> Card | None:
        """Return the card with this id, or None."""
        return self._by_id.get(card_id)

    @cached_property
    def _by_id(self) -> dict[str, Card]:
        """The cards by id: measures ask for them thousands of times."""
        return {card.id: card for card in reversed(self.cards)}

    def side(self, card_id: str) -> Side | None:
        """Return the side of a card, or None for an observer or an unknown card."""
        card = self.card(card_id)
        return card.side if card else None

    def item(self, ref: str) -> Item | None:
        """Return the item that `card/item` names, or None."""
        card_id, _, item_id = ref.partition("/")
        card = self.card(card_id)
        if card is None:
            return None
        return next((item for item in card.assets + card.wishes if item.id == item_id), None)

    def asset_refs(self) -> tuple[str, ...]:
        """Return the references of all assets, in card order."""
        return tuple(card.ref(item) for card in self.cards for item in card.assets)

    def wish_refs(self) -> tuple[str, ...]:
        """Return the references of all needs and wants, in card order."""
        return tuple(card.ref(item) for card in self.cards for item in card.wishes)
