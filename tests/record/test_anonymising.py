"""A copy without words, names and dates that is a log of its own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise.events import (
    CardsDealt,
    CommitmentMade,
    EntryCorrected,
    Event,
    Moment,
    Origin,
    SessionOpened,
    UnknownData,
    WordsRemoved,
)
from coopexercise.record import CannotAnonymise, Reading, anonymise, create_log, read

from .sample import ENTRIES, LATER, NOON, SESSION, ending, forged, note, opening, recorded

REBOOTED = Moment("2026-06-01T13:00:00.000Z", 5_000, "boot-of-the-library-laptop")


@pytest.fixture
def original(tmp_path: Path) -> Reading:
    """A log with every trace that people can leave in it."""
    first = opening()
    assert isinstance(first.data, SessionOpened)
    origin = Origin(log="monday.jsonl", hash="ab", seq=3)
    first = replace(first, data=replace(first.data, gathering="hall-7", table=7, origin=origin))
    right = Event(data=EntryCorrected(seq=5, replacement={"tags": ["ana"], "private": True}), words={"text": "Ana"})
    with create_log(tmp_path / "monday.jsonl", SESSION) as log:
        log.append([first, *ENTRIES[1:]], NOON)
        log.append([Event(data=CardsDealt(deal={"s1": "parent", "s2": "observer"})), right], LATER)
        log.append([Event(data=CommitmentMade(seat="s1", due="2026-07-01"), words={"text": "I ask Ana"})], REBOOTED)
        log.remove_words(4, REBOOTED, "asked")
        log.append([ending()], REBOOTED)
    return read(log.path)


def copied(reading: Reading, tmp_path: Path) -> Reading:
    (tmp_path / "copy.jsonl").write_bytes(anonymise(reading).content)
    return read(tmp_path / "copy.jsonl")


def test_the_copy_verifies_as_a_log_of_its_own(original: Reading, tmp_path: Path) -> None:
    """Whole and closed, with as many entries of the same kinds, under another id; it says no table."""
    copy = copied(original, tmp_path)
    assert (copy.whole, copy.closed) == (True, True)
    assert [each.kind for each in copy.events] == [each.kind for each in original.events]
    assert copy.session != SESSION
    assert isinstance(copy.events[0].data, SessionOpened)
    assert (copy.events[0].data.anonymised, copy.events[0].data.table) == (True, 1)


def test_nothing_that_people_typed_is_in_it(original: Reading) -> None:
    """Nor what leads back to the session: ids, boots, files, dates."""
    content = anonymise(original).content
    traces = [b"Ana", b"ana", b"rota", b"Thursdays", b'["power"]', b"2026", b"asked", b"hall-7", b"monday", b"laptop"]
    assert [trace for trace in (*traces, SESSION.encode()) if trace in content] == []


def test_times_between_entries_stay(original: Reading, tmp_path: Path) -> None:
    """All sessions begin at the same moment; boots are numbered, and each begins at 0."""
    moments = [event.moment for event in copied(original, tmp_path).events]
    assert [moments[0], moments[8], moments[-1]] == [
        Moment("2000-01-01T00:00:00.000Z", 0, "boot-1"),
        Moment("2000-01-01T00:00:07.250Z", 7_250, "boot-1"),
        Moment("2000-01-01T01:00:00.000Z", 0, "boot-2"),
    ]
    assert copied(original, tmp_path).events[3].happened == "1999-12-31T23:59:00.000Z"


def test_facts_stay(original: Reading, tmp_path: Path) -> None:
    """What is measured is the same."""
    copy = copied(original, tmp_path)
    same = [place for place, event in enumerate(original.events) if event.data == copy.events[place].data]
    assert same == [1, 2, 3, 5, 6, 7, 8]
    assert copy.events[9].data == EntryCorrected(seq=5, replacement={"tags": [], "private": True})
    assert (copy.events[10].data, copy.events[11].data) == (CommitmentMade(seat="s1"), WordsRemoved(seq=4))


def test_what_it_is_and_what_it_cannot_promise_is_said(original: Reading) -> None:
    """The only resident is named as the easiest to recognise."""
    first, own, limits, alone = anonymise(original).sentences
    assert first.startswith("A copy of 13 entries without the words of 4 of them")
    assert own.startswith("It is a log of its own")
    assert limits.startswith("It cannot promise that nobody is recognised")
    assert alone == "Alone on their side, and so the easiest to recognise: Parent (resident)."


def test_nobody_is_named_where_nobody_is_alone(tmp_path: Path) -> None:
    """Two residents share a card here."""
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append([opening(), Event(data=CardsDealt(deal={"s1": "parent", "s2": "parent"}))], NOON)
    assert len(anonymise(read(log.path)).sentences) == 3


def test_an_empty_log_has_an_empty_copy() -> None:
    """There is nothing to leave out."""
    assert anonymise(Reading()).content == b""


def test_what_is_not_known_cannot_be_anonymised(tmp_path: Path) -> None:
    """Its data may hold anything."""
    path = tmp_path / "a.jsonl"
    recorded(path, [opening()])
    forged(path, Event(data=UnknownData(name="kite.flown", raw={"by": "Ana"})))
    with pytest.raises(CannotAnonymise, match=r"^Entry 2 is of a kind that this version does not know, 'kite.flown'"):
        anonymise(read(path))


def test_times_that_are_too_far_apart_cannot_be_moved(tmp_path: Path) -> None:
    """The copy would have times that are none: here the computer lost its clock after the first entry."""
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append([opening()], NOON)
        log.append([note()], Moment("1970-01-01T00:00:09.000Z", 0, "b"))
    with pytest.raises(CannotAnonymise, match=r"^Its times lie too far apart to be moved to another day"):
        anonymise(read(log.path))
