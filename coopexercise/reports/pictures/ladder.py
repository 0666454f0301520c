"""Where people stood on the ladder: a dot for each person, or the mean where five or more of a side rated."""

from collections.abc import Iterator

from ...exercise.deck import SIDES
from ...exercise.measures import RoundMeasures, State, Value
from ...exercise.measures.felt import FIRST_PROMISED_RUNG
from ...exercise.ratings import RUNGS
from ...exercise.scenario import PROMISES, Promise
from .. import wording
from ..figures import STATES
from .picture import Picture
from .svg import LINE, WIDTH, Drawing, diamond, dot, line, paragraph, stacked, text

_NAME = 114
_STEP = (WIDTH - _NAME) / len(RUNGS)
_ROW = 20
_RADIUS = 4.2
_UNSAID: State = "not_recorded"


def ladder(rounds: tuple[RoundMeasures, ...]) -> Picture:
    """Draw the rungs of each round, a row for each side."""
    return Picture(
        id="ladder",
        title="Where people stood on the ladder",
        caption="Each dot is one person's answer, in role, after the round; a diamond is the mean of five or more. "
        "The dashed line is the rung that was promised.",
        words=tuple(_words(each) for each in rounds),
        drawings=(stacked((*(_of_round(each) for each in rounds), _legend())),),
    )


def _words(played: RoundMeasures) -> str:
    rungs = played.measures["rungs"]
    if rungs.state != "measured":
        return f"{played.title}: {STATES[rungs.state]}."
    said = "; ".join(f"{name}: {_said(value)}" for name, value in _rows(played))
    return f"{played.title}: {said}. Promised: rung {_promised(played) or STATES[_UNSAID]}."


def _rows(played: RoundMeasures) -> Iterator[tuple[str, Value]]:
    by_side = played.measures["rungs"].by_side
    return ((wording.SIDES[side], by_side[side]) for side in SIDES if side in by_side)


def _said(value: Value) -> str:
    if value is None:
        return STATES[_UNSAID]
    if isinstance(value, tuple):
        return f"{'rung' if len(value) == 1 else 'rungs'} {', '.join(map(str, value))}"
    return f"mean {wording.number(float(value))}"


def _promised(played: RoundMeasures) -> int | None:
    promise = played.measures["promise"].value
    known: tuple[Promise | str, ...] = PROMISES
    return FIRST_PROMISED_RUNG + known.index(promise) if isinstance(promise, str) and promise in known else None


def _of_round(played: RoundMeasures) -> Drawing:
    title = paragraph(0, 11, played.title, WIDTH, "strong")
    rungs = played.measures["rungs"]
    if rungs.state != "measured":
        return Drawing(title.height + LINE, title.marks + text(_NAME, title.height + 11, STATES[rungs.state], "quiet"))
    rows = list(_rows(played))
    top, bottom = title.height + 4, title.height + 4 + _ROW * len(rows)
    marks = [title.marks, *(line(_x(rung), top, _x(rung), bottom, "grid") for rung in range(1, len(RUNGS) + 1))]
    if promised := _promised(played):
        marks.append(line(_x(promised), top - 4, _x(promised), bottom + 2, "promised"))
    for place, (name, value) in enumerate(rows):
        y = top + _ROW * place + _ROW / 2
        marks.append(text(_NAME - 6, y + 4, name, "quiet", "end"))
        marks.append(_marks(value, y))
    marks += [text(_x(rung), bottom + 13, str(rung), "quiet", "middle") for rung in range(1, len(RUNGS) + 1)]
    return Drawing(bottom + 16, "".join(marks))


def _x(rung: float) -> float:
    return _NAME + _STEP * (rung - 0.5)


def _marks(value: Value, y: float) -> str:
    if value is None:
        return text(_NAME, y + 4, STATES[_UNSAID], "quiet over")
    if not isinstance(value, tuple):
        mean = float(value)
        return diamond(_x(mean), y, 7, "dot") + text(_x(mean) + 10, y + 4, wording.number(mean))
    given = [int(each) for each in value]
    return "".join(_dots(rung, given.count(rung), y) for rung in sorted(set(given)))


def _dots(rung: int, count: int, y: float) -> str:
    left = _x(rung) - (count - 1) * _RADIUS
    return "".join(dot(left + 2 * _RADIUS * place, y, _RADIUS - 0.3, "dot") for place in range(count))


def _legend() -> Drawing:
    return paragraph(0, 11, " · ".join(f"{place} {name}" for place, name in enumerate(RUNGS, 1)), WIDTH, "quiet")
