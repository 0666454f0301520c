"""P7: one envelope for every line, for ever; a log needs no other file."""

import json
from pathlib import Path

from coopexercise.exercise.events import SessionOpened
from coopexercise.record import read
from tests.record.sample import ENTRIES, ending, opening, recorded

COLUMNS = {
    "v": int, "session": str, "seq": int, "at": str, "happened": str, "mono": int, "boot": str, "kind": str,
    "round": str, "by": str, "data": dict, "words": dict, "salt": str, "digest": str, "prev": str, "hash": str,
}  # fmt: skip


def test_every_line_has_every_column_in_its_type(tmp_path: Path) -> None:
    """The first and the last line too; words are text by name."""
    path = tmp_path / "a.jsonl"
    recorded(path, [*ENTRIES, ending()])
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert {name: type(value) for name, value in row.items()} == COLUMNS
        assert {type(text) for text in row["words"].values()} <= {str}


def test_a_log_is_plain_lines(tmp_path: Path) -> None:
    """UTF-8 without a mark at its beginning, `\\n` alone, no blank line, a newline at the end."""
    path = tmp_path / "a.jsonl"
    recorded(path)
    content = path.read_bytes()
    assert content.startswith(b'{"v":1,"session":"')
    assert content.endswith(b'"}\n')
    assert (b"\r" in content, b"\n\n" in content, content.count(b"\n")) == (False, False, len(ENTRIES))
    assert "café" in content.decode("utf-8")


def test_the_first_event_embeds_scenario_and_deck(tmp_path: Path) -> None:
    """Read back from the log alone they are what they were."""
    path = tmp_path / "a.jsonl"
    recorded(path)
    opened = read(path).events[0].data
    assert opened == opening().data
    assert isinstance(opened, SessionOpened)
    assert (opened.scenario.title, opened.deck.cards[0].role) == ("The bench", "Parent")
