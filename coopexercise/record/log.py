"""The session log: append whole batches, durably, or change nothing."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from ..exercise.events import Event, Moment, SessionEnded, stamped
from ..exercise.text import as_argument
from .disk import DISK, EXISTING, NEW, Disk, write_all
from .errors import AlreadyThere, AppendFailed, CannotOpen, reason
from .line import LineError, decode, encode, limit_of
from .lock import open_locked, remove_note

_OPEN_AGAIN = "The log must be opened again before anything else can be recorded."
_CLOSED = -1


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
        tip, lines, recorded = self._tip, [], []
        for event in events:
            line, event = _next_line(tip, event, moment)
            lines.append(line)
            recorded.append(event)
            tip = Tip(tip.session, event.seq, event.hash)
        self._store(b"".join(lines))
        self._tip = tip
        return tuple(recorded)

    @abstractmethod
    def _store(self, lines: bytes) -> None:
        """Keep all of these bytes after the others, or raise AppendFailed and keep none of them."""

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

    def _store(self, lines: bytes) -> None:
        if self._closed:
            raise AppendFailed("The entry was not recorded: the log is closed.")
        self._lines += lines

    def reopen(self) -> None:
        """Make the log usable again."""
        self._closed = False

    def close(self) -> None:
        """Let the log go."""
        self._closed = True


class FileLog(Log):
    """A log in a file, locked for this program. Made by `create_log` and `open_log`."""

    def __init__(self, path: Path, handle: int, size: int, tip: Tip, disk: Disk) -> None:
        super().__init__(tip)
        self.path = path
        self._handle = handle
        self._size = size
        self._disk = disk
        self._usable = True
        self._pending = b""  # what a failed append may have left after the last good byte

    def _store(self, lines: bytes) -> None:
        if not self._usable:
            raise AppendFailed(f"The entry was not recorded. {_OPEN_AGAIN}")
        self._usable = False  # until every byte is safe, or taken back
        self._pending = lines
        self._write(lines)
        self._sync()
        self._size += len(lines)
        self._pending = b""
        self._usable = True

    def _write(self, lines: bytes) -> None:
        try:
            write_all(self._disk, self._handle, lines)
        except OSError as error:
            self._usable = self._cut_back()
            advice = "Make room or try again, or go on in another place." if self._usable else _OPEN_AGAIN
            raise AppendFailed(f"The entry was not recorded: {reason(error)}. {advice}") from error

    def _sync(self) -> None:
        """Sync once. After a failure the system may forget what it had not written, so asking again proves nothing."""
        try:
            self._disk.sync(self._handle)
        except OSError as error:
            self._cut_back()
            raise AppendFailed(f"The entry was not recorded: {reason(error)}. {_OPEN_AGAIN}") from error

    def _cut_back(self) -> bool:
        """Cut the file to its last good byte; tell whether that worked."""
        try:
            self._disk.cut(self._handle, self._size)
        except OSError:
            return False
        return True

    def reopen(self) -> None:
        """Open the file anew after a failure, cut back to its last good byte.

        Raises AppendFailed, or CannotOpen when another program has taken or changed the file.
        """
        if self._usable:
            return
        self.close()
        try:
            self._handle = open_locked(self.path, EXISTING, self._disk)
            self._expect_own_bytes()
            self._disk.cut(self._handle, self._size)
            self._disk.sync(self._handle)
        except OSError as error:
            raise AppendFailed(f"The log could not be opened again: {reason(error)}.") from error
        self._usable = True

    def _expect_own_bytes(self) -> None:
        """Raise CannotOpen unless the file ends as this log does, but for what a failed append left behind."""
        content = self.path.read_bytes()
        good, rest = content[: self._size], content[self._size :]
        if not good.endswith(f'{self.head}"}}\n'.encode() if self.head else b"") or not self._pending.startswith(rest):
            raise CannotOpen(f"{self.path.name} is no longer as this program left it. Resume from the file itself.")

    def copy_to(self, path: Path) -> "FileLog":
        """Return a log in another place that goes on where this one stands: for when this one's disk is full.

        Raises AlreadyThere, AppendFailed and OSError; then there is nothing in the other place.
        """
        lines = self.path.read_bytes()[: self._size]
        copy = _made(path, self._tip, self._disk)
        try:
            copy._store(lines)
        except AppendFailed:
            copy.close()
            with suppress(OSError):
                self._disk.remove(path)
            raise
        return copy

    def close(self) -> None:
        """Let the log go, so that another program may write to it. Everything recorded is on the disk already."""
        self._usable = False
        if self._handle == _CLOSED:
            return
        remove_note(self.path)
        with suppress(OSError):
            self._disk.close(self._handle)
        self._handle = _CLOSED


def create_log(path: Path, session: str, *, disk: Disk = DISK) -> FileLog:
    """Return a new, empty log for a session. Raises AlreadyThere and OSError."""
    return _made(path, Tip(session), disk)


def _made(path: Path, tip: Tip, disk: Disk) -> FileLog:
    """Return a log in a file of its own, whose name is on the disk too."""
    try:
        handle = open_locked(path, NEW, disk)
    except FileExistsError as error:
        raise AlreadyThere(
            f"{path} is there already. Choose another name, or go on with it: coopexercise resume {as_argument(path)}"
        ) from error
    log = FileLog(path, handle, 0, tip, disk)
    try:
        disk.sync_folder(path.parent)
    except OSError:
        log.close()
        with suppress(OSError):
            disk.remove(path)
        raise
    return log
