"""The library: what is in a scenario, without its secrets."""

from pathlib import Path

import pytest

from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens.home import HomeScreen
from coopexercise.terminal.screens.library import LibraryScreen
from coopexercise.terminal.start import Start

from .leading import screen, until

pytestmark = pytest.mark.usefixtures("data_folder")

SCENARIO = """\
format: coopexercise/scenario@1
title: A [b] bench
summary: It is broken.
question: What now?
setting: A **bench**.
cards:
  officer:
    role: Officer
    side: professional
    brief: Looks after benches.
    private: Broke it himself.
    assets: [a key]
    needs: [no new upkeep]
  neighbour:
    role: Neighbour
    side: resident
    seats:
      min: 0
      max: 2
    needs: [a seat]
options: [Fence it off, Two planters]
parameters:
  fixed:
    no-digging:
      text: Nobody may dig
      really: false
"""


async def shown(folder: Path, text: str) -> str:
    """Return what the library shows of the user's own first scenario."""
    (folder / "scenarios").mkdir(parents=True)
    (folder / "scenarios" / "a-bench.yaml").write_text(text, encoding="utf-8")
    app = CoopApp(Start())
    async with app.run_test(size=(120, 80)) as pilot:
        await until(pilot, lambda: "Enter" in screen(app))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and "bench" in screen(app))
        await until(pilot, lambda: "Officer" in screen(app) or "cannot be played" in screen(app))
        return screen(app)


async def test_times_options_and_cards_are_shown_and_no_secret(data_folder: Path) -> None:
    """Briefs and seats are there; private text, assets, needs and what is only believed are not."""
    text = await shown(data_folder, SCENARIO)
    for said in (
        "A [b] bench",
        "It is broken.",
        "consultation 15",
        "□ Fence it off",
        "■ Officer",
        "Looks after benches.",
    ):
        assert said in text
    assert "optional, up to 2 people" in text
    for hidden in ("Broke it", "a key", "upkeep", "dig", "**"):
        assert hidden not in text


async def test_a_scenario_with_problems_says_which(data_folder: Path) -> None:
    """With its line, and nothing of the scenario that was looked at before."""
    text = await shown(data_folder, SCENARIO.replace("question:", "qestion:"))
    assert "It cannot be played yet" in text
    assert "a-bench.yaml:4:1" in text


async def test_the_arrows_go_through_the_scenarios_and_space_through_the_text() -> None:
    """Escape goes home."""
    app = CoopApp(Start())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Enter starts" in screen(app))
        await pilot.press("l")
        await until(pilot, lambda: "A well-loved centre" in screen(app) and isinstance(app.screen, LibraryScreen))
        await pilot.press("down")
        await until(pilot, lambda: "A first try in 15 minutes" in screen(app))
        await pilot.press("space")
        await until(pilot, lambda: "A first try in 15 minutes" not in screen(app))
        await pilot.press("b")
        await until(pilot, lambda: "A first try in 15 minutes" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
