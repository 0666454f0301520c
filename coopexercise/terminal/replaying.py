"""The player of a replay: where it stands, how fast it goes, what is listed, what was found. It needs no screen."""

from collections.abc import Collection, Mapping, Sequence
from datetime import tzinfo
from functools import cached_property

from ..exercise.checkpoints import Checkpoints
from ..exercise.clock import Reading
from ..exercise.events import Event
from ..exercise.lateness import in_log_order
from ..exercise.session import Session
from ..exercise.sifting import Sieve, sifted
from ..exercise.timeline import RECAP_SECONDS, SPEEDS, MarkKind, Timeline, parse_seq, parse_time, timeline
from ..reports.scene import Scene
from ..reports.transcript import NOBODY, Line, lines, remarked, told


class Player:
    """Goes through the events of a session, step by step, in jumps, or as time went by."""

    def __init__(self, events: Sequence[Event], zone: tzinfo | None = None) -> None:
        """Stand at the first event; times in sentences are those of `zone`, None being this machine's."""
        self.line: Timeline = timeline(events)
        self.seq = 1
        self.played = 0.0
        """The played time that is shown: that of the event, or later while time goes by."""
        self.speed = 1.0
        self.playing = False
        self.sieve = Sieve()
        self.listed: Sequence[int] = self.line.order
        """The events that are listed, and that steps go to, in the order in which they happened."""
        self.hits: tuple[int, ...] = ()
        self.sought = ""
        self._zone = zone
        self._checkpoints = Checkpoints(self.line.walk)
        self._told: dict[tuple[int, bool], str] = {}

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, in the order of the log."""
        return self.line.events

    @property
    def event(self) -> Event:
        """The event it stands at."""
        return self.events[self.seq - 1]

    @property
    def session(self) -> Session:
        """The session after that event."""
        session = self._checkpoints.at(self.line.position(self.seq))
        return in_log_order(session) if self.line.late else session

    @property
    def reading(self) -> Reading | None:
        """The clock that is shown."""
        return self.line.reading(self.seq, self.played)

    def go(self, seq: int) -> None:
        """Go to an event; before the first and after the last there is none."""
        self.seq = min(max(seq, 1), len(self.events))
        self.played = self.line.place(self.seq).played

    def go_to(self, played: float) -> None:
        """Go to a time; after the end there is none."""
        self.played = min(max(played, 0.0), self.line.end.played)
        self.seq = self.line.at(self.played)

    def step(self, by: int) -> bool:
        """Go to the next listed event, or the one before when `by` is -1; False when there is none."""
        return self._go_to_next(self.listed, by)

    def step_to(self, kinds: Collection[MarkKind], by: int) -> bool:
        """Go to the next event with a mark of these kinds, or the one before; False when there is none."""
        found = (self.line.after if by > 0 else self.line.before)(self.seq, kinds)
        return self._go_if(found)

    def step_hit(self, by: int) -> bool:
        """Go to the next event that was found, or the one before; from the other end when there is none."""
        return self._go_to_next(self.hits, by) or self._go_if(_end(self.hits, by))

    def _go_to_next(self, seqs: Sequence[int], by: int) -> bool:
        place, here = self.line.position, self.line.position(self.seq)
        later = (seq for seq in seqs if place(seq) > here)
        earlier = (seq for seq in reversed(seqs) if place(seq) < here)
        return self._go_if(next(later if by > 0 else earlier, None))

    def _go_if(self, seq: int | None) -> bool:
        if seq is not None:
            self.go(seq)
        return seq is not None

    def faster(self, by: int) -> None:
        """Take the next higher speed, or the next lower one when `by` is -1."""
        others = [each for each in SPEEDS if (each > self.speed if by > 0 else each < self.speed)]
        self.speed = float((min if by > 0 else max)(others)) if others else self.speed

    def play(self) -> None:
        """Let time go by from here; from the end, from the beginning."""
        if self.played >= self.line.end.played:
            self.go(1)
        self.playing = True

    def recap(self) -> None:
        """Let the whole session go by in a minute, from its beginning."""
        self.go(1)
        self.speed = max(1.0, self.line.end.played / RECAP_SECONDS)
        self.playing = True

    def pass_time(self, seconds: float) -> None:
        """Let so many seconds of the spectator go by; at the end it stands."""
        whole = self.line.end.played
        self.go_to(self.played + seconds * self.speed)
        self.playing = self.played < whole

    def sift(self, sieve: Sieve) -> None:
        """List only what a sieve lets through."""
        self.sieve = sieve
        whole = self._checkpoints.at(len(self.events))
        self.listed = self.line.order if sieve.open else sifted(whole, self.line.walk, sieve)

    def find(self, sought: str) -> None:
        """Keep where some words are in the transcript, in small letters or large."""
        wanted = sought.casefold()
        self.sought = sought
        self.hits = tuple(line.seq for line in self.lines if wanted in line.text.casefold()) if wanted else ()

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the transcript. The first look takes a while for a long session; any thread may."""
        return list(lines(self.events, self._zone))

    @cached_property
    def _remarks(self) -> dict[int, tuple[Event, ...]]:
        return remarked(self.events)

    def sentence(self, seq: int, people: Mapping[str, str] = NOBODY) -> str:
        """Return what an event says; `people` are the names of the seats, or none of them."""
        key = (seq, bool(people))
        if key not in self._told:
            position = self.line.position(seq)
            before, after = self._checkpoints.at(position - 1), self._checkpoints.at(position)
            scene = Scene(self.events[seq - 1], before, after, people)
            self._told[key] = told(scene, self._remarks.get(seq, ()), self._zone)
        return self._told[key]


def beyond(line: Timeline, moment: str) -> str:
    """Return the sentence about a moment, as it was typed, that lies after the end; empty for any other."""
    played, seq = parse_time(moment), parse_seq(moment)
    count = len(line.events)
    if (seq or 0) <= count if played is None else played <= line.end.played:
        return ""
    what = f"entry {seq}" if played is None else moment.strip()
    return f"There is no {what}: the log has {count} entries, and its end is shown."


def _end(seqs: Sequence[int], by: int) -> int | None:
    """Return the first of them, or the last when `by` is -1."""
    return None if not seqs else seqs[0] if by > 0 else seqs[-1]
