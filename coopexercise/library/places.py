"""Where in a trainer's files a text of a loaded scenario stands: for faults that show only when it is used."""

from collections.abc import Sequence
from pathlib import Path

from . import finding
from .loading import files_of
from .node import Node, top
from .source import read_source
from .tree import Path as Keys
from .tree import read_tree


def place_of(scenario: str, keys: Sequence[str | int]) -> str:
    """Return `file:line` of what `keys` lead to in a scenario of the library or at a path, or in its deck.

    A number stands for a place in a list, or among the keys of a group. Where the keys lead further than the file,
    which leaves out what goes without saying, it is the line of the last one found. Empty when there is no file.
    """
    files = files_of(scenario)
    file = _top(files[0]) if files else None
    if file is None or not keys:
        return ""
    if keys[0] == "cards" and "cards" not in file:
        file = _deck(file["deck"].text, files[0])
    return f"{file.tree.source.name}:{_line(file, keys)}" if file else ""


def _top(path: Path) -> Node | None:
    tree = read_tree(read_source(path))
    return None if tree is None else top(tree)


def _deck(name: str, scenario: Path) -> Node | None:
    deck = finding.decks(scenario).get(name)
    return None if deck is None else _top(deck)


def _line(file: Node, keys: Sequence[str | int]) -> int:
    found: Keys = ()
    value = file.value
    for key in keys:
        if isinstance(value, dict) and isinstance(key, int):
            key = next(iter(list(value)[key : key + 1]), "")
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            break
        found = (*found, key)
    return file.tree.place(found).line
