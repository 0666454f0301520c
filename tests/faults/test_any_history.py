"""P1, P2, P5 and P8 in any order: append, fail, crash, reopen, resume, remove words.

Whatever happens, everything that was acknowledged is in the log, in order, and nothing else but what was on its way
when the power went.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coopexercise.exercise.events import Event
from coopexercise.record import (
    AppendFailed,
    CannotRedact,
    FileLog,
    NothingRecorded,
    UnsavedLog,
    create_log,
    open_log,
    read,
    repair,
)
from tests.record.sample import LATER, NOON, SESSION, note, opening

from .disks import CrashingDisk, PowerCut

FATES: dict[str, Callable[[bytes], bytes]] = {
    "kept": lambda lost: lost,
    "half": lambda lost: lost[: len(lost) // 2],
    "lost": lambda _: b"",
    "zeros": lambda lost: b"\0" * len(lost),
    "garbled": lambda lost: bytes(byte ^ 0x55 for byte in lost),
}
POINT = st.integers(1, 14)
When = Literal["before", "after"]
WHEN: st.SearchStrategy[When] = st.sampled_from(("before", "after"))
FATE = st.sampled_from([*FATES])


class History(RuleBasedStateMachine):
    """A log, what was acknowledged of it, and the disk it is on."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.jsonl"
        self.disk = CrashingDisk()
        self.log: FileLog | None = None
        self.events: tuple[Event, ...] = ()
        self.said = 0

    @initialize()
    def begin(self) -> None:
        """Each history begins with a session that was opened."""
        self.log = create_log(self.path, SESSION, disk=self.disk)
        self.events = self.log.append([opening()], NOON)

    def batch(self, size: int) -> list[Event]:
        self.said += size
        return [note(f"said {self.said - place}") for place in range(size)]

    @precondition(lambda self: self.log is not None)
    @rule(size=st.integers(1, 3))
    def append(self, size: int) -> None:
        """Record a batch; a log that failed before is opened again first."""
        assert self.log is not None
        self.log.reopen()
        self.events += self.log.append(self.batch(size), LATER)

    @precondition(lambda self: self.log is not None)
    @rule(size=st.integers(1, 3), point=POINT)
    def fail_to_append(self, size: int, point: int) -> None:
        """One call fails; then nothing was recorded, or it was acknowledged."""
        assert self.log is not None
        self.disk.arm(point, "fail")
        try:
            self.log.reopen()
            self.events += self.log.append(self.batch(size), LATER)
        except AppendFailed:
            pass
        finally:
            self.disk.arm(0, "fail")

    @precondition(lambda self: self.log is not None)
    @rule(size=st.integers(1, 3), point=POINT)
    def go_on_unsaved(self, size: int, point: int) -> None:
        """Entries are kept in memory while a call fails; with the next ones all are in the file, in order."""
        assert self.log is not None
        unsaved = UnsavedLog(self.log)
        self.disk.arm(point, "fail")
        kept = unsaved.append(self.batch(size), LATER)
        kept += unsaved.append(self.batch(1), LATER)
        self.disk.arm(0, "fail")
        kept += unsaved.append(self.batch(1), LATER)
        assert unsaved.waiting == 0
        self.events += kept

    @precondition(lambda self: self.log is not None)
    @rule(size=st.integers(1, 3), point=POINT, when=WHEN, fate=FATE, keep_names=st.booleans())
    def crash(self, size: int, point: int, when: When, fate: str, keep_names: bool) -> None:
        """The power goes while something is being recorded, or just after."""
        assert self.log is not None
        batch = self.batch(size)
        self.disk.arm(point, when)
        try:
            self.log.reopen()
            self.events += self.log.append(batch, LATER)
            batch = []
        except PowerCut:
            pass
        self.off(fate, keep_names=keep_names)
        self.came_through(batch)

    @precondition(lambda self: self.log is not None and self.worded())
    @rule(data=st.data())
    def remove_words(self, data: st.DataObject) -> None:
        """Remove what one entry said."""
        assert self.log is not None
        self.log.reopen()
        self.events = self.log.remove_words(data.draw(st.sampled_from(self.worded())), LATER)

    @precondition(lambda self: self.log is not None and self.worded())
    @rule(data=st.data(), point=POINT)
    def fail_to_remove_words(self, data: st.DataObject, point: int) -> None:
        """One call fails: the words are there or gone, and the log is whole."""
        assert self.log is not None
        seq = data.draw(st.sampled_from(self.worded()))
        self.log.reopen()
        self.disk.arm(point, "fail")
        try:
            self.events = self.log.remove_words(seq, LATER)
        except CannotRedact as problem:
            if "are out of the file" in str(problem):
                self.events = read(self.path).events
        finally:
            self.disk.arm(0, "fail")

    @precondition(lambda self: self.log is not None and self.worded())
    @rule(data=st.data(), point=POINT, when=WHEN, fate=FATE, keep_names=st.booleans())
    def crash_while_removing_words(
        self, data: st.DataObject, point: int, when: When, fate: str, keep_names: bool
    ) -> None:
        """The power goes: the old log or the new one is there, whole."""
        assert self.log is not None
        seq = data.draw(st.sampled_from(self.worded()))
        self.log.reopen()
        self.disk.arm(point, when)
        done = False
        try:
            self.events = self.log.remove_words(seq, LATER)
            done = True
        except PowerCut:
            pass
        self.off(fate, keep_names=keep_names)
        now = read(self.path)
        assert (now.whole, done and now.events != self.events) == (True, False)
        if now.events != self.events:
            assert (now.events[seq - 1].words, now.events[-1].kind) == ({}, "words.removed")
        self.events = now.events

    def worded(self) -> list[int]:
        return [event.seq for event in self.events if event.words]

    def off(self, fate: str, *, keep_names: bool) -> None:
        self.disk.power_off(FATES[fate], keep_names=keep_names)
        self.log = None

    def came_through(self, batch: list[Event]) -> None:
        """Of what was on its way a part may have reached the disk, from its beginning; noise after it is cut off."""
        reading = read(self.path)
        more = reading.events[len(self.events) :]
        assert reading.events[: len(self.events)] == self.events
        assert [each.words for each in more] == [each.words for each in batch[: len(more)]]
        self.events = reading.events
        if reading.damage:
            self.path.write_bytes(self.path.read_bytes()[: reading.size])

    @precondition(lambda self: self.log is None)
    @rule()
    def resume(self) -> None:
        """Open it again; nothing that is there is lost."""
        try:
            self.log, reading, _ = open_log(self.path, disk=self.disk)
        except NothingRecorded:
            assert self.events == ()
        else:
            assert reading.events == self.events

    @precondition(lambda self: self.log is None)
    @rule()
    def mend(self) -> None:
        """`log repair` twice leaves what once leaves."""
        repair(self.path)
        once = self.path.read_bytes()
        repair(self.path)
        assert self.path.read_bytes() == once

    @precondition(lambda self: self.log is not None)
    @rule()
    def leave(self) -> None:
        """Close it in good order."""
        assert self.log is not None
        self.log.close()
        self.log = None

    @invariant()
    def all_that_was_acknowledged_is_there(self) -> None:
        """At any moment, in order, and nothing else that could be read."""
        if self.events:
            assert read(self.path).events == self.events

    def teardown(self) -> None:
        if self.log:
            self.log.close()
        self.folder.cleanup()


_CHECKS = [HealthCheck.too_slow, HealthCheck.filter_too_much]


class TestHistory(History.TestCase):  # type: ignore[name-defined,misc]
    """A few dozen histories."""

    settings = settings(max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=_CHECKS)


@pytest.mark.stress
class TestManyHistories(History.TestCase):  # type: ignore[name-defined,misc]
    """Long ones, and many."""

    settings = settings(max_examples=800, stateful_step_count=50, deadline=None, suppress_health_check=_CHECKS)
