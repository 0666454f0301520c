"""Until when a session may be kept: people were told a number of days, and are owed that somebody looks."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

DAYS_KEPT = 90
"""Within so many days the facilitator promises to delete a session, unless another number was set."""
MOST_DAYS = 36_500

K = TypeVar("K")


def last_day(begun: datetime, days: int) -> date:
    """Return the day by which a session that began then is to be deleted."""
    return (begun + timedelta(days=days)).date()


def due(begun: Mapping[K, str], now: datetime, days: int) -> tuple[K, ...]:
    """Return which sessions are older than so many days, in their order.

    `begun` says when each of them began (ISO 8601; UTC unless it says otherwise). What has no readable time is never
    due: nobody may delete on a guess.
    """
    limit = timedelta(days=days)
    return tuple(key for key, at in begun.items() if (when := _moment(at)) and now - when > limit)


def _moment(at: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
