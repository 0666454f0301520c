"""A log as sentences, one line for each event: for reading, listening to or searching. For the facilitator.

Nothing is left out. What is private is marked, and so is what was corrected or removed later.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

import msgspec

from ..exercise.events import FACILITATOR, Data, EntryCorrected, Event, UnknownData, WordsRemoved
from ..exercise.session import Session, apply
from ..exercise.text import one_line
from .playing import PLAYING
from .scene import Scene, joined
from .steering import STEERING


def transcript(events: Iterable[Event], zone: tzinfo | None = UTC) -> Iterator[str]:
    """Yield one line for each event: its time in `zone` (None is this machine's), its seq, and what it says."""
    log = tuple(events)
    later = remarked(log)
    before, date = Session(), ""
    for event in log:
        after = apply(before, event)
        when = _local(event.when, zone)
        day = f"{when:%Y-%m-%d} " if f"{when:%Y-%m-%d}" != date else ""
        date = f"{when:%Y-%m-%d}"
        said = told(Scene(event, before, after), later.get(event.seq), zone)
        yield f"{day}{when:%H:%M:%S}, entry {event.seq}: {said}"
        before = after


def remarked(events: Iterable[Event]) -> dict[int, Event]:
    """Return, by their number, the events of which something became later, with the event that says so."""
    return {each.data.seq: each for each in events if isinstance(each.data, EntryCorrected | WordsRemoved)}


def told(scene: Scene, later: Event | None, zone: tzinfo | None = UTC) -> str:
    """Return what an event says and what else is to be known of it, in one line; `later` is what became of it."""
    return one_line(joined(sentence(scene), *_remarks(scene.event, later, zone)))


def _local(at: str, zone: tzinfo | None) -> datetime:
    return datetime.fromisoformat(at).astimezone(zone)


def sentence(scene: Scene) -> str:
    """Return what an event says, in one sentence or a few."""
    return _TELLERS[type(scene.event.data)](scene, scene.event.data)


def _remarks(event: Event, later: Event | None, zone: tzinfo | None) -> Iterator[str]:
    """Return what else is to be known of an entry: who wrote it, when, and what became of it."""
    if event.by != FACILITATOR:
        yield f"(Written down by {event.by}.)"
    if event.happened:
        yield f"(Written down at {_local(event.at, zone):%H:%M:%S}.)"
    if later and isinstance(later.data, WordsRemoved):
        yield f"(Words removed for good by entry {later.seq}.)"
    if later and isinstance(later.data, EntryCorrected):
        yield f"({'Withdrawn' if later.data.withdrawn else 'Corrected'} by entry {later.seq}.)"


def _corrected(scene: Scene, data: EntryCorrected) -> str:
    if data.withdrawn:
        return f"Entry {data.seq} is withdrawn."
    found = [each for trail in scene.after.filed.values() for each in trail if each.seq == data.seq]
    now = joined(*(sentence(Scene(each, scene.before, scene.after)) for each in found))
    return joined(f"Entry {data.seq} is put right. It now reads:", now)


def _words_removed(_: Scene, data: WordsRemoved) -> str:
    why = f" Reason: {data.why}." if data.why else ""
    return f"The words of entry {data.seq} are removed for good.{why}"


def _unknown(_: Scene, data: UnknownData) -> str:
    raw = msgspec.json.encode(data.raw).decode()
    return f"An entry of a kind that this version does not know, “{data.name}”: {raw}"


_TELLERS: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    **STEERING,
    **PLAYING,
    EntryCorrected: _corrected,
    WordsRemoved: _words_removed,
    UnknownData: _unknown,
}
