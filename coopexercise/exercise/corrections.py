"""Undo: an earlier entry is replaced or withdrawn by a new event, and stays visible in the log.

An entry that is put right keeps the rules of its command, as if it were made again.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from . import agenda, checks, consultation, coproduction, debrief, observing, ratings
from . import events as ev
from .events import OBSERVER, Data, EntryCorrected, Event, WordsRemoved
from .refusals import Reason, Refusal, Result, refuse
from .session import Session, apply


def entries(session: Session) -> tuple[Event, ...]:
    """Return everything that can be corrected, as it stands, the latest first."""
    filed = [event for trail in session.filed.values() for event in trail]
    return tuple(sorted(filed, key=lambda event: event.seq, reverse=True))


def find(session: Session, seq: int) -> Event | None:
    """Return the entry with this seq as it stands, or None."""
    return next((event for event in entries(session) if event.seq == seq), None)


def words_removed(session: Session, seq: int) -> bool:
    """Return whether the words of an entry, or of what it was corrected to, were removed for good."""
    places = (seq, session.corrected.get(seq))
    return any(isinstance(each.data, WordsRemoved) and each.data.seq in places for each in session.steered)


def withdraw(session: Session, seq: int) -> Result:
    """Take an entry back, unless a later one is built on it."""
    found = _correctable(session, seq)
    if isinstance(found, Refusal):
        return found
    if refusal := _needed(session, found):
        return refusal
    return checks.entry(EntryCorrected(seq=seq, withdrawn=True), found.round)


def replace(session: Session, seq: int, words: dict[str, str], data: Data | None = None) -> Result:
    """Put an entry right: new words, and new data of the same kind when given."""
    found = _correctable(session, seq)
    if isinstance(found, Refusal):
        return found
    again = _AGAIN.get(type(found.data))
    if again is None or type(data or found.data) is not type(found.data):
        return refuse(Reason.CANNOT_BE_CORRECTED, seq=seq)
    made = again(session, msgspec.structs.replace(found, words=words), data or found.data)
    if isinstance(made, Refusal):
        return made
    (new,) = made
    if _renames(found.data, new.data) and (refusal := _needed(session, found)):
        return refusal
    replacement = msgspec.json.decode(msgspec.json.encode(new.data))  # as the log gives it back
    return checks.entry(EntryCorrected(seq=seq, replacement=replacement), found.round, **new.words)


def _renames(old: Data, new: Data) -> bool:
    return isinstance(old, ev.ProposalShaped) and isinstance(new, ev.ProposalShaped) and old.proposal != new.proposal


def _correctable(session: Session, seq: int) -> Event | Refusal:
    if refusal := checks.writable(session):
        return refusal
    if found := find(session, seq):
        return found
    moved_on = 0 < seq <= session.seq and all(event.seq != seq for event in session.withdrawn)
    return refuse(Reason.CANNOT_BE_CORRECTED, seq=seq) if moved_on else refuse(Reason.NOTHING_TO_CORRECT)


def _needed(session: Session, entry: Event) -> Refusal | None:
    """Refuse to take away the only shape of a proposal that others joined or decided on."""
    if not isinstance(entry.data, ev.ProposalShaped):
        return None
    name = entry.data.proposal
    shapes = [data for _, data in session.entries(entry.round, ev.ProposalShaped) if data.proposal == name]
    if len(shapes) > 1:
        return None
    joined = [event.seq for event, data in session.entries(entry.round, ev.ProposalJoined) if data.proposal == name]
    decided = [event.seq for event, data in session.entries(entry.round, ev.DecisionMade) if name in data.among]
    later = sorted(joined + decided)
    return refuse(Reason.STILL_NEEDED, seq=entry.seq, by=later[0]) if later else None


def _text(event: Event, name: str = "text") -> str:
    return event.words.get(name, "")


def _choice(session: Session, event: Event, data: ev.OptionChosen) -> Result:
    if not data.option:
        return consultation.remark(session, _text(event, "unasked"), data.seat, event.round)
    if not data.seat:
        return consultation.tally(session, data.option, data.tally, event.round)
    return consultation.choose(session, data.seat, data.option, _text(event, "reason"), event.round)


def _proposal(session: Session, event: Event, data: ev.ProposalShaped) -> Result:
    return coproduction.shape(
        session,
        _text(event, "title"),
        proposal=data.proposal,
        text=_text(event),
        risk=_text(event, "risk"),
        cards=data.cards,
        assets=data.assets,
        items=data.items,
        outcomes=data.outcomes,
        cost=data.cost,
        weeks=data.weeks,
        stage=data.stage,
        ready_made=data.ready_made,
        round_id=event.round,
    )


def _joining(session: Session, event: Event, data: ev.ProposalJoined) -> Result:
    without = apply(session, Event(seq=session.seq, data=EntryCorrected(seq=event.seq, withdrawn=True)))
    return coproduction.join(without, data.proposal, data.card, data.how, event.round)


def _decision(session: Session, event: Event, data: ev.DecisionMade) -> Result:
    """Decide again, among what there was at the time."""
    made = _decided(session, event, data)
    if isinstance(made, Refusal):
        return made
    (new,) = made
    return checks.entry(msgspec.structs.replace(new.data, among=data.among, votes=data.votes), event.round, **new.words)


def _decided(session: Session, event: Event, data: ev.DecisionMade) -> Result:
    reason, dissent = _text(event, "reason"), _text(event, "dissent")
    if checks.round_of(session, event.round).mode == consultation.MODE:
        return consultation.decide(
            session,
            ", ".join(data.options),
            data.decider,
            reason,
            amendment=_text(event, "amendment"),
            dissent=dissent,
            final_say=data.final_say,
            outside=_text(event, "final_say"),
            round_id=event.round,
        )
    return coproduction.decide(
        session,
        data.proposals,
        data.method,
        by=data.decider,
        votes=data.votes,
        reason=reason,
        dissent=dissent,
        final_say=data.final_say,
        outside=_text(event, "final_say"),
        round_id=event.round,
    )


def _rating(session: Session, event: Event, data: ev.RatingGiven) -> Result:
    return ratings.rate(
        session,
        data.seat,
        data.rung,
        data.statements,
        data.items,
        declined=data.declined,
        round_id=event.round,
    )


def _voice(session: Session, event: Event, data: ev.VoiceTaken) -> Result:
    playing = None if data.card == OBSERVER else checks.in_play(session, event.round, data.card)
    return playing or checks.entry(data, event.round)


_AGAIN: Mapping[type[Data], Callable[[Session, Event, Any], Result]] = {
    ev.OutcomesAgreed: lambda session, event, data: agenda.agree_outcomes(
        session, data.outcomes, _text(event, "added")
    ),
    ev.ParametersExplained: lambda session, event, data: coproduction.explain(
        session, data.parameters, data.card, event.round
    ),
    ev.OptionChosen: _choice,
    ev.OfferMade: lambda session, event, data: coproduction.offer(
        session, data.card, data.asset, _text(event), event.round
    ),
    ev.IdeaRaised: lambda session, event, data: coproduction.idea(
        session, data.card, _text(event), data.items, event.round
    ),
    ev.ProposalShaped: _proposal,
    ev.ProposalJoined: _joining,
    ev.DecisionMade: _decision,
    ev.RatingGiven: _rating,
    ev.VoiceTaken: _voice,
    ev.NoteMade: lambda session, event, data: observing.note(session, _text(event), data.tags, data.private),
    ev.MissingNamed: lambda session, event, _: observing.missing(session, _text(event), event.round),
    ev.AnswerGiven: lambda session, event, data: debrief.answer(
        session, data.question, _text(event), data.seat, data.outcome
    ),
    ev.CommitmentMade: lambda session, event, data: debrief.commit(
        session, _text(event), data.seat, data.due, _text(event, "first_step")
    ),
    ev.LearningNoted: lambda session, event, _: debrief.learn(session, _text(event)),
}
"""How each kind of entry is made again. News and windows are not among them: they can only be taken back."""
