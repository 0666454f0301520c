"""Whether each card can be played, and printed on one side of A6."""

import math

from ...exercise.deck import Card, Item
from ..node import Node
from ..problems import quoted
from .scene import CardScene

SMALLEST_GROUP = 6
"""So few people may come to a table; with more required seats than that, some required role stays empty."""

# Measured with the smallest type of the printed cards.
_LINE_WIDTH = 62
_FRONT_LINES = 34
_BACK_LINES = 32
_HEADING_LINES = 2.2


def check_said(cards: Node) -> None:
    """Report cards that know themselves; the file may have other faults."""
    for card in cards:
        for known in card["knows"].texts:
            if known.text == card.key:
                message = f"{quoted(card.key)} stands among those whom {quoted(card.key)} knows."
                known.report("knows-itself", message, "Take it out, or name another card.")


def check_made(scene: CardScene) -> None:
    """Report cards that are too full or too empty, and a deck that asks for too many people."""
    for card, node in scene.cards:
        _check_professional(card, node)
        _check_room(card, node)
    required = sum(card.seats.min for card in scene.deck.cards)
    if required > SMALLEST_GROUP:
        message = f"The cards ask for {required} people at least; a table may have only {SMALLEST_GROUP}."
        hint = "Make the least important roles optional: `seats:` with `min: 0`."
        scene.node.report_key("too-many-required", message, hint)


def _check_professional(card: Card, node: Node) -> None:
    if card.side not in ("professional", "elected") or card.wants:
        return
    if card.needs:
        message = f"{quoted(card.role)} has needs, but wants nothing."
        hint = "Add `wants:`; a professional is a person with hopes, too."
        node.report_key("professional-without-wants", message, hint)
        return
    message = f"{quoted(card.role)} has neither needs nor wants, and so nothing to gain or lose."
    hint = "Add `needs:` and `wants:`; a professional is a part of the group, not its servant."
    node.report_key("professional-needs-nothing", message, hint)


def _check_room(card: Card, node: Node) -> None:
    over = math.ceil(_front(card) - _FRONT_LINES)
    if over > 0:
        message = f"The front of the card {quoted(card.role)} has about {over} lines more than fit on A6."
        node.report_key("card-too-full", message, "Shorten the brief, or take out some items.")
    over = _lines(card.private) - _BACK_LINES
    if over > 0:
        message = f"The back of the card {quoted(card.role)} has about {over} lines more than fit on A6."
        node["private"].report_key("card-too-full", message, "Shorten the private text.")


def _front(card: Card) -> float:
    """Return how many lines the front takes."""
    parts = [part for part in (card.assets, card.needs, card.wants) if part]
    return _lines(card.brief) + sum(_HEADING_LINES + _items(part) for part in parts)


def _items(items: tuple[Item, ...]) -> int:
    return sum(_lines(item.text) for item in items)


def _lines(text: str) -> int:
    return sum(math.ceil(len(line) / _LINE_WIDTH) for line in text.split("\n"))
