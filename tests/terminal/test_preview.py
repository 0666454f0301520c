"""The preview: as it will be met, live while it is written, and what a trainer does from there."""

import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from coopexercise.exercise.tendencies import Group, Run
from coopexercise.library import Loaded, deck_headings, headings
from coopexercise.simulation import simulate_many
from coopexercise.terminal import trainer_deeds
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens import preview, rehearsal
from coopexercise.terminal.screens.preview import PreviewScreen
from coopexercise.terminal.screens.rehearsal import RehearsalScreen
from coopexercise.terminal.screens.setup import SetupScreen
from coopexercise.terminal.start import Start
from coopexercise.terminal.widgets.line_list import LineList
from tests.library.texts import SMALL

from .leading import asks, screen, typed, until

pytestmark = pytest.mark.usefixtures("data_folder")

BENCH = """\
format: coopexercise/scenario@1
title: A [b] bench
summary: It is broken.
question: What now?
setting: A **bench** on a hill.
cards:
  officer:
    role: Officer
    side: professional
    brief: Looks after benches.
    private: Broke it himself.
    knows: [neighbour]
    assets: [a key]
    needs:
      upkeep: No new upkeep
  neighbour:
    role: Neighbour
    side: resident
    needs:
      seat: A seat
rounds:
  - id: consultation
    mode: consultation
    minutes: 15
    steps:
      - title: Read
        minutes: 5
        prompt: Read them alone.
      - title: Choose
        minutes: 10
    options:
      fence:
        title: Fence it off
        text: Nobody gets in.
        harms: [neighbour/seat]
      planters: Two planters
    injects:
      - at: 7
        to: everyone
        text: Rain!
  - id: co-production
    mode: co-production
    minutes: 30
parameters:
  budget: 500
  fixed:
    no-digging:
      text: Nobody may dig
      really: false
"""
FAULTY = BENCH.replace("question:", "qestion:")
EDITOR = """\
import sys
from pathlib import Path
Path("called.txt").write_text(" ".join(sys.argv[1:]), encoding="utf-8")
file = Path(sys.argv[-1])
file.write_text(file.read_text(encoding="utf-8").replace("A [b] bench", "A new bench"), encoding="utf-8")
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the program is started; files are looked at often."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(preview, "LOOK", 0.1)
    return folder


@pytest.fixture
def editor(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a program the user's editor that changes a title, and let it have the terminal."""
    (here / "editor.py").write_text(EDITOR, encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{here / "editor.py"}"')
    monkeypatch.setattr(CoopApp, "suspend", lambda _: nullcontext())


@asynccontextmanager
async def looking_at(
    path: Path, text: str = "", size: tuple[int, int] = (110, 60), rehearse: Any = simulate_many
) -> AsyncIterator[Pilot[Any]]:
    """Run the program at the preview of a file."""
    if text:
        path.write_text(text, encoding="utf-8")
    app = CoopApp(Start(), rehearse=rehearse)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.push_screen(PreviewScreen(path))
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen) and app.screen.focused is not None)
        await pilot.pause()
        yield pilot


def rows(pilot: Pilot[Any]) -> list[str]:
    """Return the lines of the list of parts."""
    parts = pilot.app.screen.query_one("#parts", LineList)
    return [str(parts.get_option_at_index(row).prompt) for row in range(parts.option_count)]


async def go_to(pilot: Pilot[Any], row: str) -> str:
    """Mark a part, and return what the screen says."""
    await pilot.click("#parts", offset=(5, rows(pilot).index(row) + 1))
    return screen(pilot.app)


async def test_each_part_as_it_will_be_met(here: Path) -> None:
    """Time line, setting, limits, rounds with steps, news and options, cards, debrief; markup is words."""
    async with looking_at(here / "bench.yaml", BENCH) as pilot:
        assert rows(pilot) == [
            "Overview",
            "Setting",
            "Limits",
            "Briefing · 12 min",
            "Consultation · 15 min",
            "  2 options",
            "Co-production · 30 min",
            "Debrief · 33 min",
            "■ Officer",
            "● Neighbour",
        ]
        shown = screen(pilot.app)
        for said in ("A [b] bench · yours", "▒▒▒", "█ 30 Co-production", "98 min · 2 to 4 people", "What now?"):
            assert said in shown
        assert "A bench on a hill." in await go_to(pilot, "Setting")
        assert "Nobody may dig" in await go_to(pilot, "Limits")
        consultation = await go_to(pilot, "Consultation · 15 min")
        for said in ("0:12 Read · 5 min", "Read them alone.", "0:19 ! News for: Everyone", "Rain!"):
            assert said in consultation
        options = await go_to(pilot, "  2 options")
        assert "Officer decides." in options
        assert "□ Fence it off" in options
        assert "Nobody gets in." in options
        assert "face down, one’s own name." in await go_to(pilot, "Debrief · 33 min")


async def test_what_is_private_is_shown_only_on_its_key(here: Path) -> None:
    """And hidden again with it, or with the next part; neither limit nor debrief says what is only believed."""
    private = {
        "■ Officer": ("Broke it himself.", "You already know: Neighbour"),
        "Limits": ("Only believed",),
        "Debrief · 33 min": ("Only believed",),
        "  2 options": ("Harms: A seat (Neighbour)",),
    }
    async with looking_at(here / "bench.yaml", BENCH) as pilot:
        for row, secrets in private.items():
            shown = await go_to(pilot, row)
            assert not any(secret.lower() in shown.lower() for secret in secrets)
            await pilot.press("v")
            await until(pilot, lambda: "For your eyes only" in screen(pilot.app))
            assert all(secret in screen(pilot.app) for secret in secrets)
        await pilot.press("v")
        await until(pilot, lambda: "For your eyes only" not in screen(pilot.app))
        await go_to(pilot, "● Neighbour")
        await pilot.press("v")
        await until(pilot, lambda: "Your role has no secret." in screen(pilot.app))
        await pilot.press("up", "down")
        await until(pilot, lambda: "For your eyes only" not in screen(pilot.app))
        await go_to(pilot, "Overview")
        await pilot.press("v")
        await until(pilot, lambda: "Nothing private stands here." in screen(pilot.app))


async def test_it_follows_a_file_that_is_saved_elsewhere(here: Path) -> None:
    """The marked part stays; errors come beside what could last be shown, and go again."""
    path = here / "bench.yaml"
    async with looking_at(path, BENCH) as pilot:
        await go_to(pilot, "■ Officer")
        path.write_text(BENCH.replace("setting: A **bench** on a hill.\n", "").replace("a key", "three keys"))
        await until(pilot, lambda: "three keys" in screen(pilot.app))
        assert "Setting" not in rows(pilot)
        path.write_text(FAULTY, encoding="utf-8")
        await until(pilot, lambda: "As it was before the errors" in screen(pilot.app))
        assert "! 1 error" in screen(pilot.app)
        assert "! error · line 4 ·" in screen(pilot.app)
        assert "three keys" in screen(pilot.app)
        assert "It cannot be run yet" in screen(pilot.app)
        await pilot.press("n", "r", "p", "enter")
        assert isinstance(pilot.app.screen, PreviewScreen)
        path.write_text(BENCH, encoding="utf-8")
        await until(pilot, lambda: "a key" in screen(pilot.app) and "error" not in screen(pilot.app))


async def test_a_part_that_is_gone_leaves_its_row(here: Path) -> None:
    """The last card was taken out: the one before is marked."""
    path = here / "bench.yaml"
    more = "  walker:\n    role: Walker\n    side: resident\n    needs: [quiet]\n"
    async with looking_at(path, BENCH.replace("rounds:\n", f"{more}rounds:\n")) as pilot:
        assert "quiet" in await go_to(pilot, "● Walker")
        path.write_text(BENCH, encoding="utf-8")
        await until(pilot, lambda: "● Walker" not in rows(pilot) and "A seat" in screen(pilot.app))


async def test_a_file_that_was_never_good_shows_its_problems_at_once(here: Path) -> None:
    """With line and hint; there is nothing else to go to."""
    async with looking_at(here / "bench.yaml", FAULTY) as pilot:
        assert rows(pilot) == []
        assert "Did you mean `question`?" in screen(pilot.app)
        assert "Enter opens bench.yaml at line 4" in screen(pilot.app)
        await pilot.press("w", "v", "n")
        assert "Did you mean `question`?" in screen(pilot.app)


@pytest.mark.usefixtures("editor")
async def test_enter_on_a_problem_opens_the_editor_at_its_line(here: Path) -> None:
    """And w goes to the problems and back; what the editor saved is shown."""
    path = here / "bench.yaml"
    async with looking_at(path, BENCH.replace("budget: 500", "budgt: 500")) as pilot:
        await pilot.press("enter")
        await until(pilot, (here / "called.txt").exists)
        assert (here / "called.txt").read_text(encoding="utf-8") == str(path)
        path.write_text(SMALL, encoding="utf-8")
        await until(pilot, lambda: "8 pieces of advice" in screen(pilot.app))
        await pilot.press("w")
        await until(pilot, lambda: "▶ Enter runs it" in screen(pilot.app))
        await pilot.press("tab", "end")
        await until(pilot, lambda: "Enter opens bench.yaml at line 18" in screen(pilot.app))


@pytest.mark.usefixtures("editor")
async def test_e_opens_the_editor_where_the_marked_part_is_written(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An overview at the first line."""
    opened: list[tuple[Path, int]] = []
    monkeypatch.setattr(trainer_deeds, "edit", lambda path, line: opened.append((path, line)))
    path = here / "bench.yaml"
    async with looking_at(path, BENCH) as pilot:
        for row in ("Overview", "Setting", "■ Officer", "  2 options"):
            await go_to(pilot, row)
            await pilot.press("e")
            await pilot.pause()
        await until(pilot, lambda: len(opened) == 4)
    lines = ["format: coopexercise/scenario@1", "setting: A **bench** on a hill.", "  officer:", "    options:"]
    assert opened == [(path, BENCH.split("\n").index(line) + 1) for line in lines]


async def test_where_no_editor_can_be_opened_the_place_is_said(here: Path) -> None:
    """The terminal of this test cannot be let go."""
    async with looking_at(here / "bench.yaml", BENCH) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "An editor cannot be opened from here" in screen(pilot.app))


async def test_an_editor_that_is_not_there_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do."""
    monkeypatch.setattr(CoopApp, "suspend", lambda _: nullcontext())
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with looking_at(here / "bench.yaml", BENCH) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "no-such-editor cannot be started" in " ".join(screen(pilot.app).split()))


@pytest.mark.usefixtures("editor")
async def test_what_came_with_the_program_is_copied_before_it_is_changed(data_folder: Path, here: Path) -> None:
    """Esc leaves it alone; a name that is taken is asked again; then the copy is what is looked at."""
    own = data_folder / "scenarios"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(SMALL, encoding="utf-8")
    taster = next(each.path for each in headings() if each.id == "taster")
    async with looking_at(taster) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: asks(pilot.app, "This came with the program"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        await pilot.press("e")
        await until(pilot, lambda: asks(pilot.app, "This came with the program"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(pilot.app, "What is your copy called?"))
        await pilot.press("ctrl+u")
        await typed(pilot, "Mine")
        await until(pilot, lambda: "You have a scenario mine already" in " ".join(screen(pilot.app).split()))
        await until(pilot, lambda: asks(pilot.app, "What is your copy called?"))
        assert not (here / "called.txt").exists()
        await pilot.press("ctrl+u")
        await typed(pilot, "Ours")
        await until(pilot, lambda: "Ours · yours" in screen(pilot.app))
        await until(pilot, (here / "called.txt").exists)
    assert (here / "called.txt").read_text(encoding="utf-8") == str(own / "ours.yaml")


async def test_a_copy_that_is_not_named_is_not_made(data_folder: Path) -> None:
    """Escape at the name."""
    async with looking_at(headings()[0].path) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: asks(pilot.app, "This came with the program"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(pilot.app, "What is your copy called?"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
    assert not data_folder.exists()


async def test_a_deck_is_looked_at_and_changed_but_not_played() -> None:
    """Its cards, and no key that needs a scenario."""
    deck = next(each.path for each in deck_headings() if each.id == "taster")
    async with looking_at(deck) as pilot:
        assert "5 cards · 4 to 7 people" in screen(pilot.app)
        assert rows(pilot)[0] == "Overview"
        assert len(rows(pilot)) == 6
        assert "Rehearse" not in screen(pilot.app)
        await pilot.press("r", "p", "n", "enter")
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert "a scenario that names this deck" in screen(pilot.app)


async def test_enter_and_n_set_it_up_and_a_click_does_not(here: Path) -> None:
    """Escape comes back to the preview."""
    async with looking_at(here / "bench.yaml", BENCH) as pilot:
        await pilot.click("#parts", offset=(5, 3))
        await until(pilot, lambda: "The same for both rounds" in screen(pilot.app))
        for key in ("enter", "n"):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(pilot.app.screen, SetupScreen) and "How many" in screen(pilot.app))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))


async def test_a_rehearsal_says_what_it_tends_to_do(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report of `rehearse --runs`, page by page; Escape comes back."""
    monkeypatch.setattr(rehearsal, "RUNS", 3)
    async with looking_at(here / "bench.yaml", BENCH, size=(80, 24)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "Rehearsal report: A [b] bench" in screen(pilot.app))
        assert "3 runs with 4 people" in screen(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: "Rehearsal report" not in screen(pilot.app))
        await pilot.press("b")
        await until(pilot, lambda: "Rehearsal report" in screen(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))


async def test_a_rehearsal_shows_how_far_it_is_and_can_be_left(here: Path) -> None:
    """Then no more is played."""
    played: list[int] = []
    left = Event()

    def slowly(loaded: Loaded, groups: Iterable[Group]) -> Iterator[Run]:
        for group in groups:
            yield from simulate_many(loaded, [group])
            played.append(group.seed)
            if len(played) == 2:
                left.wait(timeout=5)

    async with looking_at(here / "bench.yaml", BENCH, rehearse=slowly) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "2 of 100" in screen(pilot.app))
        assert isinstance(pilot.app.screen, RehearsalScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        left.set()
        await pilot.app.workers.wait_for_complete()
    assert len(played) <= 3


async def test_without_rehearsals_the_key_is_not_offered(here: Path) -> None:
    """A program that was opened without what plays them."""
    async with looking_at(here / "bench.yaml", BENCH, rehearse=None) as pilot:
        assert "Rehearse" not in screen(pilot.app)
        await pilot.press("r")
        assert isinstance(pilot.app.screen, PreviewScreen)


async def test_printing_asks_where_and_never_writes_over_without_asking(here: Path) -> None:
    """Another name, over it, or back."""
    path = here / "bench.yaml"
    async with looking_at(path, BENCH) as pilot:
        (here / "bench.pdf").write_bytes(b"mine")
        await pilot.press("p")
        await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(pilot.app, "bench.pdf is there already."))
        await pilot.press("enter")
        await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
        await pilot.press("ctrl+u")
        await typed(pilot, "other.pdf")
        await until(pilot, lambda: (here / "other.pdf").exists() and "Written: " in screen(pilot.app))
        assert (here / "other.pdf").read_bytes().startswith(b"%PDF")
        for keys in (["escape"], ["up", "enter"]):
            await pilot.press("p")
            await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
            await pilot.press("enter")
            await until(pilot, lambda: asks(pilot.app, "bench.pdf is there already."))
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
        assert (here / "bench.pdf").read_bytes() == b"mine"
        await pilot.press("p")
        await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(pilot.app, "bench.pdf is there already."))
        await pilot.press("down", "enter")
        await until(pilot, lambda: (here / "bench.pdf").read_bytes().startswith(b"%PDF"))


async def test_what_cannot_be_written_is_said(here: Path) -> None:
    """A folder that is not there; and Escape prints nothing."""
    async with looking_at(here / "bench.yaml", BENCH) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
        await pilot.press("ctrl+u")
        await typed(pilot, "no/where.pdf")
        await until(pilot, lambda: "was not written" in screen(pilot.app))
        await pilot.press("p")
        await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen))
    assert [each.name for each in here.iterdir()] == ["bench.yaml"]


async def test_text_that_does_not_fit_on_paper_is_named_at_its_line(here: Path) -> None:
    """Where it was written is said as well."""
    text = BENCH.replace("Looks after benches.", "Looks after benches. " * 180)
    async with looking_at(here / "bench.yaml", text) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: asks(pilot.app, "Where should the PDF go?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(pilot.app, "Written: "))
        assert "bench.yaml:10: Too much text" in screen(pilot.app)


async def test_help_says_what_the_keys_do_and_space_turns_the_page(here: Path) -> None:
    """At the least size."""
    async with looking_at(here / "bench.yaml", BENCH, size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: "simulated people" in screen(pilot.app))
        await pilot.press("escape")
        await go_to(pilot, "Co-production · 30 min")
        first = screen(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: screen(pilot.app) != first)
        await pilot.press("b")
        await until(pilot, lambda: screen(pilot.app) == first)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, PreviewScreen))
