"""A disk that is full, gone, read-only or slow while a session is led: what is seen, chosen and kept."""

import asyncio
import errno
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen

from coopexercise.exercise.session import fold
from coopexercise.record import Person, create_log, load_people, read, save_people, went_to
from coopexercise.record.disk import Disk
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.conductor import Conductor
from coopexercise.terminal.host import Host
from coopexercise.terminal.opening import Opened
from coopexercise.terminal.start import Start
from coopexercise.terminal.widgets.ask import Ask
from coopexercise.terminal.widgets.block_clock import BlockClock
from coopexercise.terminal.widgets.pick import Picked
from tests.exercise.table import Table, consulting
from tests.terminal.leading import asks, screen, typed, until
from tests.terminal.test_conductor import note

PATIENCE = 10


class TroubledDisk(Disk):
    """A disk that fails on demand in one folder, or that waits with a sync until it may go on."""

    def __init__(self, stick: Path) -> None:
        self.code = 0
        self.begun, self.may = threading.Event(), threading.Event()
        self.may.set()
        self._stick = stick
        self._on_stick: set[int] = set()

    def _fail(self, *codes: int) -> None:
        if self.code in codes:
            raise OSError(self.code, os.strerror(self.code))

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        if path.parent == self._stick:
            self._fail(errno.EROFS)
        handle = super().open(path, flags, mode)
        if path.parent == self._stick:
            self._on_stick.add(handle)
        return handle

    def write(self, handle: int, data: bytes) -> int:
        if handle in self._on_stick:
            self._fail(errno.ENOSPC, errno.EROFS)
        return super().write(handle, data)

    def sync(self, handle: int) -> None:
        if handle in self._on_stick:
            if not self.may.is_set():
                self.begun.set()
                assert self.may.wait(PATIENCE)
            self._fail(errno.EIO)
        super().sync(handle)

    def close(self, handle: int) -> None:
        self._on_stick.discard(handle)
        super().close(handle)


class Room:
    """A table whose log is on a stick, and the program that leads it."""

    def __init__(self, folder: Path, table: Table | None = None) -> None:
        self.stick, self.away, self.elsewhere = folder / "stick", folder / "away", folder / "elsewhere"
        self.stick.mkdir()
        self.elsewhere.mkdir()
        self.disk = TroubledDisk(self.stick)
        self.table = table or consulting()
        path = self.stick / "a.jsonl"
        self.log = create_log(path, "table-1", disk=self.disk)
        self.events = self.log.append(self.table.events, self.table.now)
        save_people(path, {"s1": Person("Ana", "teacher")})
        self.conductor = Conductor(self.log, lambda: self.table.now, self.events)

    def app(self) -> CoopApp:
        """Return the program, about to go on with the session."""
        return CoopApp(Start(resume=Opened(self.conductor, {"s1": "Ana"}, self.log.path)))

    def spoil(self, trouble: str) -> None:
        """Let the trouble begin."""
        if trouble == "moved":
            self.stick.rename(self.away)
        elif trouble == "slow":
            self.disk.code = errno.EIO
            self.disk.may.clear()
        else:
            self.disk.code = {"full": errno.ENOSPC, "read-only": errno.EROFS}[trouble]

    def mend(self) -> None:
        """Let the trouble be over."""
        if self.away.exists():
            self.away.rename(self.stick)
        self.disk.code = 0
        self.disk.may.set()


class Answering(Host):
    """The program without a screen: a facilitator who has made up their mind."""

    def __init__(self, room: Room, answers: list[str], mend: Callable[[], None]) -> None:
        super().__init__()
        self.answers, self.asked, self.told = answers, [""], [""]
        self._mend_it = mend
        self._elsewhere = str(room.elsewhere)
        self.lead(room.conductor, {"s1": "Ana"}, room.log.path, lambda *_: None)

    async def pick(self, title: str, *_: Any, **__: Any) -> Picked | None:
        """Answer the next question, just after the trouble has ended if that is what is answered."""
        self.asked.append(title)
        answer = self.answers.pop(0)
        if answer == "again":
            self._mend_it()
        return Picked((answer,))

    async def ask(self, *_: str) -> str | None:
        """Answer where else."""
        return self._elsewhere

    def tell(self, text: str, warning: bool = False) -> None:  # noqa: ARG002 - every warning is told alike here
        """Remember what was told."""
        self.told.append(text)


SAID = {
    "full": "The entry was not recorded: the disk is full. Make room or try again, or go on in another place.",
    "read-only": (
        "The entry was not recorded: the disk can only be read. Make room or try again, or go on in another place."
    ),
    "moved": (
        "The entry was not recorded: {path} is gone: it was moved or removed, or its disk was taken out. "
        "Try again, or go on in another place."
    ),
    "slow": "The entry was not recorded: the disk reported an error. Try again, or go on in another place.",
}
_MOVES = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move a folder with an open file")
TROUBLES = ["full", "read-only", pytest.param("moved", marks=_MOVES), "slow"]


@pytest.mark.parametrize("choice", ["again", "elsewhere", "unsaved", "back"])
@pytest.mark.parametrize("trouble", TROUBLES)
async def test_every_trouble_and_every_choice(tmp_path: Path, trouble: str, choice: str) -> None:
    """One sentence; the entry is recorded once, or waits in memory and is counted, or was not taken: as was chosen."""
    room = Room(tmp_path)
    room.spoil(trouble)
    host = Answering(room, [choice, "again"], room.mend)
    entering = asyncio.create_task(host.conduct(note("one")))
    if trouble == "slow":
        assert await asyncio.to_thread(room.disk.begun.wait, PATIENCE)
        assert (room.conductor.saving, room.conductor.session.seq, entering.done()) == (True, len(room.events), False)
        room.disk.may.set()
    recorded = await entering
    assert host.asked[1:] == [SAID[trouble].format(path=room.log.path)]
    assert host.told == [""]
    assert (recorded is None, host.unsaved) == (choice == "back", 1 if choice == "unsaved" else 0)
    if choice != "again":
        room.mend()
    assert await host.conduct(note("two"))
    assert host.unsaved == 0
    assert host.path == (room.elsewhere if choice == "elsewhere" else room.stick) / "a.jsonl"
    assert load_people(host.path).seats["s1"].name == "Ana"
    said_where = choice == "elsewhere" and trouble != "moved"
    assert went_to(room.log.path) == (str(host.path) if said_where else "")
    events = read(host.path).events
    assert events[: len(room.events)] == room.events
    said = [event.words["text"] for event in events[len(room.events) :]]
    assert said == (["two"] if choice == "back" else ["one", "two"])
    assert fold(events) == host.session
    room.conductor.close()


@_MOVES
async def test_a_folder_that_was_removed_for_good(tmp_path: Path) -> None:
    """Trying again fails and asks again; elsewhere all of it is there, the names from the screen too."""
    room = Room(tmp_path)
    shutil.rmtree(room.stick)
    host = Answering(room, ["again", "elsewhere"], lambda: None)
    recorded = await host.conduct(note("one"))
    gone = f"{room.log.path} is gone: it was moved or removed, or its disk was taken out"
    assert host.told[1:] == [f"The log could not be opened again: {gone}."]
    assert host.asked[1:] == [SAID["moved"].format(path=room.log.path)] * 2
    assert recorded == read(room.elsewhere / "a.jsonl").events[len(room.events) :]
    assert fold(read(room.elsewhere / "a.jsonl").events) == host.session
    assert load_people(room.elsewhere / "a.jsonl").seats == {"s1": Person("Ana")}
    room.conductor.close()


async def test_trying_again_holds_nothing_up(tmp_path: Path) -> None:
    """A disk that is slow to open the log again is waited for as for any entry: the program goes on meanwhile."""
    room = Room(tmp_path)
    room.spoil("slow")

    def slower() -> None:
        room.disk.code = 0
        room.disk.begun.clear()
        room.disk.may.clear()

    host = Answering(room, ["again"], slower)
    entering = asyncio.create_task(host.conduct(note("one")))
    assert await asyncio.to_thread(room.disk.begun.wait, PATIENCE)
    room.disk.may.set()
    await until_asked(host)
    assert await asyncio.to_thread(room.disk.begun.wait, PATIENCE)
    assert not entering.done()
    room.disk.may.set()
    assert await entering
    assert len(read(room.log.path).events) == len(room.events) + 1
    room.conductor.close()


async def until_asked(host: Answering) -> None:
    """Let the program work until it has asked."""
    while len(host.asked) == 1:
        await asyncio.to_thread(os.getpid)


async def test_entries_that_fail_together_are_asked_about_once(tmp_path: Path) -> None:
    """And are recorded in the order in which they came."""
    room = Room(tmp_path)
    room.spoil("full")
    host = Answering(room, ["again"], room.mend)
    await asyncio.gather(*(host.conduct(note(text)) for text in ("one", "two", "three")))
    events = read(room.log.path).events[len(room.events) :]
    assert ([event.words["text"] for event in events], len(host.asked)) == (["one", "two", "three"], 2)
    room.conductor.close()


async def test_a_folder_that_cannot_be_written_to_is_no_way_out(tmp_path: Path) -> None:
    """The reason is told, and the question asked again; the entry was not recorded, nor is anything lost."""
    room = Room(tmp_path)
    room.spoil("full")
    room.elsewhere.rmdir()
    host = Answering(room, ["elsewhere", "back"], lambda: None)
    assert await host.conduct(note("one")) is None
    assert (len(host.told), "No such file or directory" in host.told[1]) == (2, True)
    assert read(room.log.path).events == room.events
    room.conductor.close()


async def test_the_screen_goes_on_while_a_slow_disk_saves(tmp_path: Path) -> None:
    """*saving* until the sync returns; keys and clock go on, further entries wait in order, `n` twice goes on once."""
    room = Room(tmp_path)
    room.table.wait(0.98)  # the clock ticks again as soon as it can
    app = room.app()

    def left() -> str:
        """Return what the large clock shows; a smaller time has other digits."""
        return str(app.screen_stack[0].query_one(BlockClock).content)

    async with app.run_test(size=(100, 40)) as pilot:
        room.spoil("slow")
        room.disk.code = 0
        await pilot.press("k")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await typed(pilot, "a bench")
        await asyncio.to_thread(room.disk.begun.wait, PATIENCE)
        await until(pilot, lambda: "[saving …]" in screen(app))
        assert ("a bench" in screen(app), "recorded" in screen(app)) == (False, False)
        await pilot.press("k")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await typed(pilot, "a tree")
        await until(pilot, lambda: not isinstance(app.screen, Ask))
        await pilot.press("n", "n")
        await pilot.press("q")
        await until(pilot, lambda: asks(app, "An entry is still being saved. Leave all the same?"))
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, ModalScreen))
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys, and what to do now" in screen(app))
        await pilot.press("escape")
        room.table.wait(30)
        await until(pilot, lambda: app.session.clock is not None and room.conductor.now() == room.table.now)
        assert ("[saving …]" in screen(app), "a tree" in screen(app), app.session.step) == (True, False, 0)
        assert read(room.log.path).events[: len(room.events)] == room.events
        room.disk.may.set()
        await until(pilot, lambda: "Step 2 of 2" in screen(app))
        kinds = [(event.kind, *event.words.values()) for event in read(room.log.path).events[len(room.events) :]]
        assert kinds == [("option.chosen", "a bench"), ("option.chosen", "a tree"), ("step.started",)]
        assert f"[✓ {len(room.events) + 3} recorded]" in screen(app)


async def test_going_on_unsaved_is_said_until_it_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the title line, before leaving, and in the last words; saving elsewhere ends it."""
    monkeypatch.chdir(tmp_path)
    room = Room(tmp_path)
    app = room.app()
    async with app.run_test(size=(100, 40)) as pilot:
        room.spoil("full")
        await pilot.press("k")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await typed(pilot, "a bench")
        await until(pilot, lambda: asks(app, "the disk is full"))
        await typed(pilot, "unsaved")
        await until(pilot, lambda: f"✗ NOT SAVED: 1 of {len(room.events) + 1}" in screen(app))
        assert ("“a bench”" in screen(app), "recorded]" in screen(app)) == (True, False)
        assert app.last_words() == [
            f"Not saved: the last 1 of {len(room.events) + 1} entries. Next: coopexercise resume {room.log.path}",
        ]
        for key in ("q", "ctrl+q"):
            await pilot.press(key)
            await until(pilot, lambda: asks(app, "entries. Leave all the same?"))
            await pilot.press("enter")
        room.mend()
        await pilot.press("q")
        await typed(pilot, "another")
        await typed(pilot, room.elsewhere.name)
        await until(pilot, lambda: app.return_value == 0)
    assert fold(read(room.elsewhere / "a.jsonl").events) == app.session
    assert app.last_words() == [
        f"Everything is recorded. Next: coopexercise resume {Path('elsewhere', 'a.jsonl')}",
    ]


async def test_a_session_that_ended_unsaved_is_sealed_once_it_is_saved(tmp_path: Path) -> None:
    """Its last screen says that not everything is saved; leaving asks, and trying again saves the end as well."""
    room = Room(tmp_path, consulting().finish())
    app = room.app()
    async with app.run_test(size=(100, 40)) as pilot:
        room.spoil("full")
        await pilot.press("n")
        await until(pilot, lambda: asks(app, "End the session?"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: asks(app, "the disk is full"))
        await typed(pilot, "unsaved")
        await until(pilot, lambda: "not everything is saved" in screen(app))
        assert (app.session.ended, app.sealed, read(room.log.path).closed) == (True, False, False)
        room.mend()
        await pilot.press("q")
        await until(pilot, lambda: asks(app, "entries. Leave all the same?"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.return_value == 0)
    assert (app.sealed, read(room.log.path).closed) == (True, True)
