"""The session log: append whole batches, durably, or change nothing; and remove words, the one exception to that."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from ..exercise.events import Event, Moment, SessionEnded, WordsRemoved, stamped
from .errors import AppendFailed, CannotRedact
from .line import LineError, decode, encode, limit_of
from .read import read_from
from .redacting import cleared, said_in


class Tip(Struct, frozen=True):
    """Where a log stands: its session, the number of its last line, and that line's hash."""

    session: str
    seq: int = 0
    head: str = ""


class Log(ABC):
    """An append-only session log with one writer."""

    def __init__(self, tip: Tip) -> None:
        self._tip = tip

    @property
    def tip(self) -> Tip:
        """Where the log stands."""
        return self._tip

    @property
    def session(self) -> str:
        """The session's id."""
        return self._tip.session

    @property
    def head(self) -> str:
        """The hash of the last line; empty while there is none."""
        return self._tip.head

    def append(self, events: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
        """Record events as the next lines, all or none, and return them as a reader will read them.

        They are durable when this returns. Raises AppendFailed: then nothing has changed.
        """
        tip, lines, recorded = _next_lines(self._tip, events, moment)
        self._store(lines)
        self._tip = tip
        return recorded

    def remove_words(self, seq: int, moment: Moment, why: str = "") -> tuple[Event, ...]:
        """Delete for good what an entry and its corrections said; return all events of the log, as they now read.

        Every other byte stays, and an event for each line that lost its words says so. All that is durable when this
        returns. Raises CannotRedact: then nothing has changed, unless its text says otherwise.
        """
        before = self._content()
        reading = read_from(BytesIO(before))
        if not reading.whole or reading.head != self.head:
            raise CannotRedact("Nothing was removed: the log is no longer as this program left it.")
        silenced = said_in(reading.events, seq)
        removals = [Event(data=WordsRemoved(seq=each, why=why)) for each in silenced]
        tip, lines, _ = _next_lines(self._tip, removals, moment)
        after = cleared(before, reading.events, silenced) + lines
        self._rewrite(after, tip)
        return read_from(BytesIO(after)).events

    @abstractmethod
    def _content(self) -> bytes:
        """Return the bytes of all lines, or raise CannotRedact."""

    @abstractmethod
    def _store(self, lines: bytes) -> None:
        """Keep all of these bytes after the others, or raise AppendFailed and keep none of them."""

    @abstractmethod
    def _rewrite(self, content: bytes, tip: Tip) -> None:
        """Keep these bytes in place of the others, all or none, and go on from `tip`; or raise CannotRedact."""

    @abstractmethod
    def reopen(self) -> None:
        """Make the log usable again after AppendFailed or `close`; does nothing where it still is."""

    @abstractmethod
    def close(self) -> None:
        """Let the log go; nothing can be appended then."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _next_lines(tip: Tip, events: Iterable[Event], moment: Moment) -> tuple[Tip, bytes, tuple[Event, ...]]:
    """Return where a log stands after more events, their lines, and the events as they read."""
    lines, recorded = [], []
    for event in events:
        line, event = _next_line(tip, event, moment)
        lines.append(line)
        recorded.append(event)
        tip = Tip(tip.session, event.seq, event.hash)
    return tip, b"".join(lines), tuple(recorded)


def _next_line(tip: Tip, event: Event, moment: Moment) -> tuple[bytes, Event]:
    """Return an event's line, and the event as it reads: no line is written that could not be read back."""
    event = stamped(_closing(event, tip.head), tip.session, tip.seq + 1, moment)
    try:
        line = encode(event, tip.head)
        limit = limit_of(event.seq)
        if len(line) > limit:
            raise LineError(f"is longer than {limit} bytes")
        return line, decode(line)
    except LineError as error:
        raise AppendFailed(f"The entry was not recorded: as a line of the log it {error}.") from error


def _closing(event: Event, head: str) -> Event:
    """Return the event; the closing one says the hash of the line before it, which only the record knows."""
    if isinstance(event.data, SessionEnded):
        return replace(event, data=replace(event.data, head=head))
    return event


class MemoryLog(Log):
    """A log that is gone with the program: for rehearsal and tests."""

    def __init__(self, session: str) -> None:
        super().__init__(Tip(session))
        self._lines = bytearray()
        self._closed = False

    @property
    def content(self) -> bytes:
        """The bytes that a file would have."""
        return bytes(self._lines)

    def _content(self) -> bytes:
        if self._closed:
            raise CannotRedact("Nothing was removed: the log is closed.")
        return self.content

    def _store(self, lines: bytes) -> None:
        if self._closed:
            raise AppendFailed("The entry was not recorded: the log is closed.")
        self._lines += lines

    def _rewrite(self, content: bytes, tip: Tip) -> None:
        self._lines = bytearray(content)
        self._tip = tip

    def reopen(self) -> None:
        """Make the log usable again."""
        self._closed = False

    def close(self) -> None:
        """Let the log go."""
        self._closed = True
