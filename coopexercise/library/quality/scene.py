"""A scenario as it was understood, beside the places in the file where it was written."""

from collections.abc import Iterator

from msgspec import Struct

from ...exercise.deck import Card, Deck, Item
from ...exercise.scenario import Option, Round, Scenario
from ..node import Node


class CardScene(Struct, frozen=True):
    """The cards of a deck without errors, with their places."""

    node: Node
    deck: Deck

    @property
    def cards(self) -> Iterator[tuple[Card, Node]]:
        """Each card with its place."""
        return zip(self.deck.cards, self.node, strict=True)

    def assets(self) -> Iterator[tuple[str, Item, Node]]:
        """Yield each asset of the deck: its reference, the item and its place."""
        for card, node in self.cards:
            for item, place in zip(card.assets, node["assets"], strict=True):
                yield card.ref(item), item, place

    def needs(self) -> Iterator[tuple[str, Node]]:
        """Yield each need of the deck: its reference and its place."""
        for card, node in self.cards:
            for item, place in zip(card.needs, node["needs"], strict=True):
                yield card.ref(item), place


class Scene(Struct, frozen=True):
    """A scenario without errors and its deck, with the file it stands in."""

    file: Node
    scenario: Scenario
    deck: Deck

    @property
    def cards_entry(self) -> Node:
        """Where the scenario says what its cards are."""
        return self.file["cards" if "cards" in self.file else "deck"]

    @property
    def rounds(self) -> Iterator[tuple[Round, Node]]:
        """Each round with its place; the two default ones stand for the whole file."""
        written = list(self.file["rounds"])
        return zip(self.scenario.rounds, written or [self.file, self.file], strict=True)

    @property
    def options(self) -> Iterator[tuple[Option, Node]]:
        """Each option of each consultation round with its place."""
        for each, node in self.rounds:
            if each.options:
                yield from zip(each.options, node["options"], strict=True)

    def modes(self) -> set[str]:
        """Return the modes that the rounds have."""
        return {each.mode for each in self.scenario.rounds}

    @property
    def in_english(self) -> bool:
        """Whether its words can be understood here."""
        return self.scenario.language.lower().split("-")[0] == "en"
