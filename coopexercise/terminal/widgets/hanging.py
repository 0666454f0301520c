"""Lines of text that hang: where one is too long for its place, it goes on below its words, not below its sign."""

import re
from collections.abc import Iterable
from functools import lru_cache

from textual.content import Content, Span
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

from ..words import plain

_BEFORE_THE_WORDS = re.compile(r" *(?:[✓·●■▲◆!▶□+] +)?(?:\w+  )?")
"""The indent, a sign, and a label that is set off by two spaces."""
_LEAST = 12
"""The cells that must be left for the words; where there are fewer, nothing hangs."""


class Hanging(Visual):
    """Shows lines in any widget that takes a visual."""

    def __init__(self, lines: Iterable[Content]) -> None:
        self.lines = tuple(lines)
        self._width = 0
        self._wrapped = Content("")

    def __str__(self) -> str:
        return "\n".join(line.plain for line in self.lines)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines as they fit into so many cells."""
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the cells of the longest line."""
        return Content("\n").join(self.lines).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width."""
        return self._at(width).get_height(rules, width)

    def _at(self, width: int) -> Content:
        if width != self._width:
            self._width = width
            self._wrapped = Content("\n").join(part for line in self.lines for part in _wrap(line, width))
        return self._wrapped


def joined(lines: Iterable[str]) -> Hanging:
    """Return lines as one text for a widget."""
    return Hanging(plain("\n".join(lines)).split(allow_blank=True))


class HangingLines(Widget):
    """Lines of a board, each drawn when it is to be seen: what is scrolled away costs nothing.

    A Static would draw all of them whenever one is added.
    """

    DEFAULT_CSS = "HangingLines { height: auto; }"
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.auto_links = False
        self._lines: tuple[Content, ...] = ()
        self._rows: tuple[int, list[Content]] = (0, [])
        """The lines as they fit into so many cells."""

    def put(self, lines: Iterable[Content]) -> None:
        """Show other lines; with none, nothing is there. The screen is laid out anew only when they need more room."""
        new = tuple(lines)
        if len(new) == len(self._lines) and all(map(Content.is_same, new, self._lines)):
            return
        width, before = self._rows
        self._lines, self._rows = new, (0, [])
        self.display = bool(new)
        self.refresh(layout=len(self._at(width)) != len(before))

    def _at(self, width: int) -> list[Content]:
        if width != self._rows[0]:
            self._rows = (width, [row for line in self._lines for row in _wrap(line, width)])
        return self._rows[1]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - as Textual calls it
        """Take all the room there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of rows at a width."""
        return len(self._at(width))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        row = next(iter(self._at(width)[y : y + 1]), Content(""))
        (strip,) = Visual.to_strips(self, row, width, 1, self.visual_style)
        return strip


def _wrap(line: Content, width: int) -> list[Content]:
    return _rows(line.plain, tuple(line.spans), width)


@lru_cache(maxsize=1000)
def _rows(text: str, spans: tuple[Span, ...], width: int) -> list[Content]:
    """Return a line in the rows it needs. Contents of one text are equal whatever their style, so they are no key."""
    line = Content(text, list(spans))
    before = _BEFORE_THE_WORDS.match(text)
    hang = before.end() if before else 0
    if width - hang < _LEAST or line.cell_length <= width:
        return line.wrap(width)
    first, *rest = line[hang:].wrap(width - hang)
    return [line[:hang] + first, *(Content(" " * hang) + each for each in rest)]
