"""What is counted over many runs. Every count is of runs."""

from msgspec import Struct

from ..deck import Deck
from ..scenario import Mode, Scenario


class Spread(Struct, frozen=True):
    """The middle, the least and the most of a figure over the `runs` in which there was one."""

    runs: int
    median: float
    least: float
    most: float


class OptionTally(Struct, frozen=True, kw_only=True):
    """One option: how often it won, and how the people stood to it."""

    option: str
    runs: int
    won: int
    against_most: int
    """Runs in which it won although more people chose another one."""
    chosen: int
    """Runs in which anybody chose it."""
    unanimous: int
    """Runs in which everybody did."""
    harmless: int
    """Runs in which it harmed nothing of a card in play."""


class ItemTally(Struct, frozen=True):
    """In how many runs a need or want was in play, would be met, and would be met in part."""

    item: str
    runs: int
    met: int
    partly: int


class StepTally(Struct, frozen=True, kw_only=True):
    """The time of one step: what it was given, what it would take, and in how many runs that is too much."""

    title: str
    planned: int
    needed: Spread
    short: int
    short_from: int | None
    """From this many people on it is too short in the middle run; None where it never is."""


class RoundTally(Struct, frozen=True, kw_only=True):
    """One round over all runs."""

    round: str
    mode: Mode
    runs: int
    undecided: int
    """Runs in which nothing was agreed."""
    with_proposal: int
    """Runs in which any proposal was made."""
    with_fitting: int
    """Runs in which a proposal was made that is within the limits."""
    binding: dict[str, int]
    """Each limit there is (`budget`, `weeks`) to the runs in which the decision took nearly all of it, or more."""
    options: tuple[OptionTally, ...]
    items: tuple[ItemTally, ...]
    steps: tuple[StepTally, ...]
    whole: StepTally
    """All of its steps together."""
    figures: dict[str, Spread]


class AssetTally(Struct, frozen=True):
    """In how many runs an asset was in play, was offered, and would be used by what was decided."""

    asset: str
    runs: int
    offered: int
    used: int


class CardTally(Struct, frozen=True):
    """Of the runs in which a card was in play and proposals were made: in how many it had no part in them."""

    card: str
    runs: int
    idle: int


class Comparison(Struct, frozen=True, kw_only=True):
    """Runs by how many needs and wants co-production meets beside the listed option, as their holders see it.

    A proposal has no place for harm, so harm is not taken off either of them.
    """

    runs: int
    undecided: int
    less: int
    same: int
    more: int
    little: int
    """Runs in which it agrees on something and meets less than half of what the option does."""
    option_good: int
    """Runs in which co-production meets no more, and the option harms at most half as many as it meets."""


class SizeTally(Struct, frozen=True, kw_only=True):
    """The runs of one group size."""

    people: int
    runs: int
    undecided: int
    """Runs in which a co-production round agreed on nothing."""
    met: dict[str, float]
    """Round to the items met in the middle run."""
    short: int
    """Runs in which a round would take more time than it has."""


class Tendencies(Struct, frozen=True, kw_only=True):
    """What an exercise tended to do in many rehearsals."""

    scenario: Scenario
    deck: Deck
    runs: int
    seed: int
    """The first; each run had the next one."""
    rounds: tuple[RoundTally, ...]
    assets: tuple[AssetTally, ...]
    cards: tuple[CardTally, ...]
    comparison: Comparison | None
    """None where one of the modes is missing."""
    sizes: tuple[SizeTally, ...]
