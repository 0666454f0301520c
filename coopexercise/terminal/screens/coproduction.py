"""The co-production round: parameters explained, offers and needs, proposals joined, the group's decision."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from textual import work
from textual.binding import Binding
from textual.widget import Widget

from ...exercise import coproduction
from ...exercise.coproduction import Proposal
from ...exercise.events import Method
from .. import words
from ..asking import GivenUp, Questions, ask_counts
from ..round_screen import RoundScreen
from ..shaping import NEW, READY_MADE, Shaping
from ..widgets.coproduction_board import CoProductionBoard
from ..widgets.pick import Choice

METHODS: tuple[Method, ...] = ("show-of-hands", "consent", "fist-of-five", "dot-vote")


class CoProductionScreen(RoundScreen):
    """Leads a co-production round."""

    HELP = (
        "There are no options. A professional explains the parameters (e). Note what each role offers (a) and says "
        "it needs (w). When two of them fit, ask who would do something with it: p makes a proposal, j notes who joins "
        "and owns it. Over budget is shown, never blocked. The group decides (d). Hold g for what is still unsaid."
    )
    BINDINGS = [
        Binding("a", "offer", "Offer"),
        Binding("w", "idea", "Need"),
        Binding("p", "proposal", "Proposal"),
        Binding("j", "join", "Join"),
    ]

    def board(self) -> Iterable[Widget]:
        """One board."""
        yield CoProductionBoard()

    def refresh_board(self) -> None:
        """Show the round as it stands."""
        self.query_one(CoProductionBoard).show(self.session, self.round_id)

    def todo(self) -> str:
        """Point at what the round has not had yet, then at the next step."""
        return "   ".join(part for part in (self._missing_yet(), self.next_words()) if part)

    def _missing_yet(self) -> str:
        session, round_id = self.session, self.round_id
        if not coproduction.explained(session, round_id):
            return "e: a professional explains the parameters"
        if not coproduction.offers(session, round_id):
            return "a: what each role brings   w: what it needs"
        shaped = self._proposals()
        if not shaped:
            return "a: offers   w: needs   p: a proposal"
        if self.decided:
            chosen = [each for each in shaped if each.data.proposal in self.decided.chosen]
            return "j: who joins and owns it" if any(not each.owners for each in chosen) else ""
        if self.session.step + 2 >= len(self.steps):
            return "d: the group decides   j: who joins"
        return "p: a proposal   j: who joins" if any(not each.owners for each in shaped) else "a: offers   p: proposals"

    def _proposals(self) -> tuple[Proposal, ...]:
        return coproduction.proposals(self.session, self.round_id)

    def _proposal_choices(self) -> list[Choice]:
        return [
            Choice(each.data.proposal, f"{each.data.proposal}  {words.brief(each.title)}") for each in self._proposals()
        ]

    @work
    async def action_offer(self) -> None:
        """Note what a role brings, from its card or beyond it."""
        who = await self.app.pick("Who offers?", self.roles())
        card = self.session.deck.card(who.value) if who else None
        if card is None:
            return
        made = {offer.asset for offer in coproduction.offers(self.session, self.round_id)}
        assets = [Choice(card.ref(each), each.text) for each in card.assets if card.ref(each) not in made]
        what = await self.app.pick(f"What does the {card.role} offer?", assets, free=True, hidden=True)
        if what:
            await self.enter(coproduction.offer, card=card.id, asset=what.value, text=what.text)

    @work
    async def action_idea(self) -> None:
        """Note a need that is spoken of, or an idea."""
        who = await self.app.pick("Who speaks?", self.roles())
        card = self.session.deck.card(who.value) if who else None
        if card is None:
            return
        wishes = [Choice(card.ref(each), each.text) for each in card.wishes]
        what = await self.app.pick(f"What does the {card.role} need or think of?", wishes, free=True, hidden=True)
        if what:
            await self.enter(coproduction.idea, card=card.id, text=what.text, items=what.values)

    @work
    async def action_proposal(self) -> None:
        """Note a proposal, or what has become of one."""
        choices = [
            Choice(NEW, "A new one, developed here"),
            *self._proposal_choices(),
            Choice(READY_MADE, "Somebody brought a plan ready-made"),
        ]
        which = await self.app.pick("Which proposal?", choices)
        if which is None:
            return
        with suppress(GivenUp):
            command = await Shaping(self.app, self.round_id, which.value).command()
            if command:
                await self.enter(command)

    @work
    async def action_join(self) -> None:
        """Note who joins a proposal, and who owns it."""
        which = await self._which_proposal("Which proposal?")
        if which is None:
            return
        joined = await self.app.pick(
            f"Who joins “{words.brief(which.title)}”?", self.roles(), several=True, ticked=which.joined
        )
        owner = await self._owner(which, joined.values) if joined else None
        if joined is None or owner is None:
            return
        if not (joined.values or owner or which.joined):
            self.app.tell("Nobody joins it yet: nothing is recorded.")
            return
        name = which.data.proposal
        await self.enter(coproduction.join_all, proposal=name, cards=joined.values, owner=owner)

    async def _owner(self, which: Proposal, joined: Sequence[str]) -> str | None:
        roles = sorted(self.roles(), key=lambda choice: choice.value not in joined)
        before = f"As before: {', '.join(self.role(card) for card in which.owners)}" if which.owners else "Nobody yet"
        picked = await self.app.pick("Who owns it tomorrow morning?", [Choice("", before), *roles])
        return picked.value if picked else None

    async def _which_proposal(self, title: str) -> Proposal | None:
        shaped = self._proposals()
        if not shaped:
            self.app.tell("There is no proposal yet; p makes one.")
            return None
        picked = await self.app.pick(title, self._proposal_choices()) if len(shaped) > 1 else None
        wanted = picked.value if picked else shaped[0].data.proposal if len(shaped) == 1 else ""
        return coproduction.proposal(self.session, self.round_id, wanted)

    @work
    async def action_decision(self) -> None:
        """Record what the group decides, how, and who has the last word outside the room."""
        question = "What does the group decide? Tick; none is an answer too"
        chosen = await self.app.pick(question, self._proposal_choices(), several=True)
        methods = [Choice(method, words.METHOD_WORD[method]) for method in METHODS]
        method = await self.app.pick("How?", methods) if chosen else None
        if chosen and method:
            with suppress(GivenUp):
                await self._decide_on(chosen.values, next(each for each in METHODS if each == method.value))

    async def _decide_on(self, chosen: tuple[str, ...], method: Method) -> None:
        questions = Questions(self.app)
        votes = await self._votes(questions) if method != "consent" else {}
        reason = await questions.ask("Why?", "in the group's words; may stay empty if something was agreed")
        dissent = await self.ask_dissent(questions)
        final_say, outside = await self.ask_final_say(questions)
        await self.enter(
            coproduction.decide,
            chosen=chosen,
            method=method,
            votes=votes,
            reason=reason or "",
            dissent=dissent,
            final_say=final_say,
            outside=outside,
        )

    async def _votes(self, questions: Questions) -> dict[str, int]:
        names = [each.data.proposal for each in self._proposals()]
        if not names:
            return {}
        hint = f"{'a number' if len(names) == 1 else 'one number each'} for {' '.join(names)}; may stay empty"
        counts = await ask_counts(questions, "What was the count?", hint, len(names))
        return dict(zip(names, counts, strict=False))
