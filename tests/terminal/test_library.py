"""The library: what there is, in a line each, and the way into it."""

from pathlib import Path

import pytest

from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens.home import HomeScreen
from coopexercise.terminal.screens.library import LibraryScreen
from coopexercise.terminal.screens.preview import PreviewScreen
from coopexercise.terminal.start import Start
from tests.library.texts import SMALL

from .leading import screen, until

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the program is started: an empty one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def written(folder: Path, name: str, text: str) -> Path:
    """Write a file of the user's own, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


async def test_scenarios_and_decks_with_what_can_be_said_in_a_line(data_folder: Path) -> None:
    """Minutes, group size, stages and problems; brackets are words, and whose it is stands below."""
    written(data_folder / "scenarios", "a-bench.yaml", SMALL.replace("The bench", '"A [b] bench"'))
    written(data_folder / "cards", "a-street.yaml", "format: coopexercise/deck@1\ntitle: A street\ncards: 3\n")
    app = CoopApp(Start())
    async with app.run_test(size=(120, 80)) as pilot:
        await until(pilot, lambda: "Enter" in screen(app))
        await pilot.press("l")
        await until(pilot, lambda: "5 cards · 4 to 7 people · ✓" in screen(app))
        shown = screen(app)
        assert "A [b] bench" in shown
        assert "98 min · 2 to 4 people · 8 pieces of advice" in shown
        assert "100 min · 5 to 13 people · co-design, co-deliver · ✓" in shown
        assert "A street" in shown
        assert "! 1 error" in shown
        assert "yours: " in shown
        await pilot.press("down")
        await until(pilot, lambda: "comes with the program" in screen(app))


async def test_the_files_of_the_folder_one_works_in_come_first(here: Path) -> None:
    """A trainer who begins in a folder of their own finds their file there."""
    written(here, "bench.yaml", SMALL)
    written(here, "other.yaml", "version: 3")
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Enter" in screen(app))
        await pilot.press("l")
        await until(pilot, lambda: "In this folder" in screen(app))
        assert "other" not in screen(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen) and "The bench · yours" in screen(app))


async def test_enter_or_a_click_looks_into_one_and_escape_comes_back_to_it() -> None:
    """The marked line is still marked, and what was saved meanwhile is read again."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Enter" in screen(app))
        await pilot.press("l", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen) and "The council website ·" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen) and "The council website ·" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.click("#titles", offset=(8, 2))
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen) and "The community centre ·" in screen(app))


async def test_help_says_what_the_keys_do() -> None:
    """Escape closes it, then the library."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Enter" in screen(app))
        await pilot.press("l", "question_mark")
        await until(pilot, lambda: "looks into a scenario" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
