"""Home: start a scenario, go on with a session, or look at an old one."""

import asyncio
from contextlib import suppress
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import OptionList, Static

from ... import library, record
from ...reports.speech import counted
from ..lobby import Lobby, lobby_of
from ..opening import passed_over
from ..session_deeds import SessionDeeds
from ..widgets.help import Help
from ..widgets.key_footer import KeyFooter
from ..widgets.session_list import SessionList
from ..words import plain
from ..words import scenario as scenario_words
from ..words.session import HELP, Row, enter_does, old, row

AT_REST = 0.2
"""Seconds after which the screen has been painted, and what takes longer may begin."""
A_FRAME = 1 / 60


class HomeScreen(SessionDeeds):
    """Two lists: scenarios to start, and all sessions."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("r", "resume", "Resume"),
        Binding("l", "library", "Library"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "quit", "Quit"),
        Binding("o", "old", "Old sessions", show=False),
        Binding("z", "put_back", "Back from the bin", show=False),
        Binding("left", "focus_list('#scenarios')", "Start", show=False),
        Binding("right", "focus_list('#recent')", "Sessions", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._scenarios: list[library.Entry] = []
        self._in_full: dict[Path, library.Entry] = {}
        self._fingerprints: object = None
        self._logs: list[Path] = []
        self._entries: dict[Path, record.Entry] = {}
        self._seats: dict[Path, record.Seats | None] = {}
        self._old: list[record.Entry] = []
        self._painted = False

    @property
    def lobby(self) -> Lobby:
        """The program, which says what comes after home."""
        return lobby_of(self.app)

    def compose(self) -> ComposeResult:
        """What Enter does, the two lists, the summary, what is old, the keys."""
        yield Static(id="enter-does")
        with Horizontal(id="lists"):
            yield OptionList(id="scenarios", markup=False)
            yield SessionList("recent", self._row)
        yield Static(id="summary")
        yield Static(id="old")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the lists."""
        self._list.border_title = "Start"
        self._sessions.border_title = "Sessions"
        self.query_one("#old").display = False
        self.watch(self.app, "app_focus", self._seen_again, init=False)

    def _seen_again(self, focus: bool) -> None:
        """Look again when this window is looked at again: another one may have led a session meanwhile."""
        if focus and self.is_current:
            self.look_again()

    def on_screen_resume(self) -> None:
        """Show what there is now; begin where there is something to go on with."""
        self._scenarios = [self._in_full.get(each.path, each) for each in library.headings()]
        self._put([scenario_words.line(each) for each in self._scenarios])
        self.look_again()
        if self.focused is None:
            first = self._entry(self._logs[0]) if self._logs else None
            (self._sessions if first and first.state == "unfinished" else self._list).focus()
        self._tell_next()
        self.set_timer(AT_REST, self._read_the_rest)

    def look_again(self) -> None:
        """List the sessions; of those that have ended nothing changes but that they may be gone."""
        self._logs = record.home_shelf().logs()
        there = set(self._logs)
        self._entries = {path: each for path, each in self._entries.items() if each.state == "ended" and path in there}
        self._seats = {path: seats for path, seats in self._seats.items() if path in self._entries}
        self._sessions.show(len(self._logs))
        self._tell_next()
        if self._painted:
            self._find_old()

    def _entry(self, path: Path) -> record.Entry:
        return self._entries.get(path) or self._entries.setdefault(path, record.entry(path))

    def _row(self, number: int) -> Row:
        path = self._logs[number]
        return row(self._entry(path), self._seats_of(path))

    def _seats_of(self, path: Path) -> record.Seats | None:
        """Count the people of a session that is on the screen, but not before the screen is painted."""
        if self._painted and path not in self._seats:
            self._seats[path] = None
            with suppress(OSError):
                self._seats[path] = record.seats(path)
        return self._seats.get(path)

    @work(exclusive=True, group="reading")  # a group of its own: it must not end what a key has begun
    async def _read_the_rest(self) -> None:
        """Count people, look for old sessions, and read scenarios one by one; keys come through between them."""
        self._painted = True
        self._sessions.refresh()
        self._find_old()
        names = [str(each.path) for each in self._scenarios]
        if names and (now := library.fingerprints(names)) != self._fingerprints:
            for number, each in enumerate(self._scenarios):
                self._scenarios[number] = self._in_full[each.path] = library.in_full(each)
                await asyncio.sleep(A_FRAME)
            self._fingerprints = now
            self._put([scenario_words.line(each) for each in self._scenarios])
            self._tell_next()

    def everything(self) -> list[record.Entry]:
        """Return all sessions, those in the bin too; those that were read already as they were then."""
        paths = (*self._logs, *record.home_shelf().binned())
        return [self._entries.get(path) or record.entry(path) for path in paths]

    @work(exclusive=True, group="looking")
    async def _find_old(self) -> None:
        """Find what people were told would be deleted by now, and say so in one sentence."""
        days, notice = record.keeping()
        entries = await asyncio.to_thread(self.everything)
        self._entries |= {each.path: each for each in entries}
        self._old = await asyncio.to_thread(record.overdue, entries, self.lobby.clock().wall, days)
        told = self.query_one("#old", Static)
        sentences = [notice, old(len(self._old), days)]
        told.update(plain(" ".join(filter(None, sentences))))
        told.display = any(sentences)

    def _put(self, lines: list[Content]) -> None:
        options = self._list
        row = options.highlighted or 0
        options.clear_options()
        options.add_options(lines)
        options.highlighted = min(row, len(lines) - 1) if lines else None

    @property
    def _list(self) -> OptionList:
        return self.query_one("#scenarios", OptionList)

    @property
    def _sessions(self) -> SessionList:
        return self.query_one("#recent", SessionList)

    @property
    def _scenario(self) -> library.Entry | None:
        number = self._list.highlighted
        return None if number is None else self._scenarios[number]

    @property
    def marked(self) -> record.Entry | None:
        """The highlighted session."""
        number = self._sessions.highlighted
        return None if number is None else self._entry(self._logs[number])

    @on(OptionList.OptionHighlighted)
    @on(SessionList.Highlighted)
    @on(DescendantFocus)
    def _tell_next(self) -> None:
        """Say what Enter does on the line that is highlighted now."""
        if self.focused is self._sessions and self.marked:
            does, about = enter_does(self.marked)
        elif self._scenario:
            does, about = scenario_words.enter_does(self._scenario)
        else:
            does, about = "No scenario was found", "Put one into your own folder of scenarios, or install again."
        self.query_one("#enter-does", Static).update(plain(does))
        self.query_one("#summary", Static).update(plain(about))

    @on(OptionList.OptionSelected)
    def _start(self, event: OptionList.OptionSelected) -> None:
        self.lobby.set_up(self._scenarios[event.option_index].id)

    @on(SessionList.Selected)
    def _open(self) -> None:
        if session := self.marked:
            self._go_on(session if session.state != "moved" else record.entry(Path(session.moved_to)))

    def _go_on(self, session: record.Entry) -> None:
        """Go on with a session, or show what is in it."""
        if session.state == "unfinished":
            self.lobby.resume(session.path)
            if self.is_current:  # it was refused, so something is not as it is shown
                self.look_again()
        elif session.path.is_file():
            self.walk_through(session.path)
        else:
            self.lobby.tell(f"{session.path} cannot be found now. Is its disk or memory stick there?", warning=True)

    def action_resume(self) -> None:
        """Go on with the latest session that has not ended and that nobody leads elsewhere."""
        try:
            latest = record.home_shelf().latest_free()
            other = passed_over(latest) if latest else ""
        except (record.CannotOpen, OSError) as problem:
            self.lobby.tell(record.errors.told(problem), warning=True)
            return
        if latest:
            self.lobby.resume(latest)
            if other:
                self.lobby.tell(other, warning=True)
        else:
            self.lobby.tell("There is no unfinished session.")

    @work
    async def action_old(self) -> None:
        """Show the sessions that are older than people were told, and what would be deleted."""
        if self._old:
            await self.delete_some(self._old)
        else:
            self.lobby.tell(f"No session is older than {counted(record.keeping().days, 'day')}.")

    def action_library(self) -> None:
        """Look at scenarios and cards."""
        from .library import LibraryScreen

        self.app.push_screen(LibraryScreen())

    def action_help(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(Help("Home", HELP))

    def action_focus_list(self, which: str) -> None:
        """Go to one of the lists."""
        self.set_focus(self.query_one(which))  # at once: the next key is for it

    async def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit(0)
