"""Opening a trainer's file in the editor they know, at a line."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PLUS_LINE = frozenset(
    ("vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "jed", "mg", "ne", "kak")
)
"""Editors that go to a line when it is named as +LINE before the file."""
GOTO = frozenset({"code", "code-insiders", "codium"})
"""Editors that go to a line when it is named as --goto FILE:LINE."""
PLAIN = ("nano", "vi")
"""What most systems have, the easier one first."""


class NoEditor(Exception):
    """No editor could be started; the text says what to do."""


def edit(path: Path, line: int) -> None:
    """Open a file at a line in the user's editor, and wait until it is closed. Raises NoEditor.

    The program has to have let go of the terminal.
    """
    command = command_for(path, line)
    try:
        subprocess.run(command, check=False)
    except OSError as problem:
        raise NoEditor(
            f"The editor {command[0]} cannot be started: {problem.strerror}. Name another one in EDITOR, or open it "
            f"yourself: {path}, line {line}."
        ) from problem


def command_for(path: Path, line: int, environment: Mapping[str, str] = os.environ, system: str = os.name) -> list[str]:
    """Return the command that opens a file at a line: VISUAL, else EDITOR, else what there is. Raises NoEditor."""
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    editor = _words(chosen, system) or _at_hand(system)
    if not editor:
        raise NoEditor(f"No editor was found. Name one in EDITOR, or open it yourself: {path}, line {line}.")
    return [*editor, *_place(_name(editor[0]), path, line)]


def _words(command: str, system: str) -> list[str]:
    """Return a command's words; on Windows, a backslash is part of a path. A path with spaces may go unquoted."""
    if command and shutil.which(command):
        return [command]
    try:
        return [word.strip('"') for word in shlex.split(command, posix=system != "nt")]
    except ValueError as problem:
        raise NoEditor(f"EDITOR or VISUAL says {command}, which is no command: {problem}.") from problem


def _at_hand(system: str) -> list[str]:
    if system == "nt":
        return ["notepad"]
    return [each for each in PLAIN if shutil.which(each)][:1]


def _name(editor: str) -> str:
    """Return what an editor is called, without folder and ending."""
    return editor.replace("\\", "/").rpartition("/")[2].lower().removesuffix(".exe").removesuffix(".cmd")


def _place(editor: str, path: Path, line: int) -> Sequence[str]:
    if editor in PLUS_LINE:
        return [f"+{line}", str(path)]
    if editor in GOTO:
        return ["--goto", f"{path}:{line}"]
    return [str(path)]
