"""One measure of one round in many sessions: how far its figures are spread, and where there is none."""

from array import array
from statistics import median

from ..exercise.measures import Kind, Measure, RoundMeasures
from .figures import STATES
from .wording import NONE_TO_COUNT

SPREAD_OF = frozenset(
    {
        "people", "roles", "items", "assets", "offers", "turns", "evenness", "rung", "rungs apart", "score", "seconds",
        "money", "weeks", "parameters", "outcomes", "ties", "choices", "proposals",
    }
)  # fmt: skip
"""The units whose values can be ordered."""


class Row:
    """One measure of one round, as the sessions come."""

    def __init__(self) -> None:
        self.states: set[str] = set()
        self.numbers = array("d")
        self.silent: dict[str, int] = {}
        self.words: list[str] = []

    def count(self, played: RoundMeasures, name: str, kind: Kind, pooled: bool) -> None:
        """Take the figure of a session, or why it has none; for the spread only what is `pooled`."""
        measure = played.measures[name]
        self.states.add(STATES.get(measure.state, ""))
        if not pooled:
            return
        if why := _silent(played, measure, kind):
            self.silent[why] = self.silent.get(why, 0) + 1
        elif (value := _ordered(measure, kind)) is not None:
            self.numbers.append(value)

    @property
    def state(self) -> str:
        """Why there is no figure, where that is the same for all sessions; else empty."""
        return next(iter(self.states)) if len(self.states) == 1 else ""


def _silent(played: RoundMeasures, measure: Measure, kind: Kind) -> str:
    """Return why there is no figure, or nothing."""
    if measure.state != "measured":
        return STATES[measure.state]
    return NONE_TO_COUNT if kind.out_of and played.measures[kind.out_of].value == 0 else ""


def _ordered(measure: Measure, kind: Kind) -> float | None:
    """Return a figure as one number: of dots, the one in the middle."""
    if kind.unit not in SPREAD_OF:
        return None
    if isinstance(measure.value, tuple):
        return float(median(map(float, measure.value)))
    return float(measure.value) if isinstance(measure.value, int | float) else None
