"""Which sessions on the shelf are older than people were told, with those that were forked from them."""

import os
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from ..exercise.retention import DAYS_KEPT, MOST_DAYS, due
from ..exercise.text import one_line
from .belongings import forks
from .entries import Entry

SETTING = "COOPEXERCISE_KEEP_DAYS"
_NUMBER = re.compile("[0-9]{1,6}")


class Keeping(NamedTuple):
    """For how many days sessions are kept, and what the facilitator should be told ("" when the setting is one)."""

    days: int
    notice: str


def keeping(environment: Mapping[str, str] = os.environ) -> Keeping:
    """Return what the facilitator set, or the 90 days that people are told otherwise."""
    text = environment.get(SETTING, "").strip() or str(DAYS_KEPT)
    if _NUMBER.fullmatch(text) and 1 <= int(text) <= MOST_DAYS:
        return Keeping(int(text), "")
    return Keeping(
        DAYS_KEPT, f"{SETTING} is {one_line(text)[:40]!r}, which is no number of days: {DAYS_KEPT} is taken."
    )


def overdue(entries: Sequence[Entry], now: datetime, days: int) -> list[Entry]:
    """Return the sessions that are older than so many days, and after each those that were forked from it.

    A fork holds what was said in the session it is from: it goes along, whatever its own age. A session that somebody
    writes to is not among them.
    """
    begun = {each: each.at or _in_name(each) for each in entries if not each.held}
    found: dict[Entry, None] = {}
    for each in due(begun, now, days):
        found[each] = None
        found.update(dict.fromkeys(fork for fork in _forks(each, entries) if not fork.held))
    return list(found)


def _forks(of: Entry, entries: Sequence[Entry]) -> list[Entry]:
    try:
        return forks(of.path, entries)
    except OSError:
        return []


def _in_name(entry: Entry) -> str:
    """Return the day in the name of a log whose first line cannot be read."""
    return entry.path.name[: len("2026-06-01")]
