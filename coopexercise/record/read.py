"""Reading a session log: whole lines, checked, up to the first that is not as it was written.

Content never makes reading fail. What can be trusted is always a prefix: all lines, or those before a torn tail (the
last line lost its end when the program or the computer stopped) or before a damaged line.
"""

from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from ..exercise.events import Event, SessionEnded, UnknownData, WordsRemoved
from .line import LineError, decode, flaw, limit_of

_BUFFER = 1024 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Damage(Struct, frozen=True):
    """The first line that is not as it was written. `line` counts from 1, `byte` (where the line begins) from 0.

    `cause` is the rest of a sentence that begins with "the line".
    """

    line: int
    byte: int
    cause: str


class Reading(Struct, frozen=True):
    """What a log says: its events up to the first fault, the hash of the last of them, and where they end."""

    events: tuple[Event, ...] = ()
    head: str = ""
    size: int = 0
    """The bytes of the lines that were read."""
    torn: int = 0
    """The bytes after the last newline: the beginning of a line that was never recorded."""
    damage: Damage | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing is torn or damaged."""
        return not self.torn and self.damage is None

    @property
    def closed(self) -> bool:
        """Whether the session was ended, so that even the loss of the last lines would be noticed.

        The one thing that may follow the end is that words were removed: the loss of that would be noticed as well.
        """
        return self.whole and self.ended is not None

    @property
    def ended(self) -> Event | None:
        """The closing event, if the session was ended."""
        last = next((event for event in reversed(self.events) if not isinstance(event.data, WordsRemoved)), None)
        return last if last is not None and isinstance(last.data, SessionEnded) else None

    @property
    def session(self) -> str:
        """The session's id; empty when no line could be read."""
        return self.events[0].session if self.events else ""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The kinds of event in it that this version does not know."""
        return tuple(event.kind for event in self.events if isinstance(event.data, UnknownData))

    @property
    def wordless(self) -> tuple[int, ...]:
        """The numbers of the lines whose words were removed."""
        return tuple(event.seq for event in self.events if event.digest and not event.words)


def read(path: Path) -> Reading:
    """Read a log. Raises OSError alone: for content it says what is wrong."""
    with path.open("rb", buffering=_BUFFER) as file:
        return read_from(file)


def read_from(file: BinaryIO) -> Reading:
    """Read a log that is open at its beginning, as `read` does."""
    reading = _scan(file)
    gap = None if reading.damage else _unexplained(reading)
    return reading if gap is None else _up_to(reading, gap, file)


def _scan(file: BinaryIO) -> Reading:
    events: list[Event] = []
    head, session, size = "", "", 0
    while True:
        number = len(events) + 1
        limit = limit_of(number)
        line = file.readline(limit + 1)
        if line[-1:] != b"\n" and len(line) <= limit:
            return Reading(tuple(events), head, size, torn=len(line))
        try:
            if len(line) > limit:
                raise LineError(f"is longer than {limit} bytes")
            event = _checked(line, number, session, head)
        except LineError as error:
            return Reading(tuple(events), head, size, damage=Damage(number, size, _cause(line, error)))
        events.append(event)
        head, session, size = event.hash, event.session, size + len(line)


def _cause(line: bytes, error: LineError) -> str:
    """Return what is wrong with a line; two things that editors and mail programs do by themselves are called so."""
    if line.startswith(_BYTE_ORDER_MARK):
        return "begins with a byte order mark: another program has saved it"
    if line.endswith(b"\r\n"):
        return "ends as lines do on Windows: another program has saved it"
    return str(error)


def _checked(line: bytes, number: int, session: str, head: str) -> Event:
    """Return the event of a line that comes here in this session, or raise LineError."""
    event = decode(line)
    if fault := flaw(line, event) or _misplaced(event, number, session, head):
        raise LineError(fault)
    return event


def _misplaced(event: Event, number: int, session: str, head: str) -> str:
    """Return how an event contradicts the lines before it, or ""."""
    if event.seq != number:
        return f"has the number {event.seq} where {number} belongs: a line is missing, doubled or in the wrong place"
    if number > 1 and event.session != session:
        return "belongs to another session"
    if event.prev != head:
        return "does not follow the line before it"
    return ""


def _unexplained(reading: Reading) -> int | None:
    """Return the number of the first line whose words are gone without an event that says so."""
    explained = {event.data.seq for event in reading.events if isinstance(event.data, WordsRemoved)}
    return next((number for number in reading.wordless if number not in explained), None)


def _up_to(reading: Reading, number: int, file: BinaryIO) -> Reading:
    """Return the reading of the lines before the one with this number, which lacks its words."""
    file.seek(0)
    size = sum(len(file.readline()) for _ in range(number - 1))
    events = reading.events[: number - 1]
    damage = Damage(number, size, "has lost its words, and no later line says that they were removed")
    return Reading(events, events[-1].hash if events else "", size, damage=damage)
