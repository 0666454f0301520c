"""P9: old logs open for ever; what is unknown is shown and kept, and nothing is appended after it."""

import json
from pathlib import Path

import pytest

from coopexercise.exercise.events import Event, UnknownData
from coopexercise.exercise.session import fold
from coopexercise.record import TooNew, anonymise, glance, open_log, read, repair
from coopexercise.record.line import encode
from coopexercise.reports.transcript import lines
from tests.golden.state import as_known_then, state_of, sums
from tests.record.sample import ENTRIES, SESSION, recorded

GOLDEN = Path(__file__).parent.parent / "golden"
LOGS = sorted(GOLDEN.glob("v*/*.jsonl"))


def name(path: Path) -> str:
    """Return the version and the name of a golden log."""
    return f"{path.parent.name}-{path.stem}"


def test_there_are_golden_logs() -> None:
    """Led by hand, cut short, unfinished, rehearsed, redacted, and one of the first draft of the format."""
    assert [name(path) for path in LOGS] == [
        "v1-by-hand",
        "v1-cut-short",
        "v1-first-draft",
        "v1-redacted",
        "v1-rehearsed",
        "v1-unfinished",
    ]


@pytest.mark.parametrize("folder", sorted(GOLDEN.glob("v*")), ids=lambda folder: folder.name)
def test_golden_files_are_never_edited(folder: Path) -> None:
    """Neither the logs nor what they fold to: a version that reads them otherwise is wrong."""
    assert (folder / "SHA256SUMS").read_text(encoding="utf-8") == sums(folder)


@pytest.mark.parametrize("path", LOGS, ids=name)
def test_golden_logs_fold_to_what_they_did(path: Path) -> None:
    """The same judgement, head, kinds, times, words and session; what later versions know besides is left out."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert as_known_then(state_of(path), expected) == expected


@pytest.mark.parametrize("path", LOGS, ids=name)
def test_golden_logs_are_shown_and_copied(path: Path) -> None:
    """A transcript has a line for each entry, a glance sees the same, and a copy without words is whole."""
    reading = read(path)
    assert len(list(lines(reading.events))) == len(reading.events)
    assert glance(path) == reading
    assert anonymise(reading).content.count(b"\n") == len(reading.events)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A log that a newer version went on with, and whose end is torn."""
    path = tmp_path / "a.jsonl"
    prev = recorded(path)[-1].hash
    for seq, stranger in (
        (len(ENTRIES) + 1, Event(data=UnknownData(name="kite.flown", raw={"height": 30}))),
        (len(ENTRIES) + 2, Event(v=2, data=UnknownData(name="note.made", raw={"colour": "red"}))),
    ):
        line = encode(Event(v=stranger.v, session=SESSION, seq=seq, at=ENTRIES[3].happened, data=stranger.data), prev)
        prev = json.loads(line)["hash"]
        with path.open("ab") as file:
            file.write(line)
    return path


def test_what_is_unknown_is_kept_and_shown(newer: Path) -> None:
    """A kind that is new, and a known kind of a newer version."""
    reading = read(newer)
    assert (reading.whole, reading.unknown) == (True, ("kite.flown", "note.made"))
    assert fold(reading.events).read_only
    assert [line.text.split(": ", 1)[1] for line in lines(reading.events)][-2:] == [
        'This is an entry of a kind that this version does not know, “kite.flown”. It holds {"height":30}.',
        'This is an entry of a kind that this version does not know, “note.made”. It holds {"colour":"red"}.',
    ]


@pytest.mark.parametrize("torn", [b"", b'{"v":2'], ids=["whole", "torn"])
def test_nothing_is_appended_after_it(newer: Path, torn: bytes) -> None:
    """Nor is a torn end set aside: who knows what a newer version would make of it."""
    before = newer.read_bytes() + torn
    newer.write_bytes(before)
    for work in (open_log, repair):
        with pytest.raises(TooNew):
            work(newer)
    assert {each.name: each.read_bytes() for each in newer.parent.iterdir()} == {"a.jsonl": before}
