"""A question that is answered in words."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ...exercise.text import WORDS_LIMIT, clean
from ..words import plain


class Ask(ModalScreen[str | None]):
    """Asks for a line of words; dismissed with None on Escape. `draft` holds what was typed, either way."""

    BINDINGS = [Binding("escape", "leave", "Back")]
    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical {
        width: 72; max-width: 95%; height: auto;
        border: round $primary; padding: 0 1; background: $surface;
    }
    Ask #ask-title { text-style: bold; }
    Ask #ask-hint { color: $text-muted; }
    """

    def __init__(self, title: str, hint: str = "", draft: str = "") -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self.draft = draft

    def compose(self) -> ComposeResult:
        """Title, field, hint."""
        with Vertical():
            yield Static(plain(self._title), id="ask-title")
            yield Input(self.draft, max_length=WORDS_LIMIT, select_on_focus=False)
            yield Static(plain(f"{self._hint} · Enter takes · Esc back".removeprefix(" · ")), id="ask-hint")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.draft = event.value

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        self.dismiss(clean(event.value))

    def action_leave(self) -> None:
        """Go back; the words stay as a draft."""
        self.dismiss(None)
