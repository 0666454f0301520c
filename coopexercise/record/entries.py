"""One log in a list of many: what its first line and its end say, without reading what is between, or checking it."""

import os
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

import msgspec
from msgspec import Struct

from ..exercise.events import Origin, SeatAdded, SessionEnded, SessionOpened, WordsRemoved
from ..exercise.text import one_line
from .line import FIRST_LINE_LIMIT
from .lock import held
from .moved import went_to

SEALED = "sessions"
"""The name of the folder whose logs have ended."""
_TAIL = 32 * 1024
"""Enough for a closing event with the longest reason, and some removals of words after it."""
_BODY_LIMIT = 4 * 1024 * 1024
"""Seats are counted in so many bytes, some 6,000 entries: nearly everybody is there from the beginning."""
_SEAT_ADDED = f'"kind":"{SeatAdded.kind}"'.encode()
"""No text can hold this: in a text of JSON the quotation marks have a backslash before them."""

State = Literal["ended", "unfinished", "moved", "empty", "damaged"]
"""`moved`: it goes on in another place; `empty`: its first line was never written to its end; `damaged`: the first or
the last line is no line of a log, or a sealed log does not end as it should. Damage elsewhere only `verify` finds."""


class Entry(Struct, frozen=True, kw_only=True):
    """One log of a list. A log whose first line cannot be read has no title."""

    path: Path
    state: State
    scenario: str = ""
    title: str = ""
    at: str = ""
    """When its first entry was recorded (ISO 8601, UTC); a fork begins when the session did that it is from."""
    simulated: bool = False
    held: str = ""
    """Who writes to it just now, as a sentence; empty when nobody does, and for a log that is not unfinished."""
    moved_to: str = ""
    """Where it goes on, when it was moved."""
    origin: Origin | None = None
    """What it was forked from."""


class Seats(NamedTuple):
    """How many seats a session had, and whether those were all."""

    number: int
    all: bool


class _Scenario(Struct):
    id: str
    title: str


class _Opened(Struct):
    scenario: _Scenario
    simulated: bool = False
    origin: Origin | None = None


class _FirstLine(Struct, tag_field="kind", tag=SessionOpened.kind):
    at: str
    data: _Opened


class _Line(Struct):
    kind: str


_FIRST = msgspec.json.Decoder(_FirstLine)
_ANY = msgspec.json.Decoder(_Line)
_UNREADABLE = (ValueError, RecursionError)


def entry(path: Path) -> Entry:
    """Describe a log. Never fails: at worst there is no title."""
    try:
        with path.open("rb", buffering=_TAIL) as file:
            line = file.readline(FIRST_LINE_LIMIT)
            if len(line) < FIRST_LINE_LIMIT and not line.endswith(b"\n"):
                return Entry(path=path, state="empty")
            return _described(path, _FIRST.decode(line), _end(file))
    except (OSError, *_UNREADABLE):
        return Entry(path=path, state="damaged")


def _described(path: Path, first: _FirstLine, end: State) -> Entry:
    state, moved_to = end, ""
    if state == "unfinished" and path.parent.name == SEALED:
        state = "damaged"
    if state == "unfinished" and (moved_to := went_to(path)):
        state = "moved"
    return Entry(
        path=path,
        state=state,
        scenario=one_line(first.data.scenario.id),
        title=one_line(first.data.scenario.title) or path.name,
        at=one_line(first.at),
        simulated=first.data.simulated,
        held=held(path) if state == "unfinished" else "",
        moved_to=moved_to,
        origin=first.data.origin,
    )


def _end(file: BinaryIO) -> State:
    """Judge the last lines: a torn one is no damage, and words may be removed after the end."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    *lines, torn = file.read().split(b"\n")
    whole = lines[size > _TAIL :]  # what the tail begins with is the end of a line
    if torn or not whole:
        return "unfinished"
    try:
        kinds = (_ANY.decode(line).kind for line in reversed(whole))
        last = next((kind for kind in kinds if kind != WordsRemoved.kind), "")
    except _UNREADABLE:
        return "damaged"
    return "ended" if last == SessionEnded.kind else "unfinished"


def seats(path: Path) -> Seats:
    """Count the seats of a session; unlike `entry` this reads the log, so ask for those that are looked at.

    Raises OSError.
    """
    with path.open("rb") as file:
        body = file.read(_BODY_LIMIT + 1)
    return Seats(body.count(_SEAT_ADDED), len(body) <= _BODY_LIMIT)
