"""The fold: apply(session, event) -> session. Nothing else changes a session.

What steers the session (its part, clock, seats and deal) is folded as it comes. What people did is
*filed* by round in the order of the log, as later corrections leave it; the modules of each concern
read their boards from there. The fold never fails: a log that was written is readable.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from . import clock as clocks
from . import events as ev
from .clock import Clock
from .deck import Deck
from .events import OBSERVER, Data, Event, PartKind, SessionOpened
from .scenario import Briefing, Debrief, Ratings, Round, Scenario
from .trail import Trail

D = TypeVar("D", bound=Data)

NO_ROUND = ""
"""Where entries are filed that belong to no round."""

_NOTHING = SessionOpened(
    app="",
    scenario=Scenario("", "", "", (), Briefing(0), Ratings(0), Debrief(0)),
    deck=Deck("", "", ()),
    scenario_hash="",
    deck_hash="",
    rounds=(),
    seconds={},
)
_NO_TRAIL: Trail[Event] = Trail()


class Seat(Struct, frozen=True):
    """A participant's place. The log knows no name."""

    id: str
    not_cards: tuple[str, ...] = ()
    present: bool = True


class Part(Struct, frozen=True):
    """A timed part of the session; `round` is set for a round and for its ratings."""

    kind: PartKind
    round: str = NO_ROUND


class Session(Struct, frozen=True, kw_only=True):
    """Everything that is known of one session after its latest event."""

    id: str = ""
    last: Event | None = None
    """The latest event."""
    opened: SessionOpened = _NOTHING
    seats: dict[str, Seat] = {}
    deal: dict[str, str] = {}
    """Seat to card id or `observer`; a seat that has nothing yet is not in it."""
    locked: frozenset[str] = frozenset()
    staying: tuple[str, ...] = ()
    """Cards that stayed on the table when their holder left."""
    retired: tuple[str, ...] = ()
    """Cards that went out of play with their holder."""
    deals: dict[str, dict[str, str]] = {}
    """Round id to what each seat held in it last, also the seats of those who have left since."""
    noticed: bool = False
    part: Part | None = None
    step: int = 0
    clock: Clock | None = None
    """The clock of the part that runs; None between parts."""
    clocks: dict[Part, Clock] = {}
    """The clocks of the parts that are over, as they stood."""
    role_left: bool = False
    filed: dict[str, Trail[Event]] = {}
    """Round id (or NO_ROUND) to its entries, as corrected."""
    steered: Trail[Event] = _NO_TRAIL
    """Everything else, in order: folded again up to a round's end, it says who held which card then."""
    corrected: dict[int, int] = {}
    """An entry's seq to the seq of its latest correction."""
    withdrawn: tuple[Event, ...] = ()
    """Entries that were taken back, as they stood."""
    ended: bool = False
    read_only: bool = False
    """An event of an unknown kind was met: nothing may follow it."""

    @property
    def seq(self) -> int:
        """The place of the latest event; 0 before the first."""
        return self.last.seq if self.last else 0

    @property
    def scenario(self) -> Scenario:
        """The scenario, as the log carries it."""
        return self.opened.scenario

    @property
    def deck(self) -> Deck:
        """The deck, as the log carries it."""
        return self.opened.deck

    @property
    def round(self) -> Round | None:
        """The round that runs now, or None."""
        return self.scenario.round(self.part.round) if self.part and self.part.kind == "round" else None

    def entries(self, round_id: str, kind: type[D]) -> list[tuple[Event, D]]:
        """Return the round's entries of one kind with their data, in the order of the log."""
        found: list[Any] = self.filed.get(round_id, _NO_TRAIL).of(kind)
        return [(event, event.data) for event in found]

    def card_of(self, seat: str) -> str:
        """Return the card id a seat holds, `observer`, or an empty text."""
        return self.deal.get(seat, "")

    def card_in(self, round_id: str, seat: str) -> str:
        """Return the card id a seat held in a round, `observer`, or an empty text."""
        return self.deals.get(round_id, {}).get(seat, "")

    def holders(self, card_id: str) -> tuple[str, ...]:
        """Return the seats that hold a card now."""
        return tuple(seat for seat, card in self.deal.items() if card == card_id)

    def present(self) -> tuple[str, ...]:
        """Return the seats of the people who are here, in the order they came."""
        return tuple(seat.id for seat in self.seats.values() if seat.present)

    def in_play(self, round_id: str = NO_ROUND) -> tuple[str, ...]:
        """Return the cards somebody holds, or that stayed on the table, in deck order; with a round, its cards too."""
        held = {*self.deal.values(), *self.staying, *self.deals.get(round_id, {}).values()}
        return tuple(card.id for card in self.deck.cards if card.id in held)


def apply(session: Session, event: Event) -> Session:
    """Return the session after one more event."""
    handler = _HANDLERS.get(type(event.data))
    if handler is None:
        handler = _unknown
    return handler(session, event, event.data)


def fold(events: Iterable[Event], session: Session | None = None) -> Session:
    """Return the session after all of the events, from an empty one or from `session`."""
    session = session or Session()
    run: list[Event] = []
    for event in events:
        filed = type(event.data) in FILED
        if run and not (filed and event.round == run[0].round):
            session = _file_all(session, run[0].round, run)
            run = []
        if filed:
            run.append(event)
        else:
            session = apply(session, event)
    return _file_all(session, run[0].round, run) if run else session


def _next(session: Session, event: Event, **changes: Any) -> Session:
    return replace(session, last=event, steered=session.steered.append(event), **changes)


def _file(session: Session, event: Event, _: Data) -> Session:
    return _file_all(session, event.round, [event])


def _file_all(session: Session, drawer: str, events: list[Event]) -> Session:
    """File a run of events of one round at once: a long log is mostly such runs."""
    trail = session.filed.get(drawer, _NO_TRAIL).extend(events)
    return replace(session, last=events[-1], filed={**session.filed, drawer: trail})


def _unknown(session: Session, event: Event, data: Data) -> Session:
    return replace(_file(session, event, data), read_only=True)


def _opened(session: Session, event: Event, data: SessionOpened) -> Session:
    return _next(session, event, id=event.session, opened=data)


def _notice(session: Session, event: Event, _: ev.NoticeGiven) -> Session:
    return _next(session, event, noticed=True)


def _seat_added(session: Session, event: Event, data: ev.SeatAdded) -> Session:
    seats = {**session.seats, data.seat: Seat(data.seat, data.not_cards)}
    return _next(session, event, seats=seats)


def _seat_left(session: Session, event: Event, data: ev.SeatLeft) -> Session:
    gone = session.seats.get(data.seat, Seat(data.seat))
    deal = {seat: card for seat, card in session.deal.items() if seat != data.seat}
    card = session.card_of(data.seat)
    if data.card == "passes" and data.to and card:
        deal[data.to] = card
    left = replace(
        session,
        seats={**session.seats, data.seat: replace(gone, present=False)},
        locked=session.locked - {data.seat},
    )
    return _with_deal(_card_left(left, card, data.card), event, deal)


def _card_left(session: Session, card: str, fate: ev.CardFate) -> Session:
    if not card or card == OBSERVER:
        return session
    if fate == "stays":
        return replace(session, staying=(*session.staying, card), retired=_without(session.retired, card))
    if fate == "retired":
        return replace(session, staying=_without(session.staying, card), retired=(*session.retired, card))
    return session


def _without(cards: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(card for card in cards if card != gone)


def _seat_locked(session: Session, event: Event, data: ev.SeatLocked) -> Session:
    locked = session.locked | {data.seat} if data.locked else session.locked - {data.seat}
    return _next(session, event, locked=locked)


def _dealt(session: Session, event: Event, data: ev.CardsDealt) -> Session:
    return _with_deal(replace(session, staying=(), retired=()), event, data.deal)


def _moved(session: Session, event: Event, data: ev.CardMoved) -> Session:
    deal = dict(session.deal)
    if deal.get(data.giver) == data.card:
        deal[data.giver] = OBSERVER
    deal[data.taker] = data.card
    back = replace(session, staying=_without(session.staying, data.card), retired=_without(session.retired, data.card))
    return _with_deal(back, event, deal)


def _with_deal(session: Session, event: Event, deal: dict[str, str]) -> Session:
    return _next(session, event, deal=deal, deals=_remembered(session, session.part, deal))


def _remembered(session: Session, part: Part | None, deal: dict[str, str]) -> dict[str, dict[str, str]]:
    if part is None or part.kind != "round":
        return session.deals
    return {**session.deals, part.round: session.deals.get(part.round, {}) | deal}


def _round_started(session: Session, event: Event, data: ev.RoundStarted) -> Session:
    part = Part("round", event.round)
    begun = _begin(session, event, part, data.seconds)
    return replace(begun, deals=_remembered(session, part, session.deal))


def _part_started(session: Session, event: Event, data: ev.PartStarted) -> Session:
    return _begin(session, event, Part(data.part, event.round), data.seconds)


def _begin(session: Session, event: Event, part: Part, seconds: float) -> Session:
    over = _stopped(session, event)
    return _next(session, event, part=part, step=0, clock=clocks.started(seconds, event.moment), clocks=over)


def _stopped(session: Session, event: Event) -> dict[Part, Clock]:
    if session.part is None or session.clock is None:
        return session.clocks
    return {**session.clocks, session.part: clocks.paused(session.clock, event.moment)}


def _round_ended(session: Session, event: Event, _: ev.RoundEnded) -> Session:
    return _next(session, event, clock=None, clocks=_stopped(session, event))


def _step_started(session: Session, event: Event, data: ev.StepStarted) -> Session:
    clock = session.clock and clocks.stepped(session.clock, event.moment)
    return _next(session, event, step=data.step, clock=clock)


def _on_clock(change: Callable[[Clock, Event, Any], Clock]) -> Callable[[Session, Event, Any], Session]:
    def handler(session: Session, event: Event, data: Data) -> Session:
        clock = session.clock and change(session.clock, event, data)
        return _next(session, event, clock=clock)

    return handler


def _role_left(session: Session, event: Event, _: ev.RoleLeft) -> Session:
    return _next(session, event, role_left=True)


def _corrected(session: Session, event: Event, data: ev.EntryCorrected) -> Session:
    filed = {name: _with_correction(trail, event, data) for name, trail in session.filed.items()}
    corrected = {**session.corrected, data.seq: event.seq}
    taken = (entry for trail in session.filed.values() for entry in trail if data.withdrawn and entry.seq == data.seq)
    return _next(session, event, filed=filed, corrected=corrected, withdrawn=(*session.withdrawn, *taken))


def _with_correction(trail: Trail[Event], event: Event, data: ev.EntryCorrected) -> Trail[Event]:
    if all(entry.seq != data.seq for entry in trail):
        return trail
    if data.withdrawn:
        return Trail([entry for entry in trail if entry.seq != data.seq])
    return Trail([_replaced(entry, event, data) if entry.seq == data.seq else entry for entry in trail])


def _replaced(entry: Event, event: Event, data: ev.EntryCorrected) -> Event:
    try:
        replacement = msgspec.convert(data.replacement, type(entry.data))
    except msgspec.ValidationError:
        return entry
    return replace(entry, data=replacement, words=event.words)


def _ended(session: Session, event: Event, _: ev.SessionEnded) -> Session:
    return _next(session, event, ended=True, clock=None, clocks=_stopped(session, event))


def _only_seen(session: Session, event: Event, _: Data) -> Session:
    return _next(session, event)


FILED: frozenset[type[Data]] = frozenset(
    (
        ev.OutcomesAgreed,
        ev.ParametersExplained,
        ev.OptionChosen,
        ev.OfferMade,
        ev.IdeaRaised,
        ev.ProposalShaped,
        ev.ProposalJoined,
        ev.DecisionMade,
        ev.RatingGiven,
        ev.VoiceTaken,
        ev.WindowOpened,
        ev.WindowClosed,
        ev.InjectReleased,
        ev.NoteMade,
        ev.MissingNamed,
        ev.AnswerGiven,
        ev.CommitmentMade,
        ev.LearningNoted,
        ev.ElementsAgreed,
    )
)

_HANDLERS: Mapping[type[Data], Callable[[Session, Event, Any], Session]] = {
    **dict.fromkeys(FILED, _file),
    ev.SessionOpened: _opened,
    ev.NoticeGiven: _notice,
    ev.SeatAdded: _seat_added,
    ev.SeatLeft: _seat_left,
    ev.SeatLocked: _seat_locked,
    ev.SeatHanded: _only_seen,
    ev.CardsDealt: _dealt,
    ev.CardMoved: _moved,
    ev.RoundStarted: _round_started,
    ev.RoundEnded: _round_ended,
    ev.PartStarted: _part_started,
    ev.StepStarted: _step_started,
    ev.ClockPaused: _on_clock(lambda clock, event, _: clocks.paused(clock, event.moment)),
    ev.ClockResumed: _on_clock(lambda clock, event, _: clocks.resumed(clock, event.moment)),
    ev.ClockChanged: _on_clock(lambda clock, _, data: clocks.changed(clock, data.seconds)),
    ev.ClockJumped: _on_clock(
        lambda clock, event, data: clocks.jumped(clock, event.moment, data.gap, data.counts, data.ran)
    ),
    ev.RoleLeft: _role_left,
    ev.EntryCorrected: _corrected,
    ev.WordsRemoved: _only_seen,
    ev.SessionEnded: _ended,
}
