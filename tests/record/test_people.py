"""Names beside the log."""

from pathlib import Path

import pytest

from coopexercise.record import People, Person, load_people, people_path, save_people

PEOPLE = {"s1": Person("Zoë [ops]", "nurse"), "s2": Person("Ali")}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log's path; the log itself is not needed."""
    return tmp_path / "a.jsonl"


def test_people_are_read_as_they_were_saved(log: Path) -> None:
    """Beside the log, under its name."""
    save_people(log, PEOPLE)
    assert load_people(log) == People(PEOPLE, "")
    assert people_path(log).name == "a.jsonl.people.json"


def test_people_are_saved_in_place_of_those_before(log: Path) -> None:
    """Somebody left, and nothing else is left in the folder."""
    save_people(log, PEOPLE)
    save_people(log, {"s2": PEOPLE["s2"]})
    assert load_people(log).seats == {"s2": PEOPLE["s2"]}
    assert [path.name for path in log.parent.iterdir()] == ["a.jsonl.people.json"]


def test_without_the_file_there_are_seats(log: Path) -> None:
    """It may be absent, and may be deleted at any time."""
    assert load_people(log) == People({}, "No names are kept beside this session; seats are shown instead.")


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"s1":"Zoe"}', b'{"s1":{"name":"\xff"}}', b'{"s1":' * 5_000, b" " * 1024 * 1024 + b"{}"],
    ids=["empty", "list", "text", "not UTF-8", "deep", "long"],
)
def test_a_damaged_file_is_like_none(log: Path, content: bytes) -> None:
    """The session goes on, and the facilitator is told."""
    people_path(log).write_bytes(content)
    notice = "The names in a.jsonl.people.json cannot be read; seats are shown instead."
    assert load_people(log) == People({}, notice)


def test_a_folder_in_its_place_is_like_none(log: Path) -> None:
    """What cannot be opened cannot be read."""
    people_path(log).mkdir()
    assert load_people(log).seats == {}


def test_names_are_cleaned_both_ways(log: Path) -> None:
    """Names are one line, short, and drive no terminal."""
    save_people(log, {"s1": Person("Zoë\x1b[2J\nSmith", "x" * 200)})
    assert load_people(log).seats == {"s1": Person("Zoë[2J Smith", "x" * 80)}
    people_path(log).write_text('{"s1":{"name":"Al\\u001bi"}}', encoding="utf-8")
    assert load_people(log).seats == {"s1": Person("Ali")}
