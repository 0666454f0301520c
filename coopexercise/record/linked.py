"""Follow-ups of a session: logs of their own beside its log, which itself is never touched.

`a.followup.jsonl` beside `a.jsonl`; a second one, months later, is `a.followup-2.jsonl`.
"""

import re
from pathlib import Path
from typing import NamedTuple

from ..exercise.events import FollowupOpened
from ..exercise.text import as_argument
from .read import Reading, read

_MISSING = 3
"""After so many numbers in a row without a file there is none. To list the folder instead would take, for each log of
ten thousand, the time of reading two of them."""
_NAME = re.compile(r"(.+)\.followup(?:-[1-9][0-9]*)?\.jsonl", re.DOTALL)


class Linked(NamedTuple):
    """A follow-up beside a session's log, and what it says as far as it can be read."""

    path: Path
    reading: Reading


def is_followup(path: Path) -> bool:
    """Return whether a file is a follow-up by its name, and so no session's log."""
    return _NAME.fullmatch(path.name) is not None


def followed_log(path: Path) -> Path | None:
    """Return where the session's log lies that a follow-up belongs to, by its name."""
    found = _NAME.fullmatch(path.name)
    return path.with_name(f"{found[1]}.jsonl") if found else None


def says_followup(reading: Reading) -> bool:
    """Return whether a log is a follow-up by its first entry."""
    return bool(reading.events) and isinstance(reading.events[0].data, FollowupOpened)


def not_a_session(path: Path) -> str:
    """Return what to say where a follow-up was named in place of a session's log: whose it is, and what to do."""
    log = followed_log(path)
    if log is None:
        return f"{path.name} is a follow-up, and not a session's log. Name the log of the session it belongs to."
    return (
        f"{path.name} is a follow-up of {log.name}, and not a session's log. "
        f"To go on with it: coopexercise followup {as_argument(log)}\n"
        f"To see what came of the session: coopexercise debrief {as_argument(log)}"
    )


def followup_paths(log: Path) -> tuple[Path, ...]:
    """Return the follow-ups beside a session's log, in the order of their numbers; one or two may have been deleted."""
    return tuple(_path(log, number) for number in _numbers(log))


def next_followup_path(log: Path) -> Path:
    """Return a free place for one more follow-up, after all that are there."""
    return _path(log, max(_numbers(log), default=0) + 1)


def read_followups(log: Path) -> tuple[Linked, ...]:
    """Read the follow-ups beside a session's log. Raises OSError."""
    return tuple(Linked(path, read(path)) for path in followup_paths(log))


def _numbers(log: Path) -> list[int]:
    found: list[int] = []
    number = 1
    while number <= max(found, default=0) + _MISSING:
        if _path(log, number).exists():
            found.append(number)
        number += 1
    return found


def _path(log: Path, number: int) -> Path:
    place = f"-{number}" if number > 1 else ""
    return log.with_name(f"{log.stem}.followup{place}.jsonl")
