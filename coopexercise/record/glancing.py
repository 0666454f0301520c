"""A log at a glance: decoded, but its chain is not checked yet.

Checking costs more than decoding, and a replay should be on the screen before that is done. So a replay glances at the
log, shows it, and reads it properly in the background; what `read` then says counts. Nothing is ever appended to a log
that was only glanced at.
"""

from pathlib import Path

import msgspec

from ..exercise.events import LINE, Event
from .lifting import VERSION
from .line import FIRST_LINE_LIMIT, LINE_LIMIT, all_have_times, shows_only_text
from .read import Reading, read

_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(LINE)
_SIZE_LIMIT = 64 * 1024 * 1024
"""A longer log, some 100,000 entries, is not taken into memory at once."""


def glance(path: Path) -> Reading:
    """Return what a log says if it is as it was written; only `read` can tell whether it is. Raises OSError alone.

    A log with anything unusual in it is read properly at once.
    """
    if path.stat().st_size > _SIZE_LIMIT:
        return read(path)
    content = path.read_bytes()
    size = content.rfind(b"\n") + 1
    events = usual(content, size)
    if events is None:
        return read(path)
    return Reading(events, events[-1].hash if events else "", size, torn=len(content) - size)


def usual(content: bytes, size: int) -> tuple[Event, ...] | None:
    """Return the events in the first `size` bytes, which are whole lines; None where anything is unusual.

    Only the chain is not looked at. What follows those bytes is a torn end, and may hold nothing but text either.
    """
    return _decoded(content[:size]) if shows_only_text(content) and not _too_long(content) else None


def _too_long(content: bytes) -> bool:
    """Tell whether a line is longer than it may be: whether there is no end of a line as far as it may reach."""
    start = content.find(b"\n", 0, FIRST_LINE_LIMIT) + 1
    if not start:
        return len(content) >= FIRST_LINE_LIMIT
    while len(content) - start >= LINE_LIMIT:
        end = content.rfind(b"\n", start, start + LINE_LIMIT)
        if end < 0:
            return True
        start = end + 1
    return False


def _decoded(lines: bytes) -> tuple[Event, ...] | None:
    """Return the events of lines of this version that are in order and have their times, or None."""
    try:
        events = _DECODER.decode_lines(lines)
    except (ValueError, RecursionError):
        return None
    in_order = [event.seq for event in events] == list(range(1, lines.count(b"\n") + 1))
    usual = in_order and {event.v for event in events} <= {VERSION} and all_have_times(events)
    return tuple(events) if usual else None
