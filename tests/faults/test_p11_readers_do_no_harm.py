"""P11: a reader sees whole lines only, and never stands in the writer's way."""

from pathlib import Path

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
