"""A program in a pseudo-terminal of its own, 120 columns wide and 40 lines high. Python has none on Windows."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Self

from .surroundings import ROOT

COLUMNS, LINES = 120, 40
AVAILABLE = sys.platform != "win32"
WHY_NOT = "needs a pseudo-terminal, which Python does not have on Windows"
_CONTROL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")
_PATIENCE = 30.0


class Stuck(Exception):
    """The program ended, or did not show in time what it should have."""


class Terminal:
    """Starts a program at once; `started` is when, in seconds of `time.perf_counter`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._handle, inside = _pair()
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment,
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(inside)
        self._seen = b""

    def press(self, keys: str) -> float:
        """Type keys, forget what was shown before, and return when that was."""
        self._seen = b""
        pressed = time.perf_counter()
        os.write(self._handle, keys.encode())
        return pressed

    def wait_for(self, *texts: str) -> float:
        """Return when the last of these texts had come, or raise Stuck."""
        wanted = [text.encode() for text in texts]
        end = time.perf_counter() + _PATIENCE
        shown = b""
        while self._take(end - time.perf_counter()):
            shown = _CONTROL.sub(b"", self._seen)
            if all(text in shown for text in wanted):
                return self._came
        raise Stuck(f"{texts} did not come; the last that came: {shown[-500:].decode(errors='replace')}")

    def rest(self, seconds: float) -> None:
        """Read on for a while, so that the program never waits for its terminal."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._take(left)

    def last(self) -> None:
        """Read on until the program ends by itself."""
        while self._take(_PATIENCE):
            pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self.end()

    def end(self) -> float:
        """End the program, and return the most memory (resident) it had at any time, in megabytes."""
        if sys.platform == "win32":
            raise Stuck(WHY_NOT)
        os.kill(self._process.pid, signal.SIGKILL)  # not Popen.kill, which may reap the process itself
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self._handle)
        return _megabytes(usage.ru_maxrss)

    def _take(self, patience: float) -> bool:
        """Take what comes within so many seconds; False when nothing did, or the program ended."""
        ready, _, _ = select.select([self._handle], [], [], max(patience, 0))
        try:
            data = os.read(self._handle, 65536) if ready else b""
        except OSError:  # how Linux says that nobody is at the other end
            return False
        self._came = time.perf_counter()
        self._seen += data
        return bool(data)


def own_memory() -> float:
    """Return the most memory that this process had; a child starts with at least that on its account."""
    if sys.platform == "win32":
        raise Stuck(WHY_NOT)
    import resource

    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _megabytes(peak: int) -> float:
    """Convert what the system gives: bytes on macOS, kilobytes elsewhere."""
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _pair() -> tuple[int, int]:
    """Return the two ends of a pseudo-terminal of the right size."""
    if sys.platform == "win32":
        raise Stuck(WHY_NOT)
    import pty
    import termios

    outside, inside = pty.openpty()
    termios.tcsetwinsize(inside, (LINES, COLUMNS))
    return outside, inside
