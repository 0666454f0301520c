"""The record: what happened, durably, and read back as it was.

It knows lines and their chain, not the rules: what an event means is the business of `exercise`.
"""

from .atomic import write_atomic
from .errors import (
    AlreadyThere,
    AppendFailed,
    CannotOpen,
    Damaged,
    Held,
    NothingRecorded,
    RecordError,
    TooNew,
)
from .lock import Holder, holder
from .log import FileLog, Log, MemoryLog, create_log
from .moments import now
from .opening import Opened, open_log
from .people import People, Person, load_people, people_path, save_people
from .read import Damage, Reading, read
from .shelf import Entry, Shelf, home_shelf
from .verify import Verdict, verify

__all__ = [
    "AlreadyThere",
    "AppendFailed",
    "CannotOpen",
    "Damage",
    "Damaged",
    "Entry",
    "FileLog",
    "Held",
    "Holder",
    "Log",
    "MemoryLog",
    "NothingRecorded",
    "Opened",
    "People",
    "Person",
    "Reading",
    "RecordError",
    "Shelf",
    "TooNew",
    "Verdict",
    "create_log",
    "holder",
    "home_shelf",
    "load_people",
    "now",
    "open_log",
    "people_path",
    "read",
    "save_people",
    "verify",
    "write_atomic",
]
