"""A list of lines of which one is marked, with a sign as well as a colour. Its keys are the screen's."""

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..words import plain
from .hanging import Hanging

MARK, NO_MARK = "▶ ", "  "


class MarkedList(OptionList):
    """Shows lines; never takes the focus, so that a presenter's remote reaches the screen."""

    DEFAULT_CSS = "MarkedList { height: 100%; border: none; padding: 0; background: $background; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.can_focus = False
        self._texts: tuple[str, ...] = ()

    def show(self, lines: Sequence[str], marked: int | None) -> None:
        """Show these lines, with one of them marked."""
        self._texts = tuple(lines)
        self.clear_options()
        self.add_options([Option(self._line(place)) for place in range(len(lines))])
        self.highlighted = marked

    def _line(self, place: int) -> Hanging:
        mark = Content(MARK if place == self.highlighted else NO_MARK)
        return Hanging((mark + plain(self._texts[place])).split(allow_blank=True))

    def move(self, by: int) -> None:
        """Mark another line; after the last comes the first."""
        if self.highlighted is not None:
            self.highlighted = (self.highlighted + by) % self.option_count

    @on(OptionList.OptionHighlighted)
    def _sign(self) -> None:
        for place in range(self.option_count):
            self.replace_option_prompt_at_index(place, self._line(place))
