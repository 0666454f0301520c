"""The few functions that every picture is drawn with: SVG as text, with colours by class and never by value.

A picture is `WIDTH` units wide, so that its letters stay readable on a telephone, and as high as it needs to be.
"""

import re
from collections.abc import Iterable
from html import escape
from textwrap import wrap

from msgspec import Struct

from ...exercise.text import one_line

WIDTH = 360
LINE = 15
"""The height of one line of text."""
LETTER = 6.9
"""How wide a letter is taken to be, in the widest of the usual fonts."""
_NOT_XML = re.compile("[\ufffe\uffff]")


class Drawing(Struct, frozen=True):
    """Marks of a known height; the width is always `WIDTH`."""

    height: float
    marks: str

    def svg(self, style: str = "") -> str:
        """Return the drawing as an SVG element, hidden from screen readers: its text stands beside it."""
        inner = f"<style>{style}</style>{self.marks}" if style else self.marks
        box = f"0 0 {WIDTH} {number(self.height)}"
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" aria-hidden="true">{inner}</svg>'


def stacked(drawings: Iterable[Drawing], gap: float = 10) -> Drawing:
    """Return drawings one below the other."""
    marks, top = [], 0.0
    for each in drawings:
        marks.append(f'<g transform="translate(0 {number(top)})">{each.marks}</g>')
        top += each.height + gap
    return Drawing(max(top - gap, 0), "".join(marks))


def number(value: float) -> str:
    """Return a number with at most one decimal place."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, look: str = "", anchor: str = "start") -> str:
    """Return words on one line, whose base line is at `y`."""
    kind = f' class="{look}"' if look else ""
    return f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"{kind}>{plain(words)}</text>'


def plain(words: str) -> str:
    """Return what people wrote as text of an SVG file."""
    return escape(_NOT_XML.sub("", one_line(words)), quote=False)


def paragraph(x: float, y: float, words: str, width: float, look: str = "", anchor: str = "start") -> Drawing:
    """Return words in as many lines as they need in a width, the first with its base line at `y`."""
    lines = fold(words, width)
    marks = "".join(text(x, y + place * LINE, line, look, anchor) for place, line in enumerate(lines))
    return Drawing(len(lines) * LINE, marks)


def fold(words: str, width: float, most: int = 4) -> list[str]:
    """Return words as lines that fit into a width; the last of `most` says that there is more."""
    letters = max(int(width / LETTER), 4)
    return wrap(one_line(words), letters, max_lines=most, placeholder=" …", break_on_hyphens=False) or [""]


def box(x: float, y: float, width: float, height: float, look: str) -> str:
    """Return a filled rectangle; whatever is more than nothing is seen."""
    size = f'width="{number(max(width, 0.8) if width else 0)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size} class="{look}"/>'


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    """Return a straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} class="{look}"/>'


def curve(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    """Return a line that leaves and arrives level."""
    middle = number((x1 + x2) / 2)
    path = f"M{number(x1)} {number(y1)}C{middle} {number(y1)} {middle} {number(y2)} {number(x2)} {number(y2)}"
    return f'<path d="{path}" class="{look}"/>'


def dot(x: float, y: float, radius: float, look: str) -> str:
    """Return a circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" class="{look}"/>'


def diamond(x: float, y: float, radius: float, look: str) -> str:
    """Return a square that stands on a corner."""
    steps = f"M{number(x)} {number(y - radius)}l{number(radius)} {number(radius)}l-{number(radius)} {number(radius)}"
    return f'<path d="{steps}l-{number(radius)} -{number(radius)}z" class="{look}"/>'


def mark(x: float, y: float, radius: float, side: str) -> str:
    """Return the shape of a side, so that colour is never alone: round, square, three corners, or on a corner."""
    look = f"side-{side}"
    if side == "professional":
        return box(x - radius, y - radius, 2 * radius, 2 * radius, look)
    if side == "elected":
        down = f"l{number(radius)} {number(2 * radius)}h-{number(2 * radius)}z"
        return f'<path d="M{number(x)} {number(y - radius)}{down}" class="{look}"/>'
    return diamond(x, y, radius * 1.3, look) if side == "partner" else dot(x, y, radius, look)
