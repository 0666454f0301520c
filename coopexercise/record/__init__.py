"""The record: what happened, durably, and read back as it was.

It knows lines and their chain, not the rules: what an event means is the business of `exercise`.
"""

from .anonymising import Anonymised, anonymise
from .at_once import read_at_once
from .atomic import write_atomic
from .belongings import belongings, forks, is_session
from .copying import write_copy
from .entries import Entry, Seats, entry, seats
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
from .keeping import Keeping, keeping, overdue
from .linked import (
    Linked,
    followed_log,
    followup_paths,
    is_followup,
    next_followup_path,
    not_a_session,
    read_followups,
    says_followup,
)
from .lock import Holder, holder
from .log import Log, MemoryLog
from .moments import now
from .moved import say_moved, went_to
from .notes import Note, Notes, add_note, load_notes, notes_path
from .opening import Opened, open_log, repair
from .people import People, Person, load_people, people_path, save_people
from .read import Damage, Reading, read
from .removing import Removal, remove
from .shelf import Shelf, home_shelf
from .unsaved import UnsavedLog
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
    "Keeping",
    "Linked",
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
    "Removal",
    "Seats",
    "Shelf",
    "TooNew",
    "UnsavedLog",
    "Verdict",
    "add_note",
    "anonymise",
    "belongings",
    "create_log",
    "entry",
    "followed_log",
    "followup_paths",
    "forks",
    "glance",
    "holder",
    "home_shelf",
    "is_followup",
    "is_session",
    "keeping",
    "load_notes",
    "load_people",
    "next_followup_path",
    "not_a_session",
    "notes_path",
    "now",
    "open_log",
    "overdue",
    "people_path",
    "read",
    "read_at_once",
    "read_followups",
    "remove",
    "repair",
    "save_people",
    "say_moved",
    "says_followup",
    "seats",
    "verify",
    "went_to",
    "write_atomic",
    "write_copy",
]
