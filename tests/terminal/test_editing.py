"""Which command opens a file in the user's editor."""

import shutil
from pathlib import Path

import pytest

from coopexercise.terminal.editing import NoEditor, command_for, edit

FILE = Path("a bench.yaml")


@pytest.fixture(autouse=True)
def _nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ({"EDITOR": "vim"}, ["vim", "+7", "a bench.yaml"]),
        ({"EDITOR": "vim", "VISUAL": "nano -l"}, ["nano", "-l", "+7", "a bench.yaml"]),
        ({"EDITOR": "/usr/bin/nvim"}, ["/usr/bin/nvim", "+7", "a bench.yaml"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "--goto", "a bench.yaml:7"]),
        ({"EDITOR": "'/my tools/ed' -x"}, ["/my tools/ed", "-x", "a bench.yaml"]),
    ],
)
def test_the_editor_that_is_named(said: dict[str, str], command: list[str]) -> None:
    """VISUAL before EDITOR, with its own options; at the line where the editor is known to take one."""
    assert command_for(FILE, 7, said, "posix") == command


def test_on_windows_a_backslash_is_part_of_a_path() -> None:
    """And quotation marks are not; without a choice there is Notepad."""
    named = {"EDITOR": '"C:\\my tools\\Code.exe" --wait'}
    command = ["C:\\my tools\\Code.exe", "--wait", "--goto", "a bench.yaml:7"]
    assert command_for(FILE, 7, named, "nt") == command
    assert command_for(FILE, 7, {}, "nt") == ["notepad", "a bench.yaml"]


def test_the_easier_editor_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nano before vi; and a path with spaces may stand without quotation marks."""
    monkeypatch.setattr(shutil, "which", lambda _: "found")
    assert command_for(FILE, 7, {}, "posix") == ["nano", "+7", "a bench.yaml"]
    monkeypatch.setattr(shutil, "which", lambda name: name if name in ("vi", "/my tools/ed") else None)
    assert command_for(FILE, 7, {}, "posix") == ["vi", "+7", "a bench.yaml"]
    assert command_for(FILE, 7, {"EDITOR": "/my tools/ed"}, "posix") == ["/my tools/ed", "a bench.yaml"]


def test_without_an_editor_the_file_and_line_are_said() -> None:
    """So that it can be opened by hand."""
    with pytest.raises(NoEditor, match=r"No editor was found.* a bench.yaml, line 7"):
        command_for(FILE, 7, {}, "posix")
    with pytest.raises(NoEditor, match="is no command"):
        command_for(FILE, 7, {"EDITOR": "vim '"}, "posix")


def test_an_editor_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, not a traceback."""
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with pytest.raises(NoEditor, match="The editor no-such-editor cannot be started"):
        edit(FILE, 7)
