"""The debrief: leave the role, feelings, the contrast, the questions, commitments."""

from collections.abc import Iterable
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from ...exercise import agenda, debrief, observing
from ...exercise.agenda import DEBRIEF_STEPS, DebriefStep
from ...exercise.refusals import Refusal
from ..conductor import Command
from ..debrief_words import OUT_OF_ROLE, SCRIPTS, answered, only_believed, person, promised, roles_played
from ..ending import EndsSession
from ..public_words import DEBRIEF_PROMPTS, DEBRIEF_TITLES, debrief_step
from ..session_screen import joined
from ..widgets.contrast_table import ContrastTable
from ..widgets.marked_list import MarkedList
from ..widgets.pick import Choice

NOBODY = ""


class DebriefScreen(EndsSession):
    """Leads the debrief, step by step."""

    HELP = (
        "The debrief is what the rounds exist for: take the time. First everybody leaves the role. From there nothing "
        "is put down to anybody unless that person says so. Look at the contrast together and ask what made the "
        "difference; the program does not know which round was better. End with one small promise each, with a date."
    )
    BINDINGS = [
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("a", "answer", "Answer"),
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
        return debrief_step(self.session)

    @property
    def _question(self) -> int:
        return self.query_one(MarkedList).highlighted or 0

    def part_title(self) -> str:
        """Return the part's name."""
        return "Debrief"

    def board(self) -> Iterable[Widget]:
        """One widget for each kind of step; the others are hidden."""
        yield Static(id="lines")
        yield ContrastTable()
        yield MarkedList("questions")

    def refresh_board(self) -> None:
        """Show what belongs to the step."""
        contrast, questions, lines = self.step == "contrast", self.step == "questions", self.query_one("#lines", Static)
        self.query_one(ContrastTable).display = contrast
        self.query_one(MarkedList).display = questions
        lines.display = not contrast and not questions
        if contrast:
            self.query_one(ContrastTable).show(self.session)
        elif questions:
            self._show_questions()
        else:
            lines.update(joined(self._board_lines()))

    def _board_lines(self) -> list[str]:
        if self.step == "leave-role":
            return roles_played(self.session, self.app.names)
        return promised(self.session, self.app.names) if self.step == "commitments" else [OUT_OF_ROLE]

    def _show_questions(self) -> None:
        lines = [self._question_lines(number) for number in range(len(self._questions))]
        self.query_one(MarkedList).show(lines, self._question if self._questions else None)

    def _question_lines(self, number: int) -> str:
        return "\n".join([f"{number + 1}  {self._questions[number]}", *answered(self.session, self.app.names, number)])

    @property
    def _questions(self) -> tuple[str, ...]:
        return self.session.scenario.debrief.questions

    def step_line(self) -> str:
        """Return the step's place and name."""
        return f"Step {DEBRIEF_STEPS.index(self.step) + 1} of {len(DEBRIEF_STEPS)}: {DEBRIEF_TITLES[self.step]}"

    def prompt(self) -> str:
        """Return what everybody does now; among the questions, the one that is marked."""
        if self.step == "questions" and self._questions:
            return self._questions[self._question]
        return DEBRIEF_PROMPTS[self.step]

    def todo(self) -> str:
        """Point at the step's own key, and at the next step."""
        following = DEBRIEF_STEPS.index(self.step) + 1
        after = DEBRIEF_TITLES[DEBRIEF_STEPS[following]] if following < len(DEBRIEF_STEPS) else "end the session"
        own = {
            "contrast": "↑↓ scroll   ",
            "questions": "↑↓ another question   a: answer   ",
            "commitments": "c: who does what, by when   ",
        }
        return f"{own.get(self.step, '')}n: {after}"

    def script(self) -> str:
        """Return what may be read aloud in this step."""
        if self.step == "questions":
            return "\n\n".join(part for part in (self.prompt(), self.session.scenario.test) if part)
        believed = only_believed(self.session) if self.step == "contrast" else []
        return "\n\n".join([SCRIPTS[self.step], *believed])

    def action_move(self, by: int) -> None:
        """Mark another question, or scroll."""
        if self.step == "questions":
            self.query_one(MarkedList).move(by)
            return
        self.query_one(ContrastTable).scroll_lines(3 * by)
        self.query_one("#board", VerticalScroll).scroll_relative(y=by, animate=False)

    @on(MarkedList.OptionHighlighted)
    def _ask_the_room(self) -> None:
        self._put("#prompt", self.prompt())

    @work
    async def action_next(self) -> None:
        """Go on to the next step; after the last, ask whether this is the end."""
        if isinstance(agenda.advance(self.session), Refusal):
            self.action_end()
        else:
            await self.app.conduct(agenda.advance)

    @work
    async def action_answer(self) -> None:
        """Note an answer to the marked question."""
        number = self._question
        if not self._questions:
            self.app.tell("This scenario has no questions. l notes something learned.", warning=True)
            return
        title = f"Answer: {self._questions[number]}"
        text = await self._ask(title)
        seat = await self._who("Who said it? Only if they want their name to it.") if text else None
        if seat is not None:
            await self._record(title, partial(debrief.answer, question=number, text=text, seat=seat))

    @work
    async def action_commit(self) -> None:
        """Note what somebody promises, and by when."""
        title = "What will be done?"
        text = await self._ask(title)
        seat = await self._who("Who will do it?") if text else None
        due = await self._due(text, seat) if seat is not None else None
        if seat is not None and due is not None:
            await self._record(title, partial(debrief.commit, text=text, seat=seat, due=due))

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
