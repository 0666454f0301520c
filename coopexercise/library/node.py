"""A value of a file together with its place, for checks that go on where the shape is wrong."""

from collections.abc import Iterator
from typing import Any

from .codes import Code
from .tree import Path, Tree


class Node:
    """One value. Asking it for what it does not have gives an empty node, list or text, never an error."""

    __slots__ = ("path", "tree", "value")

    def __init__(self, tree: Tree, path: Path = (), value: Any = None) -> None:
        self.tree = tree
        self.path = path
        self.value = value

    def __getitem__(self, key: str) -> "Node":
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(self.tree, (*self.path, key), value)

    def __iter__(self) -> Iterator["Node"]:
        """The entries of a list, or the values of a group of keys."""
        if isinstance(self.value, dict):
            yield from (self[key] for key in self.value)
        elif isinstance(self.value, list):
            yield from (Node(self.tree, (*self.path, place), value) for place, value in enumerate(self.value))

    def __contains__(self, key: object) -> bool:
        return isinstance(self.value, dict) and key in self.value

    @property
    def exists(self) -> bool:
        """Whether something is written here."""
        return self.value is not None

    @property
    def key(self) -> str:
        """The key that this value stands after; empty in a list."""
        last = self.path[-1] if self.path else ""
        return last if isinstance(last, str) else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a group of keys."""
        return tuple(self.value) if isinstance(self.value, dict) else ()

    @property
    def text(self) -> str:
        """The text, or an empty one."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def texts(self) -> list["Node"]:
        """The entries that are text."""
        return [each for each in self if each.text]

    def report(self, code: Code, message: str, hint: str = "") -> None:
        """Report a problem with the value."""
        self.tree.source.report(self.tree.value_place(self.path), code, message, hint)

    def report_at(self, words: str, code: Code, message: str, hint: str = "") -> None:
        """Report a problem with some words of the text, at the line they stand in."""
        place = self.tree.source.find(words, self.tree.value_place(self.path))
        self.tree.source.report(place, code, message, hint)

    def report_key(self, code: Code, message: str, hint: str = "") -> None:
        """Report a problem with the whole entry, at its key."""
        self.tree.source.report(self.tree.place(self.path), code, message, hint)


def top(tree: Tree) -> Node:
    """Return the whole file as a node."""
    return Node(tree, (), tree.value)
