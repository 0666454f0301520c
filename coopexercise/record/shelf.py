"""Where sessions live: `live/` while they run, `sessions/` when they have ended, both in the user's data folder.

They are apart because a log whose last line is torn would spoil a query over a whole folder of ended ones.
"""

import os
import re
import secrets
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from ..exercise.events import Moment, SessionEnded, SessionOpened, WordsRemoved
from ..exercise.text import one_line
from .disk import DISK, Disk
from .line import FIRST_LINE_LIMIT
from .notes import notes_path
from .people import people_path
from .read import read

_SLUG_LIMIT = 40
_TAIL = 32 * 1024
"""Enough for a closing event with the longest reason, and some removals of words after it."""
_PRIVATE_FOLDER = 0o700


class Entry(Struct, frozen=True, kw_only=True):
    """One log on the shelf, by its first and last lines alone. A log whose first line is unreadable has no title."""

    path: Path
    scenario: str = ""
    title: str = ""
    at: str = ""
    ended: bool = False
    simulated: bool = False


class _Scenario(Struct):
    id: str
    title: str


class _Opened(Struct):
    scenario: _Scenario
    simulated: bool = False


class _FirstLine(Struct, tag_field="kind", tag=SessionOpened.kind):
    at: str
    data: _Opened


class _Ended(Struct, tag_field="kind", tag=SessionEnded.kind):
    seq: int


class _Removed(Struct, tag_field="kind", tag=WordsRemoved.kind):
    seq: int


_LAST_LINE = msgspec.json.Decoder(_Ended | _Removed)


class Shelf:
    """The logs in one folder."""

    def __init__(self, folder: Path, *, disk: Disk = DISK) -> None:
        self.live = folder / "live"
        self.sessions = folder / "sessions"
        self._disk = disk

    def new_path(self, scenario: str, moment: Moment) -> Path:
        """Return a free place for a new session's log: date and time (UTC), scenario id, a few random letters."""
        started = moment.at[:19].replace("T", "-").replace(":", "")
        slug = re.sub("[^a-z0-9]+", "-", scenario.lower())[:_SLUG_LIMIT].strip("-")
        self._make(self.live)
        return self.live / "-".join(part for part in (started, slug, f"{secrets.token_hex(3)}.jsonl") if part)

    def recent(self, limit: int) -> list[Entry]:
        """Return the newest sessions, newest first, by the dates in their names."""
        logs = [*self.live.glob("*.jsonl"), *self.sessions.glob("*.jsonl")]
        newest = sorted(logs, key=lambda path: path.name, reverse=True)[:limit]
        return [entry(path) for path in newest]

    def latest_open(self) -> Path | None:
        """Return the newest session that has begun and was not ended."""
        logs = sorted(self.live.glob("*.jsonl"), reverse=True)
        entries = (entry(path) for path in logs)
        return next((each.path for each in entries if each.title and not each.ended), None)

    def seal(self, log: Path) -> Path:
        """Move an ended log and what belongs to it from `live/` to `sessions/`, and return where it is now.

        A log that is elsewhere, or that was not ended, stays where it is. The log itself moves last, so that after a
        crash sealing again completes it. Call it when the log is closed. Raises OSError.
        """
        if log.resolve().parent != self.live.resolve() or not read(log).closed:
            return log
        self._make(self.sessions)
        belongings = [people_path(log), notes_path(log), *sorted(self.live.glob(f"{log.name}.torn*"))]
        for path in (*belongings, log):
            if path.exists():
                self._disk.replace(path, self.sessions / path.name)
        self._disk.sync_folder(self.sessions)
        self._disk.sync_folder(self.live)
        return self.sessions / log.name

    def _make(self, folder: Path) -> None:
        """Make a folder that only this account may look into; its name is on the disk when this returns."""
        missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
        folder.mkdir(_PRIVATE_FOLDER, parents=True, exist_ok=True)
        for each in missing:
            self._disk.sync_folder(each.parent)


def home_shelf() -> Shelf:
    """Return the shelf in the user's data folder."""
    from platformdirs import user_data_path

    return Shelf(user_data_path("coopexercise", appauthor=False))


def entry(path: Path) -> Entry:
    """Describe a log by its first and last lines, without checking them. Never fails: at worst there is no title."""
    try:
        with path.open("rb") as file:
            first = msgspec.json.decode(file.readline(FIRST_LINE_LIMIT), type=_FirstLine)
            ended = _ended(file)
    except (OSError, ValueError, RecursionError):
        return Entry(path=path)
    return Entry(
        path=path,
        scenario=one_line(first.data.scenario.id),
        title=one_line(first.data.scenario.title),
        at=one_line(first.at),
        ended=ended,
        simulated=first.data.simulated,
    )


def _ended(file: BinaryIO) -> bool:
    """Tell whether the last line is whole and the closing event, but for removals of words after it."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL))
    *lines, after = file.read().split(b"\n")
    if after:
        return False
    try:
        return any(isinstance(_LAST_LINE.decode(line), _Ended) for line in reversed(lines))
    except (ValueError, RecursionError):
        return False
