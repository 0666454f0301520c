"""What is known of a measure beside its figures."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from .measure import Measure
from .view import View

Family = Literal["people", "decision", "items", "assets", "voices", "felt", "time", "limits", "links"]
Unit = Literal[
    "people",
    "roles",
    "items",
    "assets",
    "offers",
    "turns",
    "evenness",
    "rung",
    "rungs apart",
    "score",
    "seconds",
    "money",
    "weeks",
    "parameters",
    "outcomes",
    "ties",
    "choices",
    "proposals",
    "chosen",
    "who",
    "method",
    "promise",
    "limits",
]
"""What a value counts; from `chosen` on, what kind of name it is."""


class Kind(Struct, frozen=True, kw_only=True):
    """One measure: what it is called, what it says, and how it is taken."""

    family: Family
    title: str
    explanation: str
    unit: Unit
    take: Callable[[View], Measure]
    out_of: str = ""
    """The name of the measure that this one is a part of, if it is."""
    beside: str = ""
    """The name of a measure that each side's part of this one is to be seen beside."""
