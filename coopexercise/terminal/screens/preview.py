"""The preview of one scenario or deck: as it will be met, with its problems beside it, live while it is changed."""

from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.timer import Timer
from textual.visual import Visual
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ... import library
from ...library import Loaded, Problem, View
from ...library.places import place_of
from ..lobby import Lobby, lobby_of
from ..preview_parts import NOTHING_PRIVATE, Part, indented, parts_of
from ..trainer_deeds import open_editor, own_copy, print_pack
from ..widgets.hanging import Hanging
from ..widgets.help import Help
from ..widgets.key_footer import KeyFooter
from ..widgets.line_list import LineList
from ..widgets.part_pane import PartPane
from ..words import plain
from ..words import problem as problem_words

LOOK = 1.0
"""Seconds between two looks at the files."""
HELP = (
    "On the left are the parts, on the right the marked one, as people will meet it. Below are the problems, if there "
    "are any. Leave this window open while you write in another one: it follows whenever you save.\n\n"
    "Enter  on a part: run it. On a problem: open the file at its line\n"
    "    e  change the file, at the marked part or problem. EDITOR says with which program; "
    "nano is left with ctrl+x, vi with Esc :wq Enter\n"
    "    v  show what is private: the back of a card, what is only believed, whom an option helps and harms\n"
    "    w  what is wrong: to the problems, and back\n"
    "space  page down, b  page up\n"
    "    r  rehearse it many times with simulated people\n"
    "    p  print it into a PDF\n"
    "    n  run it: set-up asks who takes part\n"
    "  Esc  back"
)


class PreviewScreen(Screen[None]):
    """Shows a file part by part, and beside that its problems. Holds the last reading that could be shown."""

    AUTO_FOCUS = "#parts"
    BINDINGS = [
        Binding("enter", "enter", "Run", show=False),
        Binding("e", "edit", "Edit"),
        Binding("v", "private", "Private"),
        Binding("w", "problems", "Wrong?"),
        Binding("r", "rehearse", "Rehearse"),
        Binding("p", "print", "Print"),
        Binding("n", "run", "Run"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("escape,q", "leave", "Back", key_display="Esc"),
        Binding("tab,shift+tab", "problems", "Wrong?", show=False),
        Binding("space", "scroll_page(1)", "Page down", show=False),
        Binding("b,backspace", "scroll_page(-1)", "Page up", show=False),
    ]

    def __init__(self, path: Path) -> None:
        """Show the scenario or deck at `path`."""
        super().__init__()
        self._view = library.view(path)
        self._parts: tuple[Part, ...] = ()
        self._marked = ""
        """The id of the part that is shown."""
        self._private = False
        self._timer: Timer | None = None

    @property
    def lobby(self) -> Lobby:
        """The program, which opens set-up."""
        return lobby_of(self.app)

    def compose(self) -> ComposeResult:
        """What it is; the parts and the marked one; the problems; what Enter does; the keys."""
        yield Static(id="top")
        with Horizontal(id="lists"):
            yield LineList("parts")
            yield PartPane("shown")
        yield LineList("wrong")
        yield Static(id="todo")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show what was read, and begin to look for changes."""
        self._list("#wrong").border_title = "What is wrong, or could be better"
        self._timer = self.set_interval(LOOK, self._look)
        self._show(self._view)

    def on_screen_suspend(self) -> None:
        """Look at no file while another screen is shown."""
        if self._timer:
            self._timer.pause()

    def on_screen_resume(self) -> None:
        """Look at once: much may have happened."""
        if self._timer:
            self._timer.resume()
            self._look()

    def _look(self) -> None:
        if library.changed(self._view):
            self._show(library.view(self._view.path))

    def _show(self, view: View) -> None:
        """Show what is in a file now, and stay where the reader was; the last good reading where it has errors."""
        self._view = view
        self._parts = parts_of(view) or self._parts
        self._fill("#parts", [Hanging([indented(each.label)]) for each in self._parts], self._row_of_marked())
        problems = [plain(problem_words.line(each, view.path)) for each in view.problems]
        self._fill("#wrong", problems, self._list("#wrong").highlighted or 0)
        self._list("#wrong").display = bool(problems)
        self._go_to("#wrong" if problems and (self._in_problems or not self._parts) else "#parts")
        whose = "comes with the program" if library.is_shipped(view.path) else "yours"
        top = f"{view.title} · {whose} · {problem_words.in_short(view.problems, '✓ no problems')}"
        self.query_one("#top", Static).update(plain(top))
        self._show_marked()
        self.refresh_bindings()

    def _list(self, which: str) -> LineList:
        return self.query_one(which, LineList)

    @property
    def _pane(self) -> PartPane:
        return self.query_one(PartPane)

    def _fill(self, which: str, lines: Sequence[Visual], row: int) -> None:
        options = self._list(which)
        with self.prevent(OptionList.OptionHighlighted):
            options.clear_options()
            options.add_options([Option(each) for each in lines])
            options.highlighted = min(row, len(lines) - 1) if lines else None

    def _row_of_marked(self) -> int:
        """Return where the part that was shown is now; the same row where it is gone."""
        rows = [row for row, each in enumerate(self._parts) if each.id == self._marked]
        return rows[0] if rows else self._list("#parts").highlighted or 0

    @property
    def _in_problems(self) -> bool:
        return self.focused is self._list("#wrong")

    def _go_to(self, which: str) -> None:
        """Go to a list at once, so that a key typed right behind finds it."""
        self.set_focus(self._list(which))

    @property
    def _part(self) -> Part | None:
        row = self._list("#parts").highlighted
        return None if row is None else self._parts[row]

    @property
    def _problem(self) -> Problem | None:
        """The marked problem, while somebody goes through them."""
        wrong = self._list("#wrong")
        return self._view.problems[wrong.highlighted] if self._in_problems and wrong.highlighted is not None else None

    @on(OptionList.OptionHighlighted)
    @on(DescendantFocus)
    def _another(self) -> None:
        """Show another part or problem from its beginning; what is private is hidden again."""
        self._private = False
        self._show_marked()
        self._pane.scroll_home(animate=False)

    def _show_marked(self) -> None:
        pane, part, problem = self._pane, self._part, self._problem
        before = part is not None and problem is None and self._view.made is None
        pane.border_title = "As it was before the errors" if before else ""
        if problem:
            pane.show(problem_words.in_full(problem))
        elif part:
            self._marked = part.id
            private = (part.private() or [plain(NOTHING_PRIVATE)]) if self._private else ()
            pane.show(part.said(), private, part.stretches, part.markdown, card=part.card)
        self.query_one("#todo", Static).update(plain(self._enter_does()))

    def _enter_does(self) -> str:
        if self._problem:
            return f"Enter opens {Path(self._problem.file).name} at line {self._problem.line}"
        if self._view.scenario:
            return "▶ Enter runs it: set-up asks who takes part"
        if self._view.made:
            return "Cards to choose from: a scenario that names this deck is what is run"
        return "It cannot be run yet: w goes to what is wrong"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer what can be done with what the file is now."""
        if action == "rehearse":
            return self._view.scenario is not None and self.lobby.rehearse is not None
        if action in ("run", "print"):
            return self._view.scenario is not None
        needed = {"problems": self._view.problems, "private": self._parts}.get(action, True)
        return bool(needed)

    def action_enter(self) -> None:
        """Open the file at the marked problem, or run the scenario."""
        if self._problem:
            self.action_edit()
        elif self._view.scenario:
            self.action_run()

    def action_run(self) -> None:
        """Set up a session."""
        self.lobby.set_up(str(self._view.path))

    @work
    async def action_edit(self) -> None:
        """Open the user's editor where the marked problem or part is written."""
        path, line = self._place()
        if library.is_shipped(path):
            copied = self._view if library.is_shipped(self._view.path) else library.view(path)
            own = await own_copy(self.app, copied.kind, copied.path, copied.title)
            if own is None:
                return
            if copied is self._view:
                self._show(library.view(own))
            path, line = self._place()
        open_editor(self.app, path, line)
        self._look()

    def _place(self) -> tuple[Path, int]:
        """Return file and line of what is marked."""
        if self._problem:
            return Path(self._problem.file), self._problem.line
        found = place_of(str(self._view.path), self._part.place) if self._part else ""
        file, _, line = found.rpartition(":")
        return (Path(file), int(line)) if file else (self._view.path, 1)

    def action_private(self) -> None:
        """Show what is private, or hide it."""
        self._private = not self._private
        self._show_marked()
        if self._private:
            self._pane.show_private()

    def action_problems(self) -> None:
        """Go to the problems, or back to the parts."""
        self._go_to("#parts" if self._in_problems and self._parts else "#wrong")

    def action_rehearse(self) -> None:
        """Play it many times with simulated people."""
        from .rehearsal import RehearsalScreen

        if isinstance(self._view.made, Loaded):
            self.app.push_screen(RehearsalScreen(self._view.made))

    @work
    async def action_print(self) -> None:
        """Print the pack into a PDF."""
        if isinstance(self._view.made, Loaded):
            await print_pack(self.app, self._view.path, self._view.made)

    def action_scroll_page(self, by: int) -> None:
        """Move in what is shown."""
        self._pane.scroll_relative(y=by * max(1, self._pane.size.height - 1), animate=False)

    def action_help(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(Help("Preview", HELP))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
