"""What a deck's shape cannot say: ids that clash, and references to cards and items."""

from collections import Counter

from .naming import Index, Items, item_ids, lookup
from .node import Node
from .problems import did_you_mean, quoted

RESERVED_CARDS = ("everyone", "facilitator", "group", "observer", "outside")
"""Words that stand where a card may stand, and so cannot be one."""


def index_of(cards: Node) -> Index:
    """Return which items are on which card."""
    found = {card.key: item_ids(card["assets"].value, card["needs"].value, card["wants"].value) for card in cards}
    return Index(
        {card: tuple(ids.assets) for card, ids in found.items()},
        {card: tuple(ids.needs + ids.wants) for card, ids in found.items()},
    )


def check_cards(cards: Node) -> None:
    """Report every clash and every reference that leads nowhere."""
    index = index_of(cards)
    for card in cards:
        _check_names(card)
        _check_seats(card["seats"])
        for known in card["knows"].texts:
            check_card(known, index.cards)
        for asset in card["assets"]:
            for ref in asset["answers"].texts:
                check_item(ref, index, index.wishes, "need or want")


def _check_names(card: Node) -> None:
    if card.key in RESERVED_CARDS:
        card.report_key("reserved-id", f"A card cannot have the id {quoted(card.key)}.", "Choose another word.")
    ids = item_ids(card["assets"].value, card["needs"].value, card["wants"].value)
    for twice in (item for item, count in Counter(ids.assets + ids.needs + ids.wants).items() if count > 1):
        again = [card[kind][twice] for kind in ("assets", "needs", "wants") if twice in card[kind]][-1]
        message = f"{quoted(card.key)} has two items with the id {quoted(twice)}."
        again.report_key("duplicate-id", message, "Rename one; assets, needs and wants share one set of ids.")


def _check_seats(seats: Node) -> None:
    least, most = seats["min"].value, seats["max"].value
    if isinstance(least, int) and isinstance(most, int) and least > most:
        seats["max"].report("out-of-range", f"At least {least} seats, but at most {most}?", "`min` is the smaller one.")


def check_card(card: Node, cards: tuple[str, ...]) -> None:
    """Report a text that is not the id of a card."""
    if card.text not in cards:
        message = f"There is no card {quoted(card.text)} in this deck."
        card.report("unknown-card", message, did_you_mean(card.text, cards, "Cards"))


def check_item(ref: Node, index: Index, items: Items, kind: str) -> None:
    """Report a reference that leads to none of `items`; `kind` says what they are."""
    if lookup(ref.text, items):
        return
    card, slash, item = ref.text.partition("/")
    if slash and card not in index.cards:
        hint = did_you_mean(card, index.cards, "Cards")
        ref.report("unknown-card", f"There is no card {quoted(card)} in this deck.", hint)
        return
    other = index.assets if items is index.wishes else index.wishes
    if lookup(ref.text, other):
        ref.report("unknown-item", f"{quoted(ref.text)} is there, but is no {kind}.", _items_hint(ref.text, items))
        return
    where = f"The card {quoted(card)} has no" if slash else "No card has the"
    ref.report("unknown-item", f"{where} {kind} {quoted(item or card)}.", _items_hint(ref.text, items))


def _items_hint(ref: str, items: Items) -> str:
    """Suggest from the card that is named, or else from all."""
    card, slash, _ = ref.partition("/")
    if slash:
        full = {f"{card}/{each}" for each in items.get(card, ())}
        return did_you_mean(ref, sorted(full), f"On {quoted(card)}")
    return did_you_mean(ref, sorted({each for ids in items.values() for each in ids}), "There are")
