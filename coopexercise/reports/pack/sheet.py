"""What a project pack is made of, before it has a form: sections of facts, tables and lines to write on."""

from msgspec import Struct

from ..decisions import Fact


class Blank(Struct, frozen=True):
    """Something to fill in by hand: its label, and how many lines there are for it."""

    label: str
    lines: int = 1


class Table(Struct, frozen=True):
    """Rows under named columns; an empty cell is one to write in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True, kw_only=True):
    """One heading and what stands under it, in the order of the fields."""

    title: str
    intro: tuple[str, ...] = ()
    """Paragraphs."""
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    points: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()
    parts: tuple["Section", ...] = ()
    apart: bool = False
    """Whether it begins a page on paper."""


class Pack(Struct, frozen=True, kw_only=True):
    """The pack of one proposal."""

    title: str
    scenario: str
    simulated: str
    """What is to be said of a simulated session; empty for one with people."""
    language: str
    sections: tuple[Section, ...]
    head: str
    """Which record it was made from."""
