"""What every program with a conductor offers its screens: commands, what becomes of them, and names."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from ..exercise import agenda
from ..exercise.events import Event, Moment
from ..exercise.refusals import Refusal
from ..exercise.session import Session
from ..record import AppendFailed, Person, RecordError, errors, load_people, save_people, say_moved
from ..record.redacting import told
from .asker import Asker
from .conductor import Command, Conductor, Listener
from .looks import add_looks
from .widgets.pick import Choice

_AGAIN = Choice("again", "Try again")
_ELSEWHERE = Choice("elsewhere", "Save in another folder", "all that was recorded goes along")
_AFTER_FAILURE = (
    _AGAIN,
    _ELSEWHERE,
    Choice("unsaved", "Go on unsaved", "in memory alone; the title line says so"),
    Choice("back", "Go back; it is not recorded", "your words are kept"),
)
_STAY = Choice("stay", "Stay")
_LOSE = Choice("lose", "Leave; what is not saved is lost")
_BEFORE_LEAVING = (_STAY, _AGAIN, _ELSEWHERE, _LOSE)


class Host(Asker):
    """A Textual program that holds the conductor; screens reach the session only through it."""

    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False)]

    def __init__(self) -> None:
        super().__init__()
        add_looks(self)
        self._conductor: Conductor | None = None
        self.path: Path | None = None
        """The log of the session."""
        self.sealed = False
        """Whether the session was ended here, and all of it is in its place."""
        self.names: dict[str, str] = {}
        """Seat to name. Never in the log."""
        self.looked: Moment | None = None
        """When the clock was last looked at."""
        self.stop: tuple[Moment, Moment] | None = None
        """When the program stood still, from and until; None once the facilitator said whether that time counts."""
        self._advancing = False
        self._in_turn = asyncio.Lock()

    @property
    def conductor(self) -> Conductor:
        """The conductor; screens that need one are shown only once there is one."""
        assert self._conductor is not None, "no session is open"
        return self._conductor

    @property
    def session(self) -> Session:
        """The newest session."""
        return self.conductor.session

    def lead(self, conductor: Conductor, names: Mapping[str, str], path: Path, listener: Listener) -> None:
        """Begin to work with a session whose log is at `path`; `listener` shows what changes."""
        self._conductor = conductor
        self.names = dict(names)
        self.path = path
        self.looked = self.stop = None
        conductor.listener = listener

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the keys of the screen as commands of the palette, each with its key, before Textual's own."""
        for active in screen.active_bindings.values():
            if active.node is screen and not active.binding.system:
                key = self.get_key_display(active.binding)
                yield SystemCommand(
                    active.binding.description, f"key {key}", partial(screen.run_action, active.binding.action)
                )
        if self.unsaved:
            yield SystemCommand("Save what is not saved", "entries that are in memory alone", self.action_save)
        yield from super().get_system_commands(screen)

    def show_again(self) -> None:
        """Show the session as it is; for what changes beside the log, such as a name."""
        if self.conductor.listener:
            self.conductor.listener(self.session, ())

    async def conduct(self, command: Command, happened: str = "") -> tuple[Event, ...] | None:
        """Carry out a command: its events, or None after saying why nothing changed.

        Call it from a worker: when the log cannot be written, the facilitator is asked what to do.
        """
        return await asyncio.shield(asyncio.ensure_future(self._conduct(command, happened)))

    async def _conduct(self, command: Command, happened: str) -> tuple[Event, ...] | None:
        """Carry out a command after those before it, also when one of them is asked about: none overtakes another."""
        words = self.take_drafts()
        async with self._in_turn:
            while True:
                try:
                    result = await self.conductor.conduct(command, happened)
                except AppendFailed as failure:
                    if await self._mend(str(failure)):
                        continue
                    self.drafts |= words
                    return None
                if not isinstance(result, Refusal):
                    return result
                self.tell(result.sentence, warning=True)
                self.drafts |= words
                return None

    async def advance(self) -> tuple[Event, ...] | None:
        """Go on to the next step, round or part, as `conduct` does; asked again while that is on its way, do nothing.

        The second press was meant for what the screen showed before the first one counted.
        """
        if self._advancing:
            return None
        self._advancing = True
        try:
            return await self.conduct(agenda.advance)
        finally:
            self._advancing = False

    async def remove_words(self, seq: int) -> None:
        """Remove for good what an entry said, and say what became of it. Call it from a worker."""
        try:
            events = await self.conductor.remove_words(seq)
        except RecordError as problem:
            self.tell(str(problem), warning=True)
            return
        removed, *_, copies = told(events, seq)
        self.tell(f"{removed} {copies}")

    async def _mend(self, why: str) -> bool:
        """Ask what to do about a log that takes nothing, until something helps; tell whether to try the entry again."""
        while True:
            picked = await self.pick(why, _AFTER_FAILURE)
            if picked is None or picked.value == "back":
                return False
            if picked.value == "unsaved":
                self.conductor.go_on_unsaved()
                return True
            if await self._save(picked.value):
                return True

    async def _save(self, how: str) -> bool:
        """Open the log again, or go on with a copy of it in another folder; say why when that fails."""
        try:
            if how == "again":
                await self.conductor.save_again()
            else:
                folder = await self.ask("Which folder?", "everything recorded so far is copied there")
                if not folder:
                    return False
                path = await self.conductor.save_elsewhere(Path(folder).expanduser())
                old, self.path = self.path, path
                await self._take_names_along(old, path)
        except (RecordError, OSError) as problem:
            self.tell(errors.told(problem), warning=True)
            return False
        return True

    async def _take_names_along(self, old: Path | None, path: Path) -> None:
        try:
            await asyncio.to_thread(self._after_moving, old, path)
        except OSError as problem:
            self.tell(f"The names were not copied: {problem.strerror}.", warning=True)

    def _after_moving(self, old: Path | None, path: Path) -> None:
        """Say beside the old log where it goes on, and write the names beside the new one.

        Where the old place can be neither written to nor read, the names are those on the screen.
        """
        if old:
            with suppress(OSError):
                say_moved(old, path)
        people = load_people(old).seats if old else {}
        save_people(path, people or {seat: Person(name) for seat, name in self.names.items()})

    @property
    def unsaved(self) -> int:
        """How many entries are in memory alone; leaving loses them."""
        return self._conductor.unsaved if self._conductor else 0

    @property
    def not_saved(self) -> str:
        """The same in words."""
        return f"Not saved: the last {self.unsaved} of {self.session.seq} entries"

    async def may_leave(self) -> bool:
        """Ask what to do about entries that are not on the disk yet; tell whether the program may be left."""
        if self._conductor and self._conductor.saving:
            picked = await self.pick("An entry is still being saved. Leave all the same?", (_STAY, _LOSE))
            return picked is not None and picked.value == _LOSE.value
        while self.unsaved:
            picked = await self.pick(f"{self.not_saved}. Leave all the same?", _BEFORE_LEAVING)
            if picked is None or picked.value == _STAY.value:
                return False
            if picked.value == _LOSE.value:
                return True
            if await self._save(picked.value):
                self.show_again()
        return True

    @work
    async def action_quit(self) -> None:  # type: ignore[override]  # a worker, since it may ask
        """Leave at once, unless something would be lost."""
        if await self.may_leave():
            self.exit()

    @work
    async def action_save(self) -> None:
        """Save what is in memory alone, or say that nothing is."""
        if not self.unsaved:
            self.tell("Everything is saved.")
            return
        picked = await self.pick(f"{self.not_saved}.", (_AGAIN, _ELSEWHERE))
        if picked and await self._save(picked.value):
            self.show_again()
