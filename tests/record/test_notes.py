"""Notes on a replay, beside the log: there as a whole or not at all."""

from pathlib import Path

import pytest

from coopexercise.record import Note, Notes, Shelf, add_note, load_notes, notes_path

from .sample import ENTRIES, ending, recorded

ONE = Note(3, "2026-06-01T12:00:00.000Z", "It turns “here”")
TWO = Note(1, "2026-06-01T12:05:00.000Z", "And here")


def test_a_log_without_notes_has_none(tmp_path: Path) -> None:
    """Nothing is made by looking."""
    log = tmp_path / "a.jsonl"
    assert load_notes(log) == Notes((), "")
    assert list(tmp_path.iterdir()) == []


def test_notes_are_kept_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    """In a file of their own, which is no log."""
    log = tmp_path / "a.jsonl"
    assert (add_note(log, ONE), add_note(log, TWO)) == ((ONE,), (ONE, TWO))
    assert load_notes(log) == Notes((ONE, TWO), "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl.notes.json"]


def test_what_could_drive_a_terminal_is_taken_out(tmp_path: Path) -> None:
    """When a note is made, and when a file is read that somebody else wrote."""
    log = tmp_path / "a.jsonl"
    assert add_note(log, Note(1, "now", "a\x1b[31m\tb")) == (Note(1, "now", "a[31m b"),)
    notes_path(log).write_bytes(b'[{"seq": 2, "at": "\\u001bx", "text": "\\u0007y"}]')
    assert load_notes(log).notes == (Note(2, "x", "y"),)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"[" * 100_000, b" " * (4 * 1024 * 1024 + 1)])
def test_a_file_that_holds_something_else_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    """The reader is told, and nothing is written over it."""
    log = tmp_path / "a.jsonl"
    notes_path(log).write_bytes(content)
    told = "The notes in a.jsonl.notes.json cannot be read. Move that file away to make new ones."
    assert load_notes(log) == Notes((), told)
    with pytest.raises(ValueError, match="cannot be read"):
        add_note(log, ONE)
    assert notes_path(log).read_bytes() == content


def test_notes_go_along_when_their_session_is_sealed(tmp_path: Path) -> None:
    """They may have been made while it was not ended."""
    shelf = Shelf(tmp_path)
    shelf.live.mkdir()
    log = shelf.live / "a.jsonl"
    recorded(log, (*ENTRIES, ending()))
    add_note(log, ONE)
    assert load_notes(shelf.seal(log)).notes == (ONE,)
    assert [path.name for path in shelf.live.glob("*.json")] == []
