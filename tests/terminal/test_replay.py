"""The replay screen: walking through a log, which it only reads."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from coopexercise.exercise import agenda, consultation, coproduction, observing
from coopexercise.exercise.events import Event, NoteMade, Origin, SessionOpened
from coopexercise.exercise.session import fold
from coopexercise.record import Person, create_log, glance, home_shelf, load_notes, read, save_people
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens.replay import ReplayScreen
from coopexercise.terminal.screens.transcript import TranscriptScreen
from coopexercise.terminal.start import Replay, Start
from coopexercise.terminal.widgets.replay_line import ReplayLine
from coopexercise.terminal.words import replay as replay_words
from tests.exercise.table import Table, consulting

from .leading import NAMES, asks, screen, typed, until

pytestmark = pytest.mark.usefixtures("data_folder")
DECISION, OFFER = 14, 18


def walked() -> Table:
    """Return a table of 18 events and 150 played seconds: notes, news, a pause of a minute, a decision, an offer."""
    table = consulting().wait(30)
    table.done(observing.note, "Nobody looks up", ("power",))
    table.done(observing.release, "letter")
    table.done(agenda.pause)
    table.wait(60).done(agenda.resume)
    table.wait(60).done(consultation.decide, "planters", "officer", "Cheap and quick")
    table.done(agenda.end_round)
    table.done(agenda.advance)
    table.wait(60).done(coproduction.offer, "neighbour", "neighbour/van")
    return table


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return the log of that table."""
    path = tmp_path / "a.jsonl"
    table = walked()
    with create_log(path, "table-1") as made:
        for event in table.events:
            made.append([event], event.moment)
    return path


def replay(log: Path, at: str = "", speed: int = 0) -> CoopApp:
    """Return the program as `replay` opens it."""
    return CoopApp(Start(replay=Replay(log=log, reading=glance(log), at=at, speed=speed)))


def at(app: CoopApp, seq: int) -> bool:
    """Return whether the replay stands at an event."""
    return f"#{seq} of {OFFER}" in screen(app)


async def pressed(pilot: Pilot[int], *keys: str) -> str:
    """Press keys, and return what can be read then."""
    await pilot.press(*keys)
    await pilot.pause()
    return screen(pilot.app)


async def test_it_opens_at_a_moment_with_the_board_and_the_clock_of_that_moment(log: Path) -> None:
    """Played and paused time stand apart; the log is found to be whole so far."""
    app = replay(log, at="1:00")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "[not ended]" in screen(app))
        text = screen(app)
        wanted = (
            "REPLAY · The corner by the bus stop · Round 1 of 2: Consultation",
            "1:00 of 2:30 played · 1:00 of 1:00 paused · #13 of 18",
            "4:00 left · Step 1: Hear the options",
            "A A fence",
            "13 The clock runs again.",
            "▼ here ‖ pause # tag ! news ✓ decision",
        )
        assert [each for each in wanted if each not in text] == []


async def test_keys_step_by_event_decision_and_round(log: Path) -> None:
    """Back and forth; where there is nothing more, it says so."""
    app = replay(log)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        ways = (
            ("right", 2), ("left", 1), ("right_square_bracket", DECISION), ("D", DECISION), ("pageup", 9),
            ("pagedown", 17), ("left_square_bracket", DECISION), ("end", OFFER), ("home", 1), ("d", DECISION),
        )  # fmt: skip
        for key, seq in ways:
            await pressed(pilot, key)
            assert at(app, seq), (key, seq, screen(app))
        assert "There is no decision" in screen(app)


async def test_the_board_is_that_of_the_live_session(log: Path) -> None:
    """The decision and the offer stand on it, each from its moment on."""
    app = replay(log, at=str(DECISION - 1))
    async with app.run_test(size=(120, 40)) as pilot:
        before = screen(app)
        decided = await pressed(pilot, "right")
        offered = await pressed(pilot, "end")
        wanted = "DECIDED Planters"
        assert (wanted in before, wanted in decided, "ON THE TABLE" in offered) == (False, True, True)
        assert "Has a van" in offered


async def test_a_moment_is_gone_to_by_its_time_or_its_number(log: Path) -> None:
    """Anything else is no moment; beyond the end, the end is shown and said to be."""
    app = replay(log, at="999:00")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "There is no 999:00" in screen(app))
        typings = (("colon", "0:31", 13), ("j", "#14", DECISION), ("colon", "soon", DECISION), ("j", "99", OFFER))
        for key, text, seq in typings:
            await pilot.press(key)
            await until(pilot, lambda: asks(app, "Go to which moment?"))
            await typed(pilot, text)
            await until(pilot, lambda seq=seq: at(app, seq))  # type: ignore[misc]
        assert "“soon” is no moment." in screen(app)
        assert "There is no entry 99: the log has 18 entries" in " ".join(screen(app).split())


async def test_a_click_on_the_time_line_goes_there(log: Path) -> None:
    """On the parts' row to a part or a time, on the other to what is marked."""
    app = replay(log)
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.screen.query_one(ReplayLine)
        width = line.content_size.width
        await pilot.click(ReplayLine, offset=(1 + round(90 / 150 * (width - 1)), 1))
        assert at(app, DECISION), screen(app)
        await pilot.click(ReplayLine, offset=(width, 0))
        assert at(app, OFFER), screen(app)
        await pilot.click(ReplayLine, offset=(3, 2))
        assert at(app, OFFER)


async def test_it_plays_and_stops(log: Path) -> None:
    """Sixteen times as fast from the first event on; a step stops it."""
    app = replay(log, at="9", speed=16)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "▶ 16× · 0:0" in screen(app)
        assert "■ stopped · 8×" in await pressed(pilot, "minus", "space")
        assert "▶ 16×" in await pressed(pilot, "plus", "space")
        assert "■ stopped" in await pressed(pilot, "right")
        assert "▶ recap" in await pressed(pilot, "r")


async def test_what_was_said_is_found(log: Path) -> None:
    """From hit to hit; what is nowhere is told."""
    app = replay(log)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("n", "slash")
        await until(pilot, lambda: asks(app, "Find what?"))
        assert "Nothing was found" in screen(app)
        await typed(pilot, "clock")
        await until(pilot, lambda: at(app, 12) and "2 × “clock”" in screen(app))
        await pressed(pilot, "n")
        assert at(app, 13)
        await pressed(pilot, "N")
        assert at(app, 12)


async def test_only_some_events_are_listed(log: Path) -> None:
    """Those of a side; then all again."""
    app = replay(log)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await until(pilot, lambda: asks(app, "List only"))
        await pilot.press(*"resid", "space", "enter")
        await until(pilot, lambda: "Events · only residents" in screen(app))
        await pressed(pilot, "right")
        assert at(app, OFFER)
        await pilot.press("l")
        await until(pilot, lambda: asks(app, "List only"))
        await pilot.press(*"resid", "space", "enter")
        await until(pilot, lambda: "only residents" not in screen(app))


async def test_the_measures_move_with_the_time_line(log: Path) -> None:
    """In place of the board, until they are put away again."""
    app = replay(log, at=str(DECISION))
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await pressed(pilot, "m")
        later = await pressed(pilot, "end")
        assert ("2 Co-production" in shown, "2 Co-production" in later) == (False, True)
        assert "ON THE TABLE" in await pressed(pilot, "m", "e")


async def test_notes_are_kept_beside_a_log_that_does_not_change(log: Path) -> None:
    """Neither its bytes nor its time; another replay shows them."""
    before = log.read_bytes(), log.stat().st_mtime_ns
    app = replay(log, at=str(DECISION))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        await until(pilot, lambda: asks(app, f"A note on entry {DECISION}"))
        await typed(pilot, "It turns here")
        await until(pilot, lambda: "* your note" in screen(app))
        await pressed(pilot, "m", "g", "p", "y", "end", "home")
    assert (log.read_bytes(), log.stat().st_mtime_ns) == before
    assert [(note.seq, note.text) for note in load_notes(log).notes] == [(DECISION, "It turns here")]
    app = replay(log, at=str(DECISION))
    async with app.run_test(size=(80, 24)):
        assert "* It turns here" in screen(app)


async def test_a_note_that_cannot_be_kept_is_told(log: Path) -> None:
    """The file of notes holds something else, and stays as it is."""
    notes = log.with_name("a.jsonl.notes.json")
    notes.write_bytes(b"mine")
    app = replay(log)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "cannot be read" in screen(app))
        await pilot.press("o")
        await until(pilot, lambda: asks(app, "A note on entry 1"))
        await typed(pilot, "It turns here")
        await until(pilot, lambda: "The note was not kept" in screen(app))
    assert notes.read_bytes() == b"mine"


async def test_names_are_shown_only_when_somebody_asks(log: Path) -> None:
    """And only if they are kept beside the log."""
    app = replay(log, at="8")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pressed(pilot, "p")
        await until(pilot, lambda: "No names are kept" in screen(app))
        save_people(log, {seat: Person(name) for seat, name in NAMES.items()})
        assert "Council officer: Seat 1" in screen(app)
        assert "Council officer: Ana" in await pressed(pilot, "p")
        assert "Council officer: Seat 1" in await pressed(pilot, "p")


async def test_the_reference_of_a_moment_is_copied(log: Path) -> None:
    """As a command line takes it."""
    app = replay(log, at=str(DECISION))
    async with app.run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "y")
        assert app.clipboard == f"{log}#{DECISION}"


async def test_what_if_begins_a_session_that_goes_on(log: Path) -> None:
    """Its first event says where it comes from; the names of those who had come go along; the log stays as it was."""
    save_people(log, {"s1": Person("Ana"), "s99": Person("Zed, who came later")})
    before = log.read_bytes()
    app = replay(log, at=str(DECISION))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: asks(app, f"up to entry {DECISION}"))
        await pilot.press("enter", "f")
        await until(pilot, lambda: asks(app, f"up to entry {DECISION}"))
        assert home_shelf().latest_open() is None
        await pilot.press("down", "enter")
        await until(pilot, lambda: asks(app, "coopexercise resume"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: not isinstance(app.screen, ReplayScreen) and app.path is not None)
        assert (app.session.seq, app.names) == (DECISION, {"s1": "Ana"})
    fork = home_shelf().latest_open()
    assert fork is not None
    reading = read(fork)
    opened = reading.events[0].data
    assert isinstance(opened, SessionOpened)
    assert opened.origin is not None
    assert (opened.origin.log, opened.origin.seq) == ("a.jsonl", DECISION)
    assert opened.origin.hash == read(log).events[DECISION - 1].hash
    assert reading.session != "table-1"
    assert log.read_bytes() == before


async def test_a_late_entry_is_listed_where_it_happened(tmp_path: Path) -> None:
    """With what was recorded by then before it, and a fork from there begins with that; its number stays its own."""
    path = tmp_path / "late.jsonl"
    table = walked()
    note = Event(data=NoteMade(tags=("late",)), words={"text": "Late"}, round="consultation")
    table.record(replace(note, happened="2026-06-01T12:01:40.000Z"))
    with create_log(path, "table-1") as made:
        for event in table.events:
            made.append([event], event.moment)
    app = replay(path, at="13")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await pressed(pilot, "right")
        assert "0:40 of 2:30 played · 1:00 of 1:00 paused · #19 of 19" in shown
        assert "It was recorded at" in shown
        numbers = [words[0] for line in shown.splitlines() if (words := line.replace("▶", "").strip("│ ").split())]
        assert [each for each in numbers if each in ("12", "13", "14", "15", "19")] == ["12", "13", "19", "14", "15"]
        await pilot.press("f")
        await until(pilot, lambda: asks(app, "up to entry 13"))
        await pilot.press("escape")
        assert "#18 of 19" in await pressed(pilot, "end")


def test_the_first_line_says_what_is_played_again() -> None:
    """A fork and an anonymised copy are called so."""
    first = walked().events[0]
    assert isinstance(first.data, SessionOpened)
    kinds: list[dict[str, Any]] = [
        {},
        {"origin": Origin(log="x", hash="h", seq=3)},
        {"anonymised": True, "simulated": True},
    ]
    tops = [replay_words.top(fold([replace(first, data=replace(first.data, **kind))])) for kind in kinds]
    assert tops == [
        "REPLAY · The corner by the bus stop",
        "REPLAY OF A FORK · The corner by the bus stop",
        "REPLAY OF AN ANONYMISED COPY · SIMULATED · The corner by the bus stop",
    ]


async def test_what_cannot_be_trusted_is_not_shown_for_long(log: Path) -> None:
    """A line that was changed is found in the background; what comes before it stays."""
    lines = log.read_bytes().split(b"\n")
    lines[DECISION - 1] = lines[DECISION - 1].replace(b"Cheap", b"Clean")
    log.write_bytes(b"\n".join(lines))
    app = replay(log, at=str(OFFER))
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await until(pilot, lambda: "[damaged at line 14]" in screen(app))
        assert "#13 of 13" in screen(app)
        await until(pilot, lambda: "other words" in screen(app))


async def test_it_says_what_its_keys_do_and_is_left_with_escape(log: Path) -> None:
    """The whole as text is one key away."""
    app = replay(log)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: "Nothing is changed here" in screen(app))
        await pilot.press("escape", "t")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen))
        await pilot.press("escape")
    assert app.return_code == 0
