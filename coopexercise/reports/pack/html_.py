"""Packs as one HTML file that needs nothing else, on the page that the debrief has."""

from collections.abc import Sequence

from ...exercise.text import one_line
from ..html_ import template
from .sheet import Pack


def written(packs: Sequence[Pack]) -> bytes:
    """Return the packs as one file."""
    page = template("pack.html.j2", "page.css", "pack.css")
    titles = ", ".join(dict.fromkeys(one_line(each.title) for each in packs))
    return page.render(packs=packs, title=titles, language=packs[0].language).encode()
