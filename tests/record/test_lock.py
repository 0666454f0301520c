"""What a second program is told. That there is one writer is a promise: tests/faults."""

import errno
import os
import platform
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from coopexercise.record import FileLog, Held, create_log, holder, open_log
from coopexercise.record.disk import DISK, EXISTING
from coopexercise.record.lock import _lock_shared, note_path, open_locked
from coopexercise.record.lock import held as who_writes

from .sample import SESSION


@pytest.fixture
def held(tmp_path: Path) -> Iterator[FileLog]:
    """A log that this program holds."""
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        yield log


def refusal(path: Path) -> str:
    with pytest.raises(Held) as caught:
        open_log(path)
    return str(caught.value)


def test_the_holder_is_named(held: FileLog) -> None:
    """Process, computer, and since when."""
    who = holder(held.path)
    assert who is not None
    assert (who.pid, who.host) == (os.getpid(), platform.node())
    since = datetime.fromisoformat(who.since).astimezone().strftime("%H:%M")
    assert refusal(held.path) == (
        f"a.jsonl is held by process {os.getpid()} on this computer since {since}. "
        f"Close it there, or watch it with: coopexercise show {held.path}"
    )


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (b'{"pid":7,"host":"hall\\u001b-2","since":"x"}', "held by process 7 on hall-2."),
        (b'{"pid":7,"host":"hall-2"}', "held by another program."),
        (b"", "held by another program."),
    ],
)
def test_any_note_will_do(held: FileLog, note: bytes, words: str) -> None:
    """The note is for people; the lock does not depend on it."""
    note_path(held.path).write_bytes(note)
    assert words in refusal(held.path)


def test_whoever_only_looks_keeps_nobody_out(held: FileLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that comes at that moment asks again, when the other has let go."""
    held.close()
    with held.path.open("rb") as looking:
        _lock_shared(looking.fileno())
        monkeypatch.setattr("coopexercise.record.lock.time.sleep", lambda _: looking.close())
        open_log_of(held.path)


def open_log_of(path: Path) -> None:
    """Open and close a log."""
    handle = open_locked(path, EXISTING, DISK)
    DISK.close(handle)


def test_a_file_system_without_locks_has_no_holder(held: FileLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """So nobody can say who writes there; nor of a log that has gone."""

    def none(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr("coopexercise.record.lock._lock_shared", none)
    assert who_writes(held.path) == ""
    held.path.unlink()
    assert who_writes(held.path) == ""


def test_a_missing_note_will_do(held: FileLog) -> None:
    """Somebody tidied the folder."""
    note_path(held.path).unlink()
    assert holder(held.path) is None
    assert "held by another program" in refusal(held.path)


def test_a_note_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    """A folder is in its place."""
    note_path(tmp_path / "a.jsonl").mkdir()
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        assert log.session == SESSION


def test_the_note_goes_with_its_holder(held: FileLog) -> None:
    """Nothing is left beside the log; closing again does not take the next holder's note."""
    held.close()
    assert not note_path(held.path).exists()
    note_path(held.path).write_bytes(b"another's")
    held.close()
    assert note_path(held.path).exists()
