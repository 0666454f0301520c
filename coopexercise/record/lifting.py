"""Older versions of a line: lifted as they are read, and never rewritten.

The columns of a line and its chain are the same for ever. What a version may change is the names of kinds and what is
in `data`. A lifting function takes both as one version wrote them and returns them as the next one would have; one
after the other they lead to today's version. Hashes are checked on the bytes that were written, so a lifted line is
as trustworthy as any.

There was no version before the first, so STEPS is empty. A version 2 will put the function that lifts version 1 there.
"""

from collections.abc import Callable
from typing import Any

VERSION = 1
"""The `v` of lines that this version writes. Newer lines have the same columns and the same chain."""

Data = dict[str, Any]
Step = Callable[[str, Data], tuple[str, Data]]
"""Takes kind and `data` of one version, and returns them as the next version has them; it changes no argument."""

STEPS: dict[int, Step] = {}
"""The version that a function lifts, and the function."""

UNKNOWN = ""
"""The kind of what cannot be lifted."""


def lift(version: int, kind: str, data: Data) -> tuple[str, Data]:
    """Return kind and `data` of an older line in today's version; of a version that is not known, the kind UNKNOWN.

    What is of today's version is unknown too: it would have been understood as it is.
    """
    if version >= VERSION:
        return UNKNOWN, data
    for older in range(version, VERSION):
        step = STEPS.get(older)
        if step is None:
            return UNKNOWN, data
        kind, data = step(kind, data)
    return kind, data
