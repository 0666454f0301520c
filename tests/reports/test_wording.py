"""Figures in words."""

import pytest

from coopexercise.reports import wording


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 200, "0 of 200 (0 %)"),
        (1, 200, "1 of 200 (under 1 %)"),
        (1, 100, "1 of 100 (1 %)"),
        (7, 9, "7 of 9"),
        (198, 200, "198 of 200 (99 %)"),
        (199, 200, "199 of 200 (over 99 %)"),
        (200, 200, "200 of 200 (100 %)"),
    ],
)
def test_all_and_none_are_never_nearly_all_and_nearly_none(part: int, whole: int, words: str) -> None:
    """100 % is everybody, and 0 % nobody."""
    assert wording.share(part, whole, percent=True) == words
