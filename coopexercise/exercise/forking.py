"""What if: a new session that begins as another one did, up to a moment of it."""

from collections.abc import Sequence

from msgspec.structs import replace

from .events import Event, Origin, SessionEnded, SessionOpened, UnknownData
from .refusals import Reason, Result, refuse


def fork(events: Sequence[Event], seq: int, log: str) -> Result:
    """Return the first `seq` events of a session for a log of their own; `log` is the name of the one they are from.

    The first of them says where they come from. They keep their times and what was said, and await a new session id
    and a new chain. The end of a session is left out, so that the fork can go on.
    """
    first = events[0].data if events else None
    taken = [event for event in events[:seq] if not isinstance(event.data, SessionEnded)]
    if not isinstance(first, SessionOpened) or not taken:
        return refuse(Reason.NOT_OPEN)
    if any(isinstance(event.data, UnknownData) for event in taken):
        return refuse(Reason.READ_ONLY)
    origin = Origin(log=log, hash=events[len(taken) - 1].hash, seq=len(taken))
    opening = replace(events[0], data=replace(first, origin=origin))
    return (opening, *taken[1:])
