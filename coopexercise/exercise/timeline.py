"""The time line of a session: where each event stands in played time, and the marks that people steer by.

Played time is what the clocks of all parts ran, one after the other. Paused time is kept apart: a pause takes no room
on the time line, it is a mark with a length. What comes before the first clock stands at 0. All lengths are seconds.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from . import clock as clocks
from . import events as ev
from .clock import Clock, Reading
from .events import Data, Event, Moment
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


class Timeline(Struct, frozen=True):
    """The events of a session in their places. Made by `timeline`; events count from 1, as in the log."""

    events: tuple[Event, ...]
    pieces: tuple[_Piece, ...]
    marks: tuple[Mark, ...]

    @property
    def end(self) -> Place:
        """Where the last event stands: the whole of the played and of the paused time."""
        return self.place(len(self.events))

    def place(self, seq: int) -> Place:
        """Return where an event stands; one before the first clock, or none, stands at the beginning."""
        number = self._piece(seq)
        if number < 0:
            return Place()
        piece = self.pieces[number]
        found = _place(piece, self.events[seq - 1].moment)
        following = self.pieces[number + 1 : number + 2]
        # After a restart of the computer the time since may not count; nothing stands behind what says so.
        return _least(found, following[0].start) if following else found

    def at(self, played: float) -> int:
        """Return the last event that had happened after so many played seconds; at least the first."""
        return max(1, bisect_right(range(1, len(self.events) + 1), played, key=lambda seq: self.place(seq).played))

    def reading(self, seq: int, played: float) -> Reading | None:
        """Return what the clock of the part shows at a time between an event and the next; None where none runs."""
        number = self._piece(seq)
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
        return next((mark.seq for mark in self.marks if mark.seq > seq and mark.kind in kinds), None)

    def before(self, seq: int, kinds: Collection[MarkKind]) -> int | None:
        """Return the last event before `seq` that has a mark of one of these kinds, or None."""
        return next((mark.seq for mark in reversed(self.marks) if mark.seq < seq and mark.kind in kinds), None)

    def _piece(self, seq: int) -> int:
        """Return the number of the piece in which an event stands, or -1."""
        return bisect_right(self.pieces, seq, key=lambda piece: piece.seq) - 1


def timeline(events: Sequence[Event]) -> Timeline:
    """Return the time line of a session's events, all of them in the order of the log."""
    steering = [event for event in events if type(event.data) in _STEERING]
    whole = Timeline(tuple(events), tuple(_pieces(steering)), ())
    return Timeline(whole.events, whole.pieces, tuple(_marks(whole, steering)))


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
