"""The smallest Textual program with a label that ticks once a second."""

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, Label


class Ticking(App[None]):
    """A label that counts seconds, and a footer with one key."""

    BINDINGS = [Binding("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show both."""
        yield Label("0")
        yield Footer()

    def on_mount(self) -> None:
        """Begin to count."""
        self._seconds = 0
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        self._seconds += 1
        self.query_one(Label).update(str(self._seconds))
