"""`coopexercise --help` beside an interpreter that does nothing; both are the same Python in the same surroundings."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .surroundings import OWN, ROOT, environment
from .table import Ratio, Row

RUNS = 31
HELP = (str(OWN), "--help")
BARE = (sys.executable, "-c", "pass")


def measure() -> list[Row]:
    """Run both in turn; the first run of each does not count."""
    with TemporaryDirectory() as folder:
        around = environment(Path(folder))
        pairs = [(_run(HELP, around), _run(BARE, around)) for _ in range(RUNS + 1)][1:]
    ours, bare = zip(*pairs, strict=True)
    return [Ratio(what="`coopexercise --help`", ours=ours, beside="`python -c pass`", baseline=bare, target=4)]


def _run(command: Sequence[str], around: dict[str, str]) -> float:
    """Return the milliseconds from start to end."""
    started = time.perf_counter()
    subprocess.run(command, env=around, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - started) * 1000
