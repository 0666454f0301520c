"""Runs made by hand, of the small scenario that the other tests play as well."""

from collections.abc import Mapping
from typing import Any

from coopexercise.exercise.tendencies import RoundRun, Run, Tendencies, tendencies
from tests.exercise.table import CARDS, DECK, SCENARIO

LISTED, MADE = "consultation", "co-production"
QUICK = {LISTED: (60.0, 60.0), MADE: (60.0, 60.0, 60.0)}
PLANNED = {LISTED: (120, 180), MADE: (100, 200, 300)}


def played(round_id: str, **changes: Any) -> RoundRun:
    """Return a round in which little happened, but for the changes."""
    lively = round_id == LISTED
    facts: Mapping[str, Any] = {
        "decided": ("fence",) if lively else ("p1",),
        "choices": {"fence": 3, "planters": 2} if lively else {},
        "met": frozenset(),
        "partly": frozenset(),
        "harmed": frozenset(),
        "offered": frozenset(),
        "used": frozenset(),
        "busy": frozenset(),
        "fitting": () if lively else (True,),
        "spent": {},
        "rung": None,
        "gap": None,
        "needed": QUICK[round_id],
        "planned": PLANNED[round_id],
        **{name: frozenset(value) if isinstance(value, set) else value for name, value in changes.items()},
    }
    return RoundRun(round=round_id, mode=round_id, **facts)  # type: ignore[arg-type]


def run(
    listed: Mapping[str, Any] | None = None,
    made: Mapping[str, Any] | None = None,
    *,
    people: int = 5,
    cards: tuple[str, ...] = CARDS,
) -> Run:
    """Return a run of a consultation and a co-production round."""
    return Run(people, cards, (played(LISTED, **(listed or {})), played(MADE, **(made or {}))))


def taken_together(*runs: Run, **options: Any) -> Tendencies:
    """Return what these runs of the small scenario tended to do."""
    return tendencies(**{"scenario": SCENARIO, "deck": DECK, "seed": 1, **options}, runs=runs)
