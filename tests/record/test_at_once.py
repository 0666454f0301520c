"""A log read at once: the same as line by line, whatever is in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.record import Damage, create_log, read, read_at_once
from coopexercise.record.line import FIRST_LINE_LIMIT, LINE_LIMIT

from .sample import ENTRIES, NOON, SESSION, ending, forged, note, opening, recorded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of a few lines, with escapes and with characters beyond ASCII."""
    recorded(tmp_path / "a.jsonl", [*ENTRIES, note("£5\u00a0for a “café” \\\\ \\n"), ending()])
    return tmp_path / "a.jsonl"


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines,
        lambda _: b"",
        lambda _: b"\n",
        lambda lines: lines + b'{"v":1',
        lambda lines: lines[:-1],
        lambda lines: lines + b"title: The bench\n",
        lambda lines: lines + b"[" * 20_000 + b"\n",
        lambda lines: lines.replace(b"A rota", b"A roto"),
        lambda lines: lines.replace(b"A rota", b"A \x7f"),
        lambda lines: lines.replace(b'"seq":3', b'"seq":7'),
        lambda lines: lines.replace(b'{"v":1', b'{"v":2'),
        lambda lines: lines.replace(b'"kind":"note.made"', b'"kind":"kite.flown"'),
        lambda lines: b"".join(lines.splitlines(keepends=True)[1:]),
        lambda lines: b"".join(lines.splitlines(keepends=True)[::2]),
        lambda lines: lines + lines,
        lambda lines: lines + b'"' + b"x" * LINE_LIMIT + b'"\n',
        lambda lines: b" " * FIRST_LINE_LIMIT + lines,
    ],
    ids=[
        "whole", "empty", "blank", "torn", "no newline", "noise", "deep", "changed words", "delete", "number",
        "another version", "unknown kind", "no beginning", "gaps", "twice", "too long", "first too long",
    ],
)  # fmt: skip
def test_the_reading_is_that_of_reading_line_by_line(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Events, head and size; or where it is torn or damaged, and how."""
    path.write_bytes(change(path.read_bytes()))
    assert read_at_once(path) == read(path)


def test_a_time_that_is_none_is_damage(path: Path) -> None:
    """Although its chain is right."""
    forged(path, replace(note(), happened="yesterday"))
    assert read_at_once(path) == read(path)
    assert read(path).damage == Damage(11, read(path).size, "has 'yesterday' where a time belongs")


def test_each_changed_byte_is_found(path: Path) -> None:
    """Every seventh byte of the log, one after the other, at the same place as line by line."""
    content = path.read_bytes()
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes((content[place] ^ 1,)) + content[place + 1 :])
        reading = read_at_once(path)
        assert (reading.whole, reading) == (False, read(path))


def test_words_that_were_removed_are_as_they_are_line_by_line(path: Path) -> None:
    """Whether or not a later line says so."""
    log = create_log(path.with_name("b.jsonl"), SESSION)
    with log:
        log.append([opening(), note("gone"), note("stays")], NOON)
        log.remove_words(2, NOON)
    assert read_at_once(log.path) == read(log.path)
    log.path.write_bytes(b"".join(log.path.read_bytes().splitlines(keepends=True)[:-1]))
    assert (read_at_once(log.path), read(log.path).whole) == (read(log.path), False)


def test_a_missing_log_is_the_callers_business(path: Path) -> None:
    """As in reading."""
    with pytest.raises(FileNotFoundError):
        read_at_once(path.with_name("nowhere.jsonl"))
