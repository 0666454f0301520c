"""For trainers: cards on paper, the library, the check of files, their schemas."""

import time
from argparse import Namespace
from typing import TYPE_CHECKING

from ..exercise.text import as_argument, one_line
from .inputs import load_scenario
from .starting import upgrade_files
from .streams import FAULT, STANDARD, Usage, standard_input, tell, write

if TYPE_CHECKING:
    from ..library import Entry
    from ..reports.cards import Flaw


def cards(args: Namespace) -> int:
    """Print the pack of a scenario, or some of its sheets."""
    from ..reports.cards import print_cards

    loaded = load_scenario(args.scenario)
    what = [each.strip() for each in args.what.split(",")]
    try:
        printed = print_cards(
            loaded.scenario, loaded.deck, what=what, role=args.role, paper=args.paper, large=args.large_print
        )
    except ValueError as problem:
        raise Usage(str(problem)) from problem
    for flaw in printed.flaws:
        tell(_placed(flaw, args.scenario))
    write(args.output or f"{loaded.scenario.id}.pdf", (printed.pdf,))
    return 0


def _placed(flaw: "Flaw", scenario: str) -> str:
    """Return a flaw on paper with the file and line of its text; the keys alone where the file was standard input."""
    from ..library.places import place_of

    found = "" if scenario == STANDARD else place_of(scenario, flaw.place)
    keys = "/".join(str(key) for key in flaw.place)
    return ": ".join(filter(None, (found or keys, "warning", flaw.text)))


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
    if args.upgrade:
        upgrade_files(args.files)
    if not args.watch:
        return _validated(args)
    if STANDARD in args.files or args.format == "json":
        raise Usage("--watch is for files and for text to read: without - and without --format json.")
    return _watched(args)


def _watched(args: Namespace) -> int:
    from ..library import fingerprints
    from .watching import states

    code = 0
    try:
        for _ in states(lambda: fingerprints(args.files)):
            code = _validated(args)
            print(f"Checked at {time.strftime('%H:%M:%S')}; waiting for the next save. End with ctrl+c.\n", flush=True)
    except KeyboardInterrupt:
        return code
    return code


def _validated(args: Namespace) -> int:
    from ..library import as_json, as_text, check, check_text, counted

    problems = check([name for name in args.files if name != STANDARD])
    if STANDARD in args.files:
        problems += check_text(standard_input())
    if args.format == "json":
        print(as_json(problems))
    elif problems:
        print(as_text(problems))
        print(counted(problems))
    else:
        tell("No problems.")
    grave = ("error", "warning") if args.strict else ("error",)
    return FAULT if any(problem.severity in grave for problem in problems) else 0


def schema(args: Namespace) -> int:
    """Print a JSON Schema."""
    import json

    from ..library import json_schema
    from ..reports import json_ as debrief

    print(
        json.dumps(debrief.schema() if args.kind == "debrief" else json_schema(args.kind), indent=2, ensure_ascii=False)
    )
    return 0
