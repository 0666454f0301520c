"""The time line of a replay: the parts of the session, the marks below them, and where the replay stands."""

from collections.abc import Collection, Iterable, Mapping

from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widgets import Static

from ...exercise.text import one_line
from ...exercise.timeline import PARTS, Mark, MarkKind, Timeline

SIGNS: Mapping[MarkKind, tuple[str, str, str]] = {
    "step": ("·", "step", ""),
    "pause": ("‖", "pause", ""),
    "tag": ("#", "tag", "bold"),
    "news": ("!", "news", "bold $text-warning"),
    "decision": ("✓", "decision", "bold $text-success"),
}
"""Kind of mark to its sign, its name and its colour; where there is no room, the later of this list are seen."""
HERE, NOTE = "▼", "*"
_GONE, _TO_COME = "━", "─"
_LEAST_LABEL = 3


class ReplayLine(Static):
    """Two rows and their legend; a click goes to what stands there."""

    DEFAULT_CSS = "ReplayLine { height: 3; padding: 0 1; }"

    class Clicked(Message):
        """Somebody clicked on a place: on this event if `seq` is set, else on this played time."""

        def __init__(self, played: float, seq: int | None) -> None:
            super().__init__()
            self.played = played
            self.seq = seq

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._line: Timeline | None = None
        self._labels: Mapping[str, str] = {}
        self._noted: Collection[int] = ()
        self._played = 0.0

    def show(self, line: Timeline, labels: Mapping[str, str], noted: Collection[int], played: float) -> None:
        """Show a session's time line; `labels` names the rounds, `noted` are the events with notes on the replay."""
        self._line, self._labels, self._noted, self._played = line, labels, noted, played
        self._draw()

    def go(self, played: float) -> None:
        """Show that the replay stands at another time."""
        self._played = played
        self._draw()

    def on_resize(self, _: Resize) -> None:
        """Draw it as wide as there is room."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width
        if self._line is None or width < _LEAST_LABEL:
            return
        here = _cell(self._line, self._played, width)
        rows = (
            _parts(self._line, self._labels, here, width),
            _marks(self._line, self._noted, here, width),
            legend(self._line, self._noted),
        )
        shown = Content("\n").join(rows)
        if shown != self.content:
            self.update(shown, layout=False)  # it always has three rows

    def on_click(self, event: Click) -> None:
        """Say what was clicked on."""
        offset = event.get_content_offset(self)
        if self._line is None or offset is None or offset.y > 1:
            return
        width = self.content_size.width
        found = _by_cell(self._line, SIGNS if offset.y else PARTS, width).get(offset.x)
        played = self._line.end.played * offset.x / max(1, width - 1)
        self.post_message(self.Clicked(played, found.seq if found else None))


def legend(line: Timeline, noted: Collection[int]) -> Content:
    """Return what the signs mean, those that there are."""
    kinds = {mark.kind for mark in line.marks}
    signs = [f"{sign} {name}" for kind, (sign, name, _) in SIGNS.items() if kind in kinds]
    notes = [f"{NOTE} your note"] if noted else []
    return Content.styled("  ".join([f"{HERE} here", *signs, *notes]), "dim")


def _cell(line: Timeline, played: float, width: int) -> int:
    """Return the cell in which a time stands."""
    whole = line.end.played
    return round(min(played, whole) / whole * (width - 1)) if whole else 0


def _by_cell(line: Timeline, kinds: Iterable[MarkKind], width: int) -> dict[int, Mark]:
    """Return the mark in each cell, the last of these kinds first; one whose cell is taken moves over by one."""
    found: dict[int, Mark] = {}
    for kind in reversed(list(kinds)):
        for mark in line.marks:
            cell = _cell(line, mark.played, width)
            free = next((each for each in (cell, cell + 1, cell - 1) if each not in found and 0 <= each < width), None)
            if mark.kind == kind and free is not None:
                found[free] = mark
    return found


def _parts(line: Timeline, labels: Mapping[str, str], here: int, width: int) -> Content:
    """Return the row of the parts, each behind a stroke where it begins."""
    begun = [(_cell(line, mark.played, width), mark) for mark in line.marks if mark.kind in PARTS[:-1]]
    row = [" "] * width
    for place, (cell, mark) in enumerate(begun):
        end = begun[place + 1][0] if place + 1 < len(begun) else width
        text = f"│{_label(labels, mark, end - cell - 1)}"
        row[cell : cell + len(text)] = text
    whole = Content("".join(row[:width]))
    return whole[:here] + Content.styled(HERE, "bold $text-primary") + whole[here + 1 :]


def _label(labels: Mapping[str, str], mark: Mark, room: int) -> str:
    """Return the name of a part, as much of it as there is room for."""
    names = {"briefing": "Briefing", "ratings": "Slips", "debrief": "Debrief"}
    name = one_line(labels.get(mark.round, mark.round)) if mark.kind == "round" else names[mark.kind]
    return name if len(name) <= room else name[:room] if room >= _LEAST_LABEL else ""


def _marks(line: Timeline, noted: Collection[int], here: int, width: int) -> Content:
    """Return the row of the marks; what was played is drawn thicker than what is to come."""
    signs = {cell: Content.styled(*_sign(mark.kind)) for cell, mark in _by_cell(line, SIGNS, width).items()} | {
        _cell(line, line.place(seq).played, width): Content.styled(NOTE, "bold") for seq in noted
    }
    cells = [signs.get(cell, Content(_GONE if cell <= here else _TO_COME)) for cell in range(width)]
    cells[here] = cells[here].stylize("reverse")
    return Content("").join(cells)


def _sign(kind: MarkKind) -> tuple[str, str]:
    sign, _, style = SIGNS[kind]
    return sign, style
