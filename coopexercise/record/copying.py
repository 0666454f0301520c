"""A new log with events that already happened: for a fork."""

import uuid
from collections.abc import Iterable
from pathlib import Path

from ..exercise.events import Event
from .atomic import write_new
from .disk import DISK, Disk
from .log import MemoryLog


def write_copy(path: Path, events: Iterable[Event], *, disk: Disk = DISK) -> str:
    """Write a log of these events, with their own times, a new session id and a new chain; return the id.

    The file is there whole or not at all. Raises FileExistsError and other OSErrors, and AppendFailed.
    """
    log = MemoryLog(str(uuid.uuid4()))
    for event in events:
        log.append([event], event.moment)
    write_new(path, log.content, disk=disk)
    return log.session
