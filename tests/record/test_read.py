"""Reading: what a log says, and where it stops being trustworthy."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from coopexercise.exercise.events import Event, UnknownData
from coopexercise.record import Damage, Reading, create_log, read
from coopexercise.record.line import limit_of

from .sample import ENTRIES, NOON, SESSION, ending, forged, lines_of, note, opening, recorded, removal, without_words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log of a test is."""
    return tmp_path / "a.jsonl"


def damage_of(path: Path, lines: list[bytes]) -> Damage | None:
    path.write_bytes(b"".join(lines))
    return read(path).damage


def test_a_whole_log_is_read_as_it_was_recorded(path: Path) -> None:
    """All events, the head, the size; not closed, since it was not ended."""
    events = recorded(path)
    reading = read(path)
    assert reading == Reading(events, events[-1].hash, path.stat().st_size)
    assert (reading.whole, reading.closed, reading.session, reading.unknown) == (True, False, SESSION, ())


def test_an_ended_log_is_closed(path: Path) -> None:
    """Its last line is the closing event."""
    recorded(path, [opening(), ending()])
    assert read(path).closed


def test_an_empty_log_is_whole(path: Path) -> None:
    """A log that was made a moment ago."""
    path.touch()
    reading = read(path)
    assert reading == Reading()
    assert (reading.whole, reading.closed, reading.session) == (True, False, "")


def test_a_missing_log_is_the_callers_business(path: Path) -> None:
    """It is the one kind of error that reading raises."""
    with pytest.raises(FileNotFoundError):
        read(path)


def test_a_line_without_its_newline_is_torn(path: Path) -> None:
    """Even if it is complete otherwise: it was not acknowledged."""
    events = recorded(path)
    path.write_bytes(path.read_bytes()[:-1])
    last = len(lines_of(path)[-1])
    assert read(path) == Reading(events[:-1], events[-2].hash, path.stat().st_size - last, torn=last)


def test_a_torn_log_is_neither_whole_nor_closed(path: Path) -> None:
    """Whatever came last, something more was being written."""
    recorded(path, [opening(), ending()])
    with path.open("ab") as file:
        file.write(b'{"v":1')
    reading = read(path)
    assert (reading.torn, reading.whole, reading.closed) == (6, False, False)


def test_damage_in_the_middle_leaves_the_lines_before_it(path: Path) -> None:
    """Line and byte are said."""
    events = recorded(path)
    lines = lines_of(path)
    start = len(lines[0] + lines[1])
    damage = Damage(3, start, "was changed after it was written")
    path.write_bytes(path.read_bytes().replace(b"parent/van", b"parent/vas"))
    assert read(path) == Reading(events[:2], events[1].hash, start, damage=damage)


def test_damage_of_the_first_line_leaves_nothing(path: Path) -> None:
    """A file that is no log at all is read like this too."""
    path.write_bytes(b"title: The bench\n")
    reading = read(path)
    assert (reading.events, reading.head, reading.size, reading.whole) == ((), "", 0, False)
    assert reading.damage is not None
    assert (reading.damage.line, reading.damage.byte) == (1, 0)


def test_a_line_in_the_wrong_place_is_named(path: Path) -> None:
    """A missing line shows by the number of the next."""
    recorded(path)
    lines = lines_of(path)
    cause = "has the number 3 where 2 belongs: a line is missing, doubled or in the wrong place"
    assert damage_of(path, [lines[0], *lines[2:]]) == Damage(2, len(lines[0]), cause)


def test_a_line_of_another_session_is_named(path: Path, tmp_path: Path) -> None:
    """Right by itself, and still not of this log."""
    recorded(path, [opening()])
    with create_log(tmp_path / "b.jsonl", "another") as other:
        other.append([opening(), note()], NOON)
    mixed = [lines_of(path)[0], lines_of(other.path)[1]]
    assert damage_of(path, mixed) == Damage(2, len(mixed[0]), "belongs to another session")


def test_a_line_of_a_twin_is_named(path: Path, tmp_path: Path) -> None:
    """The same session and number, but it followed another line."""
    recorded(path, [opening(), note()])
    recorded(tmp_path / "b.jsonl", [opening("Another bench"), note()])
    mixed = [lines_of(path)[0], lines_of(tmp_path / "b.jsonl")[1]]
    assert damage_of(path, mixed) == Damage(2, len(mixed[0]), "does not follow the line before it")


@pytest.mark.parametrize("number", [1, 2])
def test_a_line_has_a_limit(path: Path, number: int) -> None:
    """However long the file is, no more than that is read."""
    recorded(path, [opening()])
    lines = lines_of(path)[: number - 1]
    long = b"x" * (limit_of(number) + 1)
    damage = Damage(number, len(b"".join(lines)), f"is longer than {limit_of(number)} bytes")
    assert damage_of(path, [*lines, long]) == damage
    assert damage_of(path, [*lines, long[:-1] + b"\n"]) == damage


def test_an_unknown_kind_is_kept(path: Path) -> None:
    """The log is whole, and says what this version does not know."""
    recorded(path, [opening()])
    stranger = Event(data=UnknownData(name="kite.flown", raw={"height": 30}))
    forged(path, stranger)
    reading = read(path)
    assert (reading.whole, reading.unknown) == (True, ("kite.flown",))
    assert reading.events[1].data == stranger.data


def test_removed_words_leave_the_log_whole(path: Path) -> None:
    """The digest stays in the line, and a later event says what was done."""
    recorded(path, [opening(), note("his name"), removal(2), note("kept")])
    lines = lines_of(path)
    path.write_bytes(b"".join([lines[0], without_words(lines[1]), *lines[2:]]))
    reading = read(path)
    assert (reading.whole, reading.events[1].words, reading.wordless) == (True, {}, (2,))


def test_words_do_not_go_missing_unsaid(path: Path) -> None:
    """Without such an event somebody edited the file."""
    events = recorded(path, [opening(), note("his name"), note("kept")])
    lines = lines_of(path)
    path.write_bytes(b"".join([lines[0], without_words(lines[1]), lines[2]]))
    cause = "has lost its words, and no later line says that they were removed"
    damage = Damage(2, len(lines[0]), cause)
    assert read(path) == Reading(events[:1], events[0].hash, len(lines[0]), damage=damage)


def test_words_of_the_first_line_do_not_go_missing_either(path: Path) -> None:
    """Then nothing is left to trust."""
    recorded(path, [note("his name")])
    damage = damage_of(path, [without_words(lines_of(path)[0])])
    assert damage is not None
    assert damage.line == 1


def test_a_closing_event_that_was_rewritten_with_its_hash_does_not_fit_the_report(path: Path) -> None:
    """Whoever recomputes every hash gets another head than the one in the printed report."""
    events = recorded(path, [opening(), ending()])
    row = json.loads(lines_of(path)[0])
    row["data"]["app"] = "0.2.0"
    text = json.dumps({k: v for k, v in row.items() if k not in ("words", "salt", "hash")}, separators=(",", ":"))
    assert sha256(text.encode()).hexdigest() != events[0].hash


def test_events_are_typed(path: Path) -> None:
    """Each kind's data is of its own type."""
    recorded(path)
    assert [type(event.data) for event in read(path).events] == [type(event.data) for event in ENTRIES]
