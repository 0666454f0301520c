"""`pack` from the command line: what is written where, and what is said when there is nothing to write."""

from pathlib import Path

import pytest

from .command_line import Answer, Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program in an empty folder, with the log of a rehearsed session."""
    shell = Shell(tmp_path, monkeypatch, capsysbinary)
    shell.rehearsed()
    return shell


def test_a_pack_comes_in_three_forms(shell: Shell) -> None:
    """As Markdown unless another is asked for; to standard output or to a file."""
    assert shell("pack", "a.jsonl").out.startswith(b"# ")
    assert shell("pack", "a.jsonl", "--format", "html").out.startswith(b"<!DOCTYPE html>")
    assert shell("pack", "a.jsonl", "--format", "pdf", "-o", "a.pdf") == Answer(0, b"", "Written: a.pdf\n")
    assert (shell.folder / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_one_proposal_alone(shell: Shell) -> None:
    """By its id; one that there is not is wrong usage, with the ids there are."""
    assert shell("pack", "a.jsonl", "--proposal", "p1").out.count(b"\nProject pack: ") == 1
    code, out, err = shell("pack", "a.jsonl", "--proposal", "p99")
    assert (code, out) == (2, b"")
    assert "There is no proposal 'p99'. There is p1: " in err


def test_reminders_are_pdf_and_of_everybody(shell: Shell) -> None:
    """Any other form, or one proposal, is wrong usage."""
    assert shell("pack", "a.jsonl", "--what", "reminders").out.startswith(b"%PDF-")
    assert shell("pack", "a.jsonl", "--what", "reminders", "--format", "html").code == 2
    assert shell("pack", "a.jsonl", "--what", "reminders", "--proposal", "p1").code == 2


def test_a_session_without_a_project_has_no_pack(shell: Shell) -> None:
    """The message says what to do, and nothing is written; a damaged log is used as far as it goes."""
    lines = (shell.folder / "a.jsonl").read_bytes().splitlines(keepends=True)
    shell.file("begun.jsonl", b"".join(lines[:4]))
    assert shell("pack", "begun.jsonl", "-o", "x.md") == Answer(
        1, b"", "coopexercise: No proposal was written down in this session.\n"
    )
    assert shell("pack", "begun.jsonl", "--what", "reminders").code == 1
    shell.file("torn.jsonl", b"".join(lines[:-1]) + b"{}\n")
    torn = shell("pack", "torn.jsonl")
    assert (torn.code, torn.out[:2], "is damaged at line" in torn.err) == (1, b"# ", True)
    assert shell("pack", shell.file("empty.jsonl", "")).code == 1
    assert shell.files == ["a.jsonl", "begun.jsonl", "empty.jsonl", "torn.jsonl"]


def test_the_log_is_never_written_over(shell: Shell) -> None:
    """Not even when it is asked for."""
    assert shell("pack", "a.jsonl", "-o", "a.jsonl").code == 2
