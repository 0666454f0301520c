"""The conductor: commands one at a time, recorded before they count; the same with a log in memory and in a file."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from coopexercise.exercise import agenda, dealing, observing
from coopexercise.exercise.events import Event, Moment, NoteMade
from coopexercise.exercise.refusals import Reason, Refusal, Result, refuse
from coopexercise.exercise.session import Session, fold
from coopexercise.record import AppendFailed, CannotRedact, FileLog, Log, MemoryLog, create_log, open_log, read
from coopexercise.terminal.conductor import Command, Conductor
from tests.exercise.table import DECK, SCENARIO, FakeClock
from tests.faults.disks import FaultyDisk

OPEN = partial(agenda.open_session, scenario=SCENARIO, deck=DECK, app="test", scenario_hash="s", deck_hash="d")
SEATS: Command = partial(dealing.add_seats, people=[()] * 5)
LATER = "2026-06-01T11:55:00.000Z"


def note(text: str) -> Command:
    """Return the command that writes a note down."""
    return partial(observing.note, text=text)


def refused(_: Session) -> Result:
    """Refuse."""
    return refuse(Reason.NOT_DEALT)


def too_long(_: Session) -> Result:
    """Return an entry that no line has room for."""
    return (Event(data=NoteMade(), words={"text": "x" * 300_000}),)


class Told:
    """A listener that remembers what it was told, and whether an entry was on its way."""

    def __init__(self, conductor: Conductor) -> None:
        self.heard: list[tuple[bool, int, tuple[str, ...]]] = []
        self._conductor = conductor
        conductor.listener = self

    def __call__(self, session: Session, events: tuple[Event, ...]) -> None:
        assert session is self._conductor.session
        self.heard.append((self._conductor.saving, session.seq, tuple(event.kind for event in events)))


class SlowLog(MemoryLog):
    """A log that appends only when it may; `begun` is set while an append waits for that."""

    def __init__(self) -> None:
        super().__init__("table-1")
        self.begun = threading.Event()
        self.may = threading.Event()

    def append(self, events: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
        self.begun.set()
        assert self.may.wait(30)
        return super().append(events, moment)


@pytest.fixture(params=["memory", "file"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Log:
    """Return a new log of either kind."""
    return MemoryLog("table-1") if request.param == "memory" else create_log(tmp_path / "a.jsonl", "table-1")


@pytest.fixture
def conductor(log: Log) -> Iterator[Conductor]:
    """Give a conductor whose session is open."""
    made = Conductor(log, clock())
    made.perform(OPEN)
    yield made
    made.close()


def clock() -> Callable[[], Moment]:
    """Return a clock that moves on by a second whenever it is asked."""
    fake = FakeClock()
    return lambda: fake.wait(1)


def content(log: Log) -> bytes:
    """Return the bytes of a log."""
    return log.path.read_bytes() if isinstance(log, FileLog) else getattr(log, "content", b"")


def recorded(result: Result) -> tuple[Event, ...]:
    """Return what was recorded, of a command that must be accepted."""
    assert not isinstance(result, Refusal), result.sentence
    return result


def test_what_is_performed_is_in_the_log_and_in_the_session(conductor: Conductor, tmp_path: Path) -> None:
    """The events come back as a reader will read them, and the session is their fold."""
    seats = recorded(conductor.perform(SEATS))
    assert [(event.seq, event.kind) for event in seats] == [(seq, "seat.added") for seq in range(2, 7)]
    assert (conductor.session.seq, len(conductor.session.seats)) == (6, 5)
    assert conductor.head == conductor.log.head == seats[-1].hash
    (tmp_path / "copy.jsonl").write_bytes(content(conductor.log))
    assert fold(read(tmp_path / "copy.jsonl").events) == conductor.session


async def test_commands_that_come_together_are_recorded_one_after_the_other(conductor: Conductor) -> None:
    """In the order in which they came, each checked against the session after the one before."""
    seen: list[int] = []

    def counting(session: Session, text: str) -> Result:
        seen.append(session.seq)
        return observing.note(session, text)

    results = await asyncio.gather(*(conductor.conduct(partial(counting, text=f"note {each}")) for each in range(8)))
    events = [event for result in results for event in recorded(result)]
    assert [(event.seq, event.words["text"]) for event in events] == [(2 + each, f"note {each}") for each in range(8)]
    assert seen == list(range(1, 9))
    assert [each.prev for each in events[1:]] == [each.hash for each in events[:-1]]
    assert conductor.session.seq == 9


async def test_a_refusal_changes_nothing_and_tells_nobody(conductor: Conductor) -> None:
    """Neither the session, nor the log; whether it is performed or conducted."""
    told, before, lines = Told(conductor), conductor.session, content(conductor.log)
    assert conductor.perform(refused) == await conductor.conduct(refused) == Refusal(Reason.NOT_DEALT)
    assert (conductor.session, content(conductor.log), told.heard) == (before, lines, [])


async def test_the_listener_hears_of_an_entry_on_its_way_and_when_it_is_there(conductor: Conductor) -> None:
    """First that it is being saved, in the session as it was; then, once, the session with it."""
    told = Told(conductor)
    await conductor.conduct(note("one"))
    assert told.heard == [(True, 1, ()), (False, 2, ("note.made",))]
    conductor.perform(note("two"))
    assert told.heard[2:] == [(False, 3, ("note.made",))]


async def test_an_entry_is_saved_without_holding_up_the_screen() -> None:
    """While the disk works, others go on; what comes meanwhile waits its turn."""
    log = SlowLog()
    conductor = Conductor(log, clock())
    first = asyncio.create_task(conductor.conduct(OPEN))
    second = asyncio.create_task(conductor.conduct(note("after")))
    assert await asyncio.to_thread(log.begun.wait, 30)
    assert (conductor.saving, conductor.session, first.done(), second.done()) == (True, Session(), False, False)
    log.may.set()
    kinds = [event.kind for result in await asyncio.gather(first, second) for event in recorded(result)]
    assert (conductor.saving, kinds) == (False, ["session.opened", "note.made"])


async def test_what_was_appended_is_folded_although_nobody_waits_for_it() -> None:
    """The screen that asked has gone: the entry is in the log, so it is in the session too."""
    log = SlowLog()
    conductor = Conductor(log, clock())
    told = Told(conductor)
    asking = asyncio.create_task(conductor.conduct(OPEN))
    assert await asyncio.to_thread(log.begun.wait, 30)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    log.may.set()
    after = recorded(await conductor.conduct(note("next")))
    assert [event.seq for event in after] == [2]
    assert told.heard == [
        (True, 0, ()),
        (False, 1, ("session.opened",)),
        (True, 1, ()),
        (False, 2, ("note.made",)),
    ]


async def test_a_command_that_waits_is_carried_out_although_its_caller_has_gone() -> None:
    """What was asked for is done once."""
    log = SlowLog()
    conductor = Conductor(log, clock())
    first = asyncio.create_task(conductor.conduct(OPEN))
    waiting = asyncio.create_task(conductor.conduct(note("waits")))
    assert await asyncio.to_thread(log.begun.wait, 30)
    waiting.cancel()
    log.may.set()
    await first
    assert [event.seq for event in recorded(await conductor.conduct(note("last")))] == [3]


@pytest.mark.parametrize("failing", ["closed", "too long"])
async def test_a_failed_append_changes_nothing(conductor: Conductor, failing: str) -> None:
    """Neither session nor log; the listener hears that nothing is on its way any more. Later, all is well again."""
    told, before, lines = Told(conductor), conductor.session, content(conductor.log)
    if failing == "closed":
        conductor.close()
    command = note("x") if failing == "closed" else too_long
    with pytest.raises(AppendFailed):
        await conductor.conduct(command)
    with pytest.raises(AppendFailed):
        conductor.perform(command)
    assert (conductor.session, conductor.saving, content(conductor.log)) == (before, False, lines)
    assert told.heard == [(True, 1, ()), (False, 1, ())]
    conductor.log.reopen()
    assert [event.seq for event in recorded(await conductor.conduct(note("again")))] == [2]


async def test_a_disk_that_fails_while_the_caller_goes_away_harms_nobody(tmp_path: Path) -> None:
    """The failure is nobody's to hear, and the next entry is taken when the log is open again."""
    disk = FaultyDisk(fails_at=5)  # open, sync the folder; write and sync the opening; write the note
    conductor = Conductor(create_log(tmp_path / "a.jsonl", "table-1", disk=disk), clock())
    conductor.perform(OPEN)
    asking = asyncio.create_task(conductor.conduct(note("lost")))
    await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert [event.seq for event in recorded(await conductor.conduct(note("kept")))] == [2]
    assert disk.failed


async def test_when_something_happened_is_recorded_beside_when_it_was_written(conductor: Conductor) -> None:
    """On every event of a late entry; else it is left empty."""
    late = recorded(await conductor.conduct(SEATS, LATER)) + recorded(conductor.perform(note("x"), LATER))
    now = recorded(await conductor.conduct(note("y")))
    assert [event.happened for event in (*late, *now)] == [LATER] * 6 + [""]
    assert all(event.at > LATER for event in late)


def test_a_conductor_goes_on_with_what_a_log_holds(tmp_path: Path) -> None:
    """Its session is the fold of the events that were there."""
    with create_log(tmp_path / "a.jsonl", "table-1") as log:
        before = Conductor(log, clock())
        before.perform(OPEN)
        before.perform(SEATS)
    opened = open_log(tmp_path / "a.jsonl")
    after = Conductor(opened.log, clock(), opened.reading.events)
    assert after.session == before.session
    assert [event.seq for event in recorded(after.perform(note("more")))] == [7]
    after.close()
    assert fold(read(tmp_path / "a.jsonl").events) == after.session


def test_a_conductor_moves_to_a_copy_of_its_log(tmp_path: Path) -> None:
    """The old one is let go and stays as it is; what follows is in the copy."""
    old = create_log(tmp_path / "a.jsonl", "table-1")
    conductor = Conductor(old, clock())
    conductor.perform(OPEN)
    conductor.move_to(old.copy_to(tmp_path / "b.jsonl"))
    conductor.perform(note("x"))
    conductor.close()
    assert [len(read(tmp_path / name).events) for name in ("a.jsonl", "b.jsonl")] == [1, 2]
    assert fold(read(tmp_path / "b.jsonl").events) == conductor.session
    open_log(tmp_path / "a.jsonl").log.close()


@pytest.mark.parametrize("kind", ["memory", "file"])
async def test_words_are_removed_for_good_in_turn(kind: str, tmp_path: Path) -> None:
    """The session is folded anew from what the log now says, listeners hear of the removal, and entries go on."""
    log = MemoryLog("table-1") if kind == "memory" else create_log(tmp_path / "a.jsonl", "table-1")
    with log:
        conductor = Conductor(log, lambda: FakeClock().now)
        told = Told(conductor)
        conductor.perform(OPEN)
        for text in ("Ana", "kept"):
            conductor.perform(note(text))
        removed, more = await asyncio.gather(conductor.remove_words(2), conductor.conduct(note("more")))
        assert not isinstance(more, Refusal)
        assert conductor.session == fold((*removed, *more))
        assert [event.words for event in (*removed, *more)] == [{}, {}, {"text": "kept"}, {}, {"text": "more"}]
        assert (False, 4, ("words.removed",)) in told.heard
        before = conductor.session
        with pytest.raises(CannotRedact, match="removed already"):
            await conductor.remove_words(2)
        assert conductor.session is before
