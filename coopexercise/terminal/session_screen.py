"""What every screen of a session has: the clock, the step, the keys, and the entries common to all."""

from collections.abc import Iterable
from functools import partial
from textwrap import shorten

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from ..exercise import observing
from ..exercise.events import OBSERVER
from ..exercise.scenario import EVERYONE, Inject
from ..exercise.text import one_line
from . import correcting, seating, words
from .timed_screen import TimedScreen
from .widgets.block_clock import BREAKPOINTS, BlockClock
from .widgets.help import Help
from .widgets.key_footer import KeyFooter
from .widgets.pick import Choice
from .words import plain

_GLIMPSE = 36
"""The most signs of a piece of news in a list."""


class SessionScreen(TimedScreen):
    """A screen of a running session. A subclass gives the board, the prompt and the mode's own keys."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    HELP = ""
    """What a facilitator usually does now, for the help panel."""

    BINDINGS = [
        Binding("n", "next", "Next"),
        Binding("pagedown", "next", "Next", show=False, priority=True),  # a presenter's remote, whatever has the focus
        Binding("space", "pause", "Pause"),
        Binding("plus,equals_sign", "longer", "+1 min", show=False, key_display="+"),
        Binding("minus", "shorter", "-1 min", show=False, key_display="-"),
        Binding("d", "decision", "Decision"),
        Binding("v", "voice", "Voice", show=False),
        Binding("o", "note", "Note", show=False),
        Binding("u", "correct", "Correct", show=False),
        Binding("s", "script", "Script", show=False),
        Binding("i", "inject", "News", show=False),
        Binding("m", "people", "People come, go, swap", show=False),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "leave", "Leave"),
        Binding("down", "scroll_board(1)", "Down", show=False),
        Binding("up", "scroll_board(-1)", "Up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Title line, clock beside step and prompt, the board, the keys."""
        yield Static(id="top")
        with Horizontal(id="stage"):
            yield BlockClock()
            with Vertical(id="now"):
                yield Static(id="step")
                yield Static(id="prompt")
        with VerticalScroll(id="board", can_focus=False):
            yield from self.board()
        yield Static(id="todo")
        yield KeyFooter()

    def board(self) -> Iterable[Widget]:
        """Yield the widgets of this screen's board."""
        return ()

    def refresh_board(self) -> None:
        """Show the newest session on the board."""

    def prompt(self) -> str:
        """Return what the group has to do now, in public words."""
        return ""

    def todo(self) -> str:
        """Return the next thing for the facilitator to do, in one line."""
        return "n: go on"

    def script(self) -> str:
        """Return what the facilitator may read aloud now."""
        return ""

    late = ""
    """The round for which this screen takes late entries; empty on a screen of the session's present."""

    @property
    def round_id(self) -> str:
        """The round that runs or is being rated."""
        return self.session.part.round if self.session.part else ""

    def on_mount(self) -> None:
        """Show all, and begin to tick."""
        self.show_session()
        self._tick()

    def on_resize(self, _: Resize) -> None:
        """Show what there is room for now."""
        if self.is_mounted and not self.outdated:
            self.show_session()

    def on_screen_resume(self) -> None:
        """Make way, once no question is open, for the screen to which the session has moved on."""
        if self.outdated:
            self.app.show_again()

    def show_session(self) -> None:
        """Show the newest session."""
        self._put_top()
        self._show_time()
        self._put("#prompt", self.prompt())
        self._put("#todo", self.todo())
        self.refresh_board()

    def show_saving(self) -> None:
        """Show that an entry is on its way; all else is as it was."""
        self._put_top()

    def _put_top(self) -> None:
        """Show the title line, which has one line whatever it says: nothing else moves."""
        self.query_one("#top", Static).update(plain(self._top()), layout=False)

    def _top(self) -> str:
        session = self.session
        simulated = "SIMULATED · " if session.opened.simulated else ""
        saved = "saving …" if self.app.conductor.saving else _saved(session.seq, self.app.unsaved)
        voices = " · voices open" if observing.window_is_open(session, self.round_id) else ""
        return f"{simulated}{session.scenario.title} · {self.part_title()}{voices}  [{saved}]"

    def part_title(self) -> str:
        """Return the name of the part of the session that this screen shows."""
        return ""

    def action_scroll_board(self, lines: int) -> None:
        """Move the board up or down."""
        self.query_one("#board", VerticalScroll).scroll_relative(y=lines, animate=False)

    @work
    async def action_next(self) -> None:
        """Go on to the next step, round or part."""
        await self.app.advance()

    @work
    async def action_decision(self) -> None:
        """Record the decision; only a round has one."""
        self.app.tell("A decision belongs to a round.", warning=True)

    @work
    async def action_note(self) -> None:
        """Write a note."""
        text = await self.app.ask("Note", "for you alone; #word tags it; never a disclosure of harm: stop the clock")
        if text:
            await self.app.conduct(lambda session: observing.note(session, text, observing.tags_in(text)))

    @work
    async def action_voice(self) -> None:
        """Tap who speaks; the first tap opens a window, an empty pick closes it."""
        if not observing.window_is_open(self.session, self.round_id) and not await self.app.conduct(
            observing.open_window
        ):
            return
        close = Choice("", "Close the window", "stop tallying voices")
        picked = await self.app.pick("Who speaks?", [*self.roles(), Choice(OBSERVER, "Observer"), close])
        if picked and picked.value:
            await self.app.conduct(lambda session: observing.voice(session, picked.value))
        elif picked:
            await self.app.conduct(observing.close_window)

    @work
    async def action_inject(self) -> None:
        """Release a piece of news by hand."""
        planned = self.session.round
        out = observing.released(self.session, self.round_id)
        waiting = [each for each in (planned.injects if planned else ()) if each.id not in out]
        if not waiting:
            self.app.tell("There is no news left to release here.")
            return
        choices = [
            Choice(each.id, f"{words.minutes(each.at)} to {self.role(each.to)}", _glimpse(each)) for each in waiting
        ]
        picked = await self.app.pick("Which news is out?", choices)
        inject = next((each for each in waiting if picked and each.id == picked.value), None)
        if inject and await self.app.conduct(partial(observing.release, inject=inject.id)):
            self.tell_news(inject)

    def tell_news(self, inject: Inject) -> None:
        """Say news that everyone hears, or whom to hand the slip to."""
        slip = f"Hand the slip to {self.role(inject.to)}."
        self.app.tell(f"News: {inject.text}" if inject.to == EVERYONE else slip)

    @work
    async def action_people(self) -> None:
        """Let somebody arrive, leave, swap, or get another card."""
        await seating.people(self.app)

    @work
    async def action_correct(self) -> None:
        """Take back an entry, or put its words right; the last one comes first."""
        await correcting.correct(self.app)

    @work
    async def action_script(self) -> None:
        """Show what may be read aloud now."""
        text = self.script()
        await self.app.push_screen_wait(Help("To read aloud", text or "There is no script for this moment."))

    @work
    async def action_help(self) -> None:
        """Show this screen's keys and what a facilitator usually does now."""
        shown = "\n".join(f"{' '.join(keys):>9}  {does}" for does, keys in self._keys().items())
        await self.app.push_screen_wait(Help("Keys, and what to do now", f"{self.HELP}\n\n{shown}".strip()))

    def _keys(self) -> dict[str, list[str]]:
        """Return what this screen's keys do, those of the footer first, each with its keys."""
        everywhere = {binding.action for binding in Screen.BINDINGS if isinstance(binding, Binding)}
        here = [each.binding for each in self.active_bindings.values() if each.node is self]
        found: dict[str, list[str]] = {}
        for binding in sorted(here, key=lambda binding: not binding.show):
            if binding.action not in everywhere and not binding.system:
                found.setdefault(binding.description, []).append(self.app.get_key_display(binding))
        return {does: list(dict.fromkeys(keys)) for does, keys in found.items()}

    @work
    async def action_leave(self) -> None:
        """Leave; the session is recorded and can be resumed."""
        if self.app.unsaved or self.app.conductor.saving:
            if await self.app.may_leave():
                self.app.exit(0)
            return
        choices = [Choice("stay", "Stay"), Choice("leave", "Leave; everything is recorded, resume whenever you like")]
        picked = await self.app.pick("Leave this session?", choices)
        if picked and picked.value == "leave":
            self.app.exit(0)

    def role(self, card: str) -> str:
        """Return the words for a card."""
        return "everyone" if card == EVERYONE else words.role(self.session.deck, card)

    def roles(self) -> list[Choice]:
        """Return the cards in play as choices, with their signs and sides."""
        deck = self.session.deck
        return [
            Choice(card, words.signed_role(deck, card), str(deck.side(card) or "")) for card in self.session.in_play()
        ]

    def seat_name(self, seat: str) -> str:
        """Return a person's name and role."""
        return words.seat(self.session, self.app.names, seat)


def _glimpse(inject: Inject) -> str:
    """Return the first words of news; those for one card stay on its slip, for the room may see this screen."""
    return shorten(one_line(inject.text), _GLIMPSE, placeholder=" …") if inject.to == EVERYONE else "on its slip"


def _saved(recorded: int, unsaved: int) -> str:
    if unsaved:
        return f"✗ NOT SAVED: {unsaved} of {recorded}; ctrl+p: Save"
    return f"✓ {recorded} recorded"
