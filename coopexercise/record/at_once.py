"""A whole log, read and checked at once: as surely as `read`, and in three quarters of the time.

For reports on thousands of logs. A log with anything unusual in it is read line by line.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from ..exercise.events import LINE, Event
from .lifting import VERSION
from .line import FIRST_LINE_LIMIT, LINE_LIMIT, flaw, has_times, shows_only_text
from .read import Reading, read

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(LINE)


def read_at_once(path: Path) -> Reading:
    """Return what `read` returns. Raises OSError alone."""
    if path.stat().st_size >= FIRST_LINE_LIMIT:
        return read(path)
    return _usual(path.read_bytes()) or read(path)


def _usual(content: bytes) -> Reading | None:
    """Return the reading of a log of usual size that is whole and holds nothing but entries of this version."""
    if not content.endswith(b"\n") or not shows_only_text(content):
        return None
    lines = content.splitlines(keepends=True)
    if max(map(len, lines[1:]), default=0) > LINE_LIMIT:
        return None
    try:
        events = _DECODER.decode_lines(content)
    except (ValueError, RecursionError):
        return None
    sound = len(lines) == len(events) and _sound(lines, events)
    return Reading(tuple(events), events[-1].hash, len(content)) if sound else None


def _sound(lines: Sequence[bytes], events: Sequence[Event]) -> bool:
    """Tell whether each event is of this version, whole, and follows the one before."""
    head, session = "", events[0].session
    for number, (line, event) in enumerate(zip(lines, events, strict=True), 1):
        if (event.seq, event.prev, event.session, event.v) != (number, head, session, VERSION):
            return False
        if (event.digest and not event.words) or not has_times(event) or flaw(line, event):
            return False
        head = event.hash
    return True
