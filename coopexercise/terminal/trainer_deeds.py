"""What a trainer does from a preview: change a file, make it one's own first, print it. Call these from a worker."""

import asyncio
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from .. import library
from ..library import CannotStart, Loaded, StartKind
from ..library.places import place_of
from ..record import write_atomic
from ..reports.cards import Flaw, print_cards
from .editing import NoEditor, edit
from .lobby import lobby_of
from .widgets.ask import Ask
from .widgets.help import Help
from .widgets.pick import Choice, Pick

_COPY, _BACK, _OVER, _OTHER = "copy", "back", "over", "other"
_MAKE_OWN = (
    Choice(_COPY, "Make a copy of my own, and change that"),
    Choice(_BACK, "Go back; nothing is changed"),
)
_IS_THERE = (
    Choice(_OTHER, "Choose another name"),
    Choice(_OVER, "Write over it"),
    Choice(_BACK, "Go back; nothing is printed"),
)


def open_editor(app: App[Any], path: Path, line: int) -> None:
    """Let the user's editor have the terminal until it is closed, or say why that cannot be."""
    try:
        with app.suspend():
            edit(path, line)
    except NoEditor as problem:
        lobby_of(app).tell(str(problem), warning=True)
    except SuspendNotSupported:
        lobby_of(app).tell(
            f"An editor cannot be opened from here. Open it yourself: {path}, line {line}.", warning=True
        )


async def own_copy(app: App[Any], kind: StartKind, origin: Path, title: str) -> Path | None:
    """Ask whether to copy a shipped file, and under which name: the copy, or None when there is none."""
    picked = await app.push_screen_wait(Pick("This came with the program and stays as it is.", _MAKE_OWN))
    if picked is None or picked.value == _BACK:
        return None
    name = f"{title}, our own"
    while typed := await app.push_screen_wait(Ask("What is your copy called?", "its title", name)):
        name = typed
        try:
            copy = library.copy_as_own(kind, name, origin.stem)
        except (CannotStart, OSError) as problem:
            lobby_of(app).tell(str(problem), warning=True)
        else:
            lobby_of(app).tell(f"Your own: {copy}")
            return copy
    return None


async def print_pack(app: App[Any], scenario: Path, loaded: Loaded) -> None:
    """Ask where the printed pack is to go, write it there, and say so with all that did not come out right."""
    path = await _where(app, f"{loaded.scenario.id}.pdf")
    if path is None:
        return
    lobby_of(app).tell("Printing into a file …")
    try:
        printed = await asyncio.to_thread(print_cards, loaded.scenario, loaded.deck)
        await asyncio.to_thread(write_atomic, path, printed.pdf)
    except (OSError, ValueError) as problem:
        lobby_of(app).tell(f"{path} was not written: {getattr(problem, 'strerror', None) or problem}.", warning=True)
        return
    written = f"Written: {path.absolute()}"
    if printed.flaws:
        app.push_screen(Help(written, "\n\n".join(_placed(flaw, scenario) for flaw in printed.flaws)))
    else:
        lobby_of(app).tell(written)


async def _where(app: App[Any], name: str) -> Path | None:
    """Return a path that is free, or is to be written over; None when nothing is to be printed."""
    while typed := await app.push_screen_wait(Ask("Where should the PDF go?", f"a name in {Path.cwd()}", name)):
        path, name = Path(typed).expanduser(), typed
        if not path.exists():
            return path
        picked = await app.push_screen_wait(Pick(f"{path} is there already.", _IS_THERE))
        if picked is None or picked.value == _BACK:
            return None
        if picked.value == _OVER:
            return path
    return None


def _placed(flaw: Flaw, scenario: Path) -> str:
    """Return a flaw on paper behind the file and line of its text."""
    found = place_of(str(scenario), flaw.place)
    return f"{Path(found).name}: {flaw.text}" if found else flaw.text
