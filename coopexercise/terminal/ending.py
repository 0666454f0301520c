"""The explicit end of a session, from any screen after play."""

from textual import work
from textual.binding import Binding

from ..exercise import agenda, ratings
from ..exercise.refusals import Reason, Refusal
from .slip_screen import SlipScreen
from .widgets.pick import Choice

KEPT = "Everything is recorded; nothing can be added afterwards."


class EndsSession(SlipScreen):
    """A screen after play, with a key that ends the session for good."""

    BINDINGS = [
        Binding("e", "end", "End now"),
        Binding("d", "decision", "Decision", show=False),  # a round has one; here the key only says so
    ]

    @work
    async def action_end(self) -> None:
        """End the session; one that is cut short needs a reason."""
        at_once = agenda.end_session(self.session)
        cut_short = isinstance(at_once, Refusal) and at_once.reason == Reason.REASON_MISSING
        reason = await self._ask_why() if cut_short else await self._ask_whether()
        if reason is not None:
            await self.app.conduct(lambda session: agenda.end_session(session, reason))

    async def _ask_why(self) -> str | None:
        """Ask why the session is cut short; without words the rules refuse."""
        return await self.app.ask("End now, with parts left out? Say why.", f"{KEPT} To come back, Esc and q")

    async def _ask_whether(self) -> str | None:
        choices = [Choice("no", "Not yet"), Choice("yes", "End the session", KEPT)]
        picked = await self.app.pick(" ".join(["End the session?", *self._on_paper()]), choices)
        return "" if picked and picked.value == "yes" else None

    def _on_paper(self) -> list[str]:
        """Say which rounds have slips that nobody has typed yet."""
        rounds = [each for each in self.rated_rounds() if ratings.outstanding(self.session, each)]
        return [f"{self.round_title(each)}: {self.count(each)}, r types them." for each in rounds]
