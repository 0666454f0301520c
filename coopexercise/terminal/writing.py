"""The report of a session that has ended, written beside its record."""

from pathlib import Path

from ..exercise.session import Session
from ..record import write_atomic
from ..reports.debrief import report


def write_report(session: Session, log: Path) -> Path:
    """Write the participants' report as HTML beside a log, and return where it is. Raises OSError."""
    path = log.with_suffix(".html")
    write_atomic(path, report([session], "html").encode())
    return path
