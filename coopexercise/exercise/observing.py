"""What a facilitator or observer notes while others play: voices, news released, notes, who is missing."""

from . import checks
from .events import (
    OBSERVER,
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
    opened = session.entries(round_id, WindowOpened)
    closed = session.entries(round_id, WindowClosed)
    return len(opened) > len(closed)


def voice(session: Session, card: str) -> Result:
    """Record one speaking turn of a card or an observer; only inside a window."""
    target = checks.target(session)
    refusal = checks.in_round(session, target) or (None if card == OBSERVER else checks.in_play(session, card))
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
    refusal = checks.writable(session) or checks.said(text)
    return refusal or checks.entry(NoteMade(tags=tags, private=private), checks.target(session), text=text)


def missing(session: Session, text: str, round_id: str = NO_ROUND) -> Result:
    """Record who, somebody says, was not in the room."""
    refusal = checks.writable(session) or checks.said(text)
    return refusal or checks.entry(MissingNamed(), checks.target(session, round_id), text=text)
