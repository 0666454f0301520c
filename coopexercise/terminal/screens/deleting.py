"""What would be deleted for good, file by file, and the last question before it is."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ... import record
from ...reports.speech import counted
from ..widgets.key_footer import KeyFooter
from ..words import plain
from ..words.session import date, name, state


class DeletingScreen(ModalScreen[record.Removal | None]):
    """Lists sessions with all their files; dismissed with what became of them, or with None when they are kept."""

    BINDINGS = [
        Binding("y", "delete", "Delete for good"),
        Binding("escape,n,q,enter", "keep", "Keep them", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    DeletingScreen { align: center middle; }
    DeletingScreen > VerticalScroll {
        width: 100; max-width: 95%; height: auto; max-height: 90%;
        border: heavy $error; border-title-style: bold; padding: 0 1; background: $surface;
    }
    """

    def __init__(self, sessions: Sequence[record.Entry]) -> None:
        super().__init__()
        self._sessions = sessions
        self._begun = False

    def compose(self) -> ComposeResult:
        """The sessions and their files."""
        files = {each: _files(each.path) for each in self._sessions}
        count = sum(map(len, files.values()))
        with VerticalScroll() as panel:
            panel.border_title = f"Delete {counted(len(files), 'session')}, {counted(count, 'file')} for good?"
            panel.border_subtitle = "y deletes · Esc keeps · ↓ ↑ scroll"
            yield Static("This cannot be undone. Reports that you saved elsewhere are not known here.\n")
            for session, paths in files.items():
                yield Static(Content("\n").join([*_told(session, paths), Content("")]))
        yield KeyFooter()

    @work
    async def action_delete(self) -> None:
        """Delete everything that is listed."""
        if not self._begun:
            self._begun = True
            self.dismiss(await asyncio.to_thread(record.remove, [each.path for each in self._sessions]))

    def action_keep(self) -> None:
        """Delete nothing."""
        if not self._begun:
            self.dismiss(None)


def _files(log: Path) -> list[Path]:
    try:
        return [log, *record.belongings(log)]
    except OSError:
        return [log]


def _told(session: record.Entry, paths: Sequence[Path]) -> Iterator[Content]:
    yield plain(name(session)).stylize("bold")
    yield plain(" · ".join(filter(None, [date(session.at), state(session)])))
    yield from (Content("  ") + plain(f"{path.parent.name}/{path.name}") for path in paths)


def outcome(removal: record.Removal) -> str:
    """Return what became of each file: one sentence when all have gone, else those that are still there."""
    gone = f"Deleted for good: {counted(len(removal.gone), 'file')}."
    if not removal.kept:
        return gone
    kept = "\n".join(f"  {path}: {why}" for path, why in removal.kept)
    return f"{gone}\n\nNot deleted:\n{kept}\n\nWhat is still there is offered again."
