"""The debrief of a rehearsed session: answers, who was missing, what was learned, and what people promise."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from random import Random

from .. import coproduction, debrief, observing, ratings
from ..deck import Card, Item
from ..events import Met, VoiceTaken
from ..session import Session
from . import phrases, table
from .course import Command, Course, Span

ANSWER: Span = (0.2, 0.75)
LEARN: Span = (0.75, 0.8)
PROMISE: Span = (0.8, 1.0)
MOST_PROMISES = 3
ATTRIBUTED = 0.3
"""The chance that somebody wants an answer put down to their seat."""

FARED: Mapping[Met, str] = {
    "yes": "After {round}, {item} would have been met for me.",
    "partly": "After {round}, {item} would have been met for me in part.",
    "no": "After {round}, {item} was still open for me.",
}

PROMISES = (
    ("I will ask the people I work with what they could bring.", 14),
    ("I will tell those who answer us what we did with their answers.", 30),
    ("I will find out which of our limits are only believed.", 30),
    ("I will invite somebody who was not in the room.", 60),
)
"""What people promise, and in how many days."""


def close(course: Course, chance: Random) -> None:
    """Play the debrief: answers and who was missing, what was learned, promises."""
    course.spread([*_answers(course.session, chance), *_missing(course.session)], ANSWER)
    course.spread(_learned(course.session), LEARN)
    course.spread(_promises(course.session, chance), PROMISE)


def _answers(session: Session, chance: Random) -> Iterator[Command]:
    """Let one person answer each question with something that was so for their card."""
    for question in range(len(session.scenario.debrief.questions)):
        seat, card = chance.choice(_seated(session))
        text = chance.choice(_true_of(session, seat, card))
        yield partial(debrief.answer, question=question, text=text, seat=seat if chance.random() < ATTRIBUTED else "")


def _seated(session: Session) -> list[tuple[str, Card]]:
    return [(seat, card) for card in table.players(session) for seat in session.holders(card.id)]


def _true_of(session: Session, seat: str, card: Card) -> list[str]:
    """Return what can be said of a card's items: by the seat's own slips, and what nobody heard of."""
    said = []
    for played in session.scenario.rounds:
        _, slip = ratings.slips(session, played.id)[seat]
        name = phrases.quoted(played.title)
        said += [
            FARED[met].format(round=name, item=phrases.items(session.deck, [ref])) for ref, met in slip.items.items()
        ]
    said += [f"{phrases.quoted(asset.text)} stayed on my card." for asset in _unsaid(session, card)]
    return said or [f"I was {phrases.roles([card])}, and I would rather not say more."]


def _unsaid(session: Session, card: Card) -> list[Item]:
    """Return the assets of a card that were offered in no round."""
    rounds = session.scenario.rounds
    offered = {offer.asset for played in rounds for offer in coproduction.offers(session, played.id)}
    return [asset for asset in card.assets if card.ref(asset) not in offered]


def _missing(session: Session) -> Iterator[Command]:
    """Let people name everybody whom the scenario leaves out of the room."""
    return (partial(observing.missing, text=text) for text in session.scenario.missing)


def _learned(session: Session) -> Iterator[Command]:
    """Let somebody say, for each round, how the turns were spread."""
    for played in session.scenario.rounds:
        turns = Counter(data.card for _, data in session.entries(played.id, VoiceTaken))
        [(speaker, taken)] = turns.most_common(1)
        role = phrases.roles(table.cards_of(session, [speaker]))
        text = f"In {phrases.quoted(played.title)}, {role} took {taken} of the {turns.total()} turns that were counted."
        yield partial(debrief.learn, text=text)


def _promises(session: Session, chance: Random) -> Iterator[Command]:
    """Let some people promise something, each with a date."""
    assert session.last is not None, "the debrief has begun"
    today = session.last.moment.wall.date()
    people = _seated(session)
    most = min(MOST_PROMISES, len(people))
    for (seat, _), (text, days) in zip(chance.sample(people, most), chance.sample(PROMISES, most), strict=True):
        yield partial(debrief.commit, text=text, seat=seat, due=str(today + timedelta(days=days)))
