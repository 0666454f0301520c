"""What is wrong with a trainer's file, as the screens say it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from textual.content import Content

from ...library import Problem, counted
from ...library.problems import SOURCE_WIDTH
from . import plain


def in_short(problems: Iterable[Problem], none: str = "✓") -> str:
    """Return how many problems of each kind there are, those alone that there are; `none` where there are none."""
    found = Counter(problem.severity for problem in problems)
    if not found:
        return none
    errors, warnings, advice = counted(problems).removesuffix(".").split(", ")
    named = ((found["error"], f"! {errors}"), (found["warning"], warnings), (found["advice"], advice))
    return ", ".join(text for count, text in named if count)


def line(problem: Problem, shown: Path) -> str:
    """Return a problem in one line: where and what; the file's name only where it is another one than is shown."""
    where = f"line {problem.line}" if Path(problem.file) == shown else f"{Path(problem.file).name}, line {problem.line}"
    sign = "! " if problem.severity == "error" else ""
    return f"{sign}{problem.severity} · {where} · {problem.message}"


def in_full(problem: Problem) -> list[Content]:
    """Return a problem with its place, its line of the file, and what to do."""
    return [
        Content.styled(
            plain(f"{problem.severity.capitalize()}, {Path(problem.file).name}, line {problem.line}").plain, "bold"
        ),
        plain(problem.message),
        *([Content(""), Content("│ ") + plain(_around(problem))] if problem.source.strip() else []),
        *([Content(""), Content.styled("What to do", "bold"), plain(problem.hint)] if problem.hint else []),
        Content(""),
        Content.styled(f"In the page of problems: {problem.code}", "dim"),
    ]


def _around(problem: Problem) -> str:
    """Return the line of the file, or the part of a long one in which the problem is."""
    start = max(0, problem.column - SOURCE_WIDTH // 2) if problem.column > SOURCE_WIDTH else 0
    return problem.source[start : start + SOURCE_WIDTH]
