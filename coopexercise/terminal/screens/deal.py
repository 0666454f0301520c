"""The deal: who plays what, drawn or typed as the paper cards were handed out, and everything adjustable."""

import secrets
from collections import Counter
from collections.abc import Iterable
from functools import partial

from rich.text import Text
from textual import work
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import DataTable, Static

from ...exercise import dealing
from ...exercise.events import OBSERVER
from ...exercise.text import clean
from .. import seating, words
from ..guest_list import tally
from ..opening import SEEDS
from ..session_screen import SessionScreen
from ..widgets.pick import Choice
from ..words import plain
from .reveal import RevealScreen

COLUMNS = ("Seat", "Name", "Plays", "Side", "")
_NAME_ROOM = 22
"""The most cells of a name: a longer one would push what the person plays off a small screen."""
_NOT_HERE = ("pause", "longer", "shorter", "decision", "voice", "inject", "correct", "script", "people")
"""What has no use before the briefing, or has keys of its own here."""


class DealScreen(SessionScreen):
    """Shows who plays what, and changes it."""

    HELP = (
        "Hand out the paper cards as the table says. If you have handed them out already, type the deal: t. Lock "
        "whoever should keep a card (l), then deal the others again (r). Without paper, each person reads their card "
        "alone at this screen: p. Somebody may arrive, leave or change at any later time too."
    )
    BINDINGS = [
        Binding("p", "reveal", "Reveal"),
        Binding("t", "type_deal", "Type"),
        Binding("r", "deal_again", "Redeal"),
        Binding("l", "lock", "Lock"),
        Binding("x", "swap", "Swap"),
        Binding("a", "arrive", "Arrive"),
        Binding("e", "leave_early", "Left"),
        Binding("g", "give", "Give another card", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that have no use here."""
        return action not in _NOT_HERE and super().check_action(action, parameters)

    def board(self) -> Iterable[Widget]:
        """The table, and the cards that nobody holds."""
        yield DataTable[Text](cursor_type="row", zebra_stripes=True)
        yield Static(id="not-dealt")

    def on_mount(self) -> None:
        """Let the arrows choose a seat."""
        self._table.focus()

    @property
    def _table(self) -> DataTable[Text]:
        return self.query_one(DataTable)

    @property
    def _selected(self) -> str:
        """The seat under the cursor; empty when there is none."""
        seats = self.session.present()
        return seats[self._table.cursor_row] if 0 <= self._table.cursor_row < len(seats) else ""

    def part_title(self) -> str:
        """Return the name of this part."""
        return "The deal"

    def step_line(self) -> str:
        """Return how many play and watch."""
        here = self.session.present()
        if not self.session.deal:
            return f"{len(here)} {'person' if len(here) == 1 else 'people'}"
        return tally(self.session.deal[seat] for seat in here if seat in self.session.deal)

    def prompt(self) -> str:
        """Say what happens now."""
        if not self.session.deal:
            return "Nobody has a card yet. r deals; t types the deal as the paper cards were handed out."
        return "Hand out the paper cards as below; each person reads theirs alone. No paper? p shows each card in turn."

    def todo(self) -> str:
        """Point at the briefing."""
        if not self.session.deal:
            return "r: deal the cards   t: type the deal"
        return f"n: begin the briefing ({words.minutes(self.session.scenario.briefing.seconds)})"

    def refresh_board(self) -> None:
        """Show the deal as it stands; the cursor stays in its row."""
        row = self._table.cursor_row
        rows = [[Text(clean(cell)) for cell in self._cells(seat)] for seat in self.session.present()]
        for cells in rows:
            cells[COLUMNS.index("Name")].truncate(_NAME_ROOM, overflow="ellipsis")
        self._table.clear(columns=True)
        for place, title in enumerate(COLUMNS):
            # With a width of its own the table may paint cells before it has made their column wide enough.
            self._table.add_column(title, width=max(len(title), *(cells[place].cell_len for cells in rows), 1))
        self._table.add_rows(rows)
        self._table.move_cursor(row=row)
        self.query_one("#not-dealt", Static).update(plain(self._not_dealt()))

    def _cells(self, seat: str) -> tuple[str, ...]:
        session, card = self.session, self.session.card_of(seat)
        side = session.deck.side(card)
        others = [words.who(self.app.names, other) for other in session.holders(card) if other != seat]
        notes = ["locked"] if seat in session.locked else []
        notes += [f"with {', '.join(others)}"] if others and card != OBSERVER else []
        return (
            seat.removeprefix("s"),
            self.app.names.get(seat, ""),
            words.signed_role(session.deck, card),
            words.SIDE_WORD[side] if side else "",
            " · ".join(notes),
        )

    def _not_dealt(self) -> str:
        deck, held = self.session.deck, set(self.session.deal.values())
        staying = ", ".join(words.role(deck, card) for card in self.session.staying)
        free = ", ".join(card.role for card in deck.cards if card.id not in (*held, *self.session.staying))
        lines = [f"On the table for whoever comes next: {staying}"] if staying else []
        return "\n".join([*lines, *([f"Not handed out: {free}"] if free else [])])

    @work
    async def action_deal_again(self) -> None:
        """Draw the cards, once it is sure that nobody has to give one back unawares."""
        if self.session.deal and not await self._sure():
            return
        await self.app.conduct(partial(dealing.deal, seed=secrets.randbelow(SEEDS)))

    async def _sure(self) -> bool:
        choices = [Choice("again", "Deal again"), Choice("", "Keep this deal")]
        picked = await self.app.pick("Deal again? Locked seats keep their cards; all others change.", choices)
        return picked is not None and picked.value == "again"

    @work
    async def action_type_deal(self) -> None:
        """Walk the seats and pick the card of each, as handed out; Escape goes back one seat."""
        seats, dealt = self.session.present(), list[str]()
        while len(dealt) < len(seats):
            picked = await self.app.pick(self._whose(seats[len(dealt)], len(dealt)), self._in_the_box(dealt))
            if picked:
                dealt.append(picked.value)
            elif not dealt:
                return
            else:
                dealt.pop()
        await self.app.conduct(partial(dealing.deal_as_handed_out, dealt=dict(zip(seats, dealt, strict=True))))

    def _whose(self, seat: str, number: int) -> str:
        return f"{number + 1} of {len(self.session.present())}: which card does {words.who(self.app.names, seat)} have?"

    def _in_the_box(self, dealt: list[str]) -> list[Choice]:
        """Return the cards that may still be handed out; those that nobody has come first."""
        deck, given = self.session.deck, Counter(dealt)
        cards = sorted(
            (card for card in deck.cards if given[card.id] < card.seats.max), key=lambda card: given[card.id]
        )
        shared = {card.id: "a mirror role" for card in cards if given[card.id]}
        choices = [Choice(card.id, words.signed_role(deck, card.id), shared.get(card.id, "")) for card in cards]
        return [*choices, Choice(OBSERVER, "Observer")]

    @work
    async def action_lock(self) -> None:
        """Let the selected seat keep its card when the cards are dealt again, or no longer."""
        if seat := self._selected:
            await self.app.conduct(partial(dealing.lock, seat=seat, locked=seat not in self.session.locked))

    @work
    async def action_swap(self) -> None:
        """Let the selected seat swap with another."""
        await seating.swap(self.app, self._selected)

    @work
    async def action_give(self) -> None:
        """Give the selected seat another card."""
        await seating.give(self.app, self._selected)

    @work
    async def action_arrive(self) -> None:
        """Let somebody in."""
        await seating.arrive(self.app)

    @work
    async def action_leave_early(self) -> None:
        """Let the selected person go."""
        await seating.leave(self.app, self._selected)

    @work
    async def action_reveal(self) -> None:
        """Show each person their card alone, from the selected seat on."""
        seats = self.session.present()[max(0, self._table.cursor_row) :]
        if self.session.deal:
            await self.app.push_screen_wait(RevealScreen(seats))
