"""The rules are pure: no file, no screen, no clock, and no chance but a given seed."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import coopexercise.exercise

ROOM = Path(coopexercise.exercise.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))
FORBIDDEN_IMPORTS = {
    "asyncio",
    "ctypes",
    "glob",
    "io",
    "logging",
    "os",
    "pathlib",
    "platformdirs",
    "rich",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "textual",
    "threading",
    "time",
    "typst",
    "urllib",
    "uuid",
    "yaml",
}
FORBIDDEN_CALLS = {"open", "input", "print", "exec", "eval", "compile", "__import__"}
FORBIDDEN_METHODS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
HEAVY = (
    "textual",
    "rich",
    "yaml",
    "jsonschema",
    "platformdirs",
    "typst",
    "coopexercise.library",
    "coopexercise.record",
)

IMPORT_ALL = """
import importlib, json, pkgutil, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import coopexercise.exercise as room
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(module.name)
print(json.dumps({"modules": sorted(sys.modules), "opened": opened}))
"""


def imported(tree):
    """Return the top-level names of the packages a module imports from outside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield str(node.module).partition(".")[0]


def impure_calls(tree):
    """Return the calls that reach for a file, the terminal, the time or unseeded chance."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in FORBIDDEN_CALLS:
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
                if (owner, name) in FORBIDDEN_METHODS or owner == "random":
                    yield f"{owner}.{name}"
            case ast.Call(func=ast.Name(id="Random"), args=[]):
                yield "Random()"


def impurities(source):
    """Return everything in a module's source that is not pure."""
    tree = ast.parse(source)
    return sorted({*imported(tree)} & FORBIDDEN_IMPORTS) + sorted(impure_calls(tree))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_a_module_of_the_rules_is_pure(module):
    """Time and seed come in as values; files, screens and sockets do not come in at all."""
    assert impurities(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import time", ["time"]),
        ("import os.path", ["os"]),
        ("from pathlib import Path", ["pathlib"]),
        ("open('x')", ["open"]),
        ("from datetime import datetime\ndatetime.now()", ["datetime.now"]),
        ("import random\nrandom.random()", ["random.random"]),
        ("from random import Random\nRandom()", ["Random()"]),
        ("from random import Random\nRandom(seed)", []),
        ("from .clock import time", []),
    ],
)
def test_what_is_not_pure_is_found(source, found):
    """The check above can fail."""
    assert impurities(source) == found


def test_importing_the_rules_pulls_in_no_screen_no_yaml_and_opens_no_file():
    """In a fresh interpreter, all of the room is imported; only code is read."""
    result = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True)
    seen = json.loads(result.stdout)
    heavy = [name for name in seen["modules"] if name.startswith(HEAVY)]
    data = [path for path in seen["opened"] if not path.endswith((".py", ".pyc", ".so", ".pyd", ".dylib"))]
    room = [name for name in seen["modules"] if name.startswith("coopexercise.exercise.")]
    assert (heavy, [path for path in data if ".pyc." not in path]) == ([], [])
    assert {"coopexercise.exercise.session", "coopexercise.exercise.dealing"} < set(room)
