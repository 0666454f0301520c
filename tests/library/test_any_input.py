"""Whatever bytes come in, problems or a scenario come out."""

import json
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from coopexercise.exercise.text import one_line
from coopexercise.library import Faulty, Loaded, check_text, has_errors, load_text, parse_participants
from tests.library.texts import FULL

ROOT = Path(__file__).parents[2]
FLAGSHIP = (ROOT / "scenarios" / "community-centre.yaml").read_bytes()
TEXTS = (FLAGSHIP, (ROOT / "cards" / "taster.yaml").read_bytes(), FULL.encode())
SNIPPETS = [
    *(b"\t", b"\n", b"  ", b"- ", b": ", b":", b"#", b"&a ", b"*a", b"!!x ", b"!", b"|\n", b">-\n", b"'", b'"', b"["),
    *(b"]", b"{", b"}", b",", b"---\n", b"...\n", b"%YAML 1.1\n", b"? ", b"<<: ", b"\\", b"\x00", b"\x85", b"\xff"),
    *(b"~", b"null", b"true", b"1:30", b".inf", b"0x", b"-1", b"1e999", b"9" * 50, b"\xef\xbb\xbf", b"\r", b"\xc2\x85"),
    b'"\\uD800"',
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file with pieces cut out, doubled or put in."""
    data = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        data = data[:start] + draw(st.sampled_from([*SNIPPETS, b"", data[start:end] * 2])) + data[end:]
    return data


@st.composite
def misshapen(draw: st.DrawFn) -> bytes:
    """A scenario in which one value, at any depth, is something else; as JSON, which is YAML too."""
    scenario = yaml.safe_load(FULL)
    parent: Any = scenario
    keys = list(parent)
    while True:
        key = draw(st.sampled_from(keys))
        inner = parent[key]
        if not isinstance(inner, (dict, list)) or not inner or draw(st.booleans()):
            break
        parent, keys = inner, list(inner) if isinstance(inner, dict) else list(range(len(inner)))
    parent[key] = draw(VALUES)
    return json.dumps(scenario).encode()


def check_outcome(data: bytes) -> None:
    """Check that a file is either played or refused, and that every problem is a sentence at a place in it."""
    result = load_text(data)
    assert isinstance(result, Faulty) == has_errors(result.problems)
    for problem in check_text(data):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))
        # What the typed conversion refuses, the schema must be able to explain.
        assert "does not have the right shape" not in problem.message
        assert all(char.isprintable() or char == "\n" for char in str(problem))


@given(mutated())
def test_mutated_files(data: bytes) -> None:
    """A file with something wrong anywhere never raises."""
    check_outcome(data)


@given(misshapen())
def test_misshapen_files(data: bytes) -> None:
    """Any value in any place never raises, and each refusal is explained."""
    check_outcome(data)


@given(st.binary(max_size=200) | st.lists(st.sampled_from(SNIPPETS), max_size=30).map(b"".join))
def test_random_bytes(data: bytes) -> None:
    """Bytes that mean nothing never raise."""
    check_outcome(data)


@given(st.sampled_from(TEXTS[:1]), st.integers(0, len(FLAGSHIP)))
def test_cut_files(data: bytes, end: int) -> None:
    """A file that was cut off anywhere never raises."""
    check_outcome(data[:end])


@given(st.binary(max_size=200) | st.text('name,job;not\t"\n |/é\r', max_size=80).map(str.encode), st.sampled_from("tc"))
def test_any_participants(data: bytes, kind: str) -> None:
    """Any bytes are a list of people, or problems."""
    result = parse_participants(data, "people.csv" if kind == "c" else "people.txt")
    assert all(person.name and person.name == one_line(person.name) for person in result.people)
    assert result.people or result.problems


def test_unchanged_file() -> None:
    """The file that mutations start from is one that loads."""
    assert isinstance(load_text(FLAGSHIP), Loaded)
