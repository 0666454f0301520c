"""The library: scenarios and decks with what can be said of each in a line, to choose one and look into it."""

import asyncio
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ... import library
from ...library import Entry, View
from ..preview_parts import at_a_glance
from ..widgets.hanging import Hanging
from ..widgets.help import Help
from ..widgets.key_footer import KeyFooter
from ..widgets.line_list import LineList
from ..words import plain
from ..words.problem import in_short

A_FRAME = 1 / 60
HELP = (
    "Enter looks into a scenario or a deck of cards: its time line, each part as people will meet it, each card as it "
    "is printed, and what could be better. There you can also change, rehearse, print and run it.\n\n"
    "What came with the program stands beside what is yours. Files of the folder in which you started the program "
    "come first.\n\n"
    "Enter  look into it\n"
    "  ↑ ↓  up and down\n"
    "  Esc  back"
)


class LibraryScreen(Screen[None]):
    """A list of all there is, filled in while it is looked at."""

    BINDINGS = [
        Binding("enter", "look", "Look into it", key_display="Enter"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("escape,q,l", "leave", "Back", key_display="Esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entry] = {}
        self._views: dict[Path, View] = {}

    def compose(self) -> ComposeResult:
        """The list, what the marked line is about, the keys."""
        yield LineList("titles")
        yield Static(id="about-it")
        yield KeyFooter()

    def on_screen_resume(self) -> None:
        """List what there is now."""
        titles = self._titles
        titles.border_title = "Library"
        row = titles.highlighted
        titles.clear_options()
        self._entries.clear()
        sections = _sections()
        titles.add_options(chain.from_iterable(self._section(*each) for each in sections))
        titles.highlighted = 1 if row is None else min(row, titles.option_count - 1)
        self._read()

    @property
    def _titles(self) -> LineList:
        return self.query_one("#titles", LineList)

    def _section(self, heading: str, entries: Iterable[Entry]) -> list[Option]:
        self._entries |= {str(each.path): each for each in entries}
        lines = [Option(self._line(each), id=str(each.path)) for each in entries]
        return [Option(Content.styled(heading, "bold"), disabled=True), *lines] if lines else []

    @work(exclusive=True)
    async def _read(self) -> None:
        """Read the files one by one, and let keys through between them."""
        for each in list(self._entries.values()):
            known = self._views.get(each.path)
            if known is None or library.changed(known):
                self._views[each.path] = library.view(each.path)
                self._titles.replace_option_prompt(str(each.path), self._line(each))
                await asyncio.sleep(A_FRAME)
        self._tell_about()

    def _line(self, entry: Entry) -> Hanging:
        view = self._views.get(entry.path)
        title = Content.styled(plain(view.title if view and view.made else entry.title).plain, "bold")
        about = " · ".join(filter(None, [at_a_glance(view), in_short(view.problems)])) if view else ""
        return Hanging([Content("  ") + title, plain(about, 4)])

    @property
    def _marked(self) -> Entry | None:
        row = self._titles.highlighted
        option = None if row is None else self._titles.get_option_at_index(row)
        return self._entries.get(option.id or "") if option else None

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        """Say what the marked line is about, and whose it is."""
        entry = self._marked
        if entry is None:
            return
        whose = "comes with the program" if library.is_shipped(entry.path) else f"yours: {entry.path}"
        self.query_one("#about-it", Static).update(plain("\n".join(filter(None, [entry.summary, whose]))))

    @on(OptionList.OptionSelected)
    def action_look(self) -> None:
        """Look into the marked one."""
        from .preview import PreviewScreen

        if entry := self._marked:
            self.app.push_screen(PreviewScreen(entry.path))

    def action_help(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(Help("Library", HELP))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _sections() -> list[tuple[str, tuple[Entry, ...]]]:
    scenarios, decks = library.headings(), library.deck_headings()
    known = {each.path for each in (*scenarios, *decks)}
    here = tuple(each for each in library.headings_here(Path.cwd()) if each.path not in known)
    return [("In this folder", here), ("Scenarios", scenarios), ("Decks of cards", decks)]
