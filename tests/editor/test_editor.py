"""An editor with the YAML language server from its npm package explains, completes and checks what `new` wrote."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopexercise.library import StartKind, json_schema, schema_name, start

from .server import Server

PROGRAM = Path(__file__).parents[2] / ".editor/node_modules/yaml-language-server/bin/yaml-language-server"
MISSING = "no node" if shutil.which("node") is None else "no YAML language server: `make editor` fetches it with npm"
pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None or not PROGRAM.exists(), reason=MISSING),
    pytest.mark.xdist_group("editor"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the two schemas in it."""
    folder = tmp_path_factory.mktemp("editor")
    for kind in ("scenario", "deck"):
        (folder / schema_name(kind)).write_text(json.dumps(json_schema(kind)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    """Start the server for the tests of this file."""
    running = Server(PROGRAM, folder)
    yield running
    running.stop()


class Editor:
    """A file in an editor; places are named by what stands there."""

    def __init__(self, server: Server, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        server.open(file)
        self.server, self.file, self.lines = server, file, text.splitlines()

    def hover(self, words: str) -> str:
        line = self._line(words)
        return self.server.hover(self.file, line, self.lines[line].index(words.strip()))

    def completion_below(self, words: str, indent: int) -> set[str]:
        return set(self.server.completion(self.file, self._line(words) + 1, indent))

    def marks(self) -> list[tuple[str, str]]:
        return [(self.lines[line], message) for line, message in self.server.diagnostics(self.file)]

    def _line(self, words: str) -> int:
        return next(number for number, line in enumerate(self.lines) if line.startswith(words))


def opened(server: Server, folder: Path, kind: StartKind, name: str, *words: str) -> Editor:
    """Return a new file in an editor, after words were exchanged in pairs."""
    text = start(kind, name).text
    for old, new in zip(words[::2], words[1::2], strict=True):
        assert old in text
        text = text.replace(old, new, 1)
    return Editor(server, folder / f"{name}.yaml", text)


@pytest.mark.parametrize("kind", ["scenario", "deck"])
def test_a_new_file_has_no_mark(server: Server, folder: Path, kind: StartKind) -> None:
    """Its first line leads to the schema beside it, and it fits."""
    assert opened(server, folder, kind, f"clean-{kind}").marks() == []


@pytest.mark.parametrize(
    ("words", "explanation"),
    [
        ("question:", "The one question of both rounds."),
        ("    side:", "Whose chair the role sits in."),
        ("        answers:", "The needs and wants this asset answers"),
        ("    promise:", "What people are told their part will be."),
        ("        harms:", "The needs and wants the choice would harm"),
        ("debrief:", "The talk that the rounds exist for."),
    ],
)
def test_hover_explains_a_key(server: Server, folder: Path, words: str, explanation: str) -> None:
    """With its description, at every level."""
    assert explanation in opened(server, folder, "scenario", "hover").hover(words)


def test_hover_shows_an_example(server: Server, folder: Path) -> None:
    """Of what may stand there."""
    assert "Council officer" in opened(server, folder, "deck", "example").hover("    role:")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("language: en", {"deck", "options"}),
        ("    role: Neighbour", {"seats", "knows"}),
        ("    mode: co-production", {"steps", "script", "explains"}),
        ("  minutes: 4", {"statements"}),
    ],
)
def test_completion_offers_the_keys(server: Server, folder: Path, line: str, offered: set[str]) -> None:
    """On a new line below another, those that are not there yet and no others."""
    indent = len(line) - len(line.lstrip())
    editor = opened(server, folder, "scenario", f"keys-{indent}-{len(line)}", f"{line}\n", f"{line}\n{' ' * indent}\n")
    found = editor.completion_below(line, indent)
    assert (found & offered, found & {"language", "role", "mode", "minutes"}) == (offered, set())


def test_completion_offers_the_choices(server: Server, folder: Path) -> None:
    """Of a key that has a few."""
    editor = opened(server, folder, "scenario", "choices", "side: resident", "side: ")
    line = editor.lines.index("    side: ")
    assert set(server.completion(editor.file, line, 10)) >= {"resident", "professional", "elected", "partner"}


def test_a_misspelt_key_is_marked(server: Server, folder: Path) -> None:
    """At its line."""
    editor = opened(server, folder, "scenario", "misspelt", "    brief:", "    breif:")
    assert [(line, message) for line, message in editor.marks() if "breif" in message] == [
        (editor.lines[editor._line("    breif")], "Property breif is not allowed.")
    ]
