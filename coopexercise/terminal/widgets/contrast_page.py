"""One page of the contrast, for a room to look at: round beside round, as large as there is room for."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ...exercise import agenda, debrief_steps
from ...exercise.measures import contrast
from ...exercise.session import Session
from ...exercise.text import one_line
from ..words import page as page_words
from ..words.page import Block, Sheet
from ..words.page_rows import Row

_THICKEST = 3
"""The most lines of a bar."""
_LEAST_COLUMN = 36
_GAP = 3
_LEAST_BAR = 4
_SENTENCES = 7
"""The lines that are kept for the heading and the sentences."""


class ContrastPage(VerticalScroll, can_focus=False):
    """Shows the page of the step that runs: what the room is asked to foretell, then what was recorded."""

    DEFAULT_CSS = """
    ContrastPage { height: 100%; }
    ContrastPage Static { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._session = Session()

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def show(self, session: Session) -> None:
        """Show the page as it now stands."""
        if session.seq != self._session.seq:
            self._session = session
            self._draw()

    def on_resize(self, _: Resize) -> None:
        """Draw everything as large as there is room for, once it is known where everything stands."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        step = agenda.debrief_step(self._session)
        page = debrief_steps.page_of(step)
        if page is None or not self.size.width:
            return
        make = page_words.sheet if debrief_steps.is_seen(step) else page_words.frame
        text = drawn(make(self._session, contrast(self._session), page), self.size.width - 1, self.size.height)
        simulated = Content.styled("SIMULATED: no people\n", "bold") if self._session.opened.simulated else Content("")
        self.query_one(Static).update(simulated + text)


def drawn(sheet: Sheet, width: int, height: int) -> Content:
    """Return a page in so many cells and lines: its rounds side by side, or one below the other if that fits."""
    most = max((len(block.rows) for block in sheet.blocks), default=1)
    thick = max(1, min(_THICKEST, (height - _SENTENCES) // max(1, most) - 1))
    columns = max(1, len(sheet.blocks))
    column = (width - _GAP * (columns - 1)) // columns
    rows = [row for block in sheet.blocks for row in block.rows]
    below = [line for block in sheet.blocks for line in (*_block(block, width, thick, rows), Content(""))]
    dots = any(row.marks for row in rows)
    key = list(_key(rows, width, width))
    if column < _LEAST_COLUMN or (dots and len(below) + len(key) + 4 <= height):
        lines = [*below, *key]
    else:
        beside = [list(_block(block, column, thick, rows)) for block in sheet.blocks]
        lines = [*_side_by_side(beside, column), *_key(rows, column, width), Content("")]
    said = ((sheet.shows, "bold"), (sheet.hides, "italic"))
    return Content("\n").join([*lines, *(Content.styled(text, style) for text, style in said if text)])


def _side_by_side(blocks: Sequence[list[Content]], column: int) -> Iterator[Content]:
    for parts in zip_longest(*blocks, fillvalue=Content("")):
        padded = [part + Content(" " * (column - part.cell_length)) for part in parts]
        yield Content(" " * _GAP).join(padded)


def _label(rows: Sequence[Row]) -> int:
    return max((len(row.label) for row in rows), default=0) + 2


def _names(row: Row) -> bool:
    """Return whether a row has the names of the columns."""
    return any(mark[:1].isalpha() for mark in row.marks)


def _fits(row: Row, room: int) -> bool:
    return all(len(mark) < room // len(row.marks) for mark in row.marks)


def _key(rows: Sequence[Row], column: int, width: int) -> Iterator[Content]:
    """Yield the names of the columns, once for all rounds, where there is no room for them at their places."""
    names = next((row for row in rows if _names(row)), None)
    if names and not _fits(names, column - _label(rows)):
        text = "   ".join(f"{place}={name}" for place, name in enumerate(names.marks, 1) if name)
        yield from Content(text).wrap(width)


def _block(block: Block, width: int, thick: int, rows: Sequence[Row]) -> Iterator[Content]:
    """Yield a round; labels and figures take as much room as in any of `rows`, so that bars are equally long."""
    yield Content.styled(one_line(block.heading), "bold underline").truncate(width, ellipsis=True)
    label = _label(rows)
    figure = max((len(row.figure) for row in rows if row.share is not None), default=0)
    for place, row in enumerate(block.rows):
        if place and thick > 1 and row.label:
            yield Content("")
        yield from _row(row, label, figure, width, thick)


def _row(row: Row, label: int, figure: int, width: int, thick: int) -> Iterator[Content]:
    name = Content(row.label.ljust(label))
    if row.marks:
        cell = (width - label) // len(row.marks)
        if not _names(row) or _fits(row, width - label):
            yield name + Content("".join(_fitted(mark, cell) for mark in row.marks))
    elif row.share is None:
        yield from _hanging(name, Content(one_line(row.figure)), width - label)
    else:
        bar = max(_LEAST_BAR, width - label - figure - 1)
        yield name + _bar(row.share, bar) + Content(" ") + Content.styled(row.figure, "bold")
        yield from (Content(" " * label) + _bar(row.share, bar) for _ in range(thick - 1))


def _bar(share: float, length: int) -> Content:
    drawn = blocks(share, length)
    full = drawn.rstrip("░")
    return Content.styled(full, "$primary") + Content.styled(drawn[len(full) :], "dim")


def _hanging(name: Content, text: Content, width: int) -> Iterator[Content]:
    first, *rest = text.wrap(max(_LEAST_BAR, width)) or [Content("")]
    yield name + first
    yield from (Content(" " * name.cell_length) + line for line in rest)


def _fitted(mark: str, cell: int) -> str:
    """Return the marks of a column in its cells: apart where there is room, of too many alike one and how many."""
    first, *rest = mark.split(" ")
    if first[:1].isalpha():
        return mark.ljust(cell)
    if len(first) >= cell:
        first = "".join(f"{sign}{count}" if count > 1 else sign for sign, count in _runs(first))
    elif 2 * len(first) < cell and not first.isdigit():
        first = " ".join(first)
    whole = " ".join([first, *rest])
    return (whole if len(whole) < cell else first)[:cell].ljust(cell)


def _runs(mark: str) -> list[tuple[str, int]]:
    return [(sign, len(list(run))) for sign, run in groupby(mark)]


def blocks(share: float, length: int) -> str:
    """Return a bar so many cells long; anything above nothing shows at least one block."""
    full = max(round(share * length), 1 if share > 0 else 0)
    return "█" * full + "░" * (length - full)
