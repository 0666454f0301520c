"""`replay` as text and its moments, as from a shell."""

from pathlib import Path

import pytest

from coopexercise.record import read

from .command_line import Shell, at_terminal


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program, in a folder of its own."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


@pytest.mark.parametrize(
    "arguments",
    [["a.jsonl", "--at", "12"], ["a.jsonl", "--at", "#12"], ["a.jsonl#12"], ["a.jsonl", "--at", "a.jsonl#12"]],
)
def test_a_transcript_begins_at_a_moment(shell: Shell, arguments: list[str]) -> None:
    """However the moment is written."""
    shell.rehearsed()
    whole = shell("replay", "a.jsonl", "--plain").out.splitlines()
    part = shell("replay", *arguments, "--plain").out.splitlines()
    assert (len(part), part[1:]) == (len(whole) - 11, whole[12:])
    assert b"entry 12: " in part[0]


def test_a_transcript_begins_at_a_played_time(shell: Shell) -> None:
    """With the last entry before it; beyond the end with the last of all."""
    log = shell.rehearsed()
    last = len(read(log).events)
    assert f"entry {last}: ".encode() in shell("replay", "a.jsonl", "--plain", "--at", "999:00").out
    assert len(shell("replay", "a.jsonl", "--plain", "--at", "0:01").out.splitlines()) > last - 20


def test_a_log_may_have_the_sign_in_its_name(shell: Shell) -> None:
    """A file that is there is meant."""
    log = shell.rehearsed("a#3")
    assert len(shell("replay", "a#3").out.splitlines()) == len(read(log).events)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--at", "noon"], "coopexercise: 'noon' is no moment. A time is written 12:30, an entry 45 or LOG#45.\n"),
        (["--plain", "--speed", "4"], "coopexercise: --speed plays on the screen; the text of --plain has no speed.\n"),
    ],
)
def test_what_is_no_moment_is_wrong_usage(shell: Shell, arguments: list[str], told: str) -> None:
    """Nothing is printed."""
    shell.rehearsed()
    answer = shell("replay", "a.jsonl", *arguments)
    assert (answer.code, answer.out, answer.err) == (2, b"", told)


def test_a_log_in_which_nothing_can_be_read_opens_no_screen(tmp_path: Path) -> None:
    """At a terminal: a sentence, and 1."""
    (tmp_path / "a.jsonl").write_bytes(b"noise")
    code, said = at_terminal("replay", "a.jsonl", folder=tmp_path)
    assert (code, "\x1b" in said) == (1, False)
    assert "a.jsonl holds no session" in said
