"""How the round was felt: the rung of the ladder, the statements, and both beside what was promised.

Under five people on a side the figures are shown as they are, in order (dots); from five, as a mean.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from .. import ratings
from ..deck import SIDES, Side
from ..events import RatingGiven
from ..scenario import PROMISES
from .kind import Kind
from .measure import NOT_RECORDED, Measure, Value
from .view import OPENING, View, once

LEAST_FOR_MEAN = 5
INSTITUTION: tuple[Side, ...] = ("professional", "elected")
"""Whose rungs stand beside those of residents in the perception gap."""
_IN_THE_GAP: tuple[Side, ...] = (*INSTITUTION, "resident")
FIRST_PROMISED_RUNG = 3
"""The rung of the first promise of the IAP2 spectrum: to inform is rung 3, to empower rung 7."""


def rungs(view: View) -> Measure:
    """Return where people stood on the ladder of co-production, rungs 1 (coercion) to 7 (co-production).

    Source: the rating slips; ladder: Think Local Act Personal, free to reuse with credit.
    """
    return _spread(view, *_stood(view))


def statement(name: str) -> Callable[[View], Measure]:
    """Return the measure of one statement, from 1 (not at all) to 5 (fully). Source: the rating slips."""
    return lambda view: _spread(view, *_given(view, lambda slip: slip.statements.get(name)))


def gap(view: View) -> Measure:
    """Return the perception gap: professionals' and elected members' rung less residents' rung.

    Formula: mean of the former less mean of the latter where each of these sides that rated has five
    people or more; else the middle value (median) of the former less that of the latter, because a mean
    of a few people hides them. `by_side` shows which: a list on any side means middle values.
    Above 0, those who hold office stood higher on the ladder than residents did. Source: the rating slips.
    """
    found, seqs = _given(view, _rung, _IN_THE_GAP)
    holders = [rung for side in INSTITUTION for rung in found.get(side, [])]
    residents = found.get("resident", [])
    if not holders or not residents:
        return NOT_RECORDED
    concerned = [side for side in view.sides if side in _IN_THE_GAP]
    by_side = {side: dots_or_mean(found.get(side, [])) for side in concerned}
    centre = median if formed_of_middles(by_side.values()) else mean
    return Measure(round(centre(holders) - centre(residents), 2), by_side, events=seqs)


def formed_of_middles(values: Iterable[Value]) -> bool:
    """Return whether a gap with these values by side was formed of middle values instead of means."""
    return any(isinstance(value, tuple) for value in values)


def promise(view: View) -> Measure:
    """Return what people were told their part would be: inform, consult, involve, collaborate or empower.

    Source: the scenario; scale: the spectrum of public participation of the International Association for
    Public Participation (IAP2).
    """
    return Measure(view.round.promise, events=(OPENING,))


def felt_promise(view: View) -> Measure:
    """Count the people who stood at or above the rung that was promised.

    Formula: a promise stands for a rung: inform 3, consult 4, involve 5, collaborate 6, empower 7. This
    pairing of the two scales is this program's own. Source: the scenario and the rating slips.
    """
    return _beside_promise(view, lambda rung, promised: rung >= promised)


def below_promise(view: View) -> Measure:
    """Count the people who stood below the rung that was promised; formula and source as for those who did not."""
    return _beside_promise(view, lambda rung, promised: rung < promised)


def promised_rung(view: View) -> int:
    """Return the rung that the round's promise stands for."""
    return FIRST_PROMISED_RUNG + PROMISES.index(view.round.promise)


@once
def _stood(view: View) -> tuple[dict[Side, list[int]], tuple[int, ...]]:
    return _given(view, _rung)


def _beside_promise(view: View, counts: Callable[[int, int], bool]) -> Measure:
    found, seqs = _stood(view)
    if not found:
        return NOT_RECORDED
    promised = promised_rung(view)
    by_side = {
        side: sum(counts(rung, promised) for rung in found[side]) if side in found else None for side in view.sides
    }
    total = sum(counts(rung, promised) for rungs in found.values() for rung in rungs)
    return Measure(total, by_side, events=(OPENING, *seqs))


def _rung(slip: RatingGiven) -> int | None:
    return slip.rung


def _spread(view: View, found: Mapping[Side, Sequence[int]], seqs: tuple[int, ...]) -> Measure:
    if not found:
        return NOT_RECORDED
    everybody = [value for values in found.values() for value in values]
    by_side = {side: dots_or_mean(found.get(side, [])) for side in view.sides}
    return Measure(dots_or_mean(everybody), by_side, events=seqs)


def _given(
    view: View, pick: Callable[[RatingGiven], int | None], sides: Sequence[Side] = SIDES
) -> tuple[dict[Side, list[int]], tuple[int, ...]]:
    """Return the values from the slips of people who held a card, by side, and the slips they came from."""
    found: dict[Side, list[int]] = {}
    seqs = []
    for side, seq, slip in _rated(view):
        value = pick(slip)
        if value is not None and side in sides:
            found.setdefault(side, []).append(value)
            seqs.append(seq)
    return found, view.traced(*seqs)


@once
def _rated(view: View) -> Sequence[tuple[Side, int, RatingGiven]]:
    """Return the slips of people who held a card, each with that card's side and its entry."""
    slips = [(view.held.get(seat, ""), event.seq, slip) for seat, (event, slip) in view.slips.items()]
    return [(view.side_of[card], seq, slip) for card, seq, slip in slips if card in view.side_of]


def dots_or_mean(values: Sequence[int]) -> tuple[int, ...] | float | None:
    """Return fewer than five values in order, more as their mean to two places, and none as None."""
    if len(values) < LEAST_FOR_MEAN:
        return tuple(sorted(values)) or None
    return round(mean(values), 2)


def mean(values: Sequence[int]) -> float:
    """Return the mean of at least one value."""
    return sum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """Return the middle one of at least one value, or half-way between the two in the middle."""
    ordered, count = sorted(values), len(values)
    return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2


def of_statement(name: str) -> Kind:
    """Return the kind of measure that one statement is: a default one by its name, or a trainer's own."""
    return Kind(
        family="felt",
        title=f"“{ratings.STATEMENTS.get(name, name)}”",
        explanation="How far people agreed, from 1 (not at all) to 5 (fully).",
        unit="score",
        take=statement(name),
    )


KINDS = {
    "rungs": Kind(
        family="felt",
        title="Rung of the ladder",
        explanation="Where people stood on the ladder of Think Local Act Personal, "
        "from 1 (coercion) over 4 (consultation) to 7 (co-production).",
        unit="rung",
        take=rungs,
    ),
    "perception_gap": Kind(
        family="felt",
        title="Perception gap",
        explanation="The rung of professionals and elected members less the rung of residents.",
        unit="rungs apart",
        take=gap,
    ),
    **{name: of_statement(name) for name in ratings.STATEMENTS},
    "promise": Kind(
        family="felt",
        title="Promise made",
        explanation="What people were told their part would be, on the spectrum of IAP2.",
        unit="promise",
        take=promise,
    ),
    "promise_felt": Kind(
        family="felt",
        title="Felt what was promised, or more",
        explanation="People at or above the rung that stands for the promise "
        "(inform 3, consult 4, involve 5, collaborate 6, empower 7).",
        unit="people",
        take=felt_promise,
        out_of="slips",
    ),
    "promise_not_felt": Kind(
        family="felt",
        title="Felt less than was promised",
        explanation="People below the rung that stands for the promise.",
        unit="people",
        take=below_promise,
        out_of="slips",
    ),
}
