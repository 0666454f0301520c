"""Runs a program and writes down how much processor time it took: `python -m benchmarks.clocked FILE CORE [LOG]`.

With a LOG it is coopexercise, resuming that session; without, the smallest program with a label that ticks. It runs
on one core where the system allows that.
"""

import os
import sys
import threading
import time
from pathlib import Path

SETTLED = 2.0
"""Seconds until a program has painted itself and everything that is due at its start is done."""
SECONDS = 20.0


def main(result: Path, core: int, log: Path | None) -> None:
    """Run until the time is over."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    threading.Thread(target=_watch, args=[result], daemon=True).start()
    _run(log)


def _run(log: Path | None) -> None:
    if log is None:
        from .ticking import Ticking

        Ticking().run()
    else:
        from coopexercise.terminal.app import CoopApp
        from coopexercise.terminal.opening import open_old
        from coopexercise.terminal.start import Start

        CoopApp(Start(resume=open_old(log))).run()


def _watch(result: Path) -> None:
    """Measure from outside the program's own loop: the process time of all its threads, milliseconds."""
    time.sleep(SETTLED)
    before = time.process_time()
    time.sleep(SECONDS)
    result.write_text(str((time.process_time() - before) * 1000))
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
