"""What commands have in common: guards that return a refusal or None, and the making of entries."""

from .deck import Item
from .events import OBSERVER, Data, Event
from .refusals import Reason, Refusal, Result, refuse
from .scenario import Mode, Round
from .session import NO_ROUND, Part, Session
from .text import WORDS_LIMIT, clean

_WRONG_MODE: dict[Mode, Reason] = {
    "consultation": Reason.OPTIONS_IN_CO_PRODUCTION,
    "co-production": Reason.CONSULTATION_ASKS_FOR_NO_OFFERS,
}


def entry(data: Data, round_id: str = NO_ROUND, **texts: str) -> Result:
    """Return one event ready to be stamped; texts are cleaned, empty ones left out, too long ones refused."""
    words = {name: cleaned for name, text in texts.items() if (cleaned := clean(text))}
    longest = max(map(len, words.values()), default=0)
    if longest > WORDS_LIMIT:
        return refuse(Reason.WORDS_TOO_LONG, length=longest, most=WORDS_LIMIT)
    return (Event(data=data, round=round_id, words=words),)


def changes(events: tuple[Event, ...]) -> Result:
    """Return the events, or the refusal of an entry that would change nothing."""
    return events or refuse(Reason.NOTHING_CHANGES)


def writable(session: Session) -> Refusal | None:
    """Refuse anything before the opening, after the end, and behind events that are not understood."""
    if session.read_only:
        return refuse(Reason.READ_ONLY)
    if not session.id:
        return refuse(Reason.NOT_OPEN)
    return refuse(Reason.ENDED) if session.ended else None


def started(session: Session, round_id: str) -> bool:
    """Return whether a round runs or has run."""
    part = Part("round", round_id)
    return session.part == part or part in session.clocks


def target(session: Session, round_id: str = NO_ROUND) -> str:
    """Return the round an entry belongs to: the one named, else the one that runs or is being rated."""
    if round_id:
        return round_id
    return session.part.round if session.part else NO_ROUND


def in_round(session: Session, round_id: str, mode: Mode | None = None) -> Refusal | None:
    """Refuse an entry for no round, an unknown one, one not started, or one of the other mode."""
    return writable(session) or _round_there(session, round_id) or _right_mode(session, round_id, mode)


def _round_there(session: Session, round_id: str) -> Refusal | None:
    if not round_id:
        return refuse(Reason.NOT_IN_A_ROUND)
    if session.scenario.round(round_id) is None:
        return refuse(Reason.NO_SUCH_ROUND, round=round_id)
    return None if started(session, round_id) else refuse(Reason.ROUND_NOT_STARTED, round=round_id)


def _right_mode(session: Session, round_id: str, mode: Mode | None) -> Refusal | None:
    if mode is None or round_of(session, round_id).mode == mode:
        return None
    return refuse(_WRONG_MODE[mode])


def round_of(session: Session, round_id: str) -> Round:
    """Return a round that `in_round` let pass."""
    found = session.scenario.round(round_id)
    assert found is not None, "checked by in_round"
    return found


def seat_known(session: Session, seat: str) -> Refusal | None:
    """Refuse a seat that this table does not have."""
    return None if seat in session.seats else refuse(Reason.NO_SUCH_SEAT, seat=seat)


def seat_here(session: Session, seat: str) -> Refusal | None:
    """Refuse a seat that this table does not have, or whose person has left."""
    return None if seat in session.present() else refuse(Reason.NO_SUCH_SEAT, seat=seat)


def card_known(session: Session, card: str) -> Refusal | None:
    """Refuse a card that is not on the deck."""
    return None if session.deck.card(card) else refuse(Reason.NO_SUCH_CARD, card=card)


def in_play(session: Session, round_id: str, *cards: str) -> Refusal | None:
    """Refuse a card that nobody at this table plays, or played in the round."""
    playing = session.in_play(round_id)
    for card in cards:
        if card not in playing:
            return card_known(session, card) or refuse(Reason.NOT_IN_PLAY, card=card)
    return None


def on_card(card_id: str, ref: str, items: tuple[Item, ...]) -> Refusal | None:
    """Refuse a reference to an item that is not among the given items of the card."""
    owner, _, item = ref.partition("/")
    there = owner == card_id and any(each.id == item for each in items)
    return None if there else refuse(Reason.NO_SUCH_ITEM, item=ref)


def refs_known(refs: tuple[str, ...], known: tuple[str, ...]) -> Refusal | None:
    """Refuse the first reference that the deck does not have."""
    lost = next((ref for ref in refs if ref not in known), None)
    return refuse(Reason.NO_SUCH_ITEM, item=lost) if lost is not None else None


def within(what: str, value: float | None, least: int, most: int) -> Refusal | None:
    """Refuse a number outside its range; None is allowed."""
    if value is None or least <= value <= most:
        return None
    return refuse(Reason.OUT_OF_RANGE, what=what, least=least, most=most)


def said(text: str) -> Refusal | None:
    """Refuse an entry whose words are empty."""
    return None if clean(text) else refuse(Reason.WORDS_MISSING)


def plays(card: str) -> bool:
    """Return whether this is a card's id rather than nothing or the observer's place."""
    return bool(card) and card != OBSERVER
