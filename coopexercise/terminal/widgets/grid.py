"""The facilitator's full grid: every card's items, on screen only while its key is held."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from ...exercise.deck import Card, Item
from ...exercise.session import Session
from ..words import plain, signed_role
from .hanging import Hanging

HELD = 1.2
"""A terminal tells of keys pressed, not released: a held key repeats well within so many seconds."""
_LINES = 5
"""By so many lines an arrow key scrolls."""
ROOMY = 40
"""With fewer lines on the screen than this, a card gets one line."""


class Grid(ModalScreen[None]):
    """Shows what is on every card in play, until the key that opened it is let go."""

    BINDINGS = [
        Binding("g", "hold", "Hold"),
        Binding("down", "scroll_cards(1)", "Down"),
        Binding("up", "scroll_cards(-1)", "Up"),
        Binding("escape,q", "leave", "Close"),
    ]
    DEFAULT_CSS = """
    Grid { align: center middle; }
    Grid > VerticalScroll { width: 98%; height: 98%; border: heavy $warning; padding: 0 1; background: $surface; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._letting_go: Timer | None = None

    def compose(self) -> ComposeResult:
        """One block, or one line, a card."""
        with VerticalScroll(can_focus=False) as grid:
            grid.border_title = "For the facilitator alone · let go of g to close · ↓ ↑ scroll"
            deck = self._session.deck
            for card in deck.cards:
                if card.id in self._session.in_play():
                    yield Static(_card(card, signed_role(deck, card.id), self.app.size.height >= ROOMY))

    def on_mount(self) -> None:
        """Begin to wait for the key to be let go."""
        self.action_hold()

    def action_hold(self) -> None:
        """Stay a little longer."""
        if self._letting_go:
            self._letting_go.stop()
        self._letting_go = self.set_timer(HELD, self.action_leave)

    def action_scroll_cards(self, by: int) -> None:
        """Move in the cards; that holds the grid open too."""
        self.query_one(VerticalScroll).scroll_relative(y=by * _LINES, animate=False)
        self.action_hold()

    def action_leave(self) -> None:
        """Close the grid."""
        if self.is_active:
            self.dismiss(None)


def _card(card: Card, role: str, roomy: bool) -> Hanging:
    named = (("has", card.assets), ("needs", card.needs), ("wants", card.wants))
    parts = [plain(f"{name}: {_items(items)}") for name, items in named if items]
    title = Content.styled(role, "bold")
    if roomy:
        return Hanging([title, *(Content("    ") + part for part in parts)])
    return Hanging([title + Content(" ") + Content("  ").join(parts)])


def _items(items: tuple[Item, ...]) -> str:
    return "; ".join(item.text for item in items)
