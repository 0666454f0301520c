"""The board of a replay: whatever the room had before it at that moment, in the widgets of the live session."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from ...exercise import agenda
from ...exercise.session import Session
from ...exercise.text import clean
from ..words.public import agreeing, contrasting, paging
from ..words.replay import lines
from .consultation_board import ConsultationBoard
from .contrast_page import ContrastPage
from .contrast_table import ContrastTable
from .coproduction_board import CoProductionBoard
from .elements_board import ElementsBoard
from .hanging import joined

_BEGINNING = ("seats", "deal", "briefing")


class ReplayBoard(VerticalScroll):
    """Shows one session, read-only."""

    def __init__(self) -> None:
        super().__init__(id="board", can_focus=False)
        self._part: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """One widget for each kind of part; the others are hidden."""
        yield ConsultationBoard()
        yield CoProductionBoard()
        yield ContrastPage()
        yield ContrastTable()
        yield ElementsBoard()
        yield Static(id="lines")
        yield Markdown(id="setting", open_links=False)

    def show(self, session: Session, names: Mapping[str, str], measures: bool) -> None:
        """Show what belongs to the part that runs, or with `measures` the two rounds side by side."""
        round_id = session.part.round if session.part else ""
        planned = session.scenario.round(round_id)
        contrast = measures or (contrasting(session) and not session.ended)
        mode = planned.mode if planned and not contrast and not session.ended else ""
        consultation, co_production = self.query_one(ConsultationBoard), self.query_one(CoProductionBoard)
        consultation.display, co_production.display = mode == "consultation", mode == "co-production"
        page, ticked = self.query_one(ContrastPage), self.query_one(ElementsBoard)
        page.display = not contrast and paging(session) and not session.ended
        ticked.display = not contrast and agreeing(session) and not session.ended
        self.query_one(ContrastTable).display = contrast
        static = self.query_one("#lines", Static)
        static.display = not (contrast or mode or page.display or ticked.display)
        self._show_setting(session, beginning=static.display and agenda.place(session) in _BEGINNING)
        if contrast:
            self.query_one(ContrastTable).show(session)
        elif mode:
            (consultation if consultation.display else co_production).show(session, round_id)
        elif page.display:
            page.show(session)
        elif ticked.display:
            ticked.show(session)
        else:
            static.update(joined(lines(session, names)))
        self._begin_at_the_top(agenda.place(session), round_id, contrast, session.step if page.display else 0)

    def _show_setting(self, session: Session, beginning: bool) -> None:
        setting = self.query_one("#setting", Markdown)
        setting.display = beginning
        if beginning and setting.source != clean(session.scenario.setting):
            setting.update(clean(session.scenario.setting))

    def _begin_at_the_top(self, *part: object) -> None:
        if part != self._part:
            self._part = part
            self.scroll_home(animate=False)

    def scroll_lines(self, lines: int) -> None:
        """Scroll the board down by so many lines, or up."""
        contrast = self.query_one(ContrastTable)
        if contrast.display:
            contrast.scroll_lines(lines)
        self.scroll_relative(y=lines, animate=False)
