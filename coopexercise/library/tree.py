"""YAML as plain values, with the place of each key and value.

Built from parser events, so that nothing is resolved, merged or constructed behind our back: equal keys,
aliases, anchors, tags and control characters are problems, and depth and number are limited as the events come in.
"""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from .codes import Code
from .problems import START, Place, quoted
from .scalars import Scalar, resolve
from .source import CONTROL, INVISIBLE, Source
from .syntax import report_syntax, report_tabs

DEPTH_LIMIT = 20
NODE_LIMIT = 20_000
SCALAR_LIMIT = 20_000
"""The most characters of one text."""

Path = tuple[str | int, ...]
"""How to get from the top of a file to a value: keys, and places in lists from 0."""


class Plain(NamedTuple):
    """A value written without quotes."""

    text: str
    end: Place
    """Just behind its last character."""


class Tree:
    """A file's plain values, and where each key and value stands."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.value: Any = None
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.plain: dict[Path, Plain] = {}
        self.inline_lists: list[Path] = []

    def value_at(self, path: Path) -> Any:
        """Return the value at a path, or None."""
        value = self.value
        for step in path:
            if isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                value = value.get(step) if isinstance(value, dict) else None
        return value

    def place(self, path: Path) -> Place:
        """Return where an entry begins: at its key if it has one, else at its value."""
        return self.keys.get(path) or self.values.get(path, START)

    def value_place(self, path: Path) -> Place:
        """Return where a value begins."""
        return self.values.get(path, START)


class _StopError(Exception):
    """What follows in the file makes no sense any more; the reason has been reported."""


def read_tree(source: Source) -> Tree | None:
    """Return the values of a file, or None when it cannot be read to its end; the reasons are in `source`."""
    if source.faulty and not source.text:
        return None
    try:
        return None if report_tabs(source) else _Builder(source).document()
    except _StopError:
        return None


def _events(source: Source) -> Iterator[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    last = None
    try:
        for last in yaml.parse(source.text, Loader=loader):
            yield last
    # The pure parser lets a few errors of int() and chr() through.
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        report_syntax(source, error, last)
        raise _StopError from error


class _Builder:
    """Consumes events, one document's worth."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tree = Tree(source)
        self.events = _events(source)
        self.nodes = 0

    def document(self) -> Tree:
        for event in self.events:
            if _is(event, "DocumentStart"):
                self.tree.value = self.node(next(self.events), ())
                next(self.events)
                break
        self.nothing_more()
        if self.tree.value is None and not self.source.faulty:
            hint = "Begin with `format:`, `title:` and `question:`, each on a line of its own."
            self.stop(START, "empty-file", "The file is empty.", hint)
        return self.tree

    def nothing_more(self) -> None:
        for event in self.events:
            if _is(event, "DocumentStart"):
                hint = "Take out the line `---`, or put the rest into a file of its own."
                self.stop(_start(event), "several-documents", "A second document begins here.", hint)

    def node(self, event: Any, path: Path) -> Any:
        self.inspect(event, path)
        if _is(event, "Scalar"):
            return self.scalar(event, path)
        if _is(event, "MappingStart"):
            return self.mapping(path, event.flow_style)
        if not _is(event, "SequenceStart"):
            return None
        if event.flow_style:
            self.tree.inline_lists.append(path)
        return self.sequence(path)

    def inspect(self, event: Any, path: Path) -> None:
        """Note where a node stands, and report what no node may have."""
        place = self.tree.values[path] = _start(event)
        self.limit(place, path)
        if event.anchor:
            self.alias(place, ("*" if _is(event, "Alias") else "&") + event.anchor)
        if tag := getattr(event, "tag", None):
            shown = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
            hint = "Take it out; text that is to begin with `!` needs quotes."
            self.report(place, "tag", f"The tag {shown} is not allowed.", hint)

    def limit(self, place: Place, path: Path) -> None:
        self.nodes += 1
        if len(path) > DEPTH_LIMIT:
            message = f"More than {DEPTH_LIMIT} levels stand one inside the other."
            self.stop(place, "too-deep", message, "A scenario needs no more than eight.")
        if self.nodes > NODE_LIMIT:
            message = f"The file has more than {NODE_LIMIT} keys and values."
            self.stop(place, "too-many-nodes", message, "Split it into several files.")

    def alias(self, place: Place, name: str) -> None:
        hint = f"Write the text out; if it is to begin with `{name[0]}`, put it in quotes."
        self.report(place, "alias", f"The reference {quoted(name)} is not allowed.", hint)

    def scalar(self, event: Any, path: Path) -> Scalar:
        text = self.text(event)
        if not event.implicit[0]:
            return text
        self.tree.plain[path] = Plain(event.value, _end(event))
        value = resolve(text)
        if value is None and path:
            hint = "Write something here, or take the line out; the word null needs quotes."
            self.report(_start(event), "no-value", f"Nothing stands here{_after(path)}.", hint)
        if isinstance(value, float) and not math.isfinite(value):
            self.report(_start(event), "bad-value", f"{quoted(text)} is no number that can be counted with.")
            return text
        return value

    def text(self, event: Any) -> str:
        text: str = event.value
        if len(text) > SCALAR_LIMIT:
            message = f"This text has {len(text):,} characters; {SCALAR_LIMIT:,} is the most."
            self.report(_start(event), "too-large", message, "Shorten it.")
            text = text[:SCALAR_LIMIT]
        if control := CONTROL.search(text):
            self.source.control(_start(event), control[0])
            text = CONTROL.sub("", text)
        return self.source.without_invisible(text, _start(event))

    def sequence(self, path: Path) -> list[Any]:
        values: list[Any] = []
        for event in self.events:
            if _is(event, "SequenceEnd"):
                break
            values.append(self.node(event, (*path, len(values))))
        return values

    def mapping(self, path: Path, inline: bool) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self.events:
            if _is(event, "MappingEnd"):
                break
            key, place = self.key(event, path), _start(event)
            value = next(self.events)
            if inline and self.no_key(event, value):
                self.prose(key, place)
                continue
            if key in values:
                self.duplicate(key, place, path)
                self.node(value, (*path, len(values)))
                continue
            self.tree.keys[*path, key] = place
            values[key] = self.node(value, (*path, key))
        return values

    def key(self, event: Any, path: Path) -> str:
        if _is(event, "Scalar"):
            self.inspect(event, (*path, ""))
            return str(event.value) if INVISIBLE.search(event.value) else self.text(event)
        self.report(_start(event), "bad-key", "A key must be plain text.", "If this is to be text, put it in quotes.")
        return str(self.node(event, (*path, "")))

    def no_key(self, key: Any, value: Any) -> bool:
        """Tell whether what stands for a key in braces has no colon behind it."""
        if not _is(key, "Scalar") or not _is(value, "Scalar") or value.value or not value.implicit[0]:
            return False
        end = _end(key)
        return not self.source.line(end)[end.column - 1 :].lstrip().startswith(":")

    def prose(self, key: str, place: Place) -> None:
        message = f"Commas part the entries in braces, and so {quoted(key)} became a key with nothing behind it."
        hint = "Put the text in quotes, or write each key on a line of its own, without braces."
        self.report(place, "prose-in-braces", message, hint)

    def duplicate(self, key: str, place: Place, path: Path) -> None:
        first = self.tree.keys[*path, key]
        message = f"The key {quoted(key)} stands twice here; the first is in line {first.line}."
        self.report(place, "duplicate-key", message, "Keep one, or rename one.")

    def report(self, place: Place, code: Code, message: str, hint: str = "") -> None:
        self.source.report(place, code, message, hint)

    def stop(self, place: Place, code: Code, message: str, hint: str) -> None:
        self.report(place, code, message, hint)
        raise _StopError


def _is(event: Any, name: str) -> bool:
    """Tell events apart by name, as both parsers name them, without importing yaml before it is needed."""
    return type(event).__name__ == f"{name}Event"


def _start(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _end(event: Any) -> Place:
    return Place(event.end_mark.line + 1, event.end_mark.column + 1)


def _after(path: Path) -> str:
    return f" after {quoted(path[-1])}" if isinstance(path[-1], str) else ""
