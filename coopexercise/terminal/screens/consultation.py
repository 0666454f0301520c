"""The consultation round: options, tallies by side, the decision of the one who decides."""

from collections.abc import Iterable
from contextlib import suppress

from textual import work
from textual.binding import Binding
from textual.widget import Widget

from ...exercise import consultation
from ...exercise.deck import SIDES
from .. import words
from ..asking import GivenUp, Questions, ask_counts
from ..round_screen import RoundScreen
from ..widgets.consultation_board import ConsultationBoard, letter
from ..widgets.pick import Choice

NONE_OF_THEM = ""
ROOMY = 36
"""With fewer lines than this, the options' texts are shown only while people read them."""


class ConsultationScreen(RoundScreen):
    """Leads a consultation round."""

    HELP = (
        "People read the options, ask, choose and comment; one person decides and says why. "
        "Take a show of hands option by option: c, the option, tick who raised a hand. "
        "If somebody wants what is not on the list, note it with k and go on. Press d for the decision."
    )
    BINDINGS = [
        Binding("c", "choose", "Choices"),
        Binding("t", "tally", "Count", show=False),
        Binding("k", "remark", "Unasked"),
    ]

    def board(self) -> Iterable[Widget]:
        """One board."""
        yield ConsultationBoard()

    def refresh_board(self) -> None:
        """Show the round as it stands."""
        texts = self.size.height >= ROOMY or self.session.step == 0
        self.query_one(ConsultationBoard).show(self.session, self.round_id, texts)

    def todo(self) -> str:
        """Point at the choices, then at the decision, else at the next step."""
        last = self.session.step + 1 >= len(self.steps)
        if self.decided:
            return self.next_words()
        if last:
            return f"d: {words.role(self.session.deck, self._decider)} decides, with a reason   {self.next_words()}"
        return f"c: who chooses what   k: what nobody asked   {self.next_words()}"

    @property
    def _decider(self) -> str:
        return consultation.decider(self.session, self.round_id)

    def _options(self) -> list[Choice]:
        return [Choice(each.id, f"{letter(place)}  {each.title}") for place, each in enumerate(self.round.options)]

    @work
    async def action_choose(self) -> None:
        """Tick who raised a hand for an option."""
        option = await self.app.pick("Which option?", self._options())
        if not option:
            return
        session = self.session
        sides = {seat: session.deck.side(card) for seat, card in session.deal.items()}
        playing = [Choice(seat, self.seat_name(seat), side) for seat, side in sides.items() if side]
        chose = consultation.choices(session, self.round_id)
        already = [seat for seat, chosen in chose.items() if chosen == option.value]
        up = await self.app.pick("Whose hand is up?", playing, several=True, ticked=already)
        if up:
            await self.enter(consultation.hands, option=option.value, seats=up.values)

    @work
    async def action_tally(self) -> None:
        """Type how many people of each side chose an option."""
        option = await self.app.pick("Which option was counted?", self._options())
        if not option:
            return
        here = {self.session.deck.side(card) for card in self.session.in_play()}
        sides = [side for side in SIDES if side in here]
        names = ", ".join(words.SIDE_WORDS[side] for side in sides)
        hint = f"{names}; for example {' '.join('1' for _ in sides)}"
        counts = await ask_counts(self.app, "How many of each side?", hint, len(sides))
        if counts:
            await self.enter(consultation.tally, option=option.value, votes=dict(zip(sides, counts, strict=True)))

    @work
    async def action_remark(self) -> None:
        """Note what somebody says that is not on the list."""
        text = await self.app.ask("What does somebody want that is not on the list?", "in their words")
        if text:
            await self.enter(consultation.remark, text=text)

    @work
    async def action_decision(self) -> None:
        """Record what was decided, and why."""
        who = words.role(self.session.deck, self._decider)
        option = await self.app.pick(f"{who} decides for", [*self._options(), Choice(NONE_OF_THEM, "None of them")])
        if not option:
            return
        with suppress(GivenUp):
            await self._decide_for(option.value, who)

    async def _decide_for(self, option: str, who: str) -> None:
        questions = Questions(self.app)
        amendment = await self._amendment(questions) if option else ""
        reason = await self._reason(questions, who)
        dissent = await self.ask_dissent(questions)
        final_say, outside = await self.ask_final_say(questions)
        await self.enter(
            consultation.decide,
            option=option,
            by=self._decider,
            reason=reason,
            amendment=amendment,
            dissent=dissent,
            final_say=final_say,
            outside=outside,
        )

    async def _reason(self, questions: Questions, who: str) -> str:
        """Ask until there is one: without it the whole entry would be refused, when all else has been answered."""
        while (reason := await questions.ask("Why? People will be told.", f"in the words of: {who}")) == "":
            self.app.tell("Say why: people will be told the reason. Esc stops here.", warning=True)
        return reason or ""

    async def _amendment(self, questions: Questions) -> str:
        choices = [Choice("no", "As it stands"), Choice("yes", "With a change")]
        picked = await questions.pick("As it stands?", choices)
        changed = picked is not None and picked.value == "yes"
        return await questions.ask("What is changed?") or "" if changed else ""
