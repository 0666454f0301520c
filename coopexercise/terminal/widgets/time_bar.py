"""The time of the whole, or of a round, as one drawn bar with minutes below it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from ...library.times import minutes


class Stretch(Struct, frozen=True):
    """One part of the time: the character its piece of the bar is made of, its name, and its seconds."""

    sign: str
    name: str
    seconds: int


class TimeBar(Visual):
    """Shows a bar as wide as there is room, in any widget that takes a visual."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(stretches)

    def __str__(self) -> str:
        return ", ".join(f"{each.name} {minutes(each.seconds)}" for each in self.stretches)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the bar, and the minutes below it, as they fit into so many cells."""
        return drawn(self.stretches, width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Return all the cells there are."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines."""
        return drawn(self.stretches, width).get_height(rules, width)


@lru_cache(maxsize=20)
def drawn(stretches: tuple[Stretch, ...], width: int) -> Content:
    """Return a bar of `width` cells, a cell or more for each stretch while there is room, and where each begins."""
    if not stretches:
        return Content("")
    at = [0, *accumulate(each.seconds for each in stretches)]
    cells = _cells(at, width)
    pieces = [each.sign * (end - start) for each, (start, end) in zip(stretches, pairwise(cells), strict=True)]
    return Content(f"{''.join(pieces)}\n{_marks(cells, at, width)}")


def _cells(at: Sequence[int], width: int) -> list[int]:
    """Return the cell of each moment, so that each stretch before and after it has one, while there is room."""
    cells = [0]
    for later, moment in zip(range(len(at) - 2, -1, -1), at[1:], strict=True):
        wanted = max(cells[-1] + 1, round(moment * width / max(1, at[-1])))
        cells.append(max(cells[-1], min(wanted, width - later)))
    return cells


def _marks(cells: Sequence[int], at: Sequence[int], width: int) -> str:
    """Return the minutes below their cells; one that would touch another is left out, but never the last."""
    last = minutes(at[-1])
    line = ""
    for cell, text in zip(cells[:-1], map(minutes, at[:-1]), strict=True):
        if cell >= len(line) + bool(line) and cell + len(text) < width - len(last):
            line = line.ljust(cell) + text
    return line.ljust(width - len(last)) + last
