"""The contrast: the measures of the rounds, mode beside mode."""

from msgspec import Struct

from ..events import Moment, RoundStarted
from ..scenario import Mode
from ..session import Session
from .measure import Measure
from .registry import kinds
from .view import View, look


class RoundMeasures(Struct, frozen=True):
    """One round of the contrast. `minutes` are those planned when the session was opened."""

    id: str
    title: str
    mode: Mode
    minutes: float
    measures: dict[str, Measure]


class Contrast(Struct, frozen=True):
    """The rounds in the order in which they were played."""

    rounds: tuple[RoundMeasures, ...] = ()


def of_round(session: Session, round_id: str, now: Moment) -> dict[str, Measure]:
    """Return every measure of one round by name, in the order of the registry; a clock that runs is read now.

    Raises:
        KeyError: the scenario has no such round.
    """
    return _taken(look(session, round_id, now))


def _taken(view: View) -> dict[str, Measure]:
    return {name: kind.take(view) for name, kind in kinds(view.session.scenario).items()}


def contrast(session: Session) -> Contrast:
    """Return the measures of the rounds that have begun, as of the latest event."""
    if session.last is None:
        return Contrast()
    now = session.last.moment
    return Contrast(tuple(_measured(look(session, round_id, now)) for round_id in begun(session)))


def begun(session: Session) -> tuple[str, ...]:
    """Return the rounds that have begun, in the order in which they did."""
    return tuple(event.round for event in session.steered if isinstance(event.data, RoundStarted))


def _measured(view: View) -> RoundMeasures:
    return RoundMeasures(view.round.id, view.round.title, view.round.mode, view.planned / 60, _taken(view))
