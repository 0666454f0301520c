"""The front door: parses the command line, calls one function, and returns the right exit code.

Exit codes: 0 success, 1 a problem in the user's files, 2 wrong usage, 70 our own fault. Data goes to standard
output, messages to standard error, and no traceback reaches a user.
"""

import argparse
import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from . import __version__

FAULT, USAGE, INTERRUPTED, OUR_FAULT = 1, 2, 130, 70

_FORMATS = ("text", "markdown", "json")
_SHEETS = ("cards", "slips", "injects", "decision")
_MOST_TABLES = 30
_MOST_COUNT = 1_000  # far more than a table holds; how many that is, the rules say
_MOST_SEED = 2**53 - 1  # the largest number that every reader of JSON reads as it was written
_Add = Callable[..., argparse.ArgumentParser]
_LOG = "the session log; the latest unfinished one if left out"


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


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="coopexercise",
        allow_abbrev=False,
        description="Lead a role-play exercise in which a group feels the difference between consultation and "
        "co-production. Without a command, opens the home screen.",
        epilog="example: coopexercise run community-centre",
    )
    whole.add_argument("--version", action="version", version=f"coopexercise {__version__}")
    whole.set_defaults(command="home")
    add = whole.add_subparsers(metavar="COMMAND", title="commands").add_parser
    _add_sessions(add)
    _add_reports(add)
    _add_authoring(add)
    _add_log(add)
    return whole


def _command(add: _Add, name: str, text: str, example: str, function: str = "") -> argparse.ArgumentParser:
    command = add(
        name,
        help=text,
        description=f"{text[0].upper()}{text[1:]}.",
        epilog=f"example: coopexercise {example}",
        allow_abbrev=False,
    )
    command.set_defaults(command=function or name)
    return command


def _scenario(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "scenario", metavar="SCENARIO", help="an id of the library (see `list`), or a file; - is stdin"
    )


def _people(command: argparse.ArgumentParser, log: str) -> Any:
    who = command.add_mutually_exclusive_group()
    who.add_argument(
        "-p",
        "--person",
        metavar="NAME",
        action="extend",
        nargs="+",
        default=[],
        help="who takes part, one name or more",
    )
    who.add_argument(
        "--participants", metavar="FILE", help="a list of names, TXT or CSV with name, job, not; - is stdin"
    )
    command.add_argument(
        "--seed",
        type=_whole(0, _MOST_SEED),
        metavar="N",
        help="the seed of the deal; the same seed gives the same deal",
    )
    command.add_argument("--log", type=Path, metavar="FILE", help=log)
    command.add_argument(
        "--order", choices=("scenario", "swap"), default="scenario", help="swap plays the rounds the other way round"
    )
    command.add_argument("--equal-time", action="store_true", help="give all rounds the same minutes")
    return who


def _add_sessions(add: _Add) -> None:
    run_ = _command(add, "run", "lead a session, from set-up", "run community-centre --participants people.csv", "lead")
    run_.add_argument("scenario", metavar="SCENARIO", help="an id of the library (see `list`), or a file")
    _people(run_, log="where the session log goes; your data folder if left out")
    run_.add_argument(
        "--tables",
        type=_whole(1, _MOST_TABLES),
        metavar="N",
        default=1,
        help="share the people among N tables, a log each",
    )
    resume = _command(add, "resume", "go on exactly where a session stopped", "resume")
    resume.add_argument("log", metavar="LOG", nargs="?", type=Path, help=_LOG)
    show = _command(add, "show", "follow a session on a projector, without a private word", "show")
    show.add_argument("log", metavar="LOG", nargs="?", type=Path, help=_LOG)
    replay = _command(add, "replay", "read what happened in a session", "replay a.jsonl --plain")
    replay.add_argument("log", metavar="LOG", help="the session log; - is stdin")
    replay.add_argument("--plain", action="store_true", help="as text, in whole sentences with times")


def _add_reports(add: _Add) -> None:
    debrief = _command(add, "debrief", "set the two modes side by side", "debrief a.jsonl --format markdown -o a.md")
    debrief.add_argument("logs", metavar="LOG|FOLDER", nargs="+", help="session logs, or folders of them; - is stdin")
    debrief.add_argument("--format", choices=_FORMATS, default="text", help="what to write (text)")
    debrief.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write; - is stdout")
    debrief.add_argument(
        "--for",
        dest="reader",
        choices=("participants", "facilitator"),
        default="participants",
        help="facilitator adds free text and notes",
    )
    cards = _command(add, "cards", "print role cards, slips and sheets", "cards community-centre -o cards.pdf")
    _scenario(cards)
    cards.add_argument(
        "-o", "--output", metavar="FILE.pdf", default="", help="where to write (SCENARIO.pdf); - is stdout"
    )
    cards.add_argument("--role", metavar="ID", help="only this card")
    cards.add_argument(
        "--what", metavar="SHEETS", default=",".join(_SHEETS), help=f"of {', '.join(_SHEETS)}; all if left out"
    )


def _add_authoring(add: _Add) -> None:
    _command(add, "list", "list the scenarios of the library", "list", "list_scenarios")
    validate = _command(
        add, "validate", "say everything that is wrong with scenarios and decks", "validate my-scenario.yaml"
    )
    validate.add_argument("files", metavar="SCENARIO|PATH", nargs="+", help="ids, files or folders; - is stdin")
    validate.add_argument("--format", choices=("text", "json"), default="text", help="what to write (text)")
    schema = _command(add, "schema", "print the JSON Schema of a file", "schema scenario > scenario.schema.json")
    schema.add_argument("kind", choices=("scenario", "deck", "event"), help="which schema")
    rehearse = _command(
        add,
        "rehearse",
        "play a session with simulated participants",
        "rehearse community-centre -n 8 --seed 11 --log a.jsonl",
    )
    _scenario(rehearse)
    people = _people(rehearse, log="where the session log goes; - is stdout; if left out, its debrief is printed")
    people.add_argument(
        "-n", "--count", type=_whole(1, _MOST_COUNT), metavar="COUNT", help="how many people (one for each card)"
    )


def _add_log(add: _Add) -> None:
    log = add(
        "log",
        help="the session log's own tools",
        description="The session log's own tools.",
        epilog="example: coopexercise log verify a.jsonl",
    )
    add_tool = log.add_subparsers(metavar="TOOL", title="tools", required=True).add_parser
    verify = _command(add_tool, "verify", "say whether a log is whole", "log verify a.jsonl")
    verify.add_argument("log", metavar="LOG", help="the session log; - is stdin")


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within limits."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from {least} to {most}, not {text!r}")
        return int(text)

    return read
