"""The clock of a timed part: a pure function of its events and of now. All lengths are seconds."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from .events import Moment

Urgency = Literal["calm", "fifth", "twentieth", "over"]
"""How much of the planned time is left: more than a fifth, at most a fifth, at most a twentieth, none."""

JUMP_SECONDS = 5.0
"""Wall and monotonic time may disagree this much before the facilitator is asked."""

STOPPED_SECONDS = 60.0
"""So long may nobody have looked at a running clock before the facilitator is asked; it ticks once a second."""


class Clock(Struct, frozen=True, kw_only=True):
    """What is known of a clock since its last event."""

    planned: float
    running: bool
    since: Moment
    """The moment of the last event that touched this clock."""
    played: float = 0.0
    """Seconds that had run by then."""
    paused: float = 0.0
    """Seconds that had stood by then."""
    step_began: float = 0.0
    """Played seconds when the current step began."""


class Reading(Struct, frozen=True):
    """A clock, read now. `left` is negative when over time."""

    planned: float
    played: float
    paused: float
    running: bool

    @property
    def left(self) -> float:
        """Planned less played."""
        return self.planned - self.played

    @property
    def urgency(self) -> Urgency:
        """The colour and word that the clock should have."""
        if self.left <= 0:
            return "over"
        if self.left <= self.planned / 20:
            return "twentieth"
        return "fifth" if self.left <= self.planned / 5 else "calm"


def started(seconds: float, now: Moment) -> Clock:
    """Return a clock that runs from now."""
    return Clock(planned=seconds, running=True, since=now)


def elapsed(earlier: Moment, later: Moment) -> float:
    """Return the seconds between two moments: monotonic within one boot, else by the wall; never negative."""
    if earlier.boot == later.boot:
        return max(0.0, (later.mono - earlier.mono) / 1000)
    return max(0.0, _wall(earlier, later))


def read(clock: Clock, now: Moment) -> Reading:
    """Return what the clock shows now."""
    span = elapsed(clock.since, now)
    return Reading(
        planned=clock.planned,
        played=clock.played + (span if clock.running else 0.0),
        paused=clock.paused + (0.0 if clock.running else span),
        running=clock.running,
    )


def at(clock: Clock, now: Moment) -> Clock:
    """Return the same clock, counted up to now."""
    reading = read(clock, now)
    return replace(clock, since=now, played=reading.played, paused=reading.paused)


def paused(clock: Clock, now: Moment) -> Clock:
    """Return the clock, standing from now."""
    return replace(at(clock, now), running=False)


def resumed(clock: Clock, now: Moment) -> Clock:
    """Return the clock, running from now."""
    return replace(at(clock, now), running=True)


def changed(clock: Clock, seconds: float) -> Clock:
    """Return the clock with a plan of so many seconds more; never less than nothing."""
    return replace(clock, planned=max(0.0, clock.planned + seconds))


def stepped(clock: Clock, now: Moment) -> Clock:
    """Return the clock with a step that begins now."""
    return replace(clock, step_began=read(clock, now).played)


def jump(clock: Clock, now: Moment) -> float | None:
    """Return the seconds by which wall time ran away from monotonic time while the clock ran, or None.

    After a restart of the computer only the wall is left, and all of the time since is in question. A
    positive gap is sleep or a clock set forward; a negative one is a clock set back.
    """
    if not clock.running:
        return None
    wall = _wall(clock.since, now)
    if clock.since.boot != now.boot:
        return wall
    gap = wall - (now.mono - clock.since.mono) / 1000
    return gap if abs(gap) > JUMP_SECONDS else None


def stopped(clock: Clock, seen: Moment, now: Moment) -> float | None:
    """Return the seconds for which the program stood still while the clock ran on, or None.

    `seen` is when the clock was last looked at. Nobody knows whether the room went on when the program was stopped,
    or the computer slept and its monotonic clock did not; what happened to the clock since `seen` is not in question.
    """
    if not clock.running or clock.since.boot != now.boot:
        return None
    gap = min(elapsed(seen, now), elapsed(clock.since, now))
    return gap if gap > STOPPED_SECONDS else None


def jumped(clock: Clock, now: Moment, gap: float, counts: bool, ran: bool = False) -> Clock:
    """Return the clock after the facilitator said whether the gap counts; a negative gap never does.

    `ran`: monotonic time went on during the gap, as it does while the program alone is stopped.
    """
    run = elapsed(clock.since, now) if clock.since.boot == now.boot else 0.0
    counted = (max(0.0, gap) if counts else 0.0) - (gap if ran else 0.0)
    return replace(clock, since=now, played=max(clock.played, clock.played + run + counted))


def step_left(clock: Clock, step_seconds: float, now: Moment) -> float:
    """Return how much of the current step's time is left; negative when over."""
    return step_seconds - (read(clock, now).played - clock.step_began)


def behind(clock: Clock, planned_start: float, step_seconds: float, now: Moment) -> float:
    """Return the seconds by which the current step is behind the plan; negative when ahead.

    A step that began late is late from the start; one that overruns its planned end is later each second.
    """
    overrun = read(clock, now).played - (planned_start + step_seconds)
    return max(clock.step_began - planned_start, overrun)


def _wall(earlier: Moment, later: Moment) -> float:
    return (later.wall - earlier.wall).total_seconds()
