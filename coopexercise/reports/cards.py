"""Printed cards: role cards, rating slips, inject slips and decision sheets, as one PDF of A4 pages.

Made for printing on both sides, turned on the long edge: the back of each card is then behind its front. Whenever cards
are among the sheets, every other sheet gets an empty back, so that no slip has another one behind it.
"""

from collections.abc import Sequence

from ..exercise.deck import Deck
from ..exercise.scenario import Scenario
from ..exercise.text import one_line
from .printing import content
from .printing.typesetting import Printed, typeset

NAMES = {"cards": "role cards", "slips": "rating slips", "injects": "inject slips", "decision": "decision sheets"}

WHAT = tuple(NAMES)
"""What can be printed."""


def cards_pdf(scenario: Scenario, deck: Deck, *, what: Sequence[str] = WHAT, role: str | None = None) -> bytes:
    """Return the PDF of `print_cards`, without its warnings."""
    return print_cards(scenario, deck, what=what, role=role).pdf


def print_cards(scenario: Scenario, deck: Deck, *, what: Sequence[str] = WHAT, role: str | None = None) -> Printed:
    """Return the printed sheets of a scenario, with a warning for each text that is cut off or has no font.

    With `role`, the id of a card, only what goes to that card; the decision sheets belong to the whole table.

    Raises:
        ValueError: unknown `what` or `role`, or nothing to print; its message is for the user.
    """
    _check_what(what)
    _check_role(deck, role)
    sheets = _sheets(scenario, deck, what, role)
    if sheets.empty:
        asked = " or ".join(NAMES[each] for each in what)
        alone = f" for '{role}' alone" if role else ""
        raise ValueError(f"There is nothing to print: no {asked}{alone}.")
    return typeset(sheets)


def _sheets(scenario: Scenario, deck: Deck, what: Sequence[str], role: str | None) -> content.Sheets:
    cards = [card for card in deck.cards if role in (None, card.id)]
    rounds = scenario.rounds if role is None else ()
    return content.Sheets(
        title=one_line(scenario.title),
        language=content.language_code(scenario.language),
        duplex="cards" in what,
        cards=tuple(content.role_card(scenario, deck, card) for card in cards) if "cards" in what else (),
        slips=content.rating_slips(scenario, cards) if "slips" in what else (),
        injects=content.inject_slips(scenario, deck, role) if "injects" in what else (),
        decisions=tuple(content.decision_sheet(scenario, deck, each) for each in rounds) if "decision" in what else (),
    )


def _check_what(what: Sequence[str]) -> None:
    unknown = [each for each in what if each not in WHAT]
    if unknown or not what:
        asked = ", ".join(f"'{each}'" for each in unknown) or "nothing"
        raise ValueError(f"Cannot print {asked}. Choose from: {', '.join(WHAT)}.")


def _check_role(deck: Deck, role: str | None) -> None:
    if role is not None and deck.card(role) is None:
        ids = ", ".join(card.id for card in deck.cards)
        raise ValueError(f"There is no role '{role}' in this deck. Choose from: {ids}.")
