"""The debrief as Markdown. Whatever people wrote is text: it cannot become markup, HTML or a link."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..exercise.text import one_line
from .aftermath import Aftermath
from .audience import Audience
from .comparison import Comparison, Section
from .page import Page
from .several import Group

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&$]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_ADDRESS = re.compile(r":(?=//)|(?<=\w)\.(?=[^\W\d])")
_NO_ADDRESS = "@&#8288;"
"""An at sign with a word joiner after it: looks the same, and is neither an address nor a mention."""


def pieces(pages: Sequence[Page], groups: Sequence[Group], _: Audience) -> Iterator[bytes]:
    """Yield how the sessions stand side by side, and the report on each, one after the other."""
    told = (_page(each) for each in pages)
    beside = (_group(each) for each in groups)
    for place, lines in enumerate((*beside, *told)):
        yield (("\n---\n\n" if place else "") + "\n".join(lines) + "\n").encode()


def _group(group: Group) -> Iterator[str]:
    yield f"# Side by side: {escape(group.title)}"
    yield from _paragraphs(group.about)
    for played in group.rounds:
        yield from ("", f"## {escape(played.title)}", "", row("Measure", *group.sessions, "Spread"))
        yield row(*["---"] * (len(group.sessions) + 2), plain=True)
        yield from (row(line.title, *line.cells, line.spread) for line in played.lines)
        yield from _paragraphs(played.silent)


def escape(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    line = _MARKUP.sub(r"\\\g<0>", one_line(text))
    line = _ADDRESS.sub(r"\\\g<0>", line).replace("@", _NO_ADDRESS)
    line = _NUMBERED.sub(r"\1\\\2", line)
    return f"\\{line}" if line.startswith(("-", "+", "=")) else line


def _page(page: Page) -> Iterator[str]:
    found = page.findings
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
    if page.aftermath:
        yield from _aftermath(page.aftermath)
    yield from ("", "## To end with")
    yield from _paragraphs((*found.closing, found.head))


def _aftermath(after: Aftermath) -> Iterator[str]:
    yield from ("", "## What came of it")
    yield from _paragraphs(after.summary)
    if after.results:
        yield from ("", row("", "What", "By when", "Seat", *after.columns))
        yield row(*["---"] * (len(after.columns) + 4), plain=True)
    yield from (row(each.name, each.what, each.due, each.who, *each.came) for each in after.results)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from ("", escape(line))


def _section(section: Section, columns: Sequence[str]) -> Iterator[str]:
    yield from ("", f"### {section.title}")
    if section.comparisons:
        yield from ("", row("", *columns), row(*["---"] * (len(columns) + 1), plain=True))
    for comparison in section.comparisons:
        yield from _rows(comparison)
    if section.silent:
        yield ""
    yield from (f"- {escape(line)}" for line in section.silent)


def _rows(comparison: Comparison) -> Iterator[str]:
    total, *others = comparison.rows
    words = [escape(cell.words) for cell in total.cells]
    yield row(f"**{escape(comparison.title)}**<br>{escape(comparison.explanation)}", *words, plain=True)
    for other in others:
        yield row(other.label, *(cell.words for cell in other.cells))


def row(*cells: str, plain: bool = False) -> str:
    """Return one line of a table; `plain` cells are Markdown already."""
    return f"| {' | '.join(cells if plain else map(escape, cells))} |"
