"""Every measure by name, in the order in which reports show them."""

from collections.abc import Mapping

from ..ratings import STATEMENTS
from ..scenario import Scenario
from . import assets, deciding, felt, items, limits, links, people, timing, voices
from .kind import Kind

MEASURES: Mapping[str, Kind] = {
    **people.KINDS,
    **deciding.KINDS,
    **items.KINDS,
    **assets.KINDS,
    **voices.KINDS,
    **felt.KINDS,
    **timing.KINDS,
    **limits.KINDS,
    **links.KINDS,
}
"""A name is never changed or used for something else."""


def kinds(scenario: Scenario) -> dict[str, Kind]:
    """Return all measures of a scenario: `MEASURES`, and a `statement:` for each statement of its own."""
    own = [name for name in scenario.ratings.statements if name not in STATEMENTS]
    return {**MEASURES, **{f"statement:{name}": felt.of_statement(name) for name in own}}
