"""The logs of sessions, read one by one."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .following_up import beside
from .streams import FAULT, STANDARD, progress, read_log, tell

if TYPE_CHECKING:
    from ..exercise.session import Session
    from ..reports.aftermath import Beside


def named(names: Sequence[str]) -> Iterator[str]:
    """Yield the logs that were named; of a folder those of sessions, in the order of their names."""
    from ..record import is_session

    for name in names:
        folder = Path(name)
        if name != STANDARD and folder.is_dir():
            yield from (str(path) for path in sorted(folder.glob("*.jsonl")) if is_session(path))
        else:
            yield name


class Twice:
    """Says of which logs the session was there already, in another log."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def take(self, name: str, session: str) -> None:
        """Take one more log by its name, with the id of its session."""
        first = self._first.setdefault(session, name)
        if first != name:
            tell(f"{name} is of the same session as {first}: what is in both stands there twice.")


class Logs:
    """Reads logs one by one; `code` says afterwards whether all of them were whole."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.code = 0
        self._twice = Twice()

    def __iter__(self) -> Iterator[tuple["Session", "Beside"]]:
        """Yield each session with the follow-ups beside its own log: a copy of the log may have others, or none."""
        from ..exercise.session import fold
        from ..record import not_a_session, says_followup
        from ..reports.aftermath import NOTHING

        for name in progress(self.names, len(self.names)):
            reading = read_log(name)
            if reading.damage or not reading.events:
                self.code = FAULT
            if says_followup(reading):
                self.code = FAULT
                tell(not_a_session(Path(name)))
            elif reading.events:
                session = fold(reading.events)
                found = beside(name, session) or NOTHING
                self._twice.take(name, session.id)
                yield session, found
