"""The printed pack of a scenario as one PDF: what the facilitator, each role and the table need on paper.

Made for printing on both sides, turned on the long edge: the back of each card is then behind its front. Whenever cards
are among the sheets, every other sheet gets an empty back, so that no slip has another one behind it.
"""

from collections.abc import Sequence
from typing import Any

from ..exercise.deck import Deck
from ..exercise.scenario import Scenario
from ..exercise.text import one_line
from .printing import plain, script, seats, table
from .printing.content import Paper, Sheets
from .printing.flaws import Flaw
from .printing.typesetting import Printed, typeset

NAMES = {
    "script": "facilitator's script",
    "explain": "sheet that explains the exercise",
    "cards": "role cards",
    "labels": "tent labels",
    "passes": "pass cards",
    "options": "option sheets",
    "injects": "inject slips",
    "decision": "decision sheets",
    "slips": "rating slips",
    "observer": "observer's sheets",
    "reminders": "reminder sheet",
}

WHAT = tuple(NAMES)
"""What can be printed, in the order of printing: as it is needed."""

__all__ = ["NAMES", "WHAT", "Flaw", "Paper", "Printed", "cards_pdf", "print_cards", "sheets_of"]


def cards_pdf(
    scenario: Scenario,
    deck: Deck,
    *,
    what: Sequence[str] = WHAT,
    role: str | None = None,
    paper: Paper = "a4",
    large: bool = False,
) -> bytes:
    """Return the PDF of `print_cards`, without what did not come out right."""
    return print_cards(scenario, deck, what=what, role=role, paper=paper, large=large).pdf


def print_cards(
    scenario: Scenario,
    deck: Deck,
    *,
    what: Sequence[str] = WHAT,
    role: str | None = None,
    paper: Paper = "a4",
    large: bool = False,
) -> Printed:
    """Return the printed sheets of a scenario, with a flaw for each text that is cut off or has no font.

    With `role`, the id of a card, only what goes to that card. With `large`, nothing is smaller than 16 points.

    Raises:
        ValueError: unknown `what` or `role`, or nothing to print; its message is for the user.
    """
    return typeset(sheets_of(scenario, deck, what, role, paper, large), scenario, deck)


def sheets_of(
    scenario: Scenario,
    deck: Deck,
    what: Sequence[str] = WHAT,
    role: str | None = None,
    paper: Paper = "a4",
    large: bool = False,
) -> Sheets:
    """Return what `print_cards` puts on paper. Raises ValueError as it does."""
    _check_what(what)
    _check_role(deck, role)
    content = {name: each for name, each in _content(scenario, deck, role).items() if name in what and each}
    if not content:
        asked = " or ".join(NAMES[each] for each in what)
        alone = f" for '{role}' alone" if role else ""
        raise ValueError(f"There is nothing to print: no {asked}{alone}.")
    return Sheets(
        title=one_line(scenario.title),
        language=plain.language_code(scenario.language),
        paper=paper,
        large=large,
        duplex="cards" in content,
        long_words=plain.long_words(content),
        **content,
    )


def _content(scenario: Scenario, deck: Deck, role: str | None) -> dict[str, Any]:
    cards = [card for card in deck.cards if role in (None, card.id)]
    own = {
        "cards": tuple(seats.role_card(scenario, deck, card) for card in cards),
        "labels": tuple(seats.label(card) for card in cards),
        "injects": seats.inject_slips(scenario, deck, role),
        "slips": seats.rating_slips(scenario, cards),
    }
    return own if role else own | _of_the_table(scenario, deck)


def _of_the_table(scenario: Scenario, deck: Deck) -> dict[str, Any]:
    return {
        "script": (script.script(scenario, deck),),
        "explain": (table.explanation(scenario),),
        "passes": len(deck.cards),
        "options": table.option_sheets(scenario, deck),
        "decision": tuple(table.decision_sheet(scenario, deck, each) for each in scenario.rounds),
        "observer": tuple(table.observer_sheet(scenario, deck, each) for each in scenario.rounds),
        "reminders": (table.reminder(scenario),),
    }


def _check_what(what: Sequence[str]) -> None:
    unknown = [each for each in what if each not in WHAT]
    if unknown or not what:
        asked = ", ".join(f"'{each}'" for each in unknown) or "nothing"
        raise ValueError(f"Cannot print {asked}. Choose from: {', '.join(WHAT)}.")


def _check_role(deck: Deck, role: str | None) -> None:
    if role is not None and deck.card(role) is None:
        ids = ", ".join(card.id for card in deck.cards)
        raise ValueError(f"There is no role '{role}' in this deck. Choose from: {ids}.")
