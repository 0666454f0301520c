"""P2: after a crash the log is an exact prefix of what was appended."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopexercise.exercise.events import Event
from coopexercise.record import Damaged, NothingRecorded, create_log, open_log, read
from tests.record.sample import ENTRIES, LATER, NOON, SESSION, note, recorded

from .disks import CrashDisk, PowerCut

Fate = Callable[[bytes], bytes]


def test_cut_at_every_byte(tmp_path: Path) -> None:
    """Wherever the end is lost, the lines before it are there, and the rest is torn."""
    path = tmp_path / "a.jsonl"
    events = recorded(path)
    content = path.read_bytes()
    for size in reversed(range(len(content) + 1)):
        os.truncate(path, size)
        kept = content.count(b"\n", 0, size)
        good = content.rfind(b"\n", 0, size) + 1
        reading = read(path)
        assert (reading.events, reading.size, reading.torn) == (events[:kept], good, size - good)
        assert reading.damage is None


def _garbled(noise: bytes) -> Fate:
    return lambda data: (noise * len(data))[: len(data)]


FATES: st.SearchStrategy[Fate] = st.one_of(
    st.just(lambda data: data),
    st.just(lambda _data: b""),
    st.just(lambda data: b"\0" * len(data)),
    st.binary(min_size=1, max_size=40).map(_garbled),
)
"""What becomes of a write that was not synced: kept, dropped, zeroed or garbled."""


_crashes = given(
    batches=st.lists(st.integers(1, 4), min_size=1, max_size=4),
    cut_at=st.integers(1, 4),
    piece=st.integers(40, 2_000),
    fates=st.lists(FATES, min_size=1, max_size=5),
)


@settings(max_examples=60)
@_crashes
def test_power_cut(batches: list[int], cut_at: int, piece: int, fates: list[Fate]) -> None:
    """Each unsynced write is kept, dropped or garbled; what was acknowledged is there, in order, and nothing else."""
    crash(batches, cut_at, piece, fates)


@pytest.mark.stress
@settings(max_examples=2_000)
@_crashes
def test_many_power_cuts(batches: list[int], cut_at: int, piece: int, fates: list[Fate]) -> None:
    """The same for thousands of crashes."""
    crash(batches, cut_at, piece, fates)


def crash(batches: list[int], cut_at: int, piece: int, fates: list[Fate]) -> None:
    """Lose power at a sync, let the disk do what it likes with what was not synced, and read what is left."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        acknowledged, safe, unsynced = _crash(path, batches, CrashDisk(cut_at, piece))
        left = b"".join(fates[place % len(fates)](data) for place, data in enumerate(unsynced))
        intended = safe + b"".join(unsynced)
        path.write_bytes(safe + left)
        reading = read(path)
        assert reading.events[: len(acknowledged)] == acknowledged
        assert intended.startswith(path.read_bytes()[: reading.size])
        _goes_on(path, len(reading.events))


def _crash(path: Path, batches: list[int], disk: CrashDisk) -> tuple[tuple[Event, ...], bytes, list[bytes]]:
    """Append batches until the power is cut; return the acknowledged events and what the disk was given."""
    acknowledged: tuple[Event, ...] = ()
    with create_log(path, SESSION, disk=disk) as log:
        try:
            for size in batches:
                acknowledged += log.append((ENTRIES * 4)[len(acknowledged) :][:size], NOON)
        except PowerCut:
            pass
    return acknowledged, disk.safe, disk.unsynced


def _goes_on(path: Path, count: int) -> None:
    """Open the log again, unless it is right to refuse, and append to it."""
    reading = read(path)
    if reading.damage or not count:
        with pytest.raises(Damaged if reading.damage else NothingRecorded):
            open_log(path)
        return
    with open_log(path).log as log:
        assert log.append([note()], LATER)[0].seq == count + 1
    assert read(path).whole
