"""The program called as from a shell: in this process, in one of its own, or in a terminal."""

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import platformdirs
import pytest

from coopexercise import cli


class Answer(NamedTuple):
    """What came of a call."""

    code: int
    out: bytes
    err: str


class Shell:
    """A folder to work in, with an empty data folder and an empty folder for temporary files."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[bytes]) -> None:
        self.folder = folder / "here"
        self.data = folder / "data"
        self.temporary = folder / "temporary"
        self._monkeypatch = monkeypatch
        self._captured = captured
        for each in (self.folder, self.temporary):
            each.mkdir()
        monkeypatch.chdir(self.folder)
        monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(self.data))
        monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: self.data)
        monkeypatch.setattr(tempfile, "tempdir", str(self.temporary))

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Call the program in this process; none of its streams is a terminal."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = cli.run(arguments)
        out, err = self._captured.readouterr()
        return Answer(code, out, err.decode())

    def rehearsed(self, name: str = "a.jsonl", *arguments: str) -> Path:
        """Return the log of a short simulated session."""
        answer = self("rehearse", "taster", "--seed", "11", "--log", name, *arguments)
        assert answer.code == 0, answer.err
        return self.folder / name

    def file(self, name: str, content: str | bytes) -> str:
        """Write a file here and return its name."""
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    @property
    def files(self) -> list[str]:
        """The names of the files here."""
        return sorted(path.name for path in self.folder.iterdir())


def process(
    *arguments: str, folder: Path, code: str = "", stdout: int | BinaryIO = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """Start the program, or a piece of code, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, *_program(code), *arguments],
        cwd=folder,
        env=_variables(folder),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def at_terminal(*arguments: str, folder: Path, code: str = "") -> tuple[int | None, str]:
    """Return the exit code of the program, or of a piece of code, in a terminal, and all that it wrote there."""
    import pexpect

    running = pexpect.spawn(
        sys.executable,
        [*_program(code), *arguments],
        cwd=folder,
        env={**_variables(folder), "NO_COLOR": "1", "TERM": "xterm-256color"},
        encoding="utf-8",
        timeout=60,
    )
    said = str(running.read())
    running.close()
    return running.exitstatus, said


def _program(code: str) -> list[str]:
    return ["-c", code] if code else ["-m", "coopexercise"]


def _variables(folder: Path) -> dict[str, str]:
    """Return the environment, with an own data folder and with output that is buffered as usual."""
    return {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "PYTHONUNBUFFERED": ""}


def commands(
    parser: argparse.ArgumentParser, name: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Yield every command with its parser, from the program itself to `log verify`."""
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield from commands(inner, (*name, word))
