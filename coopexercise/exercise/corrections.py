"""Undo: an earlier entry is replaced or withdrawn by a new event, and stays visible in the log."""

import msgspec

from . import checks
from .events import Data, DecisionMade, EntryCorrected, Event, ProposalJoined, ProposalShaped
from .refusals import Reason, Refusal, Result, refuse
from .session import Session


def entries(session: Session) -> tuple[Event, ...]:
    """Return everything that can be corrected, as it stands, the latest first."""
    filed = [event for trail in session.filed.values() for event in trail]
    return tuple(sorted(filed, key=lambda event: event.seq, reverse=True))


def find(session: Session, seq: int) -> Event | None:
    """Return the entry with this seq as it stands, or None."""
    return next((event for event in entries(session) if event.seq == seq), None)


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
    if data is not None and type(data) is not type(found.data):
        return refuse(Reason.CANNOT_BE_CORRECTED, seq=seq)
    new = data or found.data
    if _renames(found.data, new) and (refusal := _needed(session, found)):
        return refusal
    return checks.entry(EntryCorrected(seq=seq, replacement=msgspec.to_builtins(new)), found.round, **words)


def _renames(old: Data, new: Data) -> bool:
    return isinstance(old, ProposalShaped) and isinstance(new, ProposalShaped) and old.proposal != new.proposal


def _correctable(session: Session, seq: int) -> Event | Refusal:
    if refusal := checks.writable(session):
        return refusal
    if found := find(session, seq):
        return found
    known = 0 < seq <= session.seq
    return refuse(Reason.CANNOT_BE_CORRECTED, seq=seq) if known else refuse(Reason.NOTHING_TO_CORRECT)


def _needed(session: Session, entry: Event) -> Refusal | None:
    """Refuse to take away the only shape of a proposal that others joined or decided on."""
    if not isinstance(entry.data, ProposalShaped):
        return None
    name = entry.data.proposal
    shapes = [data for _, data in session.entries(entry.round, ProposalShaped) if data.proposal == name]
    if len(shapes) > 1:
        return None
    joined = [event.seq for event, data in session.entries(entry.round, ProposalJoined) if data.proposal == name]
    decided = [event.seq for event, data in session.entries(entry.round, DecisionMade) if name in data.among]
    later = sorted(joined + decided)
    return refuse(Reason.STILL_NEEDED, seq=entry.seq, by=later[0]) if later else None
