"""The debrief as one rectangular table: a row for each session, round, measure and side.

A cell of text that a spreadsheet would take for a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ..exercise.deck import Side
from ..exercise.measures import Kind, Measure, RoundMeasures, Value, contrast
from ..exercise.session import Session
from ..exercise.text import one_line
from .audience import PARTICIPANTS, Audience
from .comparison import shown
from .values import Numbering

COLUMNS = (
    "session", "scenario", "version", "order", "simulated", "round", "mode", "minutes",
    "measure", "side", "value", "state", "n", "events",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@")
Cell: TypeAlias = str | int | float | None


def pieces(sessions: Iterable[Session], audience: Audience = PARTICIPANTS) -> Iterator[bytes]:
    """Yield the table, session by session.

    `side` is empty for a total. `value` has several values apart by spaces; it is empty where `state` is not
    `measured`, and for a side from which there is nothing. `n` is what the value is out of, or how many people
    gave the answers behind it. `events` are the numbers of the log's entries, apart by spaces.
    """
    numbering = Numbering(audience)
    yield _lines([COLUMNS])
    for session in sessions:
        yield _lines(_rows(session, audience, numbering))


def _lines(rows: Iterable[Iterable[Cell]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


def _safe(cell: str) -> str:
    """Return a text that may be anybody's as it can stand in a cell."""
    text = one_line(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _rows(session: Session, audience: Audience, numbering: Numbering) -> Iterator[tuple[Cell, ...]]:
    opened, scenario = session.opened, session.scenario
    start = (_safe(numbering.id(session)), _safe(scenario.id), scenario.version)
    simulated = "true" if opened.simulated else "false"
    known = shown(session, audience.revealed(session))
    for played in contrast(session).rounds:
        about = (*start, opened.order, simulated, _safe(played.id), played.mode, played.minutes)
        for measure, kind in known.items():
            for row in _sides(played, measure, _safe(measure), kind):
                yield about + row


def _sides(played: RoundMeasures, name: str, called: str, kind: Kind) -> Iterator[tuple[Cell, ...]]:
    found = played.measures[name]
    events = " ".join(map(str, found.events))
    yield called, "", _value(found.value), found.state, _out_of(played, kind, found.value, None), events
    for side, value in found.by_side.items():
        silent = value is None and kind.unit != "evenness"
        yield (
            called,
            side,
            _value(value),
            "not_recorded" if silent else found.state,
            _out_of(played, kind, value, side),
            events,
        )


def _value(value: Value) -> Cell:
    if isinstance(value, int | float) or value is None:
        return value
    return _safe(value if isinstance(value, str) else " ".join(map(str, value)))


def _out_of(played: RoundMeasures, kind: Kind, value: Value, side: Side | None) -> Cell:
    """Return what a value is out of: people, items or choices; nothing where it is a count by itself."""
    if value is None:
        return None
    if isinstance(value, tuple) and kind.unit in ("rung", "score"):
        return len(value)
    basis = kind.out_of or ("slips" if kind.unit in ("rung", "score") else "")
    return _whole(played.measures[basis], side) if basis else None


def _whole(basis: Measure, side: Side | None) -> Cell:
    return _value(basis.by_side.get(side) if side else basis.value)
