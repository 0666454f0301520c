"""Older versions of the format: lifted as they are read, and rewritten when their owner asks for it.

A lifting function takes the raw values of one version and says which words to exchange to get the next: a key, or a
text that stands for something. Each change knows its line, so that what is read still points at what was written, and
the file can be rewritten with its comments, order and layout.

No older version was ever released. Version 0 of the scenario is made up, so that the way is built and tested before
it is needed: see `_scenario_0`. A version 2 will take a version 1 and its lifting function here.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct

from .fields import DECK_FORMAT, SCENARIO_FORMAT
from .node import Node, top
from .problems import quoted
from .source import Source, TooManyProblems
from .tree import Path, Tree, read_tree

Entry = TypeVar("Entry")

_FORMAT = re.compile(r"(coopexercise/(?:scenario|deck))@(0|[1-9][0-9]{0,5})")
_NEWEST = dict(known.split("@") for known in (SCENARIO_FORMAT, DECK_FORMAT))
_LINE_END = re.compile("\r\n|[\r\n]")
_BOM = "\ufeff"


class Change(Struct, frozen=True):
    """One word of a file that another takes the place of."""

    line: int
    column: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"line {self.line}: {quoted(self.old)} is now {quoted(self.new)}"


class NotUpgraded(Exception):
    """A file cannot be rewritten by the program; the text says why."""


def read_current(source: Source) -> Tree | None:
    """Return the values of a file in the words of today's version, or None when they cannot be read.

    An older version gets an advice; a newer one an error, for nothing more can be said about it.
    """
    tree = read_tree(source)
    if tree is None or _is_newer(written := top(tree)["format"]):
        return None
    if lift(tree):
        message = f"{quoted(written.text)} is an older version of the format."
        hint = "It is read all the same; `coopexercise validate --upgrade FILE` writes it anew."
        written.report("old-format", message, hint)
    return tree


def lift(tree: Tree) -> tuple[Change, ...]:
    """Turn a tree of an older version into one of today's, in its place; return the changes in the order of lines."""
    found: list[Change] = []
    while step := _LIFTING.get(top(tree)["format"].text):
        newer, changes = step
        found += [change(tree) for change in [*changes(top(tree)), _Value(("format",), newer)]]
    return tuple(sorted(found, key=lambda change: (change.line, change.column)))


def upgrade(data: bytes, name: str = "-") -> tuple[bytes, tuple[Change, ...]]:
    """Return a file in today's version, and what changed; comments, order and layout stay. Raises NotUpgraded."""
    tree = _whole(Source(name, data))
    if tree is None:
        raise NotUpgraded(f"{name} cannot be read as it is. Put that right first: coopexercise validate shows what.")
    changes = lift(tree)
    if not changes:
        return data, ()
    rewritten = _exchanged(data.decode(), changes).encode()
    again = _whole(Source(name, rewritten))
    if again is None or again.value != tree.value:
        raise NotUpgraded(f"{name} is laid out too unusually. Change it by hand: {'; '.join(map(str, changes))}.")
    return rewritten, changes


def _whole(source: Source) -> Tree | None:
    """Return the values of a file that can be read without an error."""
    try:
        tree = read_tree(source)
    except TooManyProblems:
        return None
    return None if source.faulty else tree


def _exchanged(text: str, changes: tuple[Change, ...]) -> str:
    """Exchange words from the end backwards, so that the places before them stay where they are."""
    bom = _BOM if text.startswith(_BOM) else ""
    text = text.removeprefix(_BOM)
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    for change in reversed(changes):
        start = starts[change.line - 1] + change.column - 1
        start += text[start : start + 1] in ("'", '"')
        if text.startswith(change.old, start):
            text = text[:start] + change.new + text[start + len(change.old) :]
    return bom + text


def _is_newer(written: Node) -> bool:
    """Report a format of a version that is yet to come; return whether it is one."""
    found = _FORMAT.fullmatch(written.text)
    newest = _NEWEST.get(found[1], "") if found else ""
    if not found or int(found[2]) <= int(newest):
        return False
    message = f"{quoted(written.text)} is newer than this program, which knows version {newest}."
    written.report("newer-format", message, "Get the newest version of coopexercise.")
    return True


class _Key(Struct, frozen=True):
    """A key gets another name; an entry with the new name stays, and the old one is left to be reported."""

    path: Path
    new: str

    def __call__(self, tree: Tree) -> Change:
        *above, old = self.path
        place, group = tree.keys[self.path], tree.value_at(tuple(above))
        entries = [(self.new if key == old else key, value) for key, value in group.items()]
        group.clear()
        group.update(entries)
        self.move(tree)
        return Change(*place, str(old), self.new)

    def move(self, tree: Tree) -> None:
        """Let what the tree knows of the places of its values follow them."""
        _follow(tree.keys, self.moved)
        _follow(tree.values, self.moved)
        _follow(tree.plain, self.moved)
        tree.inline_lists[:] = map(self.moved, tree.inline_lists)

    def moved(self, path: Path) -> Path:
        """Return the path that a value has now."""
        size = len(self.path)
        return (*self.path[:-1], self.new, *path[size:]) if path[:size] == self.path else path


def _follow(known: dict[Path, Entry], moved: Callable[[Path], Path]) -> None:
    for path in [path for path in known if moved(path) != path]:
        known[moved(path)] = known.pop(path)


class _Value(Struct, frozen=True):
    """A text gets another wording."""

    path: Path
    new: str

    def __call__(self, tree: Tree) -> Change:
        *above, last = self.path
        group = tree.value_at(tuple(above))
        old, group[last] = group[last], self.new
        return Change(*tree.value_place(self.path), str(old), self.new)


_Exchange = _Key | _Value


def _renamed(group: Node, **names: str) -> Iterator[_Exchange]:
    for old, new in names.items():
        if old in group and new not in group:
            yield _Key((*group.path, old), new)


def _scenario_0(scenario: Node) -> Iterator[_Exchange]:
    """Lift the made-up version 0, which had other names for the parts of a scenario and of its cards."""
    for each in scenario["rounds"]:
        if each["mode"].text == "coproduction":
            yield _Value((*each.path, "mode"), "co-production")
    for card in scenario["roles"]:
        yield from _renamed(card, skills="assets", secret="private")
    yield from _renamed(scenario, name="title", story="setting", limits="parameters", roles="cards")


_LIFTING: dict[str, tuple[str, Callable[[Node], Iterator[_Exchange]]]] = {
    "coopexercise/scenario@0": ("coopexercise/scenario@1", _scenario_0),
}
"""For each older version: the next one, and what to exchange for it. Inner parts come before those around them."""
