"""What a facilitator or observer notes while others play: voices, news released, notes, who is missing."""

from . import checks
from .events import (
    OBSERVER,
    Data,
    InjectReleased,
    MissingNamed,
    NoteMade,
    VoiceTaken,
    WindowClosed,
    WindowOpened,
)
from .refusals import Reason, Result, refuse
from .scenario import Inject
from .session import NO_ROUND, Session
from .text import clean

MOST_TAG = 30
"""The most characters of a tag."""


def open_window(session: Session) -> Result:
    """Begin to tally voices: from here to the window's end every turn is tapped."""
    target = checks.target(session)
    refusal = checks.in_round(session, target)
    already = refuse(Reason.WINDOW_OPEN) if window_is_open(session, target) else None
    return refusal or already or checks.entry(WindowOpened(), target)


def close_window(session: Session) -> Result:
    """End the tally of voices."""
    target = checks.target(session)
    refusal = checks.in_round(session, target)
    already = None if window_is_open(session, target) else refuse(Reason.WINDOW_CLOSED)
    return refusal or already or checks.entry(WindowClosed(), target)


def window_is_open(session: Session, round_id: str) -> bool:
    """Return whether voices are being tallied in this round."""
    return _latest(session, round_id, WindowOpened) > _latest(session, round_id, WindowClosed)


def _latest(session: Session, round_id: str, kind: type[Data]) -> int:
    return max((event.seq for event, _ in session.entries(round_id, kind)), default=0)


def voice(session: Session, card: str) -> Result:
    """Record one speaking turn of a card or an observer; only inside a window."""
    target = checks.target(session)
    refusal = checks.in_round(session, target) or (None if card == OBSERVER else checks.in_play(session, target, card))
    shut = None if window_is_open(session, target) else refuse(Reason.WINDOW_CLOSED)
    return refusal or shut or checks.entry(VoiceTaken(card=card), target)


def release(session: Session, inject: str) -> Result:
    """Let a piece of news out, at its minute or by hand."""
    target = checks.target(session)
    refusal = checks.in_round(session, target)
    if refusal:
        return refusal
    found = next((each for each in checks.round_of(session, target).injects if each.id == inject), None)
    if found is None:
        return refuse(Reason.NO_SUCH_INJECT, inject=inject)
    if inject in released(session, target):
        return refuse(Reason.INJECT_ALREADY_OUT)
    return checks.entry(InjectReleased(inject=inject, to=found.to), target)


def released(session: Session, round_id: str) -> tuple[str, ...]:
    """Return the ids of the news that is out, in order."""
    return tuple(data.inject for _, data in session.entries(round_id, InjectReleased))


def due(session: Session, round_id: str, played: float) -> tuple[Inject, ...]:
    """Return the news whose minute has come and that is not out, after `played` seconds."""
    planned = session.scenario.round(round_id)
    out = released(session, round_id)
    return tuple(each for each in (planned.injects if planned else ()) if each.at <= played and each.id not in out)


def note(session: Session, text: str, tags: tuple[str, ...] = (), private: bool = True) -> Result:
    """Record a note, with tags of one word each; a private one is shown to the facilitator alone."""
    words = tuple("-".join(clean(tag).split()) for tag in tags)
    lengths = (checks.within("The length of a tag", len(word), 1, MOST_TAG) for word in words)
    refusal = checks.writable(session) or checks.said(text) or next(filter(None, lengths), None)
    return refusal or checks.entry(NoteMade(tags=words, private=private), checks.target(session), text=text)


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags of a note: its words behind a `#`, without what stands around them, each once."""
    marked = (word[1:].strip(".,;:!?()#") for word in clean(text).split() if word.startswith("#"))
    return tuple(dict.fromkeys(word[:MOST_TAG] for word in marked if word))


def missing(session: Session, text: str, round_id: str = NO_ROUND) -> Result:
    """Record who, somebody says, was not in the room."""
    there = checks.in_round(session, round_id) if round_id else checks.writable(session)
    return there or checks.said(text) or checks.entry(MissingNamed(), checks.target(session, round_id), text=text)
