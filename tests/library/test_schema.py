"""The JSON Schemas for editors."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
import yaml

from coopexercise.exercise.events import LINE_TYPES, RoundStarted
from coopexercise.library import SchemaKind, StartKind, json_schema, start
from tests.library.texts import SMALL

ROOT = Path(__file__).parents[2]
SHIPPED = [
    (kind, path)
    for kind, folder in (("scenario", "scenarios"), ("deck", "cards"))
    for path in sorted((ROOT / folder).glob("*.yaml"))
]
ONE_SENTENCE = re.compile(r"[A-Z][^.!?]*\.")
LATER_THAN_DRAFT_7 = {"$defs", "$anchor", "$dynamicRef", "prefixItems", "unevaluatedProperties", "dependentRequired"}


def errors(text: str, kind: SchemaKind) -> list[str]:
    """Return what an editor would say of a file."""
    found = jsonschema.Draft7Validator(json_schema(kind)).iter_errors(yaml.safe_load(text))
    return sorted(error.message for error in found)


def schemas(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and all those in it."""
    if isinstance(schema, dict):
        yield schema
    for each in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from schemas(each)


def keys(kind: SchemaKind) -> dict[str, dict[str, Any]]:
    """Return the schema of each key of a file, by the part it is in."""
    schema = json_schema(kind)
    forms = {kind: schema, **schema["definitions"]}
    return {f"{name}.{key}": value for name, form in forms.items() for key, value in form["properties"].items()}


@pytest.mark.parametrize("kind", get_args(SchemaKind))
def test_valid_draft_7(kind: SchemaKind) -> None:
    """Each schema is a valid one of draft 7, which editors know, and uses no word of a later one."""
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert {word for each in schemas(schema) for word in each} & LATER_THAN_DRAFT_7 == set()


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda each: getattr(each, "stem", each))
def test_shipped_files_fit(kind: SchemaKind, path: Path) -> None:
    """An editor finds no fault in the shipped files."""
    assert errors(path.read_text(encoding="utf-8"), kind) == []


@pytest.mark.parametrize("kind", get_args(StartKind))
def test_new_files_fit(kind: StartKind) -> None:
    """Nor in those that `new` writes."""
    assert errors(start(kind, "Bench").text, kind) == []


def test_smallest_scenario_fits() -> None:
    """Nor in the smallest scenario."""
    assert errors(SMALL, "scenario") == []


def test_a_misspelt_key_does_not_fit() -> None:
    """An editor marks it."""
    assert errors(SMALL.replace("question:", "qestion:"), "scenario") == [
        "'question' is a required property",
        "Additional properties are not allowed ('qestion' was unexpected)",
    ]


@pytest.mark.parametrize("kind", ["scenario", "deck"])
def test_every_key_is_described_in_one_sentence(kind: SchemaKind) -> None:
    """An editor can say of each key what it is for."""
    described = {name: value.get("description", "") for name, value in keys(kind).items()}
    assert {name: text for name, text in described.items() if not ONE_SENTENCE.fullmatch(text)} == {}


@pytest.mark.parametrize("kind", ["scenario", "deck"])
def test_examples_fit(kind: SchemaKind) -> None:
    """What an editor shows as an example may stand there."""
    definitions = json_schema(kind)["definitions"]
    bad = [
        (name, example)
        for name, value in keys(kind).items()
        for example in value.get("examples", ())
        if not jsonschema.Draft7Validator({**value, "definitions": definitions}).is_valid(example)
    ]
    assert bad == []


def test_event_lines_fit() -> None:
    """A line of the log fits the schema of events, and one that lacks its place does not."""
    kind = next(each for each in LINE_TYPES if each.__struct_config__.tag == "round.started")
    line = msgspec.to_builtins(kind(round="consultation", data=RoundStarted(mode="consultation", seconds=900)))
    validator = jsonschema.Draft7Validator(json_schema("event"))
    assert validator.is_valid(line)
    assert not validator.is_valid(line | {"seq": "one"})
