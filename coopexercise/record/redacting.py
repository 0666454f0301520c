"""Words removed for good: which lines lose them, and how a log reads without.

An entry and its corrections go together, for each of them may hold what somebody said. The digest of the words stays
in the line, so the chain holds; without the salt nobody can find out from it what the words were.
"""

from collections.abc import Collection, Sequence
from io import BytesIO

from ..exercise.events import EntryCorrected, Event, NoteMade, WordsRemoved
from .errors import CannotRedact
from .line import without_words


def said_in(events: Sequence[Event], seq: int) -> tuple[int, ...]:
    """Return the lines that hold the words of an entry and of its corrections, whichever of them `seq` names.

    Raises CannotRedact when there are none, and says why.
    """
    if not 0 < seq <= len(events):
        raise CannotRedact(f"Nothing was removed: there is no entry {seq}. The last one is {len(events)}.")
    found = tuple(each.seq for each in _family(events, seq) if each.words)
    if not found:
        raise CannotRedact(f"Nothing was removed: {_why_none(events, seq)}.")
    return found


def cleared(content: bytes, events: Sequence[Event], silenced: Collection[int]) -> bytes:
    """Return the bytes of a log whose lines with these numbers have lost their words."""
    pairs = zip(BytesIO(content), events, strict=True)
    return b"".join(without_words(line, event) if event.seq in silenced else line for line, event in pairs)


def _family(events: Sequence[Event], seq: int) -> tuple[Event, ...]:
    """Return an entry and its corrections."""
    data = events[seq - 1].data
    root = data.seq if isinstance(data, EntryCorrected) else seq
    return tuple(each for each in events if each.seq == root or _corrects(each, root))


def _corrects(event: Event, seq: int) -> bool:
    return isinstance(event.data, EntryCorrected) and event.data.seq == seq


def _why_none(events: Sequence[Event], seq: int) -> str:
    removal = next((each for each in events if isinstance(each.data, WordsRemoved) and each.data.seq == seq), None)
    if removal is not None:
        return f"the words of entry {seq} were removed already, at {removal.at}"
    return f"entry {seq} ({events[seq - 1].kind}) has no words, only facts; those cannot be removed"


def told(events: Sequence[Event], seq: int) -> tuple[str, ...]:
    """Return what to say after the words of an entry were removed; `events` are those after it."""
    family = _family(events, seq)
    gone = tuple(each.seq for each in family if each.digest and not each.words)
    tags = sorted({tag for each in family for tag in _tags(each)})
    entries = "entry" if len(gone) == 1 else "entries"
    sentences = [f"The words of {entries} {', '.join(map(str, gone))} are removed from this log for good."]
    if tags:
        sentences.append(f"Tags are facts, not words, and stay: {', '.join(tags)}.")
    return (
        *sentences,
        f"The rest of the log still verifies, and says what was removed. Its head is now {events[-1].hash}.",
        "Copies may be elsewhere: in drafts, notes and torn ends beside the log, in reports, transcripts and other "
        "files made from it, in sessions that were forked from it, and in backups. Look for them too.",
    )


def _tags(event: Event) -> tuple[str, ...]:
    """Return the tags of a note, or of the correction of one."""
    if isinstance(event.data, NoteMade):
        return event.data.tags
    replacement = event.data.replacement if isinstance(event.data, EntryCorrected) else {}
    return tuple(map(str, replacement.get("tags", ())))
