"""One round as its measures see it: who played what then, and what was decided.

A figure of a round must not change because somebody left, swapped or arrived afterwards. So the steering
events are folded again, up to the end of the round, to see the table as it was.
"""

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from .. import consultation, coproduction
from ..consultation import Decision
from ..coproduction import Proposal
from ..deck import SIDES, Side
from ..events import CardMoved, CardsDealt, Moment, RoundEnded, SeatLeft
from ..scenario import Option, Round
from ..session import Part, Session, apply
from .measure import Value

OPENING = 1
"""The seq of the opening, which carries the scenario and the deck."""


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
    def planned(self) -> int:
        """The seconds planned when the session was opened."""
        return self.session.opened.seconds.get(self.round.id, self.round.seconds)

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The sides that were in play."""
        there = {self.session.deck.side(card) for card in self.playing}
        return tuple(side for side in SIDES if side in there)

    @property
    def basis(self) -> tuple[int, ...]:
        """The events behind the decision and what was chosen by it."""
        decision = (self.decision.seq,) if self.decision else ()
        return self.traced(*decision, *(seq for each in self.chosen for seq in each.events))

    def by_side(self, cards: Iterable[str]) -> dict[Side, Value]:
        """Return how many of the cards (one entry for each thing counted) there are on each side in play."""
        sides = [self.session.deck.side(card) for card in cards]
        return {side: sides.count(side) for side in self.sides}

    def traced(self, *seqs: int) -> tuple[int, ...]:
        """Return the seqs in order, each once, with those of their corrections."""
        corrections = (self.session.corrected[seq] for seq in seqs if seq in self.session.corrected)
        return tuple(sorted({*seqs, *corrections}))


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
    for event in session.steered:
        then = apply(then, event)
        if isinstance(event.data, CardsDealt | CardMoved | SeatLeft):
            dealt.append(event.seq)
        if then.part == Part("round", round_id):
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
