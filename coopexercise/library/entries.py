"""What stands in the library, for a list."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..exercise.deck import Deck
from ..exercise.text import clean, one_line
from . import finding

HEAD_LIMIT = 16_384
"""The most bytes of a file in which its title and summary are looked for."""


class Entry(Struct, frozen=True):
    """One scenario of the library, or one deck by its heading."""

    id: str
    """What the command line calls it: the file's name without its ending."""
    title: str
    summary: str
    kind: Literal["own", "shipped"]
    path: Path
    minutes: int = 0
    """The whole, briefing and debrief included, rounded up; 0 until it was read in full."""
    people: tuple[int, int] = (0, 0)
    """The fewest and the most people that the cards are made for; more can watch."""
    faults: int = 0
    """How many problems keep it from being played; then the title is its id and the figures are 0."""


def shelf() -> tuple[Entry, ...]:
    """Return every scenario of the library by id: the user's own, and the shipped ones they do not replace."""
    return tuple(in_full(entry) for entry in headings())


def headings() -> tuple[Entry, ...]:
    """Return the same scenarios by the first lines of their files: fast enough for a first screen, and unchecked."""
    return _headings("scenarios", finding.scenarios())


def deck_headings() -> tuple[Entry, ...]:
    """Return the decks of the library by the first lines of their files, unchecked."""
    return _headings("cards", finding.decks(None))


def headings_here(folder: Path) -> tuple[Entry, ...]:
    """Return the scenarios and decks in a folder where somebody works, and which say in their format what they are."""
    ours = [path for path in finding.files_in(folder) if _format(path).startswith("coopexercise/")]
    return tuple(_heading(path.stem, path, folder) for path in ours)


def in_full(entry: Entry) -> Entry:
    """Return a scenario of the library as a reading of its whole file shows it."""
    from .loading import Loaded, load_file  # the checks of whole files, which a list of titles does without

    loaded = load_file(entry.path)
    if not isinstance(loaded, Loaded):
        faults = sum(problem.severity == "error" for problem in loaded.problems)
        return Entry(entry.id, entry.id, "", entry.kind, entry.path, faults=faults)
    scenario = loaded.scenario
    minutes = -(-scenario.seconds // 60)
    return replace(
        entry, title=scenario.title, summary=scenario.summary, minutes=minutes, people=people_of(loaded.deck), faults=0
    )


def _headings(kind: finding.FileKind, files: Mapping[str, Path]) -> tuple[Entry, ...]:
    own = finding.own(kind)
    return tuple(_heading(name, path, own) for name, path in sorted(files.items()))


def _heading(name: str, path: Path, own: Path) -> Entry:
    kind: Literal["own", "shipped"] = "own" if path.parent == own else "shipped"
    texts = _texts_at_the_top(path, "title", "summary")
    return Entry(name, texts.get("title", name), texts.get("summary", ""), kind, path)


def _format(path: Path) -> str:
    return _texts_at_the_top(path, "format").get("format", "")


def _texts_at_the_top(path: Path, *wanted: str) -> dict[str, str]:
    """Return the plain texts of a file's first keys, up to those that are wanted; an unreadable file has none."""
    found: dict[str, str] = {}
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_LIMIT).decode(errors="replace")
        for key, value in _pairs(head):
            found[key] = one_line(clean(value))
            if found.keys() >= set(wanted):
                break
    except (OSError, ValueError):
        pass
    return found


def _pairs(head: str) -> Iterator[tuple[str, str]]:
    """Yield keys and texts of the top level, up to the first group or list, or what is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    key = None
    try:
        for event in islice(yaml.parse(head, Loader=loader), 3, None):  # the stream, the document, the mapping
            if not isinstance(event, yaml.ScalarEvent):
                return
            if key is None:
                key = event.value
            else:
                yield key, event.value
                key = None
    except yaml.YAMLError:
        return


def people_of(deck: Deck) -> tuple[int, int]:
    """Return how many seats the cards have, at least and at most; nobody plays alone."""
    return max(2, sum(card.seats.min for card in deck.cards)), sum(card.seats.max for card in deck.cards)
