"""What a session that has ended leaves behind beside its record: report, project pack, reminders."""

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from ..exercise.session import Session
from ..record import write_atomic
from ..reports import pack
from ..reports.debrief import report


class Paper(Struct, frozen=True):
    """One file beside a record, or why there is none."""

    what: str
    name: str
    problem: str = ""
    """Empty when it was written."""


def write_papers(session: Session, log: Path) -> tuple[Paper, ...]:
    """Write whatever there is to take away, each by itself, and return what became of it.

    Never fails: the session has ended, and its record is safe. What a session has nothing for is left out.
    """
    return tuple(filter(None, (_written(session, log, *each) for each in _papers())))


def _papers() -> Iterator[tuple[str, str, Callable[[Session], bytes]]]:
    yield "the report for participants", ".html", lambda session: report([session], "html").encode()
    yield "the project pack", ".pack.pdf", lambda session: pack.written(pack.packs(session), "pdf")
    yield "a reminder for each promise", ".reminders.pdf", pack.reminders_pdf


def _written(session: Session, log: Path, what: str, ending: str, make: Callable[[Session], bytes]) -> Paper | None:
    path = log.with_name(f"{log.stem}{ending}")
    if path == log:
        return Paper(what, path.name, "the record itself has this name")
    try:
        write_atomic(path, make(session))
    except (pack.NoProject, pack.NoPromise):
        return None
    except OSError as problem:
        return Paper(what, path.name, problem.strerror or str(problem))
    except Exception as fault:  # our own; nothing may spoil an end that is sealed, and the commands work later
        return Paper(what, path.name, f"the program failed ({type(fault).__name__})")
    return Paper(what, path.name)
