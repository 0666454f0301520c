"""The commands `new`, `diff` and `validate --upgrade`: what they write, say and leave alone."""

import json
import stat
from pathlib import Path

import pytest

from .command_line import Answer, Shell
from .library.texts import FULL, SMALL

OLD = SMALL.replace("scenario@1", "scenario@0").replace("title:", "name:")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program, to be called in an empty folder."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


@pytest.mark.parametrize("kind", ["scenario", "deck"])
def test_a_new_file_validates(shell: Shell, kind: str) -> None:
    """It stands there with the schema that its first line names, and nothing is wrong with it."""
    told = f"Written: the-bench.yaml\nWritten: {kind}.schema.json\n"
    told += "Next: open it in an editor, then: coopexercise validate the-bench.yaml\n"
    assert shell("new", kind, "The bench") == Answer(0, b"", told)
    assert shell.files == sorted(["the-bench.yaml", f"{kind}.schema.json"])
    assert shell("validate", "--strict", "the-bench.yaml") == Answer(0, b"", "No problems.\n")
    schema = json.loads((shell.folder / f"{kind}.schema.json").read_bytes())
    assert schema == json.loads(shell("schema", kind).out)


def test_a_copy_of_the_library_plays(shell: Shell) -> None:
    """It needs no other file."""
    assert shell("new", "scenario", "My corner", "--from", "taster").code == 0
    assert shell("validate", "my-corner.yaml") == Answer(0, b"", "No problems.\n")
    assert shell("rehearse", "my-corner.yaml", "--seed", "1").code == 0


def test_a_new_file_on_standard_output(shell: Shell) -> None:
    """Nothing else is written, and nothing said."""
    code, out, err = shell("new", "scenario", "bench", "-o", "-")
    assert (code, err, shell.files) == (0, "", [])
    assert shell("validate", "-", stdin=out) == Answer(0, b"", "No problems.\n")


def test_a_new_file_elsewhere(shell: Shell) -> None:
    """In a folder that is there, with its schema beside it."""
    (shell.folder / "cards").mkdir()
    place = Path("cards", "bench.yaml")
    assert shell("new", "deck", "bench", "-o", str(place)).code == 0
    assert sorted(path.name for path in (shell.folder / "cards").iterdir()) == ["bench.yaml", "deck.schema.json"]
    code, _, err = shell("new", "deck", "bench", "-o", str(Path("crads", "bench.yaml")))
    assert (code, err.endswith("there is no folder crads. Make it first.\n")) == (1, True)


def test_a_file_that_is_there_stays(shell: Shell) -> None:
    """Whatever is in it."""
    shell.file("bench.yaml", "mine")
    told = "coopexercise: bench.yaml is there already, and stays as it is. Choose another name, or a file with -o.\n"
    assert shell("new", "scenario", "bench") == Answer(1, b"", told)
    assert (shell.folder / "bench.yaml").read_text(encoding="utf-8") == "mine"
    assert shell.files == ["bench.yaml"]


@pytest.mark.parametrize(("content", "told"), [("{}", True), ("no schema", True), (None, False)])
def test_a_schema_that_is_there_stays(shell: Shell, content: str | None, told: bool) -> None:
    """One of another version is called so."""
    content = shell("schema", "scenario").out.decode() if content is None else content
    shell.file("scenario.schema.json", content)
    answer = shell("new", "scenario", "bench")
    hint = "scenario.schema.json is of another version. To make it anew: coopexercise schema scenario > "
    assert (answer.code, hint in answer.err) == (0, told)
    assert (shell.folder / "scenario.schema.json").read_text(encoding="utf-8") == content


def test_what_cannot_be_copied_is_told(shell: Shell) -> None:
    """In a sentence, without a file."""
    told = "coopexercise: There is no scenario `tastr` in the library. Did you mean `taster`?\n"
    assert shell("new", "scenario", "bench", "--from", "tastr") == Answer(1, b"", told)
    assert shell.files == []


def test_differences_are_told(shell: Shell) -> None:
    """As lines for people and as data; the exit code is 0 whether something changed or not."""
    shell.file("a.yaml", FULL)
    shell.file("b.yaml", FULL.replace("budget: 500", "budget: 600").replace("id: bench", "id: seat"))
    text = "Budget changed: 500 → 600.\nBehind the scenes:\n  Id changed: bench → seat.\n"
    assert shell("diff", "a.yaml", "b.yaml") == Answer(0, text.encode(), "")
    assert shell("diff", "a.yaml", "-", stdin=FULL.encode()) == Answer(0, b"Nothing changed.\n", "")
    assert json.loads(shell("diff", "a.yaml", "a.yaml", "--format", "json").out) == []


def test_what_cannot_be_compared_is_told(shell: Shell) -> None:
    """Faults with their places; a scenario beside a deck; standard input twice."""
    shell.file("faulty.yaml", "title: x\n")
    shell("new", "deck", "bench")
    answers = [shell("diff", "taster", other) for other in ("faulty.yaml", "bench.yaml")]
    assert [(answer.code, answer.out) for answer in answers] == [(1, b""), (1, b"")]
    assert "faulty.yaml:1:1: error" in answers[0].err
    assert "one is a scenario and the other a deck of cards." in answers[1].err
    assert shell("diff", "-", "-").code == 2


def test_an_older_file_is_rewritten_when_asked(shell: Shell) -> None:
    """Then it is checked like any other; a file of today stays as it is."""
    path = shell.folder / shell.file("bench.yaml", OLD)
    path.chmod(0o640)
    mode = stat.S_IMODE(path.stat().st_mode)
    code, _, err = shell("validate", "--upgrade", "bench.yaml")
    assert (code, err.splitlines()[:3]) == (
        0,
        [
            "Rewritten: bench.yaml",
            "  line 1: `coopexercise/scenario@0` is now `coopexercise/scenario@1`",
            "  line 2: `name` is now `title`",
        ],
    )
    assert (path.read_text(encoding="utf-8"), stat.S_IMODE(path.stat().st_mode)) == (SMALL, mode)
    again = shell("validate", "--upgrade", "bench.yaml")
    assert again.err.startswith("bench.yaml is in today's version of the format already.\n")


def test_without_being_asked_an_older_file_stays(shell: Shell) -> None:
    """It is read as it is."""
    shell.file("bench.yaml", OLD)
    assert shell("rehearse", "bench.yaml", "--seed", "1").code == 0
    assert b"[old-format]" in shell("validate", "bench.yaml").out
    assert (shell.folder / "bench.yaml").read_text(encoding="utf-8") == OLD


@pytest.mark.parametrize(("name", "code"), [("-", 2), ("broken.yaml", 1), ("gone.yaml", 1)])
def test_what_cannot_be_rewritten_is_told(shell: Shell, name: str, code: int) -> None:
    """And stays as it is."""
    shell.file("broken.yaml", "format: [")
    answer = shell("validate", "--upgrade", name)
    assert answer.code == code
    assert (shell.folder / "broken.yaml").read_text(encoding="utf-8") == "format: ["
