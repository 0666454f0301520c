"""What every measure returns."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from ..deck import Side

Value = int | float | str | tuple[int, ...] | tuple[str, ...] | None
"""A figure, a name from a closed set or an id, several of these, or (for one side) None: nothing from there."""

State = Literal["measured", "not_recorded", "not_open"]
"""Measured; nobody wrote it down; or the mode forbids it by rule. Neither of the last two is 0."""


class Measure(Struct, frozen=True):
    """One figure of one round.

    `by_side` has the sides that were in play, or nothing where a figure has no side; `events` are the
    seqs that it came from, corrections included.
    """

    value: Value = None
    by_side: Mapping[Side, Value] = {}
    state: State = "measured"
    events: tuple[int, ...] = ()


NOT_RECORDED = Measure(state="not_recorded")
NOT_OPEN = Measure(state="not_open")
