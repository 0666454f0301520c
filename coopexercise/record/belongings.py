"""What belongs to a log: whatever in its folder has its name, and the sessions that were forked from it.

`a.jsonl` has the files `a.jsonl.people.json`, `a.jsonl.notes.json`, `a.jsonl.torn`, `a.followup.jsonl`, `a.html` and
so on. Nobody has to remember them one by one: a new kind of file belongs to a log by its name. A log that stands
beside it is a session of its own whatever its name, unless it is a follow-up.
"""

from collections.abc import Iterable
from pathlib import Path

from .entries import Entry
from .linked import is_followup


def is_session(log: Path) -> bool:
    """Tell whether a file is, by its name, the log of a session and not of what came of one."""
    return log.suffix == ".jsonl" and not log.name.startswith(".") and not is_followup(log)


def belongings(log: Path) -> list[Path]:
    """Return the files beside a log that belong to it, by name; drafts that a crash left behind are among them.

    Raises OSError.
    """
    return sorted(path for path in log.parent.iterdir() if _belongs(path, log) and path.is_file())


def _belongs(path: Path, log: Path) -> bool:
    named = path.name.startswith((f"{log.stem}.", f".{log.stem}."))
    return named and path.name != log.name and not is_session(path)


def forks(log: Path, among: Iterable[Entry]) -> list[Entry]:
    """Return the sessions that began as this one did, and those that began as they did.

    A name alone proves nothing: the log has to hold the entry that the fork says it was made at. Raises OSError.
    """
    others = [each for each in among if each.origin and each.path != log]
    named = [each for each in others if each.origin and each.origin.log == log.name]
    if not named:
        return []
    content = log.read_bytes()
    found = [each for each in named if each.origin and f'"hash":"{each.origin.hash}"'.encode() in content]
    rest = [each for each in others if each not in found]
    return [one for each in found for one in (each, *forks(each.path, rest))]
