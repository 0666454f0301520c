"""Lists of people: one name a line, or a table."""

from pathlib import Path

import pytest

from coopexercise.library import Loaded, Participant, load, parse_participants, read_participants
from tests.library.texts import places

ANN = Participant("Ann Marsh", "nurse", ("officer", "teen"))
BO = Participant("Bo")


def people(data: str | bytes, name: str = "people.txt") -> tuple[Participant, ...]:
    """Return the people of a list without problems."""
    result = parse_participants(data.encode() if isinstance(data, str) else data, name)
    assert result.problems == ()
    return result.people


def test_one_name_a_line() -> None:
    """Names stand one a line; empty lines and outer spaces do not count, commas do."""
    assert people("  Ann Marsh \r\n\r\nMarsh, Bo\n") == (Participant("Ann Marsh"), Participant("Marsh, Bo"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table(delimiter: str) -> None:
    """A first line that names the columns makes a table, in any order and with any of three delimiters."""
    rows = (("Not", "extra", "NAME", "job"), ("officer/teen", "x", '"Ann Marsh"', "nurse"), ("", "", "Bo", ""))
    assert people("\n".join(delimiter.join(row) for row in rows)) == (ANN, BO)


def test_table_without_headers() -> None:
    """A CSV file without headers has name, job and not in this order."""
    assert people("Ann Marsh,nurse,officer teen\nBo\n", "people.csv") == (ANN, BO)


def test_one_column_with_a_header() -> None:
    """A lone header `name` is no name, and commas below it stay in the names."""
    assert people("Name\nMarsh, Bo\n", "people.csv") == (Participant("Marsh, Bo"),)


@pytest.mark.parametrize("text", ["officer teen", "officer/teen", "officer | teen", "officer|teen officer"])
def test_cards_not_to_get(text: str) -> None:
    """Cards in `not` are parted by spaces, slashes or bars."""
    assert people(f"name;job;not\nAnn Marsh;nurse;{text}\n") == (ANN,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    """What spreadsheets write is read, whatever its encoding."""
    assert people("name;job\nZoë;Bäcker\n".encode(encoding), "people.csv") == (Participant("Zoë", "Bäcker"),)


def test_control_characters() -> None:
    """Control characters are cleaned away."""
    assert people("A\x1bnn\x07 Marsh\n") == (Participant("Ann Marsh"),)


PROBLEMS = {
    "nobody": ("\n \n", "people.txt", [(1, "empty-file")]),
    "no name": ("name,job\n,nurse\nBo,\n", "people.csv", [(2, "missing-name")]),
    "no column of names": ("job,not\nnurse,\n", "people.csv", [(1, "missing-key")]),
    "quotation mark": ('Bo,\n"Ann,nurse\n', "people.csv", [(3, "not-csv")]),
    "too many": ("\n".join(f"P{number}" for number in range(45)), "people.txt", [(41, "too-many-people")]),
    "long name": ("Bo\n" + "x" * 201, "people.txt", [(2, "too-large")]),
    "large file": ("Bo\n" * 100_000, "people.txt", [(1, "too-large")]),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_problems(case: str) -> None:
    """What is wrong with a list is named with its line."""
    text, name, expected = PROBLEMS[case]
    assert places(parse_participants(text.encode(), name).problems) == expected


def test_limits() -> None:
    """No more than forty people are kept, and no more than 200 characters of a name."""
    result = parse_participants("\n".join("x" * 300 for _ in range(45)).encode())
    assert result.people == (Participant("x" * 200),) * 40


def test_unknown_card() -> None:
    """With a deck, a card that is not in it is a problem with a hint."""
    loaded = load("taster")
    assert isinstance(loaded, Loaded)
    (problem,) = parse_participants(b"name,not\nAnn,pupil\nBo,pupill\n", "people.csv", loaded.deck).problems
    assert (problem.line, problem.code, problem.hint) == (3, "unknown-card", "Did you mean `pupil`?")


def test_files(tmp_path: Path) -> None:
    """A list is read from a file; a file that is not there is a problem."""
    path = tmp_path / "people.csv"
    path.write_text("Bo,\n", encoding="utf-8")
    assert read_participants(path).people == (BO,)
    assert places(read_participants(tmp_path / "gone.csv").problems) == [(1, "not-found")]
