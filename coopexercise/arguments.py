"""What the command line takes: commands, options, and what `--help` says of each."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import __version__

_FORMATS = ("text", "markdown", "html", "pdf", "json", "csv")
_SHEETS = (
    "script",
    "explain",
    "cards",
    "labels",
    "passes",
    "options",
    "injects",
    "decision",
    "slips",
    "observer",
    "reminders",
)
_WHYS = ("asked", "mistake", "disclosure")
_MOST_TABLES = 30
_MOST_COUNT = 1_000  # far more than a table holds; how many that is, the rules say
_MOST_RUNS = 10_000
_MOST_SEED = 2**53 - 1  # the largest number that every reader of JSON reads as it was written
_Add = Callable[..., argparse.ArgumentParser]
_LOG = "the session log; the latest unfinished one if left out"


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
    _add_versions(add)
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
    replay = _command(add, "replay", "walk through what happened in a session", "replay a.jsonl --at 12:30")
    replay.add_argument("log", metavar="LOG[#SEQ]", help="the session log, or a moment of it; - is stdin")
    replay.add_argument("--at", metavar="TIME|SEQ", default="", help="begin at 12:30 of played time, or at entry 45")
    replay.add_argument(
        "--speed", type=int, choices=(1, 2, 4, 8, 16), default=0, help="play at once, so many times as fast"
    )
    replay.add_argument("--plain", action="store_true", help="as text, in whole sentences with times")


def _add_reports(add: _Add) -> None:
    debrief = _command(add, "debrief", "set the two modes side by side", "debrief a.jsonl --format html -o a.html")
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
    debrief.add_argument("--anonymise", action="store_true", help="leave out which session it was: date, table, seats")
    debrief.add_argument("--explain", metavar="MEASURE", default="", help="a measure's formula, and its entries")
    _add_pack(add)
    followup = _command(
        add, "followup", "record, weeks later, what came of a session's promises and outcomes", "followup a.jsonl"
    )
    followup.add_argument("log", metavar="LOG", help="the log of a session that has ended")
    cards = _command(add, "cards", "print cards, slips, sheets and script", "cards community-centre -o cards.pdf")
    _scenario(cards)
    cards.add_argument(
        "-o", "--output", metavar="FILE.pdf", default="", help="where to write (SCENARIO.pdf); - is stdout"
    )
    cards.add_argument("--role", metavar="ID", help="only what goes to this card")
    cards.add_argument(
        "--what", metavar="SHEETS", default=",".join(_SHEETS), help=f"of {', '.join(_SHEETS)}; all if left out"
    )
    cards.add_argument("--paper", choices=("a4", "letter"), default="a4", help="the size of the paper (a4)")
    cards.add_argument(
        "--large-print", action="store_true", help="nothing smaller than 16 points; each card and slip fills a page"
    )


def _add_pack(add: _Add) -> None:
    pack = _command(
        add, "pack", "write what those who carry a project take away", "pack a.jsonl --format pdf -o pack.pdf"
    )
    pack.add_argument("log", metavar="LOG", help="the session log; - is stdin")
    pack.add_argument(
        "--what",
        choices=("pack", "reminders"),
        default="pack",
        help="reminders: a slip for each promise, to cut out (pack)",
    )
    pack.add_argument("--proposal", metavar="ID", default="", help="this one (what was decided for)")
    pack.add_argument(
        "--format", choices=("markdown", "html", "pdf"), default="", help="what to write (markdown; reminders: pdf)"
    )
    pack.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write; - is stdout")


def _add_authoring(add: _Add) -> None:
    _command(add, "list", "list the scenarios of the library", "list", "list_scenarios")
    new = _command(
        add, "new", "write a commented file to begin with", 'new scenario "The library" --from community-centre'
    )
    new.add_argument("kind", choices=("scenario", "deck"), help="which kind of file")
    new.add_argument("name", metavar="NAME", help="its title, or its id")
    new.add_argument("--from", dest="origin", metavar="ID", default="", help="copy this one of the library")
    new.add_argument("-o", "--output", metavar="FILE", default="", help="where to write (NAME.yaml); - is stdout")
    validate = _command(
        add, "validate", "say everything that is wrong with scenarios and decks", "validate my-scenario.yaml"
    )
    validate.add_argument("files", metavar="SCENARIO|PATH", nargs="+", help="ids, files or folders; - is stdin")
    validate.add_argument("--format", choices=("text", "json"), default="text", help="what to write (text)")
    validate.add_argument("--strict", action="store_true", help="count a warning as a failure too")
    validate.add_argument("--watch", action="store_true", help="check again after each save, until ctrl+c")
    validate.add_argument("--upgrade", action="store_true", help="first rewrite files of an older format, in place")
    schema = _command(add, "schema", "print the JSON Schema of a file", "schema scenario > scenario.schema.json")
    schema.add_argument("kind", choices=("scenario", "deck", "event", "debrief"), help="which schema")
    rehearse = _command(
        add,
        "rehearse",
        "play a session with simulated participants",
        "rehearse community-centre --runs 200",
    )
    _scenario(rehearse)
    people = _people(rehearse, log="where the session log goes; - is stdout; if left out, its debrief is printed")
    people.add_argument(
        "-n", "--count", type=_whole(1, _MOST_COUNT), metavar="COUNT", help="how many people (one for each card)"
    )
    rehearse.add_argument(
        "--runs",
        type=_whole(1, _MOST_RUNS),
        metavar="N",
        help="play it N times, with groups of all sizes unless -n says one, and print what it tends to do",
    )
    rehearse.add_argument("--format", choices=("text", "json"), default="text", help="what to print (text)")


def _add_versions(add: _Add) -> None:
    diff = _command(
        add, "diff", "say what changed between two versions of a scenario or deck", "diff community-centre mine.yaml"
    )
    diff.add_argument("old", metavar="A", help="the older one: an id of the library, or a file; - is stdin")
    diff.add_argument("new", metavar="B", help="the newer one, likewise")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="what to write (text)")


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
    repair = _command(add_tool, "repair", "set the torn end of a log aside, in a file beside it", "log repair a.jsonl")
    repair.add_argument("log", metavar="LOG", help="the session log")
    redact = _command(add_tool, "redact", "remove the words of an entry for good", "log redact a.jsonl#12")
    redact.add_argument("entry", metavar="LOG#SEQ", help="the session log and the number of the entry")
    redact.add_argument("--why", choices=_WHYS, default="", help="the reason that the log gives; none if left out")
    anonymise = _command(
        add_tool, "anonymise", "copy a log without words and dates", "log anonymise a.jsonl -o shared.jsonl"
    )
    anonymise.add_argument("log", metavar="LOG", help="the session log; - is stdin")
    anonymise.add_argument("-o", "--output", metavar="FILE", default="-", help="where to write; - is stdout")


def _whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within limits."""

    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"a whole number from {least} to {most}, not {text!r}")
        return int(text)

    return read
