"""Every measure of a session as plain values, as JSON and CSV give it: no word that anybody said or wrote."""

from collections.abc import Container
from itertools import count
from typing import TypeAlias

from msgspec import Struct

from ..exercise import followup
from ..exercise.deck import Side
from ..exercise.events import Met, Order
from ..exercise.followup import FollowUp
from ..exercise.measures import Measure, RoundMeasures, State, contrast
from ..exercise.scenario import Mode
from ..exercise.session import Session
from .aftermath import NOTHING, Beside
from .audience import Audience
from .comparison import shown

Plain: TypeAlias = int | float | str | tuple[int | str, ...] | None
"""A figure, a name from a closed set or an id, several of these, or nothing."""


class MeasureValues(Struct, frozen=True):
    """One figure of one round: in all, by side, whether there is one, and the log's entries that it came from."""

    value: Plain
    by_side: dict[Side, Plain]
    state: State
    events: tuple[int, ...]


class RoundValues(Struct, frozen=True):
    """One round; `minutes` are those planned when the session was opened."""

    id: str
    mode: Mode
    minutes: float
    measures: dict[str, MeasureValues]


class FollowUpValues(Struct, frozen=True):
    """What came of a session, so many days later: of each commitment by its entry, of each outcome by its id.

    An outcome with an empty id is what was added in words. What was not answered is not in it.
    """

    days: int
    ended: bool
    commitments: dict[str, Met]
    outcomes: dict[str, Met]


class SessionValues(Struct, frozen=True, omit_defaults=True):
    """One session; its rounds in the order played. `id` is `session-1` and so on where it must not be known."""

    id: str
    scenario: str
    simulated: bool
    order: Order
    rounds: tuple[RoundValues, ...]
    followups: tuple[FollowUpValues, ...] = ()


class Values(Struct, frozen=True):
    """What `debrief --format json` prints. Sessions are never pooled."""

    sessions: tuple[SessionValues, ...] = ()


class Numbering:
    """Gives each session the id that a report may call it by."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._places = count(1)

    def id(self, session: Session) -> str:
        """Return the id of the next session."""
        place = next(self._places)
        return f"session-{place}" if self._audience.anonymous else session.id


def values(session: Session, audience: Audience, name: str, beside: Beside = NOTHING) -> SessionValues:
    """Return the measures of one session, called `name`, but for those that its readers may not know yet."""
    known = shown(session, audience.revealed(session))
    return SessionValues(
        id=name,
        scenario=session.scenario.id,
        simulated=session.opened.simulated,
        order=session.opened.order,
        rounds=tuple(_round(played, known) for played in contrast(session).rounds),
        followups=tuple(_followup(session, each) for each in beside.followups),
    )


def _followup(session: Session, asked: FollowUp) -> FollowUpValues:
    found = {ref: said.met for ref, said in asked.followed.items()}
    return FollowUpValues(
        followup.days(asked, session),
        asked.ended,
        {str(ref): met for ref, met in found.items() if isinstance(ref, int)},
        {ref: met for ref, met in found.items() if isinstance(ref, str)},
    )


def _round(played: RoundMeasures, known: Container[str]) -> RoundValues:
    measures = {name: _plain(measure) for name, measure in played.measures.items() if name in known}
    return RoundValues(played.id, played.mode, played.minutes, measures)


def _plain(measure: Measure) -> MeasureValues:
    return MeasureValues(measure.value, {**measure.by_side}, measure.state, measure.events)
