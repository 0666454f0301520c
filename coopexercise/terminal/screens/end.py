"""The end: what was recorded, where it is, and what can be done with it now."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from ...exercise import consultation, coproduction, debrief, followup, ratings
from ...exercise.measures import begun
from ...exercise.session import Session
from ...exercise.text import as_argument
from ...record import people_path
from ...reports.speech import counted
from ..session_screen import SessionScreen
from ..widgets.hanging import joined

if TYPE_CHECKING:
    from ..writing import Paper

WRITE = "w: write report, project pack and reminders   q: leave"


class EndScreen(SessionScreen, inherit_bindings=False):
    """Shown when the session has ended; nothing can be added here."""

    HELP = (
        "The session has ended and everything is recorded. The report for participants, the project pack and a "
        "reminder for each promise are written beside the record, to open without a network and to print; w writes "
        "them again. Leave with q; the commands on this screen work later too."
    )
    BINDINGS = [
        Binding("w", "papers", "Write the papers"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q,enter,escape", "leave", "Leave", key_display="q"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._begun = False
        self._papers: tuple[Paper, ...] = ()

    def part_title(self) -> str:
        """Return the part's name."""
        return "The end"

    def board(self) -> Iterable[Widget]:
        """One text."""
        yield Static(id="lines")

    def refresh_board(self) -> None:
        """Show what was recorded, what was written, and what comes next; where the session was ended here, write it."""
        lines = [*recorded(self.session), "", *where(self.session, self.app.path, self._papers)]
        self.query_one("#lines", Static).update(joined(lines))
        path = self.app.path
        if self.app.sealed and path and path.exists() and not self._begun:
            self._begun = True
            self.action_papers()

    def prompt(self) -> str:
        """Thank the room."""
        kept = "not everything is saved." if self.app.unsaved else "everything is recorded."
        return f"Thank you. The session has ended, and {kept}"

    def todo(self) -> str:
        """Return what is left to do."""
        return "w: write report, project pack and reminders again   q: leave" if self._papers else WRITE

    @work
    async def action_papers(self) -> None:
        """Write what people take away beside the record, and say what became of it."""
        from ..writing import write_papers

        path = self.app.path
        if path is None:
            return
        self._papers = await asyncio.to_thread(write_papers, self.session, path)
        self.show_session()
        if any(each.problem for each in self._papers):
            self.app.tell("Not everything was written; the screen says what. The record is safe.", True)

    @work
    async def action_leave(self) -> None:
        """Leave at once, unless something would be lost."""
        if await self.app.may_leave():
            self.app.exit(0)


def recorded(session: Session) -> Iterator[str]:
    """Yield what the log holds, one line for each round and one for the debrief."""
    for round_id in begun(session):
        yield _round(session, round_id)
    answers, commitments = len(debrief.answers(session)), len(debrief.commitments(session))
    yield f"Debrief: {counted(answers, 'answer')}, {counted(commitments, 'commitment')}"
    yield f"{counted(session.seq, 'entry', 'entries')} in all."


def _round(session: Session, round_id: str) -> str:
    planned = session.scenario.round(round_id)
    decision = consultation.standing(session, round_id)
    parts = [
        "decided" if decision and decision.chosen else "nothing agreed" if decision else "no decision recorded",
        counted(len(ratings.slips(session, round_id)), "slip"),
    ]
    if planned and planned.mode == coproduction.MODE:
        parts.insert(0, counted(len(coproduction.proposals(session, round_id)), "proposal"))
        parts.insert(0, counted(len(coproduction.offers(session, round_id)), "offer"))
    return f"{planned.title if planned else round_id}: {', '.join(parts)}"


def _paper(paper: "Paper") -> str:
    if paper.problem:
        return f"  Not written: {paper.name}, {paper.what}: {paper.problem}."
    return f"  Beside it: {paper.name}, {paper.what}."


def where(session: Session, path: Path | None, papers: Iterable["Paper"] = ()) -> Iterator[str]:
    """Yield where the log is, what was written beside it, what is known of names, and the commands that come next."""
    if path is None:
        return
    yield "The record is in"
    yield f"  {path}"
    yield from map(_paper, papers)
    if people_path(path).exists():
        yield f"Names are not in the record, only beside it, in {people_path(path).name}."
        yield "You can delete that file at any time; everything still works with seats and roles."
    yield "What now?"
    yield f"  coopexercise debrief {as_argument(path)}"
    yield f"  coopexercise replay {as_argument(path)}"
    if followup.topics(session):
        yield f"  coopexercise followup {as_argument(path)}   (in some weeks)"
