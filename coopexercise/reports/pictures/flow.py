"""What came in and what it was for: the assets that a decision would use, and the needs it says it would meet."""

from collections.abc import Iterator, Sequence

from ...exercise.measures.view import Chosen, View, owner
from ...exercise.session import Session
from ..wording import Names
from .picture import Picture
from .svg import LINE, WIDTH, Drawing, box, curve, paragraph, stacked

_COLUMN = 146
_LEFT, _RIGHT = _COLUMN + 6, WIDTH - _COLUMN - 6
_MIDDLE = WIDTH / 2
NOTHING = "nothing named"
MOST = 12
"""The most things in one column; the rest is a count."""


def flow(session: Session, views: Sequence[View]) -> Picture:
    """Draw, for each round, assets on the left, what was decided in the middle, needs and wants on the right."""
    names = Names(session)
    return Picture(
        id="flow",
        title="From assets to needs",
        caption="Left: what the decision would use. Right: the needs and wants that it says it would meet. "
        "It is what the decision claims; the holders' own answers are in the tables.",
        words=tuple(_words(names, each) for each in views),
        drawings=tuple(drawing for each in views for drawing in _of_round(names, each)),
    )


def _silent(view: View) -> str:
    """Return why there is nothing to draw, or nothing."""
    if view.decision is None:
        return "No decision was written down."
    if not view.chosen:
        return "Nothing was agreed."
    described = any(each.described for each in view.chosen)
    return "" if described else "Not recorded: the decision names no asset, no need and no want."


def _words(names: Names, view: View) -> str:
    title = view.round.title
    if silent := _silent(view):
        return f"{title}: {silent}"
    said = (_said(names, view, each, place) for place, each in enumerate(view.chosen))
    return f"{title}: {' '.join(said)}"


def _said(names: Names, view: View, chosen: Chosen, place: int) -> str:
    uses, meets = (", ".join(_things(names, view, refs)) or NOTHING for refs in (chosen.uses, chosen.meets))
    return f"{_title(names, view, place)} uses: {uses}. It says it would meet: {meets}."


def _things(names: Names, view: View, refs: Sequence[str]) -> list[str]:
    """Return what is named, of the roles in play as in every measure; and how many are of roles nobody played."""
    there = [ref for ref in dict.fromkeys(refs) if owner(ref) in view.playing]
    absent = len({*refs}) - len(there)
    return [*map(names.item, there), *([f"{absent} of roles that nobody played"] if absent else [])]


def _title(names: Names, view: View, place: int) -> str:
    assert view.decision is not None
    return names.choice(view.round.id, view.decision.chosen[place])


def _of_round(names: Names, view: View) -> Iterator[Drawing]:
    """Yield a drawing for each thing that was chosen."""
    title = paragraph(0, 11, view.round.title, WIDTH, "strong")
    if silent := _silent(view):
        yield stacked((title, paragraph(0, 11, silent, WIDTH, "quiet")), gap=0)
        return
    for place, each in enumerate(view.chosen):
        left, right = (_things(names, view, refs) for refs in (each.uses, each.meets))
        yield stacked((title, _of_choice(left, right, _title(names, view, place))), gap=0)


def _of_choice(uses: list[str], meets: list[str], title: str) -> Drawing:
    name = paragraph(0, 11, title, WIDTH)
    left, right = _column(uses, 0), _column(meets, _RIGHT)
    height = max(left.height, right.height, 2 * LINE)
    top = name.height + 6
    middle = height / 2
    curves = "".join(
        (
            *(curve(_LEFT - 4, y, _MIDDLE - 5, middle, "flow") for y in left.places),
            *(curve(_MIDDLE + 5, middle, _RIGHT - 2, y, "flow") for y in right.places),
        )
    )
    node = box(_MIDDLE - 5, middle - 14, 10, 28, "decided")
    marks = f"{curves}{node}{left.marks}{right.marks}"
    return Drawing(top + height, f'{name.marks}<g transform="translate(0 {top})">{marks}</g>')


class _Column(Drawing, frozen=True):
    """One column of things, with the height at which a line reaches each."""

    places: tuple[float, ...] = ()


def _column(things: list[str], x: float) -> _Column:
    more = len(things) - MOST
    texts = [*things[:MOST], *([f"and {more} more"] if more > 0 else [])]
    marks, places, top = [], [], 0.0
    for words in texts:
        said = paragraph(x, top + 11, words, _COLUMN)
        marks.append(said.marks)
        places.append(top + said.height / 2)
        top += said.height + 5
    if not texts:
        said = paragraph(x, 11, NOTHING, _COLUMN, "quiet")
        return _Column(said.height, said.marks)
    return _Column(top - 5, "".join(marks), tuple(places))
