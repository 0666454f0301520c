"""One suite for every kind of log, then what is special about each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coopexercise.exercise.events import ClockJumped, Event, NoteMade, SessionEnded
from coopexercise.record import (
    AlreadyThere,
    AppendFailed,
    CannotOpen,
    FileLog,
    Log,
    MemoryLog,
    create_log,
    open_log,
    read,
)

from .sample import ENTRIES, LATER, NOON, SESSION, ending, note, opening

Content = Callable[[Log], bytes]


def content(log: Log) -> bytes:
    if isinstance(log, MemoryLog):
        return log.content
    assert isinstance(log, FileLog)
    return log.path.read_bytes()


@pytest.fixture(params=["memory", "file"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Log]:
    """An empty log of each kind."""
    with MemoryLog(SESSION) if request.param == "memory" else create_log(tmp_path / "a.jsonl", SESSION) as log:
        yield log


def reread(log: Log, tmp_path: Path) -> tuple[Event, ...]:
    path = tmp_path / "copy.jsonl"
    path.write_bytes(content(log))
    reading = read(path)
    assert reading.whole
    return reading.events


class TestEveryLog:
    """What a log does, wherever it is kept."""

    def test_a_new_log_is_empty(self, log: Log) -> None:
        """No line, no head."""
        assert (log.session, log.head, content(log)) == (SESSION, "", b"")

    def test_events_are_returned_as_they_will_be_read(self, log: Log, tmp_path: Path) -> None:
        """So a session that goes on and one that is resumed are folded from equal events."""
        recorded = log.append(ENTRIES, NOON) + log.append([note("more")], LATER)
        assert recorded == reread(log, tmp_path)

    def test_events_are_stamped_in_order(self, log: Log) -> None:
        """Session, consecutive numbers, moment, and the hash of the line before."""
        recorded = log.append(ENTRIES[:2], NOON) + log.append([note()], LATER)
        assert [(each.session, each.seq, each.moment) for each in recorded] == [
            (SESSION, 1, NOON),
            (SESSION, 2, NOON),
            (SESSION, 3, LATER),
        ]
        assert [each.prev for each in recorded] == ["", recorded[0].hash, recorded[1].hash]
        assert log.head == recorded[2].hash

    def test_what_a_command_says_is_kept(self, log: Log) -> None:
        """Round, author, time of happening and words are the event's own."""
        (recorded,) = log.append([ENTRIES[3]], NOON)
        assert (recorded.round, recorded.by, recorded.happened, recorded.words) == (
            "talk",
            "facilitator",
            "2026-06-01T11:59:00.000Z",
            {"text": "A rota"},
        )

    def test_an_empty_batch_changes_nothing(self, log: Log) -> None:
        """No events, no lines."""
        assert (log.append([], NOON), log.head, content(log)) == ((), "", b"")

    def test_the_closing_event_holds_the_head(self, log: Log) -> None:
        """The hash of the line before it, which no command can know."""
        *_, last, closing = log.append([opening(), note(), ending()], NOON)
        assert closing.data == SessionEnded(head=last.hash)

    @pytest.mark.parametrize(
        ("event", "sentence"),
        [
            (note("long " * 60_000), "it is longer than 262144 bytes"),
            (Event(data=NoteMade(tags=("\x1b[2J",))), "it holds a control character"),
            (note("\x1b[2J"), "it holds a control character"),
            (Event(data=NoteMade(tags=("\ud800",))), "it holds half a character"),
            (Event(data=ClockJumped(gap=float("nan"), counts=True)), "it is not a right clock.jumped"),
        ],
        ids=["too long", "control character", "in words", "half a character", "not a number"],
    )
    def test_what_could_not_be_read_back_is_not_written(self, log: Log, event: Event, sentence: str) -> None:
        """The whole batch is refused in a sentence, the log is as it was, and it goes on."""
        log.append([opening()], NOON)
        head, before = log.head, content(log)
        with pytest.raises(AppendFailed, match=f"^The entry was not recorded: as a line of the log {sentence}"):
            log.append([note("first"), event], NOON)
        assert (log.head, content(log)) == (head, before)
        assert [each.seq for each in log.append([note()], NOON)] == [2]

    def test_the_first_line_may_be_long(self, log: Log) -> None:
        """It holds scenario and deck."""
        (recorded,) = log.append([opening("x" * 300_000)], NOON)
        assert recorded.seq == 1

    def test_nothing_can_be_appended_after_close(self, log: Log) -> None:
        """Until the log is opened again; closing twice is closing once."""
        log.append([opening()], NOON)
        log.close()
        log.close()
        with pytest.raises(AppendFailed, match="not recorded"):
            log.append([note()], NOON)
        log.reopen()
        assert [each.seq for each in log.append([note()], NOON)] == [2]

    def test_reopening_a_usable_log_changes_nothing(self, log: Log) -> None:
        """So whoever tries again may always reopen first."""
        (recorded,) = log.append([opening()], NOON)
        log.reopen()
        assert log.head == recorded.hash


def test_both_logs_hold_the_same_bytes(tmp_path: Path) -> None:
    """What passes in memory passes in a file."""
    salted = [Event(data=NoteMade(), words={"text": "yes"}, salt="00ff"), *ENTRIES[:3]]
    memory = MemoryLog(SESSION)
    memory.append(salted, NOON)
    with create_log(tmp_path / "a.jsonl", SESSION) as file:
        file.append(salted, NOON)
    assert memory.content == file.path.read_bytes()


def test_a_new_log_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    """Not even of an empty one."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"mine")
    with pytest.raises(AlreadyThere, match=r"is there already.*coopexercise resume"):
        create_log(path, SESSION)
    assert path.read_bytes() == b"mine"


def test_a_log_needs_its_folder(tmp_path: Path) -> None:
    """A missing folder is an OSError, as everywhere."""
    with pytest.raises(FileNotFoundError):
        create_log(tmp_path / "none" / "a.jsonl", SESSION)


def test_a_log_goes_on_in_another_place(tmp_path: Path) -> None:
    """The copy has all lines, continues the chain, and can be opened by itself."""
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append(ENTRIES, NOON)
        with log.copy_to(tmp_path / "b.jsonl") as copy:
            recorded = copy.append([note()], LATER)
    with open_log(tmp_path / "b.jsonl").log as opened:
        assert (opened.head, recorded[0].seq) == (recorded[0].hash, len(ENTRIES) + 1)


def test_a_log_that_changed_hands_is_not_reopened(tmp_path: Path) -> None:
    """What another program wrote while this one had let go is not cut away unseen."""
    log = create_log(tmp_path / "a.jsonl", SESSION)
    log.append(ENTRIES, NOON)
    log.close()
    with open_log(log.path).log as other:
        other.append([note("theirs")], LATER)
    theirs = log.path.read_bytes()
    for content in (theirs, theirs[:-800], b""):
        log.path.write_bytes(content)
        with pytest.raises(CannotOpen, match="no longer as this program left it"):
            log.reopen()
        assert log.path.read_bytes() == content
    log.close()
