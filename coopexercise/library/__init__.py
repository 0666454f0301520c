"""The reading room: finds, reads, checks and explains what people write. Imports `exercise` only.

What it offers is read from its modules when it is first asked for: a first screen needs the titles of scenarios, and
the checks of whole files would cost it a tenth of its time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .build import content_hash
    from .comparing import Difference
    from .copying import copy_as_own
    from .entries import Entry, deck_headings, headings, headings_here, in_full, shelf
    from .lifting import Change, NotUpgraded, upgrade
    from .loading import (
        Faulty,
        Loaded,
        check,
        check_text,
        files_of,
        fingerprints,
        load,
        load_either,
        load_either_text,
        load_file,
        load_text,
    )
    from .participants import Participant, Participants, parse_participants, read_participants
    from .problems import Problem, as_json, as_text, counted, has_errors
    from .schema import SchemaKind, json_schema
    from .starting import CannotStart, Started, StartKind, schema_name, start
    from .versions import differences, differences_as_json, differences_as_text
    from .viewing import View, changed, is_shipped, view

__all__ = [
    "CannotStart",
    "Change",
    "Difference",
    "Entry",
    "Faulty",
    "Loaded",
    "NotUpgraded",
    "Participant",
    "Participants",
    "Problem",
    "SchemaKind",
    "StartKind",
    "Started",
    "View",
    "as_json",
    "as_text",
    "changed",
    "check",
    "check_text",
    "content_hash",
    "copy_as_own",
    "counted",
    "deck_headings",
    "differences",
    "differences_as_json",
    "differences_as_text",
    "files_of",
    "fingerprints",
    "has_errors",
    "headings",
    "headings_here",
    "in_full",
    "is_shipped",
    "json_schema",
    "load",
    "load_either",
    "load_either_text",
    "load_file",
    "load_text",
    "parse_participants",
    "read_participants",
    "schema_name",
    "shelf",
    "start",
    "upgrade",
    "view",
]

_WHERE = {
    "build": ("content_hash",),
    "comparing": ("Difference",),
    "copying": ("copy_as_own",),
    "versions": ("differences", "differences_as_json", "differences_as_text"),
    "lifting": ("Change", "NotUpgraded", "upgrade"),
    "loading": (
        "Faulty",
        "Loaded",
        "check",
        "check_text",
        "files_of",
        "fingerprints",
        "load",
        "load_either",
        "load_either_text",
        "load_file",
        "load_text",
    ),
    "participants": ("Participant", "Participants", "parse_participants", "read_participants"),
    "problems": ("Problem", "as_json", "as_text", "counted", "has_errors"),
    "schema": ("SchemaKind", "json_schema"),
    "entries": ("Entry", "deck_headings", "headings", "headings_here", "in_full", "shelf"),
    "starting": ("CannotStart", "Started", "StartKind", "schema_name", "start"),
    "viewing": ("View", "changed", "is_shipped", "view"),
}


def __getattr__(name: str) -> Any:
    """Return one of the things in `__all__`, from the module that defines it."""
    for module, offered in _WHERE.items():
        if name in offered:
            return getattr(import_module(f".{module}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
