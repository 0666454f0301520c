"""The library: scenarios with their times, options and cards, to look at before choosing one."""

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from ... import library
from ...exercise.deck import Card
from ...exercise.scenario import Option, Parameters, Round
from ...exercise.text import clean
from ...library import Faulty, Loaded
from ...library.times import minutes as in_minutes
from .. import words
from ..plan_words import times
from ..widgets import role_card
from ..words import plain

EMPTY = Content("")


class LibraryScreen(Screen[None]):
    """A list of scenarios, and beside it what is in the highlighted one. No private word is shown."""

    BINDINGS = [
        Binding("escape,q,l", "leave", "Back", key_display="Esc"),
        Binding("space", "scroll_page(1)", "Page down"),
        Binding("b,backspace", "scroll_page(-1)", "Page up", key_display="b"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries = library.shelf()

    def compose(self) -> ComposeResult:
        """The list, and the text."""
        from textual.widgets import Markdown  # slow to import, and home does without it

        with Horizontal(id="lists"):
            yield OptionList(*(plain(each.title) for each in self._entries), id="titles", markup=False)
            with VerticalScroll(id="inside", can_focus=False):
                yield Static(id="before")
                yield Markdown(id="setting-text", open_links=False)
                yield Static(id="after")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Name the list."""
        self.query_one("#titles").border_title = "Scenarios"

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        loaded = library.load(self._entries[event.option_index].id)
        if isinstance(loaded, Faulty):
            self._put(_wrong(loaded))
        else:
            self._put(_about(loaded), loaded.scenario.setting, _rounds_and_cards(loaded))

    def _put(self, before: Content, setting: str = "", after: Content = EMPTY) -> None:
        from textual.widgets import Markdown

        self.query_one("#before", Static).update(before)
        self.query_one("#setting-text", Markdown).update(clean(setting))
        self.query_one("#after", Static).update(after)
        self.query_one("#inside").scroll_home(animate=False)

    def action_scroll_page(self, by: int) -> None:
        """Move in the text."""
        inside = self.query_one("#inside")
        inside.scroll_relative(y=by * max(1, inside.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _wrong(faulty: Faulty) -> Content:
    return _paragraphs([Content.styled("It cannot be played yet", "bold"), plain(library.as_text(faulty.problems))])


def _about(loaded: Loaded) -> Content:
    scenario = loaded.scenario
    return _paragraphs(
        [
            _headed(scenario.title, [scenario.summary, scenario.content_note]),
            plain(times(scenario, equal_time=False, swapped=False)),
            _headed("Question", [scenario.question]),
        ]
    )


def _rounds_and_cards(loaded: Loaded) -> Content:
    scenario, deck = loaded.scenario, loaded.deck
    return _paragraphs(
        [
            *(_round(each, scenario.parameters) for each in scenario.rounds),
            _headed(f"Cards: {deck.title}", []),
            *(Content("\n").join([role_card.public(deck, card), Content(_seats(card))]) for card in deck.cards),
        ]
    )


def _round(played: Round, parameters: Parameters) -> Content:
    title = f"{words.MODE_WORD[played.mode]}, {in_minutes(played.seconds)} minutes"
    steps = [f"{number}. {step.title}" for number, step in enumerate(played.steps, 1)]
    return _headed(title, [*steps, *(_option(each, parameters) for each in played.options)])


def _option(option: Option, parameters: Parameters) -> str:
    cost = "" if option.cost is None else f" ({words.money(option.cost, parameters.currency)})"
    return f"□ {option.title}{cost}: {option.text}".removesuffix(": ")


def _seats(card: Card) -> str:
    optional = "optional" if card.seats.min == 0 else ""
    mirror = f"up to {card.seats.max} people" if card.seats.max > 1 else ""
    return ", ".join(part for part in (optional, mirror) if part)


def _headed(heading: str, lines: Iterable[str]) -> Content:
    return Content("\n").join([Content.styled(plain(heading).plain, "bold"), *(plain(line) for line in lines if line)])


def _paragraphs(parts: Iterable[Content]) -> Content:
    return Content("\n\n").join(part for part in parts if part.plain)
