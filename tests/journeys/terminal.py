"""A real pseudo-terminal with the program in it, read as a screen of characters."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds after which something that does not appear is taken to be missing."""
KEYS = {"enter": "\r", "escape": "\x1b", "down": "\x1b[B", "up": "\x1b[A", "f2": "\x1bOQ", "space": " "}


class Terminal:
    """One run of the program; `data` is the user's data folder."""

    def __init__(
        self, arguments: Sequence[str], data: Path, columns: int = 100, lines: int = 30, code: str = ""
    ) -> None:
        """Start `coopexercise`, or a piece of code, with these arguments."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._program = pexpect.spawn(
            sys.executable,
            [*(["-c", code] if code else ["-m", "coopexercise"]), *arguments],
            dimensions=(lines, columns),
            env={**os.environ, "XDG_DATA_HOME": str(data), "TERM": "xterm-256color", "ESCDELAY": "25"},
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._program.close(force=True)

    @property
    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *texts: str) -> str:
        """Wait until the screen shows all of the texts, and return it."""
        return self._wait(lambda: all(text in self.text for text in texts), f"to show {texts}")

    def wait_until_gone(self, text: str) -> str:
        """Wait until the screen no longer shows the text, and return it."""
        return self._wait(lambda: text not in self.text, f"to stop showing {text!r}")

    def _wait(self, seen: Callable[[], bool], what: str) -> str:
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, f"waited for the screen {what}; it shows:\n{self.text}"
            self._read()
        return self.text

    def _read(self) -> None:
        try:
            self._stream.feed(self._program.read_nonblocking(65536, timeout=0.05))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF as error:
            raise AssertionError(f"the program ended; its last screen was:\n{self.text}") from error

    def press(self, *keys: str) -> None:
        """Press keys by name; other text is typed as it is."""
        for key in keys:
            self._program.send(KEYS.get(key, key))

    def kill(self) -> None:
        """End the program as a power cut would: at once, without a chance to do anything."""
        self._program.kill(signal.SIGKILL)
        self._program.wait()

    def stop(self, how: int = signal.SIGSTOP) -> None:
        """Stop the program as the system does, and wait until it stands still."""
        self._program.kill(how)
        while not os.WIFSTOPPED(os.waitpid(self._program.pid, os.WUNTRACED)[1]):
            pass

    def go_on(self) -> None:
        """Let a stopped program go on."""
        self._program.kill(signal.SIGCONT)

    def exit_code(self) -> int | None:
        """Wait for the program's own end and return its exit code."""
        self._program.expect(pexpect.EOF)
        self._program.close()
        code: int | None = self._program.exitstatus
        return code
