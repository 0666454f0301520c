"""The session log's own tools: is it whole, set its torn end aside, remove words, copy it without words."""

from argparse import Namespace
from pathlib import Path

from .streams import FAULT, STANDARD, Usage, keep_apart, log_file, opening, read_log, record_problems, tell, write


def verify(args: Namespace) -> int:
    """Say whether a log is whole."""
    from ..record import verify as judge

    with log_file(args.log) as path:
        verdict = judge(path)
    for sentence in verdict.sentences:
        print(sentence)
    return verdict.exit_code


def repair(args: Namespace) -> int:
    """Set the torn end of a log aside."""
    from ..record import repair as set_aside

    with opening(args.log), record_problems():
        print(set_aside(_file(args.log)))
    return 0


def redact(args: Namespace) -> int:
    """Remove the words of an entry for good."""
    from ..record import now, open_log
    from ..record.redacting import told

    path, seq = _reference(args.entry)
    with opening(str(path)), record_problems():
        log, _, notice = open_log(path)
        with log:
            if notice:  # said at once: the torn end is set aside whether or not there are words to remove
                print(notice)
            events = log.remove_words(seq, now(), args.why)
    for sentence in told(events, seq):
        print(sentence)
    return 0


def anonymise(args: Namespace) -> int:
    """Write a copy of a log without words."""
    from ..record import anonymise as without_words

    keep_apart(args.output, [args.log])
    reading = read_log(args.log)
    if not reading.events:
        return FAULT
    with record_problems():
        copy = without_words(reading)
    write(args.output, (copy.content,))
    for sentence in copy.sentences:
        tell(sentence)
    return FAULT if reading.damage else 0


def _file(name: str) -> Path:
    """Return the path of a log that is to be changed."""
    if name == STANDARD:
        raise Usage("what comes from standard input cannot be changed in its place. Name the log.")
    return Path(name)


def _reference(text: str) -> tuple[Path, int]:
    """Return log and entry of a reference `LOG#SEQ`."""
    name, mark, seq = text.rpartition("#")
    if not mark or not name or not seq.isdecimal():
        raise Usage(f"{text} names no entry. Write log and number, as in a.jsonl#12; `replay LOG --plain` shows them.")
    return _file(name), int(seq)
