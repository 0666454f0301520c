"""The debrief of one log or of many: read one by one, written as they come."""

import secrets
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .streams import FAULT, STANDARD, Fault, Usage, keep_apart, progress, read_log, tell

if TYPE_CHECKING:
    from ..exercise.session import Session

_FOR_THE_FACILITATOR = (
    "This report is for the facilitator alone: it holds what people said and wrote, and private notes. "
    "Without --for facilitator it can be given to participants."
)
_NOT_QUITE_ANONYMOUS = "What people wrote is in it as they wrote it: read it for names before you pass it on."


def debrief(args: Namespace) -> int:
    """Write the contrast of one or more sessions; of those that are damaged, what comes before that."""
    from ..reports.audience import Audience
    from ..reports.debrief import pieces

    names = tuple(dict.fromkeys(_logs(args.logs)))
    if not names:
        raise Fault(f"There is no session log in {', '.join(args.logs)}.")
    keep_apart(args.output, names)
    audience = Audience(facilitator=args.reader == "facilitator", anonymous=args.anonymise)
    _warn(audience.facilitator, audience.anonymous)
    logs = _Logs(names)
    if args.explain:
        _write(args.output, _explained(logs, args.explain, audience.facilitator))
        return logs.code
    if args.format == "pdf" and args.output == STANDARD and sys.stdout.isatty():
        raise Usage("a PDF cannot be shown in a terminal. Say where it goes: -o FILE.pdf")
    sessions = iter(logs)
    first = next(sessions, None)
    if first is not None:
        _write(args.output, pieces(_again(first, sessions), args.format, audience))
    return logs.code


def _again(first: "Session", others: Iterator["Session"]) -> Iterator["Session"]:
    yield first
    yield from others


def _warn(facilitator: bool, anonymous: bool) -> None:
    if facilitator:
        tell(_FOR_THE_FACILITATOR)
    if facilitator and anonymous:
        tell(_NOT_QUITE_ANONYMOUS)


def _logs(names: Sequence[str]) -> Iterable[str]:
    for name in names:
        folder = Path(name)
        if name != STANDARD and folder.is_dir():
            yield from (str(path) for path in sorted(folder.glob("*.jsonl")))
        else:
            yield name


class _Logs:
    """Reads logs one by one; `code` says afterwards whether all of them were whole."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.code = 0

    def __iter__(self) -> Iterator["Session"]:
        from ..exercise.session import fold

        for name in progress(self.names, len(self.names)):
            reading = read_log(name)
            if reading.damage or not reading.events:
                self.code = FAULT
            if reading.events:
                yield fold(reading.events)


def _explained(logs: _Logs, measure: str, facilitator: bool) -> Iterator[bytes]:
    from ..reports.audience import Audience
    from ..reports.explaining import NoMeasure, explain

    if len(logs.names) != 1:
        raise Usage("--explain is for one log at a time.")
    reading = read_log(logs.names[0])
    logs.code = FAULT if reading.damage or not reading.events else 0
    try:
        lines = list(explain(reading.events, measure, Audience(facilitator=facilitator)))
    except NoMeasure as unknown:
        raise Usage(str(unknown.args[0])) from unknown
    yield "".join(f"{line}\n" for line in lines).encode()


def _write(output: str, content: Iterable[bytes]) -> None:
    """Write to a file, whole or not at all, or to standard output. Raises OSError with the file's own name."""
    if output == STANDARD:
        sys.stdout.flush()
        for piece in content:
            sys.stdout.buffer.write(piece)
        return
    path = Path(output)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        _fill(draft, content)
        draft.replace(path)
    except OSError as problem:
        named = problem.filename in (str(draft), None)
        raise OSError(problem.errno, problem.strerror, output if named else problem.filename) from problem
    finally:
        with suppress(OSError):
            draft.unlink()
    tell(f"Written: {output}")


def _fill(draft: Path, content: Iterable[bytes]) -> None:
    with draft.open("xb") as file:
        file.writelines(content)
