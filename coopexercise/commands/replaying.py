"""Walking through a session that has been: on the screen, or as text."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .sessions import open_screens
from .streams import FAULT, STANDARD, Usage, at_terminal, read_log, tell

if TYPE_CHECKING:
    from ..exercise.events import Event, SessionOpened
    from ..record import Reading


def replay(args: Namespace) -> int:
    """Open a log on the screen, or print what happened."""
    log, at = _moment(args.log, args.at)
    if args.plain and args.speed:
        raise Usage("--speed plays on the screen; the text of --plain has no speed.")
    if args.plain or log == STANDARD or not at_terminal():
        return _print(log, at)
    from ..record import glance, not_a_session, says_followup
    from ..terminal.start import Replay, Start

    path = Path(log)
    reading = glance(path)  # the screen is there before the chain is checked
    if not reading.events:
        read_log(log)
        return FAULT
    if says_followup(reading):  # a few lines, without a clock or a round: nothing to walk through
        tell(not_a_session(path))
        return _print(log, at)
    return open_screens(Start(replay=Replay(log=path, reading=reading, at=at, speed=args.speed)))


def _print(log: str, at: str) -> int:
    from ..record import load_people
    from ..reports.transcript import transcript

    reading = read_log(log)
    if not reading.events:
        return FAULT
    _tell_of_end(reading.events, at)
    people = {} if log == STANDARD else load_people(Path(log)).names
    for line in transcript(reading.events, None, people, _first(reading.events, at), _followed(log, reading)):
        print(line)
    return FAULT if reading.damage else 0


def _followed(log: str, reading: "Reading") -> "SessionOpened | None":
    """Return how the session opened that a follow-up belongs to, if its log lies beside it and can be read."""
    from ..record import followed_log, read, says_followup

    session_log = followed_log(Path(log)) if log != STANDARD and says_followup(reading) else None
    if session_log is None or not session_log.is_file():
        return None
    from ..exercise import followup
    from ..exercise.session import fold

    session = fold(read(session_log).events)
    return session.opened if followup.belongs(followup.fold(reading.events), session) else None


def _moment(log: str, at: str) -> tuple[str, str]:
    """Return the log and the moment of it that were asked for; `LOG#45` means both. Raises Usage for no moment."""
    from ..exercise.timeline import parse_seq, parse_time

    name, sign, seq = log.rpartition("#")
    if sign and not at and parse_seq(seq) is not None and not Path(log).exists():
        return name, seq
    if at and parse_time(at) is None and parse_seq(at) is None:
        raise Usage(f"{at!r} is no moment. A time is written 12:30, an entry 45 or LOG#45.")
    return log, at


def _tell_of_end(events: "Sequence[Event]", at: str) -> None:
    """Say so when a moment that was asked for lies after the end."""
    if not at:
        return
    from ..exercise.timeline import timeline
    from ..terminal.replaying import beyond

    if told := beyond(timeline(events), at):
        tell(told)


def _first(events: "Sequence[Event]", at: str) -> int:
    """Return the number of the event at which a moment stands."""
    from ..exercise.timeline import parse_seq, parse_time, timeline

    played = parse_time(at)
    if played is not None:
        return timeline(events).at(played)
    return min(max(1, parse_seq(at) or 1), len(events))
