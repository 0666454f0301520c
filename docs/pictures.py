"""Make the pictures of the handbook from the program itself: `python docs/pictures.py`."""

import asyncio
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
_OUTSIDE_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def own(svg: str) -> str:
    """Return a picture that needs no font from elsewhere, and whose letters fill their cells in any font."""
    svg = _OUTSIDE_FONT.sub("", svg).replace("Fira Code, monospace", _FONTS)
    svg = svg.replace(' textLength="', ' lengthAdjust="spacingAndGlyphs" textLength="')
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines())


async def make() -> None:
    """Write all pictures."""
    sys.path.insert(0, str(HERE.parent))
    from tests.terminal.gallery import HANDBOOK, hung, picture

    for file, (name, size) in HANDBOOK.items():
        async with hung(picture(name), size) as pilot:
            svg = own(pilot.app.export_screenshot(simplify=True))
        (HERE / "pictures" / file).write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    asyncio.run(make())
