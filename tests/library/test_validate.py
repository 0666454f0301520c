"""`coopexercise validate`, from the command line."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopexercise import cli
from tests.command_line import process
from tests.library.page import BASE, whole
from tests.library.texts import SMALL

WARNED = whole("options:\n  planters:\n    title: Fence it off\n    harms: [seat]\n")


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (BASE.encode(), ["--strict"], 0),
        (SMALL.encode(), ["--strict"], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (WARNED, ["--strict", "--format", "json"], 1),
        (b"title: x", [], 1),
    ],
    ids=["clean", "advice", "warning", "strict", "strict json", "error"],
)
def test_exit_codes(tmp_path: Path, content: bytes, options: list[str], code: int) -> None:
    """Errors always count; warnings where strictness is asked for; advice never."""
    file = tmp_path / "bench.yaml"
    file.write_bytes(content)
    assert cli.run(["validate", str(file), *options]) == code


def test_closing_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems come by file and line, and the last line counts them."""
    (tmp_path / "b.yaml").write_bytes(WARNED.replace(b"question:", b"qestion:"))
    (tmp_path / "a.yaml").write_bytes(SMALL.encode())
    cli.run(["validate", str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    heads = [line.removeprefix(str(tmp_path)).split(":") for line in lines if line.startswith(str(tmp_path))]
    places = [(Path(head[0]).name[0], int(head[1])) for head in heads]
    assert places == sorted(places)
    assert (places[0], lines[-1]) == (("a", 1), "1 error, 1 warning, 8 pieces of advice.")


@pytest.mark.parametrize("arguments", [["-"], ["bench.yaml", "--format", "json"]])
def test_what_cannot_be_watched(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Standard input comes once, and a program wants one list."""
    assert cli.run(["validate", "--watch", *arguments]) == 2
    assert "--watch is for files" in capsys.readouterr().err


@pytest.fixture
def watching(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Watch `bench.yaml`, whose first state has an error; end after a minute at the latest."""
    (tmp_path / "bench.yaml").write_bytes(whole("titel: The bench"))
    running = process("validate", "--watch", "bench.yaml", folder=tmp_path)
    guard = threading.Timer(60, running.kill)
    guard.start()
    yield running
    guard.cancel()
    running.kill()
    running.communicate()


def codes(running: "subprocess.Popen[bytes]") -> list[str]:
    """Wait for the end of one check, and return the codes that it named."""
    assert running.stdout is not None
    named = []
    while not (line := running.stdout.readline()).startswith(b"Checked at "):
        assert line, "the program has ended"
        named += [line.split(b"[")[1].split(b"]")[0].decode()] if b" [" in line else []
    return named


def test_each_save_is_checked(watching: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    """Also of a deck, also when the file is taken away and comes again."""
    file = tmp_path / "bench.yaml"
    seen = [codes(watching)]
    file.write_bytes(BASE.encode())
    seen.append(codes(watching))
    file.unlink()
    seen.append(codes(watching))
    file.write_bytes(whole("# without cards:\ndeck: corner\n"))
    seen.append(codes(watching))
    deck = tmp_path / "corner.yaml"
    deck.write_text("format: coopexercise/deck@1\ntitle: x\n" + BASE[BASE.index("cards:") : BASE.index("options:")])
    seen.append(codes(watching))
    assert seen == [["unknown-key"], [], ["not-found"], ["unknown-deck"], []]


@pytest.mark.skipif(os.name == "nt", reason="there, ctrl+c goes to a whole console and cannot be sent to one program")
def test_watching_ends_with_ctrl_c(watching: "subprocess.Popen[bytes]") -> None:
    """Without a traceback, and with what was found last."""
    codes(watching)
    watching.send_signal(signal.SIGINT)
    _, err = watching.communicate()
    assert (watching.returncode, err) == (1, b"")
