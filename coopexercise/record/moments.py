"""Where the record's times come from: the computer's two clocks, and which boot they belong to.

Wall time is for people and can be set, by hand or by the network. Monotonic time counts from boot, cannot be set, and
is the same for all programs of one boot; on Linux and macOS it stands still while the computer sleeps, on Windows it
may not. So the two disagree after a sleep or when the clock was set; what that means is asked of the facilitator
elsewhere. Monotonic times of different boots have nothing to do with each other.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from ..exercise.events import Moment


def now() -> Moment:
    """Return this moment."""
    return moment(datetime.now(UTC), time.monotonic_ns(), this_boot())


def moment(wall: datetime, mono: int, boot: str) -> Moment:
    """Return a moment of a wall time with a time zone and of monotonic nanoseconds; both lose what is below 1 ms."""
    at = wall.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Moment(at, mono // 1_000_000, boot)


def boot_id(source: Callable[[], str]) -> str:
    """Return what `source` says; if it cannot say, an id for this run of the program alone.

    Then each run counts as a boot of its own: monotonic times are never compared on a guess.
    """
    try:
        return source().strip() or _run_id()
    except OSError:
        return _run_id()


def _run_id() -> str:
    return f"run-{uuid4()}"


def _linux_boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")


def _macos_boot() -> str:  # pragma: no cover - only macOS has it
    """Not `kern.boottime`, which moves when the clock is set."""
    from subprocess import DEVNULL, run

    command = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
    return run(command, stdin=DEVNULL, capture_output=True, text=True, check=False).stdout


def _windows_boot() -> str:  # pragma: no cover - only Windows has it
    """The number of times this Windows was booted; it does not move when the clock is set."""
    if sys.platform == "win32":
        import winreg

        key = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as parameters:
            return f"boot-{winreg.QueryValueEx(parameters, 'BootId')[0]}"
    raise OSError("no Windows")


_SOURCES: dict[str, Callable[[], str]] = {"darwin": _macos_boot, "win32": _windows_boot}


@cache
def this_boot() -> str:
    """Return the id of the running boot, asked for once in a program."""
    return boot_id(_SOURCES.get(sys.platform, _linux_boot))
