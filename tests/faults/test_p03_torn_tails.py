"""P3: only a torn tail is repaired, and visibly; damage in the middle is left alone."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopexercise.record import CannotOpen, Damaged, open_log, read, repair
from tests.record.sample import ENTRIES, recorded

from .disks import FaultyDisk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of a few lines."""
    recorded(tmp_path / "a.jsonl")
    return tmp_path / "a.jsonl"


def torn_tails() -> Iterator[bytes]:
    """Ends that a crash may leave: zeros, noise, half a line."""
    yield b"\0" * 512
    yield random.Random(7).randbytes(300).replace(b"\n", b"")
    yield b'{"v":1,"session":"'


@pytest.mark.parametrize("tail", torn_tails(), ids=["zeros", "noise", "half a line"])
def test_repairing_twice_gives_the_same(path: Path, tail: bytes) -> None:
    """The log as it was, the tail beside it, and nothing to do the second time."""
    before = path.read_bytes()
    path.write_bytes(before + tail)
    open_log(path).log.close()
    second = open_log(path)
    second.log.close()
    assert (second.notice, path.read_bytes()) == ("", before)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == {
        "a.jsonl": before,
        "a.jsonl.torn": tail,
    }


@pytest.mark.parametrize("start", [0, 100, 3_000])
def test_a_zeroed_block_is_damage(path: Path, start: int) -> None:
    """It is not at the end, so it is not what a crash leaves."""
    content = path.read_bytes()
    spoilt = content[:start] + b"\0" * 64 + content[start + 64 :]
    path.write_bytes(spoilt)
    with pytest.raises(Damaged):
        open_log(path)
    assert path.read_bytes() == spoilt


def edits(content: bytes) -> dict[str, bytes]:
    """What may have become of the middle of a log."""
    first, second, third, *rest = content.splitlines(keepends=True)
    flipped = bytes([second[40] ^ 1])
    return {
        "flipped": first + second[:40] + flipped + second[41:] + third + b"".join(rest),
        "removed": first + third + b"".join(rest),
        "doubled": first + second + second + third + b"".join(rest),
        "swapped": first + third + second + b"".join(rest),
        "noise": first + b"noise\n" + second,
        "no log": b"title: The bench\n",
        "nothing whole": first[:-1],
        "empty": b"",
    }


@pytest.mark.parametrize("edit", list(edits(b"a\n" + b"b" * 50 + b"\nc\n")))
@pytest.mark.parametrize("tail", [b"", b'{"v":1'], ids=["ends well", "torn"])
def test_repair_refuses_anything_but_a_torn_tail(path: Path, edit: str, tail: bytes) -> None:
    """It says why, and not a byte changes, also where the end is torn as well."""
    spoilt = edits(path.read_bytes())[edit] + tail
    path.write_bytes(spoilt)
    with pytest.raises(CannotOpen):
        repair(path)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == {"a.jsonl": spoilt}


def test_a_fault_while_repairing_loses_no_byte(path: Path) -> None:
    """Whichever call fails, the torn bytes are in the log or beside it, and the next try succeeds."""
    before, tail = path.read_bytes(), b'{"v":1,"session":"'
    for number in range(1, 100):
        path.write_bytes(before + tail)
        disk = FaultyDisk(number)
        try:
            open_log(path, disk=disk).log.close()
        except OSError:
            assert path.read_bytes() == before + tail or path.with_name("a.jsonl.torn").read_bytes() == tail
            open_log(path).log.close()
        assert path.read_bytes() == before
        assert path.with_name("a.jsonl.torn").read_bytes() == tail
        for each in path.parent.glob("*.torn*"):
            each.unlink()
        if not disk.failed:
            break
    assert number > 8
    assert len(read(path).events) == len(ENTRIES)
