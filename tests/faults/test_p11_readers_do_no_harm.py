"""P11: a reader sees whole lines only, and never stands in the writer's way."""

import subprocess
import sys
from pathlib import Path

import pytest

from coopexercise.record import create_log, read
from tests.record.sample import ENTRIES, NOON, SESSION

from .disks import FaultyDisk


def test_a_reader_in_the_middle_of_a_write_sees_whole_lines(tmp_path: Path) -> None:
    """After every few bytes that reach the file, the log reads as a prefix and the rest as torn."""
    path = tmp_path / "a.jsonl"
    seen = []

    class Watched(FaultyDisk):
        def write(self, handle: int, data: bytes) -> int:
            seen.append(read(path))
            return super().write(handle, data)

    with create_log(path, SESSION, disk=Watched(piece=50)) as log:
        events = log.append(ENTRIES, NOON)
    assert all(reading.events == events[: len(reading.events)] for reading in seen)
    assert [reading.damage for reading in seen] == [None] * len(seen)
    assert {len(reading.events) for reading in seen} == set(range(len(events)))


_WRITER = """
import sys
from pathlib import Path
from coopexercise.record import create_log
from tests.record.sample import NOON, SESSION, ending, note, opening

with create_log(Path(sys.argv[1]), SESSION) as log:
    log.append([opening()], NOON)
    print("begun", flush=True)
    for number in range(int(sys.argv[2])):
        log.append([note(f"entry {number} " + "long " * (number % 400))] * (1 + number % 3), NOON)
    log.append([ending()], NOON)
"""


@pytest.mark.parametrize("batches", [150, pytest.param(6_000, marks=pytest.mark.stress)])
def test_following_while_another_program_writes(tmp_path: Path, batches: int) -> None:
    """What is read only grows, is never damaged, and is all there at the end: nobody waited for anybody."""
    path = tmp_path / "a.jsonl"
    command = [sys.executable, "-c", _WRITER, str(path), str(batches)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"begun"
        before = read(path)
        while not before.closed:
            reading = read(path)
            assert (reading.damage, reading.events[: len(before.events)]) == (None, before.events)
            assert reading.closed or writer.poll() is None or read(path).closed
            before = reading
    assert writer.returncode == 0
    assert len(before.events) == 2 + sum(1 + number % 3 for number in range(batches))
