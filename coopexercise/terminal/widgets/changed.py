"""Showing a text with no more work than its change needs: a clock does this every second."""

from textual.content import Content
from textual.widgets import Static


def put_if_changed(static: Static, new: Content) -> None:
    """Show a text if another one is shown; the screen is laid out anew only when a line is longer or shorter."""
    old = static.content
    if new != old:
        static.update(new, layout=not isinstance(old, Content) or _lengths(old) != _lengths(new))


def _lengths(content: Content) -> list[int]:
    return [line.cell_length for line in content.split(allow_blank=True)]
