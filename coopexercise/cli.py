"""The front door: parses the command line, calls one function, and returns the right exit code.

Exit codes: 0 success, 1 a problem in the user's files, 2 wrong usage, 70 our own fault. Data goes to standard
output, messages to standard error, and no traceback reaches a user.
"""

import errno
import os
import sys
from collections.abc import Sequence

from .arguments import parser

FAULT, USAGE, INTERRUPTED, OUR_FAULT = 1, 2, 130, 70


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` are those of the process when None."""
    if sys.stdout is None:
        return _say("there is no standard output to write to.", USAGE)
    _speak_utf8()
    code = 0
    try:
        code = _carried_out(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as problem:
        if not _nobody_reads(problem):
            code = _say(_file_problem(problem), FAULT)
    except Exception as fault:
        from .terminal.crash import panel

        code = OUR_FAULT
        print(panel(fault, None), file=sys.stderr)
    _let_go_of_output()
    return code


def _carried_out(arguments: Sequence[str] | None) -> int:
    try:
        args = parser().parse_args(arguments)
    except SystemExit as end:  # the parser has said what there is to say
        return int(end.code or 0)
    from . import commands

    try:
        return int(getattr(commands, args.command)(args))
    except commands.Usage as problem:
        return _say(str(problem), USAGE)
    except commands.Fault as problem:
        return _say(str(problem), FAULT)


def _speak_utf8() -> None:
    """Windows consoles and pipes may start with another encoding; what people typed must come out as it went in."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(problem: str, code: int) -> int:
    from .commands.streams import tell

    tell(f"coopexercise: {problem}")
    return code


def _file_problem(problem: OSError) -> str:
    name = f"{problem.filename}: " if problem.filename else ""
    return f"{name}{problem.strerror or problem}"


def _nobody_reads(problem: OSError) -> bool:
    """Tell whether the reader of our output has gone, as `head` does; Windows calls that an invalid argument."""
    gone = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
    return problem.errno in gone and not problem.filename


def _let_go_of_output() -> None:
    """Keep the interpreter, when it ends, from trying once more to write what could not be written."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
