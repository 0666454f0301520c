"""A table of very many sessions, made by two processes, in the order of the logs.

A helper takes every other share of the logs: it reads, checks and measures them, and returns their rows. What is kept
at a time is bounded: the rows of a few shares.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import redirect_stderr
from io import StringIO
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple

from .logs import Logs, Twice
from .streams import STANDARD, progress

if TYPE_CHECKING:
    from ..reports.audience import Audience
    from ..reports.debrief import Form

LEAST = 1_000
"""With fewer logs, what a helper saves is less than what its start takes."""
SHARE = 16
"""How many logs are taken at a time."""
AHEAD = 3
"""How many shares the helper may be ahead. There is one helper: with three, the memory would be beyond 100 MB."""


class Part(NamedTuple):
    """What came of one log: its part of the table, what was told, and the exit code.

    `session` is its id, and empty if nothing can be read.
    """

    name: str
    session: str

    content: bytes
    told: str
    code: int


def worthwhile(names: Sequence[str], form: "Form", audience: "Audience") -> bool:
    """Return whether two processes make a report sooner: a long table, in which no session is called by its place."""
    table = form in ("csv", "json") and not audience.anonymous
    return table and len(names) >= LEAST and STANDARD not in names and (os.cpu_count() or 1) > 1


class Shared:
    """The parts of a table, made by two processes; `code` says afterwards whether all logs were whole."""

    def __init__(self, names: Sequence[str], form: "Form", audience: "Audience") -> None:
        self._names, self._form, self._audience = names, form, audience
        self.code = 0

    def __iter__(self) -> Iterator[bytes]:
        """Yield the part of each log that can be read. Raises OSError."""
        twice = Twice()
        for part in progress(self._parts(), len(self._names)):
            self.code = self.code or part.code
            if part.told:
                print(part.told, end="", file=sys.stderr)
            if part.session:
                twice.take(part.name, part.session)
                yield part.content

    def _parts(self) -> Iterator[Part]:
        """Yield the part of each log; if the helper is killed, or cannot start here, this process does the rest."""
        done = 0
        try:
            for part in self._by_two():
                yield part
                done += 1
        except (BrokenExecutor, ImportError, NotImplementedError):
            yield from (_part(name, self._form, self._audience) for name in self._names[done:])

    def _by_two(self) -> Iterator[Part]:
        shares = [self._names[start : start + SHARE] for start in range(0, len(self._names), SHARE)]
        # started anew, not forked: the same on every system, and nothing of this process is doubled
        with ProcessPoolExecutor(1, get_context("spawn"), _leave_interrupts) as helper:
            others = (helper.submit(parts, share, self._form, self._audience) for share in shares[::2])
            waiting = deque(islice(others, AHEAD))
            try:
                for own in (*shares[1::2], ()):
                    done = parts(own, self._form, self._audience)
                    yield from waiting.popleft().result() if waiting else ()
                    yield from done
                    waiting.extend(islice(others, 1))
            finally:
                helper.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Let the first process alone answer Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def parts(names: Sequence[str], form: "Form", audience: "Audience") -> list[Part]:
    """Return the parts of some logs. Raises OSError."""
    return [_part(name, form, audience) for name in names]


def _part(name: str, form: "Form", audience: "Audience") -> Part:
    from ..reports.debrief import piece

    logs = Logs((name,))
    with redirect_stderr(StringIO()) as told:
        found = [(session.id, piece(session, beside, form, audience)) for session, beside in logs]
    session, content = found[0] if found else ("", b"")
    return Part(name, session, content, told.getvalue(), logs.code)
