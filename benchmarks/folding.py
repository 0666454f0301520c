"""Folding a log of 100,000 events, beside only decoding its lines into typed events.

The events are those of a rehearsed session, again and again between its first and its last, as one log with an
unbroken chain. The file is read from the system's memory, as after any first reading.
"""

import gc
import time
from collections.abc import Callable
from itertools import chain, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from coopexercise.exercise.events import LINE, Event
from coopexercise.exercise.session import Session, fold
from coopexercise.record import MemoryLog, read

from .sessions import rehearsed
from .table import Ratio, Row

EVENTS = 100_000
RUNS = 7
_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(LINE)


def measure() -> list[Row]:
    """Decode, decode and fold, read and fold, in turn."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "long.jsonl")
        write_long(log, EVENTS)
        rounds = [(timed(_folded, log), timed(decoded, log), timed(_read, log)) for _ in range(RUNS)]
    folded, bare, checked = zip(*rounds, strict=True)
    beside = "bare typed decode"
    return [
        Ratio(what="decode and fold 100,000 events", ours=folded, beside=beside, baseline=bare, target=1.5),
        Ratio(
            what="the same with the chain checked (`record.read` and fold)",
            ours=checked,
            beside=beside,
            baseline=bare,
        ),
    ]


def write_long(path: Path, events: int) -> None:
    """Write a log of so many events."""
    first, *middle, last = rehearsed()
    log = MemoryLog(first.session)
    for event in chain([first], islice(cycle(middle), events - 2), [last]):
        log.append([event], event.moment)
    path.write_bytes(log.content)


def decoded(path: Path) -> list[Event]:
    """Return the events of a log as its lines say, unchecked."""
    with path.open("rb") as file:
        return [_DECODER.decode(line) for line in file]


def _folded(path: Path) -> Session:
    return fold(decoded(path))


def _read(path: Path) -> Session:
    return fold(read(path).events)


def timed(work: Callable[[Path], object], path: Path) -> float:
    """Return the milliseconds of one run, without what runs before it left behind."""
    gc.collect()
    started = time.perf_counter()
    result = work(path)
    taken = (time.perf_counter() - started) * 1000
    del result
    return taken
