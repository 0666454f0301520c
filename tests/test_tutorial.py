"""The tutorial works: whoever copies its pieces and commands in order gets what it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from .command_line import Shell

PAGE = (Path(__file__).parent.parent / "docs" / "authoring.md").read_text(encoding="utf-8")
PIECE = re.compile(
    r"^<!-- (?P<order>[\w ]+): (?P<what>[^\n]*) -->$|^```(?P<kind>yaml|console)\n(?P<text>.*?)^```$", re.M | re.S
)
ENTRY = re.compile(r"^\w+:.*\n(?:(?:[ -].*)?\n)*", re.MULTILINE)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program, to be called in an empty folder."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


class Reader:
    """Somebody who does what the page says, in a folder."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.entries: dict[str, str] = {}
        self.swapped: list[str] = []
        self.elsewhere = ""

    def do(self, order: str, what: str) -> None:
        """Follow what stands in a comment: the page says it in words."""
        old, _, new = what.partition(" => ")
        if order == "take out":
            del self.entries[what]
        elif order == "with":
            self.swapped = [old, new]
        elif order == "copy":
            (self.shell.folder / new).write_bytes((self.shell.folder / old).read_bytes())
        elif order == "folder":
            (self.shell.folder / what).mkdir()
        else:
            assert order == "file"
            self.elsewhere = what

    def write(self, text: str) -> None:
        """Put each entry into the file, in place of the one of that name; or make another file of them."""
        entries = {each.partition(":")[0]: each for each in ENTRY.findall(text)}
        assert "".join(entries.values()) == text
        if self.elsewhere:
            text += self.entries["cards"]
            self.shell.file(self.elsewhere, text)
        else:
            self.entries |= entries
            self.save()
        place, self.elsewhere = self.elsewhere or "bench.yaml", ""
        answer = self.shell("validate", place)
        assert (answer.code, re.findall(r"(?:error|warning) \[", answer.out.decode())) == (0, []), answer

    def save(self, *swapped: str) -> None:
        text = "".join(self.entries.values())
        assert not swapped or swapped[0] in text
        self.shell.file("bench.yaml", text.replace(*swapped, 1) if swapped else text)

    def call(self, text: str) -> Iterator[tuple[str, str, list[str]]]:
        """Yield each command, what it answered, and the lines that the page shows of that."""
        self.save(*self.swapped)
        for call in re.findall(r"^\$ coopexercise (.*(?:\n[^$].*)*)", text, re.MULTILINE):
            command, *shown = call.splitlines()
            answer = self.shell(*shlex.split(command))
            yield command, answer.out.decode() + answer.err, shown
            assert answer.code == int("error [" in call)
        self.swapped = []
        self.save()


def test_the_tutorial_works(shell: Shell) -> None:
    """Each piece validates where it stands; each command does, and says, what the page shows."""
    reader, calls = Reader(shell), []
    for piece in PIECE.finditer(PAGE):
        if piece["order"]:
            reader.do(piece["order"], piece["what"])
        elif piece["kind"] == "yaml":
            reader.write(piece["text"])
        else:
            for command, told, shown in reader.call(piece["text"]):
                calls.append(command.split()[0])
                assert [line for line in shown if line != "…" and line not in told.splitlines()] == []
    assert set(calls) == {"new", "validate", "rehearse", "cards", "diff"}
    assert shell("validate", "--strict", "bench.yaml").err == "No problems.\n"
