"""The transcript of a log: what happened, line by line, to be read."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from ... import record
from ..widgets.key_footer import KeyFooter
from ..words import plain


class TranscriptScreen(Screen[None]):
    """Shows a log as plain text; reading does the log no harm."""

    BINDINGS = [Binding("escape,q,t", "leave", "Back", key_display="Esc")]

    def __init__(self, path: Path) -> None:
        """Show the log at `path`."""
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The text, with the times of this place."""
        with VerticalScroll(id="transcript"):
            yield Static(plain(self._text()))
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the log."""
        self.query_one("#transcript").border_title = plain(self._path.name)

    def _text(self) -> str:
        try:
            return "\n".join(_lines(record.read(self._path), record.load_people(self._path).names))
        except OSError as problem:
            return f"{self._path.name} cannot be read: {problem.strerror}."

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _lines(reading: record.Reading, people: Mapping[str, str]) -> Iterator[str]:
    """Yield what can be read, and where that ends before the log does."""
    from ...reports.transcript import transcript

    yield from transcript(reading.events, None, people)
    if reading.damage:
        line, cause = reading.damage.line, reading.damage.cause
        yield f"The log is damaged at line {line}: the line {cause}. It is shown up to there."
    if not reading.events and not reading.damage:
        yield "Nothing is recorded in this log."
