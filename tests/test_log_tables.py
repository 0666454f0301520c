"""A folder of sealed logs is a table: DuckDB gets the same sums as the program, with the queries of the docs."""

import re
import shutil
import uuid
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coopexercise.exercise.events import DecisionMade, Event, OfferMade, VoiceTaken
from coopexercise.exercise.rehearsal import rehearse
from coopexercise.exercise.session import Session, fold
from coopexercise.library import Loaded, load
from coopexercise.record import MemoryLog, read
from coopexercise.simulation import SimulatedClock
from coopexercise.terminal.conductor import Conductor
from coopexercise.terminal.opening import Plan, carry_out, opening_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROOT = Path(__file__).parent.parent
QUERIES = re.findall(
    r"^```sql\n(.*?)^```", (ROOT / "docs" / "log-format.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
REHEARSED = 200
CORRECTED = ("by-hand", "cut-short", "redacted")
"""Golden logs with entries that were put right and taken back, and with words that were removed."""

pytestmark = pytest.mark.xdist_group("tables")  # the logs are made once


@cache
def loaded_once(scenario: str) -> Loaded:
    """Return a scenario of the library."""
    loaded = load(scenario)
    assert isinstance(loaded, Loaded)
    return loaded


def sealed_log(scenario: str, people: int, seed: int) -> bytes:
    """Return the bytes of the log of a rehearsed session."""
    loaded = loaded_once(scenario)
    clock, log = SimulatedClock(), MemoryLog(str(uuid.uuid4()))
    conductor = Conductor(log, clock.now)
    plan = Plan(scenario=loaded.scenario, deck=loaded.deck, seed=seed, capture="full")
    carry_out(conductor, opening_of(plan, simulated=True))
    rehearse(partial(carry_out, conductor), clock.wait, [()] * people, seed)
    return log.content


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two hundred rehearsed sessions, and three that were led by hand."""
    folder = tmp_path_factory.mktemp("sealed")
    for number in range(REHEARSED):
        scenario, people = ("taster", 4 + number % 3) if number % 4 else ("community-centre", 5 + number % 5)
        (folder / f"{number}.jsonl").write_bytes(sealed_log(scenario, people, number))
    for name in CORRECTED:
        shutil.copy(ROOT / "tests" / "golden" / "v1" / f"{name}.jsonl", folder)
    return folder


@pytest.fixture(scope="module")
def events(sealed: Path) -> list[tuple[Event, ...]]:
    """The events of each log, as the program reads them."""
    readings = [read(path) for path in sealed.glob("*.jsonl")]
    assert [reading.closed for reading in readings] == [True] * (REHEARSED + len(CORRECTED))
    return [reading.events for reading in readings]


@pytest.fixture(scope="module")
def sessions(events: list[tuple[Event, ...]]) -> list[Session]:
    """The sessions that the logs fold to."""
    return [fold(each) for each in events]


@pytest.fixture(scope="module")
def tables(sealed: Path) -> Iterator["DuckDBPyConnection"]:
    """DuckDB with the views of the docs."""
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        for view in QUERIES[:2]:
            connection.execute(view.replace("sealed/*.jsonl", f"{sealed.as_posix()}/*.jsonl"))
        yield connection


def rounds(session: Session) -> Iterator[str]:
    yield from session.filed


def test_counts_of_kinds(tables: "DuckDBPyConnection", events: list[tuple[Event, ...]]) -> None:
    """Every line of every log, by its kind."""
    found = dict(tables.execute("SELECT kind, count(*) FROM lines GROUP BY kind").fetchall())
    assert found == Counter(event.kind for each in events for event in each)
    assert found["session.opened"] == REHEARSED + len(CORRECTED)


def test_columns_hold_what_was_written(tables: "DuckDBPyConnection", events: list[tuple[Event, ...]]) -> None:
    """Sums over numbers, times, hashes and lengths of words."""
    query = (
        'SELECT sum(seq), sum(mono), sum(epoch_ms("at")), count(DISTINCT hash), count(DISTINCT session), '
        "sum(json_array_length(json_keys(words))) FROM lines"
    )
    every = [event for each in events for event in each]
    assert tables.execute(query).fetchone() == (
        sum(event.seq for event in every),
        sum(event.mono for event in every),
        sum(round(event.moment.wall.timestamp() * 1000) for event in every),
        len({event.hash for event in every}),
        len(events),
        sum(len(event.words) for event in every),
    )


def test_offers_of_each_round(tables: "DuckDBPyConnection", sessions: list[Session]) -> None:
    """As they stand after corrections."""
    expected = Counter(name for each in sessions for name in rounds(each) for _ in each.entries(name, OfferMade))
    assert dict(tables.execute(QUERIES[2]).fetchall()) == expected


def test_decisions_by_method(tables: "DuckDBPyConnection", sessions: list[Session]) -> None:
    """In each round."""
    decided = (
        (name, data.method)
        for each in sessions
        for name in rounds(each)
        for _, data in each.entries(name, DecisionMade)
    )
    assert {row[:2]: row[2] for row in tables.execute(QUERIES[3]).fetchall()} == Counter(decided)


def test_turns_by_role(tables: "DuckDBPyConnection", sessions: list[Session]) -> None:
    """In each round."""
    turns = (
        (name, data.card) for each in sessions for name in rounds(each) for _, data in each.entries(name, VoiceTaken)
    )
    assert {row[:2]: row[2] for row in tables.execute(QUERIES[4]).fetchall()} == Counter(turns)


def test_entries_stand_as_they_were_corrected(tables: "DuckDBPyConnection", sessions: list[Session]) -> None:
    """Each filed entry, with its latest words; those that were taken back are gone."""
    kinds = {event.kind for each in sessions for trail in each.filed.values() for event in trail}
    query = "SELECT session, seq, words->>'reason' FROM entries WHERE kind IN (SELECT unnest(?)) ORDER BY ALL"
    expected = [
        (each.id, event.seq, event.words.get("reason"))
        for each in sessions
        for trail in each.filed.values()
        for event in trail
    ]
    assert any(each.corrected for each in sessions)
    assert tables.execute(query, [sorted(kinds)]).fetchall() == sorted(expected, key=lambda row: (row[0], row[1]))
