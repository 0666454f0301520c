"""How simulated participants put things: short plain sentences around the words of cards and options."""

from collections.abc import Iterable, Sequence
from textwrap import shorten

from ..deck import Card, Deck
from ..text import one_line

LONGEST_QUOTE = 120
MOST_LISTED = 5


def quoted(text: str) -> str:
    """Return a text of a card in quotes, on one line; a long one is cut at a word."""
    return f"“{shorten(one_line(text).rstrip('.'), LONGEST_QUOTE, placeholder=' …')}”"


def listed(parts: Sequence[str]) -> str:
    """Return `one, two and three`; the same text stands once, and after five comes `more`."""
    once = list(dict.fromkeys(parts))
    if len(once) > MOST_LISTED:
        once = [*once[:MOST_LISTED], "more"]
    *first, last = once
    return f"{', '.join(first)} and {last}" if first else last


def items(deck: Deck, refs: Iterable[str]) -> str:
    """Return the texts of items (`card/item`), quoted and listed."""
    return listed([quoted(item.text) for ref in refs if (item := deck.item(ref))])


def roles(cards: Iterable[Card]) -> str:
    """Return `the Teenager and the Parent`."""
    return listed([f"the {one_line(card.role)}" for card in cards])


def sentence(text: str) -> str:
    """Return a text as a sentence: a capital first, a full stop last."""
    return f"{text[:1].upper()}{text[1:]}."
