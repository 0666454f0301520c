"""A small session to record: its first event, and entries of many kinds with and without words."""

from collections.abc import Sequence
from pathlib import Path

from coopexercise.exercise.deck import Card, Deck, Item
from coopexercise.exercise.events import (
    ClockJumped,
    Event,
    IdeaRaised,
    Moment,
    NoteMade,
    OfferMade,
    ProposalShaped,
    RatingGiven,
    RoundStarted,
    SessionEnded,
    SessionOpened,
    WordsRemoved,
    stamped,
)
from coopexercise.exercise.scenario import Briefing, Debrief, Ratings, Round, Scenario
from coopexercise.record import create_log, read
from coopexercise.record.line import encode

SESSION = "5b0c0d52-6c43-4a2e-9b57-0d1f0c1a7e10"
NOON = Moment("2026-06-01T12:00:00.000Z", 1_000_000, "boot-1")
LATER = Moment("2026-06-01T12:00:07.250Z", 1_007_250, "boot-1")

_ROUND = Round(id="talk", mode="co-production", title="Talk", seconds=60, script="", promise="collaborate", explains=())
_DECK = Deck(
    id="bench", title="The bench", cards=(Card("parent", "Parent", "resident", needs=(Item("rest", "Rest"),)),)
)


def opening(title: str = "The bench", *, simulated: bool = False) -> Event:
    """Return the first event of a session."""
    scenario = Scenario(
        id="bench",
        title=title,
        question="What now?",
        rounds=(_ROUND,),
        briefing=Briefing(60),
        ratings=Ratings(60),
        debrief=Debrief(60),
    )
    return Event(
        data=SessionOpened(
            app="0.1.0",
            scenario=scenario,
            deck=_DECK,
            scenario_hash="a",
            deck_hash="b",
            rounds=("talk",),
            seconds={"talk": 60},
            simulated=simulated,
        )
    )


def note(text: str = "A café, “perhaps”\non Thursdays \\ Fridays") -> Event:
    """Return an event with words."""
    return Event(data=NoteMade(tags=("power",)), words={"text": text})


def ending() -> Event:
    """Return the closing event."""
    return Event(data=SessionEnded())


ENTRIES: tuple[Event, ...] = (
    opening(),
    Event(data=RoundStarted(mode="co-production", seconds=60), round="talk"),
    Event(data=OfferMade(card="parent", asset="parent/van"), round="talk"),
    Event(data=IdeaRaised(card="parent"), round="talk", words={"text": "A rota"}, happened="2026-06-01T11:59:00.000Z"),
    note(),
    Event(data=ProposalShaped(proposal="p1", cost=12.5), words={"title": "Rota", "text": "We take turns", "risk": ""}),
    Event(data=RatingGiven(seat="s1", rung=4, statements={"heard": 3}, items={"rest": "partly"}), round="talk"),
    Event(data=ClockJumped(gap=3600, counts=False), by="observer"),
)
"""A session that has not ended."""


def recorded(path: Path, entries: Sequence[Event] = ENTRIES) -> tuple[Event, ...]:
    """Make a log of these entries and return them as recorded."""
    with create_log(path, SESSION) as log:
        return log.append(entries, NOON)


def lines_of(path: Path) -> list[bytes]:
    """Return the lines of a log, newlines included."""
    return path.read_bytes().splitlines(keepends=True)


def without_words(line: bytes) -> bytes:
    """Return a line as it stands after its words were removed."""
    start, end = line.index(b',"words":{'), line.rindex(b',"digest":"')
    return line[:start] + b',"words":{},"salt":""' + line[end:]


def removal(seq: int) -> Event:
    """Return the event that says that the words of a line were removed."""
    return Event(data=WordsRemoved(seq=seq))


def forged(path: Path, event: Event) -> None:
    """Append a line to a log as no program of ours would: its chain is right, whatever it says."""
    reading = read(path)
    line = encode(stamped(event, SESSION, len(reading.events) + 1, Moment(event.at or NOON.at, 0, "")), reading.head)
    path.write_bytes(path.read_bytes() + line)
