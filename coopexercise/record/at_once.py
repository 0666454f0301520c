"""A whole log, read and checked at once: as surely as `read`, and in three quarters of the time.

For reports on thousands of logs. A log with anything unusual in it is read line by line.
"""

from collections.abc import Sequence
from pathlib import Path

from ..exercise.events import Event
from .glancing import usual
from .line import FIRST_LINE_LIMIT, flaw
from .read import Reading, read


def read_at_once(path: Path) -> Reading:
    """Return what `read` returns. Raises OSError alone."""
    if path.stat().st_size >= FIRST_LINE_LIMIT:
        return read(path)
    return _usual(path.read_bytes()) or read(path)


def _usual(content: bytes) -> Reading | None:
    """Return the reading of a log of usual size that is whole and holds nothing but entries of this version."""
    events = usual(content, len(content)) if content.endswith(b"\n") else None
    lines = content.splitlines(keepends=True)
    if not events or len(lines) != len(events) or not _chained(lines, events):
        return None
    return Reading(events, events[-1].hash, len(content))


def _chained(lines: Sequence[bytes], events: Sequence[Event]) -> bool:
    """Tell whether each event is whole, and follows the one before."""
    head, session = "", events[0].session
    for line, event in zip(lines, events, strict=True):
        if (event.prev, event.session) != (head, session) or (event.digest and not event.words) or flaw(line, event):
            return False
        head = event.hash
    return True
