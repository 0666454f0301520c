"""Disks that fail: at the k-th call, in small pieces, or by a power cut."""

import errno
import os
from pathlib import Path

from coopexercise.record.disk import Disk


class FaultyDisk(Disk):
    """A disk whose k-th call fails, and so many calls in all that the fault lasts; it lists its calls."""

    def __init__(self, fails_at: int = 0, code: int = errno.EIO, *, lasts: int = 1, piece: int = 1 << 30) -> None:
        self.calls: list[str] = []
        self._fails_at = fails_at
        self._code = code
        self._lasts = lasts
        self._piece = piece

    @property
    def failed(self) -> bool:
        """Whether the fault has happened."""
        return 0 < self._fails_at <= len(self.calls)

    def _count(self, name: str) -> None:
        self.calls.append(name)
        if self.failed and len(self.calls) < self._fails_at + self._lasts:
            raise OSError(self._code, os.strerror(self._code))

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        self._count("open")
        return super().open(path, flags, mode)

    def write(self, handle: int, data: bytes) -> int:
        self._count("write")
        return super().write(handle, data[: self._piece])

    def sync(self, handle: int) -> None:
        self._count("sync")
        super().sync(handle)

    def sync_folder(self, folder: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(folder)

    def cut(self, handle: int, size: int) -> None:
        self._count("cut")
        super().cut(handle, size)

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self._count("remove")
        super().remove(path)

    def close(self, handle: int) -> None:
        super().close(handle)  # a close that fails has closed all the same
        self._count("close")


FOR_EVER = 1 << 30


class PowerCut(BaseException):
    """The computer is off."""


class CrashDisk(Disk):
    """A disk that writes in pieces and loses power at the k-th sync; it knows what was safe by then."""

    def __init__(self, cut_at: int, piece: int) -> None:
        self.safe = b""
        self.unsynced: list[bytes] = []
        self._syncs_left = cut_at
        self._piece = piece

    def write(self, handle: int, data: bytes) -> int:
        count = super().write(handle, data[: self._piece])
        self.unsynced.append(data[:count])
        return count

    def sync(self, handle: int) -> None:
        self._syncs_left -= 1
        if not self._syncs_left:
            raise PowerCut
        super().sync(handle)
        self.safe += b"".join(self.unsynced)
        self.unsynced = []
