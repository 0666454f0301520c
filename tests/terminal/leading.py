"""The program at a table of `tests.exercise.table`, and what can be read on its screen."""

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from coopexercise.exercise.events import Data
from coopexercise.record import MemoryLog
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.conductor import Conductor
from coopexercise.terminal.opening import Opened
from coopexercise.terminal.start import Start
from tests.exercise.table import Table

NAMES = {"s1": "Ana", "s2": "Ben", "s3": "Chi", "s4": "Dee", "s5": "Eli"}
_PATIENCE = 300
"""Turns of the event loop after which something that does not happen is taken to be missing."""
_TEXT = re.compile(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')


def leading(table: Table, path: Path = Path("table.jsonl"), names: Mapping[str, str] = NAMES) -> CoopApp:
    """Return the program, about to go on where a table stands; its log is in memory."""
    log = MemoryLog("table-1")
    for event in table.events:
        log.append([event], event.moment)
    return CoopApp(Start(resume=Opened(Conductor(log, lambda: table.now, table.events), dict(names), path)))


def screen(app: App[Any]) -> str:
    """Return what can be read on the screen, line by line, with single spaces."""
    lines: dict[float, str] = {}
    for _, y, text in _TEXT.findall(app.export_screenshot(simplify=True)):
        lines[float(y)] = f"{lines.get(float(y), '')} {html.unescape(text)}"
    return "\n".join(" ".join(lines[y].split()) for y in sorted(lines))


def asks(app: App[Any], words: str) -> bool:
    """Return whether a question is open whose title has these words."""
    return isinstance(app.screen, ModalScreen) and words in str(app.screen.query(Static).first().content)


async def until(pilot: Pilot[Any], happened: Callable[[], bool]) -> None:
    """Let the program work until something has happened."""
    for _ in range(_PATIENCE):
        if happened():
            return
        await pilot.pause()
    raise AssertionError(f"did not happen; the screen says:\n{screen(pilot.app)}")


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type a text and take it with Enter."""
    await pilot.press(*("space" if sign == " " else sign for sign in text), "enter")


def recorded(app: CoopApp, kind: type[Data]) -> list[Data]:
    """Return what was recorded of one kind, in order."""
    session = app.session
    filed = [event for trail in session.filed.values() for event in trail if isinstance(event.data, kind)]
    return [event.data for event in sorted(filed, key=lambda event: event.seq)]
