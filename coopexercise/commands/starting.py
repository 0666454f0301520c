"""For trainers: a new file, a file in today's version of the format, and what changed between two versions."""

import json
import stat
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..exercise.text import as_argument
from .streams import STANDARD, Fault, Usage, standard_input, tell, write

if TYPE_CHECKING:
    from ..exercise.deck import Deck
    from ..library import Loaded, StartKind


def new(args: Namespace) -> int:
    """Write a new scenario or deck, and beside it the schema that editors read."""
    from ..library import CannotStart, start

    try:
        started = start(args.kind, args.name, args.origin)
    except CannotStart as problem:
        raise Fault(str(problem)) from problem
    if args.output == STANDARD:
        write(STANDARD, (started.text.encode(),))
        return 0
    path = Path(args.output or f"{started.id}.yaml")
    _create(path, started.text)
    _put_schema(path.parent, args.kind)
    tell(f"Next: open it in an editor, then: coopexercise validate {as_argument(path)}")
    return 0


def _create(path: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as problem:
        raise Fault(
            f"{path} is there already, and stays as it is. Choose another name, or a file with -o."
        ) from problem
    except FileNotFoundError as problem:
        raise Fault(f"{path} cannot be written: there is no folder {path.parent}. Make it first.") from problem
    tell(f"Written: {path}")


def _put_schema(folder: Path, kind: "StartKind") -> None:
    """Put the schema beside a new file; one that is there stays, but is called old if it is."""
    from ..library import json_schema, schema_name

    path = folder / schema_name(kind)
    schema = json_schema(kind)
    if not path.exists():
        _create(path, json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
        return
    with suppress(OSError, ValueError):
        if json.loads(path.read_bytes()) == schema:
            return
    tell(f"{path} is of another version. To make it anew: coopexercise schema {kind} > {as_argument(path)}")


def upgrade_files(names: list[str]) -> None:
    """Rewrite files of older versions in place, and say what changed."""
    from ..library import files_of

    if STANDARD in names:
        raise Usage("--upgrade rewrites files, and standard input is none. Name a file.")
    for name in names:
        for path in files_of(name):
            if path.is_file():  # what is wrong with the rest, the check says afterwards
                _upgrade(path)


def _upgrade(path: Path) -> None:
    from ..library import NotUpgraded, upgrade
    from ..record import write_atomic

    try:
        old = path.read_bytes()
        new, changes = upgrade(old, str(path))
    except NotUpgraded as problem:
        raise Fault(str(problem)) from problem
    if not changes:
        tell(f"{path} is in today's version of the format already.")
        return
    write_atomic(path.resolve(), new, mode=stat.S_IMODE(path.stat().st_mode))
    tell("\n".join([f"Rewritten: {path}", *(f"  {change}" for change in changes)]))


def diff(args: Namespace) -> int:
    """Say what changed between two versions of a scenario or deck; 0 whether anything did or not."""
    from ..library import differences, differences_as_json, differences_as_text

    if args.old == args.new == STANDARD:
        raise Usage("only one of the two can come from standard input.")
    try:
        found = differences(_version(args.old), _version(args.new))
    except ValueError as problem:
        raise Fault(f"{args.old} and {args.new} cannot be compared: {problem}.") from problem
    print(differences_as_json(found) if args.format == "json" else differences_as_text(found))
    return 0


def _version(name: str) -> "Loaded | Deck":
    from ..library import Faulty, as_text, load_either, load_either_text

    loaded = load_either_text(standard_input()) if name == STANDARD else load_either(name)
    if isinstance(loaded, Faulty):
        raise Fault(f"{name} cannot be compared:\n{as_text(loaded.problems)}")
    return loaded
