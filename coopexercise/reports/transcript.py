"""A log as sentences, one line for each event: for reading, listening to or searching. For the facilitator.

Nothing is left out. What is private is called so, and what was corrected, withdrawn or removed later is said.
Entries stand where they happened; one that was recorded later says when.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

import msgspec
from msgspec import Struct

from ..exercise.events import (
    FACILITATOR,
    OBSERVER,
    Data,
    EntryCorrected,
    Event,
    FollowupOpened,
    PartStarted,
    RoundStarted,
    SeatAdded,
    SessionEnded,
    SessionOpened,
    UnknownData,
    WordsRemoved,
)
from ..exercise.lateness import as_it_happened, is_late
from ..exercise.session import Session, apply
from ..exercise.text import one_line
from .afterwards import AFTERWARDS
from .playing import PLAYING
from .reflecting import REFLECTING
from .scene import Scene
from .speech import counted, dated, joined, lasting, quoted, stated, titled, told_if
from .steering import STEERING, provenance

NOBODY: Mapping[str, str] = {}
BEFORE = "Before the first part"
AFTERMATH = "What came of it"
_HEADINGS: Mapping[str, str] = {
    "briefing": "The briefing",
    "ratings": "The rating of {round}",
    "debrief": "The debrief",
}


class Line(Struct, frozen=True):
    """What one event says: its number, its day, its time of day with its sentences, and the part it begins, if any."""

    seq: int
    day: str
    text: str
    heading: str = ""


def transcript(
    events: Iterable[Event],
    zone: tzinfo | None = UTC,
    people: Mapping[str, str] = NOBODY,
    since: int = 1,
    followed: SessionOpened | None = None,
) -> Iterator[str]:
    """Yield a whole transcript: what it is of, the lines from the event `since` on below headings, and how it ends.

    Times are those of `zone`, None being this machine's; `people` are the names to be said, by seat. Of a follow-up,
    `followed` is how the session opened that it belongs to, if that is known: it has the outcomes in words.
    """
    log = tuple(events)
    if log:
        yield from map(one_line, _introduction(log, zone, people))
        yield from _body(lines(log, zone, people, followed), since)
        yield ""
        yield from map(one_line, _conclusion(log, zone))


def _body(told: Iterable[Line], since: int) -> Iterator[str]:
    """Yield the lines from an event on; where a part or a day begins, and above the first line, it is named."""
    heading, day, begun = BEFORE, "", False
    for line in told:
        heading, begun = line.heading or heading, begun or line.seq == since
        day = day or line.day
        if not begun:
            continue
        if heading:
            yield from ("", heading, "")
        if line.day != day:
            yield f"It is now {line.day}."
        yield line.text
        heading, day = "", line.day


def lines(
    events: Iterable[Event],
    zone: tzinfo | None = UTC,
    people: Mapping[str, str] = NOBODY,
    followed: SessionOpened | None = None,
) -> Iterator[Line]:
    """Yield the line of each event, in the order in which they happened."""
    log = tuple(events)
    later, before = remarked(log), Session(opened=followed) if followed else Session()
    for event in as_it_happened(log):
        after = apply(before, event)
        scene = Scene(event, before, after, people)
        when = _local(event.when if is_late(event) else event.at, zone)
        text = f"{when:%H:%M}, entry {event.seq}: {told(scene, later.get(event.seq, ()), zone)}"
        yield Line(event.seq, dated(when), text, one_line(_heading(scene)))
        before = after


def remarked(events: Iterable[Event]) -> dict[int, tuple[Event, ...]]:
    """Return, by their number, the events of which something became later, with the events that say so."""
    found: dict[int, tuple[Event, ...]] = {}
    for event in events:
        if isinstance(event.data, EntryCorrected | WordsRemoved):
            found[event.data.seq] = (*found.get(event.data.seq, ()), event)
    return found


def told(scene: Scene, later: Iterable[Event], zone: tzinfo | None = UTC) -> str:
    """Return what an event says and what else is to be known of it, in one line; `later` is what became of it."""
    return one_line(joined(sentence(scene), *_remarks(scene.event, later, zone)))


def sentence(scene: Scene) -> str:
    """Return what an event says, in one sentence or a few."""
    return _TELLERS[type(scene.event.data)](scene, scene.event.data)


def _local(at: str, zone: tzinfo | None) -> datetime:
    return datetime.fromisoformat(at).astimezone(zone)


def _introduction(log: Sequence[Event], zone: tzinfo | None, people: Mapping[str, str]) -> Iterator[str]:
    """Yield what a transcript is of, and how its lines are to be understood."""
    opened = log[0].data
    if isinstance(opened, SessionOpened):
        yield from _session(log, opened, zone)
    else:
        what = "follow-up" if isinstance(opened, FollowupOpened) else "log"
        yield f"This is the transcript of a {what} that begins on {dated(_local(log[0].at, zone))}."
    yield "People have their names from the file beside the log." if people else "People are called by role and seat."
    yield "Each line begins with the time of day and the number of its entry in the log."
    if any(map(is_late, log)):
        yield "An entry that was written down later stands where it happened, and says when it was recorded."


def _session(log: Sequence[Event], opened: SessionOpened, zone: tzinfo | None) -> Iterator[str]:
    seats = counted(sum(isinstance(event.data, SeatAdded) for event in log), "seat was", "seats were")
    day = dated(_local(log[0].at, zone))
    where = "" if opened.anonymised else f" on {day}, at table {opened.table}"
    yield stated(f"this is the transcript of a session of {titled(opened.scenario.title)}")
    yield stated(f"it was opened{where}, and {seats} taken")
    if opened.simulated:
        yield "It is simulated: no people took part, and it says nothing about how a real group would do."
    else:
        yield "It is a session with people, not simulated."
    yield from provenance(opened)


def _conclusion(log: Sequence[Event], zone: tzinfo | None) -> Iterator[str]:
    """Yield how a log ends, and by what it can be known again."""
    end = next(((event, event.data) for event in log if isinstance(event.data, SessionEnded)), None)
    if end:
        span = (end[0].moment.wall - log[0].moment.wall).total_seconds()
        what = "follow-up" if isinstance(log[0].data, FollowupOpened) else "session"
        early = ", before its planned end" if end[1].cut_short else ""
        yield f"The {what} ended at {_local(end[0].at, zone):%H:%M}, after {lasting(span)}{early}."
    else:
        yield f"The log stops here, at {_local(log[-1].at, zone):%H:%M}, without an end."
    entries = counted(len(log), "entry", "entries")
    yield joined(f"The log has {entries}.", f"The hash of the last one is {log[-1].hash}." if log[-1].hash else "")


def _heading(scene: Scene) -> str:
    """Return the name of the part that an event begins, or nothing."""
    data, rounds = scene.event.data, scene.after.opened.rounds
    if isinstance(data, FollowupOpened):
        return AFTERMATH
    if isinstance(data, PartStarted):
        return _HEADINGS[data.part].format(round=scene.round)
    if isinstance(data, RoundStarted):
        title = one_line(scene.names.round(scene.event.round))
        number = (
            f"Round {rounds.index(scene.event.round) + 1} of {len(rounds)}"
            if scene.event.round in rounds
            else "A round"
        )
        return f"{number}: {title}"
    return ""


def _remarks(event: Event, later: Iterable[Event], zone: tzinfo | None) -> Iterator[str]:
    """Yield what else is to be known of an entry: who wrote it down, when, and what became of it."""
    if event.by != FACILITATOR:
        yield f"It was written down by {'an observer' if event.by == OBSERVER else event.by}."
    if event.happened:
        yield f"It was recorded at {_recorded(event, zone)}."
    for each in later:
        yield _fate(each)


def _recorded(event: Event, zone: tzinfo | None) -> str:
    recorded, happened = _local(event.at, zone), _local(event.happened, zone)
    other_day = "" if recorded.date() == happened.date() else f" on {dated(recorded)}"
    return f"{recorded:%H:%M}{other_day}"


def _fate(later: Event) -> str:
    if isinstance(later.data, EntryCorrected):
        return f"It was {'withdrawn' if later.data.withdrawn else 'put right'} later, by entry {later.seq}."
    return f"Its words were removed for good, by entry {later.seq}."


def _corrected(scene: Scene, data: EntryCorrected) -> str:
    if data.withdrawn:
        return f"Entry {data.seq} is withdrawn."
    found = [each for trail in scene.after.filed.values() for each in trail if each.seq == data.seq]
    now = joined(*(sentence(Scene(each, scene.before, scene.after, scene.people)) for each in found))
    return joined(f"Entry {data.seq} is put right.", f"It now reads: {now}" if now else "")


def _words_removed(_: Scene, data: WordsRemoved) -> str:
    return joined(f"The words of entry {data.seq} are removed for good.", told_if("the reason given is", data.why))


def _unknown(_: Scene, data: UnknownData) -> str:
    raw = msgspec.json.encode(data.raw).decode()
    return f"This is an entry of a kind that this version does not know, {quoted(data.name)}. It holds {raw}."


_TELLERS: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    **STEERING,
    **PLAYING,
    **REFLECTING,
    **AFTERWARDS,
    EntryCorrected: _corrected,
    WordsRemoved: _words_removed,
    UnknownData: _unknown,
}
