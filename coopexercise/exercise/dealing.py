"""Who plays what: drawn from a seed or typed as the paper cards were handed out, and changed at any moment."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from . import checks
from .deck import Card, Deck
from .events import OBSERVER, CardFate, CardMoved, CardsDealt, Event, SeatAdded, SeatHanded, SeatLeft, SeatLocked
from .refusals import Reason, Refusal, Result, refuse
from .session import Session

LEAST_PEOPLE = 2
MOST_PEOPLE = 40


def add_seat(session: Session, not_cards: Sequence[str] = ()) -> Result:
    """Give one more person a seat: `s1`, `s2`, …; `not_cards` are cards that person must not get."""
    if refusal := checks.writable(session) or _room(session, 1) or _all_known(session, not_cards):
        return refusal
    return checks.entry(SeatAdded(seat=f"s{len(session.seats) + 1}", not_cards=tuple(not_cards)))


def _room(session: Session, more: int) -> Refusal | None:
    return refuse(Reason.TOO_MANY_PEOPLE, most=MOST_PEOPLE) if len(session.present()) + more > MOST_PEOPLE else None


def _all_known(session: Session, cards: Sequence[str]) -> Refusal | None:
    return next(filter(None, (checks.card_known(session, card) for card in cards)), None)


def add_seats(session: Session, people: Sequence[Sequence[str]]) -> Result:
    """Give several people a seat in one go; each entry of `people` is that person's `not` list."""
    unknown = _all_known(session, [card for cards in people for card in cards])
    if refusal := checks.writable(session) or _room(session, len(people)) or unknown:
        return refusal
    first = len(session.seats) + 1
    added = (SeatAdded(seat=f"s{first + place}", not_cards=tuple(cards)) for place, cards in enumerate(people))
    return checks.changes(tuple(Event(data=data) for data in added))


def places(deck: Deck, people: int) -> tuple[str, ...]:
    """Return what so many people play: required cards, optional ones, one observer, mirror roles, observers.

    When there are fewer people than required cards, professionals and residents come first in turn, so
    that even the smallest table has both.
    """
    required = [card.id for card in deck.cards for _ in range(card.seats.min)]
    optional = [card.id for card in deck.cards if card.seats.min == 0]
    if people < len(required):
        return tuple(_from_all_sides(deck, required))[:people]
    wanted = [*required, *optional, OBSERVER, *_mirrors(deck), *[OBSERVER] * people]
    return tuple(wanted[:people])


def _from_all_sides(deck: Deck, required: Sequence[str]) -> Iterator[str]:
    sides = ("professional", "resident")
    first = [next((card for card in required if deck.side(card) == side), None) for side in sides]
    yield from filter(None, first)
    later = list(required)
    for card in filter(None, first):
        later.remove(card)
    yield from later


def _mirrors(deck: Deck) -> Iterator[str]:
    return (card.id for card in deck.cards for _ in range(card.seats.max - max(card.seats.min, 1)))


def unlike(deck: Deck, job: str) -> tuple[str, ...]:
    """Return the cards that somebody with this job should not get, so that they play someone unlike themselves.

    A job that names a role, a card or a side stands for those cards; any other job excludes none.
    """
    known = _plain(job)
    return tuple(card.id for card in deck.cards if known and known in _names(card))


def _names(card: Card) -> tuple[str, ...]:
    return _plain(card.id), _plain(card.role), card.side


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def deal(session: Session, seed: int) -> Result:
    """Draw the cards for everybody who is here; locked seats keep theirs. The same seed gives the same deal."""
    seats = session.present()
    if refusal := checks.writable(session) or _enough(len(seats)):
        return refusal
    kept = {seat: session.deal[seat] for seat in seats if seat in session.locked and seat in session.deal}
    drawn = _draw(session, [seat for seat in seats if seat not in kept], _left_after(session, kept, len(seats)), seed)
    if drawn is None:
        return refuse(Reason.DEAL_IMPOSSIBLE)
    outcome = {seat: kept.get(seat) or drawn[seat] for seat in seats}
    return checks.entry(CardsDealt(deal=outcome, seed=seed))


def _enough(people: int) -> Refusal | None:
    if people < LEAST_PEOPLE:
        return refuse(Reason.TOO_FEW_PEOPLE, least=LEAST_PEOPLE, people=people)
    return refuse(Reason.TOO_MANY_PEOPLE, most=MOST_PEOPLE) if people > MOST_PEOPLE else None


def _left_after(session: Session, kept: Mapping[str, str], people: int) -> list[str]:
    """Return the places left to draw once the kept cards are taken out."""
    left = list(places(session.deck, people))
    for card in kept.values():
        if card in left:
            left.remove(card)
    return left[: people - len(kept)]


def _draw(session: Session, seats: Sequence[str], cards: Sequence[str], seed: int) -> dict[str, str] | None:
    """Match seats with places at random; None when the `not` lists leave no way."""
    chance = Random(seed)
    order, pile = list(seats), list(cards)
    chance.shuffle(order)
    chance.shuffle(pile)
    taken: dict[int, str] = {}
    if not all(_place(session, seat, pile, taken, set()) for seat in order):
        return None
    return {seat: pile[place] for place, seat in taken.items()}


def _place(session: Session, seat: str, pile: Sequence[str], taken: dict[int, str], tried: set[int]) -> bool:
    """Find a place for a seat, moving others along when that helps (an augmenting path)."""
    for place, card in enumerate(pile):
        if place in tried or card in session.seats[seat].not_cards:
            continue
        tried.add(place)
        if place not in taken or _place(session, taken[place], pile, taken, tried):
            taken[place] = seat
            return True
    return False


def deal_as_handed_out(session: Session, dealt: Mapping[str, str]) -> Result:
    """Record the deal as the paper cards were handed out: `{seat: card or observer}` for everybody here."""
    seats = session.present()
    lost = ", ".join(seat for seat in seats if not dealt.get(seat))
    strange = next((seat for seat in dealt if seat not in seats), None)
    refusal = (
        checks.writable(session)
        or _enough(len(seats))
        or (checks.seat_here(session, strange) if strange is not None else None)
        or (refuse(Reason.DEAL_INCOMPLETE, seats=lost) if lost else None)
        or _all_known(session, [card for card in dealt.values() if card != OBSERVER])
        or _not_too_often(session, list(dealt.values()))
    )
    return refusal or checks.entry(CardsDealt(deal=dict(dealt)))


def _not_too_often(session: Session, dealt: Sequence[str]) -> Refusal | None:
    for card in session.deck.cards:
        if dealt.count(card.id) > card.seats.max:
            return refuse(Reason.CARD_FULL, card=card.id, most=card.seats.max)
    return None


def lock(session: Session, seat: str, locked: bool = True) -> Result:
    """Let a seat keep its card when the cards are dealt again, or no longer."""
    if refusal := checks.writable(session) or checks.seat_here(session, seat):
        return refusal
    return checks.entry(SeatLocked(seat=seat, locked=locked)) if session.card_of(seat) else refuse(Reason.NOT_DEALT)


def swap(session: Session, one: str, other: str) -> Result:
    """Let two seats change cards."""
    seats_here = checks.seat_here(session, one) or checks.seat_here(session, other)
    if refusal := checks.writable(session) or seats_here:
        return refusal
    if one == other:
        return refuse(Reason.SAME_SEAT)
    first, second = session.card_of(one), session.card_of(other)
    if not first or not second:
        return refuse(Reason.NOT_DEALT)
    if first == second:
        return refuse(Reason.SAME_CARD, one=one, other=other)
    if refusal := _allowed(session, other, first) or _allowed(session, one, second):
        return refusal
    return (
        Event(data=CardMoved(card=first, giver=one, taker=other)),
        Event(data=CardMoved(card=second, giver=other, taker=one)),
    )


def _allowed(session: Session, seat: str, card: str) -> Refusal | None:
    if card in session.seats[seat].not_cards:
        return refuse(Reason.CARD_NOT_ALLOWED, seat=seat, card=card)
    return None


def give(session: Session, seat: str, card: str) -> Result:
    """Give a seat a card that has room for one more, or make it an observer."""
    if refusal := checks.writable(session) or checks.seat_here(session, seat):
        return refusal
    if card != OBSERVER and (refusal := _has_room(session, seat, card)):
        return refusal
    return checks.entry(CardMoved(card=card, taker=seat))


def _has_room(session: Session, seat: str, card_id: str) -> Refusal | None:
    card = session.deck.card(card_id)
    if card is None:
        return refuse(Reason.NO_SUCH_CARD, card=card_id)
    if len(session.holders(card_id)) >= card.seats.max:
        return refuse(Reason.CARD_FULL, card=card_id, most=card.seats.max)
    return _allowed(session, seat, card_id)


def arrive_late(session: Session, not_cards: Sequence[str] = ()) -> Result:
    """Let somebody in after the deal: they get the first card that is free, else they observe."""
    added = add_seat(session, not_cards)
    if isinstance(added, Refusal) or not session.deal:
        return added
    seat = f"s{len(session.seats) + 1}"
    return (*added, Event(data=CardMoved(card=_free(session, not_cards), taker=seat)))


def _free(session: Session, not_cards: Sequence[str]) -> str:
    unheld = _left_after(session, session.deal, MOST_PEOPLE)
    free = [*session.staying, *(card for card in unheld if card not in session.retired)]
    return next((card for card in free if card not in not_cards), OBSERVER)


def leave(session: Session, seat: str, card: CardFate = "stays", to: str = "") -> Result:
    """Let somebody go: their card stays on the table, passes to another seat, or is retired."""
    if refusal := checks.writable(session) or checks.seat_here(session, seat):
        return refusal
    if card == "passes" and (refusal := _can_take(session, seat, to)):
        return refusal
    return checks.entry(SeatLeft(seat=seat, card=card, to=to if card == "passes" else ""))


def _can_take(session: Session, seat: str, to: str) -> Refusal | None:
    if seat == to:
        return refuse(Reason.SAME_SEAT)
    if not session.card_of(seat):
        return refuse(Reason.NOT_DEALT)
    return checks.seat_here(session, to) or _allowed(session, to, session.card_of(seat))


def hand_over(session: Session, giver: int, taker: int) -> Result:
    """Record that another facilitator takes over, by number."""
    return checks.writable(session) or checks.entry(SeatHanded(giver=giver, taker=taker))
