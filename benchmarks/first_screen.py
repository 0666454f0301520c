"""The first screen and its memory, beside the smallest Textual program.

The time runs from the start of the process until the last of these texts has come out of its pseudo-terminal: for
home its keys, a scenario, a session, and what Enter does; for the smallest program its line and its key. The user's
data folder holds five sessions. The memory is the most that each process had resident until a moment later.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .pseudo_terminal import AVAILABLE, WHY_NOT, Stuck, Terminal, own_memory
from .surroundings import OWN, environment, file, prepare
from .table import Ratio, Row, Skipped

RUNS = 15
MOMENT = 0.4
"""Seconds for what a program does right after its first screen."""
HOME = ("Quit", "The community centre", "unfinished", "▶ Enter")
SMALLEST = ("The smallest program", "Quit")
TIME = "first screen: home with its lists"
MEMORY = "memory (peak resident) at the first screen"
BESIDE = "smallest Textual program"


def measure() -> list[Row]:
    """Start both programs in turn."""
    if not AVAILABLE:
        return [Skipped(what=TIME, why=WHY_NOT), Skipped(what=MEMORY, why=WHY_NOT)]
    with TemporaryDirectory() as folder:
        home = Path(folder)
        prepare("home", home)
        return _in_turn(home)


def _in_turn(home: Path) -> list[Row]:
    ours, theirs = (str(OWN),), file("smallest.py")
    _shown(ours, HOME, home), _shown(theirs, SMALLEST, home)  # both once before, so that neither pays for a cold disk
    pairs = [(*_shown(ours, HOME, home), *_shown(theirs, SMALLEST, home)) for _ in range(RUNS)]
    time, memory, their_time, their_memory = zip(*pairs, strict=True)
    return [
        Ratio(what=TIME, ours=time, beside=BESIDE, baseline=their_time, target=1.5),
        Ratio(what=MEMORY, ours=memory, beside=BESIDE, baseline=their_memory, target=1.4, unit="MB"),
    ]


def _shown(command: Sequence[str], texts: Sequence[str], home: Path) -> tuple[float, float]:
    """Return the milliseconds until the texts are shown, and the megabytes of memory."""
    with Terminal(command, environment(home)) as terminal:
        shown = terminal.wait_for(*texts)
        terminal.rest(MOMENT)
        memory = terminal.end()
    if memory <= own_memory():
        raise Stuck("this process has grown too large to know the memory of its children")
    return (shown - terminal.started) * 1000, memory
