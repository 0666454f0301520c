"""The debrief: leave the role, feelings, the contrast page by page, questions beside their evidence, commitments."""

from collections.abc import Iterable, Mapping

from textual import work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from ...exercise import agenda, clock, debrief_steps, elements, pages
from ...exercise.debrief_steps import DebriefStep
from ...exercise.measures import contrast
from ...exercise.refusals import Refusal
from .. import words
from ..debrief_notes import NotesDebrief
from ..moments import show_moment
from ..widgets.contrast_page import ContrastPage
from ..widgets.contrast_table import ContrastTable
from ..widgets.elements_board import ElementsBoard
from ..widgets.evidence_board import EvidenceBoard
from ..widgets.hanging import joined
from ..words import page as page_words
from ..words import step as step_words
from ..words.debrief import OUT_OF_ROLE, answered, promised, roles_played, script

WIDE = 110
"""The columns from which answers stand beside the evidence, not below it."""
_IN_LINES: tuple[DebriefStep, ...] = ("leave-role", "feelings", "unrecorded", "questions", "commitments")
"""The steps whose board is lines of text."""


_OWN_KEYS: Mapping[DebriefStep, str] = {
    "contrast": "↑↓ scroll   ",
    "elements": "1–6: seen or not   ←→ the other round   a: agreed   ",
    "commitments": "c: who does what, by when   ",
}


class DebriefScreen(NotesDebrief):
    """Leads the debrief, step by step; `n` alone leads through all of it."""

    HELP = (
        "The debrief is what the rounds exist for: take the time. n leads through all of it, s has words to read "
        "aloud. First everybody leaves the role. From there nothing is put down to anybody unless that person says "
        "so. Each page of the contrast is foretold first; the next n shows it. Beside each question stands what was "
        "recorded: ↑↓ marks a piece, w shows that moment, without the list of events, on which private lines are. "
        "The program does not know which round was better."
    )
    BINDINGS = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("right", "round(1)", "Round", show=False),
        Binding("left", "round(-1)", "Round", show=False),
        *(Binding(str(number), f"element({number})", "Element", show=False) for number in range(1, 7)),
        Binding("w", "moment", "Show that moment", show=False),
        Binding("e", "end", "End now", show=False),
    ]

    @property
    def step(self) -> DebriefStep:
        """The step that runs."""
        return agenda.debrief_step(self.session)

    def part_title(self) -> str:
        """Return the part's name."""
        return "Debrief"

    def board(self) -> Iterable[Widget]:
        """One widget for each kind of step; the others are hidden."""
        yield Static(id="lines")
        yield ContrastPage()
        yield ContrastTable()
        yield ElementsBoard()
        yield EvidenceBoard()

    def on_mount(self) -> None:
        """Say so, once a page is drawn, when there is more of it than fits."""
        self.watch(self.query_one(ContrastPage), "show_vertical_scrollbar", lambda: self._put("#todo", self.todo()))

    def refresh_board(self) -> None:
        """Show what belongs to the step."""
        self.set_class(self.size.width >= WIDE, "-wide")
        page, table = self.query_one(ContrastPage), self.query_one(ContrastTable)
        lines, evidence = self.query_one("#lines", Static), self.query_one(EvidenceBoard)
        ticked = self.query_one(ElementsBoard)
        page.display = debrief_steps.page_of(self.step) is not None
        table.display, lines.display = self.step == "contrast", self.step in _IN_LINES
        ticked.display = self.step == "elements"
        evidence.display = not (page.display or table.display or lines.display or ticked.display)
        if page.display:
            page.show(self.session)
        elif table.display:
            table.show(self.session)
        elif ticked.display:
            ticked.show(self.session, ticking=True)
        elif evidence.display:
            evidence.show(self.session, self.app.names)
        else:
            lines.update(joined(self._board_lines()))

    def _board_lines(self) -> list[str]:
        if self.step == "leave-role":
            return [*roles_played(self.session, self.app.names), "", *self._answers()]
        if self.step == "commitments":
            return promised(self.session, self.app.names)
        if self.step == "unrecorded":
            return [*page_words.unrecorded(contrast(self.session), agenda.steps_of_debrief(self.session))]
        return [OUT_OF_ROLE, "", *self._answers()]

    def _answers(self) -> list[str]:
        """Return what was answered in this step; where there are several questions, below each."""
        asked = step_words.questions(self.session)
        lines = []
        for each in asked:
            lines += [each.text] if len(asked) > 1 else []
            lines += answered(self.session, self.app.names, each.number)
        return lines

    def step_line(self) -> str:
        """Return the step's place and name, and how the plan stands."""
        running, now = self.session.clock, self.app.conductor.now()
        if running is None:
            return step_words.heading(self.session)
        late = clock.behind(running, agenda.debrief_start(self.session), self._seconds, now)
        return f"{step_words.heading(self.session)}\n{words.standing(late)}"

    def step_time(self) -> str:
        """Return the time that the step has left."""
        if self.session.clock is None:
            return ""
        left = clock.step_left(self.session.clock, self._seconds, self.app.conductor.now())
        return f"step {words.minutes(left)}" if left >= 0 else f"step {words.minutes(-left)} over"

    @property
    def _seconds(self) -> int:
        seconds = agenda.debrief_seconds(self.session)
        return seconds[min(self.session.step, len(seconds) - 1)]

    def prompt(self) -> str:
        """Return what everybody does now."""
        return step_words.prompt(self.session, self.step)

    def todo(self) -> str:
        """Point at the step's own key, and at the next step."""
        return f"{_OWN_KEYS.get(self.step, self._keys_here())}n: {self._following()}"

    def _keys_here(self) -> str:
        page = debrief_steps.page_of(self.step)
        if page is None:
            return "" if self.step in _IN_LINES else "↑↓ w: a moment   a: an answer   "
        late = debrief_steps.may_come_late(page) and page not in pages.recorded(contrast(self.session))
        scrolls = self.query_one(ContrastPage).show_vertical_scrollbar
        return f"{'↑↓ scroll   ' if scrolls else ''}{'r: type slips   ' if late else ''}"

    def _following(self) -> str:
        steps, place = agenda.steps_of_debrief(self.session), self.session.step + 1
        if place >= len(steps):
            return "end the session"
        return "show it" if step_words.foretold(self.session, steps[place]) else debrief_steps.title(steps[place])

    def script(self) -> str:
        """Return what may be read aloud in this step."""
        return script(self.session, self.step)

    def action_move(self, by: int) -> None:
        """Mark another piece of evidence, or scroll."""
        if self.query_one(EvidenceBoard).display:
            self.query_one(EvidenceBoard).move(by)
            return
        self.query_one(ContrastTable).scroll_lines(3 * by)
        self.query_one(ContrastPage).scroll_relative(y=by, animate=False)
        self.query_one("#board", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_moment(self) -> None:
        """Show the moment at which the marked piece of evidence came about."""
        evidence = self.query_one(EvidenceBoard)
        show_moment(self.app, evidence.moment if evidence.display else 0)

    def action_round(self, by: int) -> None:
        """Tick the elements of another round."""
        if self.step == "elements":
            self.query_one(ElementsBoard).turn(by)

    def action_element(self, number: int) -> None:
        """Tick an element for the marked round, or take the tick away."""
        if self.step == "elements":
            self.query_one(ElementsBoard).tick(number)

    async def _agree(self) -> bool:
        """Record the elements that are ticked, if there is anything new; False if that was not possible."""
        draft = self.query_one(ElementsBoard).draft
        return draft is None or bool(await self.app.conduct(lambda session: elements.agree(session, draft)))

    @work
    async def action_answer(self) -> None:
        """Note an answer; where elements are ticked, record them."""
        if self.step == "elements":
            await self._agree()
        else:
            await self.note_answer()

    @work
    async def action_next(self) -> None:
        """Go on to the next step, and record what is ticked; after the last, ask whether this is the end."""
        if not await self._agree():
            return
        if isinstance(agenda.advance(self.session), Refusal):
            self.action_end()
        else:
            await self.app.advance()
