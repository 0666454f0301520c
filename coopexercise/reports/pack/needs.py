"""Needs and wants: what the project says it would meet, how many of those were confirmed, and what is still open.

The holders' answers are counted, never listed: a card is often held by one person, and an answer beside an item would
be that person's slip.
"""

from collections import Counter

from ...exercise.measures.items import verdicts
from ...exercise.measures.view import owner
from ..decisions import NOT_SAID, Fact
from .project import Project
from .sheet import Section, Table

LEAST_CARDS = 3
"""Of the answers of fewer cards no count is printed: it would say what somebody wrote."""


def needs(project: Project) -> Section:
    """Return what it says it would meet, and what nothing that was decided speaks of."""
    names, claimed = project.names, tuple(dict.fromkeys(project.proposal.data.items))
    rows = tuple((names.item_alone(ref), names.role(owner(ref)), "") for ref in claimed)
    return Section(
        title="Needs and wants",
        facts=(Fact("Claimed", _claimed(project, claimed)), Fact("Confirmed", _confirmed(project, claimed))),
        table=Table(("It says it would meet", "Whose, in the exercise", "Asked later: is it met?"), rows)
        if rows
        else None,
        parts=(_open(project),) if project.revealed else (),
    )


def _claimed(project: Project, claimed: tuple[str, ...]) -> str:
    if not claimed:
        return "none named" if project.proposal.data.assets else NOT_SAID
    roles = len({owner(ref) for ref in claimed})
    return f"{len(claimed)}, of {roles} {'role' if roles == 1 else 'roles'}"


def _confirmed(project: Project, claimed: tuple[str, ...]) -> str:
    judged, slips = verdicts(project.view)
    if not (project.chosen and slips):
        return NOT_SAID
    answered = [ref for ref in claimed if ref in judged]
    if len({owner(ref) for ref in answered}) < LEAST_CARDS:
        return "not counted here: fewer than three roles judged any of these"
    found = Counter(judged[ref] for ref in answered)
    counts = f"{found['yes']} would be met, {found['partly']} in part, {found['no']} not"
    return f"{len(answered)} of these were judged by the holders of the cards, each alone, on paper: {counts}."


def _open(project: Project) -> Section:
    """Return the needs in play that neither this project nor anything else that was decided speaks of."""
    session, playing = project.session, project.view.playing
    spoken = {ref for each in (project.proposal, *project.others) for ref in each.data.items}
    cards = [card for card in session.deck.cards if card.id in playing]
    left = [card.ref(need) for card in cards for need in card.needs if card.ref(need) not in spoken]
    wants = sum(card.ref(want) not in spoken for card in cards for want in card.wants)
    asked = "Needs that nothing we decided speaks of. Are they left out on purpose?" if left else "Every need is named."
    besides = f" Besides these, {wants} wants are named nowhere." if wants > 1 else ""
    return Section(title="Still open", intro=(asked + besides,), points=tuple(map(project.names.item, left)))
