"""The debrief of one log or of many, written as they are read."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from .logs import Logs, named
from .many import Shared, worthwhile
from .streams import FAULT, Fault, Usage, keep_apart, keep_off_terminal, read_log, tell, write

_FOR_THE_FACILITATOR = (
    "This report is for the facilitator alone: it holds what people said and wrote, and private notes. "
    "Without --for facilitator it can be given to participants."
)
_NOT_QUITE_ANONYMOUS = "What people wrote is in it as they wrote it: read it for names before you pass it on."


def debrief(args: Namespace) -> int:
    """Write the contrast of one or more sessions; of those that are damaged, what comes before that."""
    from ..reports.audience import Audience
    from ..reports.debrief import pieces

    names = tuple(dict.fromkeys(named(args.logs)))
    if not names:
        raise Fault(f"There is no session log in {', '.join(args.logs)}.")
    keep_apart(args.output, names)
    audience = Audience(facilitator=args.reader == "facilitator", anonymous=args.anonymise)
    _warn(audience.facilitator, audience.anonymous)
    logs = Logs(names)
    if args.explain:
        write(args.output, _explained(logs, args.explain, audience.facilitator))
        return logs.code
    keep_off_terminal(args.format, args.output)
    if worthwhile(names, args.format, audience):
        return _by_workers(Shared(names, args.format, audience), args)
    sessions = iter(logs)
    first = next(sessions, None)
    if first is not None:
        write(args.output, pieces(chain((first,), sessions), args.format, audience))
    return logs.code


def _by_workers(parts: Shared, args: Namespace) -> int:
    from ..reports.debrief import framed

    others = iter(parts)
    first = next(others, None)
    if first is not None:
        write(args.output, framed(chain((first,), others), args.format))
    return parts.code


def _warn(facilitator: bool, anonymous: bool) -> None:
    if facilitator:
        tell(_FOR_THE_FACILITATOR)
    if facilitator and anonymous:
        tell(_NOT_QUITE_ANONYMOUS)


def _explained(logs: Logs, measure: str, facilitator: bool) -> Iterator[bytes]:
    from ..record import not_a_session, says_followup
    from ..reports.audience import Audience
    from ..reports.explaining import NoMeasure, explain

    if len(logs.names) != 1:
        raise Usage("--explain is for one log at a time.")
    reading = read_log(logs.names[0])
    if says_followup(reading):
        raise Fault(not_a_session(Path(logs.names[0])))
    logs.code = FAULT if reading.damage or not reading.events else 0
    try:
        lines = list(explain(reading.events, measure, Audience(facilitator=facilitator)))
    except NoMeasure as unknown:
        raise Usage(str(unknown.args[0])) from unknown
    yield "".join(f"{line}\n" for line in lines).encode()
