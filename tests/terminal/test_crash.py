"""What is seen when the program fails, and what is written about it."""

import sys
import tempfile
from pathlib import Path

import pytest

from coopexercise.terminal import crash
from coopexercise.terminal.opening import Plan, open_new
from tests.command_line import at_terminal
from tests.exercise.table import DECK, SCENARIO

LOG = Path("two words", "a.jsonl")
NAME = "secret"
OURS = "coopexercise has failed; this is our fault, not yours."


@pytest.fixture
def details(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the details of failures now are."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def inner(name: str) -> None:
    """Fail with somebody's words in a variable and in the message."""
    words = name.upper()
    raise KeyError(words)


def outer(name: str) -> None:
    """Fail because something else did."""
    try:
        inner(name)
    except KeyError as error:
        raise ValueError(f"{name} once more") from error


def failure() -> Exception:
    """Return an error of which somebody's words are a part."""
    try:
        outer(NAME)
    except ValueError as error:
        return error
    raise AssertionError("nothing failed")


def written(folder: Path) -> str:
    """Return the details of the only failure."""
    (path,) = folder.glob("coopexercise-crash-*.txt")
    return path.read_text(encoding="utf-8")


def test_the_panel_says_how_to_resume_and_where_the_details_are(details: Path) -> None:
    """In few words; the command can be copied as it stands."""
    told = crash.panel(failure(), LOG)
    (path,) = details.iterdir()
    assert told == (
        f"{OURS}\n\n"
        "Everything recorded is safe. Go on with:\n\n"
        f'    coopexercise resume "{LOG}"\n\n'
        f"The details, without anybody's words, are in {path}"
    )


def test_without_a_session_there_is_nothing_to_resume(details: Path) -> None:
    """Then the panel does not say so."""
    told = crash.panel(failure(), None)
    (path,) = details.iterdir()
    assert told == f"{OURS}\n\nThe details, without anybody's words, are in {path}"


def test_the_details_are_where_it_failed_and_nobodys_words(details: Path) -> None:
    """What led to the error comes first; no value of a variable, and no message."""
    crash.panel(failure(), None)
    text = written(details)
    places = [text.index(each) for each in ("in inner", "KeyError\n", "in failure", "ValueError\n")]
    assert places == sorted(places)
    assert text.startswith("coopexercise ")
    assert "secret" not in text.lower()


def test_the_failure_of_a_worker_is_told_as_such(details: Path) -> None:
    """Textual wraps it in an error that says nothing by itself."""
    from textual.worker import WorkerFailed

    crash.panel(WorkerFailed(failure()), None)
    assert "in inner" in written(details)
    assert "WorkerFailed" not in written(details)


def test_a_full_disk_does_not_hide_the_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    """How to go on matters more than the details."""

    def full(**_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    told = crash.panel(failure(), LOG)
    assert told.startswith(OURS)
    assert told.endswith("No details could be written.")


BROKEN = """
import sys, tempfile
from coopexercise import cli
from coopexercise.terminal import app
from coopexercise.terminal.words import public
def fails(*_):
    words = "secret".upper()
    raise ValueError(words)
async def fails_later():
    fails()
{patch}
tempfile.tempdir = "."
sys.exit(cli.run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal for pexpect")
@pytest.mark.parametrize(
    ("command", "patch"),
    [
        ("resume", "app.CoopApp.on_mount = lambda self: self.run_worker(fails_later())"),
        ("show", "public.title = fails"),
    ],
)
def test_at_a_terminal_there_is_one_panel_and_no_traceback(tmp_path: Path, command: str, patch: str) -> None:
    """Whole, without wrapping or marks, so that its command can be copied; and the exit code is 70."""
    log = tmp_path / f"[b]two words[i] {'long ' * 20}.jsonl"
    open_new(Plan(scenario=SCENARIO, deck=DECK, not_cards=((),) * 5, log=log)).conductor.close()
    before = log.read_bytes()
    code, said = at_terminal(command, log.name, folder=tmp_path, code=BROKEN.format(patch=patch))
    panel = said[said.index(OURS) :].splitlines()
    assert code == 70
    assert (f'    coopexercise resume "{log.name}"' in panel) == (command == "resume")
    assert said.count(OURS) == 1
    assert "Traceback" not in said
    assert "in fails" in written(tmp_path)
    assert "SECRET" not in said + written(tmp_path)
    assert log.read_bytes() == before
