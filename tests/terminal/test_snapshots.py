"""Each screen of the program, character by character, at the least size it works at and at a good one.

`pytest tests/terminal/test_snapshots.py --update-snapshots` writes them anew. Read what has changed before you keep it.
"""

import difflib
from pathlib import Path

import pytest

from docs.pictures import PRINTS, Print, characters_of

from .gallery import GOOD, PICTURES, SMALL, Picture, characters, hung, picture

SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = {"80x24": SMALL, "120x40": GOOD}


def difference(kept: Path, shown: str) -> str:
    """Return what has changed on a screen, as a unified diff."""
    before = kept.read_text(encoding="utf-8") if kept.exists() else ""
    return "\n".join(difflib.unified_diff(before.splitlines(), shown.splitlines(), kept.name, "now", lineterm=""))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("screen", PICTURES, ids=lambda screen: screen.name)
async def test_a_screen_is_as_it_was(screen: Picture, size: str, pytestconfig: pytest.Config) -> None:
    """A change of a screen is seen, and meant."""
    kept = SNAPSHOTS / f"{screen.name}-{size}.txt"
    async with hung(screen, SIZES[size]) as pilot:
        shown = characters(pilot.app)
    if pytestconfig.getoption("--update-snapshots"):
        SNAPSHOTS.mkdir(exist_ok=True)
        kept.write_text(shown, encoding="utf-8", newline="\n")
    assert difference(kept, shown) == ""


@pytest.mark.parametrize("name", ["consultation", "co-production", "debrief-contrast", "reveal-card"])
async def test_a_window_made_larger_shows_what_it_has_room_for(name: str) -> None:
    """As if the program had been started in it."""
    async with hung(picture(name), SMALL) as pilot:
        await pilot.resize_terminal(*GOOD)
        await pilot.pause()
        assert difference(SNAPSHOTS / f"{name}-120x40.txt", characters(pilot.app)) == ""


def test_no_snapshot_is_left_of_a_screen_that_is_gone() -> None:
    """Each file belongs to a picture of the gallery."""
    expected = {f"{screen.name}-{size}.txt" for screen in PICTURES for size in SIZES}
    assert {path.name for path in SNAPSHOTS.iterdir()} == expected


@pytest.mark.parametrize("shown", PRINTS, ids=lambda shown: shown.name)
def test_a_picture_in_the_handbook_shows_the_screen_as_it_is(shown: Print) -> None:
    """If not: `python docs/pictures.py` makes them anew."""
    kept = SNAPSHOTS / f"{shown.picture}-{shown.size[0]}x{shown.size[1]}.txt"
    assert difference(kept, characters_of(shown.path.read_text(encoding="utf-8"))) == ""
