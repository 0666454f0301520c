"""P5: a failed append changes nothing."""

import errno
from itertools import count
from pathlib import Path

import pytest

from coopexercise.exercise.events import Event
from coopexercise.record import AppendFailed, FileLog, create_log, open_log, read
from tests.record.sample import ENTRIES, LATER, NOON, SESSION, note, recorded

from .disks import FOR_EVER, FaultyDisk

CALLS_TO_FIRST_LINE = 4
"""Open, sync the folder, write, sync."""
BATCHES = (ENTRIES[:1], ENTRIES[1:5], ENTRIES[5:], (note(),))


class Outcome:
    """What a facilitator saw: the events that were acknowledged, and the failures."""

    def __init__(self) -> None:
        self.acknowledged: tuple[Event, ...] = ()
        self.failures: list[AppendFailed] = []

    def play(self, path: Path, disk: FaultyDisk, tries: int) -> None:
        """Record all batches, each tried so often; the log is as before after each failure but for a dead disk."""
        with create_log(path, SESSION, disk=disk) as log:
            for batch in BATCHES:
                self._try(log, batch, tries)

    def _try(self, log: FileLog, batch: tuple[Event, ...], tries: int) -> None:
        for _ in range(tries):
            try:
                log.reopen()
                self.acknowledged += log.append(batch, NOON)
            except AppendFailed as failure:
                self.failures.append(failure)
                assert read(log.path).events[: len(self.acknowledged)] == self.acknowledged
            else:
                return


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("piece", [300, 1 << 30], ids=["in pieces", "at once"])
@pytest.mark.parametrize("lasts", [1, 2, 3])
def test_a_fault_at_every_call(tmp_path: Path, code: int, piece: int, lasts: int) -> None:
    """Whichever call fails, and the next ones too, the entry can be recorded later, and no line is lost or doubled."""
    for number in count(1):
        path, outcome = tmp_path / f"{number}.jsonl", Outcome()
        disk = FaultyDisk(number, code, lasts=lasts, piece=piece)
        try:
            outcome.play(path, disk, tries=lasts + 1)
        except OSError:
            assert not path.exists() or lasts > 1  # the log could not even be made
            continue
        reading = read(path)
        assert (reading.events, reading.whole) == (outcome.acknowledged, True)
        assert len(outcome.acknowledged) == len(ENTRIES) + 1
        if not disk.failed:
            break
    assert number > 10


@pytest.mark.parametrize("piece", [300, 1 << 30], ids=["in pieces", "at once"])
def test_a_disk_that_dies_at_every_call(tmp_path: Path, piece: int) -> None:
    """What was acknowledged stays the beginning of the log, however many calls fail after it."""
    for number in count(1):
        path, outcome = tmp_path / f"{number}.jsonl", Outcome()
        disk = FaultyDisk(number, lasts=FOR_EVER, piece=piece)
        try:
            outcome.play(path, disk, tries=2)
        except OSError:
            continue
        assert read(path).events[: len(outcome.acknowledged)] == outcome.acknowledged
        if not disk.failed:
            break
        assert outcome.failures or "close" in disk.calls[number - 1 :]
    assert number > 10


def failing(
    path: Path, call: int, code: int = errno.EIO, *, half: bool = False, lasts: int = 1
) -> tuple[FileLog, FaultyDisk]:
    """Return a log with one line for which the call with this number, from now on, fails.

    The first is a write and the second a sync; or, with `half`, a write of the rest of the line.
    """
    disk = FaultyDisk(CALLS_TO_FIRST_LINE + call, code, lasts=lasts, piece=2_000 if half else 1 << 30)
    log = create_log(path, SESSION, disk=disk)
    log.append(ENTRIES[:1], NOON)
    assert len(disk.calls) == CALLS_TO_FIRST_LINE
    return log, disk


LONG = note("long " * 500)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "the disk reported an error"),
        (errno.EFBIG, "File too large"),
    ],
)
def test_a_full_disk_is_said_and_the_log_stays_usable(tmp_path: Path, code: int, words: str) -> None:
    """Half a line was written and is cut away; the first error is the one reported."""
    log, disk = failing(tmp_path / "a.jsonl", 2, code, half=True)
    with log:
        before = log.path.read_bytes()
        with pytest.raises(AppendFailed) as caught:
            log.append([LONG], NOON)
        assert str(caught.value) == (
            f"The entry was not recorded: {words}. Make room or try again, or go on in another place."
        )
        assert isinstance(caught.value.__cause__, OSError)
        assert caught.value.__cause__.errno == code
        assert (log.path.read_bytes(), disk.calls[-2:]) == (before, ["write", "cut"])
        assert log.append([note()], NOON)[0].seq == 2


def test_a_failed_fsync_is_never_asked_again(tmp_path: Path) -> None:
    """The system may have dropped what it could not write, so the file must be opened anew."""
    log, disk = failing(tmp_path / "a.jsonl", 2)
    with log:
        before = log.path.read_bytes()
        with pytest.raises(AppendFailed, match=r"reported an error\. Try again, or go on in another place\."):
            log.append([LONG], NOON)
        asked = len(disk.calls)
        with pytest.raises(AppendFailed, match="has to be opened again"):
            log.append([note()], NOON)
        assert (log.path.read_bytes(), disk.calls[asked:]) == (before, [])
        log.reopen()
        assert disk.calls[asked:] == ["close", "open", "cut", "sync"]
        assert log.append([note()], NOON)[0].seq == 2


def test_a_disk_that_takes_nothing_is_no_endless_loop(tmp_path: Path) -> None:
    """A write of no bytes is an error like any other."""
    with create_log(tmp_path / "a.jsonl", SESSION, disk=FaultyDisk(piece=0)) as log:
        with pytest.raises(AppendFailed, match="the disk takes no more bytes"):
            log.append(ENTRIES[:1], NOON)
        assert log.path.read_bytes() == b""


def test_pieces_are_no_failure(tmp_path: Path) -> None:
    """The system may take a line in as many parts as it likes."""
    with create_log(tmp_path / "a.jsonl", SESSION, disk=FaultyDisk(piece=7)) as log:
        events = log.append(ENTRIES, NOON)
    assert read(tmp_path / "a.jsonl").events == events


def test_a_log_that_cannot_go_on_elsewhere_leaves_nothing_there(tmp_path: Path) -> None:
    """The other disk may fail as well, at any call; the log itself is as it was."""
    for number in count(1):
        path, other = tmp_path / f"{number}.jsonl", tmp_path / f"{number}-other.jsonl"
        disk = FaultyDisk(CALLS_TO_FIRST_LINE + number)
        with create_log(path, SESSION, disk=disk) as log:
            (first,) = log.append(ENTRIES[:1], NOON)
            try:
                log.copy_to(other).close()
            except (OSError, AppendFailed):
                assert not other.exists()
            else:
                assert read(other).events == (first,)
            if not disk.failed:
                break
            assert log.append([note()], LATER)[0].seq == 2
    assert number > 4


def test_an_opened_log_is_cut_back_as_well(tmp_path: Path) -> None:
    """It knows its last good byte from reading, not from writing."""
    path = tmp_path / "a.jsonl"
    recorded(path)
    before = path.read_bytes()
    with open_log(path, disk=FaultyDisk(3, piece=300)).log as log, pytest.raises(AppendFailed):
        log.append([LONG], LATER)
    assert path.read_bytes() == before


def test_half_a_line_does_not_go_elsewhere(tmp_path: Path) -> None:
    """What could not be cut away from a failing disk is not taken along."""
    log, _ = failing(tmp_path / "a.jsonl", 2, half=True, lasts=2)
    with log:
        (first,) = read(log.path).events
        with pytest.raises(AppendFailed):
            log.append([LONG], NOON)
        assert read(log.path).torn == 2_000
        with log.copy_to(tmp_path / "b.jsonl") as copy:
            more = copy.append([LONG], LATER)
    assert (read(copy.path).events, read(copy.path).whole) == ((first, *more), True)


def test_an_interrupted_append_closes_the_log_to_others(tmp_path: Path) -> None:
    """Ctrl-C between write and fsync: nothing follows until the file is opened anew and cut back."""

    class Interrupted(FaultyDisk):
        def sync(self, handle: int) -> None:
            super().sync(handle)
            if self.calls.count("sync") == 2:
                raise KeyboardInterrupt

    with create_log(tmp_path / "a.jsonl", SESSION, disk=Interrupted()) as log:
        events = log.append(ENTRIES[:1], NOON)
        with pytest.raises(KeyboardInterrupt):
            log.append([note()], NOON)
        with pytest.raises(AppendFailed):
            log.append([note()], NOON)
        log.reopen()
        events += log.append([note("once")], NOON)
    assert read(tmp_path / "a.jsonl").events == events
