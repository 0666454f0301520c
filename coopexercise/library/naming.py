"""Ids: made from texts where the trainer gave none, and looked up where the trainer refers to them."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

_DASH = re.compile("[\u2010-\u2015\u2212]")
"""What word processors make of a hyphen."""
SLUG_LIMIT = 40
Items = Mapping[str, Collection[str]]
"""Card id to the ids of some of its items."""


def slug(text: str) -> str:
    """Return a kebab-case id for a text, cut at a word; empty when the text has no letter of the Latin alphabet."""
    plain = unicodedata.normalize("NFKD", _DASH.sub("-", text)).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall("[a-z0-9]+", plain.replace("'", "")))
    return words if len(words) <= SLUG_LIMIT else words[: SLUG_LIMIT + 1].rpartition("-")[0] or words[:SLUG_LIMIT]


def ids_of(entries: Any, taken: set[str], fallback: str) -> list[str]:
    """Return the ids of a list of texts or a group of keys, and add them to `taken`.

    The ids of texts differ from those already taken; `fallback` begins the id of a text that no id can be made of.
    """
    if isinstance(entries, dict):
        taken.update(entries)
        return list(entries)
    ids: list[str] = []
    for place, text in enumerate(entries if isinstance(entries, list) else (), 1):
        ids.append(_fresh(slug(str(text)) or f"{fallback}-{place}", place, taken))
        taken.add(ids[-1])
    return ids


def _fresh(wanted: str, number: int, taken: set[str]) -> str:
    """Return an id that is not taken, with a number behind it if need be."""
    name = wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name


class ItemIds(Struct, frozen=True):
    """The ids of a card's items."""

    assets: list[str]
    needs: list[str]
    wants: list[str]


def item_ids(assets: Any, needs: Any, wants: Any) -> ItemIds:
    """Return the ids of all items of one card; those made from texts differ from each other."""
    taken: set[str] = set()
    return ItemIds(ids_of(assets, taken, "asset"), ids_of(needs, taken, "need"), ids_of(wants, taken, "want"))


class Index(Struct, frozen=True):
    """Which items are on which card."""

    assets: Items
    wishes: Items
    """Needs and wants."""

    @property
    def cards(self) -> tuple[str, ...]:
        """The ids of the cards."""
        return tuple(self.assets)


def lookup(ref: str, items: Items) -> tuple[str, ...]:
    """Return the full references that `card/item` or a bare `item` stands for; none when there is no such item."""
    card, slash, item = ref.partition("/")
    if slash:
        return (ref,) if item in items.get(card, ()) else ()
    return tuple(f"{card}/{ref}" for card, ids in items.items() if ref in ids)
