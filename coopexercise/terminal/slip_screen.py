"""What every screen has on which rating slips can be typed: after their round, or late."""

from msgspec import Struct
from textual import work
from textual.binding import Binding

from ..exercise import checks, ratings
from ..exercise.deck import Card
from ..exercise.refusals import Result
from ..exercise.session import Session
from . import words
from .lobby import lobby_of
from .session_screen import SessionScreen
from .slip_line import Slip, write_line
from .widgets.pick import Choice, Picked
from .widgets.slip_entry import SlipEntry


class SlipKey(Struct, frozen=True):
    """One slip: whose, and of which round."""

    seat: str
    round: str


def next_waiting(session: Session, round_id: str, seat: str) -> str | None:
    """Return the next seat behind this one whose slip waits, from the top again after the last."""
    seats, left = ratings.raters(session, round_id), ratings.outstanding(session, round_id)
    place = seats.index(seat) + 1
    return next((each for each in (*seats[place:], *seats[:place]) if each in left), None)


def status(session: Session, round_id: str, seat: str) -> str:
    """Return, in words, whether a slip was typed; never what is on it."""
    typed = ratings.slips(session, round_id).get(seat)
    if typed:
        return "✓ rather not say" if typed[1].declined else "✓ typed"
    return "… waiting" if seat in session.present() else "– left"


def rate(session: Session, key: SlipKey, slip: Slip) -> Result:
    """Record a slip as it was read."""
    return ratings.rate(
        session,
        key.seat,
        slip.rung,
        slip.statements,
        slip.items,
        declined=slip.declined,
        round_id=key.round,
    )


class SlipScreen(SessionScreen):
    """A screen of a session with a key for slips."""

    BINDINGS = [
        Binding("r", "slips", "Slips"),
        Binding("b", "board", "Board of a round", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typed: dict[SlipKey, str] = {}
        """What was typed into slips and not recorded."""

    def rated_rounds(self) -> tuple[str, ...]:
        """Return the rounds whose slips can be typed now, in the order of play."""
        return tuple(each for each in self.session.opened.rounds if checks.started(self.session, each))

    @work
    async def action_board(self) -> None:
        """Open the board of a round that is over, for what was not typed in time."""
        over = [each for each in self.rated_rounds() if self.session.round is None or each != self.session.round.id]
        if not over:
            self.app.tell("No round is over yet.")
            return
        titles = [Choice(each, checks.round_of(self.session, each).title) for each in over]
        picked = await self.app.pick("Late entries for which round?", titles) if len(over) > 1 else Picked((over[0],))
        if picked:
            lobby_of(self.app).open_board(picked.value)

    @work
    async def action_slips(self) -> None:
        """Ask of which round, then of whom, and type slips from there on."""
        round_id = await self._ask_round()
        seat = await self._ask_rater(round_id) if round_id else ""
        if seat:
            await self.type_slips(seat, round_id)

    async def _ask_round(self) -> str:
        rounds = self.rated_rounds()
        if len(rounds) < 2:
            return next(iter(rounds), "")
        choices = [Choice(each, self.round_title(each), self.count(each)) for each in rounds]
        picked = await self.app.pick("Slips of which round?", choices)
        return picked.value if picked else ""

    async def _ask_rater(self, round_id: str) -> str:
        session = self.session
        seats = dict.fromkeys([*ratings.outstanding(session, round_id), *ratings.raters(session, round_id)])
        choices = [Choice(seat, self.rater(seat, round_id), status(session, round_id, seat)) for seat in seats]
        picked = await self.app.pick(f"Whose slip? {self.round_title(round_id)}", choices)
        return picked.value if picked else ""

    async def type_slips(self, seat: str, round_id: str) -> str:
        """Type a slip, and go on with the next that waits until the facilitator goes back.

        Returns the seat that was asked for last.
        """
        while await self._type_slip(SlipKey(seat, round_id)):
            following = next_waiting(self.session, round_id, seat)
            if following is None:
                break
            seat = following
        return seat

    async def _type_slip(self, key: SlipKey) -> bool:
        """Ask for one slip and record it; whether it was recorded."""
        title = f"{self.rater(key.seat, key.round)} · {self.round_title(key.round)} · {self.count(key.round)}"
        statements = self.session.scenario.ratings.statements
        draft = self._typed.get(key) or self._recorded(key)
        entry = SlipEntry(title, statements, self._card(key), draft)
        slip = await self.app.push_screen_wait(entry)
        self._typed[key] = entry.draft
        if slip is None or not await self.app.conduct(lambda session: rate(session, key, slip)):
            return False
        del self._typed[key]
        return True

    def _recorded(self, key: SlipKey) -> str:
        """Return the line of a slip that was typed before, to put it right; else nothing."""
        typed = ratings.slips(self.session, key.round).get(key.seat)
        return write_line(typed[1], self.session.scenario.ratings.statements, self._card(key)) if typed else ""

    def _card(self, key: SlipKey) -> Card | None:
        return self.session.deck.card(self.session.card_in(key.round, key.seat))

    def rater(self, seat: str, round_id: str) -> str:
        """Return a person's name with the role they had in a round."""
        name = self.app.names.get(seat) or f"Seat {seat.removeprefix('s')}"
        return f"{name} · {words.role(self.session.deck, self.session.card_in(round_id, seat))}"

    def count(self, round_id: str) -> str:
        """Return how many slips of a round were typed, in words."""
        everybody, left = len(ratings.raters(self.session, round_id)), len(ratings.outstanding(self.session, round_id))
        return f"{left} of {everybody} slips waiting" if left else "all slips typed"

    def round_title(self, round_id: str) -> str:
        """Return the title of a round."""
        found = self.session.scenario.round(round_id)
        return found.title if found else round_id
