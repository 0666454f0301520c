"""Lines of text that hang: where one is too long for its place, it goes on below its words, not below its sign."""

import re
from collections.abc import Iterable
from functools import lru_cache

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

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

    def __eq__(self, other: object) -> bool:
        """Whether the same is shown, so that a board is drawn again only when it has changed."""
        return isinstance(other, Hanging) and self.lines == other.lines

    def __hash__(self) -> int:
        return hash(self.lines)

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


@lru_cache(maxsize=1000)
def _wrap(line: Content, width: int) -> list[Content]:
    before = _BEFORE_THE_WORDS.match(line.plain)
    hang = before.end() if before else 0
    if width - hang < _LEAST or line.cell_length <= width:
        return line.wrap(width)
    first, *rest = line[hang:].wrap(width - hang)
    return [line[:hang] + first, *(Content(" " * hang) + each for each in rest)]
