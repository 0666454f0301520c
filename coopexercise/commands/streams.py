"""Where a command's input comes from and its output goes: files, standard input and output for `-`, the terminal."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from ..exercise.text import clean

if TYPE_CHECKING:
    from ..record import Reading

T = TypeVar("T")

BAR = 30
"""The width of a progress bar."""
FAULT = 1
"""The exit code of a problem in the user's files."""
STANDARD = "-"
"""Standard input or output, in place of a file's name."""


class Usage(Exception):
    """The command cannot be carried out as it was given; the text says what to do instead."""


class Fault(Exception):
    """Something is wrong with the user's files; the text says where and what."""


def tell(text: str) -> None:
    """Say something to the person at the keyboard: on standard error, where it spoils no data."""
    print(clean(text), file=sys.stderr)


def progress(things: Iterable[T], count: int) -> Iterator[T]:
    """Yield things, with a bar on standard error while somebody watches it there; the bar is gone afterwards."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from things
        return
    width = len(f"[{'.' * BAR}] {count} of {count}")
    try:
        for place, thing in enumerate(things, 1):
            full = BAR * place // count
            print(f"\r[{'#' * full}{'.' * (BAR - full)}] {place} of {count}", end="", file=sys.stderr, flush=True)
            yield thing
    finally:
        print(f"\r{' ' * width}\r", end="", file=sys.stderr, flush=True)


def at_terminal() -> bool:
    """Return whether somebody can see the screen and press keys."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def need_terminal() -> None:
    """Raise Usage where no screen can be shown."""
    if not at_terminal():
        raise Usage(
            "the screens need a terminal for input and output, and this is a pipe or a file. Start it in a terminal "
            "window; `rehearse`, `debrief` and `replay --plain` work without one."
        )


def standard_input() -> bytes:
    """Return all of standard input."""
    if sys.stdin is None:
        raise Usage("nothing can be read from standard input.")
    return sys.stdin.buffer.read()


@contextmanager
def log_file(name: str) -> Iterator[Path]:
    """Give the path of a log; one on standard input has a file of its own meanwhile."""
    if name != STANDARD:
        with opening(name):
            yield Path(name)
        return
    with temporary_log() as path:
        path.write_bytes(standard_input())
        yield path


@contextmanager
def opening(name: str) -> Iterator[None]:
    """Say what keeps a log from being opened, and what to do: raises Fault."""
    try:
        yield
    except OSError as problem:
        if problem.filename is None or Path(problem.filename) != Path(name):
            raise
        raise Fault(_cannot_open(name, problem)) from problem


def _cannot_open(name: str, problem: OSError) -> str:
    if Path(name).is_dir():
        return f"{name} is a folder, not a session log. Name a file in it, one that ends in .jsonl."
    if isinstance(problem, FileNotFoundError):
        return f"There is no log {name}. Look at its name and folder; `coopexercise` lists the sessions found."
    if isinstance(problem, PermissionError):
        return f"{name} may not be opened by this account. Use the account that led the session, or a copy of the log."
    return f"{name}: {problem.strerror}."


@contextmanager
def temporary_log() -> Iterator[Path]:
    """Give a free place for a log, which is gone afterwards."""
    with TemporaryDirectory(prefix="coopexercise-") as folder:
        yield Path(folder, "log.jsonl")


@contextmanager
def record_problems() -> Iterator[None]:
    """Say what the record cannot do as the command line does: raises Fault."""
    from ..record import RecordError

    try:
        yield
    except RecordError as problem:
        raise Fault(str(problem)) from problem


def read_log(name: str) -> "Reading":
    """Read a log as far as it can be trusted, and tell when that is not all of it. Raises OSError."""
    from ..record import read_at_once
    from ..record.opening import why_nothing

    with log_file(name) as path:
        reading = read_at_once(path)
    if not reading.events:
        tell(f"{name} holds no session: {why_nothing(reading)}")
    elif reading.damage:
        where = f"line {reading.damage.line} (byte {reading.damage.byte})"
        tell(f"{name} is damaged at {where}: it {reading.damage.cause}. What comes before that is used.")
    elif reading.torn:
        tell(
            f"{name} is torn: after line {len(reading.events)} ({reading.size} bytes) come {reading.torn} bytes of an "
            "entry that was not recorded to its end. What comes before that is used; `log repair` sets them aside."
        )
    return reading


def write(output: str, pieces: Iterable[bytes]) -> None:
    """Write to a file, whole or not at all, or to standard output.

    Raises OSError with the file's own name, or that of a log which could not be read for a piece.
    """
    if output == STANDARD:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        return
    from ..record import write_atomic

    path = Path(output)
    try:
        write_atomic(path, pieces)
    except OSError as problem:
        place = Path(problem.filename or path)
        ours = place in (path, path.parent) or place.name.startswith(f".{path.name}.")
        raise OSError(problem.errno, problem.strerror, output if ours else problem.filename) from problem
    tell(f"Written: {output}")


def keep_off_terminal(form: str, output: str) -> None:
    """Raise Usage when a PDF would be written to a terminal."""
    if form == "pdf" and output == STANDARD and sys.stdout.isatty():
        raise Usage("a PDF cannot be shown in a terminal. Say where it goes: -o FILE.pdf")


def keep_apart(output: str, inputs: Iterable[str]) -> None:
    """Raise Usage when writing would take the place of something that is read."""
    place = Path(output)
    if output != STANDARD and place.exists() and any(place.samefile(name) for name in inputs if name != STANDARD):
        raise Usage(f"{output} is what is read here. Choose another name for what is written.")
