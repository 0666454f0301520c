"""The system calls of the record, one method each, so that a test can make the k-th of them fail."""

import os
import sys
from pathlib import Path

_PLAIN = getattr(os, "O_BINARY", 0)  # without it Windows turns every \n into \r\n
PRIVATE = 0o600
"""What people said is for the facilitator's own account."""
NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
"""Make a file that was not there, and write at its end."""
EXISTING = os.O_RDWR | os.O_APPEND
"""Open a file that is there, and write at its end."""


class Disk:
    """What the record asks of the operating system. Every method raises OSError."""

    def open(self, path: Path, flags: int, mode: int = PRIVATE) -> int:
        """Open a file and return its handle."""
        return os.open(path, flags | _PLAIN, mode)

    def write(self, handle: int, data: bytes) -> int:
        """Write some of `data` and return how many bytes it was."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return when everything written to the file is on the disk itself."""
        if sys.platform == "darwin":  # pragma: no cover - there alone fsync stops at the drive's own memory
            from fcntl import F_FULLFSYNC, fcntl

            try:
                fcntl(handle, F_FULLFSYNC)
                return
            except OSError:  # network and foreign file systems have no such call
                pass
        os.fsync(handle)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in a folder are on the disk itself."""
        if sys.platform == "win32":  # pragma: no cover - Windows has no such call and keeps names by itself
            pass
        else:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def cut(self, handle: int, size: int) -> None:
        """Cut a file to `size` bytes."""
        os.ftruncate(handle, size)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had that name."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def close(self, handle: int) -> None:
        """Close a handle."""
        os.close(handle)


DISK = Disk()


def write_all(disk: Disk, handle: int, data: bytes) -> None:
    """Write all of `data`: the system may take it in several pieces."""
    while data:
        count = disk.write(handle, data)
        if count < 1:
            raise OSError("the disk takes no more bytes")
        data = data[count:]
