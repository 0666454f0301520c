"""A role card as text."""

from collections.abc import Iterable

from textual.content import Content

from ...exercise.deck import Card, Deck, Item
from .. import words
from ..words import plain

OBSERVER_TASK = (
    "You play no role. You watch both rounds and say nothing in them. Note who speaks and for how long, whose ideas "
    "are taken up, which skills are used and which are not, and who holds the pen. You tell the group at the debrief."
)


def title(deck: Deck, card: Card) -> Content:
    """Return the role and whose chair it sits in."""
    role = Content.styled(plain(words.signed_role(deck, card.id)).plain, "bold")
    return Content("  ").join([role, Content.styled(words.SIDE_WORD[card.side], "dim")])


def public(deck: Deck, card: Card) -> Content:
    """Return what everybody may hear of a card: role, side and brief."""
    return Content("\n").join(part for part in (title(deck, card), plain(card.brief)) if part.plain)


def whole(deck: Deck, card: Card) -> Content:
    """Return the whole card, for the eyes of its holder alone."""
    known = [words.role(deck, other) for other in card.knows]
    parts = [
        public(deck, card),
        _section("Only you know", [card.private] if card.private else []),
        _section("You can bring", _bullets(card.assets)),
        _section("You need", _bullets(card.needs)),
        _section("You would like", _bullets(card.wants)),
        _section("You know already", [", ".join(known)] if known else []),
    ]
    return Content("\n\n").join(part for part in parts if part.plain)


def front(deck: Deck, card: Card) -> list[Content]:
    """Return the lines of the printed front: what the table may know."""
    lines = public(deck, card).split("\n", allow_blank=True)
    for name, gloss, items in (
        ("Assets", "what you can bring", card.assets),
        ("Needs", "what must be met for you", card.needs),
        ("Wants", "what you would like", card.wants),
    ):
        heading = Content.styled(name, "bold") + Content(f" – {gloss}")
        lines += [Content(""), heading, *map(plain, _bullets(items))] if items else []
    return lines


def back(deck: Deck, card: Card) -> list[Content]:
    """Return the lines of the printed back: what the role alone knows."""
    known = ", ".join(words.role(deck, other) for other in card.knows)
    lines = plain(card.private or "Your role has no secret.").split("\n", allow_blank=True)
    return [*lines, *([Content(""), Content.styled("You already know: ", "bold") + plain(known)] if known else [])]


def observer() -> Content:
    """Return what an observer is to do."""
    return Content("\n").join([Content.styled("Observer", "bold"), Content(OBSERVER_TASK)])


def _bullets(items: Iterable[Item]) -> list[str]:
    return [f"· {item.text}" for item in items]


def _section(heading: str, lines: list[str]) -> Content:
    if not lines:
        return Content("")
    return Content("\n").join([Content.styled(heading, "bold"), *(plain(line) for line in lines)])
