"""The private reveal: one person at a time reads their card at the screen, with a blank screen between two people."""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from ..host import Host
from ..widgets import role_card
from ..words import plain


class RevealScreen(Screen[None]):
    """Calls each seat in turn, and shows a card only while its holder keeps it open."""

    app = getters.app(Host)
    BINDINGS = [
        Binding("enter,space", "turn", "Show or hide"),
        Binding("escape,q", "leave", "Back"),
        Binding("down,j", "scroll_card(1)", "Down", show=False),
        Binding("up,k", "scroll_card(-1)", "Up", show=False),
    ]

    def __init__(self, seats: Sequence[str]) -> None:
        """Show the cards of these seats in turn."""
        super().__init__()
        self._seats = seats
        self._place = 0
        self._open = False

    def compose(self) -> ComposeResult:
        """One text on an empty screen."""
        with VerticalScroll(id="reveal", can_focus=False):
            yield Static(id="reveal-text")
        yield Static(id="reveal-keys")

    def on_mount(self) -> None:
        """Call the first person."""
        self._show()

    def on_resize(self) -> None:
        """Say again whether there is more below."""
        self.call_after_refresh(self._show_keys)

    def action_turn(self) -> None:
        """Show the card of whoever was called, or hide it and call the next."""
        if self._place == len(self._seats):
            self.dismiss(None)
            return
        self._open = not self._open
        self._place += 0 if self._open else 1
        self._show()

    def action_scroll_card(self, by: int) -> None:
        """Move in a card that is longer than the screen."""
        self.query_one("#reveal").scroll_relative(y=by, animate=False)
        self._show_keys()

    def action_leave(self) -> None:
        """Go back to the deal; nothing is shown on the way."""
        self.dismiss(None)

    def _show(self) -> None:
        self.set_class(self._open, "-open")
        self.query_one("#reveal-text", Static).update(self._card() if self._open else self._call())
        self.query_one("#reveal").scroll_home(animate=False)
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        self.query_one("#reveal-keys", Static).update(self._keys())

    def _call(self) -> Content:
        if self._place == len(self._seats):
            return Content("Everybody has read their card.")
        seat = self._seats[self._place]
        name = self.app.names.get(seat)
        number = f"Seat {seat.removeprefix('s')}"
        return plain(f"{number} · {name}" if name else number) + Content("\n\nCome to the screen, alone.")

    def _card(self) -> Content:
        session = self.app.session
        card = session.deck.card(session.card_of(self._seats[self._place]))
        return role_card.whole(session.deck, card) if card else role_card.observer()

    def _keys(self) -> str:
        if self._open:
            card = self.query_one("#reveal")
            more = "▼ more below: ↓   " if card.scroll_offset.y < card.max_scroll_y else ""
            return f"{more}Enter hides the card   Esc hides it, back to the deal"
        if self._place == len(self._seats):
            return "Enter: back to the deal"
        return "Enter shows your card   Esc: back to the deal"
