"""Going on with a log that is there."""

from pathlib import Path

import pytest

from coopexercise.exercise.events import Event, UnknownData
from coopexercise.record import Damaged, NothingRecorded, Reading, TooNew, open_log, read, repair

from .sample import ENTRIES, LATER, SESSION, forged, lines_of, note, opening, recorded


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log of a test is."""
    return tmp_path / "a.jsonl"


def test_a_log_goes_on_where_it_stopped(path: Path) -> None:
    """The same session, the next number, the same chain; nothing to tell."""
    events = recorded(path)
    log, reading, notice = open_log(path)
    with log:
        more = log.append([note()], LATER)
    assert (reading.events, notice, more[0].seq) == (events, "", len(events) + 1)
    assert read(path) == Reading(events + more, more[0].hash, path.stat().st_size)


def test_a_torn_tail_is_set_aside(path: Path) -> None:
    """Its bytes go to a file beside the log, the log is cut, the notice says how many."""
    events = recorded(path)
    torn = lines_of(path)[-1][:40]
    with path.open("ab") as file:
        file.write(torn)
    log, reading, notice = open_log(path)
    with log:
        more = log.append([note()], LATER)
    assert (reading.events, reading.torn) == (events, 40)
    assert notice == (
        "The last entry was not complete: the program or the computer stopped while it was being written. "
        "Its 40 bytes are now in a.jsonl.torn; everything recorded before it is here."
    )
    assert path.with_name("a.jsonl.torn").read_bytes() == torn
    assert read(path).events == events + more


def test_repair_sets_a_torn_tail_aside_and_lets_go(path: Path) -> None:
    """Twice gives the same, and the second time says that there was nothing to do."""
    recorded(path)
    whole = path.read_bytes()
    path.write_bytes(whole + b"torn")
    said = [repair(path), repair(path)]
    assert (said[0][:31], said[1]) == (
        "The last entry was not complete",
        "a.jsonl has no torn end: there is nothing to repair, and nothing was changed.",
    )
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == {
        "a.jsonl": whole,
        "a.jsonl.torn": b"torn",
    }


def test_a_second_torn_tail_has_its_own_file(path: Path) -> None:
    """What was set aside before stays."""
    recorded(path)
    for tail in (b"first", b"second", b"third"):
        with path.open("ab") as file:
            file.write(tail)
        open_log(path).log.close()
    names = ("a.jsonl.torn", "a.jsonl.torn-2", "a.jsonl.torn-3")
    assert [path.with_name(name).read_bytes() for name in names] == [b"first", b"second", b"third"]


def test_a_damaged_log_is_not_opened(path: Path) -> None:
    """Line and byte are said, reading is offered, and no byte changes."""
    recorded(path)
    spoilt = path.read_bytes().replace(b"parent/van", b"parent/vas") + b"torn"
    path.write_bytes(spoilt)
    start = sum(map(len, lines_of(path)[:2]))
    with pytest.raises(Damaged) as caught:
        open_log(path)
    assert str(caught.value) == (
        f"a.jsonl is damaged at line 3 (byte {start}): it was changed after it was written. The lines before it "
        f"can be read; nothing can be added. To see what is left: coopexercise replay {path}"
    )
    assert (caught.value.line, caught.value.byte) == (3, start)
    assert (path.read_bytes(), [each.name for each in path.parent.iterdir()]) == (spoilt, ["a.jsonl"])


def test_nothing_is_appended_after_an_unknown_kind(path: Path) -> None:
    """This version cannot know what the session has become by it."""
    recorded(path, [opening()])
    forged(path, Event(data=UnknownData(name="kite.flown")))
    with pytest.raises(TooNew, match=r"newer version.*'kite.flown'"):
        open_log(path)


@pytest.mark.parametrize("content", [b"", b'{"v":1,"sess'], ids=["empty", "torn"])
def test_a_log_without_a_whole_line_is_not_opened(path: Path, content: bytes) -> None:
    """There is no session to go on with; the bytes stay."""
    path.write_bytes(content)
    with pytest.raises(NothingRecorded, match=r"Nothing was recorded in a\.jsonl"):
        open_log(path)
    assert path.read_bytes() == content


def test_a_missing_log_is_the_callers_business(path: Path) -> None:
    """It is not made by opening it."""
    with pytest.raises(FileNotFoundError):
        open_log(path)
    assert not path.exists()


def test_a_refused_log_is_free_again(path: Path) -> None:
    """The lock of a log that could not be opened is let go."""
    recorded(path)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"talk", b"walk"))
    with pytest.raises(Damaged):
        open_log(path)
    path.write_bytes(whole)
    with open_log(path).log as log:
        assert log.session == SESSION
    assert len(ENTRIES) == len(read(path).events)
