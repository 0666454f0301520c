"""For trainers: cards on paper, the library, the check of files, their schemas."""

from argparse import Namespace
from typing import TYPE_CHECKING

from ..exercise.text import as_argument, one_line
from .inputs import load_scenario
from .streams import FAULT, STANDARD, Usage, standard_input, tell, write

if TYPE_CHECKING:
    from ..library import Entry


def cards(args: Namespace) -> int:
    """Print role cards, slips and sheets."""
    from ..reports.cards import print_cards

    loaded = load_scenario(args.scenario)
    what = [each.strip() for each in args.what.split(",")]
    try:
        printed = print_cards(loaded.scenario, loaded.deck, what=what, role=args.role)
    except ValueError as problem:
        raise Usage(str(problem)) from problem
    for warning in printed.warnings:
        tell(warning)
    write(args.output or f"{loaded.scenario.id}.pdf", printed.pdf)
    return 0


def list_scenarios(_: Namespace) -> int:
    """List the scenarios of the library."""
    from ..library import shelf

    for entry in shelf():
        print(_listed(entry))
    return 0


def _listed(entry: "Entry") -> str:
    name = one_line(entry.id)
    if entry.faults:
        return f"{name:<24} cannot be played yet; see: coopexercise validate {as_argument(name)}"
    people = f"{entry.people[0]}–{entry.people[1]} people"
    return f"{name:<24} {entry.minutes:>4} min  {people:<14} {entry.title}\n{'':<24} {entry.summary}".rstrip()


def validate(args: Namespace) -> int:
    """Say everything that is wrong with scenarios and decks."""
    from ..library import as_json, as_text, check, check_text, has_errors

    problems = check([name for name in args.files if name != STANDARD])
    if STANDARD in args.files:
        problems += check_text(standard_input())
    if args.format == "json":
        print(as_json(problems))
    elif problems:
        print(as_text(problems))
    else:
        tell("No problems.")
    return FAULT if has_errors(problems) else 0


def schema(args: Namespace) -> int:
    """Print a JSON Schema."""
    import json

    from ..library import json_schema

    print(json.dumps(json_schema(args.kind), indent=2, ensure_ascii=False))
    return 0
