"""The processor time of a running clock over 20 seconds, beside a label that ticks once a second.

The program is in a co-production round with 200 events. Both run at the same time, each on a core of its own, and
change cores from run to run.
"""

import os
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from .pseudo_terminal import AVAILABLE, WHY_NOT, Terminal
from .surroundings import environment, module, prepare
from .table import Ratio, Row, Skipped

RUNS = 7
WHAT = "processor time of a running clock, 20 s"


def measure() -> list[Row]:
    """Let both tick beside each other."""
    if not AVAILABLE:
        return [Skipped(what=WHAT, why=WHY_NOT)]
    with TemporaryDirectory() as folder:
        pairs = [_side_by_side(Path(folder), run) for run in range(RUNS)]
    ours, ticking = zip(*pairs, strict=True)
    beside = "smallest Textual program with a label that ticks"
    return [Ratio(what=WHAT, ours=ours, beside=beside, baseline=ticking, target=1.5)]


def _side_by_side(folder: Path, run: int) -> tuple[float, float]:
    """Return the milliseconds of processor time of the program and of the label."""
    home = folder / str(run)
    home.mkdir()
    prepare("round", home)
    first, second = _cores(run)
    with _started(home / "ours", first, home / "round.jsonl") as ours, _started(home / "theirs", second) as theirs:
        readers = [threading.Thread(target=each.last) for each in (ours, theirs)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    return float((home / "ours").read_text()), float((home / "theirs").read_text())


def _started(result: Path, core: int, *log: Path) -> Terminal:
    return Terminal(module("clocked", result, core, *log), environment(result.parent))


def _cores(run: int) -> tuple[int, int]:
    """Return a core for each of the two, the other way round in every second run."""
    usable = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
    first, last = usable[0], usable[-1]
    return (first, last) if run % 2 else (last, first)
