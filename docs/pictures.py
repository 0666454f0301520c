"""Make the pictures of the handbook from the program itself: `python docs/pictures.py`."""

import asyncio
import html
import re
import sys
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "pictures"
_OUTSIDE_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_TEXT = re.compile(r'<text [^>]*x="([\d.]+)" y="([\d.]+)" [^>]*clip-path=[^>]*>([^<]*)</text>')
_CELL_WIDTH, _LINE_HEIGHT = 12.2, 24.4
"""The units of a picture that a character takes."""


class Print(NamedTuple):
    """A picture of the handbook: its name, what it shows of the gallery, and at which size."""

    name: str
    picture: str
    size: tuple[int, int]

    @property
    def path(self) -> Path:
        """Its file."""
        return FOLDER / f"{self.name}.svg"


PRINTS = (
    Print("home", "home", (80, 24)),
    Print("deal", "deal", (80, 24)),
    Print("consultation", "consultation-decided", (80, 24)),
    Print("co-production", "co-production", (120, 40)),
    Print("debrief", "debrief-contrast", (120, 40)),
)


def characters_of(svg: str) -> str:
    """Return the characters in a picture, line by line, without the spaces at the end of a line."""
    lines: dict[int, str] = {}
    for x, y, text in _TEXT.findall(svg):
        row, column = int(float(y) // _LINE_HEIGHT), round(float(x) / _CELL_WIDTH)
        lines[row] = lines.get(row, "").ljust(column) + html.unescape(text).replace("\xa0", " ")
    return "".join(f"{lines[row].rstrip()}\n" for row in sorted(lines))


def _own(svg: str) -> str:
    """Return a picture that needs no font from elsewhere, and whose letters fill their cells in any font."""
    svg = _OUTSIDE_FONT.sub("", svg).replace("Fira Code, monospace", _FONTS)
    svg = svg.replace(' textLength="', ' lengthAdjust="spacingAndGlyphs" textLength="')
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


async def _make(wanted: Print) -> str:
    from tests.terminal import gallery  # it is found only once the folder of the project is on the path

    async with gallery.hung(gallery.picture(wanted.picture), wanted.size) as pilot:
        return _own(pilot.app.export_screenshot(simplify=True))


def main() -> None:
    """Write all pictures."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    FOLDER.mkdir(exist_ok=True)
    for wanted in PRINTS:
        wanted.path.write_text(asyncio.run(_make(wanted)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
