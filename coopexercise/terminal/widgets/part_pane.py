"""The pane in which a preview shows one part: its time, its text, and what is private only on demand."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widgets import Markdown, Static

from ...exercise.text import clean
from .hanging import Hanging
from .time_bar import Stretch, TimeBar


class PartPane(VerticalScroll, can_focus=False):
    """Shows a drawn bar, a text in Markdown, lines, and private lines: those that there are."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)

    def compose(self) -> ComposeResult:
        """One below the other."""
        yield Static(id="drawn")
        yield Markdown(id="setting-text", open_links=False)
        yield Static(id="said")
        yield Static(id="private")

    def on_mount(self) -> None:
        """Name what is private."""
        self.query_one("#private").border_title = "For your eyes only"

    def show(
        self,
        said: Sequence[Content],
        private: Sequence[Content] = (),
        stretches: Sequence[Stretch] = (),
        markdown: str = "",
        *,
        card: bool = False,
    ) -> None:
        """Show a part; a card with its edges."""
        self._put("#drawn", TimeBar(stretches), bool(stretches))
        self._put("#said", Hanging(said), bool(said))
        self._put("#private", Hanging(private), bool(private))
        self.query_one("#said").set_class(card, "-card")
        setting = self.query_one("#setting-text", Markdown)
        setting.display = bool(markdown)
        if markdown:
            setting.update(clean(markdown))

    def show_private(self) -> None:
        """Move to where what is private stands."""
        self.query_one("#private").scroll_visible(animate=False, immediate=False)

    def _put(self, which: str, visual: Visual, shown: bool) -> None:
        static = self.query_one(which, Static)
        static.update(visual)
        static.display = shown
