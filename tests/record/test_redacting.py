"""Words removed for good: gone from the bytes, said in the log, and everything else as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coopexercise.exercise.events import EntryCorrected, Event, NoteMade, WordsRemoved
from coopexercise.record import AppendFailed, CannotRedact, FileLog, Log, MemoryLog, create_log, open_log, read
from coopexercise.record.redacting import told

from .sample import ENTRIES, LATER, NOON, SESSION, ending, lines_of, note, opening, recorded


@pytest.fixture(params=["memory", "file"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Log]:
    """A log of each kind with an opening and two notes."""
    with MemoryLog(SESSION) if request.param == "memory" else create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append([opening(), note("Ana said so"), note("kept")], NOON)
        yield log


def content(log: Log) -> bytes:
    if isinstance(log, MemoryLog):
        return log.content
    assert isinstance(log, FileLog)
    return log.path.read_bytes()


class TestEveryLog:
    """What removing words does, wherever a log is kept."""

    def test_words_go_and_the_rest_stays(self, log: Log, tmp_path: Path) -> None:
        """The line keeps all but `words` and `salt`; a later event says what was done; the log goes on."""
        before = content(log).splitlines(keepends=True)
        events = log.remove_words(2, LATER, "asked")
        after = content(log).splitlines(keepends=True)
        start, end = before[1].index(b',"words":'), before[1].index(b',"digest":')
        assert after[:3] == [before[0], before[1][:start] + b',"words":{},"salt":""' + before[1][end:], before[2]]
        assert (events[3].data, events[3].moment, events[3].prev) == (
            WordsRemoved(seq=2, why="asked"),
            LATER,
            events[2].hash,
        )
        assert (events[1].words, events[2].words) == ({}, {"text": "kept"})
        more = log.append([note("more")], LATER)
        (tmp_path / "copy.jsonl").write_bytes(content(log))
        assert (read(tmp_path / "copy.jsonl").events, log.head) == (events + more, more[0].hash)

    def test_an_entry_and_its_corrections_go_together(self, log: Log) -> None:
        """Whichever of them is named: what was said first, and what it was put right to."""
        right = Event(data=EntryCorrected(seq=2, replacement={"tags": ["a"]}), words={"text": "Ana did not"})
        log.append([right, Event(data=EntryCorrected(seq=3, withdrawn=True))], NOON)
        events = log.remove_words(4, LATER)
        assert [each.words for each in events[1:4]] == [{}, {"text": "kept"}, {}]
        assert [each.data for each in events[5:]] == [WordsRemoved(seq=2), WordsRemoved(seq=4)]
        assert b"Ana" not in content(log)

    @pytest.mark.parametrize(
        ("seq", "sentence"),
        [
            (0, "there is no entry 0. The last one is 3."),
            (4, "there is no entry 4. The last one is 3."),
            (1, "entry 1 (session.opened) has no words, only facts; those cannot be removed."),
        ],
    )
    def test_where_nothing_is_to_be_removed_nothing_changes(self, log: Log, seq: int, sentence: str) -> None:
        """And the reason is said."""
        before = content(log)
        with pytest.raises(CannotRedact) as refused:
            log.remove_words(seq, LATER)
        assert (str(refused.value), content(log)) == (f"Nothing was removed: {sentence}", before)

    def test_words_go_once(self, log: Log) -> None:
        """The second time it is said when that was."""
        log.remove_words(2, LATER)
        before = content(log)
        with pytest.raises(CannotRedact, match=r"of entry 2 were removed already, at 2026-06-01T12:00:07\.250Z"):
            log.remove_words(2, LATER)
        assert content(log) == before

    def test_a_closed_log_has_to_be_opened_again(self, log: Log) -> None:
        """Nothing is removed from what is not held."""
        before = content(log)
        log.close()
        with pytest.raises(CannotRedact, match="Nothing was removed"):
            log.remove_words(2, LATER)
        assert content(log) == before
        log.reopen()
        assert log.remove_words(2, LATER)[1].words == {}

    def test_a_reason_that_could_not_be_read_back_is_refused(self, log: Log) -> None:
        """As with any other entry, before anything is written."""
        before = content(log)
        with pytest.raises(AppendFailed, match="control character"):
            log.remove_words(2, LATER, "\x1b")
        assert content(log) == before


def test_an_ended_log_stays_closed(tmp_path: Path) -> None:
    """The removals after the end are the one thing that may follow it; without them the log is not whole."""
    recorded(tmp_path / "a.jsonl", [opening(), note("Ana"), ending()])
    with open_log(tmp_path / "a.jsonl").log as log:
        log.remove_words(2, LATER)
    reading = read(log.path)
    assert (reading.closed, reading.ended, reading.events[-1].kind) == (True, reading.events[2], "words.removed")
    log.path.write_bytes(b"".join(lines_of(log.path)[:-1]))
    assert not read(log.path).whole


def spoilt(content: bytes) -> bytes:
    return content.replace(b"kept", b"lost")


@pytest.mark.parametrize("change", [spoilt, lambda content: content + b"more", lambda _: b""])
def test_a_log_that_changed_meanwhile_is_left_alone(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    """Nothing is chained anew over what nobody can vouch for."""
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append([opening(), note("Ana"), note("kept")], NOON)
        changed = change(log.path.read_bytes())
        log.path.write_bytes(changed)
        with pytest.raises(CannotRedact, match="no longer as this program left it"):
            log.remove_words(2, LATER)
        assert log.path.read_bytes() == changed


def test_a_log_that_is_gone_is_said(tmp_path: Path) -> None:
    """Its folder may have been removed while the session runs."""
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append(ENTRIES, NOON)
        log.path.unlink()
        with pytest.raises(CannotRedact, match=r"^Nothing was removed: No such file or directory\.$"):
            log.remove_words(4, LATER)


def test_what_is_told_names_what_stays_and_where_copies_may_be(tmp_path: Path) -> None:
    """Tags are facts; the head is a new one."""
    right = Event(data=EntryCorrected(seq=2, replacement={"tags": ["trust"]}), words={"text": "Ana did not"})
    with create_log(tmp_path / "a.jsonl", SESSION) as log:
        log.append([opening(), note("Ana"), right, Event(data=NoteMade(), words={"text": "Ben"})], NOON)
        both = told(log.remove_words(2, LATER), 3)
        one = told(log.remove_words(4, LATER), 4)
    assert both[:2] == (
        "The words of entries 2, 3 are removed from this log for good.",
        "Tags are facts, not words, and stay: power, trust.",
    )
    assert one[0] == "The words of entry 4 are removed from this log for good."
    assert one[1].endswith(f"Its head is now {log.head}.")
    assert (one[2][:24], both[3]) == ("Copies may be elsewhere:", one[2])
