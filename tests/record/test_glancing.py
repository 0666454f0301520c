"""A log at a glance: the same as reading for a log that is as it was written, and never unlike it for long."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise.events import Event, UnknownData
from coopexercise.record import Damage, glance, glancing, read
from coopexercise.record.line import FIRST_LINE_LIMIT, LINE_LIMIT

from .sample import ENTRIES, ending, forged, note, opening, recorded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of a few lines, with escapes and with characters beyond ASCII."""
    recorded(tmp_path / "a.jsonl", [*ENTRIES, note("£5\u00a0for a “café” \\\\ \\n"), ending()])
    return tmp_path / "a.jsonl"


def test_a_whole_log_is_glanced_as_it_is_read(path: Path) -> None:
    """Events, head, size."""
    assert glance(path) == read(path)
    assert len(glance(path).events) == len(ENTRIES) + 2


@pytest.mark.parametrize(
    "change",
    [
        lambda _: b"",
        lambda lines: lines + b'{"v":1',
        lambda lines: lines[:-1],
        lambda lines: lines + b"title: The bench\n",
        lambda lines: lines.replace(b"A rota", b"A \x7f"),
        lambda lines: lines.replace(b"A rota", b"A \\u001b"),
        lambda lines: lines.replace(b"A rota", "A \u2028".encode()),
        lambda lines: lines.replace(b"A rota", "A \u0085".encode()),
        lambda lines: lines.replace(b'"seq":3', b'"seq":7'),
        lambda lines: lines.replace(b'{"v":1', b'{"v":2'),
        lambda lines: lines.replace(b"\n", b"\n\n", 1),
        lambda lines: lines.replace(b"\n", b" ", 1),
        lambda lines: lines.replace(b'{"v":1', b'{\n"v":1', 1),
        lambda lines: lines + b"x" * LINE_LIMIT,
        lambda lines: lines + b"x" * (LINE_LIMIT + 1),
        lambda lines: b" " * FIRST_LINE_LIMIT + lines,
    ],
    ids=[
        "empty", "torn", "no newline", "noise", "delete", "escape", "separator", "next line", "out of order",
        "another version", "empty line", "two in a line", "one on two lines", "long tear", "too long", "first too long",
    ],
)  # fmt: skip
def test_what_is_unusual_is_read_properly_at_once(path: Path, change: Callable[[bytes], bytes]) -> None:
    """So control characters, strange versions and gaps never reach a screen."""
    path.write_bytes(change(path.read_bytes()))
    assert glance(path) == read(path)


def test_an_unknown_kind_is_kept(path: Path) -> None:
    """As in reading."""
    forged(path, Event(data=UnknownData(name="kite.flown")))
    assert glance(path).unknown == ("kite.flown",)


def test_a_time_that_is_none_is_damage(path: Path) -> None:
    """Although its chain is right."""
    forged(path, replace(note(), happened="yesterday"))
    assert glance(path) == read(path)
    assert read(path).damage == Damage(11, read(path).size, "has 'yesterday' where a time belongs")


def test_a_long_log_is_read_line_by_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken into memory at once."""
    monkeypatch.setattr(glancing, "_SIZE_LIMIT", 100)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert glance(path).whole


def test_only_reading_finds_what_was_changed(path: Path) -> None:
    """That is what a glance leaves to the background."""
    path.write_bytes(path.read_bytes().replace(b"A rota", b"A roto"))
    assert (glance(path).whole, read(path).whole) == (True, False)


def test_a_glance_at_a_simple_log(tmp_path: Path) -> None:
    """Nothing but ASCII."""
    recorded(tmp_path / "a.jsonl", [opening()])
    assert glance(tmp_path / "a.jsonl") == read(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    "time",
    [
        "1969-12-31T23:59:59.999Z", "3000-01-01T00:00:00.000Z", "2026-02-30T10:15:02.120Z", "2026-11-23T10:15:02Z",
        "2026-11-23T10:15:02.1200", "2026-11-23 10:15:02.120Z", "2026-11-23T10:15:02.120Z ", "2026-11-23T10:15:02.119Z",
    ],
)  # fmt: skip
def test_a_glance_knows_the_same_times_as_reading(path: Path, time: str) -> None:
    """Though it looks at all of them at once."""
    forged(path, replace(note(), happened=time))
    assert glance(path) == read(path)
