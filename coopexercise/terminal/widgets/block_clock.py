"""A clock in large block digits, readable from the back of a room."""

from textual.content import Content
from textual.widgets import Static

from ...exercise.clock import Reading, Urgency
from ..words import URGENCY_WORD, minutes
from .changed import put_if_changed

_DIGITS = {
    "0": ("█████", "█   █", "█   █", "█   █", "█████"),
    "1": ("  █  ", " ██  ", "  █  ", "  █  ", " ███ "),
    "2": ("█████", "    █", "█████", "█    ", "█████"),
    "3": ("█████", "    █", " ████", "    █", "█████"),
    "4": ("█   █", "█   █", "█████", "    █", "    █"),
    "5": ("█████", "█    ", "█████", "    █", "█████"),
    "6": ("█████", "█    ", "█████", "█   █", "█████"),
    "7": ("█████", "    █", "   █ ", "  █  ", "  █  "),
    "8": ("█████", "█   █", "█████", "█   █", "█████"),
    "9": ("█████", "█   █", "█████", "    █", "█████"),
    ":": (" ", "█", " ", "█", " "),
    "-": ("   ", "   ", "███", "   ", "   "),
}
NARROW = 60
"""The columns from which there is room for a step beside block digits."""
BREAKPOINTS = [(0, "-narrow"), (NARROW, "-beside")]
"""The classes of a screen with such a clock: in a narrow one the clock is one line, above the step."""
_LONGEST = 6
"""The signs of `-99:59` and of `120:00`; a longer time, after a long absence, would leave no room beside it."""
_URGENCIES: tuple[Urgency, ...] = ("calm", "fifth", "twentieth", "over")


def blocks(text: str, scale: int = 1) -> str:
    """Return `text` (digits, `:` and `-`) in block digits of five rows, each pixel `scale` cells wide and high."""
    rows = ["  ".join(_DIGITS[sign][row] for sign in text) for row in range(5)]
    wide = ["".join(pixel * scale for pixel in row) for row in rows]
    return "\n".join(row for row in wide for _ in range(scale))


def digits(seconds: float, scale: int = 1) -> str:
    """Return a time in block digits, or in words when it is too long for them."""
    text = minutes(seconds)
    if len(text) <= _LONGEST:
        return blocks(text, scale)
    hours, rest = divmod(int(abs(seconds)) // 60, 60)
    return f"{hours} h {rest:02} min"


class BlockClock(Static):
    """The time left, with a word below it that says how urgent it is, and the time of the step.

    All that changes with each second stands here, so that a second costs one small repaint.
    """

    DEFAULT_CSS = """
    BlockClock { width: auto; min-width: 32; height: auto; padding: 0 2; }
    BlockClock.-calm { color: $success; }
    BlockClock.-fifth { color: $warning; }
    BlockClock.-twentieth { color: $error; }
    BlockClock.-over { color: $error; text-style: reverse; }
    BlockClock.-stands { color: $text-muted; text-style: none; }
    """

    def show(self, reading: Reading, step: str = "", scale: int = 1) -> None:
        """Show a reading; redraws only when something to be seen has changed."""
        word = "Paused" if not reading.running else URGENCY_WORD[reading.urgency]
        below = [part for part in (word, step) if part]
        if self.app.size.width < NARROW:
            text = " · ".join([minutes(reading.left), *below])
        else:
            text = f"{digits(reading.left, scale)}\n{' · '.join(below)}"
        for urgency in _URGENCIES:
            self.set_class(reading.urgency == urgency, f"-{urgency}")
        self.set_class(not reading.running, "-stands")
        put_if_changed(self, Content(text))
