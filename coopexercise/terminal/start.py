"""How the program was started."""

from pathlib import Path

from msgspec import Struct

from ..exercise.events import Order
from ..library import Participant
from ..record import Reading
from .opening import Opened


class Replay(Struct, frozen=True, kw_only=True):
    """A log to walk through, with what a glance at it says; there is at least one event in it."""

    log: Path
    reading: Reading
    at: str = ""
    """The moment to begin at: `m:ss` or the number of an event; empty for the beginning."""
    speed: int = 0
    """How fast it plays from there; 0 lets it stand."""
    watched: bool = False
    """Whether a room may look on: the list of events, in which private lines are, is away until a key brings it."""


class Start(Struct, frozen=True, kw_only=True):
    """What the command line says before the first screen; everything may still be changed in set-up."""

    scenario: str = ""
    """An id of the library or a path; empty opens home."""
    people: tuple[Participant, ...] = ()
    seed: int | None = None
    log: Path | None = None
    order: Order = "scenario"
    equal_time: bool = False
    tables: int = 1
    """Among how many tables the people are shared; this program leads the first."""
    resume: Opened | None = None
    """A session to go on with."""
    replay: Replay | None = None
    """A session to walk through."""
