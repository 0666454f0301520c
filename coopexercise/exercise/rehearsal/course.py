"""The course of a rehearsed session: entries at their minute, on a simulated clock."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate

from msgspec import Struct

from .. import agenda, observing
from ..checks import round_of
from ..refusals import Result
from ..scenario import Round
from ..session import Part, Session

Command = Callable[[Session], Result]
"""A command of the exercise with everything but the session filled in."""
Perform = Callable[[Command], Session]
"""Carries a command out and returns the session after it; raises when the command is refused."""
Wait = Callable[[float], object]
"""Lets so many seconds pass on the simulated clock."""
Span = tuple[float, float]
"""From when to when, as shares (0 to 1) of the part that runs."""


class Due(Struct, frozen=True):
    """Something that comes `at` so many seconds of its part, whatever people do."""

    at: float
    command: Command


class Course:
    """Performs commands one after the other and lets time pass between them.

    Steps begin at their planned second and news comes at its own, so a part takes just its planned time.
    """

    def __init__(self, perform: Perform, wait: Wait) -> None:
        self._perform = perform
        self._wait = wait
        self._now = 0.0
        self._seconds = 0.0
        self._due: list[Due] = []
        self.session = Session()

    @property
    def round(self) -> Round:
        """The round that runs or is being rated."""
        return round_of(self.session, self._part.round)

    @property
    def _part(self) -> Part:
        assert self.session.part is not None, "there is none before the briefing"
        return self.session.part

    def do(self, command: Command) -> None:
        """Perform one command now."""
        self.session = self._perform(command)

    def begin(self) -> None:
        """Let the part that runs come to its end, and begin the next one."""
        self.finish()
        self.do(agenda.advance)
        assert self.session.clock is not None, "a part that begins has a clock"
        self._now, self._seconds = 0.0, self.session.clock.planned
        self._due = sorted((*self._steps(), *self._news()), key=lambda due: due.at)

    def finish(self) -> None:
        """Let the part that runs come to its end."""
        self._until(self._seconds)

    def spread(self, commands: Iterable[Command], span: Span) -> None:
        """Perform commands evenly over a span of the part that runs."""
        listed = tuple(commands)
        start, end = (share * self._seconds for share in span)
        for place, command in enumerate(listed, 1):
            self._until(start + (end - start) * place / (len(listed) + 1))
            self.do(command)

    def _until(self, at: float) -> None:
        while self._due and self._due[0].at <= at:
            due = self._due.pop(0)
            self._pass(due.at)
            self.do(due.command)
        self._pass(at)

    def _pass(self, at: float) -> None:
        self._wait(at - self._now)
        self._now = at

    def _steps(self) -> list[Due]:
        return [Due(min(start, self._seconds), agenda.advance) for start in self._step_starts()]

    def _step_starts(self) -> list[float]:
        """Return when the steps after the first begin."""
        session, part = self.session, self._part
        if part.kind == "round":
            later = range(1, len(agenda.steps(session, part.round)))
            return [agenda.step_start(session, part.round, step) for step in later]
        return [*accumulate(agenda.debrief_seconds(session)[:-1])] if part.kind == "debrief" else []

    def _news(self) -> list[Due]:
        if self._part.kind != "round":
            return []
        injects = self.round.injects
        return [Due(min(each.at, self._seconds), partial(observing.release, inject=each.id)) for each in injects]
