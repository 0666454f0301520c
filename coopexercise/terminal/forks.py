"""A fork on the disk: a new unfinished session that begins as another one did."""

from collections.abc import Sequence
from pathlib import Path

from ..exercise.events import Event, SeatAdded
from ..exercise.forking import fork
from ..exercise.refusals import Refusal
from ..record import RecordError, home_shelf, load_people, now, save_people, write_copy


class NotForked(RecordError):
    """No fork was made; the text says why."""


def forked(log: Path, events: Sequence[Event], seq: int, scenario: str) -> Path:
    """Make the fork of a log at an event, with the names beside it, and return where it is; `scenario` is an id.

    Raises NotForked, AppendFailed and OSError.
    """
    begun = fork(events, seq, log.name)
    if isinstance(begun, Refusal):
        raise NotForked(begun.sentence)
    path = home_shelf().new_path(scenario, now())
    write_copy(path, begun)
    seats = {event.data.seat for event in begun if isinstance(event.data, SeatAdded)}
    if people := {seat: person for seat, person in load_people(log).seats.items() if seat in seats}:
        save_people(path, people)
    return path
