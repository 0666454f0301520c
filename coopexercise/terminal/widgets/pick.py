"""A fuzzy pick list: type a few letters, Enter. Ticks for several; free words where they are welcome."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from ...exercise.text import WORDS_LIMIT, clean
from ..words import plain
from .marked_list import MARK, NO_MARK

NOTHING_FOUND = "no line has these letters · Backspace takes letters away · Esc back"
OWN_WORDS = "\0"
"""The value of the line that takes what was typed; no id has it."""


class Choice(Struct, frozen=True):
    """One line of a pick list: what it stands for, its text, and a note behind it."""

    value: str
    text: str
    note: str = ""


class Picked(Struct, frozen=True):
    """What was picked: the values, or the words that were typed instead of one."""

    values: tuple[str, ...] = ()
    text: str = ""

    @property
    def value(self) -> str:
        """The one value of a single pick; empty when words were typed."""
        return self.values[0] if self.values else ""


class Finder(Input):
    """The field of a pick list. All keys go through it in the order they were typed, however fast."""

    async def _on_key(self, event: Key) -> None:
        pick = self.screen
        if isinstance(pick, Pick) and pick.takes(event.key):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)


class Pick(ModalScreen[Picked | None]):
    """Asks for one of the choices, or for several; dismissed with None on Escape."""

    BINDINGS = [Binding("escape", "leave", "Back")]
    DEFAULT_CSS = """
    Pick { align: center middle; }
    Pick > Vertical {
        width: 72; max-width: 95%; height: auto; max-height: 90%;
        border: round $primary; padding: 0 1; background: $surface;
    }
    Pick #pick-title { text-style: bold; }
    Pick #pick-help { color: $text-muted; }
    Pick OptionList { height: auto; max-height: 14; border: none; padding: 0; background: $surface; }
    Pick OptionList > .option-list--option-highlighted { background: $primary; color: $text; text-style: bold; }
    Pick Input { border: tall $primary; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        several: bool = False,
        free: bool = False,
        hidden: bool = False,
        ticked: Sequence[str] = (),
    ) -> None:
        """Ask `title`. `free` takes typed words as an answer; `hidden` lists nothing until a letter is typed."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._several = several
        self._free = free
        self._hidden = hidden
        self._ticked = list(ticked)
        self._listed: list[Choice] = []
        self._listed_for = ""
        """What was typed when the list was made."""

    def compose(self) -> ComposeResult:
        """Title, field, list, help."""
        with Vertical():
            yield Static(plain(self._title), id="pick-title")
            yield Finder(max_length=WORDS_LIMIT, placeholder="type to find")
            yield OptionList(markup=False)
            yield Static(Content(self._help()), id="pick-help")

    def _help(self) -> str:
        parts = ["↓ lists all"] if self._hidden else []
        parts += ["space ticks"] if self._several else []
        parts += ["your own words are the last line"] if self._free else []
        parts += ["Enter takes"]
        return " · ".join([*parts, "Esc back"])

    def on_mount(self) -> None:
        """List what there is."""
        self.query_one(OptionList).can_focus = False
        self._list("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def takes(self, key: str) -> bool:
        """Act on a key of the list, and say whether it was one."""
        typed = self.query_one(Input).value
        if typed != self._listed_for:
            self._list(typed)
        if key == "space" and not self._ticks(typed):
            return False
        actions: dict[str, Callable[[], None]] = {
            "down": partial(self._move, 1),
            "up": partial(self._move, -1),
            "space": self._tick,
            "enter": self._done,
        }
        action = actions.get(key)
        if action:
            action()
        return action is not None

    def _ticks(self, typed: str) -> bool:
        """Return whether a space ticks; in a single pick and in words of one's own it is a space."""
        return self._several and self._highlighted() is not None and not (self._free and typed)

    def _list(self, typed: str, all_of_them: bool = False) -> None:
        hide = self._hidden and not typed and not all_of_them
        ticked = [choice for choice in self._choices if choice.value in self._ticked]
        self._listed = ticked if hide else self._matching(typed)
        self._listed_for = typed
        if self._free and typed.strip():
            self._listed.append(Choice(OWN_WORDS, f"In these words: “{typed.strip()}”"))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([self._line(place, 0) for place in range(len(self._listed))])
        options.highlighted = 0 if self._listed else None
        found = self._listed or not typed.strip()
        self.query_one("#pick-help", Static).update(Content(self._help() if found else NOTHING_FOUND))

    def _matching(self, typed: str) -> list[Choice]:
        if not typed.strip():
            return list(self._choices)
        matcher = Matcher(typed.strip())
        scored = [(matcher.match(f"{choice.text} {choice.note}"), choice) for choice in self._choices]
        return [choice for score, choice in sorted(scored, key=lambda pair: -pair[0]) if score > 0]

    def _line(self, place: int, highlighted: int | None) -> Content:
        choice = self._listed[place]
        mark = MARK if place == highlighted else NO_MARK
        tick = ("[x] " if choice.value in self._ticked else "[ ] ") if self._several else ""
        note = Content.styled(f"  {clean(choice.note)}", "dim") if choice.note else Content("")
        return Content(mark + tick) + plain(choice.text) + note

    def _move(self, by: int) -> None:
        """Move in the list; the first move shows a hidden one."""
        if self._hidden and not self._listed_for and len(self._listed) < len(self._choices):
            self._list("", all_of_them=True)
            return
        if not self._listed:
            return
        options = self.query_one(OptionList)
        self._highlight(((options.highlighted or 0) + by) % len(self._listed))

    def _highlight(self, place: int) -> None:
        """Go to a line: a sign says which one, beside the colour."""
        options = self.query_one(OptionList)
        before, options.highlighted = options.highlighted or 0, place
        self._draw(before)
        self._draw(place)

    def _draw(self, place: int) -> None:
        options = self.query_one(OptionList)
        options.replace_option_prompt_at_index(place, self._line(place, options.highlighted))

    def _tick(self) -> None:
        """Tick the highlighted line, and make room for the next letters."""
        chosen = self._highlighted()
        if chosen is None:
            return
        if chosen.value in self._ticked:
            self._ticked.remove(chosen.value)
        else:
            self._ticked.append(chosen.value)
        self._draw(self._listed.index(chosen))
        self.query_one(Input).clear()

    def _highlighted(self) -> Choice | None:
        index = self.query_one(OptionList).highlighted
        return self._listed[index] if index is not None and index < len(self._listed) else None

    def _done(self) -> None:
        """Take what is ticked, highlighted or typed."""
        typed, chosen = self._listed_for.strip(), self._highlighted()
        if self._several and (self._ticked or not typed):
            self.dismiss(Picked(tuple(self._ticked)))
        elif chosen is not None and chosen.value == OWN_WORDS:
            self.dismiss(Picked(text=typed))
        elif chosen is not None:
            self.dismiss(Picked((chosen.value,)))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._highlight(event.option_index)
        if self._several:
            self._tick()
        else:
            self._done()

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
