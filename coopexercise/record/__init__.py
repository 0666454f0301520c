"""The record: what happened, durably, and read back as it was.

It knows lines and their chain, not the rules: what an event means is the business of `exercise`.
"""

from .anonymising import Anonymised, anonymise
from .atomic import write_atomic
from .copying import write_copy
from .errors import (
    AlreadyThere,
    AppendFailed,
    CannotAnonymise,
    CannotOpen,
    CannotRedact,
    Damaged,
    Held,
    NothingRecorded,
    RecordError,
    TooNew,
)
from .file_log import FileLog, create_log
from .glancing import glance
from .lock import Holder, holder
from .log import Log, MemoryLog
from .moments import now
from .notes import Note, Notes, add_note, load_notes, notes_path
from .opening import Opened, open_log, repair
from .people import People, Person, load_people, people_path, save_people
from .read import Damage, Reading, read
from .shelf import Entry, Shelf, home_shelf
from .verify import Verdict, verify

__all__ = [
    "AlreadyThere",
    "Anonymised",
    "AppendFailed",
    "CannotAnonymise",
    "CannotOpen",
    "CannotRedact",
    "Damage",
    "Damaged",
    "Entry",
    "FileLog",
    "Held",
    "Holder",
    "Log",
    "MemoryLog",
    "Note",
    "Notes",
    "NothingRecorded",
    "Opened",
    "People",
    "Person",
    "Reading",
    "RecordError",
    "Shelf",
    "TooNew",
    "Verdict",
    "add_note",
    "anonymise",
    "create_log",
    "glance",
    "holder",
    "home_shelf",
    "load_notes",
    "load_people",
    "notes_path",
    "now",
    "open_log",
    "people_path",
    "read",
    "repair",
    "save_people",
    "verify",
    "write_atomic",
    "write_copy",
]
