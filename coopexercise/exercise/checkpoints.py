"""A session at any of its events: folded from the nearest checkpoint, so that going back costs as little as going on.

Sessions are frozen and share what they have in common, so keeping one every few hundred events costs little.
"""

from collections.abc import Sequence

from .events import Event
from .session import Session, fold

EVERY = 200
"""Events from one checkpoint to the next."""


class Checkpoints:
    """The sessions along a log. Nothing is folded before it is asked for."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._kept = [Session()]
        self._latest = (0, self._kept[0])
        """What was asked for last, and its number: the next thing asked for is often the one after it."""

    def at(self, seq: int) -> Session:
        """Return the session after the first `seq` events; before any event, and after more than all, what there is."""
        number = min(max(seq, 0), len(self._events))
        while len(self._kept) <= number // EVERY:
            self._keep_one_more()
        done, session = self._nearest(number)
        self._latest = (number, fold(self._events[done:number], session))
        return self._latest[1]

    def _nearest(self, number: int) -> tuple[int, Session]:
        """Return the session that is folded on from, and its number."""
        place = number // EVERY
        if place * EVERY <= self._latest[0] <= number:
            return self._latest
        return place * EVERY, self._kept[place]

    def _keep_one_more(self) -> None:
        done = (len(self._kept) - 1) * EVERY
        self._kept.append(fold(self._events[done : done + EVERY], self._kept[-1]))
