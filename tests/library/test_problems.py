"""Problems as text for people and as JSON for programs."""

import json

from coopexercise.library import as_json, as_text, check_text
from tests.library.page import BASE
from tests.library.texts import FULL, changed


def test_text_form() -> None:
    """The text form has the place, the cause, the line with a caret, and a hint."""
    problems = check_text(changed("qu" + "estion:", "qestion:"), "bench.yaml")
    assert as_text(problems) == (
        "bench.yaml:4:1: error [unknown-key] `qestion` is no key known here.\n"
        "     4 | qestion: What should become of the empty corner?\n"
        "         ^\n"
        "  hint: Did you mean `question`?"
    )


def test_text_form_of_a_long_line() -> None:
    """A long line is cut around the fault, and the caret stays below it."""
    problems = check_text(changed("[neighbour]", "[" + "neighbour, " * 20 + "stranger]"), "bench.yaml")
    _, line, caret, _ = as_text(problems).split("\n")
    assert line[caret.index("^") :].startswith("stranger")
    assert len(line) <= 110


def test_column_behind_a_byte_order_mark() -> None:
    """A byte order mark, which nobody sees, does not count as a column."""
    (problem,) = check_text(b"\xef\xbb\xbf# \x07\n" + FULL.encode())
    assert (problem.line, problem.column) == (1, 3)


def test_json_form() -> None:
    """The JSON form is a list of objects with exactly seven keys."""
    problems = check_text(changed("budget: 500", "budget: lots"), "bench.yaml")
    assert json.loads(as_json(problems)) == [
        {
            "file": "bench.yaml",
            "line": 22,
            "column": 11,
            "severity": "error",
            "code": "wrong-type",
            "message": "`budget` must be a number, but this is text.",
            "hint": "Write digits only, as in 12 or 0.5, without quotes.",
        }
    ]


def test_json_form_when_clean() -> None:
    """Without problems the JSON form is an empty list."""
    assert as_json(check_text(BASE.encode())) == "[]"


def test_no_control_character_gets_out() -> None:
    """Whatever stands in a file or its name, the text form drives no terminal."""
    text = FULL.replace("title: The", '"ti\\e]0;tle": The').replace("It rains.", "It \x1b[2J rains.\x9b")
    shown = as_text(check_text(text.encode(), "be\x1b]0;nch.yaml"))
    assert "control-character" in shown
    assert {char for char in shown if not char.isprintable()} == {"\n"}
