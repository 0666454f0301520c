"""Disks that fail: at the k-th call, in small pieces, or by a power cut."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from coopexercise.record.disk import Disk

T = TypeVar("T")


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


class CrashingDisk(Disk):
    """A disk that does what it is told at its k-th call from now: fail, or lose power before or after it.

    Its calls are the fail points of the record, each by its name. What was not synced when the power went has the fate
    that the test chooses: bytes are kept, lost or garbled, and a new name of a file is kept or lost.
    """

    def __init__(self) -> None:
        self.points: list[str] = []
        """The names of the calls so far."""
        self._left = 0
        self._what: Literal["fail", "before", "after"] = "fail"
        self._off = False
        self._open: dict[int, Path] = {}
        self._unsynced: dict[Path, bytes] = {}
        self._replaced: dict[Path, bytes] = {}

    def arm(self, number: int, what: Literal["fail", "before", "after"]) -> None:
        """Let it happen at the call with this number from now; 0 is never."""
        self._left, self._what = number, what

    def power_off(self, fate: Callable[[bytes], bytes], *, keep_names: bool) -> None:
        """Leave the files as the crash leaves them, and all handles closed; the disk can be used again."""
        for handle in list(self._open):
            self._forget(handle)
        for path, old in self._replaced.items():
            if not keep_names:
                path.write_bytes(old)
                self._unsynced.pop(path, None)
        for path, lost in self._unsynced.items():
            if path.exists():
                content = path.read_bytes()
                path.write_bytes(content[: len(content) - len(lost)] + fate(lost))
        self._unsynced, self._replaced, self._off, self._left = {}, {}, False, 0

    def _forget(self, handle: int) -> None:
        self._open.pop(handle, None)
        super().close(handle)

    def _point(self, name: str, work: Callable[[], T]) -> T:
        self.points.append(name)
        self._left -= 1
        now = self._left == 0
        self._off = self._off or (now and self._what == "before")
        if self._off:
            raise PowerCut
        if now and self._what == "fail":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        result = work()
        if now:
            self._off = True
            raise PowerCut
        return result

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        def work() -> int:
            handle = Disk.open(self, path, flags, mode)
            self._open[handle] = path
            return handle

        return self._point("open", work)

    def write(self, handle: int, data: bytes) -> int:
        def work() -> int:
            count = Disk.write(self, handle, data[: max(1, len(data) // 2)])
            path = self._open[handle]
            self._unsynced[path] = self._unsynced.get(path, b"") + data[:count]
            return count

        return self._point("write", work)

    def sync(self, handle: int) -> None:
        def work() -> None:
            Disk.sync(self, handle)
            self._unsynced.pop(self._open[handle], None)

        self._point("sync", work)

    def sync_folder(self, folder: Path) -> None:
        def work() -> None:
            Disk.sync_folder(self, folder)
            self._replaced = {path: old for path, old in self._replaced.items() if path.parent != folder}

        self._point("sync_folder", work)

    def cut(self, handle: int, size: int) -> None:
        def work() -> None:
            Disk.cut(self, handle, size)
            self._unsynced.pop(self._open[handle], None)

        self._point("cut", work)

    def replace(self, source: Path, target: Path) -> None:
        def work() -> None:
            old = target.read_bytes()
            Disk.replace(self, source, target)
            self._replaced.setdefault(target, old)

        self._point("replace", work)

    def remove(self, path: Path) -> None:
        self._point("remove", lambda: Disk.remove(self, path))

    def close(self, handle: int) -> None:
        if not self._off:
            self._forget(handle)
        self._point("close", lambda: None)
