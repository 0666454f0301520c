"""Scenario texts as the sheets show them: plain, in paragraphs, with times and amounts in words."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from ...exercise.deck import Deck, Item, Side
from ...exercise.scenario import EVERYONE, Option, Parameters
from ...exercise.text import clean, in_currency, one_line

SIDE_WORDS: dict[Side, str] = {
    "resident": "Resident",
    "professional": "Professional",
    "elected": "Elected member",
    "partner": "Partner",
}

LONG_WORD = 20
"""A word of so many characters may be wider than a column."""

Paragraphs = tuple[str, ...]
Place = tuple[str | int, ...]
"""How to get from the top of the scenario's file, or of its deck's, to a text: keys, and places in lists from 0."""


def paragraphs(text: str) -> Paragraphs:
    """Return the paragraphs of `text`, each as one line: as in Markdown, an empty line starts a new one."""
    return tuple(one_line(part) for part in re.split(r"\n\s*\n", clean(text)) if part)


def unmarked(text: str) -> Paragraphs:
    """Return the paragraphs of a Markdown text without the stars that make words bold or slanted."""
    return tuple(re.sub(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1", r"\2", each) for each in paragraphs(text))


def language_code(language: str) -> str:
    """Return the language alone of a tag such as `pt-BR`, or `en` where it is not one."""
    code = language.split("-")[0].lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else "en"


def minutes(seconds: int) -> str:
    """Return a length or a minute of a round: `9` or `9:30`."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def clock(seconds: int) -> str:
    """Return the time since the beginning: `1:05`, or `1:05:30` where it is no full minute."""
    hours, rest = divmod(seconds, 3600)
    whole, left = divmod(rest, 60)
    return f"{hours}:{whole:02}" + (f":{left:02}" if left else "")


def texts(items: Iterable[Item]) -> tuple[str, ...]:
    """Return what items say."""
    return tuple(one_line(item.text) for item in items)


def role(deck: Deck, card_id: str) -> str:
    """Return the role of a card, or `Everyone`."""
    card = deck.card(card_id)
    return "Everyone" if card_id == EVERYONE else one_line(card.role if card else card_id)


def budget(parameters: Parameters) -> str:
    """Return the money there is; empty when nothing is said about it."""
    return "" if parameters.budget is None else in_currency(parameters.budget, parameters.currency)


def cost(option: Option, parameters: Parameters) -> str:
    """Return what an option costs; empty when nothing is said about it."""
    return "" if option.cost is None else in_currency(option.cost, parameters.currency)


def weeks(parameters: Parameters) -> str:
    """Return the number of weeks there are; empty when nothing is said about it."""
    return "" if parameters.weeks is None else f"{parameters.weeks:g}"


def long_words(content: object) -> bool:
    """Return whether any text of the content of sheets has a word that may be too long for its column."""
    return any(len(word) >= LONG_WORD for _, text in texts_of(content) for word in text.split())


def texts_of(content: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield each text in a structure, with the keys and numbers that lead there."""
    yield from _texts(msgspec.to_builtins(content), place)


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*place, key))
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _texts(each, (*place, number))
