"""How each measure is taken: its formula and source, as the measure's own documentation says them."""

import inspect
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..exercise.measures import Kind
from ..exercise.measures.felt import statement

_RETURN = re.compile(r"^Return (.)")
_MARKS = re.compile(r"[`*]")


class Note(Struct, frozen=True):
    """One measure: its formula and source, and the unit of its figures."""

    name: str
    title: str
    formula: tuple[str, ...]
    """Paragraphs."""
    unit: str


def notes(known: Mapping[str, Kind]) -> tuple[Note, ...]:
    """Return a note for each measure, in the same order."""
    return tuple(note(name, kind) for name, kind in known.items())


def note(name: str, kind: Kind) -> Note:
    """Return what is to be known of how a measure is taken."""
    return Note(name, kind.title, tuple(_formula(kind)), kind.unit)


def _formula(kind: Kind) -> Iterator[str]:
    """Yield the paragraphs of a documentation, without the marks of its notation."""
    written = inspect.getdoc(kind.take) or inspect.getdoc(statement if kind.unit == "score" else kind) or ""
    for paragraph in written.split("\n\n"):
        yield _RETURN.sub(lambda found: found[1].upper(), _MARKS.sub("", " ".join(paragraph.split())))
