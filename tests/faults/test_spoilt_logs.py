"""P3, P8 and P12 at the front door: what each command answers to a log that is no longer as it was written.

Each answer says what is wrong, where, and what to do next, in whole sentences and with the right exit code; and no
command but `repair`, `resume` and `redact` changes a byte, nor do they unless the end alone is torn.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from coopexercise.commands import following_up, sessions
from coopexercise.record import read
from tests.command_line import Answer, Shell

WHOLE = (Path(__file__).parent.parent / "golden" / "v1" / "by-hand.jsonl").read_bytes()
LINES = WHOLE.splitlines(keepends=True)
MIDDLE = len(LINES) // 2
NAME = "a.jsonl"
NO_WORDS = 1
"""An entry that has none: asking to remove its words changes nothing."""


class Spoilt(NamedTuple):
    """A spoilt log: its bytes, how many lines are as they were, and what is wrong with the next one, if it is whole."""

    content: bytes
    lines: int
    cause: str = ""

    @property
    def good(self) -> bytes:
        """The lines that are as they were."""
        return b"".join(LINES[: self.lines])

    @property
    def torn(self) -> int:
        """The bytes after the last line."""
        return 0 if self.cause else len(self.content) - len(self.good)

    @property
    def where(self) -> str:
        """Line and byte of the damage."""
        return f"line {self.lines + 1} (byte {len(self.good)})"


def flipped(number: int) -> bytes:
    """Return the log with one bit of a line flipped, in the name of its kind."""
    line = bytearray(LINES[number])
    line[line.index(b'"kind":"') + 10] ^= 1
    return b"".join([*LINES[:number], bytes(line), *LINES[number + 1 :]])


MISPLACED = "has the number {} where {} belongs: a line is missing, doubled or in the wrong place"
NO_JSON = "is not valid JSON (JSON is malformed: invalid character (byte {}))"
NO_ENTRY = "is not an entry of a session log ({})"
SAVED = "another program has saved it"
SPOILT = {
    "whole": Spoilt(WHOLE, len(LINES)),
    "cut in the last line": Spoilt(WHOLE[:-40], len(LINES) - 1),
    "cut at the end of a line": Spoilt(b"".join(LINES[:MIDDLE]), MIDDLE),
    "cut in the first line": Spoilt(LINES[0][:500], 0),
    "zeros at the end": Spoilt(WHOLE + b"\0" * 4096, len(LINES)),
    "a line doubled": Spoilt(
        b"".join([*LINES[:MIDDLE], *LINES[MIDDLE - 1 :]]), MIDDLE, MISPLACED.format(MIDDLE, MIDDLE + 1)
    ),
    "two lines swapped": Spoilt(
        b"".join([*LINES[:MIDDLE], LINES[MIDDLE + 1], LINES[MIDDLE], *LINES[MIDDLE + 2 :]]),
        MIDDLE,
        MISPLACED.format(MIDDLE + 2, MIDDLE + 1),
    ),
    "a line removed": Spoilt(
        b"".join([*LINES[:MIDDLE], *LINES[MIDDLE + 1 :]]), MIDDLE, MISPLACED.format(MIDDLE + 2, MIDDLE + 1)
    ),
    "the first line removed": Spoilt(b"".join(LINES[1:]), 0, MISPLACED.format(2, 1)),
    "a bit of the first line": Spoilt(flipped(0), 0, "was changed after it was written"),
    "a bit of the middle line": Spoilt(flipped(MIDDLE), MIDDLE, "was changed after it was written"),
    "a bit of the last line": Spoilt(flipped(len(LINES) - 1), len(LINES) - 1, "was changed after it was written"),
    "emptied": Spoilt(b"", 0),
    "a newline alone": Spoilt(b"\n", 0, "is not valid JSON (Input data was truncated)"),
    "noise": Spoilt(b"\xff\x00\x9d noise\n" * 9, 0, NO_JSON.format(0)),
    "noise without a line": Spoilt(b"\xff\x00\x9d noise", 0),
    "another text": Spoilt("Grüße\nan alle\n".encode(), 0, NO_JSON.format(0)),
    "another kind of file": Spoilt(
        b'{"format":"coopexercise/deck@1"}\n', 0, NO_ENTRY.format("Object missing required field `kind`")
    ),
    "a byte order mark": Spoilt(b"\xef\xbb\xbf" + WHOLE, 0, f"begins with a byte order mark: {SAVED}"),
    "line ends of Windows": Spoilt(WHOLE.replace(b"\n", b"\r\n"), 0, f"ends as lines do on Windows: {SAVED}"),
    "an endless first line": Spoilt(b"x" * 5_000_000, 0, "is longer than 4194304 bytes"),
    "an endless line": Spoilt(b"".join(LINES[:MIDDLE]) + b"x" * 5_000_000, MIDDLE, "is longer than 262144 bytes"),
}
USE_A_COPY = "If there is a copy, use that"
NOTHING_LEFT = f"Nothing of it can be read: it is no session log, or its beginning was changed. {USE_A_COPY}."


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """The program in an empty folder, at a terminal whose screens are gone as soon as they are shown."""

    def shown(start: Any) -> int:
        print("opened", start.resume.notice)
        start.resume.conductor.close()
        return 0

    for room in (sessions, following_up):
        monkeypatch.setattr(room, "need_terminal", lambda: None)
    monkeypatch.setattr(sessions, "open_screens", shown)
    return Shell(tmp_path, monkeypatch, capsysbinary)


@pytest.fixture(params=SPOILT, ids=lambda name: name.replace(" ", "-"))
def spoilt(request: pytest.FixtureRequest, shell: Shell) -> Spoilt:
    """One of the spoilt logs, in its place."""
    found = SPOILT[request.param]
    shell.file(NAME, found.content)
    return found


def left(shell: Shell) -> dict[str, bytes]:
    """Return what is in the folder."""
    return {name: (shell.folder / name).read_bytes() for name in shell.files}


def nothing(spoilt: Spoilt) -> str:
    """Return why not one entry can be read, and what to do."""
    if spoilt.cause:
        return f"{spoilt.where} {spoilt.cause}. {NOTHING_LEFT}"
    what = f"its first line was cut off after {spoilt.torn} bytes" if spoilt.torn else "it is empty"
    return f"{what}. {USE_A_COPY}; else start a new session."


def test_verify(shell: Shell, spoilt: Spoilt) -> None:
    """The state, the place of the fault, what is left, what to do; 0 for a log that is whole alone."""
    assert shell("log", "verify", NAME) == Answer(*judged(spoilt), "")
    assert left(shell) == {NAME: spoilt.content}


def judged(spoilt: Spoilt) -> tuple[int, bytes]:
    """Return what `verify` should say."""
    last = read_good(spoilt)[-1] if spoilt.lines else None
    size, good = len(spoilt.content), len(spoilt.good)
    if spoilt.cause:
        said = [
            f"Damaged: {spoilt.where} {spoilt.cause}. "
            + (f"The {spoilt.lines} lines before it can be read." if last else NOTHING_LEFT)
        ]
        if last:
            said.append(
                f"What can be read ends with entry {last.seq} ({last.kind}), recorded at {last.at}. "
                "Nothing can be mended or added; `replay` and `debrief` use what can be read."
            )
        said.append(f"Of the {size} bytes of the file, {size - good} cannot be trusted.")
    elif last is None:
        said = [f"Nothing was recorded in it: {nothing(spoilt)}"]
    elif spoilt.torn:
        said = [
            f"Torn: after {spoilt.lines} lines ({good} bytes) come {spoilt.torn} bytes of a line that was not recorded "
            "to its end. Resuming the session, or `coopexercise log repair`, sets them aside; nothing else is lost."
        ]
    elif last.kind == "session.ended":
        said = [f"Whole: {spoilt.lines} lines, from the beginning to the end of the session. Head {last.hash}."]
    else:
        said = [
            f"Whole so far: {spoilt.lines} lines; the session was not ended, so the loss of its last lines would not "
            f"show. Head {last.hash}."
        ]
    whole = last is not None and not spoilt.cause and not spoilt.torn
    return 0 if whole else 1, "".join(f"{line}\n" for line in said).encode()


def read_good(spoilt: Spoilt) -> Any:
    """Return the events that are as they were."""
    path = Path("good.jsonl")
    path.write_bytes(spoilt.good)
    events = read(path).events
    path.unlink()
    return events


def refusal(spoilt: Spoilt) -> str:
    """Return why nothing can be added to a log, or ""."""
    if spoilt.cause:
        what = f"The lines before it can be read; nothing can be added. To see what is left: coopexercise replay {NAME}"
        return f"{NAME} is damaged at {spoilt.where}: it {spoilt.cause}. {what if spoilt.lines else NOTHING_LEFT}"
    return "" if spoilt.lines else f"Nothing was recorded in {NAME}: {nothing(spoilt)}"


@pytest.mark.parametrize("command", ["log repair", "resume", "log redact"])
def test_what_adds_to_a_log(shell: Shell, spoilt: Spoilt, command: str) -> None:
    """A torn end goes into a file beside it, and that is said; anything else is refused, and not a byte is changed."""
    name = f"{NAME}#{NO_WORDS}" if command == "log redact" else NAME
    aside = (
        "The last entry was not complete: the program or the computer stopped while it was being written. "
        f"Its {spoilt.torn} bytes are now in {NAME}.torn; everything recorded before it is here."
        if spoilt.torn
        else ""
    )
    answer = shell(*command.split(), name)
    if said := refusal(spoilt):
        assert answer == Answer(1, b"", f"coopexercise: {said}\n")
        assert left(shell) == {NAME: spoilt.content}
        return
    beside = {f"{NAME}.torn": spoilt.content[len(spoilt.good) :]} if spoilt.torn else {}
    assert left(shell) == {NAME: spoilt.good, **beside}
    if command == "log redact":
        no_words = "coopexercise: Nothing was removed: entry 1 (session.opened) has no words, only facts; "
        assert answer == Answer(1, f"{aside}\n".encode() if aside else b"", f"{no_words}those cannot be removed.\n")
    elif command == "resume":
        no_names = "No names are kept beside this session; seats are shown instead."
        assert answer == Answer(0, f"opened {f'{aside} {no_names}'.strip()}\n".encode(), "")
    else:
        none = f"{NAME} has no torn end: there is nothing to repair, and nothing was changed."
        assert answer == Answer(0, f"{aside or none}\n".encode(), "")


@pytest.mark.parametrize("name", [name for name, spoilt in SPOILT.items() if spoilt.cause or not spoilt.lines])
def test_a_follow_up_needs_a_whole_log(shell: Shell, name: str) -> None:
    """It is about everything that was promised; what cannot be read could hold more."""
    spoilt = SPOILT[name]
    shell.file(NAME, spoilt.content)
    said = refusal(spoilt) if spoilt.cause else f"{NAME} holds no session: {nothing(spoilt)}"
    assert shell("followup", NAME) == Answer(1, b"", f"coopexercise: {said}\n")
    assert left(shell) == {NAME: spoilt.content}


@pytest.mark.parametrize("command", ["replay --plain", "debrief", "pack", "log anonymise"])
def test_what_reads_a_log(shell: Shell, spoilt: Spoilt, command: str) -> None:
    """It uses what comes before the fault, says where that is, and changes nothing; without an entry it says why."""
    told = ""
    if not spoilt.lines:
        told = f"{NAME} holds no session: {nothing(spoilt)}\n"
    elif spoilt.cause:
        told = f"{NAME} is damaged at {spoilt.where}: it {spoilt.cause}. What comes before that is used.\n"
    elif spoilt.torn:
        told = (
            f"{NAME} is torn: after line {spoilt.lines} ({len(spoilt.good)} bytes) come {spoilt.torn} bytes of an "
            "entry that was not recorded to its end. What comes before that is used; `log repair` sets them aside.\n"
        )
    answer = shell(*command.split(), NAME)
    assert left(shell) == {NAME: spoilt.content}
    if not spoilt.lines:
        assert answer == Answer(1, b"", told)
        return
    good = shell(*command.split(), shell.file("b.jsonl", spoilt.good))
    code = 1 if spoilt.cause else good.code
    assert (answer.code, answer.err) == (code, f"{told}{good.err}")
    if command == "log anonymise":  # each copy has an id of its own
        assert answer.out.count(b"\n") == good.out.count(b"\n") == spoilt.lines
    else:
        assert answer.out == good.out


COMMANDS = [
    *("log verify", "log repair", "replay --plain", "resume", "show", "debrief", "pack", "followup"),
    *("log redact", "log anonymise"),
]


def asked(shell: Shell, command: str) -> Answer:
    """Return the answer of a command about the log."""
    return shell(*command.split(), f"{NAME}#{NO_WORDS}" if command == "log redact" else NAME)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_log(shell: Shell, command: str) -> None:
    """The name, and where to look; nothing is made."""
    told = (
        f"coopexercise: There is no log {NAME}. Look at its name and folder; `coopexercise` lists the sessions found.\n"
    )
    assert asked(shell, command) == Answer(1, b"", told)
    assert shell.files == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_in_place_of_a_log(shell: Shell, command: str) -> None:
    """It is called so, and what to name instead; a debrief of a folder is one of the logs in it."""
    (shell.folder / NAME).mkdir()
    told = f"{NAME} is a folder, not a session log. Name a file in it, one that ends in .jsonl."
    if command == "debrief":
        told = f"There is no session log in {NAME}."
    assert asked(shell, command) == Answer(1, b"", f"coopexercise: {told}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_log_that_may_not_be_opened(shell: Shell, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The permission is missing, and what can be done about that."""
    shell.file(NAME, WHOLE)
    monkeypatch.setattr(os, "open", forbidden(os.open))
    monkeypatch.setattr(io, "open", forbidden(io.open))
    told = f"{NAME} may not be opened by this account. Use the account that led the session, or a copy of the log."
    assert asked(shell, command) == Answer(1, b"", f"coopexercise: {told}\n")


def forbidden(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return a way of opening files that refuses the log, as a system refuses: root is refused nothing."""

    def opens(path: Any, *arguments: Any, **named: Any) -> Any:
        if not isinstance(path, int) and Path(path).name == NAME:
            raise PermissionError(13, "Permission denied", str(path))
        return work(path, *arguments, **named)

    return opens
