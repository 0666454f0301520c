"""Files that are there as a whole or not at all; what happens when the disk fails is in tests/faults."""

import stat
import sys
from pathlib import Path

import pytest

from coopexercise.record import Person, open_log, save_people, write_atomic
from coopexercise.record.atomic import write_new

from .sample import recorded


def test_a_file_is_written(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    write_atomic(tmp_path / "a.html", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.html", b"new")]


def test_a_file_takes_the_place_of_another(tmp_path: Path) -> None:
    """The old content is gone at once."""
    (tmp_path / "a.html").write_bytes(b"much older")
    write_atomic(tmp_path / "a.html", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.html", b"new")]


def test_a_new_file_takes_no_place(tmp_path: Path) -> None:
    """The name must be free."""
    write_new(tmp_path / "a.torn", b"mine")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.torn", b"other")
    assert (tmp_path / "a.torn").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_what_people_said_is_for_the_owner_alone(tmp_path: Path) -> None:
    """The log, its names, what was torn off it."""
    log = tmp_path / "a.jsonl"
    recorded(log)
    save_people(log, {"s1": Person("Ali")})
    with log.open("ab") as file:
        file.write(b"torn")
    open_log(log).log.close()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(["a.jsonl", "a.jsonl.people.json", "a.jsonl.torn"], 0o600)
