"""The rows of a page of the contrast for one round: bars, dots and words.

What was not recorded, or is not open in a mode, is said in words and never drawn; a row has a bar in every round or
in none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from ...exercise import spread
from ...exercise.debrief_steps import Page
from ...exercise.deck import SIDES, Side
from ...exercise.measures import Contrast, Kind, Measure, RoundMeasures, kinds
from ...exercise.measures.felt import FIRST_PROMISED_RUNG, INSTITUTION
from ...exercise.ratings import RUNGS
from ...exercise.scenario import PROMISES
from ...exercise.session import Session
from ...exercise.spread import Spread
from .. import words
from . import measure as measure_words

_SHORT: Mapping[str, str] = {"heard": "Was heard", "power": "Had power", "help": "Would help"}
"""The default statements in two words."""
_MOST_LABEL = 18
NOBODY, HIDDEN = "·", "?"
"""Stand where nobody stood, and where something will be shown."""


class Row(Struct, frozen=True):
    """A label, then a bar so full (0 to 1) or marks in columns, then a figure in words."""

    label: str
    figure: str = ""
    share: float | None = None
    marks: tuple[str, ...] = ()
    known: bool = False
    """Whether the room knows it before it sees the page."""


def hidden(row: Row) -> Row:
    """Return a row as it stands before the room has said what it expects; the length of a bar would tell of others."""
    if row.known:
        return Row(row.label, row.figure, marks=row.marks)
    return Row(row.label, HIDDEN if row.figure else "", marks=(HIDDEN,) * len(row.marks))


def state(measure: Measure) -> str:
    """Return why there is no figure."""
    return measure_words.STATE_WORD[measure.state]


def number(measure: Measure, side: Side | None = None) -> float | None:
    """Return a figure in all, or of one side; None for what is no figure."""
    value = measure.value if side is None else measure.by_side.get(side)
    return float(value) if isinstance(value, int | float) else None


def _decided(session: Session, _: Contrast, played: RoundMeasures) -> Iterator[Row]:
    known = kinds(session.scenario)
    for name, label in (("decided", "Decided"), ("decider", "By"), ("method", "How")):
        yield Row(label, measure_words.total(session, played.id, known[name], played.measures, played.measures[name]))
    among = played.measures["among"]
    word, made = ("option", "drawn up before") if played.mode == "consultation" else ("proposal", "made in the round")
    choices = f"{among.value} {word}{'' if among.value == 1 else 's'}, {made}"
    yield Row("Among", state(among) if among.state != "measured" else choices)


def _bars(name: str) -> Callable[[Session, Contrast, RoundMeasures], Iterator[Row]]:
    return lambda session, found, played: _bar_rows(session, found, played, name)


def _bar_rows(session: Session, found: Contrast, played: RoundMeasures, name: str) -> Iterator[Row]:
    """Yield a measure in all and by side, each out of its whole, else out of the highest figure of the rounds."""
    kind, measure = kinds(session.scenario)[name], played.measures[name]
    total = measure_words.total(session, played.id, kind, played.measures, measure)
    comparable = all(measure_words.number(each.measures[name]) is not None for each in found.rounds)
    yield Row("In all", total, _share(found, played, kind, name, None) if comparable else None)
    for side, part in measure.by_side.items():
        figure = measure_words.NOTHING_FROM_THERE if part is None else f"{part}{_of(played, kind, side)}"
        yield Row(_side(side), figure, _share(found, played, kind, name, side) if comparable else None)


def _of(played: RoundMeasures, kind: Kind, side: Side) -> str:
    whole = played.measures[kind.out_of].by_side.get(side) if kind.out_of else None
    return "" if whole is None else f" of {whole}"


def _share(found: Contrast, played: RoundMeasures, kind: Kind, name: str, side: Side | None) -> float | None:
    part = number(played.measures[name], side)
    whole = number(played.measures[kind.out_of], side) if kind.out_of else _most(found, name, side)
    if part is None or not whole:
        return None if part is None else 0.0
    return min(1.0, part / whole)


def _most(found: Contrast, name: str, side: Side | None) -> float:
    """Return the length of a full bar: the highest figure, of any side where it is one of sides."""
    measures = [each.measures[name] for each in found.rounds]
    sides: Sequence[Side | None] = (None,) if side is None else SIDES
    return max((number(each, one) or 0.0 for each in measures for one in sides), default=0.0)


def _side(side: Side) -> str:
    return f"{words.SIDE_SIGN[side]} {words.SIDE_WORDS[side]}"


def _voices(_: Session, found: Contrast, played: RoundMeasures) -> Iterator[Row]:
    """Yield each side's share of the turns, and below it its share of the seats."""
    turns, seats = played.measures["voices"], played.measures["seats"]
    if turns.state != "measured":
        yield Row("In all", state(turns))
        return
    drawn = _comparable(found, "voices")
    for side in turns.by_side:
        for label, measure, unit in ((_side(side), turns, "turns"), ("", seats, "seats")):
            part, whole = number(measure, side) or 0.0, number(measure) or 0.0
            share = part / whole if drawn and whole else None
            yield Row(label, f"{part:g} of {whole:g} {unit}", share, known=measure is seats)


def _ties(session: Session, found: Contrast, played: RoundMeasures) -> Iterator[Row]:
    """Yield the ties there were and those made, and the roles without one; drawn out of all ties there came to be."""
    known, most = kinds(session.scenario), sum(_most(found, name, None) for name in ("links_known", "links_made"))
    for label, name in (("Before play", "links_known"), ("New ties", "links_made")):
        figure = number(played.measures[name])
        drawn = figure is not None and most and _comparable(found, name)
        said = state(played.measures[name]) if figure is None else f"{figure:g}"
        share = figure / most if drawn and figure is not None else None
        yield Row(label, said, share, known=name == "links_known")
    for label, name in (("Alone before", "isolated_before"), ("Alone after", "isolated_after")):
        measure = played.measures[name]
        figures = measure_words.total(session, played.id, known[name], played.measures, measure)
        said = figures if measure.state != "measured" else f"{figures} of the roles"
        yield Row(label, said, known=name == "isolated_before")


def _comparable(found: Contrast, name: str) -> bool:
    """Return whether a measure may be drawn: it has a figure in every round."""
    return all(number(each.measures[name]) is not None for each in found.rounds)


def _ladder(session: Session, _: Contrast, played: RoundMeasures) -> Iterator[Row]:
    """Yield two rows of dots: residents, and those who hold office; partners, who are in no gap, below."""
    given = spread.rungs(session, played.id)
    if not given:
        yield Row("In all", state(played.measures["rungs"]))
        return
    yield Row("Rung", marks=tuple(map(str, range(1, len(RUNGS) + 1))), known=True)
    yield Row("", marks=RUNGS, known=True)
    for label, sides in (("Residents", ("resident",)), ("Hold office", INSTITUTION), ("Partners", ("partner",))):
        if label != "Partners" or "partner" in given:
            yield Row(label, marks=_dots(given, sides, len(RUNGS)))
    yield Row("Promised", marks=_promised(played), known=True)


def _promised(played: RoundMeasures) -> tuple[str, ...]:
    promise = played.measures["promise"].value
    rung = FIRST_PROMISED_RUNG + next(place for place, name in enumerate(PROMISES) if name == promise)
    return tuple(f"△ {promise}" if place == rung else "" for place in range(1, len(RUNGS) + 1))


def _dots(given: Spread, sides: Sequence[Side], most: int) -> tuple[str, ...]:
    return tuple(
        "".join(words.SIDE_SIGN[side] * given.get(side, ()).count(place) for side in sides) or NOBODY
        for place in range(1, most + 1)
    )


def _felt(session: Session, _: Contrast, played: RoundMeasures) -> Iterator[Row]:
    """Yield a row of dots for each statement, from 1 (not at all) to 5 (fully)."""
    rated = {name: spread.statement(session, played.id, name) for name in session.scenario.ratings.statements}
    if not any(rated.values()):
        yield Row("In all", state(played.measures["slips"]))
        return
    yield Row("", marks=("1", "2", "3", "4", "5"), known=True)
    yield Row("", marks=("not at all", "", "", "", "fully"), known=True)
    for name, given in rated.items():
        yield Row(_SHORT.get(name, name)[:_MOST_LABEL], marks=_dots(given, SIDES, 5))


ROWS: Mapping[Page, Callable[[Session, Contrast, RoundMeasures], Iterator[Row]]] = {
    "decided": _decided,
    "needs": _bars("items_confirmed"),
    "assets": _bars("assets_used"),
    "voices": _voices,
    "ladder": _ladder,
    "felt": _felt,
    "ties": _ties,
}
