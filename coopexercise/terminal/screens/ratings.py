"""After a round: the time for rating slips, and a line for each."""

from collections.abc import Iterable

from textual import on, work
from textual.binding import Binding
from textual.widget import Widget

from ...exercise import ratings
from ..ending import EndsSession
from ..slip_screen import status
from ..widgets.marked_list import MarkedList
from ..words.public import FILL_SLIPS


class RatingsScreen(EndsSession):
    """Gives the time for slips, and takes one line for each."""

    HELP = (
        "Everybody fills in a slip: in role, alone, silently, before anybody talks or sees a figure. Collect them. "
        "Type one now with Enter, or all of them later: n goes on in any case, and r types slips from the debrief too. "
        "Do not read a slip aloud."
    )
    BINDINGS = [
        Binding("down", "move(1)", "Next seat", show=False),
        Binding("up", "move(-1)", "Previous seat", show=False),
        Binding("enter", "type", "Type slip"),
    ]

    def part_title(self) -> str:
        """Return whose slips these are."""
        return f"Slips: {self.round_title(self.round_id)}"

    def board(self) -> Iterable[Widget]:
        """One line for each seat."""
        yield MarkedList("slips")

    def refresh_board(self) -> None:
        """Show which slips were typed; what is on them is never shown here."""
        marked, left = self._marked, ratings.outstanding(self.session, self.round_id)
        self._list.show([self._line(seat) for seat in self._seats], None)
        self._mark(marked or next(iter(left or self._seats), ""))

    @property
    def _list(self) -> MarkedList:
        return self.query_one(MarkedList)

    @property
    def _seats(self) -> tuple[str, ...]:
        return ratings.raters(self.session, self.round_id)

    @property
    def _marked(self) -> str:
        """The seat that is marked; empty before the first is."""
        place = self._list.highlighted
        return "" if place is None else self._seats[place]

    def _mark(self, seat: str) -> None:
        self._list.highlighted = self._seats.index(seat) if seat in self._seats else None

    def _line(self, seat: str) -> str:
        return f"{status(self.session, self.round_id, seat):<17} {self.rater(seat, self.round_id)}"

    def prompt(self) -> str:
        """Say what everybody does now."""
        return FILL_SLIPS

    def step_line(self) -> str:
        """Return how many slips wait."""
        return self.count(self.round_id)

    def todo(self) -> str:
        """Point at the marked slip, and at what comes after."""
        if ratings.outstanding(self.session, self.round_id):
            return f"Enter: type the marked slip   n: {self._next_words()} (slips can wait)"
        return f"n: {self._next_words()}"

    def _next_words(self) -> str:
        rounds = self.session.opened.rounds
        following = rounds[rounds.index(self.round_id) + 1 :]
        return self.round_title(following[0]) if following else "the debrief"

    def script(self) -> str:
        """Return what to say while slips are filled in."""
        return (
            "Please take a slip and stay in your role. Fill it in by yourself, without talking. Tick where this round "
            "stood for you, and for each need and want on your card, whether it would be met if what was decided is "
            "carried out. You may tick that you would rather not say. Hand it to me when you are done."
        )

    def action_move(self, by: int) -> None:
        """Mark another seat."""
        self._list.move(by)

    @work
    async def action_type(self) -> None:
        """Type the marked slip, and go on with the next."""
        if self._marked:
            self._mark(await self.type_slips(self._marked, self.round_id))

    @on(MarkedList.OptionSelected)
    def _clicked(self) -> None:
        self.action_type()
