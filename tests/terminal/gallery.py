"""The screens of the program at fixed moments: one list for the snapshots and for the pictures of the handbook."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from msgspec import Struct
from rich.console import Console
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from coopexercise.exercise.debrief_steps import DebriefStep
from coopexercise.exercise.events import Moment
from coopexercise.library import Participant, finding
from coopexercise.record import create_log, glance, home_shelf
from coopexercise.simulation import simulate_many
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens.home import HomeScreen
from coopexercise.terminal.screens.library import LibraryScreen
from coopexercise.terminal.show import ShowApp
from coopexercise.terminal.start import Replay, Start
from coopexercise.terminal.widgets import grid
from tests.exercise.table import Table
from tests.library import texts
from tests.terminal import centre
from tests.terminal.leading import leading

Program = CoopApp | ShowApp
SMALL, GOOD = (80, 24), (120, 40)
_LOG = Path("table.jsonl")
_FOR_EVER = 3600.0
_PATIENCE = 60
"""Seconds after which something that does not happen is taken to be missing."""
_TURNS = 3
"""Times that a program is left to come to rest: a key, the entry it makes, and what that shows."""


class Picture(Struct, frozen=True):
    """A screen at a moment: the program as it is started, and the keys that lead there."""

    name: str
    program: Callable[[], Program]
    keys: Sequence[str] = ()
    told: bool = False
    """Whether what the program tells for a while is on the screen too."""


def _home(day: str = "2026-06-02") -> Program:
    return CoopApp(Start(), lambda: Moment(f"{day}T09:00:00.000Z", 0, "home"), rehearse=simulate_many)


def _home_with_sessions() -> Program:
    """Return home, with a session that has ended and a later one that has not."""
    shelf = home_shelf()
    shelf.live.mkdir(parents=True)
    for name, table in (("2026-05-18.jsonl", centre.taster_ended()), ("2026-06-01.jsonl", centre.proposing())):
        _write(table, shelf.live / name)
        shelf.seal(shelf.live / name)
    return _home()


def _home_in_autumn() -> Program:
    """Return home with sessions in every state but a running one; some of them are older than people were told."""
    _home_with_sessions()
    shelf = home_shelf()
    (shelf.live / "2026-06-03.jsonl").touch()
    (shelf.sessions / "2026-06-04.jsonl").write_bytes(b"noise\n")
    _write(centre.proposing(), shelf.live / "2026-06-05.jsonl")
    (shelf.live / "2026-06-05.jsonl.moved").write_text("/media/stick/2026-06-05.jsonl\n", encoding="utf-8")
    return _home("2026-09-20")


def _home_with_a_draft() -> Program:
    """Return home, with a scenario of one's own that has a fault and could be better."""
    folder = finding.own("scenarios")
    folder.mkdir(parents=True)
    (folder / "a-bench.yaml").write_text(texts.SMALL.replace("budget:", "budgt:"), encoding="utf-8")
    return _home()


def _setup() -> Program:
    return CoopApp(Start(scenario="community-centre"))


def _setup_with_names() -> Program:
    people = tuple(Participant(name) for name in centre.PEOPLE)
    return CoopApp(Start(scenario="community-centre", people=people))


def _at(moment: Callable[[], Table]) -> Callable[[], Program]:
    return lambda: leading(moment(), _LOG, centre.NAMES)


def _debrief(step: DebriefStep) -> Callable[[], Program]:
    return _at(lambda: centre.debriefing(step))


def _after_ten_hours() -> Table:
    """Return a table whose clock ran on while the program was closed."""
    return centre.consulting().wait(10 * 3600)


def _show(moment: Callable[[], Table]) -> Callable[[], Program]:
    return lambda: _following(moment())


def _following(table: Table) -> Program:
    _write(table, _LOG)
    return ShowApp(_LOG, lambda: table.now)


def _replay(at: str) -> Callable[[], Program]:
    return lambda: _walking(centre.ended(), at)


def _walking(table: Table, at: str) -> Program:
    _write(table, _LOG)
    return CoopApp(Start(replay=Replay(log=_LOG, reading=glance(_LOG), at=at)))


def _write(table: Table, path: Path) -> None:
    with create_log(path, "table-1") as log:
        for event in table.events:
            log.append([event], event.moment)


_DEBRIEF: tuple[DebriefStep, ...] = (
    "leave-role",
    "see-decided",
    "expect-needs",
    "see-needs",
    "see-ladder",
    "see-ties",
    "contrast",
    "consultation",
    "assets",
    "misconceptions",
    "elements",
    "commitments",
    "right",
)
"""The steps of the debrief that are pictured."""

PICTURES = (
    Picture("home-empty", _home),
    Picture("home", _home_with_sessions),
    Picture("home-old", _home_in_autumn, ["right"]),
    Picture("library", _home_with_a_draft, ["l", "down"]),
    Picture("preview", _home, ["l", "enter"]),
    Picture("preview-round", _home, ["l", "enter", *["down"] * 4]),
    Picture("preview-card", _home, ["l", "enter", "end", "up", "v"]),
    Picture("preview-faulty", _home_with_a_draft, ["l", "enter"]),
    Picture("setup-empty", _setup),
    Picture("setup-names", _setup_with_names),
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
    Picture("pick-several", _at(centre.consulting), ["c", "enter", "space", "down"]),
    Picture("ask", _at(centre.proposing), ["o"]),
    Picture("help", _at(centre.proposing), ["question_mark"]),
    Picture("grid", _at(centre.proposing), ["g"]),
    Picture("grid-below", _at(centre.proposing), ["g", "down", "down"]),
    Picture("paused", _at(centre.consulting), ["space"]),
    Picture("after-ten-hours", _at(_after_ten_hours), told=True),
    Picture("ratings", _at(centre.rating)),
    Picture("slip", _at(centre.rating), ["enter", *"6435"]),
    *(Picture(f"debrief-{step}", _debrief(step)) for step in _DEBRIEF),
    Picture("end", _at(centre.ended)),
    Picture("show-consultation", _show(centre.consulted)),
    Picture("show-co-production", _show(centre.proposing)),
    Picture("show-debrief-expect", _show(lambda: centre.debriefing("expect-ladder"))),
    Picture("show-debrief-see", _show(lambda: centre.debriefing("see-ladder"))),
    Picture("show-debrief-contrast", _show(lambda: centre.debriefing("contrast"))),
    Picture("show-debrief-assets", _show(lambda: centre.debriefing("assets"))),
    Picture("show-debrief-misconceptions", _show(lambda: centre.debriefing("misconceptions"))),
    Picture("show-debrief-elements", _show(centre.judging)),
    Picture("replay-beginning", _replay("")),
    Picture("replay-consultation", _replay("25:00")),
    Picture("replay-co-production", _replay("50:00")),
    Picture("replay-measures", _replay("60:00"), ["m"]),
    Picture("replay-help", _replay("25:00"), ["question_mark"]),
    Picture("transcript", lambda: _walking(centre.consulted(), ""), ["t"]),
)
"""All of them, in the order in which a session meets them."""

HANDBOOK = {
    "home.svg": ("home", SMALL),
    "deal.svg": ("deal", SMALL),
    "consultation.svg": ("consultation-decided", SMALL),
    "co-production.svg": ("co-production", GOOD),
    "debrief.svg": ("debrief-see-needs", GOOD),
}
"""The files of `docs/pictures/`: which picture each shows, and at which size."""


def picture(name: str) -> Picture:
    """Return the picture of this name."""
    return next(each for each in PICTURES if each.name == name)


@asynccontextmanager
async def hung(picture: Picture, size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    """Run the program of a picture, at rest at its moment."""
    with _on_its_own():
        app: App[Any] = picture.program()
        async with app.run_test(size=size, notifications=picture.told) as pilot:
            if isinstance(app, ShowApp):
                await app.look()
            await rest(pilot)
            if isinstance(app.screen, HomeScreen):
                await _all_figures(app.screen, pilot)
            for key in picture.keys:
                await pilot.press(key)
                if isinstance(app.screen, LibraryScreen):
                    await app.workers.wait_for_complete()  # it reads file after file
                await rest(pilot)
            yield pilot


async def _all_figures(home: HomeScreen, pilot: Pilot[Any]) -> None:
    """Wait until the last scenario has its minutes, which come after the titles."""
    async with asyncio.timeout(_PATIENCE):
        while "min ·" not in str(home.query_one("#scenarios", OptionList).options[-1].prompt):
            await pilot.pause()


async def rest(pilot: Pilot[Any]) -> None:
    """Let everything happen that is under way."""
    for _ in range(_TURNS):
        await pilot.pause()


@contextmanager
def _on_its_own() -> Iterator[None]:
    """Stand in an empty folder with an empty data folder; nothing waits for a thread or goes from the screen."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = Path(folder, "data")
        folders: dict[str, Any] = {"user_data_dir": lambda *_, **__: str(data), "user_data_path": lambda *_, **__: data}
        with (
            chdir(folder),
            patch.multiple("platformdirs", **folders),
            patch.object(asyncio, "to_thread", _at_once),
            patch.object(grid, "HELD", _FOR_EVER),
            patch.object(App, "NOTIFICATION_TIMEOUT", _FOR_EVER),
        ):
            yield


async def _at_once(do: Callable[..., Any], *arguments: Any) -> Any:
    return do(*arguments)


def characters(app: App[Any]) -> str:
    """Return the characters on the screen, line by line, without the spaces at the end of a line."""
    width, height = app.size
    console = Console(width=width, height=height, file=io.StringIO(), color_system=None, legacy_windows=False)
    # There is no public way to the cells of a screen; Textual makes its own screenshots from this update too.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    with console.capture() as captured:
        console.print(update)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
