"""One writer for a log.

The lock is on the log itself and belongs to the open file: when its holder is killed it is free at once. A small file
beside it says who holds it; it is for people, and may be stale or missing without harm.

Who only wants to know asks that file first, and the lock itself only where there is one, shared and for a moment. So a
writer that comes in that moment asks twice.
"""

import errno
import os
import platform
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from ..exercise.text import as_argument, one_line
from .disk import DISK, PRIVATE, Disk
from .errors import CannotOpen, Held

if sys.platform == "win32":  # pragma: no cover - the tests run elsewhere
    import msvcrt

    _FAR_BYTE = 2**31 - 2  # locks there are mandatory, so lock a byte that no log reaches: readers read on

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    _lock_shared = _lock  # there is no other kind; closing the file gives it back

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Not `lockf`: that lock is lost as soon as any other handle of the same file is closed."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lock_shared(handle: int) -> None:
        """Any number may have this lock at once, but not beside a writer."""
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)


_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_A_LOOK = 0.02
"""Seconds after which somebody who only looked has let go for long."""


class Holder(Struct, frozen=True):
    """The program that writes to a log: process number, computer, and since when (UTC, ISO 8601)."""

    pid: int
    host: str
    since: str


def note_path(log: Path) -> Path:
    """Return the place of the note that says who holds a log."""
    return log.with_name(log.name + ".lock")


def open_locked(path: Path, flags: int, disk: Disk) -> int:
    """Open a log for one writer and return its handle. Raises Held, CannotOpen and OSError."""
    handle = disk.open(path, flags)
    try:
        _take(handle, path)
    except BaseException:
        disk.close(handle)
        raise
    return handle


def _take(handle: int, path: Path) -> None:
    if not _got(_lock, handle):
        time.sleep(_A_LOOK)
        if not _got(_lock, handle):
            raise Held(_sentence(path))
    if not os.path.samestat(os.fstat(handle), path.stat()):
        raise CannotOpen(f"{path.name} was replaced while it was being opened. Try again.")
    _leave_note(path)


def _got(lock: Callable[[int], None], handle: int) -> bool:
    """Return whether a lock was to be had. Raises OSError for any other trouble."""
    try:
        lock(handle)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _leave_note(log: Path) -> None:
    holder = Holder(os.getpid(), platform.node(), datetime.now(UTC).isoformat(timespec="seconds"))
    note = note_path(log)
    with suppress(OSError):  # the note is a courtesy: a full disk must not keep anybody out
        note.write_bytes(msgspec.json.encode(holder))
        note.chmod(PRIVATE)


def remove_note(log: Path) -> None:
    """Remove the note that says who holds a log; call it before the handle is closed."""
    with suppress(OSError):
        note_path(log).unlink()


def holder(log: Path) -> Holder | None:
    """Return who holds a log according to the note beside it; None when there is no readable note."""
    try:
        return msgspec.json.decode(note_path(log).read_bytes(), type=Holder)
    except (OSError, ValueError, RecursionError):
        return None


def held(log: Path, *, disk: Disk = DISK) -> str:
    """Return who writes to a log now, as in `held by process 4711 on this computer`; "" when nobody does.

    Cheap, and no trouble for a writer. A log without the note that says who holds it is taken to be free.
    """
    if not note_path(log).exists():
        return ""
    with suppress(OSError):  # it has gone, or its file system knows no locks
        handle = disk.open(log, os.O_RDONLY)
        try:
            return "" if _got(_lock_shared, handle) else _held_by(holder(log))
        finally:
            disk.close(handle)
    return ""


def ensure_free(log: Path, *, disk: Disk = DISK) -> None:
    """Raise Held when somebody writes to a log, and OSError when it cannot be opened."""
    handle = open_locked(log, os.O_RDONLY, disk)
    remove_note(log)
    with suppress(OSError):
        disk.close(handle)


def _sentence(log: Path) -> str:
    watch = f"coopexercise show {as_argument(log)}"
    return f"{log.name} is {_held_by(holder(log))}. Close it there, or watch it with: {watch}"


def _held_by(who: Holder | None) -> str:
    if who is None:
        return "held by another program"
    place = "this computer" if who.host == platform.node() else one_line(who.host)
    return f"held by process {who.pid} on {place}{_since(who.since)}"


def _since(when: str) -> str:
    try:
        return f" since {datetime.fromisoformat(when).astimezone():%H:%M}"
    except (ValueError, OverflowError, OSError):
        return ""
