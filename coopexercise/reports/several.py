"""Several sessions beside each other: only like with like, never averaged, with how far they are spread.

Sessions are alike when they played the same version of the same scenario in the same order, and were all
simulated or all real. They come one by one, and of each only its figures are kept.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct

from ..exercise.measures import Contrast, Kind, RoundMeasures, kinds
from ..exercise.session import Session
from . import labels, wording
from .audience import Audience
from .comparison import shown
from .figures import STATES, Figure, cell
from .findings import REAL, SIMULATED, Unfinished, unfinished
from .labels import Label
from .spread import Row
from .wording import Names

MOST_COLUMNS = 6
"""Up to so many sessions each has a column of its own; beyond, only how far they are spread."""
NO_SPREAD = "–"
"""Of what cannot be set in order."""
UNLIKE = (
    "Not all sessions here are alike. They stand in {} groups: by scenario and its version, by the order of the "
    "rounds, and people apart from simulations."
)
CHANGED = "Others here played this version too, but of a text that was changed without giving it a new number."


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
    silent: tuple[str, ...] = ()
    """Of which measures there is no figure in any of the sessions, and why."""


class Group(Struct, frozen=True):
    """Sessions that are alike, beside each other."""

    title: str
    simulated: bool
    about: tuple[str, ...]
    sessions: tuple[str, ...]
    """How each is called, in the order of the cells; empty when there are too many."""
    rounds: tuple[RoundLines, ...]


class _Pile:
    """Sessions that are alike, as they come. What things are called is taken from the first."""

    def __init__(self, first: Session) -> None:
        self.first = first
        self.names = Names(first)
        self.known: dict[str, Kind] = kinds(first.scenario)
        self.labels: list[Label] = []
        self.forks = 0
        self.unfinished: Counter[Unfinished] = Counter()
        self.apart = 0
        """How many are not counted in the spread."""
        self.gathered: set[str] = set()
        self.ids: set[str] = set()
        self.count = 0
        self.rounds: dict[str, str] = {}
        """Round id to title."""
        self.rows: dict[tuple[str, str], Row] = {}
        self.hidden: set[str] = set()

    def add(self, session: Session, found: Contrast, audience: Audience) -> None:
        """Take the figures of one more session."""
        self.count += 1
        opened = session.opened
        self.gathered.add(opened.gathering)
        self.ids.add(session.id)
        self.hidden |= self.known.keys() - shown(session, audience.revealed(session)).keys()
        self.forks += opened.origin is not None
        if state := unfinished(session):
            self.unfinished[state] += 1
        pooled = not (opened.origin or state)  # a fork has its beginning in common with another session
        self.apart += not pooled
        if self.count <= MOST_COLUMNS:
            self.labels.append(labels.label(session))
        for played in found.rounds:
            self.rounds.setdefault(played.id, wording.round_with_mode(played))
            for name, kind in self.known.items():
                row = self.rows.setdefault((played.id, name), Row())
                row.count(played, name, kind, pooled)
            if self.count <= MOST_COLUMNS:
                self._say(played, Names(session))

    def _say(self, played: RoundMeasures, names: Names) -> None:
        """Take the figures of one of the first few in words: counts alone, since one table has people for no more."""
        for name, kind in self.known.items():
            figure = Figure(names=names, percent=False, played=played, kind=kind, measure=played.measures[name])
            row = self.rows[played.id, name]
            row.words += ["–"] * (self.count - 1 - len(row.words)) + [cell(figure).words]

    def group(self, audience: Audience, also: Sequence[str], told: bool) -> Group:
        """Return what came, side by side, with what is `also` to be said; the tables of one gathering stand together.

        One session alone has no table where it is `told` by itself anyway.
        """
        few = self.count <= MOST_COLUMNS
        order = sorted(range(len(self.labels)), key=self._rank) if few else []
        return Group(
            title=self.first.scenario.title,
            simulated=self.first.opened.simulated,
            about=(*self._about(), *also),
            sessions=tuple(self._label(place, audience) for place in order),
            rounds=tuple(self._round(each, order) for each in self.rounds) if self.count > 1 or not told else (),
        )

    def _about(self) -> Iterator[str]:
        opened = self.first.opened
        yield SIMULATED if opened.simulated else REAL if self.count == 1 else "Sessions with people, not simulated."
        swapped = ", the rounds the other way round than in the scenario" if opened.order == "swap" else ""
        version = f"of version {opened.scenario.version}{swapped}"
        if self.count == 1:
            yield f"1 session {version}; no other one here is like it."
        else:
            yield f"{self.count} sessions {version}; set beside each other and never averaged."
        if (different := len(self.ids)) < self.count:
            sessions = "1 session" if different == 1 else f"{different} sessions"
            yield f"They are logs of {sessions}: what is here as a copy counts again."
        if len(self.gathered) == 1 and "" not in self.gathered and self.count > 1:
            yield "All of them are tables of one gathering."
        if self.forks:
            forks = "1 of them is a fork" if self.forks == 1 else f"{self.forks} of them are forks"
            yield f"{forks}: begun as another session was, and not counted in the spread."
        if self.count > 1:
            yield from labels.unfinished_ones(self.unfinished)

    def _rank(self, place: int) -> tuple[int, int, str]:
        """Return what to sort by: in the order they came, the tables of one gathering together."""
        label = self.labels[place]
        gathered = [each.gathering for each in self.labels]
        return (gathered.index(label.gathering), label.table, label.at) if label.gathering else (place, 0, "")

    def _label(self, place: int, audience: Audience) -> str:
        label = self.labels[place]
        whose = "" if audience.anonymous else f" {labels.whose(label, self.labels)}"
        return f"{place + 1}.{whose}{labels.remarks(label)}"

    def _round(self, round_id: str, order: list[int]) -> RoundLines:
        rows = [(kind, self.rows[round_id, name]) for name, kind in self.known.items() if name not in self.hidden]
        missing = {state: [kind.title for kind, row in rows if row.state == state] for state in STATES.values()}
        return RoundLines(
            self.rounds[round_id],
            tuple(self._line(kind, row, order) for kind, row in rows if not row.state and (order or row.numbers)),
            tuple(f"{state.capitalize()}: {'; '.join(titles)}." for state, titles in missing.items() if titles),
        )

    def _line(self, kind: Kind, row: Row, order: list[int]) -> Line:
        words = row.words + ["–"] * (len(order) - len(row.words))
        return Line(kind.title, tuple(words[place] for place in order), self._spread(row, kind))

    def _spread(self, row: Row, kind: Kind) -> str:
        said = [f"{count} {state}" for state, count in row.silent.items()]
        if row.numbers:
            said.insert(0, self._range(row.numbers, kind))
        return "; ".join(said) or NO_SPREAD

    def _range(self, numbers: "array[float]", kind: Kind) -> str:
        least, most = self._said(min(numbers), kind), self._said(max(numbers), kind)
        counted = self.count - self.apart
        where = f" ({len(numbers)} of {counted} sessions)" if len(numbers) < counted else ""
        if least == most:
            return f"{least}{where}"
        middle = f", middle {self._said(median(numbers), kind)}" if len(numbers) > 2 else ""
        return f"{least} to {most}{middle}{where}"

    def _said(self, value: float, kind: Kind) -> str:
        if kind.unit == "seconds":
            return wording.length(value)
        if kind.unit == "rungs apart" and value > 0:
            return f"+{wording.number(value)}"
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

    def groups(self, told: bool = False) -> tuple[Group, ...]:
        """Return the sessions side by side, real ones first; `told` says whether each is told by itself as well."""
        ordered = sorted(self._piles, key=lambda each: (each.simulated, each.scenario, each.version))
        return tuple(self._piles[alike].group(self._audience, self._apart(alike, ordered), told) for alike in ordered)

    def _apart(self, alike: Alike, ordered: Sequence[Alike]) -> tuple[str, ...]:
        """Return why a group stands apart from the others, as far as its own description does not say it."""
        others = [each for each in ordered if each.content != alike.content]
        changed = any((each.scenario, each.version) == (alike.scenario, alike.version) for each in others)
        first = len(ordered) > 1 and alike == ordered[0]
        return (UNLIKE.format(len(ordered)),) * first + (CHANGED,) * changed


def _alike(session: Session) -> Alike:
    opened = session.opened
    content = f"{opened.scenario_hash} {opened.deck_hash}"
    return Alike(opened.simulated, opened.scenario.id, opened.scenario.version, content, opened.order)
