"""The replay of a log: what happened, as it happened, to be walked through. The log is only read."""

import asyncio
from functools import partial
from pathlib import Path

from textual import work
from textual.binding import Binding

from ... import record
from ...exercise.text import as_argument
from ...exercise.timeline import ROUNDS, MarkKind
from .. import sieves
from ..forks import forked
from ..lobby import lobby_of
from ..replay_view import ReplayView
from ..replaying import beyond
from ..widgets.ask import Ask
from ..widgets.event_list import EventList
from ..widgets.grid import Grid
from ..widgets.help import Help
from ..widgets.pick import Choice
from ..widgets.replay_board import ReplayBoard
from ..words import replay as replay_words


class ReplayScreen(ReplayView):
    """Walks through one log."""

    BINDINGS = [
        Binding("space", "play", "Play"),
        Binding("left", "step(-1)", "Event", key_display="←→"),
        Binding("right", "step(1)", "Event", show=False),
        Binding("left_square_bracket,D", "mark('decision', -1)", "Decision before", show=False, key_display="["),
        Binding("right_square_bracket,d", "mark('decision', 1)", "Decision", key_display="]"),
        Binding("pageup", "round(-1)", "Round before", show=False, priority=True),
        Binding("pagedown", "round(1)", "Round", priority=True, key_display="PgDn"),
        Binding("home", "end(-1)", "First event", show=False),
        Binding("end", "end(1)", "Last event", show=False),
        Binding("plus,equals_sign", "faster(1)", "Faster", show=False, key_display="+"),
        Binding("minus", "faster(-1)", "Slower", show=False, key_display="-"),
        Binding("r", "recap", "Recap in a minute", show=False),
        Binding("colon,j", "jump", "Time", key_display=":"),
        Binding("slash", "find", "Find", key_display="/"),
        Binding("n", "hit(1)", "Next hit", show=False),
        Binding("N", "hit(-1)", "Hit before", show=False),
        Binding("l", "sift", "List only", show=False),
        Binding("m", "measures", "Measures"),
        Binding("e", "events", "Events on and off", show=False),
        Binding("g", "grid", "Every card (hold)", show=False),
        Binding("o", "note", "Note", show=False),
        Binding("y", "copy", "Copy the reference", show=False),
        Binding("f", "fork", "What if", show=False),
        Binding("p", "names", "Names", show=False),
        Binding("t", "transcript", "All as text", show=False),
        Binding("down", "scroll_board(1)", "Down", show=False),
        Binding("up", "scroll_board(-1)", "Up", show=False),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q,escape", "leave", "Back", key_display="q"),
    ]

    def action_play(self) -> None:
        """Let time go by, or stop it."""
        if self.player.playing:
            self.player.playing = False
        else:
            self.player.play()
        self.show_moment()

    def action_recap(self) -> None:
        """Let all go by in a minute."""
        self.player.recap()
        self.show_moment()

    def action_faster(self, by: int) -> None:
        """Play faster, or slower."""
        self.player.faster(by)
        self.show_moment()

    def action_step(self, by: int) -> None:
        """Go to the event after this one, or before."""
        self.player.step(by)
        self.stand()

    def action_mark(self, kind: MarkKind, by: int) -> None:
        """Go to the next mark of a kind, or to the one before."""
        if not self.player.step_to((kind,), by):
            self.app.tell(f"There is no {kind} {'after' if by > 0 else 'before'} this moment.")
        self.stand()

    def action_round(self, by: int) -> None:
        """Go to where the next round begins, or the one before."""
        self.player.step_to(ROUNDS, by)
        self.stand()

    def action_end(self, by: int) -> None:
        """Go to the last event, or to the first."""
        self.player.go(self.player.line.order[-1 if by > 0 else 0])
        self.stand()

    def action_hit(self, by: int) -> None:
        """Go to the next hit, or to the one before."""
        if not self.player.step_hit(by):
            self.app.tell("Nothing was found. / looks for something else.")
        self.stand()

    def action_scroll_board(self, by: int) -> None:
        """Scroll the board."""
        self.query_one(ReplayBoard).scroll_lines(by)

    def action_measures(self) -> None:
        """Show the measures in place of the board, or the board again."""
        self.measures = not self.measures
        self.show_moment()

    def action_events(self) -> None:
        """Put the list of events away, or back."""
        events = self.query_one(EventList)
        events.display = not events.display

    @work
    async def action_grid(self) -> None:
        """Show every card's items while the key is held."""
        await self.app.push_screen_wait(Grid(self.player.session))

    @work
    async def action_help(self) -> None:
        """Say what the keys do."""
        await self.app.push_screen_wait(Help("Replay", replay_words.HELP))

    def action_names(self) -> None:
        """Show people's names, or put them away; they are kept beside the log, if at all."""
        if self.names:
            self.names = {}
        else:
            people = record.load_people(self.path)
            self.names = people.names
            if not self.names:
                self.app.tell(people.notice or "No names are kept beside this session; seats are shown instead.")
        self.show_moment()

    def action_copy(self) -> None:
        """Copy the reference of this moment."""
        self.app.copy_to_clipboard(self.reference)
        self.app.tell(f"Copied: {self.reference}. It is opened with: coopexercise replay {as_argument(self.reference)}")

    def action_transcript(self) -> None:
        """Show all as text."""
        from .transcript import TranscriptScreen

        self.app.push_screen(TranscriptScreen(self.path))

    async def _ask(self, title: str, hint: str) -> str | None:
        """Ask for words; None when somebody went back. Nothing is kept for the next time."""
        return await self.app.push_screen_wait(Ask(title, hint))

    @work
    async def action_jump(self) -> None:
        """Ask for a moment, and go there."""
        typed = await self._ask("Go to which moment?", "12:30 played, or the number of an event: #45")
        if typed and not self.jump_to(typed):
            self.app.tell(f"“{typed}” is no moment. A time is written 12:30, an event #45.", warning=True)
        elif told := beyond(self.player.line, typed or ""):
            self.app.tell(told, warning=True)
        self.stand()

    @work
    async def action_find(self) -> None:
        """Ask what to look for, and go to the next place where it is."""
        sought = await self._ask("Find what?", "in what was said and what happened; n and N go on")
        if not sought:
            return
        await asyncio.to_thread(self.player.find, sought)
        if self.player.seq not in self.player.hits:
            self.action_hit(1)
        self.stand()

    @work
    async def action_sift(self) -> None:
        """Ask which events to list."""
        player = self.player
        choices = sieves.choices(player.events, player.session)
        picked = await self.app.pick(
            "List only … (nothing ticked lists all)", choices, several=True, ticked=sieves.ticked(player.sieve)
        )
        if picked is not None:
            player.sift(sieves.sieve(picked.values))
            self.stand()

    @work
    async def action_note(self) -> None:
        """Ask for a note on this moment, and keep it beside the log."""
        seq = self.player.seq
        text = await self._ask(f"A note on entry {seq}", "kept beside the log, for whoever opens this replay")
        if not text:
            return
        try:
            self.notes = record.add_note(self.path, record.Note(seq, record.now().at, text))
        except (OSError, ValueError) as problem:
            self.app.tell(f"The note was not kept: {problem}", warning=True)
        self.show_moment()

    @work
    async def action_fork(self) -> None:
        """Ask whether to begin a new session from this moment; begin it, and say how it goes on."""
        player = self.player
        seq = player.line.recorded(player.seq)
        title = f"What if? A new session that begins as this one did, up to entry {seq}"
        choices = [
            Choice("no", "Not now"),
            Choice("yes", "Make it", "a log of its own, among the unfinished sessions; this log stays as it is"),
        ]
        picked = await self.app.pick(title, choices)
        if picked is None or picked.value != "yes":
            return
        fork = partial(forked, self.path, player.events, seq, player.session.scenario.id)
        try:
            path = await asyncio.to_thread(fork)
        except (record.RecordError, OSError) as problem:
            self.app.tell(f"No fork was made. {record.errors.told(problem)}", warning=True)
            return
        await self._go_on_with(path)

    async def _go_on_with(self, path: Path) -> None:
        how = (
            f"The fork is made: {path.name}. It is the latest unfinished session now, so it goes on with: "
            "coopexercise resume"
        )
        picked = await self.app.pick(how, [Choice("stay", "Stay in this replay"), Choice("go", "Go on with it now")])
        if picked and picked.value == "go":
            lobby_of(self.app).resume(path)

    def action_leave(self) -> None:
        """Go back, or leave the program that was opened for this alone."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.app.exit(0)
