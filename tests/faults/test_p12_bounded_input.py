"""P12: no content of a file makes reading fail, and no line is read without end."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopexercise.record import read, verify
from coopexercise.record.line import FIRST_LINE_LIMIT
from tests.record.sample import lines_of, recorded


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(content: bytes) -> None:
    """As an empty, torn or damaged log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(content)
        assert read(path).events == ()


@pytest.mark.parametrize(
    "value",
    [
        b"[" * 60_000,
        b"[" * 60_000 + b"]" * 60_000,
        b"9" * 5_000,
        b"1e999",
        b"NaN",
        b'"\\ud800"',
        b'"\\u0000"',
        b"'a'",
        b"/* */ 1",
        b"\x00",
        b'{"a":1,"a":2}',
    ],
)
def test_hostile_values_are_damage(tmp_path: Path, value: bytes) -> None:
    """Depth, numbers, half characters, comments: one sentence each, and the line before them stays."""
    path = tmp_path / "a.jsonl"
    recorded(path)
    first, second, *_ = lines_of(path)
    path.write_bytes(first + second.replace(b'"seconds":60', b'"seconds":60,"x":' + value))
    assert (verify(path).state, len(read(path).events)) == ("damaged", 1)


def test_an_endless_line_is_left_alone(tmp_path: Path) -> None:
    """A file far beyond the limit (here a hole) is not read into memory."""
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    damage = read(path).damage
    assert damage is not None
    assert damage.cause == f"is longer than {FIRST_LINE_LIMIT} bytes"
