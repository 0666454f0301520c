"""The debrief as one rectangular table: a row for each session, round, measure and side.

A cell of text that a spreadsheet would take for a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
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
HEAD = f"{','.join(COLUMNS)}\n".encode()
FORMULA = ("=", "+", "-", "@")
Cell: TypeAlias = str | int | float
"""What stands between two commas: a number, or a text that is quoted where it must be."""


def pieces(sessions: Iterable[Session], audience: Audience = PARTICIPANTS) -> Iterator[bytes]:
    """Return the table, session by session.

    `side` is empty for a total. `value` has several values apart by spaces; it is empty where `state` is not
    `measured`, and for a side from which there is nothing. `n` is what the value is out of, or how many people
    gave the answers behind it. `events` are the numbers of the log's entries, apart by spaces.
    """
    numbering = Numbering(audience)
    return framed(piece(session, audience, numbering.id(session)) for session in sessions)


def framed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the whole table, from what `piece` returned of each session."""
    yield HEAD
    yield from pieces


def piece(session: Session, audience: Audience, name: str) -> bytes:
    """Return the rows of one session, which is called `name` in them."""
    return "".join(_rows(session, audience, name)).encode()


@lru_cache(maxsize=4096)
def _text(cell: str) -> str:
    """Return a text that may be anybody's as a cell: never a formula, and quoted where it must be."""
    text = one_line(cell)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="").writerow([f"'{text}" if text.startswith(FORMULA) else text, ""])
    return buffer.getvalue().removesuffix(",")


def _rows(session: Session, audience: Audience, name: str) -> Iterator[str]:
    opened, scenario = session.opened, session.scenario
    simulated = "true" if opened.simulated else "false"
    start = f"{_text(name)},{_text(scenario.id)},{scenario.version},{opened.order},{simulated}"
    known = shown(session, audience.revealed(session))
    for played in contrast(session).rounds:
        about = f"{start},{_text(played.id)},{played.mode},{played.minutes}"
        for measure, kind in known.items():
            yield from _sides(f"{about},{_text(measure)}", played, played.measures[measure], kind)


def _sides(about: str, played: RoundMeasures, found: Measure, kind: Kind) -> Iterator[str]:
    events = " ".join(map(str, found.events))
    yield f"{about},,{_value(found.value)},{found.state},{_out_of(played, kind, found.value, None)},{events}\n"
    for side, value in found.by_side.items():
        state = "not_recorded" if value is None and kind.unit != "evenness" else found.state
        yield f"{about},{side},{_value(value)},{state},{_out_of(played, kind, value, side)},{events}\n"


def _value(value: Value) -> Cell:
    if isinstance(value, int | float):
        return value
    if value is None:
        return ""
    return _text(value if isinstance(value, str) else " ".join(map(str, value)))


def _out_of(played: RoundMeasures, kind: Kind, value: Value, side: Side | None) -> Cell:
    """Return what a value is out of: people, items or choices; nothing where it is a count by itself."""
    if value is None:
        return ""
    if isinstance(value, tuple) and kind.unit in ("rung", "score"):
        return len(value)
    basis = kind.out_of or ("slips" if kind.unit in ("rung", "score") else "")
    return _whole(played.measures[basis], side) if basis else ""


def _whole(basis: Measure, side: Side | None) -> Cell:
    return _value(basis.by_side.get(side) if side else basis.value)
