"""How long a round takes at a brisk pace: what was said in each step, and what is read out there.

The paces are assumptions, and low ones: a step that is too short for them is too short for people.
"""

from bisect import bisect_right
from collections.abc import Mapping

from .. import agenda
from ..events import (
    Data,
    DecisionMade,
    IdeaRaised,
    InjectReleased,
    OfferMade,
    OptionChosen,
    ParametersExplained,
    ProposalJoined,
    ProposalShaped,
    StepStarted,
    VoiceTaken,
)
from ..scenario import Round
from ..session import Session

WORDS_A_SECOND = 2.5
"""How fast a text is read out so that others can follow."""
SECONDS: Mapping[type[Data], float] = {
    ParametersExplained: 10,
    OptionChosen: 8,
    VoiceTaken: 6,
    IdeaRaised: 10,
    OfferMade: 8,
    ProposalShaped: 40,
    ProposalJoined: 4,
    DecisionMade: 20,
}
"""What one entry takes to say; an explanation, for each parameter."""


def needed(session: Session, played: Round) -> tuple[float, ...]:
    """Return the seconds that each step of a round would take; a round without steps counts as one."""
    begun = [event.seq for event in session.steered if event.round == played.id and isinstance(event.data, StepStarted)]
    taken = _read_out(played)
    for event in session.filed.get(played.id, ()):
        taken[bisect_right(begun, event.seq)] += _seconds(played, event.data)
    return tuple(taken)


def planned(session: Session, played: Round) -> tuple[int, ...]:
    """Return the seconds that each step of a round was given."""
    steps = agenda.steps(session, played.id)
    return tuple(step.seconds for step in steps) or (session.opened.seconds[played.id],)


def _read_out(played: Round) -> list[float]:
    """Return what reading takes in each step: its script, and in the first one the round's script and the options."""
    taken = [_reading(step.script) for step in played.steps] or [0.0]
    taken[0] += _reading(played.script) + sum(_reading(f"{each.title} {each.text}") for each in played.options)
    return taken


def _reading(text: str) -> float:
    return len(text.split()) / WORDS_A_SECOND


def _seconds(played: Round, data: Data) -> float:
    if isinstance(data, InjectReleased):
        return sum(_reading(each.text) for each in played.injects if each.id == data.inject)
    count = len(data.parameters) if isinstance(data, ParametersExplained) else 1
    return count * SECONDS.get(type(data), 0.0)
