"""A copy of a log without words, names, and what else people typed: a log of its own, with its own chain.

Names were never in the log. Words go, and so do tags, due dates, the reason why words were removed, and what leads
back to the session: its id, its gathering and table, its origin, the boots of its computer, and the date. The times
between its entries stay, so what is measured stays the same.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import uuid4

from msgspec.structs import replace

from ..exercise.deck import Side
from ..exercise.events import (
    CommitmentMade,
    Data,
    EntryCorrected,
    Event,
    FollowupOpened,
    NoteMade,
    SessionOpened,
    UnknownData,
    WordsRemoved,
)
from ..exercise.session import Session, fold
from .errors import AppendFailed, CannotAnonymise
from .lifting import VERSION
from .linked import says_followup
from .log import MemoryLog
from .moments import moment
from .read import Reading

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""When every anonymised session begins."""

NO_TABLE = 1
"""The table of every anonymised session: that of a session without a gathering."""
_TYPED = {"tags": [], "due": ""}
"""The parts of a correction's `replacement` that people type, and what stands there instead."""
_MILLISECOND = 1_000_000  # nanoseconds


class Anonymised(NamedTuple):
    """The bytes of the copy, and the sentences that say what it is and what it cannot promise."""

    content: bytes
    sentences: tuple[str, ...]


def anonymise(reading: Reading) -> Anonymised:
    """Return a copy of what was read of a log. Raises CannotAnonymise."""
    log = MemoryLog(str(uuid4()))
    try:
        for event in _shifted(reading.events):
            log.append([replace(event, v=VERSION, data=_plain(event), words={}, salt="", digest="")], event.moment)
    except AppendFailed as error:
        raise CannotAnonymise("Its times lie too far apart to be moved to another day, so there is no copy.") from error
    return Anonymised(log.content, tuple(_told(reading)))


def _shifted(events: Iterable[Event]) -> Iterable[Event]:
    """Yield the events at times that begin at BEGINNING; each boot is only numbered, and begins at 0."""
    started: datetime | None = None
    boots: dict[str, tuple[str, int]] = {}
    for event in events:
        started = started or event.moment.wall
        boot, zero = boots.setdefault(event.boot, (f"boot-{len(boots) + 1}", event.mono))
        shifted = moment(BEGINNING + (event.moment.wall - started), (event.mono - zero) * _MILLISECOND, boot)
        happened = event.happened and moment(BEGINNING + (datetime.fromisoformat(event.happened) - started), 0, "").at
        yield replace(event, at=shifted.at, mono=shifted.mono, boot=boot, happened=happened)


def _plain(event: Event) -> Data:
    """Return the facts of an event without what somebody typed and without what leads back to the session."""
    data = event.data
    match data:
        case FollowupOpened():
            return replace(data, origin=None, anonymised=True)
        case SessionOpened():
            return replace(data, gathering="", table=NO_TABLE, origin=None, anonymised=True)
        case NoteMade():
            return replace(data, tags=())
        case CommitmentMade():
            return replace(data, due="")
        case WordsRemoved():
            return replace(data, why="")
        case EntryCorrected():
            replacement = {name: _TYPED.get(name, value) for name, value in data.replacement.items()}
            return replace(data, replacement=replacement)
        case UnknownData():
            raise CannotAnonymise(
                f"Entry {event.seq} is of a kind that this version does not know, {data.name!r}, so nobody can say "
                "whether it holds what somebody said. A newer version can make the copy."
            )
    return data


def _told(reading: Reading) -> Iterable[str]:
    worded = sum(bool(event.words) for event in reading.events)
    yield (
        f"A copy of {len(reading.events)} entries without the words of {worded} of them, and without tags, due dates, "
        "and the table and date of the session. Names were never in the log."
    )
    yield "It is a log of its own: verifying it says that the copy is whole, not that the session was."
    if says_followup(reading):
        yield "Nothing in it says which session it followed, so no report of a session will show it."
        return
    yield (
        "It cannot promise that nobody is recognised: scenario, roles, seats, slips and the order of events are in it, "
        "and who knows the group may know people by their role."
    )
    if alone := _alone(fold(reading.events)):
        yield f"Alone on their side, and so the easiest to recognise: {', '.join(alone)}."


def _alone(session: Session) -> tuple[str, ...]:
    """Return the roles whose holder was the only person on a side, each with its side."""
    seats: dict[Side, set[tuple[str, str]]] = {}
    for deal in (*session.deals.values(), session.deal):
        for seat, holds in deal.items():
            if card := session.deck.card(holds):
                seats.setdefault(card.side, set()).add((seat, card.role))
    lonely = ((side, held) for side, held in seats.items() if len({seat for seat, _ in held}) == 1)
    return tuple(f"{role} ({side})" for side, held in lonely for _, role in sorted(held))
