"""What people are told of something that went wrong."""

import errno

import pytest

from coopexercise.record import AppendFailed
from coopexercise.record.errors import told


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (AppendFailed("The entry was not recorded."), "The entry was not recorded."),
        (OSError(errno.EROFS, "Read-only file system", "/stick/a.jsonl"), "/stick/a.jsonl: the disk can only be read."),
        (OSError(errno.EROFS, "Read-only file system"), "The disk can only be read."),
        (OSError("odd"), "Odd."),
    ],
)
def test_trouble_is_told_in_a_sentence(problem: AppendFailed | OSError, sentence: str) -> None:
    """Where, if that is known, and what; no number of the system."""
    assert told(problem) == sentence
