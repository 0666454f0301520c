"""A follow-up being recorded: its log, and what is known of it. It needs no screen.

The session's log is only read. As everywhere: check, append and fsync in a worker thread, then fold.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from .. import __version__
from ..exercise import followup
from ..exercise.events import Event, Met, Moment
from ..exercise.followup import FollowUp, Ref, Topic
from ..exercise.refusals import Refusal, Result
from ..exercise.session import Session, fold
from ..record import (
    CannotOpen,
    Damaged,
    FileLog,
    Linked,
    NothingRecorded,
    load_people,
    next_followup_path,
    not_a_session,
    now,
    open_log,
    read,
    read_followups,
    says_followup,
)
from ..record.opening import why_nothing
from .opening import new_log

Command = Callable[[FollowUp], Result]


class NotAsked(CannotOpen):
    """Nothing can be asked about a session; the text says why and what to do."""


class Afterwards:
    """What is asked about one session, what was answered before, and the follow-up that is being recorded."""

    def __init__(self, path: Path, session: Session, clock: Callable[[], Moment] = now) -> None:
        """Ask about a session whose log is at `path`; nothing is written before `begin`. `clock` is the only clock."""
        self.path = path
        self.session = session
        self.topics: tuple[Topic, ...] = followup.topics(session)
        self.names = load_people(path).names
        self.earlier: tuple[FollowUp, ...] = ()
        """Those that have ended, oldest first."""
        self.state = FollowUp()
        self.notice = ""
        """What the facilitator should know of the files that were there."""
        self._log: FileLog | None = None
        self._clock = clock

    def go_on(self, beside: tuple[Linked, ...]) -> None:
        """Take up the follow-ups beside the log; the last that has not ended goes on, unless it is damaged.

        Raises CannotOpen and OSError.
        """
        unfinished = None
        for linked in beside:
            state = followup.fold(linked.reading.events)
            if not followup.belongs(state, self.session):
                self.notice = f"{linked.path.name} does not belong to this log; it stays as it is."
            elif linked.reading.damage and not state.ended:
                self.notice = f"{linked.path.name} is damaged and stays as it is; a new one is begun."
            elif state.ended:
                self.earlier = (*self.earlier, state)
            else:
                unfinished = linked.path
        if unfinished:
            self._log, reading, torn = open_log(unfinished)
            self.notice = torn or self.notice
            self.state = followup.fold(reading.events)

    @property
    def first_open(self) -> int:
        """The place of the first topic that was not answered; how many there are when all were."""
        places = (place for place, topic in enumerate(self.topics) if topic.ref not in self.state.followed)
        return next(places, len(self.topics))

    async def begin(self) -> None:
        """Make the log of a follow-up and begin it. Raises RecordError and OSError; then nothing of it is left.

        Once begun it is carried to its end, even if the screen that asked for it has gone.
        """
        await asyncio.shield(asyncio.ensure_future(self._begin()))

    async def _begin(self) -> None:
        try:
            with new_log(next_followup_path(self.path)) as self._log:
                await self._conduct(partial(followup.begin, session=self.session, app=__version__))
        except BaseException:
            self._log = None
            raise

    async def follow(self, ref: Ref, met: Met, text: str) -> None:
        """Record what came of a topic; it is on the disk when this returns. Raises RecordError."""
        await self._conduct(partial(followup.follow, ref=ref, met=met, text=text))

    async def end(self) -> None:
        """End the follow-up for good. Raises RecordError."""
        await self._conduct(followup.end)

    async def _conduct(self, command: Command) -> None:
        """Carry out a command. The rules refuse only what is recorded already, which is as good as recorded."""
        result = command(self.state)
        if self._log is None or isinstance(result, Refusal):
            return
        recorded = await asyncio.to_thread(_append, self._log, result, self._clock())
        self.state = followup.fold(recorded, self.state)

    def close(self) -> None:
        """Let go of the log."""
        if self._log:
            self._log.close()


def _append(log: FileLog, events: tuple[Event, ...], moment: Moment) -> tuple[Event, ...]:
    log.reopen()  # does nothing unless the last append failed
    return log.append(events, moment)


def open_afterwards(path: Path, clock: Callable[[], Moment] = now) -> Afterwards:
    """Open what can be asked about the session in a log, and whatever of it was answered.

    Raises CannotOpen (NotAsked where there is nothing to ask) and OSError.
    """
    reading = read(path)
    if says_followup(reading):
        raise NotAsked(not_a_session(path))
    if reading.damage:
        raise Damaged(path, reading.damage.line, reading.damage.byte, reading.damage.cause)
    if not reading.events:
        raise NothingRecorded(f"{path.name} holds no session: {why_nothing(reading)}")
    session = fold(reading.events)
    if isinstance(refusal := followup.begin(FollowUp(), session, __version__), Refusal):
        raise NotAsked(f"{path.name}: {refusal.sentence}")
    found = Afterwards(path, session, clock)
    found.go_on(read_followups(path))
    return found
