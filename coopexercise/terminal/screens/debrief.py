"""The debrief: leave the role, feelings, the contrast page by page, questions beside their evidence, commitments."""

from collections.abc import Iterable
from functools import partial

from textual import work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from ...exercise import agenda, clock, debrief, debrief_steps, observing
from ...exercise.debrief_steps import DebriefStep
from ...exercise.refusals import Refusal
from .. import step_words, words
from ..conductor import Command
from ..debrief_words import OUT_OF_ROLE, answered, person, promised, roles_played, script
from ..ending import EndsSession
from ..moments import show_moment
from ..session_screen import joined
from ..widgets.contrast_page import ContrastPage
from ..widgets.contrast_table import ContrastTable
from ..widgets.evidence_board import EvidenceBoard
from ..widgets.pick import Choice

NOBODY = ""
WIDE = 110
"""The columns from which answers stand beside the evidence, not below it."""
_IN_LINES: tuple[DebriefStep, ...] = ("leave-role", "feelings", "questions", "commitments")
"""The steps whose board is lines of text."""


class DebriefScreen(EndsSession):
    """Leads the debrief, step by step; `n` alone leads through all of it."""

    HELP = (
        "The debrief is what the rounds exist for: take the time. n leads through all of it, s has words to read "
        "aloud. First everybody leaves the role. From there nothing is put down to anybody unless that person says "
        "so. Each page of the contrast is foretold first; the next n shows it. Beside each question stands what was "
        "recorded: ↑↓ marks a piece, w shows that moment. The program does not know which round was better."
    )
    BINDINGS = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("a", "answer", "Answer"),
        Binding("w", "moment", "Show that moment", show=False),
        Binding("c", "commit", "Commit"),
        Binding("l", "learn", "Learn"),
        Binding("x", "missing", "Missing"),
        Binding("e", "end", "End now", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._unsaved: dict[str, str] = {}
        """Words that were typed and not recorded, by the question that asked for them."""

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
        yield EvidenceBoard()

    def refresh_board(self) -> None:
        """Show what belongs to the step."""
        self.set_class(self.size.width >= WIDE, "-wide")
        page, table = self.query_one(ContrastPage), self.query_one(ContrastTable)
        lines, evidence = self.query_one("#lines", Static), self.query_one(EvidenceBoard)
        page.display = debrief_steps.page_of(self.step) is not None
        table.display, lines.display = self.step == "contrast", self.step in _IN_LINES
        evidence.display = not (page.display or table.display or lines.display)
        if page.display:
            page.show(self.session)
        elif table.display:
            table.show(self.session)
        elif evidence.display:
            evidence.show(self.session, self.app.names)
        else:
            lines.update(joined(self._board_lines()))

    def _board_lines(self) -> list[str]:
        if self.step == "leave-role":
            return [*roles_played(self.session, self.app.names), "", *self._answers()]
        if self.step == "commitments":
            return promised(self.session, self.app.names)
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
        own = {"contrast": "↑↓ scroll   ", "commitments": "c: who does what, by when   "}
        there = "" if self.step in (*_IN_LINES, "contrast") or debrief_steps.page_of(self.step) else "↑↓ w: a moment   "
        return f"{own.get(self.step, there)}n: {self._following()}"

    def _following(self) -> str:
        steps, place = agenda.steps_of_debrief(self.session), self.session.step + 1
        if place >= len(steps):
            return "end the session"
        return "show it" if debrief_steps.is_seen(steps[place]) and place > 1 else debrief_steps.title(steps[place])

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

    @work
    async def action_next(self) -> None:
        """Go on to the next step; after the last, ask whether this is the end."""
        if isinstance(agenda.advance(self.session), Refusal):
            self.action_end()
        else:
            await self.app.conduct(agenda.advance)

    @work
    async def action_answer(self) -> None:
        """Note an answer to the question of this step."""
        asked = step_words.questions(self.session)
        if not asked:
            self.app.tell("Nothing is asked here. l notes something learned.", warning=True)
            return
        number = asked[0].number
        if len(asked) > 1:
            picked = await self.app.pick("An answer to which question?", [Choice(str(q.number), q.text) for q in asked])
            if picked is None:
                return
            number = int(picked.value)
        await self._answer(number, next(each.text for each in asked if each.number == number))

    async def _answer(self, number: int, question: str) -> None:
        title = f"Answer: {question}"
        text = await self._ask(title)
        seat = await self._who("Who said it? Only if they want their name to it.") if text else None
        if seat is not None:
            await self._record(title, partial(debrief.answer, question=number, text=text, seat=seat))

    @work
    async def action_commit(self) -> None:
        """Note what somebody promises, by when, and the first step."""
        title = "What will be done?"
        text = await self._ask(title)
        seat = await self._who("Who will do it?") if text else None
        due = await self._due(text, seat) if seat is not None else None
        first = await self.app.ask("What is the first step?", "may stay empty") if due is not None else None
        if seat is not None and due is not None and first is not None:
            await self._record(title, partial(debrief.commit, text=text, seat=seat, due=due, first_step=first))

    async def _due(self, text: str, seat: str) -> str | None:
        """Ask for a date until it is one; nothing typed means no date, None that the facilitator went back."""
        typed: str | None = ""
        while typed is not None:
            typed = await self.app.ask("By when?", "a date such as 2026-11-30; nothing: no date", typed)
            refused = debrief.commit(self.session, text, seat, typed or "")
            if not isinstance(refused, Refusal):
                return typed
            self.app.tell(refused.sentence, warning=True)
        return None

    @work
    async def action_learn(self) -> None:
        """Note something learned."""
        title = "What was learned?"
        text = await self._ask(title)
        if text:
            await self._record(title, partial(debrief.learn, text=text))

    @work
    async def action_missing(self) -> None:
        """Note who was not in the room."""
        title = "Who was not in the room?"
        text = await self._ask(title)
        if text:
            await self._record(title, partial(observing.missing, text=text))

    async def _ask(self, title: str) -> str:
        """Ask for words; they stay a draft until they are recorded."""
        text = await self.app.ask(title, "in their words", self._unsaved.get(title, ""))
        if text:
            self._unsaved[title] = text
        return text or ""

    async def _who(self, title: str) -> str | None:
        """Ask for a person, nobody first; None when the facilitator went back."""
        people = [Choice(seat, person(self.app.names, seat)) for seat in self.session.present()]
        picked = await self.app.pick(title, [Choice(NOBODY, "Nobody in particular"), *people])
        return picked.value if picked else None

    async def _record(self, title: str, command: Command) -> None:
        if await self.app.conduct(command):
            del self._unsaved[title]
