"""A new log with events that already happened."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.record import read, write_copy

from .sample import recorded


def test_a_copy_has_the_same_facts_times_and_words_and_a_chain_of_its_own(tmp_path: Path) -> None:
    """And another session's id."""
    events = recorded(tmp_path / "a.jsonl")
    session = write_copy(tmp_path / "b.jsonl", events)
    copy = read(tmp_path / "b.jsonl")
    own = ("session", "prev", "hash")
    assert [replace(each, **dict.fromkeys(own, "")) for each in copy.events] == [
        replace(each, **dict.fromkeys(own, "")) for each in events
    ]
    assert (copy.whole, copy.session) == (True, session)
    assert session != events[0].session
    assert not {each.hash for each in copy.events} & {each.hash for each in events}


def test_a_copy_takes_the_place_of_nothing(tmp_path: Path) -> None:
    """A file that is there stays."""
    events = recorded(tmp_path / "a.jsonl")
    before = (tmp_path / "a.jsonl").read_bytes()
    with pytest.raises(FileExistsError):
        write_copy(tmp_path / "a.jsonl", events)
    assert (tmp_path / "a.jsonl").read_bytes() == before
