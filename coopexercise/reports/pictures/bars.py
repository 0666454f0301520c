"""The contrast as bars, measure by measure: a bar only where all rounds have one, out of the same whole."""

from collections.abc import Iterable, Sequence

from ...exercise.text import one_line
from ..comparison import Comparison, Section
from .picture import Picture
from .svg import LINE, WIDTH, Drawing, box, paragraph, stacked, text

SHOWN = (
    "items_claimed",
    "items_confirmed",
    "assets_offered",
    "assets_used",
    "roles_deciding",
    "shaped",
    "joined",
    "owners",
    "evenness",
    "cost",
    "weeks",
    "played_seconds",
)
"""The measures that are drawn, if there is anything to say of them."""
_NAME = 100
_BAR = 110


def contrast_bars(sections: Iterable[Section], columns: Sequence[str]) -> Picture:
    """Draw the totals of a few measures, round beside round."""
    found = [each for section in sections for each in section.comparisons if each.name in SHOWN]
    return Picture(
        id="contrast",
        title="The rounds side by side",
        caption="A bar stands only where every round has a figure of the same kind; else the words say why not.",
        words=tuple(_words(each, columns) for each in found),
        drawings=(stacked((_group(each, columns) for each in found), gap=8),),
    )


def _words(comparison: Comparison, columns: Sequence[str]) -> str:
    cells = zip(columns, comparison.rows[0].cells, strict=True)
    return one_line(f"{comparison.title}: {'; '.join(f'{name}: {cell.words}' for name, cell in cells)}.")


def _group(comparison: Comparison, columns: Sequence[str]) -> Drawing:
    title = paragraph(0, 11, comparison.title, WIDTH, "strong")
    marks, top = [title.marks], title.height
    for place, (name, cell) in enumerate(zip(columns, comparison.rows[0].cells, strict=True)):
        words = _NAME + 4
        marks.append(text(_NAME, top + 11, _short(name), "quiet", "end"))
        if cell.amount is not None and comparison.scale:
            width = _BAR * cell.amount / comparison.scale
            marks.append(box(_NAME + 4, top + 2, width, 11, f"round-{place % 2}"))
            words += _BAR + 4
        said = paragraph(words, top + 11, cell.words, WIDTH - words)
        marks.append(said.marks)
        top += max(said.height, LINE)
    return Drawing(top, "".join(marks))


def _short(name: str) -> str:
    return name if len(name) <= 16 else f"{name[:15]}…"
