"""Shaping a proposal, question by question; Enter leaves a question out, and nothing is lost."""

import re
from functools import partial

from ..exercise import coproduction
from ..exercise.events import ProposalShaped
from . import words
from .asking import Questions
from .conductor import Command
from .host import Host
from .widgets.pick import Choice

NEW = ""
READY_MADE = "ready-made"


class Shaping:
    """Asks for one proposal; `which` is NEW, READY_MADE, or the id of one that changes."""

    def __init__(self, host: Host, round_id: str, which: str) -> None:
        self._host = host
        self._questions = Questions(host)
        self._session = host.session
        self._round = round_id
        self._ready_made = which == READY_MADE
        self._old = coproduction.proposal(self._session, round_id, which)

    async def command(self) -> Command | None:
        """Return the command that records the proposal, or None when not even its title was given.

        Raises GivenUp.
        """
        old = self._old
        title = await self._host.ask("What is the proposal?", "a few words", old.title if old else "")
        if not title:
            return None
        was = old.data if old else ProposalShaped(proposal="", ready_made=self._ready_made)
        cards = await self._tick("Who shaped it?", self._cards(), was.cards)
        assets = await self._tick("Which offers does it use?", self._assets(), was.assets)
        items = await self._tick("Which needs would it meet?", self._items(), was.items, hidden=True)
        outcomes = await self._tick("Which outcomes does it serve?", self._outcomes(), was.outcomes)
        cost, weeks = await self._cost_and_weeks(was)
        risk = await self._questions.ask("What could go wrong?", "may stay empty", old.risk if old else "")
        return partial(
            coproduction.shape,
            title=title,
            proposal=was.proposal,
            risk=risk if risk is not None else (old.risk if old else ""),
            cards=cards,
            assets=assets,
            items=items,
            outcomes=outcomes,
            cost=cost,
            weeks=weeks,
            stage=was.stage,
            ready_made=was.ready_made,
        )

    async def _tick(
        self, title: str, choices: list[Choice], ticked: tuple[str, ...], hidden: bool = False
    ) -> tuple[str, ...]:
        if not choices:
            return ticked
        picked = await self._questions.pick(title, choices, several=True, ticked=ticked, hidden=hidden)
        return picked.values if picked else ticked

    def _cards(self) -> list[Choice]:
        deck = self._session.deck
        return [Choice(card, words.signed_role(deck, card)) for card in self._session.in_play()]

    def _assets(self) -> list[Choice]:
        """Only what is on the table: a list of all assets would solve the exercise."""
        deck = self._session.deck
        made = [offer for offer in coproduction.offers(self._session, self._round) if offer.asset]
        return [Choice(each.asset, words.item(deck, each.asset), words.role(deck, each.card)) for each in made]

    def _items(self) -> list[Choice]:
        deck = self._session.deck
        spoken = coproduction.spoken_of(self._session, self._round)
        own = [card.ref(item) for card in deck.cards if card.id in self._session.in_play() for item in card.wishes]
        refs = dict.fromkeys([*spoken, *own])
        return [Choice(ref, words.item(deck, ref), words.role(deck, ref.partition("/")[0])) for ref in refs]

    def _outcomes(self) -> list[Choice]:
        return [Choice(each.id, each.text) for each in self._session.scenario.outcomes]

    async def _cost_and_weeks(self, was: ProposalShaped) -> tuple[float | None, float | None]:
        parameters = self._session.scenario.parameters
        draft = " ".join(f"{value:g}" for value in (was.cost, was.weeks) if value is not None)
        budget = words.money(parameters.budget, parameters.currency) if parameters.budget else "no budget named"
        hint = f"for example 6500 8; there are {budget} and {words.weeks(parameters.weeks)}"
        while (typed := await self._questions.ask("Cost, then weeks?", hint, draft)) and not numbers(typed):
            self._host.tell("There is no number in it. Type the cost, a space and the weeks.", warning=True)
            draft = typed
        if typed is None:
            return was.cost, was.weeks
        cost, weeks, *_ = [*numbers(typed), None, None]
        return cost, weeks


def numbers(typed: str) -> list[float]:
    """Return the numbers in what somebody typed, such as `£6,500 8 weeks`."""
    return [float(each) for each in re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", typed))]
