"""A rehearsed session: the conductor of the screens, simulated participants, and a simulated clock."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path

from .exercise.events import Moment, Order
from .exercise.rehearsal import rehearse
from .exercise.session import Session
from .exercise.tendencies import Group, Run, run_of
from .library import Loaded
from .record import MemoryLog, now
from .record.moments import moment
from .terminal.conductor import Conductor
from .terminal.opening import Plan, carry_out, new_log, opening_of, seed_of

MILLISECOND, SECOND = 1_000_000, 1_000_000_000
"""In nanoseconds, the unit of monotonic time."""


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

    `people` holds a `not` list for each participant. Raises Refused for what the rules forbid, CannotOpen,
    AppendFailed and OSError; then there is no log.
    """
    plan = Plan(
        scenario=loaded.scenario, deck=loaded.deck, seed=seed, order=order, equal_time=equal_time, capture="full"
    )
    clock = SimulatedClock()
    with new_log(log) if log else nullcontext(MemoryLog(str(uuid.uuid4()))) as kept, kept:
        conductor = Conductor(kept, clock.now)
        carry_out(conductor, opening_of(plan, simulated=True))
        return rehearse(partial(carry_out, conductor), clock.wait, people, seed_of(plan))


def simulate_many(
    loaded: Loaded, groups: Iterable[Group], *, order: Order = "scenario", equal_time: bool = False
) -> Iterator[Run]:
    """Play a whole session in memory for each group, and yield what it came to as soon as it is over.

    Raises Refused for what the rules forbid.
    """
    for group in groups:
        yield run_of(simulate(loaded, group.people, group.seed, order=order, equal_time=equal_time))
