"""The time line of a session: where each event stands in played time, and the marks that people steer by.

Played time is what the clocks of all parts ran, one after the other. Paused time is kept apart: a pause takes no room
on the time line, it is a mark with a length. What comes before the first clock stands at 0. All lengths are seconds.

Events are named by their number in the log, and stand in the order in which they happened, also those that were typed
later.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from . import clock as clocks
from . import events as ev
from .clock import Clock, Reading
from .events import Data, Event, Moment
from .lateness import as_it_happened, is_late, moment_of
from .session import Session, apply

MarkKind = Literal["briefing", "round", "ratings", "debrief", "step", "news", "decision", "tag", "pause", "end"]
PARTS: tuple[MarkKind, ...] = ("briefing", "round", "ratings", "debrief", "end")
"""The marks at which a part of the session begins, or the session ends."""
ROUNDS: tuple[MarkKind, ...] = ("briefing", "round", "debrief", "end")
"""The marks at which a step by round stops: slips belong to their round."""
RECAP_SECONDS = 60.0
"""How long a recap of a whole session takes."""
SPEEDS = (1, 2, 4, 8, 16)
"""How many times faster than it was a session can be played again."""

_MOST_DIGITS = 9
_NEW_CLOCK = (ev.PartStarted, ev.RoundStarted, ev.RoundEnded, ev.SessionEnded)
_ON_CLOCK: frozenset[type[Data]] = frozenset(
    (*_NEW_CLOCK, ev.ClockPaused, ev.ClockResumed, ev.ClockChanged, ev.ClockJumped)
)
_KINDS: dict[type[Data], MarkKind] = {
    ev.RoundStarted: "round",
    ev.StepStarted: "step",
    ev.InjectReleased: "news",
    ev.DecisionMade: "decision",
    ev.NoteMade: "tag",
    ev.ClockPaused: "pause",
    ev.SessionEnded: "end",
}
_STEERING: frozenset[type[Data]] = _ON_CLOCK.union(_KINDS)


class Place(Struct, frozen=True):
    """Where an event stands: how long the session had been played by then, and how long it had been paused."""

    played: float = 0.0
    paused: float = 0.0


class Mark(Struct, frozen=True):
    """Something to steer by, and where it stands in played time. `round` and `tags` are those of its event."""

    kind: MarkKind
    seq: int
    played: float
    round: str = ""
    tags: tuple[str, ...] = ()


class _Piece(Struct, frozen=True):
    """The time from one event of the clock to the next; `before` is what the clocks of earlier parts came to."""

    seq: int
    before: Place
    clock: Clock | None
    start: Place


class _Late(Struct, frozen=True):
    """Where a late entry stands: behind the event with the number `behind`, which was recorded by then."""

    behind: int
    place: Place


class Timeline(Struct, frozen=True, dict=True):
    """The events of a session in their places. Made by `timeline`; events count from 1, as in the log."""

    events: tuple[Event, ...]
    """In the order of the log."""
    walk: tuple[Event, ...]
    """In the order in which they happened."""
    pieces: tuple[_Piece, ...]
    late: Mapping[int, _Late] = {}
    marks: tuple[Mark, ...] = ()

    @cached_property
    def order(self) -> Sequence[int]:
        """The numbers of the events in the order in which they happened."""
        return [event.seq for event in self.walk] if self.late else range(1, len(self.events) + 1)

    @cached_property
    def _positions(self) -> Mapping[int, int]:
        return {seq: position for position, seq in enumerate(self.order, 1)}

    def position(self, seq: int) -> int:
        """Return how many events had happened with this one; 0 before the first, and beyond the last as in the log."""
        return self._positions.get(seq, seq) if self.late else seq

    @property
    def end(self) -> Place:
        """Where the last event stands: the whole of the played and of the paused time."""
        return self.place(self.order[-1]) if self.order else Place()

    def recorded(self, seq: int) -> int:
        """Return the last event that was recorded when this one happened: itself, unless it is a late entry."""
        return self.late[seq].behind if seq in self.late else seq

    def place(self, seq: int) -> Place:
        """Return where an event stands; one before the first clock, or none, stands at the beginning."""
        late = self.late.get(seq)
        return late.place if late else self.standing(seq, self.events[seq - 1].moment)

    def standing(self, seq: int, moment: Moment) -> Place:
        """Return where a moment stands between an event that was recorded in time and the next one."""
        number = self._piece(seq)
        if number < 0:
            return Place()
        found = _place(self.pieces[number], moment)
        following = self.pieces[number + 1 : number + 2]
        # After a restart of the computer the time since may not count; nothing stands behind what says so.
        return _least(found, following[0].start) if following else found

    def at(self, played: float) -> int:
        """Return the last event that had happened after so many played seconds; at least the first."""
        happened = bisect_right(self.order, played, key=lambda seq: self.place(seq).played)
        return self.order[max(1, happened) - 1]

    def reading(self, seq: int, played: float) -> Reading | None:
        """Return what the clock of the part shows at a time between an event and the next; None where none runs."""
        number = self._piece(self.recorded(seq))
        piece = self.pieces[number] if number >= 0 else None
        if piece is None or piece.clock is None:
            return None
        return Reading(
            planned=piece.clock.planned,
            played=played - piece.before.played,
            paused=self.place(seq).paused - piece.before.paused,
            running=piece.clock.running,
        )

    def after(self, seq: int, kinds: Collection[MarkKind]) -> int | None:
        """Return the next event after `seq` that has a mark of one of these kinds, or None."""
        here = self.position(seq)
        found = (mark.seq for mark in self.marks if self.position(mark.seq) > here and mark.kind in kinds)
        return next(found, None)

    def before(self, seq: int, kinds: Collection[MarkKind]) -> int | None:
        """Return the last event before `seq` that has a mark of one of these kinds, or None."""
        here = self.position(seq)
        found = (mark.seq for mark in reversed(self.marks) if self.position(mark.seq) < here and mark.kind in kinds)
        return next(found, None)

    def _piece(self, seq: int) -> int:
        """Return the number of the piece in which an event stands that was recorded in time, or -1."""
        return bisect_right(self.pieces, seq, key=lambda piece: piece.seq) - 1


def timeline(events: Sequence[Event]) -> Timeline:
    """Return the time line of a session's events, all of them in the order of the log."""
    walk = as_it_happened(events)
    steering = [event for event in walk if type(event.data) in _STEERING]
    line = Timeline(tuple(events), walk, tuple(_pieces(steering)))
    line = replace(line, late=dict(_late(line)) if walk != line.events else {})
    return replace(line, marks=tuple(_marks(line, steering)))


def _late(line: Timeline) -> Iterator[tuple[int, _Late]]:
    """Yield where the late entries stand: not behind what was recorded after they had happened."""
    before, after = _nearest(line.walk), reversed([*_nearest(line.walk[::-1])])
    for event, recorded, following in zip(line.walk, before, after, strict=True):
        if is_late(event) and recorded:
            place = line.standing(recorded.seq, moment_of(event, recorded))
            yield event.seq, _Late(recorded.seq, _least(place, line.place(following.seq)) if following else place)


def _nearest(events: Iterable[Event]) -> Iterator[Event | None]:
    """Yield for each event the last of them so far that was recorded in time; None before there is any."""
    nearest = None
    for event in events:
        nearest = nearest if is_late(event) else event
        yield nearest


def _pieces(steering: Sequence[Event]) -> Iterator[_Piece]:
    session, over = Session(), Place()
    for event in steering:
        if type(event.data) not in _ON_CLOCK:
            continue
        if isinstance(event.data, _NEW_CLOCK) and session.clock:
            over = _added(over, clocks.read(session.clock, event.moment))
        session = apply(session, event)
        piece = _Piece(event.seq, over, session.clock, over)
        yield _Piece(event.seq, over, session.clock, _place(piece, event.moment))


def _place(piece: _Piece, moment: Moment) -> Place:
    return _added(piece.before, clocks.read(piece.clock, moment)) if piece.clock else piece.before


def _added(before: Place, reading: Reading) -> Place:
    return Place(before.played + reading.played, before.paused + reading.paused)


def _least(one: Place, other: Place) -> Place:
    return Place(min(one.played, other.played), min(one.paused, other.paused))


def _marks(line: Timeline, steering: Sequence[Event]) -> Iterator[Mark]:
    """Yield the marks in their order; a note has one only when it has tags."""
    for event in steering:
        data = event.data
        kind = data.part if isinstance(data, ev.PartStarted) else _KINDS.get(type(data))
        if kind is None:
            continue
        tags = data.tags if isinstance(data, ev.NoteMade) else ()
        if tags or kind != "tag":
            yield Mark(kind, event.seq, line.place(event.seq).played, event.round, tags)


def parse_time(text: str) -> float | None:
    """Return the seconds of `m:ss` or `h:mm:ss`, or None."""
    parts = text.strip().split(":")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return float(seconds) if all(int(part) < 60 for part in parts[1:]) else None


def parse_seq(text: str) -> int | None:
    """Return the number of an event, written as `45`, `#45` or `LOG#45`, or None."""
    number = text.strip().rpartition("#")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS else None
