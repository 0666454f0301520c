"""What one person at the table is given: card, label, rating slips, news.

Nothing here says which assets answer a need, what an option meets or harms, or which fixed parameter is only believed:
the paper would solve the exercise.
"""

from collections.abc import Sequence

from msgspec import Struct

from ...exercise.deck import Card, Deck, Side
from ...exercise.ratings import RUNGS, STATEMENTS
from ...exercise.scenario import Inject, Round, Scenario
from ...exercise.text import one_line
from .plain import SIDE_WORDS, Paragraphs, Place, minutes, paragraphs, role, texts


class RoleCard(Struct, frozen=True):
    """One role card, front and back."""

    scenario: str
    role: str
    side: Side
    side_words: str
    brief: Paragraphs
    assets: tuple[str, ...]
    needs: tuple[str, ...]
    wants: tuple[str, ...]
    private: Paragraphs
    knows: tuple[str, ...]
    """The roles this one is tied to before play."""
    front_place: Place
    """Where the longest text of the front is written."""
    back_place: Place


class Label(Struct, frozen=True):
    """A tent label, to stand in front of whoever plays a role."""

    role: str
    side: Side
    side_words: str
    place: Place


class RatingSlip(Struct, frozen=True):
    """What the holder of one card fills in after one round."""

    round: str
    round_place: Place
    role: str
    side: Side
    side_words: str
    statements: tuple[str, ...]
    """Whole sentences."""
    needs: tuple[str, ...]
    wants: tuple[str, ...]
    place: Place
    rungs: tuple[str, ...] = RUNGS
    """The ladder, rung 1 first."""


class InjectSlip(Struct, frozen=True):
    """News to hand over at a minute of a round."""

    round: str
    to: str
    minute: str
    text: Paragraphs
    place: Place


def role_card(scenario: Scenario, deck: Deck, card: Card) -> RoleCard:
    """Return what is on both sides of a card."""
    known = (deck.card(card_id) for card_id in card.knows)
    return RoleCard(
        scenario=one_line(scenario.title),
        role=one_line(card.role),
        side=card.side,
        side_words=SIDE_WORDS[card.side],
        brief=paragraphs(card.brief),
        assets=texts(card.assets),
        needs=texts(card.needs),
        wants=texts(card.wants),
        private=paragraphs(card.private),
        knows=tuple(one_line(other.role) for other in known if other),
        front_place=_longest(card, "brief", "assets", "needs", "wants"),
        back_place=_longest(card, "private", "knows"),
    )


def label(card: Card) -> Label:
    """Return the tent label of a role."""
    return Label(one_line(card.role), card.side, SIDE_WORDS[card.side], ("cards", card.id, "role"))


def rating_slips(scenario: Scenario, cards: Sequence[Card]) -> tuple[tuple[RatingSlip, ...], ...]:
    """Return the slips round by round: one for each card, then a second one for each that two people may share."""
    most = max((card.seats.max for card in cards), default=0)
    seats = [card for seat in range(most) for card in cards if seat < card.seats.max]
    rounds = (tuple(_rating_slip(scenario, number, card) for card in seats) for number in range(len(scenario.rounds)))
    return tuple(slips for slips in rounds if slips)


def inject_slips(scenario: Scenario, deck: Deck, only_to: str | None) -> tuple[InjectSlip, ...]:
    """Return a slip for each inject in the order of play, or only for those that go to one card."""
    return tuple(
        _inject_slip(deck, played, inject, ("rounds", number, "injects", place))
        for number, played in enumerate(scenario.rounds)
        for place, inject in sorted(enumerate(played.injects), key=lambda each: each[1].at)
        if only_to in (None, inject.to)
    )


def _longest(card: Card, *parts: str) -> Place:
    return ("cards", card.id, max(parts, key=lambda part: _length(getattr(card, part))))


def _length(part: str | tuple[object, ...]) -> int:
    return len(part) if isinstance(part, str) else sum(len(getattr(each, "text", "")) for each in part)


def _rating_slip(scenario: Scenario, number: int, card: Card) -> RatingSlip:
    return RatingSlip(
        round=one_line(scenario.rounds[number].title),
        round_place=("rounds", number, "title"),
        role=one_line(card.role),
        side=card.side,
        side_words=SIDE_WORDS[card.side],
        statements=tuple(STATEMENTS.get(each, one_line(each)) for each in scenario.ratings.statements),
        needs=texts(card.needs),
        wants=texts(card.wants),
        place=_longest(card, "needs", "wants"),
    )


def _inject_slip(deck: Deck, played: Round, inject: Inject, place: Place) -> InjectSlip:
    return InjectSlip(
        round=one_line(played.title),
        to=role(deck, inject.to),
        minute=minutes(inject.at),
        text=paragraphs(inject.text),
        place=place,
    )
