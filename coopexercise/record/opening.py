"""Going on with a log that is there: lock it, check it whole, set a torn tail aside where everybody can see it."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .atomic import write_new
from .disk import DISK, EXISTING, Disk
from .errors import NOTHING_LEFT, Damaged, NothingRecorded, TooNew
from .file_log import FileLog
from .lock import open_locked, remove_note
from .log import Tip
from .read import Reading, read


class Opened(NamedTuple):
    """A log that can be appended to, what is in it, and what the facilitator should be told ("" when nothing)."""

    log: FileLog
    reading: Reading
    notice: str


def open_log(path: Path, *, disk: Disk = DISK) -> Opened:
    """Open a log to go on with it.

    Raises Held, Damaged, TooNew, NothingRecorded and OSError; the file is then as it was.
    """
    handle = open_locked(path, EXISTING, disk)
    try:
        reading = read(path)
        _refuse(path, reading)
        notice = _set_aside(path, handle, reading, disk) if reading.torn else ""
    except BaseException:
        remove_note(path)
        with suppress(OSError):
            disk.close(handle)
        raise
    tip = Tip(reading.session, len(reading.events), reading.head)
    return Opened(FileLog(path, handle, reading.size, tip, disk), reading, notice)


def repair(path: Path, *, disk: Disk = DISK) -> str:
    """Set the torn end of a log aside, as going on with it does, and return what was done.

    Raises what `open_log` raises; the file is then as it was.
    """
    log, _, notice = open_log(path, disk=disk)
    log.close()
    return notice or f"{path.name} has no torn end: there is nothing to repair, and nothing was changed."


def _refuse(path: Path, reading: Reading) -> None:
    """Raise why nothing can be appended, if so."""
    if reading.damage:
        raise Damaged(path, reading.damage.line, reading.damage.byte, reading.damage.cause)
    if not reading.events:
        raise NothingRecorded(f"Nothing was recorded in {path.name}: {why_nothing(reading)}")
    if reading.unknown:
        raise TooNew(
            f"{path.name} was written by a newer version: this one does not know {reading.unknown[0]!r}. "
            f"It can be read here, and goes on with the newer version."
        )


def why_nothing(reading: Reading) -> str:
    """Return why not one entry could be read, and what to do about it, as the rest of a sentence."""
    if reading.damage:
        return f"line 1 (byte 0) {reading.damage.cause}. {NOTHING_LEFT}"
    what = f"its first line was cut off after {reading.torn} bytes" if reading.torn else "it is empty"
    return f"{what}. If there is a copy, use that; else start a new session."


def _set_aside(path: Path, handle: int, reading: Reading, disk: Disk) -> str:
    """Move the bytes after the last whole line to a file of their own, that file first, and return the notice."""
    with path.open("rb") as file:
        file.seek(reading.size)
        place = _write_beside(path, file.read(reading.torn), disk)
    disk.cut(handle, reading.size)
    disk.sync(handle)
    return (
        f"The last entry was not complete: the program or the computer stopped while it was being written. "
        f"Its {reading.torn} bytes are now in {place.name}; everything recorded before it is here."
    )


def _write_beside(path: Path, torn: bytes, disk: Disk) -> Path:
    """Write the torn bytes to the first free name beside the log."""
    place, number = path.with_name(f"{path.name}.torn"), 1
    while True:
        try:
            write_new(place, torn, disk=disk)
            return place
        except FileExistsError:
            number += 1
            place = path.with_name(f"{path.name}.torn-{number}")
