"""The one line into which a rating slip is typed, with how it is understood below it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ...exercise.deck import Card
from ...exercise.ratings import RUNGS, STATEMENTS
from ..slip_line import MET, Misread, Slip, lacking, read_line
from ..words import plain

MET_WORD = {"yes": "yes", "partly": "partly", "no": "no", "unknown": "don't know"}
_SENTENCE = 44
"""The cells of a statement that are shown; a longer one is cut."""


class SlipEntry(ModalScreen[Slip | None]):
    """Asks for the line of one slip; dismissed with None on Escape. `draft` holds what was typed, either way.

    Needs and wants are shown by their number on the slip, never by their text: a slip is private.
    """

    BINDINGS = [Binding("escape", "leave", "Back")]
    DEFAULT_CSS = """
    SlipEntry { align: center middle; }
    SlipEntry > Vertical { width: 72; max-width: 95%; height: auto; border: round $primary; padding: 0 1; }
    SlipEntry > Vertical { background: $surface; }
    SlipEntry #slip-title { text-style: bold; }
    SlipEntry #slip-problem { color: $error; height: 1; }
    SlipEntry #slip-help { color: $text-muted; }
    """

    def __init__(self, title: str, statements: Sequence[str], card: Card | None, draft: str = "") -> None:
        """Ask for the slip that `title` names; `draft` is what stands in the field already."""
        super().__init__()
        self._title = title
        self._statements = statements
        self._card = card
        self.draft = draft
        self._asked_about = ""
        """The line that lacks answers, once the facilitator was told so."""

    def compose(self) -> ComposeResult:
        """Title, field, what it says, what is wrong with it, how to write it."""
        with Vertical():
            yield Static(plain(self._title), id="slip-title")
            yield Input(self.draft, select_on_focus=False, placeholder=example(self._statements, self._card))
            yield Static(id="slip-says")
            yield Static(id="slip-problem")
            yield Static(plain(how_to(self._statements, self._card)), id="slip-help")

    def on_mount(self) -> None:
        """Say how the draft is understood."""
        self._show()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.draft = event.value
        self._show()

    def _show(self) -> None:
        said = self._read()
        self._tell(said.sentence if isinstance(said, Misread) and self.draft.strip() else "")
        if isinstance(said, Slip) or not self.draft.strip():
            shown = said if isinstance(said, Slip) else Slip()
            self.query_one("#slip-says", Static).update(plain(legend(shown, self._statements, self._card)))

    def _read(self) -> Slip | Misread:
        return read_line(self.draft, self._statements, self._card)

    @on(Input.Submitted)
    def _done(self) -> None:
        said = self._read()
        if isinstance(said, Misread):
            self._tell(said.sentence)
        elif (left := lacking(self.draft, self._statements, self._card)) and self._asked_about != self.draft:
            self._asked_about = self.draft
            answers = "1 answer is" if left == 1 else f"{left} answers are"
            self._tell(f"{answers} not typed. Enter again records it as it is.")
        else:
            self.dismiss(said)

    def _tell(self, sentence: str) -> None:
        self.query_one("#slip-problem", Static).update(plain(sentence))

    def action_leave(self) -> None:
        """Go back; the line stays as a draft."""
        self.dismiss(None)


def legend(slip: Slip, statements: Sequence[str], card: Card | None) -> str:
    """Return what a slip says, one answer a line; what is left out is not recorded."""
    if slip.declined:
        return "Rather not say: nothing else of this slip is recorded."
    rung = f"{slip.rung} {RUNGS[slip.rung - 1]}" if slip.rung else "·"
    rows = [("Rung", rung), *((_sentence(name), str(slip.statements.get(name, "·"))) for name in statements)]
    if card:
        rows += [("Needs", _met(slip, card, 0, len(card.needs)))] if card.needs else []
        rows += [("Wants", _met(slip, card, len(card.needs), len(card.wishes)))] if card.wants else []
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {answer}" for name, answer in rows)


def _sentence(name: str) -> str:
    sentence = STATEMENTS.get(name, name)
    return sentence if len(sentence) <= _SENTENCE else f"{sentence[: _SENTENCE - 1]}…"


def _met(slip: Slip, card: Card, first: int, end: int) -> str:
    answers = [slip.items.get(card.ref(item)) for item in card.wishes[first:end]]
    return "   ".join(f"{place} {MET_WORD[met] if met else '·'}" for place, met in enumerate(answers, 1))


def example(statements: Sequence[str], card: Card | None) -> str:
    """Return a line as it might be typed."""
    numbers = " ".join(["6", *"435435435435"[: len(statements)]])
    letters = "".join("ypnu"[place % len(MET)] for place, _ in enumerate(card.wishes if card else ()))
    return f"{numbers} {letters}".strip()


def how_to(statements: Sequence[str], card: Card | None) -> str:
    """Return how the line is written for this slip."""
    numbers = f"rung 1-7, then {len(statements)} numbers 1-5" if statements else "rung 1-7"
    letters = f", then a letter for {wishes(card)}: y yes, p partly, n no, u don't know" if card else ""
    rest = "- in place of an answer leaves it out; - alone: rather not say."
    return f"In the order of the slip: {numbers}{letters}.\n{rest}\nEnter records · Esc back, the line is kept"


def wishes(card: Card) -> str:
    """Return how many needs and wants a card has, in words."""
    counts = ((len(card.needs), "need"), (len(card.wants), "want"))
    return " and ".join(f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count) or "nothing"
