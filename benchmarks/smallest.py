"""The smallest Textual program that looks like one: a line of text and a footer."""

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, Static

TEXT = "The smallest program"


class Smallest(App[None]):
    """A line of text and a footer with one key."""

    BINDINGS = [Binding("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show both."""
        yield Static(TEXT)
        yield Footer()


if __name__ == "__main__":
    Smallest().run()
