"""The front door: parses the command line, calls one function, exits with the right code.

Exit codes: 0 success, 1 a problem in the user's files, 2 wrong usage, 70 our own fault. Data goes to standard
output, messages to standard error, and no traceback reaches a user.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import __version__

FAULT, USAGE, OUR_FAULT = 1, 2, 70

_FORMATS = ("text", "markdown", "json")
_SHEETS = ("cards", "slips", "injects", "decision")
_MOST_TABLES = 30
_LOG = "the session log; the latest unfinished one if left out"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `arguments` are those of the process when None."""
    _speak_utf8()
    args = _parser().parse_args(arguments)
    from . import commands

    try:
        return int(getattr(commands, args.command)(args))
    except commands.Usage as problem:
        return _say(f"coopexercise: {problem}", USAGE)
    except BrokenPipeError:
        return _quiet_end()
    except KeyboardInterrupt:
        return _say("", 130)
    except OSError as problem:
        return _say(f"coopexercise: {_file_problem(problem)}", FAULT)
    except Exception as fault:
        from .terminal.crash import panel

        return _say(panel(fault, None), OUR_FAULT)


def _speak_utf8() -> None:
    """Windows consoles and pipes may start with another encoding; what people typed must come out as it went in."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(text: str, code: int) -> int:
    if text:
        print(text, file=sys.stderr)
    return code


def _file_problem(problem: OSError) -> str:
    name = f"{problem.filename}: " if problem.filename else ""
    return f"{name}{problem.strerror or problem}"


def _quiet_end() -> int:
    """The reader of a pipe has gone: say nothing, and keep the interpreter from saying it when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coopexercise",
        description="Lead a role-play exercise in which a group feels the difference between consultation and "
        "co-production. Without a command, opens the home screen.",
        epilog="example: coopexercise run community-centre",
    )
    parser.add_argument("--version", action="version", version=f"coopexercise {__version__}")
    parser.set_defaults(command="home")
    add = parser.add_subparsers(metavar="COMMAND", title="commands").add_parser
    _add_sessions(add)
    _add_reports(add)
    _add_authoring(add)
    _add_log(add)
    return parser


def _command(add: Any, name: str, text: str, example: str, function: str = "") -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = add(
        name, help=text, description=f"{text[0].upper()}{text[1:]}.", epilog=f"example: coopexercise {example}"
    )
    parser.set_defaults(command=function or name)
    return parser


def _scenario(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help="an id of the library (see `list`) or a file")


def _people(parser: argparse.ArgumentParser) -> Any:
    who = parser.add_mutually_exclusive_group()
    who.add_argument("-p", "--person", metavar="NAME", action="append", default=[], help="somebody who takes part")
    who.add_argument(
        "--participants", metavar="FILE", help="a list of names, TXT or CSV with name, job, not; - is stdin"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="the seed of the deal; the same seed gives the same deal")
    parser.add_argument("--log", type=Path, metavar="FILE", help="where the session log goes")
    parser.add_argument(
        "--order", choices=("scenario", "swap"), default="scenario", help="swap plays the rounds the other way round"
    )
    parser.add_argument("--equal-time", action="store_true", help="give all rounds the same minutes")
    return who


def _add_sessions(add: Any) -> None:
    run_ = _command(add, "run", "lead a session, from set-up", "run community-centre --participants people.csv", "lead")
    _scenario(run_)
    _people(run_)
    run_.add_argument(
        "--tables", type=_tables, metavar="N", default=1, help="share the people among N tables, a log each"
    )
    resume = _command(add, "resume", "go on exactly where a session stopped", "resume")
    resume.add_argument(
        "log", metavar="LOG", nargs="?", type=Path, help="the session log; the latest unfinished one if left out"
    )
    show = _command(add, "show", "follow a session on a projector, without a private word", "show")
    show.add_argument(
        "log", metavar="LOG", nargs="?", type=Path, help="the session log; the latest unfinished one if left out"
    )
    replay = _command(add, "replay", "read what happened in a session", "replay a.jsonl --plain")
    replay.add_argument("log", metavar="LOG", help="the session log; - is stdin")
    replay.add_argument("--plain", action="store_true", help="as text, in whole sentences with times")


def _add_reports(add: Any) -> None:
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


def _add_authoring(add: Any) -> None:
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
    _people(rehearse).add_argument(
        "-n", "--count", type=int, metavar="COUNT", help="how many people (one for each card)"
    )


def _add_log(add: Any) -> None:
    log = add("log", help="the session log's own tools", description="The session log's own tools.")
    add_tool = log.add_subparsers(metavar="TOOL", title="tools", required=True).add_parser
    verify = _command(add_tool, "verify", "say whether a log is whole", "log verify a.jsonl")
    verify.add_argument("log", metavar="LOG", help="the session log; - is stdin")


def _tables(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_TABLES:
        raise argparse.ArgumentTypeError(f"a number of tables from 1 to {_MOST_TABLES}, not {text!r}")
    return int(text)
