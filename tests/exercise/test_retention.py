"""Until when a session may be kept."""

from datetime import UTC, date, datetime

import pytest

from coopexercise.exercise.retention import due, last_day

NOW = datetime(2026, 8, 30, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-06-01T11:59:59.000Z", True),
        ("2026-06-01T12:00:00.000Z", False),
        ("2026-06-01T14:30:00.000+03:00", True),
        ("2026-06-01T11:00:00", True),
        ("2026-05-01", True),
        ("2027-01-01T00:00:00.000Z", False),
        ("", False),
        ("yesterday", False),
        ("2026-13-45", False),
    ],
)
def test_what_is_older_than_90_days_is_due(at: str, expected: bool) -> None:
    """To the second; a session without a time is never due, nor one from the future."""
    assert due({"a": at}, NOW, 90) == (("a",) if expected else ())


def test_the_due_keep_their_order() -> None:
    """And the days are those that were set."""
    begun = {"c": "2026-08-01T00:00:00Z", "a": "2026-08-29T00:00:00Z", "b": "2026-07-01T00:00:00Z"}
    assert due(begun, NOW, 2) == ("c", "b")


def test_the_last_day_is_the_one_that_people_are_told() -> None:
    """90 days from the first of June."""
    assert last_day(datetime(2026, 6, 1, 12, 0, tzinfo=UTC), 90) == date(2026, 8, 30)
