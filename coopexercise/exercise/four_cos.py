"""The four Co's: which of them the co-production touched, in all and proposal by proposal."""

from collections.abc import Iterator

from msgspec import Struct

from . import coproduction
from .evidence import around
from .evidence.piece import scene
from .scenario import STAGES, Stage
from .session import Session


class Stages(Struct, frozen=True, kw_only=True):
    """Who designs, delivers and assesses one decided proposal; empty where nothing was recorded."""

    round: str
    proposal: str
    designed: tuple[str, ...]
    """Cards that shaped it here."""
    ready_made: bool
    delivered: tuple[str, ...]
    """Cards that joined or own it."""
    assessed: bool
    """Whether it was marked as one that people assess together: nothing else shows that they will."""
    events: tuple[int, ...]


def by_proposal(session: Session) -> tuple[Stages, ...]:
    """Return this for each decided proposal, in order."""
    there = scene(session)
    return tuple(
        Stages(
            round=view.round.id,
            proposal=each.data.proposal,
            designed=each.data.cards,
            ready_made=each.data.ready_made,
            delivered=each.joined,
            assessed=each.data.stage == "co-assess",
            events=view.traced(*each.events),
        )
        for view in there.of(coproduction.MODE).views
        for each in (coproduction.decided(session, view.decision, view.round.id) if view.decision else ())
    )


def touched(session: Session) -> dict[Stage, tuple[int, ...]]:
    """Return which of the four Co's the co-production touched, with the entries that show it.

    Priorities agreed by the group: co-commission. A decided proposal that roles shaped here: co-design; that roles
    joined or own: co-deliver. A stage that a decided proposal was marked with counts as it was marked; nothing
    else shows that people will assess it together.
    """
    there = scene(session)
    found: dict[Stage, set[int]] = {stage: set() for stage in STAGES}
    for each in around.outcomes(there):
        found["co-commission"].update(each.events[:1])
    for view in there.of(coproduction.MODE).views:
        for proposal in coproduction.decided(session, view.decision, view.round.id) if view.decision else ():
            for stage in _stages(proposal):
                found[stage].update(view.traced(*proposal.events))
    return {stage: tuple(sorted(seqs)) for stage, seqs in found.items() if seqs}


def _stages(proposal: coproduction.Proposal) -> Iterator[Stage]:
    if proposal.data.stage:
        yield proposal.data.stage
    if proposal.data.cards and not proposal.data.ready_made:
        yield "co-design"
    if proposal.joined:
        yield "co-deliver"
