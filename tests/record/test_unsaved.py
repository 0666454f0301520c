"""Going on although the disk takes nothing, and being saved after all."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopexercise.record import AppendFailed, CannotOpen, CannotRedact, FileLog, UnsavedLog, create_log, read
from tests.faults.disks import FOR_EVER, FaultyDisk

from .sample import LATER, NOON, SESSION, note, opening

OPENED = 4
"""Calls until a log has its first line: open, sync the folder, write, sync."""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[FileLog]:
    """A log in a folder of its own with its first line."""
    (tmp_path / "stick").mkdir()
    with create_log(tmp_path / "stick" / "a.jsonl", SESSION) as made:
        made.append([opening()], NOON)
        yield made


def full(path: Path, lasts: int = FOR_EVER) -> FileLog:
    """Return a log with its first line, on a disk that is full from then on."""
    log = create_log(path, SESSION, disk=FaultyDisk(OPENED + 1, 28, lasts=lasts))
    log.append([opening()], NOON)
    return log


def test_entries_wait_in_memory_while_the_disk_takes_nothing(tmp_path: Path) -> None:
    """They are numbered and chained as ever; the file is as it was, and closing it saves nothing."""
    with UnsavedLog(full(tmp_path / "a.jsonl")) as unsaved:
        events = [*unsaved.append([note("one")], LATER), *unsaved.append([note("two"), note("three")], LATER)]
        assert ([event.seq for event in events], unsaved.waiting) == ([2, 3, 4], 3)
        assert (events[1].prev, unsaved.head) == (events[0].hash, events[2].hash)
        with pytest.raises(AppendFailed):
            unsaved.reopen()
    assert len(read(tmp_path / "a.jsonl").events) == 1


def test_the_next_entry_takes_those_before_it_along(tmp_path: Path) -> None:
    """As soon as there is room; then the file has everything, in order."""
    with UnsavedLog(full(tmp_path / "a.jsonl", lasts=3)) as unsaved:
        first = unsaved.append([note("one")], LATER)
        assert unsaved.waiting == 1
        while unsaved.waiting:
            first += unsaved.append([note("more")], LATER)
        assert (read(tmp_path / "a.jsonl").events[1:], unsaved.file.head) == (first, unsaved.head)


def test_closing_tries_once_more(tmp_path: Path) -> None:
    """Whoever leaves when there is room again has lost nothing."""
    unsaved = UnsavedLog(full(tmp_path / "a.jsonl", lasts=2))
    kept = unsaved.append([note("one")], LATER)
    unsaved.close()
    unsaved.close()
    assert read(tmp_path / "a.jsonl").events[1:] == kept


def test_a_copy_elsewhere_has_what_is_in_memory_too(log: FileLog, tmp_path: Path) -> None:
    """And nothing is left waiting."""
    unsaved = UnsavedLog(log)
    log.path.unlink()
    kept = unsaved.append([note("one")], LATER)
    with unsaved.copy_to(tmp_path / "b.jsonl") as copy:
        more = copy.append([note("two")], LATER)
    assert (unsaved.waiting, read(tmp_path / "b.jsonl").events[1:]) == (0, kept + more)


class FullAt(FaultyDisk):
    """A disk that is full at some of its calls."""

    def __init__(self, *numbers: int) -> None:
        super().__init__()
        self._numbers = numbers

    def _count(self, name: str) -> None:
        super()._count(name)
        if len(self.calls) in self._numbers:
            raise OSError(28, "full")


def test_a_copy_that_fails_at_any_call_leaves_nothing_there(tmp_path: Path) -> None:
    """What is in memory waits still."""
    place = tmp_path / "b.jsonl"
    for number in range(OPENED + 3, 30):
        (tmp_path / "a.jsonl").unlink(missing_ok=True)
        file = create_log(tmp_path / "a.jsonl", SESSION, disk=FullAt(OPENED + 1, number))
        file.append([opening()], NOON)
        with UnsavedLog(file) as unsaved:
            kept = unsaved.append([note("one")], LATER)
            try:
                unsaved.copy_to(place).close()
            except (AppendFailed, OSError):
                assert (unsaved.waiting, place.exists()) == (1, False)
            else:
                break
    assert (number > OPENED + 8, read(place).events[1:]) == (True, kept)


def test_words_cannot_be_removed_meanwhile(tmp_path: Path) -> None:
    """They are on a disk that takes nothing."""
    with pytest.raises(CannotRedact, match=r"the disk takes nothing now\. Save the session first"):
        UnsavedLog(full(tmp_path / "a.jsonl")).remove_words(1, LATER)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not remove a file that is open")
def test_a_log_whose_folder_was_removed_takes_nothing_more(log: FileLog, tmp_path: Path) -> None:
    """The system would: into a file that nobody can find. What was recorded can be taken along, from the open file."""
    (first,) = read(log.path).events
    shutil.rmtree(log.path.parent)
    said = f"{log.path} is gone: it was moved or removed, or its disk was taken out"
    with pytest.raises(AppendFailed) as refused:
        log.append([note()], LATER)
    assert str(refused.value) == f"The entry was not recorded: {said}. Try again, or go on in another place."
    with pytest.raises(AppendFailed) as again:
        log.reopen()
    assert str(again.value) == f"The log could not be opened again: {said}."
    with log.copy_to(tmp_path / "b.jsonl") as copy:
        more = copy.append([note()], LATER)
    assert read(copy.path).events == (first, *more)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move a folder with an open file")
def test_a_log_whose_folder_is_back_goes_on(log: FileLog, tmp_path: Path) -> None:
    """A stick that was put in again, say; the entry is there once."""
    events = read(log.path).events
    log.path.parent.rename(tmp_path / "away")
    with pytest.raises(AppendFailed):
        log.append([note()], LATER)
    (tmp_path / "away").rename(log.path.parent)
    log.reopen()
    events += log.append([note()], LATER)
    assert read(log.path).events == events


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not replace a file that is open")
def test_another_file_in_its_place_is_neither_written_to_nor_copied(log: FileLog, tmp_path: Path) -> None:
    """It is somebody else's."""
    log.path.unlink()
    log.path.write_bytes(b"not ours\n")
    with pytest.raises(AppendFailed):
        log.append([note()], LATER)
    with pytest.raises(CannotOpen, match="no longer as this program left it"):
        log.reopen()
    with pytest.raises(CannotOpen, match="so it cannot be copied"):
        log.copy_to(tmp_path / "b.jsonl")
    assert (log.path.read_bytes(), (tmp_path / "b.jsonl").exists()) == (b"not ours\n", False)


def test_a_closed_log_can_be_copied(log: FileLog, tmp_path: Path) -> None:
    """From its file."""
    log.close()
    with log.copy_to(tmp_path / "b.jsonl") as copy:
        assert copy.path.read_bytes() == log.path.read_bytes()
