"""Choosing among the events of a session: by role, side, kind and tag."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from . import events as ev
from .deck import Side
from .events import Data, Event
from .session import Session

Family = Literal["round", "people", "said", "decided", "slips", "notes", "clock"]
FAMILIES: Mapping[Family, tuple[type[Data], ...]] = {
    "round": (
        ev.NoticeGiven,
        ev.PartStarted,
        ev.RoundStarted,
        ev.StepStarted,
        ev.InjectReleased,
        ev.RoundEnded,
        ev.RoleLeft,
    ),
    "people": (ev.SeatAdded, ev.SeatLeft, ev.SeatLocked, ev.SeatHanded, ev.CardsDealt, ev.CardMoved),
    "said": (
        ev.ParametersExplained,
        ev.OfferMade,
        ev.IdeaRaised,
        ev.ProposalShaped,
        ev.ProposalJoined,
        ev.AnswerGiven,
        ev.CommitmentMade,
        ev.LearningNoted,
        ev.MissingNamed,
    ),
    "decided": (ev.OutcomesAgreed, ev.OptionChosen, ev.DecisionMade, ev.ElementsAgreed),
    "slips": (ev.RatingGiven,),
    "notes": (ev.NoteMade, ev.VoiceTaken, ev.WindowOpened, ev.WindowClosed, ev.EntryCorrected, ev.WordsRemoved),
    "clock": (ev.ClockPaused, ev.ClockResumed, ev.ClockChanged, ev.ClockJumped),
}
"""The kinds of event, put together as people look for them. What opens and ends a session is in none."""


class Sieve(Struct, frozen=True):
    """What is wanted. Of each list one must fit; an empty list lets everything through."""

    cards: frozenset[str] = frozenset()
    sides: frozenset[Side] = frozenset()
    families: frozenset[Family] = frozenset()
    tags: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Whether everything is let through."""
        return not (self.cards or self.sides or self.families or self.tags)


def sifted(session: Session, events: Iterable[Event], sieve: Sieve) -> tuple[int, ...]:
    """Return the numbers of the events that a sieve lets through; `session` is the session after all of them."""
    kinds = tuple(kind for family in sieve.families for kind in FAMILIES[family])
    return tuple(event.seq for event in events if _fits(session, event, sieve, kinds))


def _fits(session: Session, event: Event, sieve: Sieve, kinds: tuple[type[Data], ...]) -> bool:
    if sieve.families and not isinstance(event.data, kinds):
        return False
    if sieve.tags and not sieve.tags.intersection(tags_of(event)):
        return False
    if not sieve.cards and not sieve.sides:
        return True
    cards = cards_of(session, event)
    sides = {*_counted(event), *(session.deck.side(card) for card in cards)}
    return (not sieve.cards or bool(sieve.cards & cards)) and (not sieve.sides or bool(sieve.sides & sides))


def tags_of(event: Event) -> tuple[str, ...]:
    """Return the tags of a note; nothing else has any."""
    return event.data.tags if isinstance(event.data, ev.NoteMade) else ()


def cards_of(session: Session, event: Event) -> frozenset[str]:
    """Return the cards that an event is about: whose words, deed or slip it is, or to whom it goes.

    Out of their role people have none.
    """
    match event.data:
        case (
            ev.ParametersExplained(card=card)
            | ev.OfferMade(card=card)
            | ev.IdeaRaised(card=card)
            | ev.ProposalJoined(card=card)
            | ev.VoiceTaken(card=card)
            | ev.CardMoved(card=card)
            | ev.DecisionMade(decider=card)
            | ev.InjectReleased(to=card)
        ):
            return frozenset((card,))
        case ev.ProposalShaped(cards=cards):
            return frozenset(cards)
        case ev.OptionChosen(seat=seat) | ev.RatingGiven(seat=seat):
            return frozenset(filter(None, (session.card_in(event.round, seat),)))
    return frozenset()


def _counted(event: Event) -> Iterable[Side]:
    """Return the sides that were counted by hand."""
    return event.data.tally if isinstance(event.data, ev.OptionChosen) else ()
