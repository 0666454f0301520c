"""What `log verify` says."""

from pathlib import Path

import pytest

from coopexercise.exercise.events import Event, UnknownData
from coopexercise.record import Verdict, anonymise, open_log, read, repair, verify

from .sample import LATER, ending, forged, lines_of, note, opening, recorded, removal, without_words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log of a test is."""
    return tmp_path / "a.jsonl"


def test_a_closed_log(path: Path) -> None:
    """Whole from beginning to end, with its head."""
    *_, last = recorded(path, [opening(), ending()])
    sentence = f"Whole: 2 lines, from the beginning to the end of the session. Head {last.hash}."
    assert verify(path) == Verdict("closed", (sentence,))
    assert verify(path).exit_code == 0


def test_an_open_log(path: Path) -> None:
    """Whole, but the loss of its last lines would not show."""
    (event,) = recorded(path, [opening()])
    sentence = (
        "Whole so far: 1 line; the session was not ended, so the loss of its last lines would not show. "
        f"Head {event.hash}."
    )
    assert verify(path) == Verdict("open", (sentence,))
    assert verify(path).exit_code == 0


def test_an_empty_log(path: Path) -> None:
    """It is said that there is nothing, and what to do; a first line that was cut off is no entry either."""
    path.touch()
    sentence = "Nothing was recorded in it: {}. If there is a copy, use that; else start a new session."
    assert verify(path) == Verdict("empty", (sentence.format("it is empty"),))
    path.write_bytes(b'{"v":1')
    assert verify(path) == Verdict("empty", (sentence.format("its first line was cut off after 6 bytes"),))
    assert verify(path).exit_code == 1


def test_a_torn_log(path: Path) -> None:
    """How much is torn, and that nothing else is lost."""
    recorded(path, [opening(), ending()])
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(b'{"v":1')
    sentence = (
        f"Torn: after 2 lines ({size} bytes) come 6 bytes of a line that was not recorded to its end. "
        "Resuming the session, or `coopexercise log repair`, sets them aside; nothing else is lost."
    )
    assert verify(path) == Verdict("torn", (sentence,))
    assert verify(path).exit_code == 1


def test_a_damaged_log(path: Path) -> None:
    """Which line, which byte, why, and what is left."""
    recorded(path, [opening(), note("yes")])
    byte = len(lines_of(path)[0])
    path.write_bytes(path.read_bytes().replace(b'"yes"', b'"no!"'))
    sentence = f"Damaged: line 2 (byte {byte}) has other words than were written. The 1 line before it can be read."
    size = path.stat().st_size
    left = (
        "What can be read ends with entry 1 (session.opened), recorded at 2026-06-01T12:00:00.000Z. "
        "Nothing can be mended or added; `replay` and `debrief` use what can be read."
    )
    lost = f"Of the {size} bytes of the file, {size - byte} cannot be trusted."
    assert verify(path) == Verdict("damaged", (sentence, left, lost))
    assert verify(path).exit_code == 1


def test_a_file_that_is_no_log(path: Path) -> None:
    """Nothing of it can be read."""
    path.write_bytes(b"title: The bench\n")
    assert verify(path).sentences[1:] == ("Of the 17 bytes of the file, 17 cannot be trusted.",)


def test_removed_words_are_told(path: Path) -> None:
    """That, and when, they were removed."""
    recorded(path, [opening(), note("his name"), removal(2), ending()])
    lines = lines_of(path)
    path.write_bytes(b"".join([lines[0], without_words(lines[1]), *lines[2:]]))
    verdict = verify(path)
    assert (verdict.state, verdict.sentences[1:]) == (
        "closed",
        ("The words of line 2 were removed at 2026-06-01T12:00:00.000Z.",),
    )


def test_words_removed_after_the_end_are_told_with_the_head_of_the_end(path: Path) -> None:
    """For that head may stand in a printed report."""
    events = recorded(path, [opening(), note("his name"), ending()])
    with open_log(path).log as log:
        log.remove_words(2, LATER)
    assert verify(path) == Verdict(
        "closed",
        (
            f"Whole: 4 lines, from the beginning to the end of the session. Head {log.head}.",
            "The words of line 2 were removed at 2026-06-01T12:00:07.250Z.",
            f"When the session ended, before the last removal, the head was {events[2].hash}.",
        ),
    )


def test_an_anonymised_copy_is_told(path: Path) -> None:
    """That it is whole says nothing about where it came from."""
    recorded(path, [opening(), ending()])
    path.write_bytes(anonymise(read(path)).content)
    assert (verify(path).state, verify(path).sentences[1:]) == (
        "closed",
        ("This is an anonymised copy: its chain is its own, and says nothing about the log it was made from.",),
    )


def test_ends_that_were_set_aside_are_told(path: Path) -> None:
    """Where they are, and how many bytes."""
    recorded(path, [opening()])
    for tail in (b"first", b"second!"):
        with path.open("ab") as file:
            file.write(tail)
        repair(path)
    assert verify(path).sentences[1:] == (
        "Beside it, in a.jsonl.torn, are 5 bytes of an entry that was never recorded.",
        "Beside it, in a.jsonl.torn-2, are 7 bytes of an entry that was never recorded.",
    )


def test_unknown_kinds_are_told_once(path: Path) -> None:
    """A newer version's events are no fault of the log."""
    recorded(path, [opening()])
    for _ in range(2):
        forged(path, Event(data=UnknownData(name="kite.flown")))
    verdict = verify(path)
    assert (verdict.exit_code, verdict.sentences[1:]) == (
        0,
        ("This version does not know 'kite.flown': kept, but nothing can be added.",),
    )
