"""What to say about a log as a whole: for `log verify`."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from ..exercise.events import WordsRemoved
from .read import Reading, read

State = Literal["closed", "open", "torn", "damaged"]
"""`closed`: whole, and ended; `open`: whole so far; `torn`: its last line lost its end; `damaged`: a line is wrong."""


class Verdict(Struct, frozen=True):
    """The state of a log, and the sentences that say so."""

    state: State
    sentences: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 for a whole log, 1 for one that is torn or damaged."""
        return 0 if self.state in ("closed", "open") else 1


def verify(path: Path) -> Verdict:
    """Read a log and judge it. Raises OSError alone."""
    reading = read(path)
    state = _state(reading)
    return Verdict(state, (_verdict(state, reading), *_remarks(reading)))


def _state(reading: Reading) -> State:
    if reading.damage:
        return "damaged"
    if reading.torn:
        return "torn"
    return "closed" if reading.closed else "open"


def _verdict(state: State, reading: Reading) -> str:
    lines = len(reading.events)
    if reading.damage:
        where = f"line {reading.damage.line} (byte {reading.damage.byte})"
        return f"Damaged: {where} {reading.damage.cause}. The {_lines(lines)} before it can be read."
    if reading.torn:
        return (
            f"Torn: after {_lines(lines)} come {reading.torn} bytes of a line that was not recorded to its end. "
            "Resuming the session sets them aside; nothing else is lost."
        )
    if state == "closed":
        return f"Whole: {_lines(lines)}, from the beginning to the end of the session. Head {reading.head}."
    return (
        f"Whole so far: {_lines(lines)}; the session was not ended, so the loss of its last lines would not show. "
        f"Head {reading.head or 'none'}."
    )


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _remarks(reading: Reading) -> list[str]:
    """Return what else a person should know: words that were removed, and events of a newer version."""
    removed = [
        f"The words of line {event.data.seq} were removed at {event.at}."
        for event in reading.events
        if isinstance(event.data, WordsRemoved)
    ]
    unknown = [f"This version does not know {kind!r}: kept, but nothing can be added." for kind in reading.unknown]
    return removed + list(dict.fromkeys(unknown))
