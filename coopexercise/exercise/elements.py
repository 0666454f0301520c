"""The six elements of co-production that the group saw in each round: its own judgement, agreed together.

Named as by nef and Nesta (David Boyle, Julia Slay and Lucie Stephens, Public Services Inside Out, 2010).
"""

from collections.abc import Collection, Mapping
from typing import get_args

from . import checks
from .debrief import in_debrief
from .events import Element, ElementsAgreed
from .refusals import Reason, Refusal, Result, refuse
from .session import NO_ROUND, Session

ELEMENTS: tuple[Element, ...] = get_args(Element)
"""In the order in which they are asked about."""
TITLES: Mapping[Element, str] = {
    "people-as-assets": "People as assets",
    "building-capabilities": "Building capabilities",
    "mutuality": "Mutuality and reciprocity",
    "peer-networks": "Peer networks",
    "blurred-roles": "Blurred roles",
    "catalysts": "Professionals as catalysts",
}
"""What each is called."""


def agree(session: Session, seen: Mapping[str, Collection[str]]) -> Result:
    """Record which elements the group saw, by round; it takes the place of what was agreed on before."""
    if refusal := in_debrief(session) or _known(session, seen):
        return refusal
    in_order = {each: tuple(element for element in ELEMENTS if element in seen[each]) for each in seen}
    if in_order == agreed(session):
        return refuse(Reason.NOTHING_CHANGES)
    return checks.entry(ElementsAgreed(seen=in_order))


def _known(session: Session, seen: Mapping[str, Collection[str]]) -> Refusal | None:
    for round_id, elements in seen.items():
        if refusal := checks.in_round(session, round_id):
            return refusal
        lost = next((each for each in elements if each not in ELEMENTS), None)
        if lost is not None:
            return refuse(Reason.NO_SUCH_ELEMENT, element=lost)
    return None


def agreed(session: Session) -> Mapping[str, tuple[Element, ...]]:
    """Return the elements that the group agreed on having seen, by round; nothing if it did not judge."""
    entries = session.entries(NO_ROUND, ElementsAgreed)
    return entries[-1][1].seen if entries else {}
