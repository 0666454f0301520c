"""The debrief as a PDF, by Typst: the story, the pictures and the tables of the HTML.

What is shown goes in as data and is set as plain text: no text of anybody ever becomes part of the template.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from .audience import Audience
from .page import Page
from .pictures import Picture
from .printing.plain import language_code
from .several import Group

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "web" / "debrief.typ"
ACCESSIBLE: "typst.PDFStandard" = "ua-1"
"""PDF/UA: tagged for screen readers, and refused when a character would come out as an empty box."""
_STYLE = (
    "text{font-family:'DejaVu Sans','Libertinus Serif',sans-serif;font-size:11px;fill:#000}.quiet{fill:#444}"
    ".strong{font-weight:bold}.on-mark{fill:#fff;font-weight:bold}"
    ".round-0{fill:#2a5d9f}.round-1{fill:#b3541e}.part,.people,.pause{fill:#8a929a}.voice,.news{fill:#1f6f54}"
    ".dot,.decided{fill:#000}.grid{stroke:#bbb}.promised{stroke:#000;stroke-width:2;stroke-dasharray:4 3}"
    ".over{paint-order:stroke;stroke:#fff;stroke-width:5}"
    ".flow{stroke:#8a929a;stroke-width:1.5;fill:none}.moment{stroke:#000}.known{stroke:#8a929a;stroke-width:1.2}"
    ".made{stroke:#b3541e;stroke-width:2.6}.side-resident{fill:#1b6e53}.side-professional{fill:#1f4e9c}"
    ".side-elected{fill:#7a2a8a}.side-partner{fill:#9a4b00}"
)


def pieces(pages: Sequence[Page], groups: Sequence[Group], audience: Audience) -> Iterator[bytes]:
    """Yield the whole file."""
    data = {
        "pages": [_page(each) for each in pages],
        "groups": msgspec.to_builtins(groups),
        "facilitator": audience.facilitator,
        "language": language_code(pages[0].language) if pages else "en",
    }
    yield compiled(TEMPLATE, "debrief", data)


def compiled(template: Path, name: str, data: object) -> bytes:
    """Return a template as a PDF, with data as its input of that name; for screen readers too, if that can be.

    The same data give the same bytes, where the fonts are the same.
    """
    import typst

    compiler = typst.Compiler(template, sys_inputs={name: msgspec.json.encode(data).decode()})
    try:
        return _made(compiler, ACCESSIBLE)
    except typst.TypstError:
        return _made(compiler)  # a character without a glyph is an empty box; it stands in the other forms


def _made(compiler: "typst.Compiler", *standards: "typst.PDFStandard") -> bytes:
    made = compiler.compile(format="pdf", pdf_standards=list(standards))
    assert isinstance(made, bytes)
    return made


def _page(page: Page) -> dict[str, Any]:
    drawn: dict[str, Any] = {**msgspec.to_builtins(page), "pictures": [_picture(each) for each in page.pictures]}
    return drawn


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "title": picture.title,
        "caption": picture.caption,
        "words": " ".join(picture.words),
        "drawings": [each.svg(_STYLE) for each in picture.drawings],
    }
