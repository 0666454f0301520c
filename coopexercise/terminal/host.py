"""What every program with a conductor offers its screens: commands, questions, picks and names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen

from ..exercise.events import Event
from ..exercise.refusals import Refusal
from ..exercise.session import Session
from ..record import AppendFailed, FileLog, RecordError, load_people, save_people
from ..record.redacting import told
from .conductor import Command, Conductor, Listener
from .looks import add_looks
from .widgets.ask import Ask
from .widgets.pick import Choice, Pick, Picked
from .words import plain

_AFTER_FAILURE = (
    Choice("again", "Try again"),
    Choice("elsewhere", "Save in another folder"),
    Choice("back", "Go back; it is not recorded"),
)


class Host(App[int]):
    """A Textual program that holds the conductor; screens reach the session only through it."""

    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False)]

    def __init__(self) -> None:
        super().__init__()
        add_looks(self)
        self._conductor: Conductor | None = None
        self.path: Path | None = None
        """The log of the session."""
        self.names: dict[str, str] = {}
        """Seat to name. Never in the log."""
        self.drafts: dict[str, str] = {}
        """Question to words that were typed and not taken yet."""
        self._taken: dict[str, str] = {}
        """Question to words that were taken for an entry that is not recorded yet."""

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
        conductor.listener = listener

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield the keys of the screen as commands of the palette, each with its key, before Textual's own."""
        for active in screen.active_bindings.values():
            if active.node is screen and not active.binding.system:
                key = self.get_key_display(active.binding)
                yield SystemCommand(
                    active.binding.description, f"key {key}", partial(screen.run_action, active.binding.action)
                )
        yield from super().get_system_commands(screen)

    def show_again(self) -> None:
        """Show the session as it is; for what changes beside the log, such as a name."""
        if self.conductor.listener:
            self.conductor.listener(self.session, ())

    async def conduct(self, command: Command, happened: str = "") -> tuple[Event, ...] | None:
        """Carry out a command: its events, or None after saying why nothing changed.

        Call it from a worker: when the log cannot be written, the facilitator is asked what to do.
        """
        while True:
            try:
                result = await self.conductor.conduct(command, happened)
            except AppendFailed as failure:
                if not await self._try_again(str(failure)):
                    self.keep_drafts()
                    return None
                continue
            if isinstance(result, Refusal):
                self.tell(result.sentence, warning=True)
                self.keep_drafts()
                return None
            self._taken.clear()
            return result

    async def remove_words(self, seq: int) -> None:
        """Remove for good what an entry said, and say what became of it. Call it from a worker."""
        try:
            events = await self.conductor.remove_words(seq)
        except RecordError as problem:
            self.tell(str(problem), warning=True)
            return
        removed, *_, copies = told(events, seq)
        self.tell(f"{removed} {copies}")

    def keep_drafts(self) -> None:
        """Keep the words of an entry that was not recorded for the next time the same is asked."""
        self.drafts |= self._taken
        self._taken.clear()

    async def _try_again(self, why: str) -> bool:
        picked = await self.pick(f"Not recorded: {why}", _AFTER_FAILURE)
        if picked is None or picked.value == "back":
            return False
        if picked.value == "elsewhere":
            folder = await self.ask("Which folder?", "everything recorded so far is copied there")
            return bool(folder) and self._save_elsewhere(Path(folder or ""))
        return self._save_elsewhere(None)

    def _save_elsewhere(self, folder: Path | None) -> bool:
        """Open the log again, or go on with a copy of it in `folder`; say why when that fails too."""
        log = self.conductor.log
        try:
            if folder is None:
                log.reopen()
            elif isinstance(log, FileLog):
                self._move(log.copy_to(folder.expanduser() / log.path.name))
        except (RecordError, OSError) as problem:
            self.tell(str(problem), warning=True)
            return False
        return True

    def _move(self, log: FileLog) -> None:
        self.conductor.move_to(log)
        if self.path:
            save_people(log.path, load_people(self.path).seats)
        self.path = log.path

    def tell(self, text: str, warning: bool = False) -> None:
        """Show one sentence for a while."""
        self.notify(plain(text).plain, severity="warning" if warning else "information", markup=False)

    async def ask(self, title: str, hint: str = "", draft: str = "") -> str | None:
        """Ask for words: None when the facilitator went back; what was typed is kept for the next time."""
        kept = self.drafts.get(title) or self._taken.get(title, "")
        question = Ask(title, hint, draft or kept)
        answer = await self.push_screen_wait(question)
        self.drafts[title] = question.draft if answer is None else ""
        if answer:
            self._taken[title] = answer
        return answer

    async def pick(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        several: bool = False,
        free: bool = False,
        hidden: bool = False,
        ticked: Sequence[str] = (),
    ) -> Picked | None:
        """Ask for one of the choices, several, or words: None when the facilitator went back."""
        question = Pick(title, choices, several=several, free=free, hidden=hidden, ticked=ticked)
        return await self.push_screen_wait(question)
