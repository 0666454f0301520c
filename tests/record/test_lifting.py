"""Old versions of a line, lifted step by step. No older version was ever released: the ones here are made up."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from coopexercise.exercise.events import ClockChanged, NoteMade, UnknownData
from coopexercise.record import lifting, open_log, read, verify
from coopexercise.record.lifting import Data, lift

from .sample import LATER, SESSION, note, opening


def from_minus_one(kind: str, data: Data) -> tuple[str, Data]:
    """Version -1 counted in minutes."""
    if kind == "clock.stretched":
        return kind, {"seconds": data["minutes"] * 60}
    return kind, data


def from_zero(kind: str, data: Data) -> tuple[str, Data]:
    """Version 0 had another name for a change of the clock, and knew no private notes."""
    if kind == "clock.stretched":
        return "clock.changed", data
    return (kind, {**data, "private": True}) if kind == "note.made" else (kind, data)


@pytest.fixture
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this version know two older ones."""
    monkeypatch.setitem(lifting.STEPS, -1, from_minus_one)
    monkeypatch.setitem(lifting.STEPS, 0, from_zero)


def old_log(path: Path, *rows: tuple[int, str, Any]) -> None:
    """Write a log of old lines after an opening of today, each row a version, a kind and its data."""
    from coopexercise.record import create_log

    with create_log(path, SESSION) as log:
        log.append([opening()], LATER)
    prev = read(path).head
    for seq, (version, kind, data) in enumerate(rows, 2):
        facts = {
            "v": version, "session": SESSION, "seq": seq, "at": LATER.at, "happened": "", "mono": 1, "boot": "b",
            "kind": kind, "round": "", "by": "facilitator", "data": data,
        }  # fmt: skip
        hashed = json.dumps({**facts, "digest": "", "prev": prev}, separators=(",", ":"))
        prev_of, prev = prev, sha256((prev + hashed).encode()).hexdigest()
        row = {**facts, "words": {}, "salt": "", "digest": "", "prev": prev_of, "hash": prev}
        with path.open("ab") as file:
            file.write(json.dumps(row, separators=(",", ":")).encode() + b"\n")


@pytest.mark.usefixtures("_made_up")
def test_each_step_leads_to_the_next_version() -> None:
    """Two steps one after the other; what a step does not know passes through."""
    assert lift(-1, "clock.stretched", {"minutes": 2}) == ("clock.changed", {"seconds": 120})
    assert lift(0, "voice.taken", {"card": "parent"}) == ("voice.taken", {"card": "parent"})


@pytest.mark.usefixtures("_made_up")
@pytest.mark.parametrize("version", [-2, 1, 2, -(10**18)])
def test_a_version_without_a_step_is_not_known(version: int) -> None:
    """Nor is a newer one; nothing is guessed."""
    assert lift(version, "clock.stretched", {"minutes": 2})[0] == lifting.UNKNOWN


@pytest.mark.usefixtures("_made_up")
def test_an_old_log_is_read_checked_and_goes_on(tmp_path: Path) -> None:
    """Its lines keep their version and their bytes; what is appended is of today."""
    path = tmp_path / "a.jsonl"
    old_log(path, (-1, "clock.stretched", {"minutes": 2}), (0, "note.made", {"tags": ["power"]}))
    before = path.read_bytes()
    log, reading, _ = open_log(path)
    with log:
        log.append([note()], LATER)
    assert [each.data for each in reading.events[1:]] == [ClockChanged(seconds=120), NoteMade(tags=("power",))]
    assert [each.v for each in read(path).events] == [1, -1, 0, 1]
    assert (path.read_bytes().startswith(before), verify(path).state) == (True, "open")


@pytest.mark.usefixtures("_made_up")
def test_a_changed_old_line_is_found(tmp_path: Path) -> None:
    """What is hashed is what was written, not what it was lifted to."""
    path = tmp_path / "a.jsonl"
    old_log(path, (-1, "clock.stretched", {"minutes": 2}))
    path.write_bytes(path.read_bytes().replace(b'"minutes":2', b'"minutes":3'))
    assert verify(path).state == "damaged"


@pytest.mark.usefixtures("_made_up")
@pytest.mark.parametrize("data", [{}, {"minutes": None}, {"minutes": "two"}])
def test_old_data_that_cannot_be_lifted_is_damage(tmp_path: Path, data: Data) -> None:
    """One sentence, whatever a step trips over."""
    old_log(tmp_path / "a.jsonl", (-1, "clock.stretched", data))
    damage = read(tmp_path / "a.jsonl").damage
    assert damage is not None
    assert damage.cause.startswith("is not a right clock.stretched (")


@pytest.mark.usefixtures("_made_up")
def test_an_old_kind_that_nobody_knows_is_kept(tmp_path: Path) -> None:
    """As one of a newer version is."""
    old_log(tmp_path / "a.jsonl", (0, "song.sung", {"verses": 3}))
    assert read(tmp_path / "a.jsonl").events[1].data == UnknownData(name="song.sung", raw={"verses": 3})


def test_today_knows_no_older_version(tmp_path: Path) -> None:
    """Version 1 is the first: an older line is kept, and nothing is appended after it."""
    old_log(tmp_path / "a.jsonl", (0, "clock.changed", {"seconds": 60}))
    assert read(tmp_path / "a.jsonl").unknown == ("clock.changed",)
