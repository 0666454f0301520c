"""Text that people wrote is kept as typed, but for what could drive a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopexercise.exercise.text import as_argument, clean, in_currency, one_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A seat with a back", "A seat with a back"),
        ("  Ça va ? 🪑  ", "Ça va ? 🪑"),
        ("team [A] vs [B] [/]", "team [A] vs [B] [/]"),
        ("one\ttwo", "one two"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\u2029three\x85four\x0bfive\x0csix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\x1b]0;title\x07red\x1b[31m", "]0;titlered[31m"),
        ("a\x00b\x7fc\x9bd", "abcd"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("\x00 \n", ""),
    ],
)
def test_text_is_cleaned(typed, kept):
    """Control characters go, line ends become newlines, everything else stays."""
    assert clean(typed) == kept


def test_one_line_joins_lines():
    """Each run of white space becomes one space."""
    assert one_line(" one\n\n two\t three ") == "one two three"


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("sessions/a-1.jsonl", "sessions/a-1.jsonl"),
        (r"C:\logs\a_1.jsonl", r"C:\logs\a_1.jsonl"),
        ("~/Übung.jsonl", "~/Übung.jsonl"),
        ("my log.jsonl", '"my log.jsonl"'),
        ("a&b.jsonl", '"a&b.jsonl"'),
        ("", '""'),
    ],
)
def test_a_file_is_named_as_one_would_type_it(path, typed):
    """In quotation marks where a shell would cut it in two."""
    assert as_argument(path) == typed


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left(typed):
    """No text comes out with a control character other than a newline, nor with half a character."""
    left = {unicodedata.category(character) for character in clean(typed) if character != "\n"}
    assert left & {"Cc", "Cs", "Zl", "Zp"} == set()


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed):
    """What was cleaned is clean."""
    assert clean(clean(typed)) == clean(typed)


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (18_000, "GBP", "£18,000"),
        (12.5, "EUR", "€12.50"),
        (-400, "USD", "−$400"),
        (100, "CHF", "CHF 100"),
        (-0.5, "a\nb", "−a b 0.50"),
    ],
)
def test_money_is_written_with_its_sign_or_its_name(amount: float, currency: str, expected: str) -> None:
    """Thousands are apart, pence are there when there are any, and what is missing stands before the sign."""
    assert in_currency(amount, currency) == expected
