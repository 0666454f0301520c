"""The session log's own tools, as they are called from a shell: `log repair`, `log redact`, `log anonymise`."""

from pathlib import Path

import pytest

from coopexercise.record import open_log, read, verify

from .command_line import Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """The program, in an empty folder."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


def worded(log: Path) -> int:
    """Return the number of an entry with words."""
    return next(event.seq for event in read(log).events if event.words)


def test_repair_sets_a_torn_end_aside(shell: Shell) -> None:
    """It says where the bytes are; the second time there is nothing to do."""
    log = shell.rehearsed()
    whole = log.read_bytes()
    log.write_bytes(whole + b"torn")
    first, second = shell("log", "repair", "a.jsonl"), shell("log", "repair", "a.jsonl")
    assert (first.code, first.err, b"Its 4 bytes are now in a.jsonl.torn" in first.out) == (0, "", True)
    assert (second.code, second.err, b"nothing to repair" in second.out) == (0, "", True)
    assert (log.read_bytes(), shell.files) == (whole, ["a.jsonl", "a.jsonl.torn"])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda log: log.replace(b"seat.added", b"seat.adddd", 1), "is damaged at line 2 "),
        (lambda _: b"", "Nothing was recorded"),
        (lambda log: log[:100], "Nothing was recorded"),
        (lambda log: b"noise\n" + log, "is damaged at line 1 (byte 0)"),
    ],
    ids=["changed", "empty", "no line", "noise"],
)
@pytest.mark.parametrize("tool", ["repair", "redact"])
def test_what_is_damaged_is_not_changed(shell: Shell, tool: str, change: object, sentence: str) -> None:
    """By no tool; the reason is said, without a traceback."""
    log = shell.rehearsed()
    spoilt = change(log.read_bytes())  # type: ignore[operator]
    log.write_bytes(spoilt)
    answer = shell("log", tool, "a.jsonl#20" if tool == "redact" else "a.jsonl")
    assert (answer.code, answer.out, sentence in answer.err) == (1, b"", True)
    assert (log.read_bytes(), shell.files) == (spoilt, ["a.jsonl"])


def test_redact_removes_words_for_good(shell: Shell) -> None:
    """The log verifies still and says so, and every other output is without them."""
    log = shell.rehearsed()
    seq = worded(log)
    (words,) = read(log).events[seq - 1].words.values()
    answer = shell("log", "redact", f"a.jsonl#{seq}", "--why", "asked")
    assert (answer.code, answer.err) == (0, "")
    assert f"The words of entry {seq} are removed from this log for good." in answer.out.decode()
    assert read(log).events[seq - 1].words == {}
    assert f"The words of line {seq} were removed at " in shell("log", "verify", "a.jsonl").out.decode()
    said = shell("replay", "a.jsonl", "--plain").out.decode()
    assert "The reason given is “asked”." in said
    line = next(each for each in said.splitlines() if f", entry {seq}:" in each)
    assert (words in line, "Its words were removed for good, by entry " in line) == (False, True)
    assert shell("debrief", "a.jsonl").code == 0


@pytest.mark.parametrize(
    ("reference", "code", "sentence"),
    [
        ("a.jsonl#1", 1, "entry 1 (session.opened) has no words"),
        ("a.jsonl#0", 1, "there is no entry 0"),
        ("a.jsonl#9999", 1, "there is no entry 9999"),
        ("a.jsonl", 2, "names no entry"),
        ("a.jsonl#", 2, "names no entry"),
        ("a.jsonl#x", 2, "names no entry"),
        ("#3", 2, "names no entry"),
        ("b.jsonl#3", 1, "There is no log b.jsonl."),
    ],
)
def test_a_refused_redaction_says_why(shell: Shell, reference: str, code: int, sentence: str) -> None:
    """And changes nothing."""
    log = shell.rehearsed()
    before = log.read_bytes()
    answer = shell("log", "redact", reference)
    assert (answer.code, answer.out, sentence in answer.err) == (code, b"", True)
    assert (log.read_bytes(), shell.files) == (before, ["a.jsonl"])


def test_a_running_session_is_not_redacted_from_outside(shell: Shell) -> None:
    """Whoever holds the log is named; the session itself can do it."""
    log = shell.rehearsed()
    with open_log(log).log:
        answer = shell("log", "redact", "a.jsonl#20")
        assert (answer.code, "is held by process" in answer.err) == (1, True)


def test_repair_needs_a_file(shell: Shell) -> None:
    """Standard input cannot be changed in its place."""
    assert shell("log", "repair", "-").code == 2


def test_anonymise_writes_a_copy_without_words(shell: Shell) -> None:
    """It verifies, replays and debriefs; what it cannot promise is said apart from the data."""
    log = shell.rehearsed()
    before = log.read_bytes()
    answer = shell("log", "anonymise", "a.jsonl", "-o", "b.jsonl")
    assert (answer.code, answer.out, log.read_bytes()) == (0, b"", before)
    assert "It cannot promise that nobody is recognised" in answer.err
    assert "Local councillor (elected)" in answer.err
    copy = shell.folder / "b.jsonl"
    assert (verify(copy).state, [event.words for event in read(copy).events if event.words]) == ("closed", [])
    assert shell("replay", "b.jsonl", "--plain").code == 0
    assert shell("debrief", "b.jsonl", "--for", "facilitator").code == 0


def test_anonymise_works_in_a_pipe(shell: Shell) -> None:
    """`-` in, and standard output if nothing else is said."""
    log = shell.rehearsed()
    answer = shell("log", "anonymise", "-", stdin=log.read_bytes())
    assert answer.code == 0
    assert shell("log", "verify", "-", stdin=answer.out).code == 0


def test_anonymise_never_takes_the_place_of_the_log(shell: Shell) -> None:
    """Nor makes a copy of what nobody could read."""
    log = shell.rehearsed()
    before = log.read_bytes()
    assert shell("log", "anonymise", "a.jsonl", "-o", "./a.jsonl").code == 2
    assert log.read_bytes() == before
    shell.file("noise.jsonl", b"noise\n")
    assert shell("log", "anonymise", "noise.jsonl", "-o", "c.jsonl").code == 1
    assert shell.files == ["a.jsonl", "noise.jsonl"]


def test_anonymise_uses_what_comes_before_the_damage(shell: Shell) -> None:
    """And says that it is not all."""
    log = shell.rehearsed()
    log.write_bytes(log.read_bytes().replace(b"round.started", b"round.starter", 1))
    answer = shell("log", "anonymise", "a.jsonl", "-o", "b.jsonl")
    assert (answer.code, "What comes before that is used" in answer.err) == (1, True)
    assert verify(shell.folder / "b.jsonl").state == "open"
