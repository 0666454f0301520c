"""Appending one typical event, beside a bare write and fsync of a line of the same length.

The event is an offer beyond the card, with words of its own: it is encoded, hashed, checked by reading it back,
written and fsynced. Both files lie in the system's temporary folder; where that is only in memory, fsync costs nothing
and the ratio means nothing: name a folder on a disk with TMPDIR.
"""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from coopexercise.exercise.events import Event, OfferMade
from coopexercise.record import FileLog, create_log, now
from coopexercise.record.disk import DISK, NEW

from .table import Ratio, Row

RUNS = 2000
EVENT = Event(
    round="co-production",
    data=OfferMade(card="older-resident"),
    words={"text": "Forty years of knowing who has a ladder, and the patience to go and ask them for it"},
)


def measure() -> list[Row]:
    """Append to a log and to a bare file in turn."""
    with TemporaryDirectory() as folder, create_log(Path(folder, "log.jsonl"), "a-session-of-the-benchmark") as log:
        handle = DISK.open(Path(folder, "bare"), NEW)
        log.append([EVENT], now())
        line = log.path.read_bytes()
        pairs = [(_append(log), _bare(handle, line)) for _ in range(RUNS)]
        os.close(handle)
    ours, bare = zip(*pairs, strict=True)
    return [Ratio(what="append of one event", ours=ours, beside="bare write + fsync", baseline=bare, target=1.2)]


def _append(log: FileLog) -> float:
    moment = now()
    started = time.perf_counter()
    log.append([EVENT], moment)
    return (time.perf_counter() - started) * 1000


def _bare(handle: int, line: bytes) -> float:
    started = time.perf_counter()
    os.write(handle, line)
    DISK.sync(handle)
    return (time.perf_counter() - started) * 1000
