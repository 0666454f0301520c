"""What both kinds of round share: steps against the clock, news at its minute, parameters, the facilitator's grid."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual import work
from textual.binding import Binding

from ..exercise import agenda, clock, consultation, coproduction, observing
from ..exercise.events import GROUP, OUTSIDE, Event
from ..exercise.refusals import Result
from ..exercise.scenario import Inject, Round, Step
from ..exercise.session import Part
from . import words
from .asking import Questions
from .slip_screen import SlipScreen
from .widgets.grid import Grid
from .widgets.pick import Choice


class RoundScreen(SlipScreen):
    """A round of either mode."""

    BINDINGS = [
        Binding("r", "slips", "Slips", show=False),
        Binding("e", "explain", "Explained", show=False),
        Binding("g", "grid", "Every card (hold)", show=False),
        Binding("x", "missing", "Missing", show=False),
        Binding("f", "end_round", "End round", show=False),
    ]

    def __init__(self, late: str = "") -> None:
        """Lead the round that runs; or, with its id, take late entries for one that is over."""
        super().__init__()
        self.late = late
        self._releasing = False

    @property
    def round_id(self) -> str:
        """The round that entries of this screen belong to."""
        return self.late or super().round_id

    @property
    def round(self) -> Round:
        """The round of this screen."""
        return self.session.scenario.round(self.round_id) or self.session.scenario.rounds[0]

    async def enter(self, command: Callable[..., Result], **arguments: Any) -> tuple[Event, ...] | None:
        """Carry out a command in this round; a late entry happened, at the latest, when its round ended."""
        over = self.session.clocks.get(Part("round", self.late)) if self.late else None
        return await self.app.conduct(
            partial(command, round_id=self.round_id, **arguments), happened=over.since.at if over else ""
        )

    @work
    async def action_next(self) -> None:
        """Go on; from late entries, go back to where the session is."""
        if self.late:
            self.dismiss(None)
            return
        last = self.session.step + 1 >= len(self.steps)
        if await self.app.advance() and last and not self.decided:
            self.app.tell("No decision is recorded for this round. It can still be typed: b, then d.", warning=True)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its steps, with the times of this session."""
        return agenda.steps(self.session, self.round.id)

    @property
    def step(self) -> Step | None:
        """The step that runs."""
        return self.steps[self.session.step] if self.session.step < len(self.steps) else None

    def part_title(self) -> str:
        """Return the number and mode of the round."""
        rounds = self.session.opened.rounds
        number = rounds.index(self.round.id) + 1 if self.round.id in rounds else 1
        return f"Round {number} of {len(rounds)}: {words.MODE_WORD[self.round.mode]}"

    def step_line(self) -> str:
        """Return the step, and how the plan stands."""
        if self.late:
            return "Late entries; the round is over"
        if self.step is None or self.session.clock is None:
            return ""
        started = agenda.step_start(self.session, self.round.id, self.session.step)
        late = clock.behind(self.session.clock, started, self.step.seconds, self.app.conductor.now())
        return f"Step {self.session.step + 1} of {len(self.steps)}: {self.step.title}\n{words.standing(late)}"

    def step_time(self) -> str:
        """Return the time that the step has left."""
        if self.late or self.step is None or self.session.clock is None:
            return ""
        left = clock.step_left(self.session.clock, self.step.seconds, self.app.conductor.now())
        return f"step {words.minutes(left)}" if left >= 0 else f"step {words.minutes(-left)} over"

    def prompt(self) -> str:
        """Return the step's prompt."""
        if self.late:
            return "Type what is missing. n goes back to where the session is."
        return self.step.prompt if self.step else self.session.scenario.question

    def script(self) -> str:
        """Return the round's opening words before those of its first step; later, the step's."""
        step = self.step.script if self.step else ""
        opening = self.round.script if self.session.step == 0 or not step else ""
        return "\n\n".join(text for text in (opening, step) if text)

    def next_words(self) -> str:
        """Return what `n` does now."""
        if self.late:
            return "n: back"
        following = self.session.step + 1
        title = self.steps[following].title if following < len(self.steps) else "end the round, slips next"
        return f"n: {title}"

    def time_passed(self, reading: clock.Reading) -> None:
        """Let the news out whose minute has come."""
        if self.late:
            return
        due = observing.due(self.session, self.round_id, reading.played) if reading.running else ()
        if due and not self._releasing:
            self._release(due)

    @work
    async def _release(self, due: Sequence[Inject]) -> None:
        self._releasing = True
        for inject in due:
            if await self.app.conduct(partial(observing.release, inject=inject.id)):
                self.app.bell()
                self.tell_news(inject)
        self._releasing = False

    @work
    async def action_explain(self) -> None:
        """Record which parameters were set out, and by whom."""
        parameters = self.session.scenario.parameters
        told = coproduction.explained(self.session, self.round_id)
        left = [each for each in parameters.ids() if each not in told]
        if not left:
            self.app.tell("All parameters have been explained.")
            return
        wanted = [each for each in left if each in self.round.explains]
        choices = [Choice(each, words.parameter(parameters, each)) for each in left]
        picked = await self.app.pick("Which parameters were explained?", choices, several=True, ticked=wanted)
        if not picked or not picked.values:
            return
        who = await self.app.pick("Who explained them?", [*self._professionals_first(), Choice("", "The facilitator")])
        if who:
            await self.enter(coproduction.explain, parameters=picked.values, card=who.value)

    def _professionals_first(self) -> list[Choice]:
        return sorted(self.roles(), key=lambda choice: choice.note != "professional")

    @work
    async def action_grid(self) -> None:
        """Show every card's items while the key is held: for the facilitator alone."""
        await self.app.push_screen_wait(Grid(self.session))

    @work
    async def action_missing(self) -> None:
        """Record who, somebody says, is not in the room."""
        text = await self.app.ask("Who is not in the room?", "as somebody just said it")
        if text:
            await self.enter(observing.missing, text=text)

    @work
    async def action_end_round(self) -> None:
        """End the round before its last step."""
        picked = await self.app.pick(
            "End this round now?", [Choice("no", "Go on"), Choice("yes", "End it; slips next")]
        )
        if picked and picked.value == "yes":
            await self.app.conduct(agenda.end_round)

    async def ask_dissent(self, questions: Questions) -> str:
        """Ask who disagrees, and why; an empty text when nobody does. Raises GivenUp."""
        return await questions.ask("Who disagrees, and why?", "may stay empty") or ""

    async def ask_final_say(self, questions: Questions) -> tuple[str, str]:
        """Ask who has the last word outside the room: a card, the group, or somebody named. Raises GivenUp."""
        choices = [Choice("", "It was not said"), Choice(GROUP, "The group itself"), *self.roles()]
        picked = await questions.pick(
            "Who has the final word outside the room? A role, or type who", choices, free=True
        )
        if picked is None:
            return "", ""
        return (OUTSIDE if picked.text else picked.value), picked.text

    @property
    def decided(self) -> consultation.Decision | None:
        """The decision that stands."""
        return consultation.standing(self.session, self.round_id)
