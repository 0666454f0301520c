"""The player of a replay: where it stands, how fast it goes, what is listed, what was found. It needs no screen."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import tzinfo
from functools import cached_property

from ..exercise.checkpoints import Checkpoints
from ..exercise.clock import Reading
from ..exercise.events import Event
from ..exercise.session import Session
from ..exercise.sifting import Sieve, sifted
from ..exercise.timeline import RECAP_SECONDS, SPEEDS, MarkKind, Timeline, timeline
from ..reports.scene import Scene
from ..reports.transcript import remarked, told, transcript

_SEAT = re.compile(r"\b[Ss]eat (s\d+)\b")


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
        self.listed: Sequence[int] = range(1, len(events) + 1)
        """The events that are listed, and that steps go to."""
        self.hits: tuple[int, ...] = ()
        self.sought = ""
        self._zone = zone
        self._checkpoints = Checkpoints(self.line.events)
        self._told: dict[int, str] = {}

    @property
    def events(self) -> tuple[Event, ...]:
        """All events."""
        return self.line.events

    @property
    def event(self) -> Event:
        """The event it stands at."""
        return self.events[self.seq - 1]

    @property
    def session(self) -> Session:
        """The session after that event."""
        return self._checkpoints.at(self.seq)

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
        later, earlier = (seq for seq in seqs if seq > self.seq), (seq for seq in reversed(seqs) if seq < self.seq)
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
        self.listed = range(1, len(self.events) + 1) if sieve.open else sifted(whole, self.events, sieve)

    def find(self, sought: str) -> None:
        """Keep where some words are in the transcript, in small letters or large."""
        wanted = sought.casefold()
        self.sought = sought
        self.hits = tuple(seq for seq, line in enumerate(self.lines, 1) if wanted in line.casefold()) if wanted else ()

    @cached_property
    def lines(self) -> list[str]:
        """The whole transcript, a line an event. The first look takes a while for a long session; any thread may."""
        return list(transcript(self.events, self._zone))

    @cached_property
    def _remarks(self) -> dict[int, Event]:
        return remarked(self.events)

    def sentence(self, seq: int) -> str:
        """Return what an event says."""
        if seq not in self._told:
            before, after = self._checkpoints.at(seq - 1), self._checkpoints.at(seq)
            scene = Scene(self.events[seq - 1], before, after)
            self._told[seq] = told(scene, self._remarks.get(seq), self._zone)
        return self._told[seq]


def named(sentence: str, names: Mapping[str, str]) -> str:
    """Return a sentence with the names of the seats it names, where they are known."""
    return _SEAT.sub(lambda found: f"{names[found[1]]} ({found[1]})" if found[1] in names else found[0], sentence)


def _end(seqs: Sequence[int], by: int) -> int | None:
    """Return the first of them, or the last when `by` is -1."""
    return None if not seqs else seqs[0] if by > 0 else seqs[-1]
