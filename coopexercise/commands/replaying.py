"""Walking through a session that has been: on the screen, or as text."""

from argparse import Namespace
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .sessions import open_screens
from .streams import FAULT, STANDARD, Usage, at_terminal, read_log

if TYPE_CHECKING:
    from ..exercise.events import Event


def replay(args: Namespace) -> int:
    """Open a log on the screen, or print what happened."""
    log, at = _moment(args.log, args.at)
    if args.plain and args.speed:
        raise Usage("--speed plays on the screen; the text of --plain has no speed.")
    if args.plain or log == STANDARD or not at_terminal():
        return _print(log, at)
    from ..record import glance
    from ..terminal.start import Replay, Start

    path = Path(log)
    reading = glance(path)  # the screen is there before the chain is checked
    if not reading.events:
        read_log(log)
        return FAULT
    return open_screens(Start(replay=Replay(log=path, reading=reading, at=at, speed=args.speed)))


def _print(log: str, at: str) -> int:
    from ..reports.transcript import transcript

    reading = read_log(log)
    if not reading.events:
        return FAULT
    first = _first(reading.events, at)
    for line in islice(transcript(reading.events, zone=None), first - 1, None):
        print(line)
    return FAULT if reading.damage else 0


def _moment(log: str, at: str) -> tuple[str, str]:
    """Return the log and the moment of it that were asked for; `LOG#45` means both. Raises Usage for no moment."""
    from ..exercise.timeline import parse_seq, parse_time

    name, sign, seq = log.rpartition("#")
    if sign and not at and parse_seq(seq) is not None and not Path(log).exists():
        return name, seq
    if at and parse_time(at) is None and parse_seq(at) is None:
        raise Usage(f"{at!r} is no moment. A time is written 12:30, an entry 45 or LOG#45.")
    return log, at


def _first(events: "Sequence[Event]", at: str) -> int:
    """Return the number of the first event from a moment on."""
    from ..exercise.timeline import parse_seq, parse_time, timeline

    played = parse_time(at)
    if played is not None:
        return timeline(events).at(played)
    return max(1, parse_seq(at) or 1)
