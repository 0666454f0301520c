"""One file of the library as a whole, to be looked at: what is in it, and what is wrong with it."""

from pathlib import Path
from typing import get_args

from msgspec import Struct

from ..exercise.deck import Deck
from ..exercise.scenario import Scenario, Stage
from . import finding
from .codes import Severity
from .entries import people_of
from .loading import Faulty, Loaded, check, fingerprints, load_either
from .problems import Problem
from .starting import StartKind

Fingerprint = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of all that was read; it is another one after a save."""


class View(Struct, frozen=True):
    """A scenario or a deck as a reading of its whole file shows it."""

    path: Path
    kind: StartKind
    made: Loaded | Deck | None
    """None where an error keeps it from being used."""
    problems: tuple[Problem, ...]
    """The gravest first, each kind by place."""
    seen: Fingerprint

    @property
    def scenario(self) -> Scenario | None:
        """The scenario, if it is one and can be played."""
        return self.made.scenario if isinstance(self.made, Loaded) else None

    @property
    def deck(self) -> Deck | None:
        """The cards."""
        return self.made.deck if isinstance(self.made, Loaded) else self.made

    @property
    def title(self) -> str:
        """The title; the file's name where it cannot be used."""
        made = self.scenario or self.deck
        return made.title if made else self.path.stem

    @property
    def people(self) -> tuple[int, int]:
        """The fewest and the most people that the cards are made for; twice 0 where there are none."""
        return people_of(self.deck) if self.deck else (0, 0)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Where in the cycle the exercise is."""
        return self.scenario.stages if self.scenario else ()


def view(path: Path) -> View:
    """Read the scenario or deck in a file."""
    name = str(path)
    seen = fingerprints([name])  # before the reading: a save in between is then seen as one after it
    found = load_either(name)
    made = None if isinstance(found, Faulty) else found
    problems = check([name]) if isinstance(found, Deck) else found.problems
    return View(path, _kind(path, made), made, _gravest_first(problems), seen)


def _gravest_first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    order = get_args(Severity)
    return tuple(sorted(problems, key=lambda each: (order.index(each.severity), each)))


def changed(seen: View) -> bool:
    """Return whether any file was saved since a view was read."""
    return fingerprints([str(seen.path)]) != seen.seen


def is_shipped(path: Path) -> bool:
    """Return whether a file came with the program, and so is not the user's to change."""
    return path.parent in (finding.shipped("scenarios"), finding.shipped("cards"))


def _kind(path: Path, made: Loaded | Deck | None) -> StartKind:
    if made is None:
        return "deck" if path.parent in (finding.own("cards"), finding.shipped("cards")) else "scenario"
    return "deck" if isinstance(made, Deck) else "scenario"
