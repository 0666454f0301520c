"""Lines for a projector, which nobody scrolls: empty ones are left out where there is no room for them."""

from collections.abc import Sequence

from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from .hanging import joined


class FittedLines(Static):
    """Shows lines in a container that would scroll if there were too many."""

    def __init__(self) -> None:
        super().__init__(id="lines")
        self._lines: Sequence[str] = ()
        self._room = Size()

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines, or nothing at all."""
        self._lines = lines
        self.display = bool(lines)
        self._put()

    def on_resize(self, _: Resize) -> None:
        """Begin anew in a window of another size."""
        if self._around.size != self._room:
            self._put()

    @property
    def _around(self) -> Widget:
        assert isinstance(self.parent, Widget), "it stands on a board"
        return self.parent

    def _put(self) -> None:
        self._room = self._around.size
        self.update(joined(self._lines))
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self._around.max_scroll_y:
            self.update(joined(line for line in self._lines if line))
