"""A log that goes on in another place, because its disk was full: a small file beside it says where."""

from pathlib import Path

from ..exercise.text import one_line
from .atomic import write_atomic
from .disk import DISK, PRIVATE, Disk

_LIMIT = 4096


def moved_path(log: Path) -> Path:
    """Return where it is said where a log goes on."""
    return log.with_name(log.name + ".moved")


def say_moved(log: Path, to: Path, *, disk: Disk = DISK) -> None:
    """Say beside a log where it goes on, so that nobody goes on with it here. Raises OSError."""
    write_atomic(moved_path(log), f"{to.absolute()}\n".encode(), mode=PRIVATE, disk=disk)


def went_to(log: Path) -> str:
    """Return where a log goes on; "" when it goes on where it is."""
    try:
        with moved_path(log).open("rb") as file:
            return one_line(file.read(_LIMIT).decode())
    except (OSError, ValueError):
        return ""
