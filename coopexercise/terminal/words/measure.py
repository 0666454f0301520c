"""The figures of a measure in words: what was recorded as it is, and the rest in plain words, never as 0."""

from collections.abc import Mapping

from ...exercise.measures import Kind, Measure, Value
from ...exercise.session import Session
from .. import words

FAMILY_WORD = {
    "people": "People",
    "decision": "The decision",
    "items": "Needs and wants",
    "assets": "What people brought",
    "voices": "Who spoke",
    "felt": "How it felt",
    "time": "Time",
    "limits": "The limits",
    "links": "Who is tied to whom",
}
STATE_WORD = {"not_recorded": "not recorded", "not_open": "not open in this mode"}
LIMIT_WORD = {"budget": "money", "weeks": "weeks"}
NOTHING_FROM_THERE = "–"
_METHOD_WORD: Mapping[str, str] = dict(words.METHOD_WORD.items())
_NO_BAR = ("rung", "score", "rungs apart")


def total(session: Session, round_id: str, kind: Kind, measures: Mapping[str, Measure], measure: Measure) -> str:
    """Return the figure of a round as a whole, beside what it is out of, or why there is none."""
    if measure.state != "measured":
        return STATE_WORD[measure.state]
    whole = measures[kind.out_of].value if kind.out_of else None
    figure = value(session, round_id, kind, measure.value)
    return figure if whole is None else f"{figure} of {whole}"


def by_side(kind: Kind, measure: Measure) -> list[str]:
    """Return the figure of each side behind its sign; signs and figures hold together without a space."""
    return [f"{words.SIDE_SIGN[side]}{_figure(kind, part)}" for side, part in measure.by_side.items()]


def share(kind: Kind, measures: Mapping[str, Measure], measure: Measure, most: float) -> float | None:
    """Return how full the bar is, from 0 to 1, or None for what has no bar.

    A part is drawn out of its whole; everything else out of `most`, the highest figure of the rounds.
    """
    figure = number(measure)
    if figure is None or figure < 0 or kind.unit in _NO_BAR:
        return None
    whole = number(measures[kind.out_of]) if kind.out_of else 1.0 if kind.unit == "evenness" else most
    return min(1.0, figure / whole) if whole else 0.0


def number(measure: Measure) -> float | None:
    """Return a measured number, or None."""
    return measure.value if isinstance(measure.value, int | float) else None


def value(session: Session, round_id: str, kind: Kind, said: Value) -> str:
    """Return a value of any unit in words."""
    if isinstance(said, int | float):
        return _number(session, kind, said)
    names = (said,) if isinstance(said, str) else said
    texts = [each for each in names or () if isinstance(each, str)]
    if kind.unit == "chosen":
        return ", ".join(words.titles(session, round_id, tuple(texts))) or "nothing was agreed"
    if texts or not names:
        return ", ".join(_name(session, kind, each) for each in texts) or "none"
    return _figure(kind, said)


def _number(session: Session, kind: Kind, figure: float) -> str:
    if kind.unit == "money":
        return words.money(figure, session.scenario.parameters.currency)
    if kind.unit == "weeks":
        return words.weeks(figure)
    if kind.unit == "seconds":
        return f"{words.minutes(figure)} min"
    if kind.unit == "rungs apart":
        return f"{figure:+g}" if figure else "0"
    return f"mean {_figure(kind, figure)}" if kind.unit in _NO_BAR else _figure(kind, figure)


def _name(session: Session, kind: Kind, name: str) -> str:
    if kind.unit == "who":
        return words.role(session.deck, name)
    if kind.unit == "method":
        return _METHOD_WORD.get(name, name)
    return LIMIT_WORD.get(name, name)


def _figure(kind: Kind, said: Value) -> str:
    """Return a count as it is, a mean with one decimal, one figure for each person, or a dash for nothing."""
    if said is None:
        return NOTHING_FROM_THERE
    if isinstance(said, float):
        return f"{said:.2f}" if kind.unit == "evenness" else f"{said:.1f}"
    return "·".join(str(each) for each in said) if isinstance(said, tuple) else str(said)
