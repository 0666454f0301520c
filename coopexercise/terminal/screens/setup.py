"""Set-up: who takes part, and how the session is played. Then the cards are dealt."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static, TextArea

from ... import library
from ...exercise import dealing
from ...library import Faulty, Loaded
from ...record import Person, RecordError, errors
from .. import guest_list
from ..guest_list import GuestList
from ..lobby import Lobby, lobby_of
from ..opening import Plan
from ..start import Start
from ..widgets.help import Help
from ..widgets.key_footer import KeyFooter
from ..widgets.tick import Tick
from ..words import plain
from ..words import plan as plan_words

HELP = (
    "Say who takes part. A number is enough. Or write names, one on each line or with commas between them; or paste "
    "them; or give the path of a TXT or CSV file. A CSV file may have the columns name, job and not (the cards that "
    "a person must not get).\n\n"
    "Names stay on this computer, beside the record and never in it.\n\n"
    "Full capture needs a second person at the keyboard, or an observer with paper. "
    "If you lead alone, leave it off.\n\n"
    "  Tab  from field to field\n"
    "   F2  deal the cards\n"
    "  Esc  back; what you typed is kept"
)


class SetupScreen(Screen[None]):
    """Asks for the people and the way of playing, and says at once what it has understood."""

    AUTO_FOCUS = "TextArea"
    BINDINGS = [
        Binding("f2", "deal", "Deal the cards", key_display="F2"),
        Binding("f1,question_mark", "help", "Help", key_display="F1"),
        Binding("escape", "leave", "Back", key_display="Esc"),
    ]

    def __init__(self, start: Start) -> None:
        """Set up `start.scenario`; what the command line said already is filled in."""
        super().__init__()
        self._start = start
        self._loaded = library.load(start.scenario)
        self._guests = GuestList()

    @property
    def lobby(self) -> Lobby:
        """The program, which opens the session."""
        return lobby_of(self.app)

    def compose(self) -> ComposeResult:
        """The scenario, the people, the choices; or what is wrong with the scenario."""
        with VerticalScroll(id="setup", can_focus=False):
            if isinstance(self._loaded, Faulty):
                yield from _what_is_wrong(self._start.scenario, self._loaded)
            else:
                yield from self._form(self._loaded)
        yield KeyFooter()

    def _form(self, loaded: Loaded) -> ComposeResult:
        scenario = loaded.scenario
        yield Static(plain(scenario.title), id="setup-title")
        yield Static(plain("\n".join(filter(None, [scenario.summary, scenario.content_note]))), id="about")
        yield Static(id="times")
        text = self.lobby.drafts.get(self._draft) or guest_list.as_text(self._start.people)
        yield TextArea(text, id="people", show_line_numbers=False, placeholder="11, or names, or a TXT or CSV file")
        yield Static(id="understood")
        with Horizontal(id="choices"):
            yield Tick("Full capture", id="full", compact=True)
            yield Tick("Rounds swapped", self._start.order == "swap", id="swap", compact=True)
            yield Tick("Same time for both", self._start.equal_time, id="equal", compact=True)
        yield Button("Deal the cards (F2)", id="deal", variant="primary", compact=True)
        yield Static(plain(_remarks(loaded)), id="remarks")

    def on_mount(self) -> None:
        """Show what is understood so far."""
        if isinstance(self._loaded, Loaded):
            people = self.query_one("#people", TextArea)
            people.border_title = "Who takes part? A number, names, or a file"
            people.move_cursor(people.document.end)
            self._understand()
            self._show_times()

    @property
    def _draft(self) -> str:
        return f"people of {self._start.scenario}"

    @on(TextArea.Changed)
    def _understand(self) -> None:
        """Read the list again, and say in one line what it says."""
        assert isinstance(self._loaded, Loaded), "there is no form for a faulty scenario"
        text = self.query_one("#people", TextArea).text
        self.lobby.drafts[self._draft] = text
        self._guests = guest_list.understand(text, self._loaded.deck, self._start.tables)
        line = self.query_one("#understood", Static)
        line.set_class(bool(self._guests.wrong), "-wrong")
        line.update(
            plain(self._guests.wrong or guest_list.will_play(self._guests, self._loaded.deck, self._start.tables))
        )

    @on(Tick.Changed)
    def _show_times(self) -> None:
        assert isinstance(self._loaded, Loaded), "there is no form for a faulty scenario"
        self.query_one("#times", Static).update(
            plain(plan_words.times(self._loaded.scenario, self._ticked("#equal"), self._ticked("#swap")))
        )

    def _ticked(self, which: str) -> bool:
        return self.query_one(which, Tick).value

    @on(Button.Pressed)
    def action_deal(self) -> None:
        """Open the session and deal, or say what is missing; what was typed stays."""
        if isinstance(self._loaded, Faulty):
            return
        if self._guests.wrong or not self._guests.people:
            self.lobby.tell(self._guests.wrong or "Say first who takes part; a number is enough.", warning=True)
            self.query_one("#people").focus()
            return
        try:
            self.lobby.begin(self._plan(self._loaded))
        except (RecordError, OSError) as problem:
            self.lobby.tell(errors.told(problem), warning=True)
            return
        del self.lobby.drafts[self._draft]

    def _plan(self, loaded: Loaded) -> Plan:
        people = self._guests.people
        return Plan(
            scenario=loaded.scenario,
            deck=loaded.deck,
            people=tuple(Person(each.name, each.job) for each in people),
            not_cards=tuple((*each.not_cards, *dealing.unlike(loaded.deck, each.job)) for each in people),
            seed=self._start.seed,
            log=self._start.log,
            order="swap" if self._ticked("#swap") else "scenario",
            equal_time=self._ticked("#equal"),
            capture="full" if self._ticked("#full") else "core",
        )

    def action_help(self) -> None:
        """Say what may be typed."""
        self.app.push_screen(Help("Set-up", HELP))

    def action_leave(self) -> None:
        """Go back home; what was typed is kept for the next time."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.lobby.go_home()


def _what_is_wrong(name: str, faulty: Faulty) -> ComposeResult:
    yield Static(plain(f"{name} cannot be played yet"), id="setup-title")
    yield Static(plain(library.as_text(faulty.problems)), id="problems")
    yield Static(Content("Put the file right and come back. Esc: back"), id="remarks")


def _remarks(loaded: Loaded) -> str:
    if not loaded.problems:
        return ""
    return "\n".join(["The scenario can be played; its author may want to know:", library.as_text(loaded.problems)])
