"""Set-up: who takes part, how the session is played, and the way to the deal."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from coopexercise.library import Loaded, Participant, load
from coopexercise.record import load_people
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.guest_list import GuestList, as_text, understand, will_play
from coopexercise.terminal.screens.deal import DealScreen
from coopexercise.terminal.screens.home import HomeScreen
from coopexercise.terminal.screens.setup import SetupScreen
from coopexercise.terminal.start import Start
from coopexercise.terminal.words.plan import times
from tests.exercise.table import DECK, SCENARIO

from .leading import screen, until

pytestmark = pytest.mark.usefixtures("data_folder")


def people(*names: str) -> GuestList:
    """Return the people of these names."""
    return GuestList(tuple(Participant(name) for name in names))


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("", GuestList()),
        (" 3 ", people("", "", "")),
        ("Ana, Ben; Cy", people("Ana", "Ben", "Cy")),
        ("Ana\r\n\r\nBen Smith, nurse\n", people("Ana", "Ben Smith, nurse")),
        ("[red]Ana[/], Ben\x1b[2J", people("[red]Ana[/]", "Ben[2J")),
        ("1", GuestList((Participant(""),), "An exercise needs at least 2 people; there are 1.")),
        ("41", GuestList((), "One table holds at most 40 people. Open a second table for the others.")),
        ("9" * 5_000, GuestList((), "One table holds at most 40 people. Open a second table for the others.")),
    ],
)
def test_a_number_or_names_are_understood(text: str, understood: GuestList) -> None:
    """Typed, pasted, with commas or line ends of any system; control characters are left out."""
    assert understand(text, DECK) == understood


def test_several_tables_need_more_people_and_hold_more() -> None:
    """The limits are those of one table, times the tables."""
    assert understand("3", DECK, 2).wrong == "An exercise needs at least 4 people; there are 3."
    assert len(understand("80", DECK, 2).people) == 80


def test_a_path_is_read_with_its_jobs_and_refused_cards(tmp_path: Path) -> None:
    """A CSV file with columns; the quotes that a terminal puts around a dropped file do not matter."""
    path = tmp_path / "our people.csv"
    path.write_text("name,job,not\nAna,Pupil,officer\nBen,,\n", encoding="utf-8")
    expected = GuestList((Participant("Ana", "Pupil", ("officer",)), Participant("Ben")))
    assert understand(f"'{path}'", DECK) == expected


def test_what_is_wrong_with_a_list_is_said_with_its_line(tmp_path: Path) -> None:
    """An unknown card, and a file that is not there."""
    wrong = understand("name,not\nAna,oficer\nBen,", DECK).wrong
    assert wrong == "Line 2: There is no card `oficer` in this deck. Did you mean `officer`?"
    for path in (str(tmp_path / "nobody.txt"), "~nobody-of-that-name/people.csv"):
        assert "This file cannot be read" in understand(path, DECK).wrong


def test_people_of_the_command_line_are_shown_as_they_would_be_typed() -> None:
    """Names alone as lines; with jobs or refused cards as CSV; both are understood again."""
    plain = (Participant("Ana"), Participant("Ben"))
    full = (Participant("Ana, R.N.", "nurse", ("officer", "pupil")), Participant("Ben"))
    assert as_text(plain) == "Ana\nBen"
    assert understand(as_text(full), DECK) == GuestList(full)


@pytest.mark.parametrize(
    ("number", "tables", "line"),
    [
        (0, 1, "How many are you? A number will do."),
        (7, 1, "✓ 7 people: 5 cards, 1 observer, 1 mirror role"),
        (12, 2, "✓ 2 tables. 6 people: 5 cards, 1 observer; 6 people: 5 cards, 1 observer"),
    ],
)
def test_one_line_says_what_so_many_people_play(number: int, tables: int, line: str) -> None:
    """By the same rule as the deal."""
    assert will_play(GuestList((Participant(""),) * number), DECK, tables) == line


def test_too_few_people_for_the_cards_is_said_before_the_deal() -> None:
    """Three people at a deck with two required cards are enough, one table more is not."""
    guests = GuestList((Participant(""),) * 3)
    assert will_play(guests, DECK, 2).endswith("Made for at least 2: some roles will be missing")


@pytest.mark.parametrize(
    ("equal", "swapped", "between"),
    [
        (False, False, "consultation 5 · ratings 1 · co-production 10 · ratings 1"),
        (True, True, "co-production 7:30 · ratings 1 · consultation 7:30 · ratings 1"),
    ],
)
def test_the_times_follow_the_order_and_the_minutes(equal: bool, swapped: bool, between: str) -> None:
    """In the order of play, with the ratings after each round."""
    expected = f"26:20 minutes in all: briefing 1 · {between} · debrief 8:20"
    assert times(SCENARIO, equal, swapped) == expected


def start(tmp_path: Path, **more: object) -> Start:
    """Return the start of the taster with a log of its own."""
    return Start(scenario="taster", log=tmp_path / "session.jsonl", **more)  # type: ignore[arg-type]


async def test_a_head_count_and_f2_lead_to_the_deal(tmp_path: Path) -> None:
    """The line below says what is understood; then everybody has a card, and the log knows no names."""
    app = CoopApp(start(tmp_path, seed=7))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "✓ 5 people: 5 cards" in screen(app))
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, DealScreen) and "5 people" in screen(app))
        assert sorted(app.session.deal) == ["s1", "s2", "s3", "s4", "s5"]
        assert (app.session.opened.order, app.session.opened.capture) == ("scenario", "core")


async def test_names_stay_beside_the_log(tmp_path: Path) -> None:
    """They are on the screen and in the people file, and nowhere in the log."""
    given = tuple(Participant(name) for name in ("Ana", "Ben [ops]", "Cyrus", "Dee"))
    app = CoopApp(start(tmp_path, people=given))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, DealScreen) and "Ben [ops]" in screen(app))
    log = tmp_path / "session.jsonl"
    assert [person.name for person in load_people(log).seats.values()] == ["Ana", "Ben [ops]", "Cyrus", "Dee"]
    assert b"Cyrus" not in log.read_bytes()


async def test_a_job_keeps_somebody_from_playing_themselves(tmp_path: Path) -> None:
    """A job that names a role excludes its card, whatever the seed."""
    loaded = load("taster")
    assert isinstance(loaded, Loaded)
    first = loaded.deck.cards[0]
    app = CoopApp(start(tmp_path, people=(Participant("Ana", first.role), Participant("Ben"))))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert [seat.not_cards for seat in app.session.seats.values()] == [(first.id,), ()]


async def test_the_choices_are_in_the_opening_of_the_log(tmp_path: Path) -> None:
    """Full capture, the rounds swapped, the same time for both; and the times above follow."""
    app = CoopApp(start(tmp_path))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: screen(app).count("[ ]") == 3)
        await pilot.press("4", "tab", "space", "tab", "space", "tab", "space")
        await until(pilot, lambda: screen(app).count("[x]") == 3)
        shown = screen(app)
        assert shown.index("co-production") < shown.index("consultation")
        await pilot.press("tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        opened = app.session.opened
        assert (opened.capture, opened.order, opened.equal_time) == ("full", "swap", True)
        assert opened.rounds == ("co-production", "consultation")
        assert len(set(opened.seconds.values())) == 1


async def test_nothing_is_dealt_until_it_is_known_who_takes_part(tmp_path: Path) -> None:
    """F2 says what is missing, and no log is made."""
    app = CoopApp(start(tmp_path))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: "enough" in screen(app))
        await pilot.press("1", "f2")
        await until(pilot, lambda: screen(app).count("at least 2") >= 2)
        assert isinstance(app.screen, SetupScreen)
    assert not (tmp_path / "session.jsonl").exists()


async def test_a_log_that_is_there_already_is_left_alone_and_what_was_typed_stays(tmp_path: Path) -> None:
    """The reason is told, and the names are still in the field."""
    log = tmp_path / "session.jsonl"
    log.write_bytes(b"mine")
    app = CoopApp(start(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press(*"Ana", "comma", *"Ben", "f2")
        await until(pilot, lambda: "already" in screen(app))
        assert "Ana,Ben" in screen(app)
    assert log.read_bytes() == b"mine"


async def test_what_was_typed_is_there_again_after_escape() -> None:
    """Home and back to the same scenario."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "Enter starts" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"Ana")
        await until(pilot, lambda: "at least 2 people" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen) and "at least 2 people" in screen(app))
        assert "Ana" in screen(app)


async def test_help_says_what_may_be_typed_and_escape_goes_home(tmp_path: Path) -> None:
    """Also when set-up was the first screen."""
    app = CoopApp(start(tmp_path))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: "A number is enough" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "Enter starts" in screen(app))


async def test_a_scenario_that_cannot_be_played_is_explained(tmp_path: Path) -> None:
    """Every problem with its line; there is nothing to fill in."""
    path = tmp_path / "bench.yaml"
    path.write_text("format: coopexercise/scenario@1\ntitle: The [b] bench\nqestion: Why?\n", encoding="utf-8")
    app = CoopApp(Start(scenario=str(path)))
    async with app.run_test(size=(200, 40), notifications=True) as pilot:
        await until(pilot, lambda: "cannot be played yet" in screen(app))
        assert "bench.yaml:3:1" in screen(app)
        assert "Did you mean `question`?" in screen(app)
