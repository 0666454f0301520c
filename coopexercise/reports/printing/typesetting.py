"""From the content of the sheets to a PDF, by Typst.

The content goes in as data and is shown as plain text: no text of a scenario ever becomes part of a template.
"""

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from ...exercise.deck import Deck
from ...exercise.scenario import Scenario
from .content import Sheets
from .flaws import Flaw, overflow, without_glyph

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "sheets.typ"
ACCESSIBLE: Final = "ua-1"
"""PDF/UA: tagged for screen readers, and refused when a character would come out as an empty box."""
NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
"""How Typst writes a character that cannot be seen by itself."""


class Printed(Struct, frozen=True):
    """A finished file, and each thing on it that did not come out right."""

    pdf: bytes
    flaws: tuple[Flaw, ...] = ()


def typeset(sheets: Sheets, scenario: Scenario, deck: Deck) -> Printed:
    """Return the sheets of a scenario as a PDF. The same sheets give the same bytes, where the fonts are the same."""
    import typst

    made = compiler(sheets)
    try:
        return Printed(_pdf(made, ACCESSIBLE), _overflows(made))
    except typst.TypstError as error:
        characters = _without_glyph(error.diagnostic)
        return Printed(_pdf(made), _overflows(made) + without_glyph(characters, scenario, deck))


def compiler(sheets: Sheets, *, own_fonts: bool = False) -> "typst.Compiler":
    """Return what makes the sheets; with `own_fonts`, in the fonts that Typst carries itself and in no others."""
    import typst

    data = {"sheets": msgspec.json.encode(sheets).decode()}
    return typst.Compiler(TEMPLATE, sys_inputs=data, ignore_system_fonts=own_fonts)


def _without_glyph(diagnostic: str) -> tuple[str, ...]:
    """Return the characters that have no glyph, each once, but for those that nobody would see."""
    found = (ESCAPED.sub(lambda each: chr(int(each[1], 16)), each) for each in NO_GLYPH.findall(diagnostic))
    return tuple(each for each in dict.fromkeys(found) if unicodedata.category(each[0]) != "Cf")


def _pdf(made: "typst.Compiler", *standards: "typst.PDFStandard") -> bytes:
    pdf = made.compile(format="pdf", pdf_standards=list(standards))
    assert isinstance(pdf, bytes)
    return pdf


def _overflows(made: "typst.Compiler") -> tuple[Flaw, ...]:
    found = json.loads(made.query("<overflow>", field="value"))
    return tuple(dict.fromkeys(overflow(each["name"], each["place"]) for each in found))
