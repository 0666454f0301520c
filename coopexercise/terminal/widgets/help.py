"""A panel of text over a screen, closed with any of the usual keys."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from ..words import plain


class Help(ModalScreen[None]):
    """Shows a title and a text until it is closed."""

    BINDINGS = [Binding("escape,enter,q,question_mark,s", "leave", "Close", key_display="Esc")]
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll {
        width: 76; max-width: 95%; height: auto; max-height: 90%;
        border: round $primary; padding: 1 2; background: $surface;
    }
    Help #help-title { text-style: bold; margin-bottom: 1; }
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Title and text."""
        with VerticalScroll() as panel:
            panel.border_subtitle = "↓ ↑ scroll · Esc closes"
            yield Static(plain(self._title), id="help-title")
            yield Static(plain(self._text))

    def action_leave(self) -> None:
        """Close the panel."""
        self.dismiss(None)
