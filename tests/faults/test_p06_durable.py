"""P6: fsync for each batch, and of the folder at creation, each in its order."""

from pathlib import Path

import pytest

from coopexercise.record import Person, Shelf, create_log, open_log, save_people, write_atomic
from tests.record.sample import ENTRIES, LATER, NOON, SESSION, ending, note, opening, recorded

from .disks import FaultyDisk


@pytest.fixture
def disk() -> FaultyDisk:
    """A disk that never fails and lists its calls."""
    return FaultyDisk()


def test_a_log_has_its_name_before_its_first_line(tmp_path: Path, disk: FaultyDisk) -> None:
    """The folder is synced when the log is made; then one write and one sync for each batch, however many events."""
    with create_log(tmp_path / "a.jsonl", SESSION, disk=disk) as log:
        log.append(ENTRIES, NOON)
        log.append([note()], LATER)
    assert disk.calls == ["open", "sync_folder", "write", "sync", "write", "sync", "close"]


def test_opening_a_whole_log_writes_nothing(tmp_path: Path, disk: FaultyDisk) -> None:
    """A look is not an entry."""
    recorded(tmp_path / "a.jsonl")
    open_log(tmp_path / "a.jsonl", disk=disk).log.close()
    assert disk.calls == ["open", "close"]


def test_a_torn_tail_is_safe_before_it_is_cut_away(tmp_path: Path, disk: FaultyDisk) -> None:
    """Written, synced, its name synced; only then the log is cut, and that is synced as well."""
    recorded(tmp_path / "a.jsonl")
    with (tmp_path / "a.jsonl").open("ab") as file:
        file.write(b"torn")
    open_log(tmp_path / "a.jsonl", disk=disk).log.close()
    aside = ["open", "write", "sync", "close", "sync_folder"]
    assert disk.calls == ["open", *aside, "cut", "sync", "close"]


def test_a_file_is_synced_before_it_takes_its_place(tmp_path: Path, disk: FaultyDisk) -> None:
    """Otherwise a crash could leave an empty one in place of the old."""
    write_atomic(tmp_path / "a.html", b"new", disk=disk)
    save_people(tmp_path / "a.jsonl", {"s1": Person("Ali")}, disk=disk)
    assert disk.calls == ["open", "write", "sync", "close", "replace", "sync_folder"] * 2


def test_a_new_shelf_is_durable_down_to_its_root(tmp_path: Path, disk: FaultyDisk) -> None:
    """Each folder that is made has its name synced in the one above it; the second time none is made."""
    shelf = Shelf(tmp_path / "data" / "coopexercise", disk=disk)
    shelf.new_path("bench", NOON)
    shelf.new_path("bench", NOON)
    assert disk.calls == ["sync_folder"] * 3


def test_sealing_moves_the_log_last(tmp_path: Path) -> None:
    """After a fault at any call sealing again completes it."""
    for number in range(1, 20):
        faulty = FaultyDisk(number)
        shelf = Shelf(tmp_path / str(number))
        path = shelf.new_path("bench", NOON)
        recorded(path, [opening(), ending()])
        save_people(path, {"s1": Person("Ali")})
        try:
            sealed = Shelf(tmp_path / str(number), disk=faulty).seal(path)
        except OSError:
            sealed = shelf.seal(path) if path.exists() else shelf.sessions / path.name
        assert sorted(each.name for each in shelf.sessions.iterdir()) == [path.name, f"{path.name}.people.json"]
        assert (sealed.parent, list(shelf.live.iterdir())) == (shelf.sessions, [])
        if not faulty.failed:
            break
    assert faulty.calls == ["sync_folder", "replace", "replace", "sync_folder", "sync_folder"]
