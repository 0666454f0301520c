"""A copy of one's own of what came with the program."""

import json
from pathlib import Path

from . import finding
from .finding import FileKind
from .schema import json_schema
from .starting import CannotStart, StartKind, schema_name, start

FOLDERS: dict[StartKind, FileKind] = {"scenario": "scenarios", "deck": "cards"}


def copy_as_own(kind: StartKind, name: str, origin: str) -> Path:
    """Copy what has the id `origin` in the library into the user's own folder, under a new name; return the file.

    The schema that editors read is put beside it. Raises CannotStart, and OSError when it cannot be written.
    """
    started = start(kind, name, origin)
    folder = finding.own(FOLDERS[kind])
    path = folder / f"{started.id}.yaml"
    if started.id in finding.by_id([folder]):
        raise CannotStart(f"You have a {kind} {started.id} already, and it stays as it is. Choose another name.")
    folder.mkdir(parents=True, exist_ok=True)
    _write(path, started.text)
    schema = folder / schema_name(kind)
    if not schema.exists():
        _write(schema, json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n")
    return path


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
