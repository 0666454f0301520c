"""What the figures were measured on."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path


def describe() -> str:
    """Return processor, cores, system and versions in one paragraph."""
    system = f"{platform.system()} {'.'.join(platform.release().split('.')[:2])} ({platform.machine()})"
    packages = ", ".join(f"{name} {version(name)}" for name in ("coopexercise", "textual", "msgspec"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"Measured on: {_processor()}, {os.cpu_count()} cores; {system}; {python}; {packages}."


def _processor() -> str:
    return (_from_linux() if platform.system() == "Linux" else _from_macos()) or platform.processor() or "unknown"


def _from_linux() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", cpuinfo.read_text() if cpuinfo.exists() else "", re.MULTILINE)
    return found[1] if found else ""


def _from_macos() -> str:
    if platform.system() != "Darwin":
        return ""
    command = ["sysctl", "-n", "machdep.cpu.brand_string"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
