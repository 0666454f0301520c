"""What the program can do is written down, and what is written down the program can do."""

import argparse
import re
import runpy
import shlex
from pathlib import Path

import pytest

from coopexercise.arguments import parser

from .command_line import commands

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
ALL = dict(commands(parser()))
PROMPT = re.compile(r"^\s*(?:\$ )?(coopexercise(?: [^#\n]*)?)(?:#.*)?$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s:]+)(?:#[^)\s]*)?\)")


def options(parser: argparse.ArgumentParser) -> list[list[str]]:
    """Return the names of each option of one command, but for the help that every command has."""
    names = (list(action.option_strings) for action in parser._actions)
    return [each for each in names if each and "--help" not in each]


def written(words: str) -> bool:
    """Return whether the words stand somewhere in the documentation, as words of their own."""
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", TEXT) is not None


@pytest.mark.parametrize("name", ALL, ids=" ".join)
def test_a_command_and_its_options_are_documented(name: tuple[str, ...]) -> None:
    """In the README or one of the pages beside it."""
    wanted = [[" ".join(("coopexercise", *name))], *options(ALL[name])]
    assert [names for names in wanted if not any(map(written, names))] == []


def fenced() -> list[str]:
    """Return every call of the program in the code blocks of the documentation."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    return [call.strip() for block in blocks for call in PROMPT.findall(block)]


@pytest.mark.parametrize("call", sorted(set(fenced())))
def test_a_documented_call_is_one_that_the_program_takes(call: str) -> None:
    """Each line of a code block that begins with the program's name."""
    words = shlex.split(re.split(r"[|>&;]", call)[0])
    assert parser().parse_args(words[1:]).command


def test_the_reference_of_the_format_is_up_to_date() -> None:
    """If not: `python docs/format.py`. It names every key, for it is made from the types that read them."""
    page = runpy.run_path(str(ROOT / "docs" / "format.py"))["page"]()
    assert (ROOT / "docs" / "format.md").read_text(encoding="utf-8") == page


def test_the_page_of_measures_is_up_to_date() -> None:
    """If not: `python docs/measures.py`."""
    page = runpy.run_path(str(ROOT / "docs" / "measures.py"))["page"]()
    assert (ROOT / "docs" / "measures.md").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Those to files of the project."""
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []
