"""`replay` as text and its moments, as from a shell."""

from pathlib import Path

import pytest

from coopexercise.record import Person, people_path, read, save_people

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
    """However the moment is written: below what it is of, and the name of the part."""
    shell.rehearsed()
    whole = shell("replay", "a.jsonl", "--plain").out.splitlines()
    part = shell("replay", *arguments, "--plain").out.splitlines()
    place = next(place for place, line in enumerate(whole) if b", entry 12: " in line)
    assert (part[:5], b", entry 12: " in part[8], part[9:]) == (whole[:5], True, whole[place + 1 :])


def test_a_transcript_begins_at_a_played_time(shell: Shell) -> None:
    """With the last entry before it; beyond the end with the last of all, and a sentence."""
    log = shell.rehearsed()
    last = len(read(log).events)
    for at, what in (("999:00", "999:00"), ("99999", "entry 99999")):
        _, told, said = shell("replay", "a.jsonl", "--plain", "--at", at)
        assert (told.count(b", entry "), f", entry {last}: ".encode() in told) == (1, True)
        assert said == f"There is no {what}: the log has {last} entries, and its end is shown.\n"
    early = shell("replay", "a.jsonl", "--plain", "--at", "0:01")
    assert (early.out.count(b", entry ") > last - 20, early.err) == (True, "")
    assert shell("replay", "a.jsonl", "--plain", "--at", str(last)).err == ""


def test_a_log_may_have_the_sign_in_its_name(shell: Shell) -> None:
    """A file that is there is meant."""
    log = shell.rehearsed("a#3")
    assert shell("replay", "a#3").out.count(b", entry ") == len(read(log).events)


def test_people_have_their_names_while_these_are_kept_beside_the_log(shell: Shell) -> None:
    """A log from standard input has none beside it."""
    log = shell.rehearsed()
    save_people(log, {"s1": Person("Ana Đorđević")})
    told = [shell("replay", "a.jsonl", "--plain").out, shell("replay", "-", "--plain", stdin=log.read_bytes()).out]
    people_path(log).unlink()
    told.append(shell("replay", "a.jsonl", "--plain").out)
    assert ["Ana Đorđević takes seat s1." in each.decode() for each in told] == [True, False, False]


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
