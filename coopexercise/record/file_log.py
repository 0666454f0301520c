"""The session log in a file, locked for this program."""

import secrets
import sys
from contextlib import suppress
from pathlib import Path

from ..exercise.text import as_argument
from .atomic import write_new
from .disk import DISK, EXISTING, NEW, Disk, write_all
from .errors import AlreadyThere, AppendFailed, CannotOpen, CannotRedact, RecordError, reason
from .lock import open_locked, remove_note
from .log import Log, Tip

_OPEN_AGAIN = "The log must be opened again before anything else can be recorded."
_CLOSED = -1


class FileLog(Log):
    """A log in a file, locked for this program. Made by `create_log` and `open_log`."""

    def __init__(self, path: Path, handle: int, size: int, tip: Tip, disk: Disk) -> None:
        super().__init__(tip)
        self.path = path
        self._handle = handle
        self._size = size
        self._disk = disk
        self._usable = True
        self._pending = b""  # what a failed append may have left after the last good byte

    def _store(self, lines: bytes) -> None:
        if not self._usable:
            raise AppendFailed(f"The entry was not recorded. {_OPEN_AGAIN}")
        self._usable = False  # until every byte is safe, or taken back
        self._pending = lines
        self._write(lines)
        self._sync()
        self._size += len(lines)
        self._pending = b""
        self._usable = True

    def _write(self, lines: bytes) -> None:
        try:
            write_all(self._disk, self._handle, lines)
        except OSError as error:
            self._usable = self._cut_back()
            advice = "Make room or try again, or go on in another place." if self._usable else _OPEN_AGAIN
            raise AppendFailed(f"The entry was not recorded: {reason(error)}. {advice}") from error

    def _sync(self) -> None:
        """Sync once. After a failure the system may forget what it had not written, so asking again proves nothing."""
        try:
            self._disk.sync(self._handle)
        except OSError as error:
            self._cut_back()
            raise AppendFailed(f"The entry was not recorded: {reason(error)}. {_OPEN_AGAIN}") from error

    def _cut_back(self) -> bool:
        """Cut the file to its last good byte; tell whether that worked."""
        try:
            self._disk.cut(self._handle, self._size)
        except OSError:
            return False
        return True

    def reopen(self) -> None:
        """Open the file anew after a failure, cut back to its last good byte.

        Raises AppendFailed, or CannotOpen when another program has taken or changed the file.
        """
        if self._usable:
            return
        self.close()
        try:
            self._handle = open_locked(self.path, EXISTING, self._disk)
            self._expect_own_bytes()
            self._disk.cut(self._handle, self._size)
            self._disk.sync(self._handle)
        except OSError as error:
            raise AppendFailed(f"The log could not be opened again: {reason(error)}.") from error
        self._usable = True

    def _expect_own_bytes(self) -> None:
        """Raise CannotOpen unless the file ends as this log does, but for what a failed append left behind."""
        content = self.path.read_bytes()
        good, rest = content[: self._size], content[self._size :]
        if not good.endswith(f'{self.head}"}}\n'.encode() if self.head else b"") or not self._pending.startswith(rest):
            raise CannotOpen(f"{self.path.name} is no longer as this program left it. Resume from the file itself.")

    def _content(self) -> bytes:
        if not self._usable:
            raise CannotRedact(f"Nothing was removed. {_OPEN_AGAIN}")
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise CannotRedact(f"Nothing was removed: {reason(error)}.") from error

    def _rewrite(self, content: bytes, tip: Tip) -> None:
        """Write a copy, put it in the place of the log, and go on with it. Before that the log is as it was."""
        draft = self.path.with_name(f".{self.path.name}.{secrets.token_hex(4)}.tmp")
        try:
            write_new(draft, content, disk=self._disk)
            self._replace_by(draft)
        except OSError as error:
            with suppress(OSError):
                self._disk.remove(draft)
            raise CannotRedact(f"Nothing was removed: {reason(error)}. The log is as it was.") from error
        self._tip, self._size, self._pending, self._usable = tip, len(content), b"", False
        with suppress(RecordError):  # then the next append says that the log must be opened again
            self.reopen()
        self._sync_name()

    def _replace_by(self, draft: Path) -> None:
        """Give a copy the name of the log. The old file stays locked until then, so nobody can write to it."""
        if sys.platform == "win32":  # pragma: no cover - there a file that is open cannot be replaced
            self.close()
        try:
            self._disk.replace(draft, self.path)
        except OSError:
            with suppress(RecordError):
                self.reopen()
            raise

    def _sync_name(self) -> None:
        try:
            self._disk.sync_folder(self.path.parent)
        except OSError as error:
            raise CannotRedact(
                f"The words are out of the file, but {reason(error)}: a power cut could still bring the old file back. "
                f"Look again later: coopexercise log verify {as_argument(self.path)}"
            ) from error

    def copy_to(self, path: Path) -> "FileLog":
        """Return a log in another place that goes on where this one stands: for when this one's disk is full.

        Raises AlreadyThere, AppendFailed and OSError; then there is nothing in the other place.
        """
        lines = self.path.read_bytes()[: self._size]
        copy = _made(path, self._tip, self._disk)
        try:
            copy._store(lines)
        except AppendFailed:
            copy.close()
            with suppress(OSError):
                self._disk.remove(path)
            raise
        return copy

    def close(self) -> None:
        """Let the log go, so that another program may write to it. Everything recorded is on the disk already."""
        self._usable = False
        if self._handle == _CLOSED:
            return
        remove_note(self.path)
        with suppress(OSError):
            self._disk.close(self._handle)
        self._handle = _CLOSED


def create_log(path: Path, session: str, *, disk: Disk = DISK) -> FileLog:
    """Return a new, empty log for a session. Raises AlreadyThere and OSError."""
    return _made(path, Tip(session), disk)


def _made(path: Path, tip: Tip, disk: Disk) -> FileLog:
    """Return a log in a file of its own, whose name is on the disk too."""
    try:
        handle = open_locked(path, NEW, disk)
    except FileExistsError as error:
        raise AlreadyThere(
            f"{path} is there already. Choose another name, or go on with it: coopexercise resume {as_argument(path)}"
        ) from error
    log = FileLog(path, handle, 0, tip, disk)
    try:
        disk.sync_folder(path.parent)
    except OSError:
        log.close()
        with suppress(OSError):
            disk.remove(path)
        raise
    return log
