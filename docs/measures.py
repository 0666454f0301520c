"""Writes docs/measures.md from the measures themselves: `python docs/measures.py`."""

from pathlib import Path

from coopexercise.exercise.measures import MEASURES
from coopexercise.reports.comparison import FAMILIES
from coopexercise.reports.markdown import escape
from coopexercise.reports.method import note

TOP = """# Every measure

Made from the program by `python docs/measures.py`. How to read a report that has them: [the debrief
report](debrief.md). A scenario's own statements are further measures, `statement:` and the statement; they are taken
as the three below are.

Three rules hold for all. What nobody wrote down is *not recorded*, and what the mode forbids by rule is *not open*;
neither is 0. If a kind of entry was taken at all in a round, a side without one has 0; but of what is on slips, a side
from which nobody said anything has nothing. People and cards are those of the round, whoever left, swapped or arrived
afterwards.
"""


def page() -> str:
    """Return the page."""
    return TOP + "".join(_family(family, title) for family, title in FAMILIES.items())


def _family(family: str, title: str) -> str:
    found = (_measure(name) for name, kind in MEASURES.items() if kind.family == family)
    return f"\n## {title}\n" + "".join(found)


def _measure(name: str) -> str:
    kind = MEASURES[name]
    paragraphs = "\n\n".join(map(escape, (kind.explanation, *note(name, kind).formula)))
    return f"\n### {escape(kind.title)}\n\n`{name}` (unit: {kind.unit})\n\n{paragraphs}\n"


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8")
