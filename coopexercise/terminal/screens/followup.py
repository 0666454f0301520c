"""The one screen of a follow-up: a promise or an outcome at a time, then all of them, then it is closed."""

from collections.abc import Awaitable, Callable
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from ...exercise.events import Met
from ...exercise.followup import Topic
from ...exercise.text import WORDS_LIMIT, clean
from ...record import RecordError, errors
from ..following_up import Afterwards
from ..widgets.help import Help
from ..widgets.key_footer import KeyFooter
from ..words import followup as words
from ..words import plain

_WELCOME = -1
"""The place before the first topic."""


class FollowUpScreen(Screen[None]):
    """Asks what came of each promise and outcome. Every answer is on the disk before the next is asked for."""

    AUTO_FOCUS = ""  # the field is there only for an answer that waits for its sentence
    HELP = (
        "For each promise: y kept, p in part, n not kept, d not known. Then a sentence on what came of it, or Enter "
        "alone. Outcomes likewise. u goes back; answering again puts the earlier answer right, and both stay in the "
        "log. q leaves at any time: what was answered is recorded, and the same command goes on where you stopped."
    )
    BINDINGS = [
        Binding("y", "answer('y')", "Yes", show=False),  # what these mean here stands on the screen
        Binding("p", "answer('p')", "In part", show=False),
        Binding("n", "next", "No, or next", show=False),
        Binding("d", "answer('d')", "Not known", show=False),
        Binding("enter", "keep", "Keep", show=False),
        Binding("u", "back", "Back"),
        Binding("escape", "reword", "Other answer", show=False),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q", "leave", "Leave"),
    ]
    DEFAULT_CSS = """
    FollowUpScreen #asked { height: 1fr; padding: 1 4; align: center middle; }
    FollowUpScreen #what { width: 100%; max-width: 76; height: auto; }
    FollowUpScreen #lead, FollowUpScreen #details { color: $text-muted; height: auto; }
    FollowUpScreen #body { text-style: bold; border-left: outer $primary; padding: 1 3; margin: 1 0; height: auto; }
    FollowUpScreen #ways { margin: 1 0; height: auto; }
    FollowUpScreen #told { color: $text-warning; height: auto; }
    FollowUpScreen.-list #asked { align: center top; }
    FollowUpScreen.-list #body { text-style: none; border: none; padding: 0; }
    """

    def __init__(self, found: Afterwards) -> None:
        """Ask about what was found; one that was begun goes on where it stopped."""
        super().__init__()
        self._found = found
        self._place = found.first_open if found.state.opened else _WELCOME
        self._met: Met | None = None
        """The answer that waits for its sentence."""
        self._saving = False

    def compose(self) -> ComposeResult:
        """The line at the top; what is asked; the field for a sentence; the keys."""
        yield Static(id="top")
        with VerticalScroll(id="asked"), Vertical(id="what"):
            yield Static(id="lead")
            yield Static(id="body")
            yield Static(id="details")
            yield Static(id="ways")
            yield Input(max_length=WORDS_LIMIT, select_on_focus=False)
            yield Static(id="told")
        yield Static(id="todo")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show where the follow-up stands."""
        self._show(self._found.notice)

    @property
    def _topic(self) -> Topic | None:
        """What is asked about now."""
        return self._found.topics[self._place] if 0 <= self._place < len(self._found.topics) else None

    def check_action(self, action: str, _: tuple[object, ...]) -> bool:
        """Offer the keys that mean something here; none while an answer is being saved."""
        if action == "help":
            return True
        asking = self._topic is not None and self._met is None
        return not self._saving and {
            "answer": asking,
            "next": self._met is None,
            "keep": self._place == _WELCOME or asking,
            "back": self._place > 0 and self._met is None,
            "reword": self._met is not None,
        }.get(action, True)

    def action_answer(self, key: str) -> None:
        """Take an answer, and ask for a sentence."""
        self._met = words.KEYS[key]
        self._show()

    def action_next(self) -> None:
        """Begin, answer no, or close the follow-up: whatever comes next here."""
        if self._place == _WELCOME:
            self._save(self._found.begin, "The follow-up was not begun")
        elif self._topic is not None:
            self.action_answer("n")
        else:
            self._close()

    def action_keep(self) -> None:
        """Begin, or go on from an answer that is recorded already."""
        topic = self._topic
        if topic is None:
            self.action_next()
        elif topic.ref in self._found.state.followed:
            self._go(self._place + 1)

    def action_back(self) -> None:
        """Show the topic before this one again."""
        self._go(self._place - 1)

    def action_reword(self) -> None:
        """Choose another answer; nothing was recorded."""
        self._met = None
        self._show()

    def action_help(self) -> None:
        """Say how it works."""
        self.app.push_screen(Help("A follow-up", self.HELP))

    def action_leave(self) -> None:
        """Leave; whatever was answered is recorded."""
        self.app.exit(0)

    @on(Input.Submitted)
    def _worded(self, event: Input.Submitted) -> None:
        if self._topic is not None and self._met is not None and not self._saving:
            answer = partial(self._found.follow, self._topic.ref, self._met, clean(event.value))
            self._save(answer, "Not recorded; Enter tries again")

    def _save(self, write: Callable[[], Awaitable[None]], failed: str) -> None:
        """Go on to the next place once it is written; stay where it could not be."""
        self._saving = True
        self._save_in_turn(write, failed)

    @work
    async def _save_in_turn(self, write: Callable[[], Awaitable[None]], failed: str) -> None:
        why = await _trouble(write)
        self._saving = False
        if why:
            self._show(f"{failed}. {why}")
        else:
            self._go(self._place + 1)

    @work
    async def _close(self) -> None:
        """Close the follow-up for good and leave."""
        self._saving = True
        why = await _trouble(self._found.end)
        self._saving = False
        if why:
            self._show(f"Not closed; n tries again. {why}")
        else:
            self.app.exit(0)

    def _go(self, place: int) -> None:
        self._place, self._met = place, None
        self._show()

    def _show(self, told: str = "") -> None:
        """Show the place where we are, and what there is to tell."""
        topic, found = self._topic, self._found
        self.set_class(topic is None, "-list")
        self._put("#top", words.top(found, topic))
        self._put("#lead", words.lead(topic, found.session, found.names) if topic else "")
        whole = words.welcome(found) if self._place == _WELCOME else words.answered(found)
        self._put("#body", words.body(topic) if topic else "\n".join(whole))
        self._put("#details", "\n".join(words.details(topic, found)) if topic else "")
        self._put("#ways", self._below(topic))
        self._put("#told", told)
        self._put("#todo", "" if topic else words.todo(found))
        self._show_field(topic)
        self.refresh_bindings()

    def _below(self, topic: Topic | None) -> str:
        if topic is None:
            return ""
        if self._met is not None:
            return words.hint(topic, self._met)
        return "\n".join(filter(None, (words.choices(topic), words.recorded(topic, self._found.state))))

    def _show_field(self, topic: Topic | None) -> None:
        """Show the field while an answer waits for its sentence, with the words that were recorded before."""
        field = self.query_one(Input)
        if self._met is None or topic is None:
            field.display, field.value = False, ""
            self.set_focus(None if topic else self.query_one("#asked"))  # a long list is scrolled
        elif not field.display:
            earlier = self._found.state.followed.get(topic.ref)
            field.display, field.value = True, earlier.text if earlier else ""
            field.cursor_position = len(field.value)
            self.set_focus(field)  # at once, so that what is typed next is in it

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(plain(text))
        static.display = bool(text)


async def _trouble(write: Callable[[], Awaitable[None]]) -> str:
    """Return why something could not be written; nothing when it was."""
    try:
        await write()
    except (RecordError, OSError) as problem:
        return errors.told(problem)
    return ""
