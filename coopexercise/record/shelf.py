"""Where sessions live: `live/` while they run, `sessions/` when they have ended, `bin/` when nobody wants them.

The first two are apart because a log whose last line is torn would spoil a query over a whole folder of ended ones.
"""

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from ..exercise.events import Moment
from .belongings import belongings, is_session
from .disk import DISK, Disk
from .entries import SEALED, Entry, entry
from .lock import ensure_free
from .read import read

_SLUG_LIMIT = 40
_PRIVATE_FOLDER = 0o700


class Shelf:
    """The logs in one folder."""

    def __init__(self, folder: Path, *, disk: Disk = DISK) -> None:
        self.live = folder / "live"
        self.sessions = folder / SEALED
        self.bin = folder / "bin"
        self._disk = disk

    def new_path(self, scenario: str, moment: Moment) -> Path:
        """Return a free place for a new session's log: date and time (UTC), scenario id, a few random letters."""
        started = moment.at[:19].replace("T", "-").replace(":", "")
        slug = re.sub("[^a-z0-9]+", "-", scenario.lower())[:_SLUG_LIMIT].strip("-")
        self._make(self.live)
        return self.live / "-".join(part for part in (started, slug, f"{secrets.token_hex(3)}.jsonl") if part)

    def logs(self) -> list[Path]:
        """Return the logs of all sessions, newest first by the dates in their names."""
        return _newest_first(self.live, self.sessions)

    def binned(self) -> list[Path]:
        """Return the logs in the bin, in the same order."""
        return _newest_first(self.bin / self.live.name, self.bin / self.sessions.name)

    def latest_open(self) -> Path | None:
        """Return the session that somebody leads now, else the newest that was begun and not ended."""
        unfinished = list(self._unfinished())
        running = (each.path for each in unfinished if each.held)
        return next(running, unfinished[0].path if unfinished else None)

    def latest_free(self) -> Path | None:
        """Return the newest session that can be gone on with; None when there is none.

        Raises Held, which says by whom, when there are only such that somebody leads already.
        """
        unfinished = list(self._unfinished())
        free = next((each.path for each in unfinished if not each.held), None)
        if unfinished and free is None:
            ensure_free(unfinished[0].path)
            return unfinished[0].path  # its writer has just gone
        return free

    def _unfinished(self) -> Iterator[Entry]:
        return (each for each in map(entry, _newest_first(self.live)) if each.state == "unfinished")

    def seal(self, log: Path) -> Path:
        """Move an ended log and what belongs to it from `live/` to `sessions/`, and return where it is now.

        A log that is elsewhere, or that was not ended, stays where it is. The log itself moves last, so that after a
        crash sealing again completes it. Call it when the log is closed. Raises OSError.
        """
        if log.resolve().parent != self.live.resolve() or not read(log).closed:
            return log
        return self._move(log, self.sessions)

    def put_in_bin(self, log: Path) -> Path:
        """Move a log of the shelf and what belongs to it to the bin, and return where it is now.

        Raises Held, and OSError; doing it again then completes it.
        """
        ensure_free(log)
        return self._move(log, self.bin / log.parent.name)

    def put_back(self, log: Path) -> Path:
        """Move a log in the bin to where it was, and return that place. Raises OSError."""
        return self._move(log, self.bin.parent / log.parent.name)

    def _move(self, log: Path, folder: Path) -> Path:
        """Move the log last, so that until then everything is found again."""
        self._make(folder)
        for path in (*belongings(log), log):
            self._disk.replace(path, folder / path.name)
        self._disk.sync_folder(folder)
        self._disk.sync_folder(log.parent)
        return folder / log.name

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


def _newest_first(*folders: Path) -> list[Path]:
    logs = [path for folder in folders for path in folder.glob("*.jsonl") if is_session(path)]
    return sorted(logs, key=lambda path: path.name, reverse=True)
