"""Home: start a scenario, go on with a session, or look at an old one."""

import asyncio
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widgets import OptionList, Static

from ... import library, record
from ..lobby import Lobby, lobby_of
from ..widgets.help import Help
from ..widgets.key_footer import KeyFooter
from ..words import plain

RECENT = 30
AT_REST = 0.2
"""Seconds after which the screen has been painted, and what takes longer may begin."""
A_FRAME = 1 / 60
HELP = (
    "Choose a scenario on the left and press Enter: set-up asks who takes part. If you have never led the exercise, "
    "take the shortest one.\n\nOn the right are the sessions of this computer. Enter goes on with one that is "
    "unfinished, exactly where it stopped, and shows what happened in one that has ended.\n\n"
    "Enter  start, go on, or look\n"
    "    r  resume the latest unfinished session\n"
    "    t  the transcript of a session\n"
    "    l  the library: scenarios, options and cards\n"
    "    ← →  from list to list\n"
    "    q  quit"
)


class HomeScreen(Screen[None]):
    """Two lists: scenarios to start, and recent sessions."""

    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("r", "resume", "Resume the latest"),
        Binding("t", "transcript", "Transcript"),
        Binding("l", "library", "Library"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "quit", "Quit"),
        Binding("left", "focus_list('#scenarios')", "Start", show=False),
        Binding("right", "focus_list('#recent')", "Recent", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._scenarios: list[library.Entry] = []
        self._recent: list[record.Entry] = []

    @property
    def lobby(self) -> Lobby:
        """The program, which says what comes after home."""
        return lobby_of(self.app)

    def compose(self) -> ComposeResult:
        """What Enter does, the two lists, the summary, the keys."""
        yield Static(id="enter-does")
        with Horizontal(id="lists"):
            yield OptionList(id="scenarios", markup=False)
            yield OptionList(id="recent", markup=False)
        yield Static(id="summary")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the lists."""
        self._list("#scenarios").border_title = "Start"
        self._list("#recent").border_title = "Recent sessions"

    def on_screen_resume(self) -> None:
        """Show what there is now; begin where there is something to go on with."""
        self._fill()
        if self.focused is None:
            self._list("#recent" if self._recent and _unfinished(self._recent[0]) else "#scenarios").focus()

    def _fill(self) -> None:
        read = {each.path: each for each in self._scenarios}
        self._scenarios = [read.get(each.path, each) for each in library.headings()]
        self._recent = record.home_shelf().recent(RECENT)
        self._put("#scenarios", [_scenario_line(each) for each in self._scenarios])
        self.set_timer(AT_REST, self._read_in_full)
        self._put("#recent", [_session_line(each) for each in self._recent])
        self._list("#recent").border_subtitle = "" if self._recent else "none yet"
        self._tell_next()

    @work(exclusive=True)
    async def _read_in_full(self) -> None:
        """Read the scenarios one by one, and let keys through between them."""
        for row, each in enumerate(self._scenarios):
            self._scenarios[row] = library.in_full(each)
            await asyncio.sleep(A_FRAME)
        self._put("#scenarios", [_scenario_line(each) for each in self._scenarios])
        self._tell_next()

    def _put(self, which: str, lines: list[Content]) -> None:
        options = self._list(which)
        row = options.highlighted or 0
        options.clear_options()
        options.add_options(lines)
        options.highlighted = min(row, len(lines) - 1) if lines else None

    def _list(self, which: str) -> OptionList:
        return self.query_one(which, OptionList)

    @property
    def _scenario(self) -> library.Entry | None:
        row = self._list("#scenarios").highlighted
        return None if row is None else self._scenarios[row]

    @property
    def _session(self) -> record.Entry | None:
        row = self._list("#recent").highlighted
        return None if row is None else self._recent[row]

    @on(OptionList.OptionHighlighted)
    @on(DescendantFocus)
    def _tell_next(self) -> None:
        """Say what Enter does on the line that is highlighted now."""
        if self.focused is self._list("#recent") and self._session:
            does, about = _enter_on_session(self._session)
        elif self._scenario:
            does, about = _enter_on_scenario(self._scenario)
        else:
            does, about = "No scenario was found", "Put one into your own folder of scenarios, or install again."
        self.query_one("#enter-does", Static).update(plain(does))
        self.query_one("#summary", Static).update(plain(about))

    @on(OptionList.OptionSelected, "#scenarios")
    def _start(self, event: OptionList.OptionSelected) -> None:
        self.lobby.set_up(self._scenarios[event.option_index].id)

    @on(OptionList.OptionSelected, "#recent")
    def _open(self, event: OptionList.OptionSelected) -> None:
        session = self._recent[event.option_index]
        if _unfinished(session):
            self.lobby.resume(session.path)
        else:
            self._walk_through(session.path)

    def action_resume(self) -> None:
        """Go on with the latest session that has not ended."""
        latest = record.home_shelf().latest_open()
        if latest:
            self.lobby.resume(latest)
        else:
            self.lobby.tell("There is no unfinished session.")

    def action_transcript(self) -> None:
        """Show what happened in the highlighted session."""
        if self._session:
            self._show_transcript(self._session.path)
        else:
            self.lobby.tell("There is no session yet.")

    def action_library(self) -> None:
        """Look at scenarios and cards."""
        from .library import LibraryScreen

        self.app.push_screen(LibraryScreen())

    def _walk_through(self, log: Path) -> None:
        """Open the replay of a log; of one that cannot be read, the transcript, which says why."""
        from ..start import Replay
        from .replay import ReplayScreen

        with suppress(OSError):
            reading = record.glance(log)
            if reading.events:
                self.app.push_screen(ReplayScreen(Replay(log=log, reading=reading)))
                return
        self._show_transcript(log)

    def _show_transcript(self, log: Path) -> None:
        from .transcript import TranscriptScreen

        self.app.push_screen(TranscriptScreen(log))

    def action_help(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(Help("Home", HELP))

    def action_focus_list(self, which: str) -> None:
        """Go to one of the lists."""
        self._list(which).focus()

    async def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit(0)


def _unfinished(session: record.Entry) -> bool:
    return bool(session.title) and not session.ended


def _enter_on_scenario(scenario: library.Entry) -> tuple[str, str]:
    if scenario.faults:
        return (
            f"Enter shows what is wrong: {scenario.title}",
            f"{scenario.faults} problems keep it from being played.",
        )
    return f"▶ Enter starts: {scenario.title}", scenario.summary


def _enter_on_session(session: record.Entry) -> tuple[str, str]:
    if _unfinished(session):
        return (
            f"▶ Enter goes on with: {session.title}",
            f"Begun {_date(session.at)}; it goes on exactly where it stopped.",
        )
    return f"Enter shows what happened: {session.title or session.path.name}", _state(session)


def _scenario_line(scenario: library.Entry) -> Content:
    if scenario.faults:
        return _lines(f"! {scenario.title}", f"  {scenario.faults} problems")
    least, most = scenario.people
    return _lines(scenario.title, f"{scenario.minutes} min · {least} to {most} people" if scenario.minutes else "")


def _session_line(session: record.Entry) -> Content:
    date = f"{_date(session.at)} · " if session.at else ""
    return _lines(session.title or session.path.name, f"{date}{_state(session)}")


def _lines(title: str, below: str) -> Content:
    return Content("\n").join([Content.styled(plain(title).plain, "bold"), plain(below)])


def _state(session: record.Entry) -> str:
    state = "✓ ended" if session.ended else "▶ unfinished" if session.title else "! cannot be read"
    return f"SIMULATED · {state}" if session.simulated else state


def _date(at: str) -> str:
    """Return a UTC time as a date and time of this place."""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return at
    return f"{local.day} {local:%b %Y, %H:%M}"
