"""The measures of a folder of logs, counted by DuckDB from the entries: the same numbers as in the table of `debrief`.

The logs are rehearsed, and then made harder: entries are put right and taken back, slips are given a second time or
declined, cards change hands in the middle of a round, and people leave.
"""

import random
import uuid
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec.structs import replace

from coopexercise import cli
from coopexercise.exercise import events as ev
from coopexercise.exercise.events import CardMoved, EntryCorrected, Event, SeatLeft
from coopexercise.record.line import encode
from coopexercise.record.read import read_from

from .test_log_tables import QUERIES, ROOT, sealed_log

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
BOUNDED, MANY = 44, 10_000
"""How many logs; of very many some are rehearsed, and the others are copies with ids of their own."""
TOLD = "SELECT session, round, coalesce(side, ''), value FROM figures WHERE measure = ? AND state = 'measured'"


def queries() -> dict[str, str]:
    """Return every query by the name of its measure, which is its first line."""
    beside = (ROOT / "tests" / "measures.sql").read_text(encoding="utf-8").split("\n\n")[1:]
    parts = [query.removeprefix("-- ").partition("\n") for query in (*QUERIES, *beside) if query.startswith("-- ")]
    return {measure: query for measure, _, query in parts}


def views() -> list[str]:
    """Return what makes each view: those of the docs, then those of the tests."""
    beside = (ROOT / "tests" / "measures.sql").read_text(encoding="utf-8").split("\n\n")
    return [query for query in (*QUERIES, *beside) if query.startswith("CREATE VIEW")]


def harder(events: tuple[Event, ...], seed: int) -> Iterator[Event]:
    """Yield the events of a session in which more happens than in a rehearsal, without their places."""
    chance = random.Random(seed)
    corrections: list[Event] = []
    for seq, event in enumerate(_livelier(events, chance), 1):
        yield event
        if correction := _correction(seq, event, chance):
            corrections.append(replace(events[-1], data=correction, round=event.round, words=event.words))
    yield from corrections
    yield events[-1]


def _livelier(events: tuple[Event, ...], chance: random.Random) -> Iterator[Event]:
    """Yield all events but the last; cards are swapped, somebody leaves, clocks stand, slips are given again."""
    deal = next(event.data.deal for event in events if isinstance(event.data, ev.CardsDealt))
    leaving = chance.choice([event for event in events if isinstance(event.data, ev.IdeaRaised)])
    clock = cycle((ev.ClockPaused(), ev.ClockResumed()))
    for event in events[:-1]:
        yield event
        one, two = chance.sample(sorted(deal), 2)
        match event.data:
            case ev.StepStarted():
                yield replace(event, data=next(clock))
            case ev.OfferMade() if chance.random() < 0.1:
                yield replace(event, data=CardMoved(card=deal[one], giver=one, taker=two), words={})
                yield replace(event, data=CardMoved(card=deal[two], giver=two, taker=one), words={})
            case ev.RatingGiven() if chance.random() < 0.4:
                again = replace(event.data, rung=chance.randint(1, 7), declined=chance.random() < 0.3)
                yield replace(event, data=again)
        if event is leaving:
            left = SeatLeft(seat=one, card="passes", to=two) if chance.random() < 0.5 else SeatLeft(seat=one)
            yield replace(event, data=left, words={})


def _correction(seq: int, event: Event, chance: random.Random) -> EntryCorrected | None:
    """Return what is put right or taken back later of an event, or None."""
    if chance.random() > 0.15:
        return None
    match event.data:
        case ev.OfferMade() | ev.VoiceTaken() | ev.ParametersExplained():
            return EntryCorrected(seq=seq, withdrawn=True)
        case ev.RatingGiven():
            changed: ev.Data = replace(event.data, rung=8 - (event.data.rung or 4), declined=False)
        case ev.DecisionMade():
            changed = replace(event.data, method="consent", final_say="group")
        case _:
            return None
    replacement = {name: value for name, value in msgspec.to_builtins(changed).items() if name != "kind"}
    return EntryCorrected(seq=seq, replacement=replacement)


def chained(events: Iterable[Event], session: str) -> bytes:
    """Return the lines of a log with an id of its own."""
    lines, head = [], ""
    for seq, event in enumerate(events, 1):
        data = replace(event.data, head=head) if isinstance(event.data, ev.SessionEnded) else event.data
        lines.append(encode(replace(event, session=session, seq=seq, data=data), head))
        head = lines[-1][-67:-3].decode()
    return b"".join(lines)


def fill(folder: Path, count: int, rehearsed: int) -> None:
    """Fill a folder with so many logs, every second of them made harder."""
    made = []
    for seed in range(rehearsed):
        scenario = SCENARIOS[seed % len(SCENARIOS)]
        events = read_from(BytesIO(sealed_log(scenario, 6, seed))).events
        made.append(tuple(harder(events, seed)) if seed % 2 else events)
    for place, events in enumerate(islice(cycle(made), count), 1):
        (folder / f"{place:05d}.jsonl").write_bytes(chained(events, str(uuid.UUID(int=place))))


def counted(folder: Path) -> Iterator[tuple[str, object, object]]:
    """Yield each measure with the figures of DuckDB and those of `debrief`."""
    duckdb = pytest.importorskip("duckdb")
    logs, table = folder / "logs", folder / "figures.csv"
    assert cli.run(["debrief", str(logs), "--format", "csv", "-o", str(table)]) == 0
    with duckdb.connect(str(folder / "work.duckdb")) as connection:
        for view in views():
            stored = view.replace("CREATE VIEW", "CREATE TABLE", 1)  # read once, not for each query
            connection.execute(stored.replace("sealed/*.jsonl", f"{logs.as_posix()}/*.jsonl"))
        connection.execute("CREATE TABLE figures AS SELECT * FROM read_csv(?, all_varchar = true)", [str(table)])
        for measure, query in queries().items():
            yield measure, figures(connection, query), figures(connection, TOLD.replace("?", f"'{measure}'"))


def figures(connection: "DuckDBPyConnection", query: str) -> dict[tuple[str, ...], str]:
    """Return the figures of a query by session, round and side, but for those that are 0."""
    rows = connection.execute(query.rstrip().removesuffix(";")).fetchall()
    found = {tuple(row[:3]): plain(row[3]) for row in rows}
    return {place: value for place, value in found.items() if value not in ("", "0")}


def plain(value: object) -> str:
    """Return a figure as it is compared: numbers without the places that say nothing."""
    text = "" if value is None else str(value)
    return text.removesuffix(".0")


def test_fifty_logs(tmp_path: Path) -> None:
    """Every figure of every session and round, and nothing left over on either side."""
    (tmp_path / "logs").mkdir()
    fill(tmp_path / "logs", BOUNDED, BOUNDED)
    for measure, counted_here, told in counted(tmp_path):
        assert (measure, counted_here) == (measure, told)
        assert told, measure


@pytest.mark.stress
def test_very_many_logs(tmp_path: Path) -> None:
    """Ten thousand: written by two processes."""
    (tmp_path / "logs").mkdir()
    fill(tmp_path / "logs", MANY, 40 * len(SCENARIOS) // 4)
    for measure, counted_here, told in counted(tmp_path):
        assert counted_here == told, measure
