"""The sessions of home: only the rows on the screen are asked for and drawn, so that thousands cost what ten do."""

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..words.session import Row

_LINES = 2
"""The lines of a row."""


class SessionList(ScrollView, can_focus=True):
    """Rows of two lines, one of them highlighted."""

    COMPONENT_CLASSES = {"session-list--highlighted"}
    DEFAULT_CSS = """
    SessionList { overflow-x: hidden; }
    SessionList > .session-list--highlighted {
        color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
    }
    SessionList:focus > .session-list--highlighted {
        color: $block-cursor-foreground; background: $block-cursor-background;
    }
    """
    BINDINGS = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("enter", "select", "Select", show=False),
        Binding("p", "screen.replay", "Replay"),
        Binding("d,w", "screen.debrief", "Debrief", key_display="d"),
        Binding("v", "screen.verify", "Verify"),
        Binding("t", "screen.transcript", "Transcript"),
        Binding("b,delete", "screen.bin", "Bin", key_display="b"),
    ]

    class Highlighted(Message):
        """Another row is highlighted."""

    class Selected(Message):
        """Enter was pressed on the highlighted row, or somebody clicked on one."""

    highlighted: reactive[int | None] = reactive(None)

    def __init__(self, id: str, row_of: Callable[[int], Row]) -> None:
        """Show what `row_of` says of a row when it is on the screen; rows count from 0."""
        super().__init__(id=id)
        self._row_of = row_of
        self._count = 0

    def show(self, count: int) -> None:
        """Show so many rows; the highlighted one stays where it is, if there are so many still."""
        self._count = count
        self.virtual_size = Size(0, count * _LINES)
        self.highlighted = min(self.highlighted or 0, count - 1) if count else None
        self._number()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line of what is on the screen."""
        row, line = divmod(self.scroll_offset.y + y, _LINES)
        width = self.scrollable_content_region.width
        lit = row == self.highlighted
        style = self.get_visual_style("session-list--highlighted") if lit else self.visual_style
        if row >= self._count:
            return Strip.blank(width, style.rich_style)
        text = _line(self._row_of(row), line, max(0, width - 2))
        return Strip(text.render_segments(style)).adjust_cell_length(width, style.rich_style)

    def watch_highlighted(self) -> None:
        """Keep the highlighted row on the screen."""
        if self.highlighted is not None:
            self.scroll_to_region(
                Region(0, self.highlighted * _LINES, 1, _LINES), animate=False, force=True, immediate=True
            )
        self._number()
        self.post_message(self.Highlighted())

    def _number(self) -> None:
        place = "" if self.highlighted is None else f"{self.highlighted + 1:,} of {self._count:,}"
        self.border_subtitle = place or "none yet"

    def action_move(self, by: int) -> None:
        """Highlight another row; after the last comes the first."""
        if self._count:
            self.highlighted = ((self.highlighted or 0) + by) % self._count

    def action_page(self, by: int) -> None:
        """Highlight the row a page further."""
        if self._count:
            row = (self.highlighted or 0) + by * max(1, self.scrollable_content_region.height // _LINES)
            self.highlighted = max(0, min(row, self._count - 1))

    def action_first(self) -> None:
        """Highlight the first row."""
        self.highlighted = 0 if self._count else None

    def action_last(self) -> None:
        """Highlight the last row."""
        self.highlighted = self._count - 1 if self._count else None

    def action_select(self) -> None:
        """Say that the highlighted row was chosen."""
        if self.highlighted is not None:
            self.post_message(self.Selected())

    def on_click(self, event: Click) -> None:
        """Choose the row under the mouse."""
        place = event.get_content_offset(self)
        row = (place.y + self.scroll_offset.y) // _LINES if place else self._count
        if row < self._count:
            self.highlighted = row
            self.action_select()


def _line(row: Row, line: int, width: int) -> Content:
    if line:
        return Content(f" {row.below}").truncate(width + 2, ellipsis=True)
    state = Content(row.state)
    title = Content.styled(row.title, "bold").truncate(max(0, width - state.cell_length - 1), ellipsis=True, pad=True)
    return Content(" ") + title + Content(" ") + state
