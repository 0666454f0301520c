"""Moments: their form, and what stands in for a missing boot id."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from coopexercise.exercise.events import Moment
from coopexercise.record.moments import boot_id, moment, now


def test_a_moment_is_utc_to_the_millisecond() -> None:
    """Whatever time zone the computer is in."""
    wall = datetime(2026, 11, 23, 11, 15, 2, 120_900, tzinfo=timezone(timedelta(hours=1)))
    assert moment(wall, 81_233_120_999_999, "b") == Moment("2026-11-23T10:15:02.120Z", 81_233_120, "b")


def test_now_is_now() -> None:
    """Both clocks of this computer, between two looks at them."""
    wall, mono = datetime.now(UTC) - timedelta(milliseconds=1), time.monotonic_ns() // 1_000_000
    found = now()
    assert wall <= found.wall <= datetime.now(UTC)
    assert mono <= found.mono <= time.monotonic_ns() // 1_000_000


def test_boot_id_is_what_the_system_says() -> None:
    """Without the newline of the file it is in."""
    assert boot_id(lambda: "4f1c\n") == "4f1c"


def _silent() -> str:
    raise FileNotFoundError("no such thing here")


@pytest.mark.parametrize("source", [_silent, lambda: "\n"], ids=["missing", "empty"])
def test_without_a_boot_id_each_run_stands_alone(source) -> None:  # type: ignore[no-untyped-def]
    """Monotonic times of two runs are then never compared."""
    first, second = boot_id(source), boot_id(source)
    assert first.startswith("run-")
    assert first != second
