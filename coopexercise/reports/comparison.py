"""The measures as rows of words: mode beside mode, in all and by side.

A row has amounts for all rounds or for none: what one mode forbids, or what nobody wrote down, is never drawn
as a difference; nor is a count that is lower because fewer slips were typed.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ..exercise.deck import SIDES, Side
from ..exercise.measures import Contrast, Kind, Measure, RoundMeasures, kinds
from ..exercise.measures.kind import Family
from ..exercise.session import Session
from . import wording
from .figures import HIGHEST, STATES, Cell, Figure, beside, cell
from .wording import Names

_SECRET = "parameters_only_believed"
FAMILIES: Mapping[Family, str] = {
    "people": "Who was there",
    "decision": "Deciding and carrying it on",
    "items": "Needs and wants",
    "assets": "Assets",
    "voices": "Voices",
    "felt": "How it was felt",
    "time": "Time",
    "limits": "Limits and outcomes",
    "links": "Ties between roles",
}


class Row(Struct, frozen=True):
    """What the label names, round beside round."""

    label: str
    cells: tuple[Cell, ...]


class Comparison(Struct, frozen=True):
    """One measure, round beside round. Its first row is the total; its last, the entries it came from."""

    name: str
    """The measure's name, which is never used for another one."""
    title: str
    explanation: str
    rows: tuple[Row, ...]
    scale: float
    """The amount of a full bar; 0 when there is none."""


class Section(Struct, frozen=True):
    """The measures of one family; `silent` says of which there is no figure in any round, and why."""

    title: str
    comparisons: tuple[Comparison, ...]
    silent: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """What every comparison is made from."""

    names: Names
    rounds: tuple[RoundMeasures, ...]
    percent: bool

    def across(self, name: str) -> list[Measure]:
        """Return one measure of each round."""
        return [played.measures[name] for played in self.rounds]

    def figures(self, name: str, kind: Kind, side: Side | None = None) -> list[Figure]:
        """Return one figure of each round."""
        return [
            Figure(
                names=self.names,
                percent=self.percent,
                played=played,
                kind=kind,
                measure=played.measures[name],
                side=side,
            )
            for played in self.rounds
        ]


def sections(session: Session, found: Contrast, *, revealed: bool, percent: bool) -> tuple[Section, ...]:
    """Return every measure of the rounds in words, by family; how much was only believed, only if `revealed`."""
    sheet = Sheet(Names(session), found.rounds, percent)
    known = shown(session, revealed)
    return tuple(
        _section(sheet, title, {name: kind for name, kind in known.items() if kind.family == family})
        for family, title in FAMILIES.items()
    )


def shown(session: Session, revealed: bool) -> dict[str, Kind]:
    """Return the measures that a report may give: until the debrief not how much is only believed."""
    return {name: kind for name, kind in kinds(session.scenario).items() if revealed or name != _SECRET}


def _section(sheet: Sheet, title: str, known: Mapping[str, Kind]) -> Section:
    shown = {name for name in known if any(each.state == "measured" for each in sheet.across(name))}
    return Section(
        title,
        tuple(_comparison(sheet, name, kind) for name, kind in known.items() if name in shown),
        tuple(_silence(sheet, name, kind) for name, kind in known.items() if name not in shown),
    )


def _silence(sheet: Sheet, name: str, kind: Kind) -> str:
    states = [each.state for each in sheet.across(name)]
    if len(set(states)) == 1:
        return f"{kind.title}: {STATES[states[0]]}"
    said = (f"{STATES[state]} ({played.title})" for state, played in zip(states, sheet.rounds, strict=True))
    return f"{kind.title}: {', '.join(said)}"


def _comparison(sheet: Sheet, name: str, kind: Kind) -> Comparison:
    found = sheet.across(name)
    sides = [side for side in SIDES if any(side in each.by_side for each in found)]
    total = Row("In all" if sides else "", _even(sheet.figures(name, kind)))
    by_side = [row for side in sides for row in _side_rows(sheet, name, kind, side)]
    came_from = Row("Entries", tuple(Cell(wording.entries(each.events)) for each in found))
    amounts = [each.amount or 0 for row in (total, *by_side) for each in row.cells]
    return Comparison(
        name=name,
        title=kind.title,
        explanation=kind.explanation,
        rows=(total, *by_side, came_from),
        scale=HIGHEST.get(kind.unit) or max(amounts),
    )


def _side_rows(sheet: Sheet, name: str, kind: Kind, side: Side) -> list[Row]:
    figures = sheet.figures(name, kind, side)
    rows = [Row(wording.SIDES[side], _even(figures))]
    if kind.beside:
        rows.append(Row("… of the people", tuple(map(beside, figures))))
    return rows


def _even(figures: Sequence[Figure]) -> tuple[Cell, ...]:
    """Return the figures in words, with their amounts only if all of them have one, out of the same whole."""
    cells = tuple(map(cell, figures))
    if all(each.amount is not None for each in cells) and len({each.whole for each in cells}) == 1:
        return cells
    return tuple(Cell(each.words) for each in cells)
