"""The session log in a file, locked for this program."""

import os
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

_GO_ON = "Try again, or go on in another place."
_CLOSED = -1


class FileLog(Log):
    """A log in a file, locked for this program. Made by `create_log` and `open_log`."""

    def __init__(self, path: Path, handle: int, size: int, tip: Tip, disk: Disk) -> None:
        super().__init__(tip)
        self.path = path
        self._size = size
        self._disk = disk
        self._open(handle)
        self._usable = True
        self._pending = b""  # what a failed append may have left after the last good byte

    def _open(self, handle: int) -> None:
        self._handle = handle
        self._file = os.fstat(handle)  # once: to ask anew after each sync takes longer than to encode a line

    def _store(self, lines: bytes) -> None:
        if not self._usable:
            raise AppendFailed(f"The entry was not recorded: the log has to be opened again. {_GO_ON}")
        self._usable = False  # until every byte is safe, or taken back
        self._pending = lines
        self._write(lines)
        self._sync()
        self._expect_its_name()
        self._size += len(lines)
        self._pending = b""
        self._usable = True

    def _write(self, lines: bytes) -> None:
        try:
            write_all(self._disk, self._handle, lines)
        except OSError as error:
            self._usable = self._cut_back()
            advice = "Make room or try again, or go on in another place." if self._usable else _GO_ON
            raise AppendFailed(f"The entry was not recorded: {reason(error)}. {advice}") from error

    def _sync(self) -> None:
        """Sync once. After a failure the system may forget what it had not written, so asking again proves nothing."""
        try:
            self._disk.sync(self._handle)
        except OSError as error:
            self._cut_back()
            raise AppendFailed(f"The entry was not recorded: {reason(error)}. {_GO_ON}") from error

    def _expect_its_name(self) -> None:
        """Raise AppendFailed unless the log has its place still: a file that was removed takes bytes all the same."""
        if not self._has_its_name():
            self._cut_back()
            raise AppendFailed(f"The entry was not recorded: {_gone(self.path)}. {_GO_ON}")

    def _has_its_name(self) -> bool:
        try:
            return os.path.samestat(self._file, self.path.stat())
        except OSError:
            return False

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
        if not self.path.exists():  # what was recorded can still be read from the open file, so keep that
            raise AppendFailed(f"The log could not be opened again: {_gone(self.path)}.")
        self.close()
        try:
            self._open(open_locked(self.path, EXISTING, self._disk))
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
        if not good.endswith(self._end) or not self._pending.startswith(rest):
            raise CannotOpen(f"{self.path.name} is no longer as this program left it. Resume from the file itself.")

    def _content(self) -> bytes:
        if not self._usable:
            raise CannotRedact("Nothing was removed: the log has to be opened again first.")
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

        Raises CannotOpen (AlreadyThere too), AppendFailed and OSError; then there is nothing in the other place.
        """
        lines = self._recorded()
        copy = _made(path, self._tip, self._disk)
        try:
            copy._store(lines)
        except AppendFailed:
            copy.close()
            with suppress(OSError):
                self._disk.remove(path)
            raise
        return copy

    def _recorded(self) -> bytes:
        """Return the lines recorded so far, from the open file if there is one: its folder may be gone."""
        if self._handle == _CLOSED:
            content = self.path.read_bytes()[: self._size]
        else:
            with open(self._handle, "rb", closefd=False) as file:
                file.seek(0)
                content = file.read(self._size)
        if len(content) < self._size or not content.endswith(self._end):
            raise CannotOpen(f"{self.path.name} is no longer as this program left it, so it cannot be copied.")
        return content

    @property
    def _end(self) -> bytes:
        return f'{self.head}"}}\n'.encode() if self.head else b""

    def extend(self, lines: bytes, tip: Tip) -> None:
        """Record lines that were made to follow this log, and stand at `tip` then. Raises AppendFailed."""
        self._store(lines)
        self._tip = tip

    def close(self) -> None:
        """Let the log go, so that another program may write to it. Everything recorded is on the disk already."""
        self._usable = False
        if self._handle == _CLOSED:
            return
        remove_note(self.path)
        with suppress(OSError):
            self._disk.close(self._handle)
        self._handle = _CLOSED


def _gone(path: Path) -> str:
    return f"{path} is gone: it was moved or removed, or its disk was taken out"


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
