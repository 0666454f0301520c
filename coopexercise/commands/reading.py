"""What comes of a log: the contrast, the transcript, the judgement whether it is whole."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from .sessions import open_screens
from .streams import FAULT, STANDARD, Fault, at_terminal, keep_apart, log_file, read_log, write


def replay(args: Namespace) -> int:
    """Print what happened, or open it on the screen."""
    from ..reports.transcript import transcript

    reading = read_log(args.log)
    if not reading.events:
        return FAULT
    if not args.plain and args.log != STANDARD and at_terminal():
        from ..terminal.start import Start

        return open_screens(Start(transcript=Path(args.log)))
    for line in transcript(reading.events, zone=None):
        print(line)
    return FAULT if reading.damage else 0


def debrief(args: Namespace) -> int:
    """Write the contrast of one or more sessions; of those that are damaged, what comes before that."""
    from ..exercise.session import fold
    from ..reports.debrief import report

    names = tuple(dict.fromkeys(_logs(args.logs)))
    if not names:
        raise Fault(f"There is no session log in {', '.join(args.logs)}.")
    keep_apart(args.output, names)
    readings = [read_log(name) for name in names]
    sessions = [fold(reading.events) for reading in readings if reading.events]
    if sessions:
        write(args.output, report(sessions, args.format, for_facilitator=args.reader == "facilitator").encode())
    return FAULT if any(reading.damage or not reading.events for reading in readings) else 0


def _logs(names: Sequence[str]) -> Iterable[str]:
    for name in names:
        folder = Path(name)
        if name != STANDARD and folder.is_dir():
            yield from (str(path) for path in sorted(folder.glob("*.jsonl")))
        else:
            yield name


def verify(args: Namespace) -> int:
    """Say whether a log is whole."""
    from ..record import verify as judge

    with log_file(args.log) as path:
        verdict = judge(path)
    for sentence in verdict.sentences:
        print(sentence)
    return verdict.exit_code
