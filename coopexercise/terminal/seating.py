"""Who is here and who plays what, changed at any moment: somebody arrives, leaves, swaps, or gets another card.

Each function asks what it needs to know and records one entry. Call them from a worker.
"""

from functools import partial
from typing import cast

from ..exercise import dealing
from ..exercise.events import OBSERVER, CardFate, SeatAdded
from ..record import FileLog, Person, load_people, save_people
from . import words
from .host import Host
from .widgets.pick import Choice


async def people(app: Host) -> None:
    """Ask what has changed about the people at the table, and record it."""
    actions = {"arrive": arrive, "leave": leave, "swap": swap, "give": give}
    choices = [
        Choice("arrive", "Somebody arrives", "gets the next free card, else observes"),
        Choice("leave", "Somebody leaves early", "the card stays, passes on, or is retired"),
        Choice("swap", "Two people swap cards"),
        Choice("give", "Somebody gets another card"),
    ]
    picked = await app.pick("What has changed?", choices)
    if picked:
        await actions[picked.value](app)


async def arrive(app: Host) -> None:
    """Let somebody in; after the deal they get a card at once."""
    name = await app.ask("Who has arrived?", "kept beside the log, never in it; may be empty")
    if name is None:
        return
    for event in await app.conduct(dealing.arrive_late) or ():
        if isinstance(event.data, SeatAdded):
            _keep_name(app, event.data.seat, name)
            _hand_out(app, event.data.seat)


def _keep_name(app: Host, seat: str, name: str) -> None:
    """Remember a name, also in the file beside the log."""
    if not name:
        return
    app.names[seat] = name
    app.show_again()
    log = app.conductor.log
    if not isinstance(log, FileLog):
        return
    try:
        save_people(log.path, {**load_people(log.path).seats, seat: Person(name)})
    except OSError as problem:
        app.tell(f"{name} is here, but the name could not be kept beside the log: {problem.strerror}.", warning=True)


def _hand_out(app: Host, seat: str) -> None:
    if app.session.card_of(seat):
        app.tell(f"{words.seat(app.session, app.names, seat)}: hand out the card.")


async def leave(app: Host, seat: str = "") -> None:
    """Let somebody go, and ask what becomes of their card."""
    seat = seat or await _somebody(app, "Who leaves?")
    fate = await _fate(app, seat) if seat else None
    if fate is None:
        return
    taker = await _somebody(app, "Who takes the card?", _takers(app, seat)) if fate == "passes" else ""
    if fate == "passes" and not taker:
        return
    await app.conduct(partial(dealing.leave, seat=seat, card=fate, to=taker))


async def _fate(app: Host, seat: str) -> CardFate | None:
    """Ask what becomes of the card of somebody who leaves; None when the facilitator went back."""
    who = words.seat(app.session, app.names, seat)
    if app.session.card_of(seat) in ("", OBSERVER):
        choices = [Choice("stays", "Yes, they leave")]
    else:
        choices = [
            Choice("stays", "The card stays on the table", "the next to arrive takes it"),
            Choice("passes", "The card passes to somebody else"),
            Choice("retired", "The card is retired", "nobody plays it from here"),
        ]
    picked = await app.pick(f"{who} leaves?", choices)
    return cast(CardFate, picked.value) if picked else None


def _takers(app: Host, leaver: str) -> list[Choice]:
    """Return who could take a card over: observers first, for they put none away."""
    others = [seat for seat in app.session.present() if seat != leaver]
    others.sort(key=lambda seat: app.session.card_of(seat) != OBSERVER)
    return [
        _person(app, seat, "" if app.session.card_of(seat) == OBSERVER else "puts this card away") for seat in others
    ]


async def swap(app: Host, seat: str = "") -> None:
    """Let two people change cards."""
    if len(app.session.present()) < 2:
        app.tell("Nobody else is at the table to swap with.", warning=True)
        return
    seat = seat or await _somebody(app, "Who swaps?")
    others = [_person(app, other) for other in app.session.present() if other != seat]
    other = await _somebody(app, f"{words.seat(app.session, app.names, seat)} swaps with?", others) if seat else ""
    if other:
        await app.conduct(partial(dealing.swap, one=seat, other=other))


async def give(app: Host, seat: str = "") -> None:
    """Give somebody another card, or let them observe."""
    seat = seat or await _somebody(app, "Who gets another card?")
    if not seat:
        return
    picked = await app.pick(f"{words.seat(app.session, app.names, seat)} plays instead?", cards_with_room(app, seat))
    if picked:
        await app.conduct(partial(dealing.give, seat=seat, card=picked.value))


def cards_with_room(app: Host, seat: str) -> list[Choice]:
    """Return the cards that a seat could get besides its own, free ones first, and observing."""
    session = app.session
    own, refused = session.card_of(seat), session.seats[seat].not_cards
    free, shared = list[Choice](), list[Choice]()
    for card in session.deck.cards:
        holders = [words.who(app.names, holder) for holder in session.holders(card.id)]
        if card.id in (own, *refused) or len(holders) >= card.seats.max:
            continue
        note = f"a mirror role, shared with {', '.join(holders)}" if holders else "free"
        (shared if holders else free).append(Choice(card.id, words.signed_role(session.deck, card.id), note))
    observing = [] if own == OBSERVER else [Choice(OBSERVER, "Observer", "watches and tallies")]
    return [*free, *observing, *shared]


async def _somebody(app: Host, title: str, choices: list[Choice] | None = None) -> str:
    """Ask for a seat: an empty text when the facilitator went back."""
    everybody = [_person(app, seat) for seat in app.session.present()]
    picked = await app.pick(title, everybody if choices is None else choices)
    return picked.value if picked else ""


def _person(app: Host, seat: str, note: str = "") -> Choice:
    return Choice(seat, words.seat(app.session, app.names, seat), note)
