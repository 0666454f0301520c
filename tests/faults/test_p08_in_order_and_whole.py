"""P8: every accident and edit shows, but the loss of the last lines of a session that was not ended."""

from collections.abc import Iterator
from itertools import combinations, count, groupby
from pathlib import Path
from typing import Literal

import pytest

from coopexercise.exercise.events import Event
from coopexercise.record import CannotRedact, FileLog, open_log, read
from tests.record.sample import ENTRIES, LATER, ending, lines_of, note, opening, recorded, removal, without_words

from .disks import CrashingDisk, PowerCut

When = Literal["before", "after"]
MASKS = (0x01, 0x20, 0x80)
"""The lowest bit, the one that makes capitals, and the one that leaves ASCII."""
OTHERS = tuple(1 << bit for bit in range(8) if 1 << bit not in MASKS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log of a test is."""
    return tmp_path / "a.jsonl"


def kept(path: Path, content: bytes, events: tuple[Event, ...]) -> bool:
    """Tell whether a spoilt log passes for whole; what can be read of it must be a prefix."""
    path.write_bytes(content)
    reading = read(path)
    assert reading.events == events[: len(reading.events)]
    return reading.whole


@pytest.mark.parametrize("mask", [*MASKS, *(pytest.param(mask, marks=pytest.mark.stress) for mask in OTHERS)])
def test_every_flipped_bit_is_found(path: Path, mask: int) -> None:
    """In facts, words, removed words, salts, digests, hashes, keys and newlines."""
    recorded(path, [opening(), note("yes"), note("his name"), removal(3), ending()])
    lines = lines_of(path)
    content = bytearray(b"".join([*lines[:2], without_words(lines[2]), *lines[3:]]))
    path.write_bytes(content)
    reading = read(path)
    assert reading.whole
    unnoticed = []
    for place, byte in enumerate(content):
        overwrite(path, place, byte ^ mask)
        spoilt = read(path)
        if spoilt.whole or spoilt.events != reading.events[: len(spoilt.events)]:
            unnoticed.append(place)
        overwrite(path, place, byte)
    assert unnoticed == []
    assert read(path) == reading


def overwrite(path: Path, place: int, byte: int) -> None:
    """Change one byte where it stands."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(bytes([byte]))


def edits(lines: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """Every way to lose, double or swap lines, but the loss of the last ones."""
    for place in range(len(lines)):
        yield f"doubled {place}", [*lines[: place + 1], *lines[place:]]
        if place < len(lines) - 1:
            yield f"lost {place}", [*lines[:place], *lines[place + 1 :]]
    for first, second in combinations(range(len(lines)), 2):
        swapped = list(lines)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        yield f"swapped {first} and {second}", swapped


def test_every_edit_of_lines_is_found(path: Path) -> None:
    """Lost, doubled, swapped."""
    events = recorded(path)
    lines = lines_of(path)
    found = {name: not kept(path, b"".join(edited), events) for name, edited in edits(lines)}
    assert [name for name, noticed in found.items() if not noticed] == []
    assert len(found) == 2 * len(lines) - 1 + len(lines) * (len(lines) - 1) // 2


def test_words_that_were_taken_out_by_hand_are_found(path: Path) -> None:
    """Only with the event that says so do words go."""
    events = recorded(path)
    lines = lines_of(path)
    blanked = [b"".join([*lines[:at], without_words(lines[at]), *lines[at + 1 :]]) for at in (3, 4, 5)]
    assert [kept(path, content, events) for content in blanked] == [False, False, False]


def test_removing_words_with_a_fault_at_every_call(path: Path) -> None:
    """Whichever call fails, the words are there or gone; the log is whole either way, and goes on."""
    said = []
    for number in count(1):
        path.unlink(missing_ok=True)
        before = recorded(path, [opening(), note("Ana"), note("kept")])
        disk = CrashingDisk()
        with open_log(path, disk=disk).log as log:
            start = len(disk.points)
            disk.arm(number, "fail")
            failure = removing(log)
            disk.arm(0, "fail")
            calls = len(disk.points) - start
            said.append(failure)
            events = read(path).events
            assert (read(path).whole, events == before) == (True, failure == AS_IT_WAS)
            log.reopen()
            (more,) = log.append([note("more")], LATER)
        assert read(path).events == (*events, more)
        assert {each.name for each in path.parent.iterdir()} == {"a.jsonl"}
        if number > calls:
            break
    assert set(said[:-2]) == {AS_IT_WAS, ""}
    assert said[-2].startswith("The words are out of the file, but the disk reported an error: a power cut could still")
    assert said[-1] == ""


AS_IT_WAS = "Nothing was removed: the disk reported an error. The log is as it was."


def removing(log: FileLog) -> str:
    """Remove words, and return what is said when that fails."""
    try:
        log.remove_words(2, LATER)
    except CannotRedact as problem:
        return str(problem)
    return ""


POINTS = ("open", "write", "sync", "close", "sync_folder", "replace", "close", "open", "cut", "sync", "sync_folder")


def test_removing_words_passes_these_points(path: Path) -> None:
    """The copy is safe under its own name before it takes the place of the log, and its new name is safe at the end."""
    recorded(path, [opening(), note("Ana")])
    disk = CrashingDisk()
    with open_log(path, disk=disk).log as log:
        before = len(disk.points)
        log.remove_words(2, LATER)
        calls = disk.points[before:]
    assert tuple(name for name, _ in groupby(calls)) == POINTS


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("keep_names", [True, False], ids=["names kept", "names lost"])
def test_a_crash_at_every_point_of_removing_words(path: Path, when: When, keep_names: bool) -> None:
    """The old log or the new one is there, whole; once it was acknowledged, the new one."""
    for number in count(1):
        before = recorded(path, [opening(), note("Ana"), note("kept")])
        disk = CrashingDisk()
        log = open_log(path, disk=disk).log
        disk.arm(number, when)
        try:
            acknowledged = log.remove_words(2, LATER)
        except PowerCut:
            acknowledged = ()
        passed = disk.points[-1:]
        disk.power_off(lambda _: b"", keep_names=keep_names)
        reading = read(path)
        gone = reading.events[1].words == {}
        assert (reading.whole, reading.events == before) == (True, not gone), passed
        if acknowledged:
            assert reading.events == acknowledged
            break
        for each in path.parent.iterdir():
            each.unlink()
    assert number > 12


def test_words_of_two_lines_cannot_be_exchanged(path: Path) -> None:
    """Each digest belongs to its line, even where salt and words go together."""
    events = recorded(path, [opening(), note("yes"), note("no")])
    first, second, third = lines_of(path)

    def words(line: bytes) -> bytes:
        return line[line.index(b',"words":') : line.index(b',"digest":')]

    swapped = [first, second.replace(words(second), words(third)), third.replace(words(third), words(second))]
    assert not kept(path, b"".join(swapped), events)


def test_the_loss_of_the_last_lines_shows_when_the_session_was_ended(path: Path) -> None:
    """A closed log that lost its end is no longer closed."""
    recorded(path, [*ENTRIES, ending()])
    assert read(path).closed
    path.write_bytes(b"".join(lines_of(path)[:-1]))
    assert (read(path).whole, read(path).closed) == (True, False)
