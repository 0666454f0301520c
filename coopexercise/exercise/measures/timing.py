"""The time of a round, in whole seconds."""

from ..clock import Clock, Reading, read
from ..events import ClockChanged, ClockJumped, ClockPaused, ClockResumed, RoundEnded, RoundStarted
from ..session import Part
from .kind import Kind
from .measure import NOT_RECORDED, Measure
from .view import OPENING, View, once

_TURNS = frozenset((RoundStarted, ClockPaused, ClockResumed, ClockChanged, ClockJumped, RoundEnded))


def planned(view: View) -> Measure:
    """Return the seconds planned when the session was opened, before anybody added or took away a minute.

    Source: the opening.
    """
    return Measure(view.planned, events=(OPENING,))


def played(view: View) -> Measure:
    """Return the seconds that the round's clock ran, up to now if it still does.

    Source: the events of the clock.
    """
    reading = _reading(view)
    return Measure(round(reading.played), events=_turns(view)) if reading else NOT_RECORDED


def paused(view: View) -> Measure:
    """Return the seconds that the round's clock stood. Source: the events of the clock."""
    reading = _reading(view)
    return Measure(round(reading.paused), events=_turns(view)) if reading else NOT_RECORDED


@once
def _reading(view: View) -> Reading | None:
    part = Part("round", view.round.id)
    stopped: Clock | None = view.session.clocks.get(part)
    if stopped:
        return read(stopped, stopped.since)
    running = view.session.clock if view.session.part == part else None
    return read(running, view.now) if running else None


@once
def _turns(view: View) -> tuple[int, ...]:
    there, steered = view.round.id, view.session.steered
    return tuple(event.seq for event in steered if event.round == there and type(event.data) in _TURNS)


KINDS = {
    "planned_seconds": Kind(
        family="time",
        title="Time planned",
        explanation="As set when the session was opened.",
        unit="seconds",
        take=planned,
    ),
    "played_seconds": Kind(
        family="time",
        title="Time played",
        explanation="While the clock ran.",
        unit="seconds",
        take=played,
    ),
    "paused_seconds": Kind(
        family="time",
        title="Time paused",
        explanation="While the clock stood.",
        unit="seconds",
        take=paused,
    ),
}
