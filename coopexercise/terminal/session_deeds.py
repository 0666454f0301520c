"""What home can do with a session beside going on with it: replay, report, verify, bin, delete."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from textual import work
from textual.screen import Screen

from .. import record
from ..record import CannotOpen, Entry, errors
from .lobby import lobby_of
from .widgets.help import Help
from .widgets.pick import Choice, Pick, Picked
from .words.session import date, name, state


class SessionDeeds(Screen[None]):
    """The deeds of home; which session is marked, and which there are, home knows."""

    _binned: tuple[Path, ...] = ()
    """What was moved to the bin last."""

    @property
    def marked(self) -> Entry | None:
        """The highlighted session."""
        raise NotImplementedError

    def everything(self) -> list[Entry]:
        """Return all sessions, those in the bin too."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Show the sessions as they are now."""
        raise NotImplementedError

    def _tell(self, text: str, warning: bool = False) -> None:
        lobby_of(self.app).tell(text, warning)

    def _asked(self) -> Entry | None:
        """Return the session that a key is about; say so when there is none."""
        if not self.marked:
            self._tell("There is no session yet.")
        return self.marked

    def action_replay(self) -> None:
        """Walk through the highlighted session, whatever its state."""
        if session := self._asked():
            self.walk_through(session.path)

    def walk_through(self, log: Path) -> None:
        """Open the replay of a log; of one that cannot be read, the transcript, which says why."""
        from .screens.replay import ReplayScreen
        from .start import Replay

        with suppress(OSError):
            reading = record.glance(log)
            if reading.events:
                self.app.push_screen(ReplayScreen(Replay(log=log, reading=reading)))
                return
        self.show_transcript(log)

    def action_transcript(self) -> None:
        """Show what happened in the highlighted session."""
        if session := self._asked():
            self.show_transcript(session.path)

    def show_transcript(self, log: Path) -> None:
        """Show a log as text."""
        from .screens.transcript import TranscriptScreen

        self.app.push_screen(TranscriptScreen(log))

    @work(exclusive=True, group="verify")
    async def action_verify(self) -> None:
        """Read all of the highlighted session and say whether it is whole."""
        if not (session := self._asked()):
            return
        try:
            verdict = await asyncio.to_thread(record.verify, session.path)
        except OSError as problem:
            self._tell(f"It cannot be read: {problem.strerror}.", warning=True)
            return
        running = ["It is being written to just now, so its end may still be on its way."] if session.held else []
        self.app.push_screen(Help(f"Is it whole? {name(session)}", "\n\n".join([*verdict.sentences, *running])))

    @work(exclusive=True, group="debrief")
    async def action_debrief(self) -> None:
        """Write what the end of the highlighted session leaves on paper, and say where it is."""
        if not (session := self._asked()):
            return
        self._tell("The papers are being written.")
        try:
            told = await asyncio.to_thread(_reported, session)
        except OSError as problem:
            told = f"The log cannot be read: {problem.strerror}."
        self.app.push_screen(Help(f"Debrief: {name(session)}", told))

    @work
    async def action_bin(self) -> None:
        """Ask whether the highlighted session may go, and let it."""
        if not (session := self._asked()):
            return
        if session.held:
            self._tell(f"It stays: it is {session.held}.", warning=True)
            return
        forks = await self._forks(session)
        picked = await self._pick(f"Move to the bin: {name(session)}, {date(session.at)}?", _ways(len(forks)))
        if picked == "bin":
            self._put_in_bin([session.path])
        elif picked == "forks":
            self._put_in_bin([*(each.path for each in forks), session.path])
        elif picked == "delete":
            await self._delete([session])

    async def _forks(self, session: Entry) -> list[Entry]:
        binned = record.home_shelf().binned()
        with suppress(OSError):
            entries = await asyncio.to_thread(self.everything)
            forks = await asyncio.to_thread(record.forks, session.path, entries)
            return [each for each in forks if each.path not in binned]
        return []

    async def _pick(self, title: str, choices: Sequence[Choice]) -> str:
        picked: Picked | None = await self.app.push_screen_wait(Pick(title, choices))
        return picked.value if picked else ""

    def _put_in_bin(self, logs: Sequence[Path]) -> None:
        shelf, moved = record.home_shelf(), []
        try:
            for log in logs:
                moved.append(shelf.put_in_bin(log))
            self._tell("In the bin, with all that belongs to it. z brings it back.")
        except (CannotOpen, OSError) as problem:
            self._tell(f"{'Not all of it was' if moved else 'Not'} moved. {errors.told(problem)}", warning=True)
        self._binned = tuple(moved)
        self.look_again()

    def action_put_back(self) -> None:
        """Bring back what was moved to the bin last."""
        shelf = record.home_shelf()
        if not self._binned:
            self._tell(f"Nothing was moved to the bin just now. It is the folder {shelf.bin}.")
            return
        try:
            while self._binned:
                shelf.put_back(self._binned[-1])
                self._binned = self._binned[:-1]
        except OSError as problem:
            self._tell(f"Not brought back. {errors.told(problem)}", warning=True)
        self.look_again()

    async def delete_some(self, old: Sequence[Entry]) -> None:
        """Let the facilitator choose among old sessions, and delete those after one more question."""
        keys = {str(each.path): each for each in old}
        choices = [Choice(key, name(each), _about(each)) for key, each in keys.items()]
        title = "Which may be deleted for good? Enter shows each file first."
        picked = await self.app.push_screen_wait(Pick(title, choices, several=True, ticked=list(keys)))
        if picked and picked.values:
            await self._delete([each for key, each in keys.items() if key in picked.values])

    async def _delete(self, sessions: Sequence[Entry]) -> None:
        from .screens.deleting import DeletingScreen, outcome

        removal = await self.app.push_screen_wait(DeletingScreen(sessions))
        if removal is None:
            self._tell("Nothing was deleted.")
        elif removal.kept:
            self.app.push_screen(Help("Not everything was deleted", outcome(removal)))
        else:
            self._tell(outcome(removal))
        self.look_again()


def _about(session: Entry) -> str:
    parts = [date(session.at), state(session), f"a fork of {session.origin.log}" if session.origin else ""]
    return " · ".join(filter(None, parts))


def _ways(forks: int) -> list[Choice]:
    along = Choice("forks", f"Move it, and what was forked from it ({forks})", "z brings them back")
    return [
        Choice("keep", "Keep it"),
        Choice("bin", "Move it to the bin", "with all that belongs to it; z brings it back"),
        *([along] if forks else []),
        Choice("delete", "Delete it for good", "shows every file first"),
    ]


def _reported(session: Entry) -> str:
    """Write the papers that the end of a session leaves, and return what to say of them. Raises OSError."""
    from ..exercise.session import fold
    from .writing import write_papers

    reading = record.read(session.path)
    if not reading.events:
        return "There is no report: nothing in this log can be read. v says why."
    papers = write_papers(fold(reading.events), session.path)
    written = [f"{each.name}\n  {each.what}" for each in papers if not each.problem]
    failed = [f"{each.name}\n  not written: {each.problem}" for each in papers if each.problem]
    where = [f"Written in the folder\n  {session.path.parent}"] if written else []
    return "\n\n".join([*where, *written, *failed, *_shortened(reading)])


def _shortened(reading: record.Reading) -> Iterator[str]:
    """Say so where the papers are not of a whole session."""
    if reading.damage:
        yield f"The log is damaged at line {reading.damage.line}: they are of what comes before."
    elif not reading.ended:
        yield "The session was not ended: they are of what was recorded so far."
