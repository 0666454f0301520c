"""Times as trainers write them: minutes, or text m:ss."""

import re
from typing import Any

from .fields import TIME_PATTERN

_TIME = re.compile(TIME_PATTERN)


def seconds(minutes: Any) -> int | None:
    """Return whole seconds, or None for what is no time."""
    if isinstance(minutes, str) and _TIME.search(minutes):
        whole, _, rest = minutes.partition(":")
        return int(whole) * 60 + int(rest)
    if isinstance(minutes, (int, float)) and not isinstance(minutes, bool):
        return round(minutes * 60)
    return None


def minutes(whole: int) -> str:
    """Return seconds as minutes for a message: `12`, or `1:30`."""
    return f"{whole // 60}:{whole % 60:02}" if whole % 60 else str(whole // 60)
