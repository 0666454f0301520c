"""Several sessions beside each other: only like with like, never averaged, with how far they are spread.

Sessions are alike when they played the same version of the same scenario in the same order, and were all
simulated or all real. They come one by one, and of each only its figures are kept.
"""

from array import array
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from ..exercise.measures import Contrast, Kind, Measure, RoundMeasures, kinds
from ..exercise.session import Session
from . import wording
from .audience import Audience
from .comparison import shown
from .figures import STATES, Figure, cell
from .findings import SIMULATED, many_enough
from .wording import Names

MOST_COLUMNS = 6
"""Up to so many sessions each has a column of its own; beyond, only how far they are spread."""
SPREAD_OF = frozenset(
    {
        "people", "roles", "items", "assets", "offers", "turns", "evenness", "rung", "rungs apart", "score", "seconds",
        "money", "weeks", "parameters", "outcomes", "ties", "choices", "proposals",
    }
)  # fmt: skip
"""The units whose values can be ordered."""


class Alike(Struct, frozen=True):
    """What sessions must have in common to stand side by side."""

    simulated: bool
    scenario: str
    version: int
    content: str
    """The hashes of scenario and deck."""
    order: str


class Line(Struct, frozen=True):
    """One measure of one round, session beside session."""

    title: str
    cells: tuple[str, ...]
    """One for each session; empty when there are too many."""
    spread: str
    """From the lowest to the highest, with the middle one from three; how many say nothing."""


class RoundLines(Struct, frozen=True):
    """The measures of one round."""

    title: str
    lines: tuple[Line, ...]


class Group(Struct, frozen=True):
    """Sessions that are alike, beside each other."""

    title: str
    simulated: bool
    about: tuple[str, ...]
    sessions: tuple[str, ...]
    """How each is called, in the order of the cells; empty when there are too many."""
    rounds: tuple[RoundLines, ...]


class _Row:
    """One measure of one round, as the sessions come."""

    def __init__(self) -> None:
        self.numbers = array("d")
        self.silent: dict[str, int] = {}
        self.words: list[str] = []


class _Pile:
    """Sessions that are alike, as they come. What things are called is taken from the first."""

    def __init__(self, first: Session) -> None:
        self.first = first
        self.names = Names(first)
        self.known: dict[str, Kind] = kinds(first.scenario)
        self.labels: list[tuple[str, int, str]] = []
        """Gathering, table and day of the first few."""
        self.gathered: set[str] = set()
        self.count = 0
        self.rounds: dict[str, str] = {}
        """Round id to title."""
        self.rows: dict[tuple[str, str], _Row] = {}
        self.hidden: set[str] = set()

    def add(self, session: Session, found: Contrast, audience: Audience) -> None:
        """Take the figures of one more session."""
        self.count += 1
        opened = session.opened
        self.gathered.add(opened.gathering)
        self.hidden |= self.known.keys() - shown(session, audience.revealed(session)).keys()
        if self.count <= MOST_COLUMNS:
            self.labels.append((opened.gathering, opened.table, session.steered[0].at[:10]))
        for played in found.rounds:
            self.rounds.setdefault(played.id, wording.round_with_mode(played))
            for name, kind in self.known.items():
                self._take(played, name, kind, Names(session), many_enough(found))

    def _take(self, played: RoundMeasures, name: str, kind: Kind, names: Names, percent: bool) -> None:
        row = self.rows.setdefault((played.id, name), _Row())
        measure = played.measures[name]
        if (value := _ordered(measure, kind)) is not None:
            row.numbers.append(value)
        elif measure.state != "measured":
            row.silent[STATES[measure.state]] = row.silent.get(STATES[measure.state], 0) + 1
        if self.count <= MOST_COLUMNS:
            figure = Figure(names=names, percent=percent, played=played, kind=kind, measure=measure)
            row.words += ["–"] * (self.count - 1 - len(row.words)) + [cell(figure).words]

    def group(self, audience: Audience) -> Group:
        """Return what came, side by side; the tables of one gathering stand together."""
        few = self.count <= MOST_COLUMNS
        order = sorted(range(len(self.labels)), key=lambda place: self.labels[place])
        return Group(
            title=self.first.scenario.title,
            simulated=self.first.opened.simulated,
            about=tuple(self._about()),
            sessions=tuple(self._label(place, audience) for place in order) if few else (),
            rounds=tuple(
                RoundLines(title, tuple(self._lines(round_id, order if few else [])))
                for round_id, title in self.rounds.items()
            ),
        )

    def _about(self) -> Iterator[str]:
        opened = self.first.opened
        if opened.simulated:
            yield SIMULATED
        swapped = ", the rounds the other way round than in the scenario" if opened.order == "swap" else ""
        sessions = "1 session" if self.count == 1 else f"{self.count} sessions"
        yield f"{sessions} of version {opened.scenario.version}{swapped}; set beside each other and never averaged."
        if len(self.gathered) == 1 and "" not in self.gathered and self.count > 1:
            yield "All of them are tables of one gathering."

    def _label(self, place: int, audience: Audience) -> str:
        if audience.anonymous:
            return f"{place + 1}."
        _, table, day = self.labels[place]
        return f"{place + 1}. Table {table}, {day}"

    def _lines(self, round_id: str, order: list[int]) -> Iterator[Line]:
        for name, kind in self.known.items():
            if name not in self.hidden:
                row = self.rows[round_id, name]
                words = row.words + ["–"] * (len(order) - len(row.words))
                yield Line(kind.title, tuple(words[place] for place in order), self._spread(row, kind))

    def _spread(self, row: _Row, kind: Kind) -> str:
        said = [f"{count} {state}" for state, count in row.silent.items()]
        if row.numbers:
            said.insert(0, self._range(row.numbers, kind))
        return "; ".join(said) or "no figure to set in order"

    def _range(self, numbers: "array[float]", kind: Kind) -> str:
        least, most = self._said(min(numbers), kind), self._said(max(numbers), kind)
        if least == most:
            return f"{least} ({len(numbers)} sessions)" if len(numbers) > 1 else least
        middle = f", middle {self._said(median(numbers), kind)}" if len(numbers) > 2 else ""
        return f"{least} to {most}{middle} ({len(numbers)} sessions)"

    def _said(self, value: float, kind: Kind) -> str:
        if kind.unit == "seconds":
            return wording.length(value)
        return self.names.money(value) if kind.unit == "money" else wording.number(value)


class Gathered:
    """Takes sessions one by one and gives them back side by side."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._piles: dict[Alike, _Pile] = {}

    def add(self, session: Session, found: Contrast) -> None:
        """Take one more session; one in which no round has begun has nothing to set beside another."""
        if found.rounds:
            self._piles.setdefault(_alike(session), _Pile(session)).add(session, found, self._audience)

    def groups(self) -> tuple[Group, ...]:
        """Return the sessions side by side, real ones first."""
        ordered = sorted(self._piles.items(), key=lambda each: (each[0].simulated, each[0].scenario, each[0].version))
        return tuple(pile.group(self._audience) for _, pile in ordered)


def _alike(session: Session) -> Alike:
    opened = session.opened
    content = f"{opened.scenario_hash} {opened.deck_hash}"
    return Alike(opened.simulated, opened.scenario.id, opened.scenario.version, content, opened.order)


def _ordered(measure: Measure, kind: Kind) -> float | None:
    """Return a figure as one number: of dots, the one in the middle."""
    if measure.state != "measured" or kind.unit not in SPREAD_OF:
        return None
    if isinstance(measure.value, tuple):
        return float(median(map(float, measure.value)))
    return float(measure.value) if isinstance(measure.value, int | float) else None
