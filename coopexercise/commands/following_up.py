"""Weeks after a session: what came of it."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .streams import STANDARD, Usage, need_terminal, opening, record_problems, tell

if TYPE_CHECKING:
    from ..exercise.session import Session
    from ..reports.aftermath import Beside


def followup(args: Namespace) -> int:
    """Ask what came of the promises and outcomes of a session, and record it beside the log."""
    if args.log == STANDARD:
        raise Usage("a follow-up is kept beside the log of its session: name that file.")
    need_terminal()
    from ..terminal.following_up import open_afterwards

    with opening(args.log), record_problems():
        found = open_afterwards(Path(args.log))
    from ..terminal.followup_app import FollowUpApp

    app = FollowUpApp(found)
    try:
        app.run()
    finally:
        found.close()
    for line in app.last_words():
        tell(line)
    return app.return_code or 0


def beside(name: str, session: "Session") -> "Beside | None":
    """Return what came of a session by the follow-ups beside its log; None where there are none.

    Tells which of them do not belong to it, and which cannot be read to their end. Raises OSError.
    """
    from ..record import read_followups

    linked = read_followups(Path(name)) if name != STANDARD else ()
    if not linked:
        return None
    from ..exercise import followup
    from ..reports.aftermath import Beside

    found = []
    for path, reading in linked:
        state = followup.fold(reading.events)
        if not followup.belongs(state, session):
            tell(f"{path.name} does not belong to this log of the session, and is not shown.")
            continue
        found.append(state)
        if reading.damage:
            tell(f"{path.name} is damaged at line {reading.damage.line}: what comes before that is used.")
    return Beside(tuple(found), stray=len(found) < len(linked))
