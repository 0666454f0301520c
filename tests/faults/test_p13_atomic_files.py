"""P13: a report is there as a whole or not at all, and the first error is the one reported."""

import errno
from itertools import count
from pathlib import Path

import pytest

from coopexercise.record import write_atomic

from .disks import FOR_EVER, FaultyDisk


@pytest.mark.parametrize("old", [None, b"the old report"], ids=["new file", "old file"])
@pytest.mark.parametrize("piece", [5, 1 << 30], ids=["in pieces", "at once"])
def test_one_fault_at_every_call(tmp_path: Path, old: bytes | None, piece: int) -> None:
    """The old file or the new one is there, whole, and nothing beside it."""
    path, new = tmp_path / "a.html", b"the new report"
    for number in count(1):
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)
        disk = FaultyDisk(number, errno.ENOSPC, piece=piece)
        try:
            write_atomic(path, new, disk=disk)
        except OSError as error:
            replaced = "replace" in disk.calls[: number - 1]
            _expect(tmp_path, new if replaced else old, error)
        else:
            _expect(tmp_path, new)
        assert disk.calls.count("close") == 1 or number == 1  # no handle is left open
        if not disk.failed:
            break
    assert number > 6


def _expect(folder: Path, content: bytes | None, error: OSError | None = None) -> None:
    assert [path.read_bytes() for path in folder.iterdir()] == ([] if content is None else [content])
    assert error is None or error.errno == errno.ENOSPC


def test_the_first_error_is_the_one_reported(tmp_path: Path) -> None:
    """A disk that dies at the write fails to close and to remove as well; that is not what happened first."""

    class Dying(FaultyDisk):
        def write(self, handle: int, data: bytes) -> int:
            super().write(handle, data)
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        write_atomic(tmp_path / "a.html", b"new", disk=Dying(3, lasts=FOR_EVER))
