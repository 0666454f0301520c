"""A log at a glance: decoded, but its chain is not checked yet.

Checking costs more than decoding, and a replay should be on the screen before that is done. So a replay glances at the
log, shows it, and reads it properly in the background; what `read` then says counts. Nothing is ever appended to a log
that was only glanced at.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from ..exercise.events import LINE, Event
from .lifting import VERSION
from .line import FIRST_LINE_LIMIT, LINE_LIMIT, shows_only_text
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
    *lines, torn = content.split(b"\n")
    usual = shows_only_text(content) and not _too_long([*lines, torn])
    events = _decoded(lines) if usual else None
    if events is None:
        return read(path)
    return Reading(events, events[-1].hash if events else "", len(content) - len(torn), torn=len(torn))


def _too_long(lines: Sequence[bytes]) -> bool:
    """Tell whether a line may be longer than it should."""
    return len(lines[0]) >= FIRST_LINE_LIMIT or max(map(len, lines[1:]), default=0) >= LINE_LIMIT


def _decoded(lines: Iterable[bytes]) -> tuple[Event, ...] | None:
    """Return the events of lines of this version that are in order, or None."""
    try:
        events = list(map(_DECODER.decode, lines))  # a tuple would be made anew as it grows
    except (ValueError, RecursionError):
        return None
    in_order = all(event.seq == number and event.v == VERSION for number, event in enumerate(events, 1))
    return tuple(events) if in_order else None
