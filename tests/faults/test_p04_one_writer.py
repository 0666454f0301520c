"""P4: one writer; a second one is told who holds the log, and a killed holder holds nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coopexercise.record import CannotOpen, Held, create_log, open_log, read
from coopexercise.record.disk import Disk
from tests.record.sample import ENTRIES, LATER, SESSION, note, recorded

from .disks import FaultyDisk

_HOLDER = """
import sys
from pathlib import Path
from coopexercise.record import open_log

with open_log(Path(sys.argv[1])).log:
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of a few lines."""
    recorded(tmp_path / "a.jsonl")
    return tmp_path / "a.jsonl"


@contextmanager
def another_program(path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program that holds the log until its input ends."""
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"held"
        yield program


def test_a_second_program_is_told_who_holds_the_log(path: Path) -> None:
    """By its number; reading is free all the while."""
    with another_program(path) as program:
        with pytest.raises(Held, match=f"held by process {program.pid} on this computer since "):
            open_log(path)
        assert len(read(path).events) == len(ENTRIES)


def test_a_killed_holder_holds_nothing(path: Path) -> None:
    """The log can be opened at once, though the note beside it is still there."""
    with another_program(path) as program:
        program.kill()
        program.wait()
        with open_log(path).log as log:
            assert log.append([note()], LATER)[0].seq == len(ENTRIES) + 1


def test_a_holder_that_closes_lets_go(path: Path) -> None:
    """No restart is needed."""
    with another_program(path) as program:
        program.communicate(b"")
        open_log(path).log.close()


def test_one_program_cannot_hold_a_log_twice(path: Path) -> None:
    """Two windows of one program are two writers."""
    with open_log(path).log, pytest.raises(Held):
        open_log(path)


def test_being_refused_leaves_no_handle_open(path: Path) -> None:
    """However often somebody tries."""
    disk = FaultyDisk()
    with open_log(path).log, pytest.raises(Held):
        open_log(path, disk=disk)
    assert disk.calls == ["open", "close"]


def test_closing_another_handle_does_not_free_the_log(path: Path) -> None:
    """Reading the log must not let a second writer in, as it would with `lockf`."""
    with open_log(path).log:
        read(path)
        with pytest.raises(Held):
            open_log(path)


def test_a_new_log_is_held_from_the_beginning(tmp_path: Path) -> None:
    """There is no moment between making and locking it in which it has lines."""
    with create_log(tmp_path / "a.jsonl", SESSION), pytest.raises(Held):
        open_log(tmp_path / "a.jsonl")


def test_a_log_that_was_replaced_meanwhile_is_not_written_to(path: Path) -> None:
    """A lock on a file that nobody can find any more protects nothing."""
    twin = path.with_name("twin")
    twin.write_bytes(path.read_bytes())

    class Meanwhile(Disk):
        def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
            handle = super().open(path, flags, mode)
            twin.replace(path)
            return handle

    with pytest.raises(CannotOpen, match="replaced while it was being opened"):
        open_log(path, disk=Meanwhile())


def test_a_log_on_a_disk_without_locks_is_not_held_by_anybody(path: Path) -> None:
    """Another error than a taken lock is passed on as it is."""

    class Closed(Disk):
        def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
            self.close(super().open(path, flags, mode))
            return 1 << 20

        def close(self, handle: int) -> None:
            if handle < 1 << 20:
                super().close(handle)

    with pytest.raises(OSError, match="Bad file descriptor"):
        open_log(path, disk=Closed())
