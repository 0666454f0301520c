"""Of which pages of the contrast something was recorded."""

from collections.abc import Mapping

from .debrief_steps import PAGES, Page
from .measures import Contrast

MAIN: Mapping[Page, str] = {
    "decided": "decided",
    "needs": "items_confirmed",
    "assets": "assets_used",
    "voices": "voices",
    "ladder": "rungs",
    "felt": "slips",
    "ties": "links_made",
}
"""The measure without which there is nothing to see on a page."""


def recorded(found: Contrast) -> tuple[Page, ...]:
    """Return the pages that have a figure of some round, in their order."""
    return tuple(page for page in PAGES if any(each.measures[MAIN[page]].state == "measured" for each in found.rounds))
