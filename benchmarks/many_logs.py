"""A table of 10,000 sessions, `debrief FOLDER --format csv`, beside a bare typed scan of the same folder.

The bare typed scan opens every file, decodes every line into its typed event, and does nothing else: it neither checks
the chain nor folds, measures or writes. The logs are rehearsed ones of every scenario that the program ships, each
again and again with an id of its own and an unbroken chain. All runs are in this process; the command starts a helper
beside it. Its memory is that of a run in a process of its own: the most that it and its helper had resident.
"""

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr
from io import StringIO
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from coopexercise import cli
from coopexercise.commands import many
from coopexercise.exercise.events import Event, SessionEnded
from coopexercise.library import Loaded, load
from coopexercise.record import read
from coopexercise.record.line import encode
from coopexercise.simulation import simulate

from .folding import decoded
from .surroundings import ROOT
from .table import Amount, Ratio, Row, Skipped

LOGS = 10_000
REHEARSED = 66
PEOPLE = 6
RUNS = 3
MEMORY = 100
"""The most megabytes."""
WHAT = f"debrief a folder of {LOGS:,} logs as CSV"
_CHILD = """
import json, resource, sys
from coopexercise import cli
if __name__ == "__main__":
    cli.run(sys.argv[1:])
    print(json.dumps([resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]))
"""


def measure() -> list[Row]:
    """Make the logs, then scan and report in turn."""
    with TemporaryDirectory() as folder:
        logs, table = Path(folder, "logs"), Path(folder, "figures.csv")
        logs.mkdir()
        fill(logs, LOGS)
        rounds = [tuple(_timed(work, logs, table) for work in (_by_two, _by_one, _scanned)) for _ in range(RUNS)]
        two, one, bare = zip(*rounds, strict=True)
        beside = "bare typed scan, same process"
        return [
            Ratio(what=WHAT, ours=two, beside=beside, baseline=bare, target=1.5),
            Ratio(what=f"{WHAT}, by one process", ours=one, beside=beside, baseline=bare),
            _memory(logs, table),
        ]


def fill(folder: Path, count: int) -> None:
    """Fill a folder with so many logs."""
    scenarios = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))
    made = [_rehearsed(folder / "rehearsed.jsonl", scenarios[seed % len(scenarios)], seed) for seed in range(REHEARSED)]
    for place, events in enumerate(islice(cycle(made), count)):
        (folder / f"{place:05d}.jsonl").write_bytes(_chained(events))


def _rehearsed(path: Path, scenario: str, seed: int) -> tuple[Event, ...]:
    loaded = load(scenario)
    assert isinstance(loaded, Loaded)
    simulate(loaded, ((),) * PEOPLE, seed, path)
    events = read(path).events
    path.unlink()
    return events


def _chained(events: Iterable[Event]) -> bytes:
    """Return the lines of a log with an id of its own."""
    session, head, lines = str(uuid.uuid4()), "", []
    for event in events:
        data = replace(event.data, head=head) if isinstance(event.data, SessionEnded) else event.data
        lines.append(encode(replace(event, session=session, data=data), head))
        head = json.loads(lines[-1])["hash"]
    return b"".join(lines)


def _timed(work: Callable[[Path, Path], object], logs: Path, table: Path) -> float:
    started = time.perf_counter()
    work(logs, table)
    return (time.perf_counter() - started) * 1000


def _scanned(logs: Path, _: Path) -> None:
    for path in sorted(logs.glob("*.jsonl")):
        decoded(path)


def _by_two(logs: Path, table: Path) -> None:
    with redirect_stderr(StringIO()):
        assert cli.run(["debrief", str(logs), "--format", "csv", "-o", str(table)]) == 0


def _by_one(logs: Path, table: Path) -> None:
    least, many.LEAST = many.LEAST, LOGS + 1
    try:
        _by_two(logs, table)
    finally:
        many.LEAST = least


def _memory(logs: Path, table: Path) -> Row:
    what = f"memory (peak resident, both processes together): {WHAT}"
    if sys.platform == "win32":
        return Skipped(what=what, why="Windows does not tell the memory of children")
    script = table.with_name("child.py")  # a file, which the helper can import anew
    script.write_text(_CHILD, encoding="utf-8")
    command = [sys.executable, str(script), "debrief", str(logs), "--format", "csv", "-o", str(table)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Amount(what=what, ours=sum(json.loads(told)) / unit, target=MEMORY, unit="MB")
