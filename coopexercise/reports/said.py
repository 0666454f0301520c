"""What people said and wrote, for the facilitator alone: everything in words but decisions' titles and reasons."""

from collections.abc import Container, Iterator, Mapping

from msgspec import Struct

from ..exercise.corrections import entries, words_removed
from ..exercise.debrief import answers
from ..exercise.events import (
    AnswerGiven,
    CommitmentMade,
    Data,
    DecisionMade,
    Event,
    IdeaRaised,
    LearningNoted,
    MissingNamed,
    NoteMade,
    OfferMade,
    OptionChosen,
    OutcomesAgreed,
    ProposalShaped,
    SessionEnded,
)
from ..exercise.session import Session
from .audience import Audience
from .decisions import REMOVED
from .speech import quoted
from .wording import Names

PRIVATE = "private"
_HEADINGS: Mapping[type[Data], str] = {
    OutcomesAgreed: "Outcomes that were added",
    OptionChosen: "Reasons for choices, and remarks nobody asked for",
    OfferMade: "Offers beyond the cards",
    IdeaRaised: "Ideas, and needs spoken of",
    ProposalShaped: "Proposals, in their own words",
    DecisionMade: "Decisions: amendments and disagreement",
    NoteMade: "Notes",
    MissingNamed: "Who was not in the room",
    AnswerGiven: "Answers",
    CommitmentMade: "What was promised",
    LearningNoted: "What was learned",
}
_SHOWN_ELSEWHERE: Mapping[type[Data], tuple[str, ...]] = {
    DecisionMade: ("reason", "final_say"),
    ProposalShaped: ("title",),
}
_LABELS: Mapping[str, str] = {
    "unasked": "not asked for",
    "risk": "risk",
    "first_step": "first step",
    "amendment": "amendment",
    "dissent": "disagreement",
}
"""What the words are, where the heading does not say it."""


class Passage(Struct, frozen=True):
    """What was said of one kind, with who said it and where it stands in the log."""

    title: str
    lines: tuple[str, ...]


def passages(session: Session, audience: Audience) -> tuple[Passage, ...]:
    """Return everything people said and wrote, by kind, in the order of the log; an anonymous one names no seat."""
    names = Names(session)
    events = entries(session)[::-1]
    found = (Passage(title, tuple(_lines(names, session, events, kind, audience))) for kind, title in _HEADINGS.items())
    return tuple(passage for passage in (*found, *_ending(session)) if passage.lines)


def _ending(session: Session) -> Iterator[Passage]:
    for event in session.steered:
        if isinstance(event.data, SessionEnded) and (reason := event.words.get("reason")):
            yield Passage("Why the session ended when it did", (f"{reason} (entry {event.seq})",))


def quotes(session: Session, audience: Audience) -> tuple[Passage, ...]:
    """Return what people agreed to be quoted with: the answers that they wanted put down to them."""
    names = Names(session)
    lines = tuple(
        f"{_asked(names, answer.question, answer.outcome)}: {quoted(answer.text)}{_by(answer.seat, audience)}"
        for answer in answers(session)
        if answer.seat and answer.text
    )
    return (Passage("Answers that people agreed to be quoted with", lines),) if lines else ()


def _asked(names: Names, question: int, outcome: str) -> str:
    return names.outcomes((outcome,)) if outcome else names.question(question)


def _by(seat: str, audience: Audience) -> str:
    return "" if audience.anonymous else f" (seat {seat})"


def _lines(
    names: Names, session: Session, events: tuple[Event, ...], kind: type[Data], audience: Audience
) -> Iterator[str]:
    for event in events:
        if not isinstance(event.data, kind):
            continue
        words = " / ".join(_labelled(event.words, _SHOWN_ELSEWHERE.get(kind, ())))
        if not event.words and words_removed(session, event.seq):
            words = REMOVED
        if words:
            yield f"{_about(names, session, event, audience)}{words} (entry {event.seq})"


def _labelled(words: Mapping[str, str], elsewhere: Container[str]) -> Iterator[str]:
    """Yield each text with what it is; the one that the heading is about comes first and needs no label."""
    for name in sorted(words, key=lambda each: each in _LABELS):
        if name not in elsewhere:
            yield f"{_LABELS[name]}: {words[name]}" if name in _LABELS else words[name]


def _about(names: Names, session: Session, event: Event, audience: Audience) -> str:
    """Return who said it or what it is about, with a colon, or nothing."""
    match event.data:
        case OptionChosen() | CommitmentMade() if audience.anonymous:
            about = ""
        case OfferMade(card=card) | IdeaRaised(card=card):
            about = names.role(card)
        case OptionChosen(seat=seat) if seat:
            about = names.seat(seat, session.card_in(event.round, seat))
        case CommitmentMade(seat=seat) if seat:
            about = names.seat(seat, "")
        case ProposalShaped(proposal=proposal):
            about = names.choice(event.round, proposal)
        case AnswerGiven(question=question, outcome=outcome, seat=seat):
            about = _asked(names, question, outcome) + (_by(seat, audience) if seat else "")
        case DecisionMade():
            about = names.round(event.round)
        case NoteMade(tags=tags, private=private):
            about = ", ".join([*([PRIVATE] if private else []), *tags])
        case _:
            about = ""
    return f"{about}: " if about else ""
