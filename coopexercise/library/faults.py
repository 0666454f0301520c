"""Every fault of shape that a value has, found by the JSON Schema, as plain facts."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from .tree import Path


class Fault(Struct, frozen=True):
    """One rule of the schema that one value breaks."""

    rule: str
    """The schema's keyword: `type`, `required`, `enum`, …"""
    bound: Any
    """What the keyword asks for; for `type`, a list of the types that would do."""
    value: Any
    path: Path
    """Where the value is; for a faulty key, where its group of keys is."""
    properties: dict[str, Any] = {}
    """The keys that are known in this group of keys, with their schemas."""
    in_key: bool = False
    """Whether the faulty value is a key."""


def find_faults(value: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    """Yield the faults of a value, those of a choice only for the branch that was meant."""
    for error in _validator(schema).iter_errors(value):
        yield from _leaves(error)


def _validator(schema: dict[str, Any]) -> Any:
    from jsonschema import Draft7Validator, validators

    # JSON Schema calls 1.0 an integer; the typed conversion does not.
    types = Draft7Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    extend: Any = validators.extend
    return extend(Draft7Validator, type_checker=types)(schema)


def _leaves(error: Any) -> Iterator[Fault]:
    if error.validator != "anyOf":
        yield _fault(error, error.validator_value)
        return
    mistyped = [each for each in error.context if each.validator == "type" and not each.path]
    wrong = {each.schema_path[0] for each in mistyped}
    fitting = [each for each in error.context if each.schema_path[0] not in wrong]
    if not fitting:
        yield _fault(error, [each.validator_value for each in mistyped])
    for each in fitting:
        yield from _leaves(each)


def _fault(error: Any, bound: Any) -> Fault:
    rule = "type" if error.validator == "anyOf" else str(error.validator)
    return Fault(
        rule=rule,
        bound=[bound] if rule == "type" and isinstance(bound, str) else bound,
        value=error.instance,
        path=tuple(error.absolute_path),
        properties=error.schema.get("properties", {}),
        in_key="propertyNames" in error.absolute_schema_path,
    )
