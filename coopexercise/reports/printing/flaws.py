"""What did not come out right on paper, and where in the trainer's files the text stands."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ...exercise.deck import Card, Deck
from ...exercise.scenario import Scenario
from ...exercise.text import one_line
from .plain import Place, texts_of

QUOTE_WIDTH = 40
"""The most characters of a text that a flaw repeats."""
MOST_CHARACTERS = 12
"""The most characters without a glyph that are listed for one text."""
MOST_TEXTS = 30
"""The most texts with such characters that are listed."""
NEVER_PRINTED = ("id", "author", "licence", "language", "summary")


class Flaw(Struct, frozen=True):
    """One thing that is wrong on paper."""

    text: str
    """A sentence for the user."""
    place: Place = ()
    """The keys that lead to the text in the scenario's file; those that begin with `cards` may stand in its deck's."""


def overflow(name: str, place: Sequence[str | int]) -> Flaw:
    """Return the flaw that `name`, a part of a sheet, holds more than fits."""
    return Flaw(f"Too much text: the end of {name} is cut off. Please shorten it.", tuple(place))


def without_glyph(characters: Sequence[str], scenario: Scenario, deck: Deck) -> tuple[Flaw, ...]:
    """Return a flaw for each text of the files with a character that no font at hand has."""
    texts = [*texts_of(scenario), *_texts_of_cards(deck.cards)]
    found = [flaw for place, text in texts if (flaw := _without_glyph(characters, place, text))]
    if len(found) > MOST_TEXTS:
        found[MOST_TEXTS:] = [Flaw(f"The same is true of {len(found) - MOST_TEXTS} more texts.")]
    return tuple(found)


def _without_glyph(characters: Sequence[str], place: Place, text: str) -> Flaw | None:
    missing = [each for each in characters if each in text]
    if not missing or place[-1] in NEVER_PRINTED:
        return None
    return Flaw(_no_font(missing, text), place)


def _no_font(characters: Sequence[str], text: str) -> str:
    listed = ", ".join(_named(each) for each in characters[:MOST_CHARACTERS])
    more = f" and {len(characters) - MOST_CHARACTERS} more" if len(characters) > MOST_CHARACTERS else ""
    return (
        f"No font on this computer has {listed}{more}: “{_short(text)}” is printed with empty boxes. "
        "Please install a font for this script and print again."
    )


def _named(character: str) -> str:
    """Return a character with its number, since a terminal may have no glyph for it either."""
    numbers = " ".join(f"U+{ord(each):04X}" for each in character)
    return numbers if unicodedata.category(character[0]).startswith("C") else f"{character} ({numbers})"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= QUOTE_WIDTH else f"{line[: QUOTE_WIDTH - 1]}…"


def _texts_of_cards(cards: Iterable[Card]) -> Iterator[tuple[Place, str]]:
    for card in cards:
        yield from texts_of(card, ("cards", card.id))
