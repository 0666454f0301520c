"""The evidence for each question of the debrief: what this session recorded about its topic, and where it stands.

Nothing is concluded and nothing is invented: each piece is a fact of the log with the entries it comes from. Of a
topic about which nothing was recorded there is none.
"""

from collections.abc import Mapping

from ..questions import Topic
from ..session import Session
from .around import explained, missing, only_believed, outcomes, over_the_limit, promise_felt, risks, took, turns
from .bringing import assets_offered, assets_unasked, assets_used, beyond_the_card, met_here_alone, met_nowhere
from .deciding import carriers, decisions, drawn_up, final_say, ideas, reasons, shapers, unasked
from .piece import Evidence, EvidenceKind, Finder, scene

__all__ = ["Evidence", "EvidenceKind", "evidence"]


def evidence(session: Session, topics: tuple[Topic, ...]) -> tuple[Evidence, ...]:
    """Return what was recorded about these topics, in order, each piece once."""
    there = scene(session)
    found = (each for topic in topics for find in _FINDERS.get(topic, ()) for each in find(there))
    seen: list[Evidence] = []
    seen.extend(each for each in found if each not in seen)
    return tuple(seen)


def _in(mode: str, find: Finder) -> Finder:
    return lambda there: find(there.of(mode))


_FINDERS: Mapping[Topic, tuple[Finder, ...]] = {
    "consultation": (_in("consultation", decisions), _in("consultation", reasons), unasked),
    "co-production": (_in("co-production", decisions), shapers, ideas, _in("co-production", reasons)),
    "difference": (decisions, met_here_alone, met_nowhere),
    "pen": (drawn_up, shapers, decisions, turns, carriers, final_say),
    "assets": (assets_used, assets_unasked, assets_offered),
    "own-assets": (beyond_the_card,),
    "missing": (missing, turns, met_nowhere),
    "outcomes": (outcomes,),
    "test": (decisions, carriers, risks),
    "monday": (explained, over_the_limit, only_believed, risks),
    "commitments": (carriers,),
    "right": (promise_felt, took, decisions),
}
"""What is looked for about each topic, in the order in which it is shown."""
