"""One round as its measures see it: who played what then, and what was decided.

A figure of a round must not change because somebody left, swapped or arrived afterwards. So the steering
events are folded again, up to the end of the round, to see the table as it was.
"""

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from typing import Any, TypeVar

from msgspec import Struct

from .. import consultation, coproduction, ratings
from ..consultation import Decision
from ..coproduction import Proposal
from ..deck import SIDES, Side
from ..events import (
    CardMoved,
    CardsDealt,
    Data,
    Event,
    Moment,
    PartStarted,
    RatingGiven,
    RoundEnded,
    RoundStarted,
    SeatLeft,
    SessionOpened,
)
from ..scenario import Option, Round
from ..session import Part, Session, apply
from .measure import Value

T = TypeVar("T")

OPENING = 1
"""The seq of the opening, which carries the scenario and the deck."""
_DEAL: frozenset[type[Data]] = frozenset((CardsDealt, CardMoved, SeatLeft))
_ON_THE_TABLE: frozenset[type[Data]] = _DEAL | {SessionOpened, RoundStarted, PartStarted, RoundEnded}
"""What changes which cards are in play, and in which part of the session."""


class Chosen(Struct, frozen=True, kw_only=True):
    """One thing that was decided for: an option, or a proposal as it stands."""

    meets: tuple[str, ...]
    uses: tuple[str, ...]
    harms: tuple[str, ...] | None = None
    """None: a proposal has no place for it."""
    outcomes: tuple[str, ...] = ()
    cost: float | None = None
    weeks: float | None = None
    shapers: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    ready_made: bool = False
    events: tuple[int, ...]

    @property
    def described(self) -> bool:
        """Whether it names any item or asset; what it then leaves out counts as none."""
        return bool(self.meets or self.uses or self.harms)


class View(Struct, frozen=True, kw_only=True, dict=True):
    """A round, the people and cards that were in it, and its standing decision."""

    session: Session
    round: Round
    now: Moment
    held: dict[str, str]
    """Seat to the card it held last in this round; observers are not in it."""
    playing: tuple[str, ...]
    """The cards that were in play at any time of the round, in deck order."""
    dealt: tuple[int, ...]
    """The events that say who held what."""
    decision: Decision | None
    chosen: tuple[Chosen, ...]

    @property
    def consulting(self) -> bool:
        """Whether this is a consultation."""
        return self.round.mode == "consultation"

    @property
    def was_dealt(self) -> bool:
        """Whether cards were dealt at all; without that, nobody wrote down who was there with which card."""
        return self.dealt != (OPENING,)

    @property
    def planned(self) -> int:
        """The seconds planned when the session was opened."""
        return self.session.opened.seconds.get(self.round.id, self.round.seconds)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The sides that were in play."""
        there = {self.side_of[card] for card in self.playing}
        return tuple(side for side in SIDES if side in there)

    @cached_property
    def side_of(self) -> dict[str, Side]:
        """The side of each card of the deck."""
        return {card.id: card.side for card in self.session.deck.cards}

    @cached_property
    def slips(self) -> dict[str, tuple[Event, RatingGiven]]:
        """The slips of people who rather said, by seat: the latest of each, whether or not it held a card."""
        found = ratings.slips(self.session, self.round.id)
        return {seat: (event, slip) for seat, (event, slip) in found.items() if not slip.declined}

    @cached_property
    def worked_out(self) -> dict[Callable[["View"], Any], Any]:
        """What was worked out of this view already: see `once`."""
        return {}

    @cached_property
    def basis(self) -> tuple[int, ...]:
        """The events behind the decision and what was chosen by it."""
        decision = (self.decision.seq,) if self.decision else ()
        return self.traced(*decision, *(seq for each in self.chosen for seq in each.events))

    def by_side(self, cards: Iterable[str]) -> dict[Side, Value]:
        """Return how many of the cards (one entry for each thing counted) there are on each side in play."""
        counts: dict[Side | None, int] = dict.fromkeys(self.sides, 0)
        for card in cards:
            if (side := self.side_of.get(card)) in counts:
                counts[side] += 1
        return {side: counts[side] for side in self.sides}

    def traced(self, *seqs: int) -> tuple[int, ...]:
        """Return the seqs in order, each once, with those of their corrections."""
        corrected = self.session.corrected
        found = {*seqs, *(corrected[seq] for seq in seqs if seq in corrected)} if corrected else {*seqs}
        return tuple(sorted(found))


def once(work: Callable[[View], T]) -> Callable[[View], T]:
    """Return a pure function of a view that is worked out once for each; nobody changes what it returns.

    Several measures are made of the same parts, and of other measures.
    """

    @wraps(work)
    def done(view: View) -> T:
        if work not in view.worked_out:
            view.worked_out[work] = work(view)
        found: T = view.worked_out[work]
        return found

    return done


def owner(ref: str) -> str:
    """Return the card of a reference `card/item`."""
    return ref.partition("/")[0]


def look(session: Session, round_id: str, now: Moment) -> View:
    """Return a round as its measures see it.

    Raises:
        KeyError: the scenario has no such round.
    """
    found = session.scenario.round(round_id)
    if found is None:
        raise KeyError(round_id)
    decision = consultation.standing(session, round_id)
    held = session.deals.get(round_id, {})
    playing, dealt = _table(session, round_id)
    return View(
        session=session,
        round=found,
        now=now,
        held={seat: card for seat, card in held.items() if session.deck.card(card)},
        playing=tuple(card.id for card in session.deck.cards if card.id in playing),
        dealt=(OPENING, *dealt),
        decision=decision,
        chosen=_chosen(session, found, decision) if decision else (),
    )


def _table(session: Session, round_id: str) -> tuple[set[str], list[int]]:
    """Return the cards that were in play in a round, held or on the table, and the events that say so."""
    then, playing, dealt = Session(), set[str](), list[int]()
    this_round = Part("round", round_id)
    for event in session.steered:
        if type(event.data) not in _ON_THE_TABLE:
            continue
        then = apply(then, event)
        if type(event.data) in _DEAL:
            dealt.append(event.seq)
        if then.part == this_round:
            playing |= {*then.in_play()}
        if isinstance(event.data, RoundEnded) and event.round == round_id:
            break
    return playing, dealt


def _chosen(session: Session, planned: Round, decision: Decision) -> tuple[Chosen, ...]:
    options = [option for each in decision.data.options if (option := planned.option(each))]
    proposals = coproduction.decided(session, decision, planned.id)
    return (*map(_from_option, options), *map(_from_proposal, proposals))


def _from_option(option: Option) -> Chosen:
    return Chosen(meets=option.meets, uses=option.uses, harms=option.harms, cost=option.cost, events=(OPENING,))


def _from_proposal(proposal: Proposal) -> Chosen:
    data = proposal.data
    return Chosen(
        meets=data.items,
        uses=data.assets,
        outcomes=data.outcomes,
        cost=data.cost,
        weeks=data.weeks,
        shapers=data.cards,
        joined=proposal.joined,
        owners=proposal.owners,
        ready_made=data.ready_made,
        events=proposal.events,
    )
