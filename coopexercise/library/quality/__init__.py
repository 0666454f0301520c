"""What makes a better exercise: each family of advice in a module of its own.

`check_said` looks at what is written, and runs whatever else is wrong with a file; `check_made` looks at the whole,
also at what is absent, and so runs only where nothing is misspelt or lost.
"""

from ...exercise.deck import Deck
from ...exercise.scenario import Scenario
from ..node import Node
from . import assets, cards, content, modes, options, privacy, time
from .scene import CardScene, Scene


def check_said(file: Node, cards_node: Node | None) -> None:
    """Report what a scenario says that will disappoint; without `cards_node`, nothing that concerns the cards."""
    modes.check_said(file)
    options.check_said(file)
    if cards_node is not None:
        time.check_said(file, cards_node)
        privacy.check_said(file, cards_node)


def check_made(file: Node, scenario: Scenario, deck: Deck) -> None:
    """Report what a scenario without errors lacks or gets wrong as a whole."""
    scene = Scene(file, scenario, deck)
    for family in (modes, time, options, content, privacy):
        family.check_made(scene)


def check_cards_said(cards_node: Node) -> None:
    """Report what cards say that will disappoint."""
    cards.check_said(cards_node)


def check_cards_made(cards_node: Node, deck: Deck) -> None:
    """Report what the cards of a deck without errors lack or get wrong as a whole."""
    scene = CardScene(cards_node, deck)
    for family in (assets, cards):
        family.check_made(scene)
