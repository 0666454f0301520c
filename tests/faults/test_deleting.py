"""Deleting for good: whatever fails, each file is said to be gone or still there, and what is left can be deleted."""

import errno
from itertools import count
from pathlib import Path

from coopexercise.record import Person, Removal, Shelf, open_log, remove, save_people
from tests.record.sample import NOON, ending, note, opening, recorded

from .disks import FOR_EVER, FaultyDisk


def session(folder: Path, name: str = "a") -> Path:
    """Return a log with two files that belong to it."""
    folder.mkdir(exist_ok=True)
    log = folder / f"{name}.jsonl"
    recorded(log, [opening(), note(), ending()])
    save_people(log, {"s1": Person("Ali")})
    log.with_suffix(".html").write_text("report", encoding="utf-8")
    return log


def test_sessions_go_with_all_that_belongs_to_them(tmp_path: Path) -> None:
    """The folders are synced at the end, once each, so that a power cut brings nothing back."""
    logs = [session(tmp_path / "live"), session(tmp_path / "sessions", "b"), session(tmp_path / "sessions", "c")]
    other = session(tmp_path / "live", "d")
    disk = FaultyDisk()
    removal = remove(logs, disk=disk)
    files = [path for log in logs for path in (log.with_suffix(".html"), Path(f"{log}.people.json"), log)]
    assert removal == Removal(gone=tuple(files))
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(
        [other, other.with_suffix(".html"), Path(f"{other}.people.json")]
    )
    assert disk.calls == [*["open", "close", *["remove"] * 3] * 3, *["sync_folder"] * 2]


def test_one_fault_at_every_call(tmp_path: Path) -> None:
    """What is said to be gone is gone, what is said to be there is there; and doing it again ends it."""
    for number in count(1):
        folder = tmp_path / str(number)
        log = session(folder)
        before = set(folder.iterdir())
        disk = FaultyDisk(number, errno.EACCES)
        removal = remove([log], disk=disk)
        left = set(folder.iterdir())
        assert set(removal.gone) == before - left
        assert {path for path, _ in removal.kept} - {folder} == left
        assert all(why for _, why in removal.kept)
        assert log in left or not left
        if left:
            assert remove([log]).kept == ()
            assert list(folder.iterdir()) == []
        if not disk.failed:
            break
    assert number == 7


def test_a_disk_that_can_only_be_read_loses_nothing(tmp_path: Path) -> None:
    """Every file is named with the reason, the log with why it was not tried."""
    log = session(tmp_path)
    assert remove([log], disk=FaultyDisk(3, errno.EROFS, lasts=FOR_EVER)).kept == (
        (log.with_suffix(".html"), "the disk can only be read"),
        (Path(f"{log}.people.json"), "the disk can only be read"),
        (log, "it goes last, when all that belongs to it has gone"),
    )


def test_a_folder_that_cannot_be_synced_is_said(tmp_path: Path) -> None:
    """The files are gone, but a power cut could undo it."""
    log = session(tmp_path)
    removal = remove([log], disk=FaultyDisk(6, errno.EIO))
    assert (len(removal.gone), removal.kept) == (
        3,
        ((tmp_path, "the disk reported an error; a power cut could bring the deleted files back"),),
    )


def test_what_goes_meanwhile_is_gone(tmp_path: Path) -> None:
    """Somebody else deleted it first."""
    log = session(tmp_path)

    class Meanwhile(FaultyDisk):
        def remove(self, path: Path) -> None:
            path.unlink()
            super().remove(path)

    removal = remove([log], disk=Meanwhile())
    assert (len(removal.gone), removal.kept) == (3, ())


def test_a_session_that_runs_stays_as_it_is(tmp_path: Path) -> None:
    """Its holder is named, the others go."""
    running, other = session(tmp_path, "a"), session(tmp_path, "b")
    running.write_bytes(b"".join(running.read_bytes().splitlines(keepends=True)[:-1]))
    with open_log(running).log as log:
        removal = remove([running, other])
        log.append([note()], NOON)
    assert removal.kept[0][0] == running
    assert "held by process" in removal.kept[0][1]
    files = [running.with_suffix(".html"), Path(f"{running}.lock"), Path(f"{running}.people.json")]
    assert removal.kept[1:] == tuple((path, "it stays with its log") for path in files)
    assert len(removal.gone) == 3


def test_a_log_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """With the system's own words."""
    assert [path for path, _ in remove([tmp_path / "a.jsonl"]).kept] == [tmp_path / "a.jsonl"]


def test_a_fault_on_the_way_to_the_bin_leaves_it_to_be_done_again(tmp_path: Path) -> None:
    """The log moves last: until then it is listed, and what has moved already waits for it."""
    for number in count(1):
        root = tmp_path / str(number)
        log = session(_made(root / "live"))
        disk = FaultyDisk(number)
        try:
            Shelf(root, disk=disk).put_in_bin(log)
        except OSError:
            if log.exists():
                Shelf(root).put_in_bin(log)
        assert sorted(path.name for path in (root / "bin" / "live").iterdir()) == [
            "a.html",
            "a.jsonl",
            "a.jsonl.people.json",
        ]
        assert list((root / "live").iterdir()) == []
        if not disk.failed:
            break
    assert number > 5


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
