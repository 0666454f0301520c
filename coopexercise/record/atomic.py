"""Files that are there as a whole or not at all."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .disk import DISK, Disk, write_all

ORDINARY = 0o666
"""Everybody may read it whom the system's own setting lets."""


def write_atomic(path: Path, data: bytes | Iterable[bytes], *, mode: int = ORDINARY, disk: Disk = DISK) -> None:
    """Write a file, at once or in pieces as they come, so that after a crash the old or the new is there.

    Raises the first OSError, or what making a piece raises; the old file is then untouched and nothing is left beside
    it.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = disk.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        _fill(handle, data, disk)
        disk.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            disk.remove(draft)
        raise
    disk.sync_folder(path.parent)


def write_new(path: Path, data: bytes, *, disk: Disk = DISK) -> None:
    """Write a private file under a name that is still free, durably. Raises FileExistsError and other OSErrors."""
    handle = disk.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        _fill(handle, data, disk)
    except BaseException:
        with suppress(OSError):
            disk.remove(path)
        raise
    disk.sync_folder(path.parent)


def _fill(handle: int, data: bytes | Iterable[bytes], disk: Disk) -> None:
    """Write, sync and close; the first error is the one that is raised."""
    try:
        for piece in (data,) if isinstance(data, bytes) else data:
            write_all(disk, handle, piece)
        disk.sync(handle)
    except BaseException:
        with suppress(OSError):
            disk.close(handle)
        raise
    disk.close(handle)
