"""Co-production by its well-known lists: the four Co's that were touched, the six elements the group says it saw."""

from collections.abc import Collection, Iterator, Mapping

from ..exercise.elements import TITLES, agreed
from ..exercise.events import Element
from ..exercise.four_cos import touched
from ..exercise.scenario import STAGES
from ..exercise.session import Session
from .wording import Names


def judged(session: Session) -> Iterator[str]:
    """Yield which Co's were touched, if any, and the group's own judgement, if it made one."""
    if touched(session):
        yield four_cos(session)
    if seen := agreed(session):
        yield f"Of the six elements the group itself saw: {elements(Names(session), seen)}."


def four_cos(session: Session) -> str:
    """Return which of the four Co's were touched, and of which nothing was recorded."""
    found = touched(session)
    seen = ", ".join(stage for stage in STAGES if stage in found) or "none"
    rest = ", ".join(stage for stage in STAGES if stage not in found)
    silent = f"; nothing was recorded of {rest}" if rest else ""
    return f"Of the four Co's, touched: {seen}{silent}."


def elements(names: Names, seen: Mapping[str, Collection[Element]]) -> str:
    """Return which elements were seen, round by round."""
    return "; ".join(f"in {names.round(each)}, {_titles(found)}" for each, found in seen.items())


def _titles(found: Collection[Element]) -> str:
    return ", ".join(TITLES[each].lower() for each in found) or "none of them"
