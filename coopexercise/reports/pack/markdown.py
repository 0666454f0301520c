"""Packs as Markdown: the form to go on writing in."""

from collections.abc import Iterator, Sequence

from ..markdown import escape, row
from .sheet import Blank, Pack, Section

DOTS = "…" * 40
"""A line to write on."""


def written(packs: Sequence[Pack]) -> bytes:
    """Return the packs as one file."""
    return "\n\n---\n\n".join("\n".join(_pack(each)) for each in packs).encode() + b"\n"


def _pack(pack: Pack) -> Iterator[str]:
    yield f"# {escape(pack.title)}"
    yield from ("", f"Project pack: {escape(pack.scenario)}")
    if pack.simulated:
        yield from ("", f"**{escape(pack.simulated)}**")
    for section in pack.sections:
        yield from _section(section, "##")
    yield from ("", escape(pack.head))


def _section(section: Section, level: str) -> Iterator[str]:
    yield from ("", f"{level} {escape(section.title)}")
    for paragraph in section.intro:
        yield from ("", escape(paragraph))
    if section.facts:
        yield from ("", *(f"- **{each.label}:** {escape(each.words)}" for each in section.facts))
    if section.table:
        columns = section.table.columns
        yield from ("", row(*columns), row(*["---"] * len(columns), plain=True))
        yield from (row(*cells) for cells in section.table.rows)
    if section.points:
        yield from ("", *(f"- {escape(each)}" for each in section.points))
    for blank in section.blanks:
        yield from _blank(blank)
    for part in section.parts:
        yield from _section(part, f"{level}#")


def _blank(blank: Blank) -> Iterator[str]:
    yield from ("", f"{escape(blank.label)} {DOTS}".strip())
    for _ in range(blank.lines - 1):
        yield from ("", DOTS)
