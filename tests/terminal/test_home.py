"""Home: what can be started, gone on with, and looked at."""

from pathlib import Path

import pytest

from coopexercise.exercise import agenda
from coopexercise.exercise.events import Moment
from coopexercise.library import headings
from coopexercise.record import Person, create_log, home_shelf, open_log, read, save_people, say_moved
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.forks import forked
from coopexercise.terminal.screens.deal import DealScreen
from coopexercise.terminal.screens.deleting import DeletingScreen
from coopexercise.terminal.screens.home import HomeScreen
from coopexercise.terminal.screens.library import LibraryScreen
from coopexercise.terminal.screens.replay import ReplayScreen
from coopexercise.terminal.screens.setup import SetupScreen
from coopexercise.terminal.screens.transcript import TranscriptScreen
from coopexercise.terminal.start import Start
from coopexercise.terminal.words.session import old
from tests.exercise.table import Table, consulting, dealt

from .leading import asks, screen, until

pytestmark = pytest.mark.usefixtures("data_folder")

BRACKETS = """\
format: coopexercise/scenario@1
title: "The [ops] bench [/]"
question: What now?
cards:
  officer:
    role: Officer
    side: professional
    needs: [no new upkeep]
  neighbour:
    role: Neighbour
    side: resident
    needs: [a seat]
options: [Fence it off, Two planters]
"""


def on_the_shelf(table: Table, name: str) -> Path:
    """Write what happened at a table to a log among the user's unfinished sessions."""
    shelf = home_shelf()
    shelf.new_path("any", table.now)
    log = create_log(shelf.live / name, "table-1")
    for event in table.events:
        log.append([event], event.moment)
    log.close()
    return shelf.live / name


def own_scenario(folder: Path, name: str, text: str) -> None:
    """Write a scenario among the user's own."""
    (folder / "scenarios").mkdir(parents=True)
    (folder / "scenarios" / name).write_text(text, encoding="utf-8")


async def test_a_first_visit_says_what_enter_starts(data_folder: Path) -> None:
    """The scenarios with their minutes and people, the summary of one, and no session yet."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "100 min · 5 to 13 people" in screen(app))
        assert "▶ Enter starts: The community centre" in screen(app)
        assert "A well-loved centre may close." in screen(app)
        assert "none yet" in screen(app)
    assert not data_folder.exists()


async def test_enter_on_a_scenario_opens_its_set_up() -> None:
    """The second scenario of the list, and set-up shows its title."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter starts" in screen(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen) and "Deal the cards" in screen(app))
        assert screen(app).splitlines()[0] == headings()[1].title


async def test_an_unfinished_session_is_what_enter_goes_on_with() -> None:
    """The list of sessions has the focus; the arrows go to the other and back; Enter comes to the part that ran."""
    on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "▶ Enter goes on with: The corner by the bus stop" in screen(app))
        assert "▶ unfinished" in screen(app)
        await pilot.press("left")
        await until(pilot, lambda: "▶ Enter starts: The community centre" in screen(app))
        await pilot.press("right")
        await until(pilot, lambda: "▶ Enter goes on with: The corner by the bus stop" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert app.session.part is None
        await pilot.press("n")
        await until(pilot, lambda: agenda.place(app.session) == "briefing")


async def test_r_resumes_the_latest_unfinished_session() -> None:
    """Not the one that ended after it; of a newer one that is led elsewhere, it says so."""
    on_the_shelf(consulting(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    ended = dealt()
    ended.done(agenda.end_session, reason="rain")
    on_the_shelf(ended, "2026-06-02-120000-corner-bbbbbb.jsonl")
    newest = on_the_shelf(dealt(), "2026-06-03-120000-corner-cccccc.jsonl")
    app = CoopApp(Start())
    with open_log(newest).log:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until(pilot, lambda: "✓ ended" in screen(app))
            await pilot.press("r")
            await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
            await until(pilot, lambda: "led in another window" in " ".join(screen(app).split()))
            assert agenda.place(app.session) == "round"


async def test_enter_on_an_ended_session_shows_what_happened() -> None:
    """The replay, with the words of the end; Escape comes back home."""
    ended = dealt()
    ended.done(agenda.end_session, reason="rain [/b] came")
    on_the_shelf(ended, "2026-06-02-120000-corner-bbbbbb.jsonl")
    app = CoopApp(Start())
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await until(pilot, lambda: "✓ ended" in screen(app))
        await pilot.press("right", "enter", "end")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen) and "rain [/b]" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Enter shows what happened: The corner by the bus stop" in screen(app))


async def test_t_shows_what_happened_in_a_damaged_log_up_to_the_damage() -> None:
    """A session that cannot be gone on with can still be read; t closes it again."""
    path = on_the_shelf(dealt(), "2026-06-02-120000-corner-bbbbbb.jsonl")
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([*lines[:2], lines[2].replace(b"s2", b"s9"), *lines[3:]]))
    app = CoopApp(Start())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "Enter goes on with" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "damaged" in screen(app))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen) and "entry 2" in screen(app))
        assert "The log is damaged at line 3" in screen(app)
        assert "entry 3" not in screen(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_the_keys_of_a_session_say_so_when_there_is_none() -> None:
    """Nothing else happens."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter starts" in screen(app))
        await pilot.press("right", "t")
        await until(pilot, lambda: "There is no session yet." in screen(app))
        await pilot.press("r")
        await until(pilot, lambda: "There is no unfinished session." in screen(app))


async def test_a_session_that_another_program_leads_is_left_to_it() -> None:
    """The list says so; Enter and r say who leads it, and b moves nothing."""
    path = on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    other = open_log(path)
    app = CoopApp(Start())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "● Runs elsewhere: The corner by the bus stop" in screen(app))
        assert "● runs elsewhere" in screen(app)
        await until(pilot, lambda: "· 5 people" in screen(app))
        for key, told in (
            ("enter", "Close it there"),
            ("r", "Close it there"),
            ("b", "It stays: it is held by process"),
        ):
            await pilot.press(key)
            await until(pilot, lambda told=told: told in screen(app))  # type: ignore[misc]
            app.clear_notifications()
        assert isinstance(app.screen, HomeScreen)
    other.log.close()
    assert home_shelf().logs() == [path]


async def test_p_and_v_look_at_an_unfinished_session() -> None:
    """It is verified in plain words, and replayed, without being gone on with."""
    path = on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    before = path.read_bytes()
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter goes on with" in screen(app))
        await pilot.press("v")
        await until(pilot, lambda: "Whole so far: 7 lines" in screen(app))
        await pilot.press("escape", "p")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen))
    assert path.read_bytes() == before


async def test_d_writes_the_report_beside_the_record() -> None:
    """As the end of a session does; and of one that was not ended it says so."""
    path = on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    app = CoopApp(Start())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "Enter goes on with" in screen(app))
        await pilot.press("d")
        await until(pilot, lambda: "Debrief: The corner by the bus stop" in screen(app))
        assert f"{path.stem}.html" in screen(app)
        assert "The session was not ended" in screen(app)
    assert path.with_suffix(".html").is_file()


async def test_b_moves_a_session_to_the_bin_and_z_brings_it_back() -> None:
    """It is asked first; what belongs to the session comes and goes with it."""
    path = on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter goes on with" in screen(app))
        await pilot.press("b")
        await until(pilot, lambda: asks(app, "Move to the bin: The corner"))
        await pilot.press("enter", "b")
        await until(pilot, lambda: asks(app, "Move to the bin: The corner"))
        assert path.exists()
        await pilot.press("down", "enter")
        await until(pilot, lambda: "none yet" in screen(app))
        assert [log.name for log in home_shelf().binned()] == [path.name]
        await pilot.press("z")
        await until(pilot, lambda: "▶ unfinished" in screen(app))
    assert home_shelf().logs() == [path]


def test_one_day_is_one() -> None:
    """As people set it who keep nothing."""
    assert old(1, 1) == "1 session is older than 1 day: o shows what may be deleted."


def a_winter_later() -> Moment:
    """Return a time that is more than 90 days after the first of June."""
    return Moment("2026-12-24T12:00:00.000Z", 0, "winter")


async def test_old_sessions_are_offered_and_deleted_for_good() -> None:
    """One sentence, which of them, each file, and only then; the fork goes along with the session it is from."""
    path = on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    save_people(path, {"s1": Person("Ana")})
    events = read(path).events
    forked(path, events, 4, "corner")
    app = CoopApp(Start(), a_winter_later)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "2 sessions are older than 90 days: o shows what may be deleted." in screen(app))
        await pilot.press("o")
        await until(pilot, lambda: asks(app, "Which may be deleted for good?"))
        await pilot.press("enter")
        await until(pilot, lambda: "Delete 2 sessions, 4 files for good?" in screen(app))
        assert f"live/{path.name}.people.json" in screen(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Nothing was deleted." in screen(app))
        await pilot.press("o")
        await until(pilot, lambda: asks(app, "Which may be deleted for good?"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DeletingScreen))
        await pilot.press("y")
        await until(pilot, lambda: "Deleted for good: 4 files." in screen(app))
        await until(pilot, lambda: "older than" not in screen(app))
    assert list(path.parent.iterdir()) == []


async def test_a_session_that_was_saved_elsewhere_is_gone_on_with_there(tmp_path: Path) -> None:
    """Not here, where it is old; and when the other place is not there, that is said."""
    path = on_the_shelf(dealt(), "2026-06-01-120000-corner-aaaaaa.jsonl")
    there = tmp_path / "stick" / path.name
    say_moved(path, there)
    app = CoopApp(Start())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "» went elsewhere" in screen(app))
        await pilot.press("right", "enter")
        await until(pilot, lambda: "Is its disk or memory stick there?" in screen(app))
        there.parent.mkdir()
        there.write_bytes(path.read_bytes())
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert app.path == there


async def test_brackets_in_a_title_are_words(data_folder: Path) -> None:
    """What a trainer wrote is never markup."""
    own_scenario(data_folder, "bench.yaml", BRACKETS)
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "▶ Enter starts: The [ops] bench [/]" in screen(app))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and "pieces of advice" in screen(app))
        assert "The [ops] bench [/]" in screen(app)


async def test_a_scenario_with_problems_is_listed_and_enter_shows_them(data_folder: Path) -> None:
    """Where and what, without a way to start it."""
    own_scenario(data_folder, "bench.yaml", BRACKETS.replace("question:", "qestion:"))
    app = CoopApp(Start())
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter shows what is wrong: bench" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "bench cannot be played yet" in screen(app))
        assert "bench.yaml:3:1" in screen(app)
        await pilot.press("f2", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_help_says_what_the_keys_do_and_q_leaves() -> None:
    """The exit code is 0."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter starts" in screen(app))
        await pilot.press("question_mark")
        await until(pilot, lambda: "resume the latest unfinished session" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("q")
    assert app.return_code == 0
