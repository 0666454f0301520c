"""What a facilitator writes down in the debrief: answers, commitments, what was learned, who was missing."""

from datetime import date, timedelta
from functools import partial

from textual import work
from textual.binding import Binding

from ..exercise import agenda, debrief, observing, outcomes
from ..exercise.questions import Question
from ..exercise.refusals import Refusal
from .conductor import Command
from .ending import EndsSession
from .widgets.pick import Choice
from .words import step as step_words
from .words.debrief import person

NOBODY = ""
NO_DATE = ""
DATES = ((7, "in a week"), (14, "in two weeks"), (28, "in four weeks"), (91, "in three months"))
"""The days that are offered for a commitment."""


class NotesDebrief(EndsSession):
    """A screen of the debrief with the keys that write something down."""

    BINDINGS = [
        Binding("a", "answer", "Answer"),
        Binding("c", "commit", "Commit"),
        Binding("l", "learn", "Learn"),
        Binding("x", "missing", "Missing"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._unsaved: dict[str, str] = {}
        """Words that were typed and not recorded, by the question that asked for them."""

    async def note_answer(self) -> None:
        """Note an answer to the question of this step; where outcomes are asked about, for one of them."""
        asked = step_words.questions(self.session)
        if not asked:
            self.app.tell("Nothing is asked here. l notes something learned.", warning=True)
            return
        about = await self._which(asked)
        outcome = await self._outcome() if about else None
        if about and outcome is not None:
            await self._answer(about, outcome)

    async def _which(self, asked: tuple[Question, ...]) -> Question | None:
        if len(asked) == 1:
            return asked[0]
        choices = [Choice(str(each.number), each.text) for each in asked]
        picked = await self.app.pick("An answer to which question?", choices)
        return next((each for each in asked if picked and str(each.number) == picked.value), None)

    async def _outcome(self) -> str | None:
        """Ask for which of the agreed outcomes it is the evidence, where the step is about them."""
        agreed = outcomes.agreed(self.session) if agenda.debrief_step(self.session) == "outcomes" else None
        if agreed is None or not agreed.outcomes:
            return ""
        known = (Choice(each.id, each.text) for each in agreed.outcomes)
        choices = [*known, Choice("", "None of these, or all of them")]
        picked = await self.app.pick("For which outcome?", choices)
        return picked.value if picked else None

    async def _answer(self, question: Question, outcome: str) -> None:
        known = {each.id: each.text for each in self.session.scenario.outcomes}
        title = f"What tells us so? {known[outcome]}" if outcome else f"Answer: {question.text}"
        text = await self._ask(title)
        seat = await self._who("Who said it? Only if they want their name to it.") if text else None
        if seat is not None:
            answer = partial(debrief.answer, question=question.number, text=text, seat=seat, outcome=outcome)
            await self._record(title, answer)

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
        """Offer some dates, and ask until what is typed is one; None that the facilitator went back."""
        today = self.app.conductor.now().wall.astimezone().date()
        picked = await self.app.pick("By when?", [*_dates(today), Choice(NO_DATE, "No date")], free=True)
        typed = None if picked is None else picked.text or picked.value
        while typed is not None:
            refused = debrief.commit(self.session, text, seat, typed)
            if not isinstance(refused, Refusal):
                return typed
            self.app.tell(refused.sentence, warning=True)
            typed = await self.app.ask("By when?", "a date such as 2026-11-30; nothing: no date", typed)
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


def _dates(today: date) -> list[Choice]:
    return [Choice(str(today + timedelta(days=days)), str(today + timedelta(days=days)), said) for days, said in DATES]
