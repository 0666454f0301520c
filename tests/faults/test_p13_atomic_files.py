"""P13: a report is there as a whole or not at all, and the first error is the one reported."""

import errno
from collections.abc import Iterator
from itertools import count, groupby
from pathlib import Path

import pytest

from coopexercise import cli
from coopexercise.record import write_atomic

from .disks import FOR_EVER, FaultyDisk


@pytest.mark.parametrize("old", [None, b"the old report"], ids=["new file", "old file"])
@pytest.mark.parametrize("piece", [5, 1 << 30], ids=["in pieces", "at once"])
@pytest.mark.parametrize("as_it_comes", [False, True], ids=["all of it", "as it comes"])
def test_one_fault_at_every_call(tmp_path: Path, old: bytes | None, piece: int, as_it_comes: bool) -> None:
    """The old file or the new one is there, whole, and nothing beside it."""
    path, new = tmp_path / "a.html", b"the new report"
    for number in count(1):
        path.unlink(missing_ok=True)
        if old is not None:
            path.write_bytes(old)
        disk = FaultyDisk(number, errno.ENOSPC, piece=piece)
        try:
            write_atomic(path, iter((new[:3], b"", new[3:])) if as_it_comes else new, disk=disk)
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


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_report_that_cannot_be_made_to_its_end_changes_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    """Whatever stops it half way."""

    def broken() -> Iterator[bytes]:
        yield b"half a report"
        raise error

    (tmp_path / "a.html").write_bytes(b"the old report")
    with pytest.raises(error):
        write_atomic(tmp_path / "a.html", broken())
    _expect(tmp_path, b"the old report")


@pytest.mark.parametrize("command", ["debrief", "log anonymise"])
def test_whatever_a_command_writes_is_safe_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Written, synced, renamed, and its name synced; then a disk that fails at each of them leaves the old file."""
    path = tmp_path / "out"
    log = Path(__file__).parent.parent / "golden" / "v1" / "by-hand.jsonl"
    arguments = [*command.split(), str(log), "-o", str(path)]
    for number in count(1):
        path.write_bytes(b"the old one")
        disk = FaultyDisk(number)
        monkeypatch.setattr(write_atomic, "__kwdefaults__", {**(write_atomic.__kwdefaults__ or {}), "disk": disk})
        code = cli.run(arguments)
        calls = tuple(name for name, _ in groupby(disk.calls))
        if not disk.failed:
            break
        assert (code, [each.name for each in tmp_path.iterdir()]) == (1, ["out"])
        assert (path.read_bytes() == b"the old one") == ("sync_folder" not in calls)
    assert (code, calls) == (0, ("open", "write", "sync", "close", "replace", "sync_folder"))
