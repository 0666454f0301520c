"""The contrast: measure by measure, mode beside mode, in total and by side. It never says which is better."""

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from ...exercise.measures import Contrast, Kind, RoundMeasures, contrast, kinds
from ...exercise.session import Session
from ...exercise.text import clean
from .. import words
from ..words import measure as measure_words
from .contrast_page import blocks

WIDE = 100
"""The cells from which there is room for long bars."""
_SHORT_BAR, _LONG_BAR = 8, 20


class ContrastTable(Vertical):
    """Shows the contrast of a session: the rounds' names stay in sight, the measures scroll."""

    DEFAULT_CSS = """
    ContrastTable { height: 100%; }
    ContrastTable #rounds { height: auto; padding: 0 2 0 0; }
    ContrastTable VerticalScroll { height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 2; }
    ContrastTable #measures { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._session = Session()
        self._contrast = Contrast()

    def compose(self) -> ComposeResult:
        """The rounds above, the measures below."""
        yield Static(id="rounds")
        with VerticalScroll(can_focus=False):
            yield Static(id="measures")

    def show(self, session: Session) -> None:
        """Show the rounds as they now stand."""
        if session.seq != self._session.seq:
            self._session, self._contrast = session, contrast(session)
            self._draw()

    def scroll_lines(self, lines: int) -> None:
        """Scroll the measures down by so many lines, or up."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def on_resize(self, _: Resize) -> None:
        """Draw the bars as long as there is room."""
        self._draw()

    def _draw(self) -> None:
        bar = _LONG_BAR if self.size.width >= WIDE else _SHORT_BAR
        self.query_one("#rounds", Static).update(rounds_line(self._session, self._contrast.rounds))
        self.query_one("#measures", Static).update(measures_table(self._session, self._contrast.rounds, bar))


def rounds_line(session: Session, rounds: Sequence[RoundMeasures]) -> Table:
    """Return the first line: the rounds in their order, with their minutes."""
    table = _table(rounds)
    names = (f"{place} {clean(each.title)} {each.minutes:g} min" for place, each in enumerate(rounds, 1))
    simulated = "SIMULATED: no people" if session.opened.simulated else ""
    table.add_row(Text(simulated, style="bold"), *(Text(name, style="bold underline") for name in names))
    return table


def measures_table(session: Session, rounds: Sequence[RoundMeasures], bar: int) -> Table:
    """Return the measures by family, with a column for each round; text is never markup."""
    table = _table(rounds)
    family = ""
    for name, kind in kinds(session.scenario).items() if rounds else ():
        if kind.family != family:
            family = kind.family
            table.add_row(Text(measure_words.FAMILY_WORD[family].upper(), style="bold"))
        table.add_row(Text(clean(kind.title)), *_cells(session, rounds, name, kind, bar))
        table.add_row()
    table.caption, table.caption_justify, table.caption_style = Text(legend()), "left", ""
    return table


def _table(rounds: Sequence[RoundMeasures]) -> Table:
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 1, 0, 0), show_header=False)
    table.add_column(ratio=4)
    for _ in rounds:
        table.add_column(ratio=3)
    return table


def legend() -> str:
    """Return what the signs and figures mean."""
    signs = "  ".join(f"{sign} {words.SIDE_WORDS[side]}" for side, sign in words.SIDE_SIGN.items())
    return f"{signs}\n2·3·3 is each person's figure; 4.1 is the mean of five people or more; – nothing from there."


def _cells(session: Session, rounds: Sequence[RoundMeasures], name: str, kind: Kind, bar: int) -> Iterator[Text]:
    """Yield the cells of one measure. Bars are to be compared, so there is one in every round or in none."""
    numbers = [measure_words.number(each.measures[name]) for each in rounds]
    most = max((number for number in numbers if number is not None), default=0.0)
    for each in rounds:
        yield _cell(session, each, name, kind, most, 0 if None in numbers else bar)


def _cell(session: Session, played: RoundMeasures, name: str, kind: Kind, most: float, bar: int) -> Text:
    """Return one figure: a bar if it has a length, the total in words, and below it the sides."""
    measures, measure = played.measures, played.measures[name]
    total = Text(clean(measure_words.total(session, played.id, kind, measures, measure)))
    share = measure_words.share(kind, measures, measure, most)
    if measure.state != "measured":
        total.stylize("dim italic")
    if bar and share is not None:
        total = Text(f"{blocks(share, bar)} ") + total
    lines = [total, Text(" ".join(measure_words.by_side(kind, measure)), style="dim")]
    if kind.beside and measure.by_side:
        lines.append(Text(f"people {' '.join(measure_words.by_side(kind, measures[kind.beside]))}", style="dim"))
    return Text("\n").join(line for line in lines if line.plain)
