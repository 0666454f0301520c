"""The debrief as plain text for a terminal or a file: no colour, no escape codes, bars made of characters."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ..exercise.text import one_line
from .aftermath import Aftermath
from .audience import Audience
from .comparison import Comparison, Row, Section
from .figures import Cell
from .findings import Findings
from .page import Page
from .several import NO_SPREAD, Group, Line

WIDTH = 80
LABEL = 22
COLUMN = 28
BAR = 9


def pieces(pages: Sequence[Page], groups: Sequence[Group], _: Audience) -> Iterator[bytes]:
    """Yield how the sessions stand side by side, and the report on each, one after the other."""
    told = (_page(each) for each in pages)
    beside = (_group(each) for each in groups)
    for place, lines in enumerate((*beside, *told)):
        rule = f"\n{'=' * WIDTH}\n\n" if place else ""
        yield (rule + "\n".join(lines) + "\n").encode()


def _group(group: Group) -> Iterator[str]:
    yield from _underlined(f"Side by side: {one_line(group.title)}", "=")
    for about in group.about:
        yield from _wrapped(about)
    yield from group.sessions
    for played in group.rounds:
        yield from _headed(played.title)
        for line in played.lines:
            yield from _beside(line, group.sessions)
        for silent in played.silent:
            yield from ("", *_wrapped(silent))


def _beside(line: Line, sessions: Sequence[str]) -> Iterator[str]:
    yield ""
    yield from _wrapped(line.title)
    if line.cells:
        cells = (f"{session.split()[0]} {one_line(words)}" for session, words in zip(sessions, line.cells, strict=True))
        yield from (f"  {each}" for each in _wrapped(" | ".join(cells)))
    if line.spread != NO_SPREAD:
        yield from (f"  {each}" for each in _wrapped(f"spread: {line.spread}"))


def _page(page: Page) -> Iterator[str]:
    found = page.findings
    yield from _underlined(found.title, "=")
    for line in found.opening:
        yield from _wrapped(line)
    yield from _headed("What was decided")
    for account in found.accounts:
        yield from ("", one_line(account.title))
        for fact in account.facts:
            yield from _labelled(f"  {fact.label}", [one_line(fact.words)], WIDTH - LABEL)
    yield from _headed("The rounds side by side")
    for line in found.how_to_read:
        yield from _wrapped(line)
    for section in found.sections:
        yield from _section(section, found.columns)
    yield from _ending(found, page.aftermath)


def _ending(found: Findings, after: Aftermath | None) -> Iterator[str]:
    for passage in found.passages:
        yield from _headed(passage.title)
        for line in passage.lines:
            yield from _wrapped(f"- {one_line(line)}", "  ")
    if after:
        yield from _aftermath(after)
    yield from _headed("To end with")
    for line in (*found.closing, found.head):
        yield from _wrapped(line)


def _aftermath(after: Aftermath) -> Iterator[str]:
    """Yield each promise and outcome with what came of it below."""
    yield from _headed("What came of it")
    for line in after.summary:
        yield from _wrapped(line)
    for each in after.results:
        about = "".join((f", due {each.due}" if each.due else "", f", seat {each.who}" if each.who else ""))
        yield from ("", f"{each.name}{one_line(about) if about else ''}{':' if each.what else ''}")
        yield from (f"  {line}" for line in _wrapped(each.what))
        for column, came in zip(after.columns, each.came, strict=True):
            yield from _labelled(f"  {column.partition(' (')[0]}", [one_line(came)], WIDTH - LABEL)


def _underlined(title: str, rule: str) -> tuple[str, str, str]:
    words = one_line(title)
    return words, rule * min(len(words), WIDTH), ""


def _headed(title: str) -> tuple[str, ...]:
    return ("", *_underlined(title.upper(), "-")[:2])


def _wrapped(line: str, indent: str = "") -> list[str]:
    return wrap(one_line(line), WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _section(section: Section, columns: Sequence[str]) -> Iterator[str]:
    yield from ("", f"== {section.title} ==")
    for comparison in section.comparisons:
        yield from _comparison(comparison, columns)
    if section.silent:
        yield ""
    for line in section.silent:
        yield from _wrapped(f"- {line}", "  ")


def _comparison(comparison: Comparison, columns: Sequence[str]) -> Iterator[str]:
    yield ""
    yield one_line(comparison.title)
    yield from (f"  {line}" for line in _wrapped(comparison.explanation))
    yield from _labelled("", [*map(one_line, columns)], COLUMN)
    for row in comparison.rows:
        yield from _row(row, comparison.scale)


def _row(row: Row, scale: float) -> Iterator[str]:
    return _labelled(f"  {row.label}", [_cell(cell, scale) for cell in row.cells], COLUMN)


def _cell(cell: Cell, scale: float) -> str:
    words = one_line(cell.words)
    return words if cell.amount is None or not scale else f"{bar(cell.amount, scale)} {words}"


def bar(amount: float, scale: float) -> str:
    """Return a bar of half blocks in a field of fixed width; whatever is more than nothing is seen."""
    halves = max(round(2 * BAR * amount / scale), 1 if amount else 0)
    return ("█" * (halves // 2) + "▌" * (halves % 2)).ljust(BAR)


def _labelled(label: str, texts: Sequence[str], width: int) -> Iterator[str]:
    """Return a label and texts side by side, each wrapped in its own column."""
    columns = [wrap(text, width - 1, break_on_hyphens=False) for text in texts]
    for place in range(max(1, *map(len, columns))):
        cells = [lines[place] if place < len(lines) else "" for lines in columns]
        yield "".join([("" if place else label).ljust(LABEL), *(each.ljust(width) for each in cells)]).rstrip()
