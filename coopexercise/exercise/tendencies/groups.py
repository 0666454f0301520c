"""Which groups rehearse: how many people each, and from which seed."""

from collections.abc import Sequence

from msgspec import Struct

from ..deck import Deck

LEAST, MOST = 4, 12
"""Fewer are no group to speak of; more than that sit at two tables."""


class Group(Struct, frozen=True):
    """The people of one run, each a `not` list, and the seed of all chance in it."""

    people: tuple[tuple[str, ...], ...]
    seed: int


def sizes(deck: Deck) -> tuple[int, ...]:
    """Return the group sizes a deck is made for: from its required seats (at least 4) to all its seats (about 12)."""
    least = max(LEAST, sum(card.seats.min for card in deck.cards))
    most = min(MOST, sum(card.seats.max for card in deck.cards))
    return tuple(range(least, max(least, most) + 1))


def groups(wanted: Sequence[int], runs: int, seed: int) -> tuple[Group, ...]:
    """Return so many groups, spread evenly over the wanted sizes, with seeds from `seed` onward."""
    return tuple(Group(people=((),) * wanted[place * len(wanted) // runs], seed=seed + place) for place in range(runs))
