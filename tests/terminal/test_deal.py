"""The deal: drawn, typed as handed out, and changed when people come and go."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

from textual.widgets import OptionList

from coopexercise.exercise import dealing
from coopexercise.exercise.events import CardsDealt
from coopexercise.library import Participant
from coopexercise.record import load_people, read
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.host import Host
from coopexercise.terminal.screens.briefing import BriefingScreen
from coopexercise.terminal.screens.deal import DealScreen
from coopexercise.terminal.seating import swap
from coopexercise.terminal.start import Start
from coopexercise.terminal.widgets.pick import Pick
from tests.exercise.table import consulting, dealt, opened

from .leading import leading, screen, typed, until

SIZE = (100, 30)
DEAL = {"s1": "officer", "s2": "neighbour", "s3": "pupil", "s4": "councillor", "s5": "trader"}


async def test_the_table_says_who_plays_what() -> None:
    """Name, role with the sign of its side, the side in words; how many; what comes next."""
    app = leading(dealt())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "■ Council officer" in screen(app))
        shown = screen(app)
        assert "Ana ■ Council officer professional" in " ".join(shown.split())
        assert "Dee ▲ Ward councillor elected" in " ".join(shown.split())
        assert "5 people: 5 cards" in shown
        assert "n: begin the briefing (1:00)" in shown


async def test_a_long_name_does_not_push_off_what_the_person_plays() -> None:
    """At the smallest size the name is cut, and says so."""
    app = leading(dealt())
    async with app.run_test(size=(80, 24)) as pilot:
        app.names["s1"] = "Anastasia-Konstantina von Hohenstein " * 3
        app.show_again()
        await until(pilot, lambda: "Anastasia-Konstantina… ■ Council officer professional" in screen(app))


async def test_nothing_private_and_nothing_unsaid_is_on_the_table() -> None:
    """No private text, no asset, no need."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        shown = screen(app)
        for hidden in ("cables", "permit", "upkeep", "benches"):
            assert hidden not in shown


async def test_n_begins_the_briefing() -> None:
    """The next screen comes by itself."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))


async def test_without_a_deal_n_says_what_to_do_first() -> None:
    """People have seats and no cards yet; r deals without a question."""
    app = leading(opened().seat(4))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "r: deal the cards" in screen(app))
        await pilot.press("n")
        await until(pilot, lambda: "Deal the cards first." in screen(app))
        await pilot.press("r")
        await until(pilot, lambda: sorted(app.session.deal) == ["s1", "s2", "s3", "s4"])


async def test_the_deal_is_typed_as_the_paper_cards_were_handed_out() -> None:
    """Seat after seat, a few letters and Enter; Escape goes back one; it is one entry without a seed."""
    app = leading(opened().seat(3))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("t")
        await until(pilot, lambda: "1 of 3: which card does Ana have?" in screen(app))
        await typed(pilot, "pup")
        await until(pilot, lambda: "2 of 3: which card does Ben have?" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "1 of 3" in screen(app))
        await typed(pilot, "neigh")
        await until(pilot, lambda: "2 of 3" in screen(app))
        await typed(pilot, "offi")
        await until(pilot, lambda: "3 of 3" in screen(app) and "a mirror role" in screen(app))
        await typed(pilot, "obs")
        await until(pilot, lambda: bool(app.session.deal))
        assert app.session.last is not None
        assert app.session.last.data == CardsDealt(deal={"s1": "neighbour", "s2": "officer", "s3": "observer"})


async def test_escape_on_the_first_seat_leaves_the_deal_as_it_was() -> None:
    """Nothing is recorded."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        before = app.session
        await pilot.press("t")
        await until(pilot, lambda: "1 of 5" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert app.session == before


async def test_a_locked_seat_keeps_its_card_when_the_cards_are_dealt_again() -> None:
    """l locks what the cursor is on and says so; r asks first."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("down", "l")
        await until(pilot, lambda: "locked" in screen(app))
        seq = app.session.seq
        await pilot.press("r")
        await until(pilot, lambda: "Deal again?" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.session.seq == seq + 1)
        assert app.session.card_of("s2") == "neighbour"
        await pilot.press("l")
        await until(pilot, lambda: app.session.locked == frozenset())


async def test_dealing_again_can_be_taken_back_before_it_happens() -> None:
    """Keep this deal, or Escape."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "Deal again?" in screen(app))
        await typed(pilot, "keep")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert app.session.deal == DEAL


async def test_x_swaps_the_selected_seat_with_another() -> None:
    """The other is found by a few letters of the name."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("x")
        await until(pilot, lambda: "Ana · Council officer swaps with?" in screen(app))
        await typed(pilot, "dee")
        await until(pilot, lambda: app.session.card_of("s1") == "councillor")
        assert app.session.deal == DEAL | {"s1": "councillor", "s4": "officer"}


async def test_nobody_is_asked_to_swap_with_nobody() -> None:
    """Of a seat alone it is said."""
    told: list[str] = []
    table = dealt()
    for seat in ("s2", "s3", "s4", "s5"):
        table.done(dealing.leave, seat=seat, card="stays", to="")
    app = cast(Host, SimpleNamespace(session=table.session, tell=lambda text, **_: told.append(text)))
    await swap(app, "s1")
    assert told == ["Nobody else is at the table to swap with."]


async def test_g_gives_the_selected_seat_a_card_with_room() -> None:
    """Full cards are not offered; a card that somebody has is a mirror role, and the table names the other."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("down", "down", "down", "down", "g")
        await until(pilot, lambda: "a mirror role, shared with Ben" in screen(app))
        assert app.screen.query_one(OptionList).option_count == len(("observer", "neighbour", "pupil"))
        await typed(pilot, "neigh")
        await until(pilot, lambda: app.session.holders("neighbour") == ("s2", "s5"))
        await until(pilot, lambda: "with Ben" in screen(app) and "Not handed out: Shop-keeper" in screen(app))


async def test_somebody_arrives_and_gets_the_next_free_card() -> None:
    """The name is asked for and shown, and a word says to hand out the card."""
    app = leading(dealt(("officer", "neighbour")))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "Who has arrived?" in screen(app))
        await typed(pilot, "Zoe [x]")
        await until(pilot, lambda: "Zoe [x]" in screen(app) and "hand out the card" in screen(app))
        assert app.session.card_of("s3") == "pupil"
        assert "Zoe" not in repr(app.session)


async def test_the_name_of_somebody_who_arrives_goes_to_the_people_file(tmp_path: Path) -> None:
    """Beside the names that are there already, and never into the log."""
    log = tmp_path / "session.jsonl"
    given = tuple(Participant(name) for name in ("Ana", "Ben", "Cy", "Dee"))
    app = CoopApp(Start(scenario="taster", people=given, log=log))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(app.screen, DealScreen) and "Dee" in screen(app))
        await pilot.press("a")
        await until(pilot, lambda: "Who has arrived?" in screen(app))
        await typed(pilot, "Zoe")
        await until(pilot, lambda: "Zoe" in screen(app))
    names = [person.name for person in load_people(log).seats.values()]
    assert names == ["Ana", "Ben", "Cy", "Dee", "Zoe"]
    assert "Zoe" not in repr(read(log).events)


async def test_somebody_leaves_early_and_the_card_passes_on() -> None:
    """What becomes of the card is asked, then who takes it; observers first."""
    app = leading(dealt(("officer", "neighbour", "observer")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("e")
        await until(pilot, lambda: "Ana · Council officer leaves?" in screen(app))
        await typed(pilot, "passes")
        await until(pilot, lambda: "Who takes the card?" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.session.present() == ("s2", "s3"))
        assert app.session.deal == {"s2": "neighbour", "s3": "officer"}


async def test_a_card_may_stay_on_the_table_for_whoever_comes_next() -> None:
    """It is named below the table; an observer who leaves has no card to ask about."""
    app = leading(dealt(("officer", "neighbour", "observer")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("e")
        await until(pilot, lambda: "leaves?" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "On the table for whoever comes next: Council officer" in screen(app))
        await pilot.press("down", "e")
        await until(pilot, lambda: "Yes, they leave" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert app.session.present() == ("s2", "s3")


async def test_people_come_and_go_in_a_round_too() -> None:
    """m, what has changed, who."""
    table = consulting()
    app = leading(table)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: "What has changed?" in screen(app))
        await typed(pilot, "leaves")
        await until(pilot, lambda: "Who leaves?" in screen(app))
        await typed(pilot, "eli")
        await until(pilot, lambda: "Eli · Shop-keeper leaves?" in screen(app))
        await typed(pilot, "retired")
        await until(pilot, lambda: app.session.present() == ("s1", "s2", "s3", "s4"))
        assert app.session.retired == ("trader",)


async def test_people_swap_and_get_other_cards_in_a_round() -> None:
    """The same questions as at the deal, with who first; Escape anywhere records nothing."""
    app = leading(consulting())
    async with app.run_test(size=SIZE) as pilot:
        for action in ("swap", "another", "leaves"):
            await pilot.press("m")
            await until(pilot, lambda: "What has changed?" in screen(app))
            await typed(pilot, action)
            await until(pilot, lambda: isinstance(app.screen, Pick) and "What has changed?" not in screen(app))
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, Pick))
        seq = app.session.seq
        await pilot.press("m")
        await typed(pilot, "swap")
        await until(pilot, lambda: "Who swaps?" in screen(app))
        await typed(pilot, "ana")
        await until(pilot, lambda: "swaps with?" in screen(app))
        await typed(pilot, "eli")
        await until(pilot, lambda: app.session.seq == seq + 2)
        assert app.session.deal == DEAL | {"s1": "trader", "s5": "officer"}


async def test_a_refusal_is_told_in_words() -> None:
    """A seat that must not get a card."""
    table = opened()
    table.done(dealing.add_seats, [("neighbour",), ()])
    table.deal("officer", "neighbour")
    app = leading(table)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("x")
        await until(pilot, lambda: "swaps with?" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "asked not to play" in screen(app))
        assert app.session.deal == {"s1": "officer", "s2": "neighbour"}
