"""Going on although the disk takes nothing: later entries are in memory alone, until they can be written after all."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..exercise.events import Event, Moment
from .errors import AppendFailed, CannotRedact, RecordError
from .file_log import FileLog
from .log import MemoryLog


class UnsavedLog(MemoryLog):
    """A log whose file cannot be written to just now. Every entry tries to take those before it along to the disk."""

    def __init__(self, file: FileLog) -> None:
        """Go on where `file` stands; what it holds stays there."""
        super().__init__(file.session)
        self._tip = file.tip
        self.file = file
        """The log that has everything once nothing waits."""

    @property
    def waiting(self) -> int:
        """How many entries are in memory alone."""
        return self._lines.count(b"\n")

    def append(self, events: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
        """Keep events in memory, and try to write all that waits."""
        recorded = super().append(events, moment)
        with suppress(RecordError):  # that it is not saved is on the screen already, and stays there
            self.reopen()
        return recorded

    def reopen(self) -> None:
        """Write what waits to the log's own file. Raises AppendFailed and CannotOpen; then it waits still."""
        self.file.reopen()
        self._hand_over(self.file)

    def copy_to(self, path: Path) -> FileLog:
        """Return a log in another place with all entries, as `FileLog.copy_to` does."""
        copy = self.file.copy_to(path)
        try:
            self._hand_over(copy)
        except AppendFailed:
            copy.close()
            with suppress(OSError):
                path.unlink()
            raise
        return copy

    def _hand_over(self, file: FileLog) -> None:
        file.extend(self.content, self.tip)
        self._lines.clear()

    def _content(self) -> bytes:
        """Raise CannotRedact: words that are on the disk cannot be taken off it now."""
        raise CannotRedact("Nothing was removed: the disk takes nothing now. Save the session first.")

    def close(self) -> None:
        """Try once more to write what waits, if anything does, and let the log go."""
        with suppress(RecordError):
            if self.waiting:
                self.reopen()
        super().close()
        self.file.close()
