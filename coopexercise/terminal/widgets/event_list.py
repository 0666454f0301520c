"""The events of a replay, around the one at which it stands."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from ...exercise.text import one_line

_SEQ = "seq"
_BEFORE = 3
"""One line in so many stands before the event at which the replay stands."""


class EventList(Static):
    """One line for each event; that at which the replay stands is told in full. A click goes to an event."""

    class Clicked(Message):
        """Somebody clicked on an event."""

        def __init__(self, seq: int) -> None:
            super().__init__()
            self.seq = seq

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._here = 0
        self._listed: Sequence[int] = ()
        self._hits: Collection[int] = ()
        self._tell: Callable[[int], tuple[str, Sequence[str]]] = lambda _: ("", ())
        self._place: Callable[[int], int] = int

    def show(
        self,
        here: int,
        listed: Sequence[int],
        hits: Collection[int],
        tell: Callable[[int], tuple[str, Sequence[str]]],
        place: Callable[[int], int],
    ) -> None:
        """Show the events listed around `here`.

        `tell` gives the sentence of an event, and the notes on it; `place` where it stands among all.
        """
        self._here, self._listed, self._hits, self._tell, self._place = here, listed, hits, tell, place
        self._draw()

    def on_resize(self, _: Resize) -> None:
        """Show as many as there is room for."""
        self._draw()

    def on_click(self, event: Click) -> None:
        """Say which event was clicked on."""
        if seq := event.style.meta.get(_SEQ):
            self.post_message(self.Clicked(seq))

    def _draw(self) -> None:
        width, height = self.content_size
        if width and height:
            shown = Content("\n").join(list(self._lines(width, height))[:height])
            if shown != self.content:
                self.update(shown, layout=False)  # it is as large as there is room, whatever is in it

    def _lines(self, width: int, height: int) -> Iterator[Content]:
        """Yield lines around the event. Those before it make way for it; what does not fit below is cut off."""
        around = self._around(height)
        place, here = around.index(self._here), list(self._here_in_full(width))
        room = max(0, height - len(here))
        yield from (self._line(seq, width) for seq in around[max(0, place - room) : place])
        yield from here
        yield from (self._line(seq, width) for seq in around[place + 1 :])

    def _around(self, height: int) -> Sequence[int]:
        """Return the events listed around the one at which the replay stands, and that one in any case."""
        place = bisect_left(self._listed, self._place(self._here), key=self._place)
        first = max(0, min(place - height // _BEFORE, len(self._listed) - height))
        shown = self._listed[first : first + height]
        return shown if self._here in shown else sorted((*shown, self._here), key=self._place)

    def _line(self, seq: int, width: int) -> Content:
        sentence, notes = self._tell(seq)
        mark = "/" if seq in self._hits else " "
        note = "* " if notes else ""
        line = Content(f" {mark}{seq} {note}{sentence}").truncate(width, ellipsis=True)
        past = self._place(seq) < self._place(self._here)
        return line.stylize(Style.from_meta({_SEQ: seq})).stylize("" if past else "dim")

    def _here_in_full(self, width: int) -> Iterator[Content]:
        sentence, notes = self._tell(self._here)
        mark = "/" if self._here in self._hits else " "
        for line in _hung(f"▶{mark}{self._here} ", sentence, width):
            yield line.stylize("bold")
        for note in notes:
            yield from _hung("  * ", one_line(note), width)


def _hung(before: str, text: str, width: int) -> Iterator[Content]:
    """Yield a text in as many lines as it needs, the others below the words of the first."""
    room = max(1, width - len(before))
    for place, line in enumerate(Content(text).wrap(room)):
        yield Content(" " * len(before) if place else before) + line
