"""What a facilitator sees when the program fails: one panel, how to resume, and where the details are.

The details are a traceback without the values of variables, so that no name and no word of the group is in them.
"""

import os
import platform
import tempfile
import traceback
from pathlib import Path

from .. import __version__
from ..exercise.text import as_argument

EXIT = 70
"""The exit code of our own fault."""


def panel(error: BaseException, log: Path | None) -> str:
    """Write the details to a file and return the words of the panel."""
    details = _write(error)
    resume = (
        f"Everything recorded is safe. Go on with:\n\n    coopexercise resume {as_argument(log)}\n\n" if log else ""
    )
    where = f"The details, without anybody's words, are in {details}" if details else "No details could be written."
    return f"coopexercise has failed; this is our fault, not yours.\n\n{resume}{where}"


def _write(error: BaseException) -> Path | None:
    versions = f"coopexercise {__version__} · Python {platform.python_version()} · {platform.system()}"
    try:
        handle, name = tempfile.mkstemp(prefix="coopexercise-crash-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{versions}\n\n{_details(_cause(error))}")
    except OSError:
        return None
    return Path(name)


def _cause(error: BaseException) -> BaseException:
    """Return what failed: Textual hands over the failure of a worker in an error that was never raised itself."""
    inner = getattr(error, "error", None)
    return inner if isinstance(inner, BaseException) else error


def _details(error: BaseException) -> str:
    """Return where an error was raised and its type, after those that led to it; never its message."""
    before = error.__cause__ or error.__context__
    frames = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    return f"{_details(before) if before else ''}{frames}{type(error).__name__}\n\n"
