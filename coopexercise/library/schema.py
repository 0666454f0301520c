"""The JSON Schemas of what people write and of the log's lines, made from the types that read them."""

from typing import Any, Literal

import msgspec

from ..exercise.events import LINE
from .deck_form import DeckForm
from .scenario_form import ScenarioForm

SchemaKind = Literal["scenario", "deck", "event"]

_TYPES: dict[SchemaKind, Any] = {"scenario": ScenarioForm, "deck": DeckForm, "event": LINE}
_TITLES: dict[SchemaKind, str] = {
    "scenario": "coopexercise scenario",
    "deck": "coopexercise deck of role cards",
    "event": "one line of a coopexercise session log",
}


def json_schema(kind: SchemaKind) -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of a scenario file, a deck file or one line of a session log."""
    (top,), definitions = msgspec.json.schema_components((_TYPES[kind],), ref_template="#/definitions/{name}")
    if "$ref" in top:
        # Draft 7 ignores what stands beside a `$ref`, so the top is the definition itself.
        top = definitions.pop(top["$ref"].rpartition("/")[2])
    if kind != "event":
        top, definitions = _without_null(top), {name: _part(name, each) for name, each in definitions.items()}
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **top, "definitions": definitions}
    return {**schema, "title": _TITLES[kind]}


def _part(name: str, schema: Any) -> Any:
    """Return the schema of one group of keys under a title that an editor can show."""
    return {**_without_null(schema), "title": f"coopexercise {name.removesuffix('Form').lower()}"}


def _without_null(schema: Any) -> Any:
    """Return a schema in which null is no value: a key that may be left out is left out, never left empty."""
    if isinstance(schema, list):
        return [_without_null(each) for each in schema if each != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _without_null(value) for key, value in schema.items() if not (key == "default" and _empty(value))}
    branches = kept.get("anyOf", ())
    if len(branches) != 1:
        return kept
    del kept["anyOf"]
    return {**branches[0], **kept}


def _empty(default: Any) -> bool:
    """Whether a default tells an editor nothing that it could fill in."""
    return default is None or default == "" or isinstance(default, (list, dict))
