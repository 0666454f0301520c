"""`debrief` from the command line: who it is for, what it leaves out, and where each figure comes from."""

import csv
import io
import json
import os
from functools import partial
from pathlib import Path

import pytest

from coopexercise.commands import many

from .command_line import Answer, Shell

WARNING = "This report is for the facilitator alone"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program in an empty folder."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


@pytest.fixture
def log(shell: Shell) -> str:
    """Return the name of a log of a rehearsed session."""
    assert shell("rehearse", "taster", "--log", "a.jsonl").code == 0
    return "a.jsonl"


def test_the_facilitator_is_warned(shell: Shell, log: str) -> None:
    """On standard error; the participants' report needs no warning."""
    assert shell("debrief", log).err == ""
    assert shell("debrief", log, "--for", "facilitator").err.startswith(WARNING)


def test_an_anonymous_report_says_not_which_session_it_is(shell: Shell, log: str) -> None:
    """No id, no date, no seat, no head of the log, in any form."""
    session = json.loads(shell("debrief", log, "--format", "json").out)["sessions"][0]["id"]
    first = (shell.folder / log).read_text(encoding="utf-8").splitlines()[0]
    head = json.loads((shell.folder / log).read_text(encoding="utf-8").splitlines()[-1])["hash"]
    date = json.loads(first)["at"][:10]
    for form in ("text", "markdown", "html", "csv", "json"):
        page = shell("debrief", log, "--anonymise", "--format", form).out.decode()
        assert [word for word in (session, head, f"Table 1, {date}", "(seat s") if word in page] == []
    assert json.loads(page)["sessions"][0]["id"] == "session-1"


def test_a_log_and_its_copy_are_said_to_be_one_session(shell: Shell, log: str) -> None:
    """Both are in the report, for nobody can know which one was meant; of a table it is told beside it."""
    (shell.folder / "b.jsonl").write_bytes((shell.folder / log).read_bytes())
    page = shell("debrief", log, "b.jsonl").out.decode()
    assert "They are logs of 1 session: what is here as a copy counts again.\n" in page
    told = f"b.jsonl is of the same session as {log}: what is in both stands there twice.\n"
    assert [shell("debrief", log, "b.jsonl", "--format", form).err for form in ("csv", "json")] == [told] * 2


def test_a_figure_is_traced_to_its_entries(shell: Shell, log: str) -> None:
    """Formula, source, and each entry by number and kind; what it says for the facilitator alone."""
    rows = csv.DictReader(io.StringIO(shell("debrief", log, "--format", "csv").out.decode()))
    seqs = [row["events"].split() for row in rows if row["measure"] == "decider" and not row["side"]]
    lines = shell("debrief", log, "--explain", "decider").out.decode().splitlines()
    assert lines[:3] == [
        "Who decided (decider)",
        "Who decided: the id of a card, or group.",
        "Source: the round's last decision.",
    ]
    assert [line.split() for line in lines if line.startswith("  ")] == [[*seq, "decision.made"] for seq in seqs]
    told = shell("debrief", log, "--explain", "decider", "--for", "facilitator").out.decode()
    assert "decides for" in told


def test_a_measure_that_there_is_not_is_wrong_usage(shell: Shell, log: str) -> None:
    """All names there are stand in the message."""
    code, out, err = shell("debrief", log, "--explain", "happiness")
    assert (code, out) == (2, b"")
    assert "There is no measure 'happiness'. Choose from: seats, slips, " in err
    assert shell("debrief", ".", "--explain", "seats").code == 0
    shell.file("b.jsonl", (shell.folder / log).read_bytes())
    assert shell("debrief", ".", "--explain", "seats").code == 2


def test_a_pdf_goes_to_a_file_or_a_pipe(shell: Shell, log: str) -> None:
    """Whole, or not at all."""
    assert shell("debrief", log, "--format", "pdf", "-o", "a.pdf") == Answer(0, b"", "Written: a.pdf\n")
    assert (shell.folder / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert shell("debrief", log, "--format", "pdf").out.startswith(b"%PDF-")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_two_processes_write_what_one_does(shell: Shell, log: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes in the same order, messages and exit code: also where logs are torn, damaged or empty."""
    whole = (shell.folder / log).read_bytes()
    for place in range(2 * many.SHARE + 5):
        shell.file(f"b{place:02d}.jsonl", whole)
    shell.file("b01.jsonl", whole[:-400])
    shell.file("b20.jsonl", whole.replace(b'"seq":9,', b'"seq":8,'))
    shell.file("b36.jsonl", b"")
    alone = shell("debrief", ".", "--format", form)
    monkeypatch.setattr(many, "LEAST", 2)
    monkeypatch.setattr(many.os, "cpu_count", lambda: 2)
    assert shell("debrief", ".", "--format", form) == alone
    assert (alone.code, len(alone.err.splitlines())) == (1, 3 + 2 * many.SHARE + 4)
    monkeypatch.setattr(many, "_leave_interrupts", partial(os._exit, 1))  # the helper dies at once
    assert shell("debrief", ".", "--format", form) == alone


def test_the_schema_of_what_json_prints_is_published(shell: Shell) -> None:
    """As that of the files is."""
    assert json.loads(shell("schema", "debrief").out)["title"] == "coopexercise debrief"
