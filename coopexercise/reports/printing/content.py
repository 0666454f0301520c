"""Everything that goes into one printed file, as plain text. How it looks is the templates' affair."""

from typing import Literal

from msgspec import Struct

from .script import Script
from .seats import InjectSlip, Label, RatingSlip, RoleCard
from .table import DecisionSheet, Explanation, ObserverSheet, OptionSheet, Reminder

Paper = Literal["a4", "letter"]


class Sheets(Struct, frozen=True):
    """Everything that goes into one file, in the order of printing. `slips` has a group for each round."""

    title: str
    language: str
    paper: Paper
    large: bool
    """Large print: nothing smaller than 16 points; what is A6 otherwise fills a page."""
    duplex: bool
    """Whether every sheet of paper that has no back of its own gets an empty one."""
    long_words: bool
    """Whether any word is so long that it may have to be broken."""
    script: tuple[Script, ...] = ()
    explain: tuple[Explanation, ...] = ()
    cards: tuple[RoleCard, ...] = ()
    labels: tuple[Label, ...] = ()
    passes: int = 0
    """How many pass cards."""
    options: tuple[OptionSheet, ...] = ()
    injects: tuple[InjectSlip, ...] = ()
    decision: tuple[DecisionSheet, ...] = ()
    slips: tuple[tuple[RatingSlip, ...], ...] = ()
    observer: tuple[ObserverSheet, ...] = ()
    reminders: tuple[Reminder, ...] = ()
