"""The reading room: finds, reads, checks and explains what people write. Imports `exercise` only."""

from .build import content_hash
from .comparing import Difference
from .differences import differences, differences_as_json, differences_as_text
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
from .shelf import Entry, headings, in_full, shelf
from .starting import CannotStart, Started, StartKind, schema_name, start

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
    "as_json",
    "as_text",
    "check",
    "check_text",
    "content_hash",
    "counted",
    "differences",
    "differences_as_json",
    "differences_as_text",
    "files_of",
    "fingerprints",
    "has_errors",
    "headings",
    "in_full",
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
]
