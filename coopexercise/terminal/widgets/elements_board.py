"""The six elements of co-production beside the rounds: which of them the group saw, ticked together."""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from ...exercise.elements import ELEMENTS, TITLES, agreed
from ...exercise.events import Element
from ...exercise.session import Session
from ...exercise.text import one_line

SAID: Mapping[Element, str] = {
    "people-as-assets": "What people can do was looked for and used, not only what they lack.",
    "building-capabilities": "People did what they could not do, or did not dare to do, before.",
    "mutuality": "Everybody gave something and got something; both sides had duties.",
    "peer-networks": "People helped each other directly, with no professional in between.",
    "blurred-roles": "Who provides and who uses, who decides and who is asked: less clear.",
    "catalysts": "Professionals made things possible, and did not do them for others.",
}
"""What to look for."""
SEEN, NOT_SEEN, OPEN = "✓", "–", "·"
AGREED, NOT_YET = "Agreed by the group: ✓ seen, – not seen.", "Nothing is agreed yet. It may stay open."
DRAFT = "Not recorded yet: a or n records it, as the group agreed."
_TITLE, _MOST_COLUMN = 33, 20


class ElementsBoard(VerticalScroll, can_focus=False):
    """Shows what the group agreed on; where it is led, ticks are a draft until they are recorded as one entry."""

    DEFAULT_CSS = """
    ElementsBoard { height: 100%; }
    ElementsBoard Static { height: auto; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._session = Session()
        self._marked: int | None = None
        """Which round the keys tick for; None where nobody ticks."""
        self.draft: dict[str, frozenset[Element]] | None = None
        """What is ticked and not recorded: round id to elements; None when there is nothing new."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def show(self, session: Session, ticking: bool = False) -> None:
        """Show what is agreed; an entry made meanwhile takes the place of a draft."""
        if agreed(session) != agreed(self._session):
            self.draft = None
        self._session = session
        if ticking and self._marked is None:
            self._marked = len(self._rounds) - 1
        self._draw()

    def on_resize(self, _: Resize) -> None:
        """Leave lines free where there is room."""
        self._draw()

    @property
    def _rounds(self) -> tuple[str, ...]:
        return self._session.opened.rounds

    def turn(self, by: int) -> None:
        """Go to another round."""
        if self._marked is not None:
            self._marked = (self._marked + by) % len(self._rounds)
            self._draw()

    def tick(self, number: int) -> None:
        """Tick an element for the marked round, by its number from 1, or take the tick away."""
        if self._marked is not None:
            seen = {each: frozenset(self._seen.get(each, ())) for each in self._rounds}
            seen[self._rounds[self._marked]] ^= {ELEMENTS[number - 1]}
            self.draft = seen
            self._draw()

    @property
    def _seen(self) -> Mapping[str, tuple[Element, ...] | frozenset[Element]]:
        return agreed(self._session) if self.draft is None else self.draft

    def _draw(self) -> None:
        roomy = self.size.height >= 3 * len(ELEMENTS) + 3
        self.query_one(Static).update(Content("\n").join(self._lines(roomy)))

    def _lines(self, roomy: bool) -> Iterator[Content]:
        heads = (self._head(place) for place in range(len(self._rounds)))
        yield Content(" " * _TITLE).append(Content("").join(heads))
        for number, element in enumerate(ELEMENTS, 1):
            ticks = "".join(self._sign(each, element).ljust(_MOST_COLUMN) for each in self._rounds)
            yield Content.styled(f"{number}  {TITLES[element]}".ljust(_TITLE) + ticks, "bold")
            yield Content(f"   {SAID[element]}")
            if roomy:
                yield Content("")
        yield Content.styled(DRAFT if self.draft is not None else AGREED if self._seen else NOT_YET, "italic")

    def _head(self, place: int) -> Content:
        planned = self._session.scenario.round(self._rounds[place])
        title = one_line(planned.title if planned else "")
        marked = place == self._marked
        text = f"{'▶ ' if marked else ''}{title}"[: _MOST_COLUMN - 1]
        return Content.styled(text, "bold underline") + Content(" " * (_MOST_COLUMN - len(text)))

    def _sign(self, round_id: str, element: Element) -> str:
        seen = self._seen.get(round_id)
        return OPEN if seen is None else SEEN if element in seen else NOT_SEEN
