"""Each screen of the program, character by character, at the least size it works at and at a good one.

`pytest tests/terminal/test_snapshots.py --update-snapshots` writes them anew. Read what has changed before you keep it.
"""

import difflib
import html
import re
from pathlib import Path

import pytest

from .gallery import GOOD, HANDBOOK, PICTURES, SMALL, Picture, characters, hung, picture, rest

HANDBOOK_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = {"120x40": GOOD, "80x24": SMALL}
_TEXT = re.compile(r'<text [^>]*x="([\d.]+)" y="([\d.]+)" [^>]*clip-path=[^>]*>([^<]*)</text>')
_CELL_WIDTH, _LINE_HEIGHT = 12.2, 24.4
"""The units of a picture in SVG that a character takes."""


def compare(shown: str, kept: Path) -> None:
    """Fail with a unified diff if a screen is not as it was kept."""
    before = kept.read_text(encoding="utf-8") if kept.exists() else ""
    changed = [*difflib.unified_diff(before.splitlines(), shown.splitlines(), kept.name, "as it is now", lineterm="")]
    if changed:
        pytest.fail("\n".join(changed), pytrace=False)


ANEW = ("preview-card", "grid", "grid-below")
"""Where something is scrolled to or held open: it is shown as in a window that has always had its size."""


async def at_each_size(screen: Picture) -> dict[str, str]:
    """Return a picture at each size, in one program where that shows the same."""
    shown = {}
    if screen.name in ANEW:
        for name, size in SIZES.items():
            async with hung(screen, size) as pilot:
                shown[name] = characters(pilot.app)
        return shown
    async with hung(screen, GOOD) as pilot:
        for name, size in SIZES.items():
            if size != GOOD:
                await pilot.resize_terminal(*size)
                await rest(pilot)
            shown[name] = characters(pilot.app)
    return shown


@pytest.mark.parametrize("screen", PICTURES, ids=lambda screen: screen.name)
async def test_a_screen_is_as_it_was(screen: Picture, pytestconfig: pytest.Config) -> None:
    """A change of a screen is seen, and meant; its window is made smaller in between."""
    for name, text in (await at_each_size(screen)).items():
        kept = SNAPSHOTS / f"{screen.name}-{name}.txt"
        if pytestconfig.getoption("--update-snapshots"):
            SNAPSHOTS.mkdir(exist_ok=True)
            kept.write_text(text, encoding="utf-8", newline="\n")
        compare(text, kept)


@pytest.mark.parametrize("name", ["consultation", "co-production", "debrief-contrast", "reveal-card"])
async def test_a_small_or_larger_window_shows_what_it_has_room_for(name: str) -> None:
    """As if the program had been started in it."""
    async with hung(picture(name), SMALL) as pilot:
        compare(characters(pilot.app), SNAPSHOTS / f"{name}-80x24.txt")
        await pilot.resize_terminal(*GOOD)
        await rest(pilot)
        compare(characters(pilot.app), SNAPSHOTS / f"{name}-120x40.txt")


def test_no_snapshot_is_left_of_a_screen_that_is_gone() -> None:
    """Each file belongs to a picture of the gallery."""
    expected = {f"{screen.name}-{size}.txt" for screen in PICTURES for size in SIZES}
    assert {path.name for path in SNAPSHOTS.iterdir()} == expected


@pytest.mark.parametrize("file", HANDBOOK)
def test_a_picture_in_the_handbook_shows_the_screen_as_it_is(file: str) -> None:
    """If not: `python docs/pictures.py` makes them anew."""
    name, (width, height) = HANDBOOK[file]
    shown = characters_of((HANDBOOK_PICTURES / file).read_text(encoding="utf-8"))
    compare(shown, SNAPSHOTS / f"{name}-{width}x{height}.txt")


def characters_of(svg: str) -> str:
    """Return the characters in a picture, line by line, without the spaces at the end of a line."""
    lines: dict[int, str] = {}
    for x, y, text in _TEXT.findall(svg):
        row, column = int(float(y) // _LINE_HEIGHT), round(float(x) / _CELL_WIDTH)
        lines[row] = lines.get(row, "").ljust(column) + html.unescape(text).replace("\xa0", " ")
    return "".join(f"{lines[row].rstrip()}\n" for row in sorted(lines))
