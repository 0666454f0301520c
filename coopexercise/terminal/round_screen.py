"""What both kinds of round share: steps against the clock, news at its minute, parameters, the facilitator's grid."""

from collections.abc import Sequence
from functools import partial

from textual import work
from textual.binding import Binding

from ..exercise import agenda, clock, consultation, coproduction, observing
from ..exercise.events import GROUP, Event
from ..exercise.scenario import EVERYONE, Inject, Round, Step
from . import words
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

    def __init__(self) -> None:
        super().__init__()
        self._releasing = False

    @property
    def round(self) -> Round:
        """The round that runs."""
        return self.session.round or self.session.scenario.rounds[0]

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
        """Return the step, its time left, and how the plan stands."""
        if self.step is None or self.session.clock is None:
            return ""
        now = self.app.conductor.now()
        left = clock.step_left(self.session.clock, self.step.seconds, now)
        started = agenda.step_start(self.session, self.round.id, self.session.step)
        late = clock.behind(self.session.clock, started, self.step.seconds, now)
        number = f"Step {self.session.step + 1} of {len(self.steps)}: {self.step.title}"
        time = f"{words.minutes(left)} left of" if left >= 0 else f"{words.minutes(-left)} over its"
        return f"{number}\n{time} {words.minutes(self.step.seconds)} · {_plan(late)}"

    def prompt(self) -> str:
        """Return the step's prompt."""
        return self.step.prompt if self.step else self.session.scenario.question

    def script(self) -> str:
        """Return the step's script, or the round's."""
        step = self.step.script if self.step else ""
        return "\n\n".join(text for text in (step, self.round.script) if text)

    def next_words(self) -> str:
        """Return what `n` does now."""
        following = self.session.step + 1
        title = self.steps[following].title if following < len(self.steps) else "end the round, slips next"
        return f"n: {title}"

    def time_passed(self, reading: clock.Reading) -> None:
        """Let the news out whose minute has come."""
        due = observing.due(self.session, self.round_id, reading.played) if reading.running else ()
        if due and not self._releasing:
            self._release(due)

    @work
    async def _release(self, due: Sequence[Inject]) -> None:
        self._releasing = True
        for inject in due:
            if await self.app.conduct(partial(observing.release, inject=inject.id)):
                self.app.bell()
                slip = f"Hand the slip to {self.role(inject.to)}."
                self.app.tell(f"News: {inject.text}" if inject.to == EVERYONE else slip)
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
            await self.app.conduct(partial(coproduction.explain, parameters=picked.values, card=who.value))

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
            await self.app.conduct(partial(observing.missing, text=text))

    @work
    async def action_end_round(self) -> None:
        """End the round before its last step."""
        picked = await self.app.pick(
            "End this round now?", [Choice("no", "Go on"), Choice("yes", "End it; slips next")]
        )
        if picked and picked.value == "yes":
            await self.app.conduct(agenda.end_round)

    async def ask_final_say(self) -> str:
        """Ask who has the last word outside the room; an empty text when it was not said."""
        choices = [Choice("", "It was not said"), Choice(GROUP, "The group itself"), *self.roles()]
        picked = await self.app.pick("Who has the final word outside the room?", choices)
        return picked.value if picked else ""

    def confirm(self, recorded: tuple[Event, ...] | None, text: str) -> None:
        """Say that an entry was recorded."""
        if recorded:
            self.app.tell(f"Recorded: {text}")

    @property
    def decided(self) -> consultation.Decision | None:
        """The decision that stands."""
        return consultation.standing(self.session, self.round_id)


def _plan(late: float) -> str:
    if late >= 1:
        return f"▼ {words.minutes(late)} behind"
    return f"▲ {words.minutes(-late)} ahead" if late <= -1 else "on plan"
