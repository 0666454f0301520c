"""From a key to the screen, in a co-production round with 200 events.

The real program runs in a pseudo-terminal. The time runs from the moment the key's byte is written to the terminal
until the text `✓ N recorded` with the next N has come out of it: the key is read, the rule checked, the line hashed,
written and fsynced in the worker thread, folded, and everything that changed is painted.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from .pseudo_terminal import AVAILABLE, WHY_NOT, Terminal
from .surroundings import OWN, environment, prepare
from .table import Percentile, Row, Skipped

PRESSES = 60
PAUSE = 0.15
"""Seconds between two entries: a fast typist, and never in step with the clock."""
MINUTE = "key to screen: `+`, recorded and painted"
OFFER = "key to screen: the Enter that ends an offer (pick list closed, recorded, painted)"
OPEN = "key to screen: `a`, its pick list painted"


def measure() -> list[Row]:
    """Press keys, and wait for each to have its effect."""
    if not AVAILABLE:
        return [Skipped(what=what, why=WHY_NOT) for what in (MINUTE, OFFER, OPEN)]
    with TemporaryDirectory() as folder:
        prepare("round", Path(folder))
        return _pressed(Path(folder))


def _pressed(home: Path) -> list[Row]:
    log = home / "round.jsonl"
    recorded = len(log.read_bytes().splitlines())
    with Terminal([str(OWN), "resume", str(log)], environment(home)) as terminal:
        terminal.wait_for(f"✓ {recorded} recorded")
        facilitator = Facilitator(terminal, recorded)
        minutes = [facilitator.minute("+-"[press % 2]) for press in range(PRESSES)]
        offers = [facilitator.offer(f"thing-{press}") for press in range(PRESSES)]
    return [
        Percentile(what=MINUTE, ours=minutes, target=50),
        Percentile(what=OFFER, ours=[last for _, last in offers], target=50),
        Percentile(what=OPEN, ours=[first for first, _ in offers]),
    ]


class Facilitator:
    """Makes entries, one after the other; times are milliseconds."""

    def __init__(self, terminal: Terminal, recorded: int) -> None:
        self._terminal = terminal
        self._recorded = recorded

    def minute(self, key: str) -> float:
        """Give a minute, or take one back."""
        return self._recorded_after(key)

    def offer(self, words: str) -> tuple[float, float]:
        """Note an offer beyond the card; the time of the first key, and of the last."""
        first = self._shown_after("a", "Who offers?")
        self._shown_after("\r", "offer?")
        self._shown_after(words, words)
        return first, self._recorded_after("\r")

    def _recorded_after(self, key: str) -> float:
        self._recorded += 1
        return self._shown_after(key, f"✓ {self._recorded} recorded")

    def _shown_after(self, key: str, text: str) -> float:
        pressed = self._terminal.press(key)
        shown = self._terminal.wait_for(text)
        self._terminal.rest(PAUSE)
        return (shown - pressed) * 1000
