"""The same surroundings for every program that is measured."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent
OWN = Path(sysconfig.get_path("scripts")) / ("coopexercise.exe" if sys.platform == "win32" else "coopexercise")
"""The installed command."""
_UNWANTED = ("TEXTUAL", "PYTHON", "NO_COLOR", "COLUMNS", "LINES", "XDG_", "COV_")


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a good terminal, with `home` as the user's folder and no setting of the program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    data = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    return kept | data | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def file(name: str) -> list[str]:
    """Return the command that runs a file of the benchmarks as a program."""
    return [sys.executable, str(Path(__file__).with_name(name))]


def module(name: str, *arguments: object) -> list[str]:
    """Return the command that runs a module of the benchmarks."""
    return [sys.executable, "-m", f"benchmarks.{name}", *map(str, arguments)]


def prepare(what: str, home: Path) -> None:
    """Let `sessions` make something in a process of its own, so that this one stays small."""
    subprocess.run(module("sessions", what, home), env=environment(home), cwd=ROOT, check=True)
