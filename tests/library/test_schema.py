"""The JSON Schemas for editors."""

from pathlib import Path
from typing import Any, get_args

import jsonschema
import msgspec
import pytest
import yaml

from coopexercise.exercise.events import LINE_TYPES, RoundStarted
from coopexercise.library import SchemaKind, json_schema
from tests.library.texts import SMALL

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("kind", get_args(SchemaKind))
def test_valid_draft_7(kind: SchemaKind) -> None:
    """Each schema is a valid one of draft 7, which editors know."""
    jsonschema.Draft7Validator.check_schema(json_schema(kind))
    assert json_schema(kind)["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(("kind", "folder"), [("scenario", "scenarios"), ("deck", "cards")])
def test_shipped_files_fit(kind: SchemaKind, folder: str) -> None:
    """An editor finds no fault in the shipped files."""
    for path in (ROOT / folder).glob("*.yaml"):
        jsonschema.validate(yaml.safe_load(path.read_text(encoding="utf-8")), json_schema(kind))


def test_smallest_scenario_fits() -> None:
    """An editor finds no fault in the smallest scenario."""
    jsonschema.validate(yaml.safe_load(SMALL), json_schema("scenario"))


def undescribed(schema: dict[str, Any]) -> list[str]:
    """Return the keys of forms without a description to show."""
    forms = {"": schema, **schema["definitions"]}
    return [
        f"{name}.{key}"
        for name, form in forms.items()
        for key, value in form.get("properties", {}).items()
        if "description" not in value and "$ref" not in value
    ]


@pytest.mark.parametrize("kind", ["scenario", "deck"])
def test_every_key_is_described(kind: SchemaKind) -> None:
    """An editor can say of each key what it is for."""
    assert undescribed(json_schema(kind)) == []


def test_event_lines_fit() -> None:
    """A line of the log fits the schema of events, and one that lacks its place does not."""
    kind = next(each for each in LINE_TYPES if each.__struct_config__.tag == "round.started")
    line = msgspec.to_builtins(kind(round="consultation", data=RoundStarted(mode="consultation", seconds=900)))
    validator = jsonschema.Draft7Validator(json_schema("event"))
    assert validator.is_valid(line)
    assert not validator.is_valid(line | {"seq": "one"})
