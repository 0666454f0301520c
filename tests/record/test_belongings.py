"""What belongs to a log."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise.events import Event, Origin, SessionOpened
from coopexercise.record import belongings, entry, forks, notes_path, people_path, read
from coopexercise.record.lock import note_path
from coopexercise.record.moved import moved_path

from .sample import note, opening, recorded


def test_what_has_the_name_of_a_log_belongs_to_it(tmp_path: Path) -> None:
    """Files of this program and of the next version; no other session, and no folder."""
    log = tmp_path / "a.jsonl"
    own = [
        people_path(log),
        notes_path(log),
        note_path(log),
        moved_path(log),
        *(tmp_path / name for name in ("a.jsonl.torn", "a.jsonl.torn-2", "a.html", "a.pack.pdf")),
        *(tmp_path / name for name in ("a.followup.jsonl", "a.followup-2.jsonl", "a.followup.jsonl.torn")),
        *(tmp_path / name for name in (".a.jsonl.1f.tmp", ".a.jsonl.people.json.1f.tmp", ".a.html.1f.tmp")),
    ]
    others = [tmp_path / name for name in ("a-b.jsonl", "a.b.jsonl", "ab.html", "b.jsonl", "aa.followup.jsonl")]
    for path in (log, *own, *others):
        path.touch()
    (tmp_path / "a.folder").mkdir()
    assert belongings(log) == sorted(own)


def fork_of(log: Path, hash: str, name: str) -> Path:
    first = opening()
    assert isinstance(first.data, SessionOpened)
    path = log.with_name(name)
    recorded(path, [Event(data=replace(first.data, origin=Origin(log=log.name, hash=hash, seq=1))), note()])
    return path


def test_forks_are_found_by_the_entry_they_were_made_at(tmp_path: Path) -> None:
    """And theirs; a log that only names the same log is another session."""
    log = tmp_path / "a.jsonl"
    at = recorded(log, [opening(), note()])[1].hash
    fork = fork_of(log, at, "b.jsonl")
    second = fork_of(fork, entry_hash(fork), "c.jsonl")
    fork_of(log, "0" * 64, "d.jsonl")
    recorded(tmp_path / "e.jsonl", [opening()])
    entries = [entry(path) for path in sorted(tmp_path.glob("*.jsonl"))]
    assert [each.path for each in forks(log, entries)] == [fork, second]
    assert forks(tmp_path / "e.jsonl", entries) == []


def entry_hash(log: Path) -> str:
    """Return the hash of a log's last line."""
    return read(log).head


def test_a_log_that_cannot_be_read_has_no_certain_forks(tmp_path: Path) -> None:
    """Nothing is said about them rather than something wrong."""
    log = tmp_path / "a.jsonl"
    at = recorded(log, [opening()])[0].hash
    entries = [entry(fork_of(log, at, "b.jsonl"))]
    log.unlink()
    with pytest.raises(FileNotFoundError):
        forks(log, entries)
