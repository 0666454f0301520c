"""What is wrong with a file that somebody wrote: where, what, and what to do."""

import difflib
import json
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from ..exercise.text import one_line
from .codes import Severity

SOURCE_WIDTH = 100
"""The most characters of a source line that the text form shows."""
QUOTE_WIDTH = 40
"""The most characters of somebody's text that a message repeats."""

_KEYS = ("file", "line", "column", "severity", "code", "message", "hint")


class Place(NamedTuple):
    """A place in a file; both count from 1."""

    line: int
    column: int


START = Place(1, 1)


class Problem(Struct, frozen=True, order=True):
    """One thing that is wrong. Problems sort by file and place."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    """A stable name in kebab-case."""
    message: str
    hint: str = ""
    source: str = ""
    """The line of the file that the problem is in; not part of the JSON form."""

    def __str__(self) -> str:
        head = f"{shown(self.file)}:{self.line}:{self.column}: {self.severity} [{self.code}] {self.message}"
        return "\n".join([head, *_pointed(self), *([f"  hint: {self.hint}"] if self.hint else [])])


def _pointed(problem: Problem) -> list[str]:
    """Return the source line with a caret below the column; a long line is cut around it."""
    if not problem.source.strip():
        return []
    start = max(0, problem.column - SOURCE_WIDTH // 2) if problem.column > SOURCE_WIDTH else 0
    excerpt = "".join(char if char.isprintable() else " " for char in problem.source[start : start + SOURCE_WIDTH])
    gutter = f"{problem.line:>6} | "
    caret = " " * (len(gutter) + problem.column - 1 - start) + "^"
    return [gutter + excerpt.rstrip(), caret]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems keeps the file from being used."""
    return any(problem.severity == "error" for problem in problems)


def as_text(problems: Iterable[Problem]) -> str:
    """Return the problems for a person: place, cause, source line with a caret, hint."""
    return "\n".join(str(problem) for problem in problems)


def counted(problems: Iterable[Problem]) -> str:
    """Return one line that says how many problems of each severity there are."""
    found = Counter(problem.severity for problem in problems)
    errors, warnings, advice = found["error"], found["warning"], found["advice"]
    return (
        f"{errors} {'error' if errors == 1 else 'errors'}, {warnings} {'warning' if warnings == 1 else 'warnings'}, "
        f"{advice} {'piece' if advice == 1 else 'pieces'} of advice."
    )


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects with seven keys; `[]` when there are none."""
    return json.dumps([{key: getattr(problem, key) for key in _KEYS} for problem in problems], indent=2)


def shown(text: object) -> str:
    """Return somebody's text on one line, with what cannot be seen written as its number."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in one_line(str(text)))


def quoted(text: object) -> str:
    """Return somebody's text between backticks, on one line and cut short."""
    line = shown(text)
    return f"`{line}`" if len(line) <= QUOTE_WIDTH else f"`{line[: QUOTE_WIDTH - 1]}…`"


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or an empty text."""
    plain = {each.replace("_", "-").lower(): each for each in known}
    found = difflib.get_close_matches(word[:QUOTE_WIDTH].replace("_", "-").lower(), plain, n=1)
    return plain[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str], name: str = "Known here") -> str:
    """Return a hint: the known word that was probably meant, or what there is to choose from."""
    choice = list(known)
    if near := closest(word, choice):
        return f"Did you mean {quoted(near)}?"
    listed = ", ".join(shown(each) for each in choice[:12]) + (", …" if len(choice) > 12 else "")
    return f"{name}: {listed}." if choice else ""
