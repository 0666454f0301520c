"""A rehearsed session: the conductor of the screens, simulated participants, and a simulated clock."""

import secrets
import uuid
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from . import __version__
from .exercise import agenda
from .exercise.events import Moment, Order
from .exercise.refusals import Refusal
from .exercise.rehearsal import rehearse
from .exercise.session import Session
from .library import Loaded, content_hash
from .record import MemoryLog, create_log, now
from .record.moments import moment
from .terminal.conductor import Command, Conductor

MILLISECOND, SECOND = 1_000_000, 1_000_000_000
"""In nanoseconds, the unit of monotonic time."""


class Refused(Exception):
    """The rules do not allow this rehearsal; the text is the refusal's sentence."""


class SimulatedClock:
    """A clock that begins now and moves only when it is told to."""

    def __init__(self) -> None:
        self._start = now()
        self._gone = 0.0

    def wait(self, seconds: float) -> None:
        """Let seconds pass."""
        self._gone += seconds

    def now(self) -> Moment:
        """Return the simulated moment."""
        wall = self._start.wall + timedelta(seconds=self._gone)
        return moment(wall, self._start.mono * MILLISECOND + round(self._gone * SECOND), self._start.boot)


def simulate(
    loaded: Loaded,
    people: Sequence[Sequence[str]],
    seed: int | None,
    log: Path | None = None,
    *,
    order: Order = "scenario",
    equal_time: bool = False,
) -> Session:
    """Play a whole session and return it; its events go to `log`, or only into memory.

    `people` holds a `not` list for each participant. Raises Refused, CannotOpen, AppendFailed and OSError.
    """
    clock, session_id = SimulatedClock(), str(uuid.uuid4())
    conductor = Conductor(create_log(log, session_id) if log else MemoryLog(session_id), clock.now)
    opening = partial(
        agenda.open_session,
        scenario=loaded.scenario,
        deck=loaded.deck,
        app=__version__,
        scenario_hash=content_hash(loaded.scenario),
        deck_hash=content_hash(loaded.deck),
        order=order,
        equal_time=equal_time,
        capture="full",
        simulated=True,
    )
    try:
        _performed(conductor, opening)
        chosen = secrets.randbelow(1_000_000) if seed is None else seed
        return rehearse(partial(_performed, conductor), clock.wait, people, chosen)
    finally:
        conductor.close()


def _performed(conductor: Conductor, command: Command) -> Session:
    result = conductor.perform(command)
    if isinstance(result, Refusal):
        raise Refused(result.sentence)
    return conductor.session
