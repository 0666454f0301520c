"""From the content of the sheets to a PDF, by Typst.

The content goes in as data and is shown as plain text: no text of a scenario ever becomes part of a template.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from .content import Sheets

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "sheets.typ"
ACCESSIBLE: Final = "ua-1"
"""PDF/UA: tagged for screen readers, and refused when a character would come out as an empty box."""


class Printed(Struct, frozen=True):
    """A finished file, and a sentence for each thing on it that did not come out right."""

    pdf: bytes
    warnings: tuple[str, ...] = ()


def typeset(sheets: Sheets) -> Printed:
    """Return the sheets as a PDF of A4 pages. The same sheets give the same bytes, where the fonts are the same."""
    import typst

    compiler = typst.Compiler(TEMPLATE, sys_inputs={"sheets": msgspec.json.encode(sheets).decode()})
    try:
        return Printed(_pdf(compiler, ACCESSIBLE), _overflows(compiler))
    except typst.TypstError as error:
        return Printed(_pdf(compiler), _overflows(compiler) + _missing_glyph(str(error)))


def _pdf(compiler: "typst.Compiler", *standards: "typst.PDFStandard") -> bytes:
    pdf = compiler.compile(format="pdf", pdf_standards=list(standards))
    assert isinstance(pdf, bytes)
    return pdf


def _overflows(compiler: "typst.Compiler") -> tuple[str, ...]:
    places = json.loads(compiler.query("<overflow>", field="value"))
    return tuple(f"Too much text: the end of {place} is cut off. Please shorten it." for place in places)


def _missing_glyph(error: str) -> tuple[str, ...]:
    found = re.search(r'the text `"(.+?)"` could not be displayed', error)
    if not found:
        return ()
    return (
        f"No font on this computer has {found[1]!r}: it, and perhaps more, is printed as an empty box. "
        "Please install a font for this script and print again.",
    )
