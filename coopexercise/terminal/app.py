"""The lobby: which screen is shown when. What a screen does is in its own file."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import work
from textual.screen import Screen
from textual.worker import Worker

from ..exercise import clock
from ..exercise.events import Event, Moment
from ..exercise.session import Session
from ..exercise.text import as_argument
from ..record import CannotOpen, home_shelf, now
from . import crash
from .host import Host
from .opening import Opened, Plan, away, open_old, open_tables
from .screens.home import HomeScreen
from .session_screen import SessionScreen
from .start import Start

if TYPE_CHECKING:
    from .lobby import Rehearse

LONG_AWAY = 60
"""Seconds after which the facilitator is told that the clock ran on while the program was closed."""


class CoopApp(Host):
    """The program: home, set-up, and the screens of one session."""

    TITLE = "coopexercise"
    CSS_PATH = "styles.tcss"

    def __init__(self, start: Start, clock: Callable[[], Moment] = now, *, rehearse: "Rehearse | None" = None) -> None:
        """Open what `start` says; `clock` is the only clock of the sessions that are opened.

        `rehearse` plays sessions with simulated people: it is given, since what plays them stands above the screens.
        """
        super().__init__()
        self.rehearse = rehearse
        self._start = start
        self.clock = clock
        """The only clock of home and of the sessions that are opened."""
        self._other_tables: list[Path] = []
        self._unsealed = False
        self._sealing: Worker[None] | None = None
        self.failure = ""
        """What to say when the program has failed: printed when the screen is gone, for Rich would wrap and mark it."""

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen as the default one; a pushed screen would come later."""
        screen = self._first_screen()
        # Textual gives its default screen no callback, and switch_screen fails without one (8.2.8).
        screen._push_result_callback(screen, None)
        return screen

    def _first_screen(self) -> Screen[Any]:
        """Return home, set-up, a replay, or the screen on which a log goes on."""
        if self._start.resume:
            self._take(self._start.resume)
            return self._wanted()()
        if self._start.replay:
            from .screens.replay import ReplayScreen

            return ReplayScreen(self._start.replay)
        return self._set_up_screen(self._start) if self._start.scenario else HomeScreen()

    def _wanted(self) -> type[SessionScreen]:
        """Return the screen for the session; they are read when there is one, so that home is painted sooner."""
        from .places import screen_for

        return screen_for(self.session)

    def _set_up_screen(self, start: Start) -> Screen[None]:
        from .screens.setup import SetupScreen

        return SetupScreen(start)

    def on_mount(self) -> None:
        """Say what a facilitator should know after a resume."""
        if self._start.resume:
            self._tell_of_resume()

    def go_home(self) -> None:
        """Show home in place of the first screen."""
        self.switch_screen(HomeScreen())

    def open_board(self, round_id: str) -> None:
        """Open the board of a round that is over, for what was not typed in time."""
        from .places import late_board

        self.push_screen(late_board(self.session, round_id))

    def set_up(self, scenario: str) -> None:
        """Show set-up for a scenario of the library."""
        self.push_screen(self._set_up_screen(Start(scenario=scenario)))

    def begin(self, plan: Plan) -> None:
        """Open a new session, or one a table, and show the deal of the first.

        Raises CannotOpen, AppendFailed and OSError.
        """
        first, *others = open_tables(plan, self._start.tables, self.clock)
        self._other_tables = [opened.path for opened in others]
        for opened in others:
            opened.conductor.close()
        self._show(first)

    def last_words(self) -> list[str]:
        """Return what to print when the screen is gone: how to go on."""
        if self.failure:
            return [self.failure]
        tables = [
            f"Table {number}: coopexercise resume {as_argument(path)}"
            for number, path in enumerate(self._other_tables, 2)
        ]
        if self._conductor is None:
            return tables
        verb = "debrief" if self.session.ended and not self.unsaved else "resume"
        kept = f"{self.not_saved}." if self.unsaved else "Everything is recorded."
        return [f"{kept} Next: coopexercise {verb} {as_argument(self.path)}", *tables]

    def resume(self, path: Path) -> None:
        """Go on with a log exactly where it stopped, or say why that cannot be."""
        try:
            self._show(open_old(path, self.clock))
        except CannotOpen as problem:
            self.tell(str(problem), warning=True)
        except OSError as problem:
            self.tell(f"{path}: {problem.strerror}.", warning=True)
        else:
            self._tell_of_resume()

    def _show(self, opened: Opened) -> None:
        self._take(opened)
        self.switch_screen(self._wanted()())

    def _take(self, opened: Opened) -> None:
        self.lead(opened.conductor, opened.names, opened.path, self.session_changed)
        self._opened = opened

    def _tell_of_resume(self) -> None:
        if self._opened.notice:
            self.tell(self._opened.notice, warning=True)
        gone = away(self._opened, self.conductor.now())
        running = self.session.clock is not None and self.session.clock.running
        jumped = self.session.clock and clock.jump(self.session.clock, self.conductor.now())
        if running and gone > LONG_AWAY and not jumped:
            self.tell(f"The clock ran on: the last entry was {gone / 60:.0f} minutes ago. + gives time back.")

    def session_changed(self, session: Session, events: tuple[Event, ...]) -> None:
        """Show the newest session, on another screen when it has moved on."""
        wanted = self._wanted()
        if session.ended and (events or self._unsealed):
            self._seal()
        shown = None
        for each in self.screen_stack:
            if isinstance(each, SessionScreen) and each.late:
                each.show_session()
            elif isinstance(each, SessionScreen):
                shown = each
        if shown is None:
            return
        if type(shown) is not wanted:
            shown.outdated = True
            if self.screen is shown and not self.conductor.saving:
                self.switch_screen(wanted())
        elif self.conductor.saving:
            shown.show_saving()
        else:
            shown.show_session()

    def _seal(self) -> None:
        """Let an ended log go to its place; not before every entry is in it."""
        self._unsealed = self.unsaved > 0
        if not self._unsealed:
            self._sealing = self._put_away()

    @work
    async def _put_away(self) -> None:
        """Close the log and move it, without keeping the screen waiting for the disk."""
        self.conductor.close()
        try:
            self.path = await asyncio.to_thread(home_shelf().seal, self.path) if self.path else None
        except OSError as problem:
            self.tell(f"The log stays where it is, in {self.path}: {problem.strerror}.", warning=True)
        self.sealed = True
        for each in self.screen_stack:  # one that is on its way shows it by itself
            if isinstance(each, SessionScreen) and each.is_mounted and not each.outdated:
                each.show_session()

    async def may_leave(self) -> bool:
        """Ask as every host does; an ended log gets to its place before."""
        may = await super().may_leave()
        if self._sealing:
            await self._sealing.wait()
        return may

    def _handle_exception(self, error: Exception) -> None:
        """Leave one friendly panel instead of a traceback with locals; the session is safe."""
        if not self.failure:
            self._return_code = crash.EXIT
            self.failure = crash.panel(error, self.path)
            self.panic()
