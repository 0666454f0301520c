"""Packs on A4, by Typst. Whatever is shown goes in as data and is set as plain text."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from ...exercise.text import one_line
from ..pdf import compiled
from .sheet import Pack

TEMPLATE = Path(__file__).parents[1] / "web" / "pack.typ"


def written(packs: Sequence[Pack]) -> bytes:
    """Return the packs as one file."""
    return compiled(TEMPLATE, "packs", _cleaned(msgspec.to_builtins(packs)))


def _cleaned(value: object) -> object:
    """Return data with each text on one line and without control characters, as the other forms show it."""
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in value]
    return one_line(value) if isinstance(value, str) else value
