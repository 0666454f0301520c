"""Deleting sessions for good, with everything that belongs to them, and saying of each file what became of it."""

import errno
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from .belongings import belongings
from .disk import DISK, Disk
from .errors import CannotOpen, reason
from .lock import ensure_free

_NOT_BEFORE = "it goes last, when all that belongs to it has gone"
_WITH_ITS_LOG = "it stays with its log"
_MAY_COME_BACK = "a power cut could bring the deleted files back"


class Removal(Struct, frozen=True):
    """What has gone for good, and what is still there with the reason."""

    gone: tuple[Path, ...] = ()
    kept: tuple[tuple[Path, str], ...] = ()
    """Files with the rest of a sentence that begins with the file's name and a colon; or a folder whose deleted files
    a power cut could bring back."""


def remove(logs: Iterable[Path], *, disk: Disk = DISK) -> Removal:
    """Delete logs with the files that belong to them; forks are sessions of their own, so name them too.

    A log goes last and only when all that belongs to it has gone, so that what is left is found, and offered, again.
    One that somebody writes to stays as it is. Never raises: what failed is in the answer.
    """
    gone: list[Path] = []
    kept: list[tuple[Path, str]] = []
    folders: dict[Path, None] = {}
    for log in logs:
        folders[log.parent] = None
        for path, trouble in _each(log, disk):
            if trouble:
                kept.append((path, trouble))
            else:
                gone.append(path)
    kept += _not_synced(folders, disk) if gone else []
    return Removal(tuple(gone), tuple(kept))


def _each(log: Path, disk: Disk) -> Iterator[tuple[Path, str]]:
    """Delete a log and its belongings; yield each file with why it is still there, or with nothing."""
    files: list[Path] = []
    try:
        files = belongings(log)
        ensure_free(log, disk=disk)
    except (CannotOpen, OSError) as problem:
        yield log, _why(problem)
        yield from ((path, _WITH_ITS_LOG) for path in files)
        return
    left = False
    for path in files:
        trouble = _delete(path, disk)
        left = left or bool(trouble)
        yield path, trouble
    yield log, _NOT_BEFORE if left else _delete(log, disk)


def _delete(path: Path, disk: Disk) -> str:
    try:
        disk.remove(path)
    except OSError as problem:
        return "" if problem.errno == errno.ENOENT else reason(problem)
    return ""


def _not_synced(folders: Iterable[Path], disk: Disk) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        try:
            disk.sync_folder(folder)
        except OSError as problem:
            yield folder, f"{reason(problem)}; {_MAY_COME_BACK}"


def _why(problem: CannotOpen | OSError) -> str:
    return reason(problem) if isinstance(problem, OSError) else str(problem)
