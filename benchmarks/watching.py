"""How soon the projector view shows what another program has recorded.

The view follows the log of a co-production round with 200 events in a pseudo-terminal. The time runs from the return
of the append, a pause of the clock, until the word that says so has come out of the view's terminal.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from coopexercise.exercise.events import ClockPaused, ClockResumed, Event
from coopexercise.record import FileLog, now, open_log

from .pseudo_terminal import AVAILABLE, WHY_NOT, Terminal
from .surroundings import OWN, environment, prepare
from .table import Percentile, Row, Skipped

RUNS = 40
PAUSE = 0.23
"""Seconds between two entries: never in step with the looks at the log."""
WHAT = "recorded elsewhere to shown on the projector"


def measure() -> list[Row]:
    """Record something, and wait for the view."""
    if not AVAILABLE:
        return [Skipped(what=WHAT, why=WHY_NOT)]
    with TemporaryDirectory() as folder:
        home = Path(folder)
        prepare("round", home)
        path = home / "round.jsonl"
        with Terminal([str(OWN), "show", str(path)], environment(home)) as view, open_log(path).log as log:
            view.wait_for("PROPOSALS")
            times = [_seen(view, log) for _ in range(RUNS)]
    return [Percentile(what=WHAT, ours=times, target=100)]


def _seen(view: Terminal, log: FileLog) -> float:
    view.rest(PAUSE)
    log.append([Event(round="co-production", data=ClockPaused())], now())
    recorded = time.perf_counter()
    shown = view.wait_for("Paused")
    log.append([Event(round="co-production", data=ClockResumed())], now())
    return (shown - recorded) * 1000
