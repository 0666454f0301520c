"""The debrief as Markdown. Whatever people wrote is text: it cannot become markup, HTML or a link."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..exercise.session import Session
from ..exercise.text import one_line
from .comparison import Comparison, Section
from .findings import Findings, findings

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_ADDRESS = re.compile(r":(?=//)|(?<=\w)\.(?=[^\W\d])")
_NO_ADDRESS = "@&#8288;"
"""An at sign with a word joiner after it: looks the same, and is neither an address nor a mention."""


def report(sessions: Iterable[Session], *, for_facilitator: bool = False) -> str:
    """Return the report on each session, one after the other, with a newline at the end."""
    pages = ("\n".join(_page(findings(each, for_facilitator=for_facilitator))) for each in sessions)
    return "\n\n---\n\n".join(pages) + "\n"


def escape(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    line = _MARKUP.sub(r"\\\g<0>", one_line(text))
    line = _ADDRESS.sub(r"\\\g<0>", line).replace("@", _NO_ADDRESS)
    line = _NUMBERED.sub(r"\1\\\2", line)
    return f"\\{line}" if line.startswith(("-", "+", "=")) else line


def _page(found: Findings) -> Iterator[str]:
    yield f"# {escape(found.title)}"
    yield from _paragraphs(found.opening)
    yield from ("", "## What was decided")
    for account in found.accounts:
        yield from ("", f"### {escape(account.title)}", "")
        yield from (f"- **{fact.label}:** {escape(fact.words)}" for fact in account.facts)
    yield from ("", "## The rounds side by side")
    yield from _paragraphs(found.how_to_read)
    for section in found.sections:
        yield from _section(section, found.columns)
    for passage in found.passages:
        yield from ("", f"## {escape(passage.title)}", "")
        yield from (f"- {escape(line)}" for line in passage.lines)
    yield from ("", "## To end with")
    yield from _paragraphs((*found.closing, found.head))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from ("", escape(line))


def _section(section: Section, columns: Sequence[str]) -> Iterator[str]:
    yield from ("", f"### {section.title}")
    if section.comparisons:
        yield from ("", _line("", *columns), _line(*["---"] * (len(columns) + 1), plain=True))
    for comparison in section.comparisons:
        yield from _rows(comparison)
    if section.silent:
        yield ""
    yield from (f"- {escape(line)}" for line in section.silent)


def _rows(comparison: Comparison) -> Iterator[str]:
    total, *others = comparison.rows
    words = [escape(cell.words) for cell in total.cells]
    yield _line(f"**{escape(comparison.title)}**<br>{escape(comparison.explanation)}", *words, plain=True)
    for row in others:
        yield _line(row.label, *(cell.words for cell in row.cells))


def _line(*cells: str, plain: bool = False) -> str:
    """Return one line of a table; `plain` cells are Markdown already."""
    return f"| {' | '.join(cells if plain else map(escape, cells))} |"
