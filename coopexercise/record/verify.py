"""What to say about a log as a whole: for `log verify`."""

from collections.abc import Iterable, Iterator
from glob import escape
from pathlib import Path
from typing import Literal

from msgspec import Struct

from ..exercise.events import FollowupOpened, SessionOpened, WordsRemoved
from .errors import NOTHING_LEFT
from .opening import why_nothing
from .read import Reading, read

State = Literal["closed", "open", "torn", "damaged", "empty"]
"""`closed`: whole, and ended; `open`: whole so far; `torn`: its last line lost its end; `damaged`: a line is wrong;
`empty`: not even the first line is whole."""


class Verdict(Struct, frozen=True):
    """The state of a log, and the sentences that say so."""

    state: State
    sentences: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 for a whole log, 1 for one that is torn, damaged or empty."""
        return 0 if self.state in ("closed", "open") else 1


def verify(path: Path) -> Verdict:
    """Read a log and judge it. Raises OSError alone."""
    reading = read(path)
    state = _state(reading)
    sentences = (_verdict(state, reading), *_readable(path, reading), *_remarks(reading), *_beside(path))
    return Verdict(state, sentences)


def _state(reading: Reading) -> State:
    if reading.damage:
        return "damaged"
    if not reading.events:
        return "empty"
    if reading.torn:
        return "torn"
    return "closed" if reading.closed else "open"


def _verdict(state: State, reading: Reading) -> str:
    lines = len(reading.events)
    if reading.damage:
        where = f"line {reading.damage.line} (byte {reading.damage.byte})"
        left = f"The {_lines(lines)} before it can be read." if lines else NOTHING_LEFT
        return f"Damaged: {where} {reading.damage.cause}. {left}"
    if state == "empty":
        return f"Nothing was recorded in it: {why_nothing(reading)}"
    if reading.torn:
        return (
            f"Torn: after {_lines(lines)} ({reading.size} bytes) come {reading.torn} bytes of a line that was not "
            "recorded to its end. "
            "Resuming the session, or `coopexercise log repair`, sets them aside; nothing else is lost."
        )
    if state == "closed":
        return f"Whole: {_lines(lines)}, from the beginning to the end of the session. Head {reading.head}."
    return (
        f"Whole so far: {_lines(lines)}; the session was not ended, so the loss of its last lines would not show. "
        f"Head {reading.head}."
    )


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


def _readable(path: Path, reading: Reading) -> Iterator[str]:
    """Say what of a damaged log can be read still, and how much cannot be trusted."""
    if reading.damage is None:
        return
    if reading.events:
        yield (
            f"What can be read ends with entry {reading.events[-1].seq} ({reading.events[-1].kind}), recorded at "
            f"{reading.events[-1].at}. Nothing can be mended or added; `replay` and `debrief` use what can be read."
        )
    yield f"Of the {path.stat().st_size} bytes of the file, {path.stat().st_size - reading.size} cannot be trusted."


def _remarks(reading: Reading) -> list[str]:
    """Return what else a person should know: what kind of log it is, what was removed, what is not understood."""
    return [*_made(reading), *_removals(reading), *_strangers(reading)]


def _made(reading: Reading) -> Iterator[str]:
    opened = reading.events[0].data if reading.events else None
    if isinstance(opened, FollowupOpened) and opened.origin:
        origin = opened.origin
        yield f"This is a follow-up of session {origin.log}, whose log ended with entry {origin.seq} ({origin.hash})."
    if isinstance(opened, SessionOpened | FollowupOpened) and opened.anonymised:
        yield "This is an anonymised copy: its chain is its own, and says nothing about the log it was made from."


def _removals(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        if isinstance(event.data, WordsRemoved):
            yield f"The words of line {event.data.seq} were removed at {event.at}."
    if reading.ended is not None and reading.ended is not reading.events[-1]:
        yield f"When the session ended, before the last removal, the head was {reading.ended.hash}."


def _strangers(reading: Reading) -> Iterable[str]:
    unknown = (f"This version does not know {kind!r}: kept, but nothing can be added." for kind in reading.unknown)
    return dict.fromkeys(unknown)


def _beside(path: Path) -> Iterator[str]:
    """Name the ends that were set aside."""
    for torn in sorted(path.parent.glob(f"{escape(path.name)}.torn*")):
        yield f"Beside it, in {torn.name}, are {torn.stat().st_size} bytes of an entry that was never recorded."
