"""A follow-up from the command line: promise beside result in the debrief, and what else is done with its log."""

import json
from pathlib import Path

import pytest

from coopexercise.exercise import followup
from coopexercise.exercise.events import Event, Moment
from coopexercise.exercise.followup import ADDED
from coopexercise.exercise.session import Session, fold
from coopexercise.record import create_log
from tests.exercise.table import Table
from tests.exercise.test_followup import LATER, Weeks, promised
from tests.reports.documents import Document, letters, of_markdown, of_pdf

from .command_line import Answer, Shell

MONTHS = Moment("2026-09-01T08:00:00.000Z", 5, "boot-10")
NOT_THIS = "a.followup.jsonl is a follow-up of a.jsonl, and not a session's log."
NAUGHTY = "<b>*We*</b> [did] =1+1"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """The program in a folder with a session that was followed up after four weeks and, in part, after three months."""
    shell = Shell(tmp_path, monkeypatch, capsysbinary)
    session = written(promised(), shell.folder / "a.jsonl")
    first = Weeks(session)
    one, other, *_ = first.state.asked
    for ref, met, text in (
        (one, "yes", NAUGHTY),
        (other, "no", ""),
        ("cared-for", "partly", ""),
        (ADDED, "unknown", ""),
    ):
        first.done(followup.follow, ref, met, text)
    first.done(followup.end)
    second = Weeks(session)
    second.done(followup.follow, one, "partly")
    append(shell.folder / "a.followup.jsonl", first.events)
    append(shell.folder / "a.followup-2.jsonl", second.events, MONTHS)
    return shell


def written(table: Table, path: Path) -> Session:
    """Write the log of a table, and return the session as its log has it."""
    with create_log(path, "table-1") as log:
        return fold(event for each in table.events for event in log.append([each], each.moment))


def append(path: Path, events: list[Event], moment: Moment = LATER) -> None:
    """Write the log of a follow-up."""
    with create_log(path, f"weeks-{path.stem}") as log:
        log.append(events, moment)


def after(answer: Answer) -> str:
    """Return what a report as text says came of it."""
    page = answer.out.decode()
    return page[page.index("WHAT CAME OF IT") : page.index("TO END WITH")]


def test_participants_see_how_many_were_kept_and_how_each_stands(shell: Shell) -> None:
    """What was promised and said of it stays with those who promised; a part that was not asked is said."""
    assert after(shell("debrief", "a.jsonl")) == (
        "WHAT CAME OF IT\n---------------\n"
        "After 4 weeks: of 2 commitments, 1 kept, 1 not kept; of 2 outcomes, 1 seen in\npart, 1 not known.\n"
        "After 3 months: of 2 commitments, 1 kept in part, 1 not asked yet; of 2\noutcomes, 2 not asked yet.\n"
        "\nCommitment 1, due 2026-06-30\n  After 4 weeks       kept\n  After 3 months      kept in part\n"
        "\nCommitment 2\n  After 4 weeks       not kept\n  After 3 months      not asked yet\n"
        "\nOutcome 1:\n  It stays tidy\n  After 4 weeks       seen in part\n  After 3 months      not asked yet\n"
        "\nOutcome 2:\n  What was added to the outcomes\n"
        "  After 4 weeks       not known\n  After 3 months      not asked yet\n\n"
    )


def test_the_facilitator_sees_promise_beside_result(shell: Shell) -> None:
    """In every form, as it was written; an anonymous report has no date and no seat."""
    said, promise = f"kept: “{NAUGHTY}”", "Write to the bus company"
    told = after(shell("debrief", "a.jsonl", "--for", "facilitator"))
    assert f"Commitment 1, due 2026-06-30, seat s2:\n  {promise}\n  After 4 weeks       {said}\n" in told
    page = Document(shell("debrief", "a.jsonl", "--for", "facilitator", "--format", "html").out.decode())
    assert [f"Commitment 1: {promise}by 2026-06-30, seat s2", said, "kept in part"] in page.rows
    rows = of_markdown(shell("debrief", "a.jsonl", "--for", "facilitator", "--format", "markdown").out.decode()).rows
    assert ["Commitment 1", promise, "2026-06-30", "s2", said, "kept in part"] in rows
    pdf = of_pdf(shell("debrief", "a.jsonl", "--for", "facilitator", "--format", "pdf").out)
    assert letters(f"Commitment 1: {promise} by 2026-06-30, seat s2 {said} kept in part") in pdf
    hidden = shell("debrief", "a.jsonl", "--for", "facilitator", "--anonymise", "--format", "markdown").out.decode()
    assert ["Commitment 1", promise, "", "", said, "kept in part"] in of_markdown(hidden).rows
    assert [date for date in ("2026-06-29", "2026-09-01") if date in hidden] == []


def test_json_has_the_answers_and_no_words(shell: Shell) -> None:
    """A session that nobody asked about has no such key."""
    out = shell("debrief", "a.jsonl", "--format", "json").out.decode()
    first, second = json.loads(out)["sessions"][0]["followups"]
    one, other = first["commitments"]
    assert first == {
        "days": 28,
        "ended": True,
        "commitments": {one: "yes", other: "no"},
        "outcomes": {"cared-for": "partly", "": "unknown"},
    }
    assert (second["days"], second["commitments"], "did" in out) == (92, {one: "partly"}, False)
    for each in ("a.followup.jsonl", "a.followup-2.jsonl"):
        (shell.folder / each).unlink()
    assert "followups" not in json.loads(shell("debrief", "a.jsonl", "--format", "json").out)["sessions"][0]


def test_one_that_does_not_belong_is_said_and_not_shown(shell: Shell) -> None:
    """By the hash of the end, which another session cannot have."""
    (shell.folder / "b.followup.jsonl").write_bytes((shell.folder / "a.followup.jsonl").read_bytes())
    written(promised(added=""), shell.folder / "b.jsonl")
    answer = shell("debrief", "b.jsonl")
    assert answer.err == "b.followup.jsonl does not belong to this log of the session, and is not shown.\n"
    told = after(answer)
    assert ("that does not belong to it. It is not shown." in " ".join(told.split()), "kept" in told) == (True, False)


@pytest.mark.parametrize(
    ("form", "between", "mark"),
    [("text", f"\n{'=' * 80}\n", "WHAT CAME OF IT"), ("json", '"scenario":"', '"followups"')],
)
def test_a_copy_of_a_log_has_not_the_follow_up_of_the_other(shell: Shell, form: str, between: str, mark: str) -> None:
    """It is shown for the log that it lies beside, in whatever order they come."""
    (shell.folder / "b.jsonl").write_bytes((shell.folder / "a.jsonl").read_bytes())
    for logs in (("a.jsonl", "b.jsonl"), ("b.jsonl", "a.jsonl")):
        page = shell("debrief", *logs, "--format", form).out.decode()
        own = page.split(between)[-2:]
        assert [mark in each for each in own] == [name == "a.jsonl" for name in logs]


def test_of_a_damaged_one_what_comes_before_is_used(shell: Shell) -> None:
    """And the damage is told."""
    path = shell.folder / "a.followup.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"kept":"no"', b'"kept":"yes"'))
    answer = shell("debrief", "a.jsonl")
    assert answer.err == "a.followup.jsonl is damaged at line 3: what comes before that is used.\n"
    assert "After 4 weeks       not asked yet" in after(answer)


def test_it_is_never_taken_for_a_session(shell: Shell) -> None:
    """Whose it is and what to do is said, wherever it is named; in a folder it is passed over."""
    for call in (("debrief",), ("debrief", "--explain", "seats"), ("pack",)):
        answer = shell(*call, "a.followup.jsonl")
        assert (answer.code, answer.out, NOT_THIS in answer.err) == (1, b"", True)
    assert len(json.loads(shell("debrief", ".", "--format", "json").out)["sessions"]) == 1
    assert shell("debrief", ".").err == ""


def test_it_can_be_read_as_text(shell: Shell) -> None:
    """In whole sentences, like any log."""
    page = shell("replay", "a.followup.jsonl", "--plain").out.decode()
    wanted = (
        "It is asked what came of the session table-1, which ended with its entry ",
        f" is kept: “{NAUGHTY}”",
        " is not kept.",
        " is seen in part.",
        "What was added to the outcomes is not known.",
    )
    assert [sentence for sentence in wanted if sentence not in page] == []
    assert "The outcome “It stays tidy” is seen in part." in page
    (shell.folder / "a.jsonl").unlink()
    assert "The outcome “cared-for” is seen in part." in shell("replay", "a.followup.jsonl", "--plain").out.decode()


def test_it_is_kept_beside_a_file_and_asked_at_a_terminal(shell: Shell) -> None:
    """Anything else is wrong usage."""
    assert (shell("followup", "-").code, shell("followup", "a.jsonl").code) == (2, 2)
