"""Entries that were typed later than they happened: in a walk through a session they stand where they happened.

The rules keep the order of the log. A walk takes the events as they happened, and folds those that it has passed in
the order of the log again; so at its end the session is the one that the rules know.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate, pairwise

from msgspec.structs import replace

from .events import Event, Moment, RoundEnded
from .session import FILED, Session
from .trail import Trail


def is_late(event: Event) -> bool:
    """Return whether an event is an entry that was recorded after it happened.

    What steers a session, and what corrects an entry, always stands where it was recorded; so does the first event.
    """
    entry = bool(event.happened) and type(event.data) in FILED and event.seq > 1
    return entry and _wall(event.happened) < _wall(event.at)


def as_it_happened(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events of a log in the order in which they happened.

    A late entry stands behind all that was recorded up to its moment, but before the end of its own round; never before
    the first event. Where the clock of the computer was set back after it was recorded, it stays where it was recorded.
    """
    late = [event for event in events if event.happened and is_late(event)]
    if not late:
        return tuple(events)
    later = {event.seq for event in late}
    rest = [event for event in events if event.seq not in later]
    placed = _placed(rest, late)
    return tuple(each for place, event in enumerate(rest) for each in (event, *placed.get(place + 1, ())))


def _placed(rest: Sequence[Event], late: Sequence[Event]) -> dict[int, list[Event]]:
    """Return the late entries, in the order in which they happened, by the number of events that stand before them."""
    ends = {event.round: place for place, event in enumerate(rest) if isinstance(event.data, RoundEnded)}
    nothing_earlier = list(accumulate((_wall(event.at) for event in reversed(rest)), min))[::-1]
    seqs = [event.seq for event in rest]
    placed: dict[int, list[Event]] = {}
    for event in sorted(late, key=lambda each: (_wall(each.happened), each.seq)):
        before = min(bisect_right(nothing_earlier, _wall(event.happened)), bisect_right(seqs, event.seq))
        end = ends.get(event.round, before)
        at_the_end = end < before and _wall(rest[end].at) == _wall(event.happened)
        placed.setdefault(max(1, end if at_the_end else before), []).append(event)
    return placed


def moment_of(event: Event, before: Event) -> Moment:
    """Return when a late entry happened, as the clock that ran would know it; `before` is an event recorded by then."""
    since = (_wall(event.happened) - before.moment.wall).total_seconds()
    return Moment(event.happened, before.mono + round(since * 1000), before.boot)


def in_log_order(session: Session) -> Session:
    """Return a session whose entries were filed as they happened with its entries in the order of the log."""
    disordered = {
        drawer: Trail(sorted(trail, key=lambda event: event.seq))
        for drawer, trail in session.filed.items()
        if any(one.seq > other.seq for one, other in pairwise(trail))
    }
    return replace(session, filed={**session.filed, **disordered}) if disordered else session


def _wall(at: str) -> datetime:
    return datetime.fromisoformat(at)
