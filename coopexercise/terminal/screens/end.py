"""The end: what was recorded, where it is, and what can be done with it now."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path

from textual import work
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from ...exercise import consultation, coproduction, debrief, ratings
from ...exercise.measures import begun
from ...exercise.session import Session
from ...exercise.text import as_argument
from ...record import people_path
from ..session_screen import SessionScreen, joined


class EndScreen(SessionScreen, inherit_bindings=False):
    """Shown when the session has ended; nothing can be added here."""

    HELP = (
        "The session has ended and everything is recorded. w writes the report for participants beside the record, as "
        "one file that any browser opens. Leave with q; the commands on this screen work later too."
    )
    BINDINGS = [
        Binding("w", "report", "Write the report"),
        Binding("question_mark", "help", "Help", key_display="?"),
        Binding("q,enter,escape", "leave", "Leave", key_display="q"),
    ]

    def part_title(self) -> str:
        """Return the part's name."""
        return "The end"

    def board(self) -> Iterable[Widget]:
        """One text."""
        yield Static(id="lines")

    def refresh_board(self) -> None:
        """Show what was recorded, and what comes next."""
        lines = [*recorded(self.session), "", *where(self.app.path)]
        self.query_one("#lines", Static).update(joined(lines))

    def prompt(self) -> str:
        """Thank the room."""
        return "Thank you. The session has ended, and everything is recorded."

    def todo(self) -> str:
        """Return what is left to do."""
        return "w: write the report for participants   q: leave"

    @work
    async def action_report(self) -> None:
        """Write the participants' report beside the record, and say where it is."""
        from ..writing import write_report

        path = self.app.path
        if path is None:
            return
        try:
            written = await asyncio.to_thread(write_report, self.session, path)
        except OSError as problem:
            self.app.tell(f"The report was not written: {problem.strerror}. The command works elsewhere too.", True)
        else:
            self.app.tell(f"Written: {written.name}, beside the record. Any browser opens it.")

    @work
    async def action_leave(self) -> None:
        """Leave at once; there is nothing to lose."""
        self.app.exit(0)


def recorded(session: Session) -> Iterator[str]:
    """Yield what the log holds, one line for each round and one for the debrief."""
    for round_id in begun(session):
        yield _round(session, round_id)
    answers, commitments = len(debrief.answers(session)), len(debrief.commitments(session))
    yield f"Debrief: {_count(answers, 'answer')}, {_count(commitments, 'commitment')}"
    yield f"{_count(session.seq, 'entry', 'entries')} in all."


def _round(session: Session, round_id: str) -> str:
    planned = session.scenario.round(round_id)
    decision = consultation.standing(session, round_id)
    parts = [
        "decided" if decision and decision.chosen else "nothing agreed" if decision else "no decision recorded",
        _count(len(ratings.slips(session, round_id)), "slip"),
    ]
    if planned and planned.mode == coproduction.MODE:
        parts.insert(0, _count(len(coproduction.proposals(session, round_id)), "proposal"))
        parts.insert(0, _count(len(coproduction.offers(session, round_id)), "offer"))
    return f"{planned.title if planned else round_id}: {', '.join(parts)}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def where(path: Path | None) -> Iterator[str]:
    """Yield where the log is, the commands that come next, and what is known of names."""
    if path is None:
        return
    yield "The record is in"
    yield f"  {path}"
    yield "What now?"
    yield f"  coopexercise debrief {as_argument(path)}"
    yield f"  coopexercise replay {as_argument(path)}"
    if people_path(path).exists():
        yield ""
        yield f"Names are not in the record, only beside it, in {people_path(path).name}."
        yield "You can delete that file at any time; everything still works with seats and roles."
