"""Why the record cannot do something. Each error's text is a sentence for the facilitator.

    RecordError
    ├── AppendFailed         nothing was recorded; the entry is still only on the screen
    ├── CannotRedact         the words of an entry were not removed
    ├── CannotAnonymise      no copy without words can be made
    └── CannotOpen           the log cannot be written to; what is in it may still be read
        ├── AlreadyThere     a new log would take the place of a file
        ├── Held             another program writes to it
        ├── Damaged          a line in the middle is not as it was written
        ├── TooNew           it holds a kind of event that this version does not know
        └── NothingRecorded  not even its first line is whole

A missing file, or one that may not be opened, is an OSError as everywhere.
"""

import errno
from pathlib import Path

from ..exercise.text import as_argument

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EIO: "the disk reported an error",
    errno.EROFS: "the disk can only be read",
}

NOTHING_LEFT = (
    "Nothing of it can be read: it is no session log, or its beginning was changed. If there is a copy, use that."
)


class RecordError(Exception):
    """Something that the record cannot do."""


class AppendFailed(RecordError):
    """Nothing of the batch was recorded, and the log is as it was."""


class CannotRedact(RecordError):
    """The words of an entry were not removed; the text says why, and what has become of the log."""


class CannotAnonymise(RecordError):
    """No copy without words can be made of a log."""


class CannotOpen(RecordError):
    """The log cannot be written to."""


class AlreadyThere(CannotOpen):
    """A new log would take the place of a file."""


class Held(CannotOpen):
    """Another program writes to the log."""


class Damaged(CannotOpen):
    """A line is not as it was written: `line` counts from 1, `byte` (where the line begins) from 0."""

    def __init__(self, path: Path, line: int, byte: int, cause: str) -> None:
        left = (
            f"The lines before it can be read; nothing can be added. To see what is left: "
            f"coopexercise replay {as_argument(path)}"
        )
        super().__init__(
            f"{path.name} is damaged at line {line} (byte {byte}): it {cause}. {left if line > 1 else NOTHING_LEFT}"
        )
        self.line = line
        self.byte = byte


class TooNew(CannotOpen):
    """The log holds a kind of event that this version does not know."""


class NothingRecorded(CannotOpen):
    """Not even the first line of the log is whole."""


def reason(error: OSError) -> str:
    """Return why the disk refused, in words that a facilitator knows."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def told(problem: RecordError | OSError) -> str:
    """Return what to tell people of something that went wrong: where, and what, without numbers of the system."""
    if isinstance(problem, RecordError):
        return str(problem)
    why = reason(problem)
    return f"{problem.filename}: {why}." if problem.filename else f"{why[:1].upper()}{why[1:]}."
