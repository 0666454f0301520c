"""Notes on a replay: in `<log>.notes.json` beside the log, which itself is never touched.

A list in JSON, so that a folder's `*.jsonl` are session logs and nothing else. The file may be missing, and may be
deleted at any time.
"""

from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from ..exercise.text import WORDS_LIMIT, clean
from .atomic import write_atomic
from .disk import DISK, PRIVATE, Disk

_SIZE_LIMIT = 4 * 1024 * 1024


class Note(Struct, frozen=True):
    """What somebody noted about a moment: the number of its event, when it was noted (ISO 8601, UTC), and the words."""

    seq: int
    at: str
    text: str


class Notes(NamedTuple):
    """The notes in the order in which they were made, and what their reader should be told ("" when all are there)."""

    notes: tuple[Note, ...]
    notice: str


def notes_path(log: Path) -> Path:
    """Return where the notes on a log are kept."""
    return log.with_name(log.name + ".notes.json")


def load_notes(log: Path) -> Notes:
    """Return the notes on a log. A missing file means none; one that cannot be read, none and a notice."""
    path = notes_path(log)
    try:
        return Notes(_decoded(path), "")
    except FileNotFoundError:
        return Notes((), "")
    except (OSError, ValueError, RecursionError):
        return Notes((), f"The notes in {path.name} cannot be read. Move that file away to make new ones.")


def add_note(log: Path, note: Note, *, disk: Disk = DISK) -> tuple[Note, ...]:
    """Add a note to those on a log, and return them all.

    Raises OSError, and ValueError when the notes that are there cannot be read; the file is then as it was.
    """
    before, notice = load_notes(log)
    if notice:
        raise ValueError(notice)
    notes = (*before, _cleaned(note))
    content = msgspec.json.format(msgspec.json.encode(notes), indent=2)
    write_atomic(notes_path(log), content + b"\n", mode=PRIVATE, disk=disk)
    return notes


def _decoded(path: Path) -> tuple[Note, ...]:
    with path.open("rb") as file:
        content = file.read(_SIZE_LIMIT + 1)
    if len(content) > _SIZE_LIMIT:
        raise ValueError("too long")
    return tuple(map(_cleaned, msgspec.json.decode(content, type=tuple[Note, ...])))


def _cleaned(note: Note) -> Note:
    return Note(note.seq, clean(note.at), clean(note.text)[:WORDS_LIMIT])
