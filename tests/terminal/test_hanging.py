"""Lines that hang: how they are cut, and how a board shows them."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from coopexercise.terminal.widgets.hanging import HangingLines


class Board(App[None]):
    """Nothing but lines."""

    def compose(self) -> ComposeResult:
        """One board that scrolls."""
        with VerticalScroll():
            yield HangingLines()


async def test_lines_are_shown_as_they_are_put() -> None:
    """More rows take more room; a long one hangs; equal texts keep their own style; with none there is nothing."""
    app = Board()
    async with app.run_test(size=(22, 5)) as pilot:
        board = app.query_one(HangingLines)
        board.put([Content.styled("Shade", "bold"), Content("Shade"), Content("  · for whoever waits here")])
        await pilot.pause()
        drawn = [board.render_line(y) for y in range(5)]
        assert [strip.text.rstrip() for strip in drawn] == ["Shade", "Shade", "  · for whoever waits", "    here", ""]
        assert [any(part.style.bold for part in strip) for strip in drawn[:2]] == [True, False]
        board.put([Content("Shade"), Content("Shade")])
        await pilot.pause()
        assert (board.size.height, any(part.style.bold for part in board.render_line(0))) == (2, False)
        board.put([])
        await pilot.pause()
        assert (board.display, board.size.height) == (False, 0)
