"""What stands in the library, for a list."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from ..exercise.deck import Deck
from . import finding
from .loading import Loaded, load_file


class Entry(Struct, frozen=True):
    """One scenario of the library."""

    id: str
    """What the command line calls it: the file's name without its ending."""
    title: str
    summary: str
    minutes: int
    """The whole, briefing and debrief included, rounded up."""
    people: tuple[int, int]
    """The fewest and the most people that the cards are made for; more can watch."""
    kind: Literal["own", "shipped"]
    path: Path
    faults: int = 0
    """How many problems keep it from being played; then the title is its id and the figures are 0."""


def shelf() -> tuple[Entry, ...]:
    """Return every scenario of the library by id: the user's own, and the shipped ones they do not replace."""
    own = finding.own("scenarios")
    return tuple(_entry(name, path, own) for name, path in sorted(finding.scenarios().items()))


def _entry(name: str, path: Path, own: Path) -> Entry:
    kind: Literal["own", "shipped"] = "own" if path.parent == own else "shipped"
    loaded = load_file(path)
    if not isinstance(loaded, Loaded):
        return Entry(name, name, "", 0, (0, 0), kind, path, len(loaded.problems))
    scenario = loaded.scenario
    minutes = -(-scenario.seconds // 60)
    return Entry(name, scenario.title, scenario.summary, minutes, _people(loaded.deck), kind, path)


def _people(deck: Deck) -> tuple[int, int]:
    """Return how many seats the cards have, at least and at most; nobody plays alone."""
    return max(2, sum(card.seats.min for card in deck.cards)), sum(card.seats.max for card in deck.cards)
