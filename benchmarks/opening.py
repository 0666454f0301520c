"""Opening a session of 10,000 events, beside only decoding its lines into typed events.

A replay glances at the log, shows it, and has the chain checked in the background; going on with a session reads it
properly first. The events are those of a rehearsed session, again and again, as one log with an unbroken chain.
"""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from coopexercise.exercise.session import fold
from coopexercise.record import glance, read

from .folding import decoded, timed, write_long
from .table import Ratio, Row

EVENTS = 10_000
RUNS = 21
BESIDE = "bare typed decode"


def measure() -> list[Row]:
    """Decode, glance, glance and fold, read and fold, and wait for the check in the background, in turn."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "long.jsonl")
        write_long(log, EVENTS)
        works: tuple[Callable[[Path], object], ...] = (decoded, glance, _shown, _resumed)
        rounds = [(*(timed(work, log) for work in works), _background(log)) for _ in range(RUNS)]
    bare, glanced, shown, resumed, checked = zip(*rounds, strict=True)

    def row(what: str, ours: tuple[float, ...], target: float | None = None) -> Ratio:
        return Ratio(what=what, ours=ours, beside=BESIDE, baseline=bare, target=target)

    return [
        row("open a session of 10,000 events for replay (`record.glance`)", glanced, 1.3),
        row("the same, folded to its last event", shown),
        row("open it to go on with it (`record.read` and fold)", resumed),
        row("until a check in the background is done, after a glance", checked),
    ]


def _shown(path: Path) -> object:
    return fold(glance(path).events)


def _resumed(path: Path) -> object:
    return fold(read(path).events)


def _background(path: Path) -> float:
    """Return the milliseconds of a check in a thread, while nothing else is done."""
    glance(path)
    started = time.perf_counter()
    check = Thread(target=read, args=(path,))
    check.start()
    check.join()
    return (time.perf_counter() - started) * 1000
