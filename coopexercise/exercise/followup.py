"""Weeks later: what came of each commitment, and of each outcome that was agreed.

A follow-up has a log of its own, linked to the session's. Its commands and its fold are of the same kind as those of a
session: pure, and a log that was written is readable. An answer given again is a correction of the one before.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from . import checks, outcomes
from .corrections import words_removed
from .events import (
    CommitmentFollowed,
    CommitmentMade,
    EntryCorrected,
    Event,
    FollowupOpened,
    Met,
    Origin,
    OutcomeFollowed,
    SessionEnded,
    UnknownData,
)
from .refusals import Reason, Refusal, Result, refuse
from .session import NO_ROUND, Session
from .text import clean

Ref: TypeAlias = int | str
"""What is asked about: a commitment by its entry in the session's log, an outcome by its id."""
_Answer: TypeAlias = CommitmentFollowed | OutcomeFollowed
ADDED = ""
"""The id of what was added to the outcomes in words."""


class Topic(Struct, frozen=True):
    """A commitment or an outcome, as the session's log has it; without words where these were removed."""

    ref: Ref
    text: str
    seat: str = ""
    due: str = ""
    first_step: str = ""
    evidence: str = ""
    """How one would know, as the scenario says."""


class Followed(Struct, frozen=True):
    """What came of one topic; `seq` is the entry's, which any correction names."""

    seq: int
    met: Met
    text: str = ""
    removed: bool = False
    """Whether there were words that were removed for good."""


class FollowUp(Struct, frozen=True, kw_only=True):
    """Everything that is known of one follow-up after its latest entry."""

    id: str = ""
    at: str = ""
    """When it was begun: wall time, ISO 8601, UTC."""
    opened: FollowupOpened | None = None
    followed: dict[Ref, Followed] = {}
    ended: bool = False
    read_only: bool = False
    """An entry of an unknown kind was met: nothing may follow it."""

    @property
    def asked(self) -> tuple[Ref, ...]:
        """What it asks about, in order."""
        return (*self.opened.commitments, *self.opened.outcomes) if self.opened else ()


def topics(session: Session) -> tuple[Topic, ...]:
    """Return what can be asked about a session: its commitments as they stand, then the outcomes last agreed on."""
    made = session.entries(NO_ROUND, CommitmentMade)
    promised = (
        Topic(event.seq, event.words.get("text", ""), data.seat, data.due, event.words.get("first_step", ""))
        for event, data in made
    )
    return (*promised, *_outcomes(session))


def _outcomes(session: Session) -> tuple[Topic, ...]:
    agreed = outcomes.agreed(session)
    if agreed is None:
        return ()
    listed = (Topic(each.id, each.text, evidence=each.evidence) for each in agreed.outcomes)
    added = agreed.added or words_removed(session, agreed.seq)
    return (*listed, *((Topic(ADDED, agreed.added),) if added else ()))


def origin(session: Session) -> Origin | None:
    """Return what a follow-up says of the session it belongs to; None while the session has not ended."""
    ends = [event for event in session.steered if isinstance(event.data, SessionEnded)]
    return Origin(log=session.id, hash=ends[-1].hash, seq=ends[-1].seq) if ends else None


def belongs(state: FollowUp, session: Session) -> bool:
    """Return whether a follow-up is of this session, and of this log of it."""
    return state.opened is not None and state.opened.origin is not None and state.opened.origin == origin(session)


def days(state: FollowUp, session: Session) -> int:
    """Return how many days after a session that has begun a follow-up was begun."""
    return (date.fromisoformat(state.at[:10]) - date.fromisoformat(session.steered[0].at[:10])).days


def begin(state: FollowUp, session: Session, app: str) -> Result:
    """Begin to ask about a session that has ended; `app` is the program's version."""
    if refusal := _cannot_begin(state, session):
        return refusal
    refs = [topic.ref for topic in topics(session)]
    opened = FollowupOpened(
        app=app,
        origin=origin(session),
        commitments=tuple(ref for ref in refs if isinstance(ref, int)),
        outcomes=tuple(ref for ref in refs if isinstance(ref, str)),
        simulated=session.opened.simulated,
    )
    return checks.entry(opened)


def _cannot_begin(state: FollowUp, session: Session) -> Refusal | None:
    if state.opened:
        return refuse(Reason.NOTHING_CHANGES)
    if session.opened.anonymised:
        return refuse(Reason.ANONYMISED)
    if not session.ended:
        return refuse(Reason.NOT_ENDED)
    return None if topics(session) else refuse(Reason.NOTHING_TO_FOLLOW)


def follow(state: FollowUp, ref: Ref, met: Met, text: str = "") -> Result:
    """Record what came of one topic, with a sentence on it; again, it puts the earlier answer right."""
    if refusal := _writable(state):
        return refusal
    if ref not in state.asked:
        return refuse(Reason.NOT_ASKED, what=ref)
    data = _data(ref, met)
    earlier = state.followed.get(ref)
    if earlier is None:
        return checks.entry(data, text=text)
    if (earlier.met, earlier.text) == (met, clean(text)):
        return refuse(Reason.NOTHING_CHANGES)
    return checks.entry(EntryCorrected(seq=earlier.seq, replacement=msgspec.to_builtins(data)), text=text)


def _data(ref: Ref, met: Met) -> _Answer:
    if isinstance(ref, int):
        return CommitmentFollowed(commitment=ref, kept=met)
    return OutcomeFollowed(outcome=ref, seen=met)


def end(state: FollowUp) -> Result:
    """End the follow-up for good; it is cut short where something was not answered."""
    cut_short = any(ref not in state.followed for ref in state.asked)
    return _writable(state) or checks.entry(SessionEnded(cut_short=cut_short))


def _writable(state: FollowUp) -> Refusal | None:
    if state.read_only:
        return refuse(Reason.READ_ONLY)
    if state.opened is None:
        return refuse(Reason.NOT_OPEN)
    return refuse(Reason.FOLLOWUP_ENDED) if state.ended else None


def fold(events: Iterable[Event], state: FollowUp | None = None) -> FollowUp:
    """Return the follow-up after all of the events, from an empty one or from `state`."""
    return reduce(apply, events, state or FollowUp())


def apply(state: FollowUp, event: Event) -> FollowUp:
    """Return the follow-up after one more event. Never fails: what does not belong in such a log changes nothing."""
    match event.data:
        case FollowupOpened() as opened:
            return replace(state, id=event.session, at=event.at, opened=opened)
        case CommitmentFollowed() | OutcomeFollowed() as answer:
            return _answered(state, event.seq, answer, event)
        case EntryCorrected(seq=seq) as correction:
            return _corrected(state, seq, event, correction)
        case SessionEnded():
            return replace(state, ended=True)
        case UnknownData():
            return replace(state, read_only=True)
    return state


def _answered(state: FollowUp, seq: int, answer: _Answer, event: Event) -> FollowUp:
    """Return the follow-up with an answer, in the words of `event`; `seq` is the entry that the answer stands for."""
    text, removed = event.words.get("text", ""), bool(event.digest) and not event.words
    if isinstance(answer, CommitmentFollowed):
        said: dict[Ref, Followed] = {answer.commitment: Followed(seq, answer.kept, text, removed)}
    else:
        said = {answer.outcome: Followed(seq, answer.seen, text, removed)}
    return replace(state, followed={**state.followed, **said})


def _corrected(state: FollowUp, seq: int, event: Event, correction: EntryCorrected) -> FollowUp:
    ref = next((ref for ref, said in state.followed.items() if said.seq == seq), None)
    if ref is None:
        return state
    if correction.withdrawn:
        return replace(state, followed={each: said for each, said in state.followed.items() if each != ref})
    try:
        answer = msgspec.convert(correction.replacement, type(_data(ref, "unknown")))
    except msgspec.ValidationError:
        return state
    return _answered(state, seq, answer, event)
