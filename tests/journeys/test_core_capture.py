"""One person manages alone: a whole session at the core level of capture, counted."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from coopexercise.exercise import agenda, dealing
from coopexercise.exercise.session import Session
from coopexercise.library import Loaded, load
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.host import Host
from tests.exercise.table import Table
from tests.terminal.leading import leading, typed, until

MOST_ENTRIES = 50
OFFERS = ("council o", "local", "teen", "older", "disab", "caret", "paren", "dance")


class Facilitator:
    """Presses keys, and waits until each entry is recorded before the next."""

    def __init__(self, pilot: Pilot[int], table: Table) -> None:
        self._pilot = pilot
        self._table = table

    @property
    def session(self) -> Session:
        """The newest session."""
        assert isinstance(self._pilot.app, CoopApp)
        return self._pilot.app.session

    async def enters(self, *answers: str) -> None:
        """Make one entry: a key, then an answer to each question; `+` answers with the keys that follow it."""
        before = self.session.seq
        await self._pilot.press(answers[0])
        for answer in answers[1:]:
            await self._answer(answer)
        await until(self._pilot, lambda: self.session.seq > before)
        await self._pilot.pause()

    async def _answer(self, answer: str) -> None:
        if answer.startswith("+"):
            await self._pilot.press(*answer[1:].split())
        else:
            await typed(self._pilot, answer)

    async def lets_pass(self, minutes: float) -> None:
        """Let the room work while the program looks at its clock, as it does each second."""
        self._table.wait(minutes * 60)
        assert isinstance(self._pilot.app, CoopApp)
        self._pilot.app.looked = self._pilot.app.conductor.now()
        await self._pilot.pause()

    async def goes_on_while(self, here: Callable[[], bool]) -> None:
        """Press `n`, giving every step three minutes, for as long as the session is here."""
        while here():
            await self.lets_pass(3)
            await self.enters("n")


async def test_a_session_at_the_core_level_takes_at_most_fifty_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deal, tallies, decisions with reasons, offers, three proposals, three commitments, and every `n` of play.

    In the debrief `n` turns the pages for the room; it takes nothing down.
    """
    loaded = load("community-centre")
    assert isinstance(loaded, Loaded)
    entries = _counted(monkeypatch)
    table = Table().open(loaded.scenario, loaded.deck).seat(11)
    table.done(dealing.deal, 11)
    entries.append("deal")
    app = leading(table)
    async with app.run_test(size=(80, 24)) as pilot:
        lead = Facilitator(pilot, table)
        await lead.enters("n")
        await lead.enters("y")
        await lead.enters("a", "+enter", "+enter")
        await lead.enters("n")
        await _consultation(lead)
        await lead.goes_on_while(lambda: lead.session.part is not None and lead.session.part.round == "consultation")
        await _co_production(lead)
        await lead.goes_on_while(lambda: agenda.place(lead.session) != "debrief")
        before = len(entries)
        await lead.goes_on_while(lambda: agenda.debrief_step(lead.session) != "commitments")
        del entries[before:]
        for promise in ("ask", "book", "ring"):
            await lead.enters("c", promise, "+enter", "+enter", "+enter")
        await lead.enters("n")
        await lead.enters("n", "end")
    assert agenda.place(app.session) == "ended"
    assert len(entries) <= MOST_ENTRIES


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by one with each entry the facilitator makes."""
    entries: list[str] = []
    conduct = Host.conduct

    async def counted(*arguments: object, **options: object) -> object:
        entries.append("entry")
        return await conduct(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Host, "conduct", counted)
    return entries


async def _consultation(lead: Facilitator) -> None:
    await lead.enters("e", "+enter", "officer")
    for option, hands in (("evening", "space"), ("provider", "down space"), ("fees", "down down space")):
        await lead.enters("c", option, f"+{hands} enter")
    await lead.enters("d", "fees", "as", "it adds up", "+enter", "not s")


async def _co_production(lead: Facilitator) -> None:
    await lead.enters("e", "+enter", "council o")
    for role in OFFERS:
        await lead.enters("a", role, "+down enter")
    for title in ("Café", "Club", "Keys"):
        await lead.enters("p", "new", title, "+space enter", "+space enter", "+enter", "+enter", "5000 8", "+enter")
    for number in ("p1", "p2", "p3"):
        await lead.enters("j", number, "+space enter", "teen")
    await lead.enters("d", "+space enter", "cons", "it lasts", "+enter", "not s")
