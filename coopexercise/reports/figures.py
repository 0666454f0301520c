"""One figure of one round in words, with its amount where a bar may be drawn."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from ..exercise.deck import Side
from ..exercise.measures import Kind, Measure, RoundMeasures, State
from ..exercise.measures.felt import formed_of_middles
from ..exercise.measures.kind import Unit
from ..exercise.ratings import RUNGS
from . import wording
from .wording import Names

NOT_IN_PLAY = "not in play"
NOTHING = "–"
"""For a side where the total says why there is no figure, or where there can be none."""
STATES: Mapping[State, str] = {"not_recorded": "not recorded", "not_open": "not open in this mode"}
HIGHEST: Mapping[Unit, int] = {"evenness": 1, "turns": 1, "rung": len(RUNGS), "score": 5}
"""Where a scale ends."""


class Cell(Struct, frozen=True):
    """One figure in words; `amount` is None where no bar may be drawn."""

    words: str
    amount: float | None = None
    whole: float | None = None
    """What the amount is out of; amounts out of different wholes are not drawn beside each other."""


class Figure(Struct, frozen=True, kw_only=True):
    """A figure to be put into words: of one round, in all or of one side."""

    names: Names
    percent: bool
    played: RoundMeasures
    kind: Kind
    measure: Measure
    side: Side | None = None

    @property
    def value(self) -> Any:
        """The value, of the kind that the measure's unit says."""
        return self.of(self.measure)

    def of(self, measure: Measure) -> Any:
        """Return what another measure says in all, or of the same side."""
        return measure.by_side.get(self.side) if self.side else measure.value

    @property
    def whole(self) -> float | None:
        """What a count is out of, if it is out of anything that was recorded."""
        if self.kind.beside and self.side:
            return _as_number(self.measure.value)
        return _as_number(self.of(self.played.measures[self.kind.out_of])) if self.kind.out_of else None


def cell(figure: Figure) -> Cell:
    """Return a figure in words, whatever its state and unit."""
    if figure.measure.state != "measured":
        return Cell(NOTHING if figure.side else STATES[figure.measure.state])
    if figure.side and figure.side not in figure.measure.by_side:
        return Cell(NOT_IN_PLAY)
    if figure.value is None:
        return Cell(NOTHING if figure.kind.unit == "evenness" else STATES["not_recorded"])
    return _SAY.get(figure.kind.unit, _count)(figure)


def beside(figure: Figure) -> Cell:
    """Return a side's part of the measure that its figure is to be seen beside."""
    base = figure.played.measures[figure.kind.beside]
    part = _as_number(figure.of(base))
    return Cell(NOT_IN_PLAY if part is None else wording.share(part, _as_number(base.value), figure.percent))


def _as_number(value: Any) -> float | None:
    return value if isinstance(value, int | float) else None


def _count(figure: Figure) -> Cell:
    words, whole = wording.share(figure.value, figure.whole, figure.percent), figure.whole
    return Cell(words) if whole == 0 else Cell(words, figure.value, whole)


def _turns(figure: Figure) -> Cell:
    """Return a side's part of the turns; the turns of two rounds are no measure of each other."""
    words, whole = wording.share(figure.value, figure.whole, figure.percent), figure.whole
    return Cell(words, figure.value / whole if whole else None)


def _bar(words: Callable[[Figure], str]) -> Callable[[Figure], Cell]:
    """Return the words with a bar, unless the figure is below 0."""
    return lambda figure: Cell(words(figure), figure.value if figure.value >= 0 else None)


def _scaled(figure: Figure) -> Cell:
    highest = HIGHEST.get(figure.kind.unit, len(RUNGS))
    if isinstance(figure.value, tuple):
        return Cell(wording.dots(figure.value, highest))
    return Cell(f"mean {wording.number(figure.value)}", figure.value)


def _gap(figure: Figure) -> Cell:
    if figure.side:
        return Cell(_scaled(figure).words)
    sign = "+" if figure.value > 0 else ""
    formed = "middle values" if formed_of_middles(figure.measure.by_side.values()) else "means"
    return Cell(f"{sign}{wording.number(figure.value)} (of {formed})")


_SAY: Mapping[Unit, Callable[[Figure], Cell]] = {
    "turns": _turns,
    "evenness": _bar(lambda figure: f"{figure.value:.2f}"),
    "seconds": _bar(lambda figure: wording.length(figure.value)),
    "money": _bar(lambda figure: figure.names.money(figure.value)),
    "weeks": _bar(lambda figure: wording.number(figure.value)),
    "rung": _scaled,
    "score": _scaled,
    "rungs apart": _gap,
    "chosen": lambda figure: Cell(figure.names.choices(figure.played.id, figure.value) or "nothing was agreed"),
    "who": lambda figure: Cell(figure.names.role(figure.value)),
    "method": lambda figure: Cell(wording.METHODS[figure.value]),
    "promise": lambda figure: Cell(wording.PROMISES[figure.value]),
    "limits": lambda figure: Cell(figure.names.parameters(figure.value) or "none"),
}
