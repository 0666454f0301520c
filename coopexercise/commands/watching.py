"""Doing something again whenever files are saved, without help from the operating system, so that it works on any."""

import time
from collections.abc import Callable, Iterator

INTERVAL = 0.2
"""Seconds between two looks at the files."""


def states(look: Callable[[], object]) -> Iterator[object]:
    """Yield what `look` sees, and again each time it has changed and come to rest; ends with the process.

    An editor that saves in several strokes (truncate and write, or write beside and rename) is waited for.
    """
    seen: object = None
    before = look()
    while True:
        if before != seen:
            yield before
            seen = before
        time.sleep(INTERVAL)
        before = _settled(look)


def _settled(look: Callable[[], object]) -> object:
    first, second = look(), None
    while first != second:
        time.sleep(INTERVAL / 4)
        first, second = look(), first
    return first
