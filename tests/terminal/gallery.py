"""The screens of the program at fixed moments: one list for the snapshots and for the pictures of the handbook.

Each picture is made in an empty working folder, with an empty data folder, and by the clock of its table.
"""

import io
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from rich.console import Console
from textual.app import App
from textual.pilot import Pilot

from coopexercise.exercise import agenda
from coopexercise.record import create_log, home_shelf
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens.home import HomeScreen
from coopexercise.terminal.show import ShowApp
from coopexercise.terminal.start import Start
from tests.exercise.table import Table
from tests.terminal import centre
from tests.terminal.leading import leading

Program = CoopApp | ShowApp
SMALL, GOOD, LARGE = (80, 24), (120, 40), (200, 60)


class Picture(Struct, frozen=True):
    """A screen at a moment: the program as it is started, and the keys that lead there."""

    name: str
    program: Callable[[], Program]
    keys: Sequence[str] = ()


def _home() -> Program:
    return CoopApp(Start())


def _home_with_sessions() -> Program:
    """Return home, with one session that has ended and a later one that has not."""
    shelf = home_shelf()
    for table, name in ((centre.ended(), "2026-06-01-a.jsonl"), (centre.proposing(), "2026-06-02-b.jsonl")):
        shelf.live.mkdir(parents=True, exist_ok=True)
        _write(table, shelf.live / name)
        shelf.seal(shelf.live / name)
    return _home()


def _write(table: Table, path: Path) -> None:
    with create_log(path, "table-1") as log:
        for event in table.events:
            log.append([event], event.moment)


def _at(table: Callable[[], Table]) -> Callable[[], Program]:
    return lambda: leading(table(), names=centre.NAMES)


def _setup() -> Program:
    return CoopApp(Start(scenario="community-centre"))


def _show(table: Table) -> Program:
    path = Path("table.jsonl")
    _write(table, path)
    return ShowApp(path, lambda: table.now)


def _transcript() -> Program:
    path = Path("table.jsonl")
    _write(centre.consulted(), path)
    return CoopApp(Start(transcript=path))


def _debrief(step: agenda.DebriefStep) -> Callable[[], Program]:
    return _at(lambda: centre.debriefing(agenda.DEBRIEF_STEPS.index(step)))


PICTURES = (
    Picture("home-empty", _home),
    Picture("home", _home_with_sessions),
    Picture("library", _home, ["l"]),
    Picture("setup-empty", _setup),
    Picture("setup-names", _setup, ["A", "n", "a", "enter", "B", "e", "n", "enter", "C", "h", "i"]),
    Picture("deal", _at(centre.dealt)),
    Picture("reveal-blank", _at(centre.dealt), ["p"]),
    Picture("reveal-card", _at(centre.dealt), ["p", "enter"]),
    Picture("briefing", _at(centre.briefed)),
    Picture("consultation", _at(centre.consulting)),
    Picture("consultation-decided", _at(centre.consulted)),
    Picture("co-production-empty", _at(centre.co_producing)),
    Picture("co-production", _at(centre.proposing)),
    Picture("co-production-decided", _at(centre.co_decided)),
    Picture("pick", _at(centre.proposing), ["a"]),
    Picture("pick-several", _at(centre.consulting), ["c", "enter"]),
    Picture("ask", _at(centre.proposing), ["o"]),
    Picture("help", _at(centre.proposing), ["question_mark"]),
    Picture("grid", _at(centre.proposing), ["g"]),
    Picture("paused", _at(centre.consulting), ["space"]),
    Picture("ratings", _at(centre.rating)),
    Picture("slip", _at(centre.rating), ["enter", *"64 35"]),
    *(Picture(f"debrief-{step}", _debrief(step)) for step in agenda.DEBRIEF_STEPS),
    Picture("end", _at(centre.ended)),
    Picture("show-consultation", lambda: _show(centre.consulted())),
    Picture("show-co-production", lambda: _show(centre.proposing())),
    Picture("transcript", _transcript),
)
"""All of them."""


@asynccontextmanager
async def hung(picture: Picture, size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    """Run the program of a picture, at rest at its moment."""
    app: App[Any] = picture.program()
    async with app.run_test(size=size) as pilot:
        await _rest(pilot)
        for key in picture.keys:
            await pilot.press("space" if key == " " else key)
        await _rest(pilot)
        yield pilot


async def _rest(pilot: Pilot[Any]) -> None:
    if isinstance(pilot.app, ShowApp):
        await pilot.app.look()
    await pilot.pause()
    await pilot.pause()


def grid(app: App[Any]) -> str:
    """Return the characters on the screen, line by line, without the spaces at the end of a line."""
    width, height = app.size
    console = Console(width=width, height=height, file=io.StringIO(), color_system=None, legacy_windows=False)
    # There is no public way to the cells of a screen; a screenshot is made from this update too.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    with console.capture() as captured:
        console.print(update)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
