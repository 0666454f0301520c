"""The conductor owns the log and the current session, and takes commands one at a time.

In this order: check against the newest session, append and fsync, fold, tell whoever listens. It needs no
screen: rehearsal and tests run the same conductor, with a log in memory or in a file.
"""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from ..exercise.events import Event, Moment
from ..exercise.refusals import Refusal, Result
from ..exercise.session import Session, fold
from ..record import FileLog, Log, RecordError, UnsavedLog

Command = Callable[[Session], Result]
"""A command of the exercise with everything but the session filled in."""


class Listener(Protocol):
    """Who is told after every change, and when an entry is on its way."""

    def __call__(self, session: Session, events: tuple[Event, ...]) -> None:
        """Take the newest session and the events that led to it; none while an entry is being saved."""


class Conductor:
    """Takes commands one at a time: check, append, fold, tell."""

    def __init__(self, log: Log, now: Callable[[], Moment], events: Iterable[Event] = ()) -> None:
        """Start with what `log` holds already (`events`); `now` is the only clock."""
        self._log = log
        self._one_at_a_time = asyncio.Lock()
        self.now = now
        self.session = fold(events)
        self.saving = False
        self.listener: Listener | None = None

    @property
    def log(self) -> Log:
        """The log that entries go to."""
        return self._log

    @property
    def head(self) -> str:
        """The hash of the log's last line."""
        return self._log.head

    def perform(self, command: Command, happened: str = "") -> Result:
        """Carry out a command now.

        Returns the recorded events, or the refusal that changed nothing. Raises AppendFailed when the log
        could not be written; then nothing changed either. `happened` is the wall time (ISO 8601, UTC) of
        something that is written down later.
        """
        checked = self._checked(command, happened)
        if isinstance(checked, Refusal):
            return checked
        return self._fold(self._log.append(checked, self.now()))

    async def conduct(self, command: Command, happened: str = "") -> Result:
        """Carry out a command with the append in a worker thread, after those before it; else as `perform`.

        Once begun it is carried to its end, even if the screen that asked for it has gone: what was appended
        is always folded.
        """
        return await asyncio.shield(asyncio.ensure_future(self._conduct(command, happened)))

    async def _conduct(self, command: Command, happened: str) -> Result:
        async with self._one_at_a_time:
            checked = self._checked(command, happened)
            if isinstance(checked, Refusal):
                return checked
            self._saving(True)
            try:
                recorded = await asyncio.to_thread(self._log.append, checked, self.now())
            except BaseException:
                self._saving(False)
                raise
            self.saving = False
            self._settle()
            return self._fold(recorded)

    async def remove_words(self, seq: int) -> tuple[Event, ...]:
        """Remove for good what an entry said, fold the log as it now reads, and return its events.

        Takes its turn among the commands. Raises CannotRedact.
        """
        return await asyncio.shield(asyncio.ensure_future(self._remove_words(seq)))

    async def _remove_words(self, seq: int) -> tuple[Event, ...]:
        async with self._one_at_a_time:
            known = self.session.seq
            events = await asyncio.to_thread(self._log.remove_words, seq, self.now())
            self.session = fold(events)
            self._tell(events[known:])
            return events

    @property
    def unsaved(self) -> int:
        """How many entries are in memory alone, because the facilitator went on although the disk took nothing."""
        return self._log.waiting if isinstance(self._log, UnsavedLog) else 0

    def go_on_unsaved(self) -> None:
        """Keep later entries in memory alone, until the log can be written to again; each of them tries."""
        if isinstance(self._log, FileLog):
            self._log = UnsavedLog(self._log)

    async def save_again(self) -> None:
        """Open the log again after a failure, in turn, and write what is in memory alone. Raises RecordError."""
        async with self._one_at_a_time:
            await asyncio.to_thread(self._log.reopen)
            self._settle()

    async def save_elsewhere(self, folder: Path) -> Path:
        """Go on, in turn, with a copy of the log in another folder, and return where it is; nothing is left out.

        Raises RecordError and OSError; then nothing has changed.
        """
        async with self._one_at_a_time:
            log = self._log
            if not isinstance(log, FileLog | UnsavedLog):
                raise RecordError("This session has no file that could be copied.")
            copy = await asyncio.to_thread(log.copy_to, folder / self._file(log).name)
            await asyncio.to_thread(self.move_to, copy)
            return copy.path

    @staticmethod
    def _file(log: FileLog | UnsavedLog) -> Path:
        return log.path if isinstance(log, FileLog) else log.file.path

    def move_to(self, log: Log) -> None:
        """Go on with another log that holds the same events."""
        self._log.close()
        self._log = log

    def _settle(self) -> None:
        """Go on with the file alone once nothing is left in memory."""
        if isinstance(self._log, UnsavedLog) and not self._log.waiting:
            self._log = self._log.file

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def _checked(self, command: Command, happened: str) -> Result:
        result = command(self.session)
        if isinstance(result, Refusal) or not happened:
            return result
        return tuple(replace(event, happened=happened) for event in result)

    def _saving(self, saving: bool) -> None:
        self.saving = saving
        self._tell(())

    def _fold(self, recorded: tuple[Event, ...]) -> tuple[Event, ...]:
        self.session = fold(recorded, self.session)
        self._tell(recorded)
        return recorded

    def _tell(self, events: tuple[Event, ...]) -> None:
        if self.listener:
            self.listener(self.session, events)
