"""The projector view: follows a running session in a second window. Nothing private is ever on it."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Markdown, Static

from ..exercise import agenda, clock
from ..exercise.events import Moment
from ..exercise.session import Session, fold
from ..exercise.text import clean
from ..record import now
from . import crash
from .following import Follower
from .looks import add_looks, next_look
from .widgets.block_clock import BREAKPOINTS, BlockClock
from .widgets.consultation_board import ConsultationBoard
from .widgets.contrast_page import ContrastPage
from .widgets.coproduction_board import CoProductionBoard
from .widgets.elements_board import ElementsBoard
from .widgets.fitted_lines import FittedLines
from .words import plain
from .words import public as public_words

LOOKS_A_SECOND = 20
"""How often it is asked whether the log has grown; what that costs is one question to the file system."""
LARGE = 120, 36
"""The columns and lines from which the clock is twice as large."""


class ShowApp(App[int]):
    """Shows the clock, the step and the public board of a session that another program leads."""

    TITLE = "coopexercise"
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS = [
        Binding("l", "look", "Look", show=False),
        Binding("q,ctrl+q", "quit", "Quit", show=False),
    ]

    def __init__(self, path: Path, now: Callable[[], Moment] = now) -> None:
        """Follow the log at `path`; it may be written to, end and be moved meanwhile. `now` is the only clock."""
        super().__init__()
        add_looks(self)
        self._now = now
        self._follower = Follower(path)
        self._session = Session()
        self.failure = ""
        """What to say when the program has failed; printed when the screen is gone."""

    def compose(self) -> ComposeResult:
        """The title; the clock beside the step; below them whatever is public now."""
        yield Static(id="top")
        with Horizontal(id="stage"):
            yield BlockClock()
            with Vertical(id="now"):
                yield Static(id="step")
                yield Static(id="prompt")
        with VerticalScroll(id="board", can_focus=False):
            yield Markdown(id="setting", open_links=False)
            yield ConsultationBoard()
            yield CoProductionBoard()
            yield ContrastPage()
            yield ElementsBoard()
            yield FittedLines()

    async def on_mount(self) -> None:
        """Show what there is, and begin to look for more."""
        self._show_session()
        await self.look()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)

    async def look(self) -> None:
        """Show what was recorded since the last look, and the time."""
        reading = await asyncio.to_thread(self._follower.news) if self._follower.changed() else None
        if not self.is_running:  # the window was closed meanwhile
            return
        if reading is not None:
            before, self._session = self._session, fold(reading.events)
            self._show_session()
            self._scroll(before)
        self._show_time()

    def action_look(self) -> None:
        """Show all in the next look: dark, light, high contrast."""
        self.theme = next_look(self.theme)

    def _show_time(self) -> None:
        block, running = self.query_one(BlockClock), self._session.clock
        block.display = running is not None
        if running:
            large = self.size.width >= LARGE[0] and self.size.height >= LARGE[1]
            block.show(clock.read(running, self._now()), scale=2 if large else 1)

    def _show_session(self) -> None:
        session = self._session
        self._put("#top", public_words.title(session))
        self._put("#step", public_words.step(session))
        self._put("#prompt", public_words.prompt(session))
        self.query_one(FittedLines).show(public_words.lines(session))
        self._show_board(session)

    def _scroll(self, before: Session) -> None:
        """Bring into sight what came last: nobody scrolls a projector. It stands at the top of each board."""
        new_part = self._session.part != before.part
        if new_part or public_words.newest(self._session) != public_words.newest(before):
            self.call_after_refresh(self.query_one("#board", VerticalScroll).scroll_home, animate=False)

    def _put(self, where: str, text: str) -> None:
        self.query_one(where, Static).update(plain(text))

    def _show_board(self, session: Session) -> None:
        """Show the one board that belongs to this part, and hide the others."""
        place, mode = agenda.place(session), session.round.mode if session.round else ""
        setting = self.query_one("#setting", Markdown)
        consultation, co_production = self.query_one(ConsultationBoard), self.query_one(CoProductionBoard)
        page, ticked = self.query_one(ContrastPage), self.query_one(ElementsBoard)
        setting.display = place == "briefing"
        consultation.display = mode == "consultation"
        co_production.display = mode == "co-production"
        page.display = public_words.paging(session)
        ticked.display = public_words.agreeing(session)
        if setting.display and setting.source != clean(session.scenario.setting):
            setting.update(clean(session.scenario.setting))
        if session.round:
            board = consultation if consultation.display else co_production
            board.show(session, session.round.id)
        if page.display:
            page.show(session)
        if ticked.display:
            ticked.show(session)

    def _handle_exception(self, error: Exception) -> None:
        """Leave one friendly panel instead of a traceback with locals, which hold what is private."""
        if not self.failure:
            self._return_code = crash.EXIT
            self.failure = crash.panel(error, None)
            self.panic()
