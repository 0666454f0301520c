"""The private reveal: one card at a time, and nothing between two people."""

from coopexercise.terminal.screens.deal import DealScreen
from tests.exercise.table import dealt

from .leading import leading, screen, until

SIZE = (80, 24)
OFFICERS = ("Council officer", "cables", "permit", "upkeep")
"""What is on the officer's card: its role, its private text, an asset, a need."""


async def test_only_the_name_is_called_until_enter_shows_the_card() -> None:
    """The whole card with its private part, and afterwards nothing of it."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("p")
        await until(pilot, lambda: "Seat 1 · Ana" in screen(app))
        assert not any(text in screen(app) for text in (*OFFICERS, "Neighbour", "Ben"))
        await pilot.press("enter")
        await until(pilot, lambda: "Only you know" in screen(app))
        assert all(text in screen(app) for text in (*OFFICERS, "professional", "Ward councillor"))
        await pilot.press("enter")
        await until(pilot, lambda: "Seat 2 · Ben" in screen(app))
        assert not any(text in screen(app) for text in (*OFFICERS, "Neighbour"))


async def test_escape_hides_the_card_and_goes_back_to_the_deal() -> None:
    """No card is left on the screen."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "Come to the screen" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "cables" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))
        assert "cables" not in screen(app)


async def test_it_begins_at_the_selected_seat_and_ends_after_the_last() -> None:
    """The last one here observes, and reads a task instead of a card."""
    app = leading(dealt(("officer", "neighbour", "observer")))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Council officer" in screen(app))
        await pilot.press("down", "down", "p")
        await until(pilot, lambda: "Seat 3 · Chi" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "You play no role." in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Everybody has read their card." in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DealScreen))


async def test_a_card_that_is_longer_than_the_screen_can_be_read_to_its_end() -> None:
    """The arrows move in it."""
    app = leading(dealt())
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("p")
        await until(pilot, lambda: "Come to the screen" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: "cables" in screen(app))
        assert "You know already" not in screen(app)
        await pilot.press(*["down"] * 14)
        await until(pilot, lambda: "You know already" in screen(app))
        await pilot.press(*["up"] * 14)
        await until(pilot, lambda: "Council officer" in screen(app))


async def test_a_seat_without_a_name_is_called_by_its_number() -> None:
    """The names may have been deleted."""
    app = leading(dealt())
    async with app.run_test(size=SIZE) as pilot:
        app.names.clear()
        await pilot.press("p")
        await until(pilot, lambda: "Seat 1" in screen(app))
        assert "Ana" not in screen(app)
