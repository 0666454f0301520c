"""The keys that every screen of a session has."""

import os
from pathlib import Path

from textual.command import CommandPalette

from coopexercise.exercise import agenda, clock, observing
from coopexercise.exercise.events import DecisionMade, NoteMade, VoiceTaken
from coopexercise.exercise.session import fold
from coopexercise.record import FileLog, MemoryLog, create_log, read
from coopexercise.record.disk import Disk
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.conductor import Conductor
from coopexercise.terminal.opening import Opened
from coopexercise.terminal.start import Start
from tests.exercise.table import co_producing, consulting, dealt

from .leading import leading, recorded, screen, typed, until


async def test_space_pauses_and_resumes_the_clock_and_says_so() -> None:
    """The word Paused stands below the digits while the clock stands."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "Paused" in screen(app).split())
        await pilot.press("space")
        await until(pilot, lambda: "Paused" not in screen(app).split())
        assert app.session.clock is not None
        assert app.session.clock.running


async def test_plus_and_minus_change_the_plan_by_a_minute() -> None:
    """Two more minutes and one less make one more; in a narrow window the time is small, and above the step."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("+", "+", "-")
        await until(pilot, lambda: app.session.clock is not None and app.session.clock.planned == 360)
        assert "6:00" not in screen(app)  # large digits are blocks
        await pilot.resize_terminal(48, 24)
        await until(pilot, lambda: "\n6:00 · step 2:00\nStep 1 of 2: Hear the options\n" in screen(app))


async def test_n_leads_through_every_screen_to_the_debrief() -> None:
    """From the deal to the debrief there is always the next thing under the same key."""
    app = leading(dealt())
    places = []
    async with app.run_test() as pilot:
        while agenda.place(app.session) != "debrief":
            places.append(type(app.screen).__name__)
            seq = app.session.seq
            await pilot.press("pagedown")
            await until(pilot, lambda seq=seq: app.session.seq > seq)
            await pilot.pause()
    assert list(dict.fromkeys(places)) == [
        "DealScreen",
        "BriefingScreen",
        "ConsultationScreen",
        "RatingsScreen",
        "CoProductionScreen",
    ]


async def test_a_voice_window_is_opened_tapped_and_closed_with_one_key() -> None:
    """`v` opens the window and taps a role; the last line of the list closes it."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("v")
        await until(pilot, lambda: "voices open" in screen(app))
        await typed(pilot, "neigh")
        await until(pilot, lambda: bool(recorded(app, VoiceTaken)))
        await pilot.press("v")
        await typed(pilot, "close")
        await until(pilot, lambda: not observing.window_is_open(app.session, "consultation"))
        assert recorded(app, VoiceTaken) == [VoiceTaken(card="neighbour")]


async def test_a_note_is_private() -> None:
    """`o` writes a note that only the facilitator's report has."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("o")
        await typed(pilot, "the pupil is bored #pen")
        await until(pilot, lambda: bool(recorded(app, NoteMade)))
        assert recorded(app, NoteMade) == [NoteMade(tags=("pen",), private=True)]


async def test_every_key_of_the_screen_is_a_command_of_the_palette() -> None:
    """`ctrl+p`, a few letters of what the key does, Enter."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press(*"unasked")
        await until(pilot, lambda: "key k" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "that is not on the list?" in screen(app))


async def test_u_takes_the_last_entry_back() -> None:
    """The entry is gone from the board, and both events stay in the log."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("k")
        await typed(pilot, "a bench")
        await until(pilot, lambda: "“a bench”" in screen(app))
        before = app.session.seq
        await pilot.press("u", "enter", "enter")
        await until(pilot, lambda: app.session.seq == before + 1)
        assert app.session.corrected == {before: before + 1}
        await until(pilot, lambda: "“a bench”" not in screen(app))


async def test_u_puts_words_right() -> None:
    """The old words are there to be changed."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("k")
        await typed(pilot, "a bemch")
        await until(pilot, lambda: "“a bemch”" in screen(app))
        await pilot.press("u", "enter")
        await typed(pilot, "change")
        await pilot.press(*["backspace"] * 3)
        await typed(pilot, "nch")
        await until(pilot, lambda: "“a bench”" in screen(app))


async def test_u_removes_words_for_good() -> None:
    """After one more question; the entry stays, without what was said, and the next entry follows."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("k")
        await typed(pilot, "a bench for Ana")
        await until(pilot, lambda: "“a bench for Ana”" in screen(app))
        before = app.session.seq
        await pilot.press("u", "enter")
        await typed(pilot, "for good")
        await typed(pilot, "remove")
        await until(pilot, lambda: app.session.seq == before + 1)
        await until(pilot, lambda: "“a bench for Ana”" not in screen(app))
        assert isinstance(app.conductor.log, MemoryLog)
        assert b"Ana" not in app.conductor.log.content
        await pilot.press("k")
        await typed(pilot, "a tree")
        await until(pilot, lambda: app.session.seq == before + 2)


async def test_help_names_the_keys_of_this_screen_and_what_to_do_now() -> None:
    """`?` shows the mode's own keys too."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: "Keys, and what to do now" in screen(app))
        shown = screen(app)
        expected = ("There are no options", "Pause", "Offer", "Proposal", "Leave")
        assert [word for word in expected if word not in shown] == []


async def test_leaving_keeps_everything_and_ends_with_success() -> None:
    """`q` asks once and leaves with exit code 0."""
    app = leading(consulting())
    async with app.run_test() as pilot:
        await pilot.press("q")
        await typed(pilot, "leave")
        await until(pilot, lambda: app.return_value == 0)
    assert app.last_words() == ["Everything is recorded. Next: coopexercise resume table.jsonl"]


async def test_a_laptop_that_slept_is_asked_about_and_the_answer_is_recorded() -> None:
    """Eight minutes asleep do not count unless the facilitator says so."""
    table = consulting()
    app = leading(table)
    async with app.run_test() as pilot:
        table.clock.step(480)
        await pilot.press("+")
        await until(pilot, lambda: "8:00 went by" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.session.clock is not None and app.session.clock.since == table.now)
        assert app.session.clock is not None
        assert clock.read(app.session.clock, table.now).played == 0.0


class FailingDisk(Disk):
    """A disk that is full when it is told to be."""

    full = False

    def write(self, handle: int, content: bytes | memoryview) -> int:
        """Write, or fail as a full disk does."""
        if self.full:
            raise OSError(28, os.strerror(28))
        return super().write(handle, content)


def on_disk(path: Path) -> tuple[CoopApp, FailingDisk]:
    """Return the program at a table whose log is in a file on a disk that can fail."""
    table, disk = consulting(), FailingDisk()
    log: FileLog = create_log(path, "table-1", disk=disk)
    events = [log.append([event], event.moment)[0] for event in table.events]
    opened = Opened(Conductor(log, lambda: table.now, events), {}, path)
    return CoopApp(Start(resume=opened)), disk


async def test_a_full_disk_asks_what_to_do_and_tries_again(tmp_path: Path) -> None:
    """The entry is recorded once there is room; nothing is lost and nothing is there twice."""
    app, disk = on_disk(tmp_path / "a.jsonl")
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("k")
        await typed(pilot, "a bench")
        await until(pilot, lambda: "was not recorded" in screen(app))
        disk.full = False
        await pilot.press("enter")
        await until(pilot, lambda: "“a bench”" in screen(app))
        assert fold(read(tmp_path / "a.jsonl").events) == app.session


async def test_a_full_disk_can_be_left_for_another_folder(tmp_path: Path) -> None:
    """Everything recorded goes along, and the entry is the first in the new place."""
    app, disk = on_disk(tmp_path / "a.jsonl")
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("k")
        await typed(pilot, "a bench")
        await until(pilot, lambda: "was not recorded" in screen(app))
        disk.full = False
        await typed(pilot, "another")
        await typed(pilot, str(elsewhere))
        await until(pilot, lambda: "“a bench”" in screen(app))
        assert app.path == elsewhere / "a.jsonl"
        assert fold(read(elsewhere / "a.jsonl").events) == app.session


async def test_words_of_an_entry_that_was_not_recorded_are_kept(tmp_path: Path) -> None:
    """Going back from a full disk loses nothing: the words are there when the same is asked again."""
    app, disk = on_disk(tmp_path / "a.jsonl")
    async with app.run_test() as pilot:
        disk.full = True
        await pilot.press("k")
        await typed(pilot, "a bench")
        await until(pilot, lambda: "was not recorded" in screen(app))
        await typed(pilot, "go back")
        await pilot.press("k")
        await until(pilot, lambda: "that is not on the list?" in screen(app))
        assert "a bench" in screen(app)


async def test_a_decision_can_be_typed_after_its_round() -> None:
    """From the slips, `b` opens the board of the round that is over; what is typed there happened when it ended."""
    table = consulting().go("ratings", "consultation")
    table.wait(120)
    app = leading(table)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("b")
        await until(pilot, lambda: "Late entries" in screen(app))
        await pilot.press("d")
        await typed(pilot, "fence")
        await typed(pilot, "as it")
        await typed(pilot, "cheap")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "DECIDED A fence" in screen(app))
        (entry, _), *_ = app.session.entries("consultation", DecisionMade)
        assert (entry.happened, entry.at) == ("2026-06-01T12:00:00.000Z", "2026-06-01T12:02:00.000Z")
        await pilot.press("n")
        await until(pilot, lambda: "Late entries" not in screen(app))
        assert agenda.place(app.session) == "ratings"


async def test_a_round_that_ends_undecided_says_so() -> None:
    """Nothing is blocked, but the facilitator knows, and knows what to do."""
    table = consulting()
    table.done(agenda.advance)
    app = leading(table)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "No decision is recorded" in screen(app))
