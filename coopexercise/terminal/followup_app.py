"""The program of a follow-up: one screen, weeks after a session."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from ..exercise.text import as_argument
from . import crash
from .following_up import Afterwards
from .looks import add_looks
from .screens.followup import FollowUpScreen


class FollowUpApp(App[int]):
    """Asks what came of a session."""

    TITLE = "coopexercise"
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False)]

    def __init__(self, found: Afterwards) -> None:
        """Ask about what was found; the log is let go when the program ends."""
        super().__init__()
        add_looks(self)
        self.found = found
        self.failure = ""
        """What to say when the program has failed; printed when the screen is gone."""

    def get_default_screen(self) -> Screen[Any]:
        """Return the one screen."""
        return FollowUpScreen(self.found)

    def last_words(self) -> Iterator[str]:
        """Yield what to print when the screen is gone: what is recorded, and how to go on."""
        if self.failure:
            yield self.failure
        path, state = as_argument(self.found.path), self.found.state
        if state.ended:
            yield f"Recorded and closed. What came of it stands in: coopexercise debrief {path}"
        elif state.opened:
            yield f"What was answered is recorded. To go on: coopexercise followup {path}"

    def _handle_exception(self, error: Exception) -> None:
        """Leave one friendly panel instead of a traceback with locals, which hold what people said."""
        if not self.failure:
            self._return_code = crash.EXIT
            self.failure = crash.panel(error, None)
            self.panic()
