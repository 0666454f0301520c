"""The reading room: finds, reads, checks and explains what people write. Imports `exercise` only."""

from .build import content_hash
from .loading import Faulty, Loaded, check, check_text, load, load_file, load_text
from .participants import Participant, Participants, parse_participants, read_participants
from .problems import Problem, as_json, as_text, has_errors
from .schema import SchemaKind, json_schema
from .shelf import Entry, shelf

__all__ = [
    "Entry",
    "Faulty",
    "Loaded",
    "Participant",
    "Participants",
    "Problem",
    "SchemaKind",
    "as_json",
    "as_text",
    "check",
    "check_text",
    "content_hash",
    "has_errors",
    "json_schema",
    "load",
    "load_file",
    "load_text",
    "parse_participants",
    "read_participants",
    "shelf",
]
