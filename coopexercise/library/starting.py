"""New files to begin with: a commented template that can be played, or a copy of what is in the library.

Both are made as text, not from data, so that comments and layout stay as somebody wrote them.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..exercise.deck import Deck
from ..exercise.text import one_line
from . import finding
from .lifting import NotUpgraded, upgrade
from .loading import Faulty, Loaded, load_either_text, load_file
from .naming import slug
from .problems import as_text, did_you_mean, quoted
from .scalars import resolve
from .source import Source
from .tree import read_tree

StartKind = Literal["scenario", "deck"]

_PLAIN = re.compile(r"\w[\w ,.()'’-]*")
"""A title that needs no quotation marks."""
_MODELINE = "# yaml-language-server: $schema="
_END_NOTE = re.compile(r"\s+#[^\"']*$")


class CannotStart(Exception):
    """No file can be made of what was asked for; the text says why, and what to do."""


class Started(Struct, frozen=True):
    """A new file."""

    id: str
    text: str


def schema_name(kind: StartKind) -> str:
    """Return the file that the first line of a new file names; it stands beside it."""
    return f"{kind}.schema.json"


def start(kind: StartKind, name: str, origin: str = "") -> Started:
    """Return a new file for a name, from the template or from what has the id `origin` in the library.

    Raises CannotStart.
    """
    title, file_id = _names(name)
    if not origin:
        text = _template(kind).replace(": NEW-ID", f": {_scalar(file_id)}").replace("NEW-ID", file_id)
        text = text.replace("NEW TITLE", _scalar(title))
    elif kind == "scenario":
        text = _scenario_copy(origin, file_id, title)
    else:
        text = _deck_copy(origin, file_id, title)
    return Started(file_id, text)


def _names(name: str) -> tuple[str, str]:
    """Return title and id for what somebody typed: either of the two, or a file's name."""
    typed = one_line(name).removesuffix(".yaml").removesuffix(".yml")
    if "/" in typed or "\\" in typed:
        raise CannotStart(f"{quoted(name)} names a folder. Give the name alone; -o says where the file goes.")
    file_id = slug(typed)
    if not file_id:
        raise CannotStart(f"{quoted(name)} has no letter a-z and no digit. Name it with some; the title may differ.")
    return (file_id.replace("-", " ").capitalize() if typed == file_id else typed), file_id


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and isinstance(resolve(text), str)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _template(kind: StartKind) -> str:
    scenario = _shipped_template("scenario")
    if kind == "scenario":
        return scenario
    return f"{_shipped_template('deck')}\n" + "\n".join(_cards_of(scenario)) + "\n"


def _shipped_template(kind: StartKind) -> str:
    from importlib.resources import files

    return files(__package__).joinpath("templates", f"{kind}.yaml").read_text(encoding="utf-8")


def _scenario_copy(origin: str, file_id: str, title: str) -> str:
    path = _found(origin, finding.scenarios(), "scenario")
    loaded = load_file(path)
    if isinstance(loaded, Faulty):
        raise _faulty(origin, loaded)
    text = _read(path)
    if _span(text, "deck"):
        text = _with_cards(text, _read(finding.decks(path)[_value(text, "deck")]))
    made = _renewed(text, "scenario", file_id, title)
    again = load_either_text(made.encode())
    wanted = replace(loaded.scenario, id=file_id, version=1, title=title)
    if not isinstance(again, Loaded) or (again.scenario, again.deck.cards) != (wanted, loaded.deck.cards):
        raise _too_unusual(path)
    return made


def _deck_copy(origin: str, file_id: str, title: str) -> str:
    path = _found(origin, finding.decks(None), "deck")
    text = _read(path)
    deck = load_either_text(text.encode(), str(path))
    if isinstance(deck, Faulty):
        raise _faulty(origin, deck)
    made = _renewed(text, "deck", file_id, title)
    if not isinstance(deck, Deck) or load_either_text(made.encode()) != replace(
        deck, id=file_id, version=1, title=title
    ):
        raise _too_unusual(path)
    return made


def _found(origin: str, known: Mapping[str, Path], kind: StartKind) -> Path:
    if origin not in known:
        hint = did_you_mean(origin, known, f"{kind.capitalize()}s")
        raise CannotStart(f"There is no {kind} {quoted(origin)} in the library. {hint}")
    return known[origin]


def _faulty(origin: str, faulty: Faulty) -> CannotStart:
    return CannotStart(f"{origin} has faults, and so would its copy:\n{as_text(faulty.problems)}")


def _too_unusual(path: Path) -> CannotStart:
    return CannotStart(f"{path} is laid out too unusually to be copied so. Copy the file, and change its id by hand.")


def _read(path: Path) -> str:
    """Return the text of a file that was read before, in today's version of the format."""
    try:
        return Source(str(path), upgrade(path.read_bytes(), str(path))[0]).text
    except NotUpgraded as problem:
        raise CannotStart(str(problem)) from problem


# A file as lines: where the entries at its top are, and how one is exchanged.


def _top(text: str) -> dict[str, int]:
    """Return the line in which each entry at the top begins, from 0."""
    tree = read_tree(Source("-", text.encode()))
    return {str(path[0]): place.line - 1 for path, place in tree.keys.items() if len(path) == 1} if tree else {}


def _span(text: str, key: str) -> slice | None:
    """Return the lines of an entry, without the notes and empty lines that lead on to the next."""
    lines, starts = text.split("\n"), _top(text)
    if key not in starts:
        return None
    end = min((start for start in starts.values() if start > starts[key]), default=len(lines))
    while end > starts[key] + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return slice(starts[key], end)


def _value(text: str, key: str) -> str:
    tree = read_tree(Source("-", text.encode()))
    return str(tree.value_at((key,))) if tree else ""


def _exchanged(text: str, span: slice, new: list[str]) -> str:
    lines = text.split("\n")
    lines[span] = new
    return "\n".join(lines)


def _cards_of(text: str) -> list[str]:
    """Return the lines of the cards in a file that has them, with the notes above."""
    lines, span = text.split("\n"), _span(text, "cards") or slice(0, 0)
    start = span.start
    while start and lines[start - 1].startswith("#"):
        start -= 1
    return lines[start : span.stop]


def _with_cards(scenario: str, deck: str) -> str:
    """Return a scenario with the cards of a deck in place of the deck's name, and the notes at the deck's top."""
    first = next(place for place, line in enumerate(f"{deck}\n-".split("\n")) if not line.startswith("#"))
    notes = [line for line in deck.split("\n")[:first] if not line.startswith(_MODELINE)]
    cards = _cards_of(deck)
    return _exchanged(scenario, _span(scenario, "deck") or slice(0, 0), [*notes, *cards])


def _renewed(text: str, kind: StartKind, file_id: str, title: str) -> str:
    """Return a copy with a name of its own, that begins at version 1 and tells editors its schema."""
    for key, value in (("title", _scalar(title)), ("version", "1"), ("id", _scalar(file_id))):
        text = _with_value(text, key, value)
    return text if text.startswith(_MODELINE) else f"{_MODELINE}{schema_name(kind)}\n{text}"


def _with_value(text: str, key: str, value: str) -> str:
    span = _span(text, key)
    if span is None:
        after = (_span(text, "format") or slice(0, 0)).stop
        return _exchanged(text, slice(after, after), [f"{key}: {value}"])
    line = text.split("\n")[span.start]
    note = _END_NOTE.search(line) if span.stop == span.start + 1 else None
    return _exchanged(text, span, [f"{key}: {value}{note[0] if note else ''}"])
