"""Beside the question the evidence for it, of which one piece is marked, and what people have answered."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from ...exercise import agenda
from ...exercise.session import Session
from ..words import evidence as evidence_words
from ..words import step as step_words
from ..words.debrief import NOTHING_YET, answered
from ..words.evidence import Line
from .hanging import joined
from .marked_list import MarkedList

_RECORDED, _ANSWERS = "RECORDED   w: show that moment", "ANSWERS   a: note one"


class EvidenceBoard(Container):
    """Shows what was recorded about the step that runs, and its answers: side by side where there is room."""

    def __init__(self) -> None:
        super().__init__(id="evidence-board")
        self._session = Session()
        self._lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """The evidence, then the answers."""
        with Vertical(id="recorded"):
            yield Static(_RECORDED, classes="heading", markup=False)
            yield MarkedList("evidence")
        with Vertical(id="answered"):
            yield Static(_ANSWERS, classes="heading", markup=False)
            yield Static(id="answers")

    def show(self, session: Session, names: Mapping[str, str]) -> None:
        """Show the step that runs; the mark stays while the evidence is the same."""
        if session.seq == self._session.seq:
            return
        self._session = session
        asked = step_words.questions(session)
        topics = tuple(dict.fromkeys(topic for each in asked for topic in each.topics))
        self._show_evidence(evidence_words.lines(session, topics))
        said = [line for each in asked for line in answered(session, names, each.number)]
        self.query_one("#answers", Static).update(joined(said or [f"   {NOTHING_YET}"]))

    def _show_evidence(self, lines: list[Line]) -> None:
        listed = self.query_one(MarkedList)
        marked = (listed.highlighted or 0) if lines == self._lines else 0
        self._lines = lines
        texts = [f"{each.text}{f'  #{each.seq}' if each.seq else ''}" for each in lines]
        listed.show(texts or [evidence_words.NOTHING], marked)

    def move(self, by: int) -> None:
        """Mark another piece of evidence."""
        self.query_one(MarkedList).move(by)

    @property
    def moment(self) -> int:
        """The entry at which the marked piece of evidence can be seen; 0 when there is none."""
        place = self.query_one(MarkedList).highlighted or 0
        on_show = agenda.place(self._session) == "debrief" and place < len(self._lines)
        return self._lines[place].seq if on_show else 0
