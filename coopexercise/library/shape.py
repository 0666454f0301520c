"""Whether a file has the shape of its form; if not, every fault of shape in words for a trainer.

The typed conversion is fast and says yes or no. Only when it says no is the schema of the same types asked for
all faults at once.
"""

import re
from typing import TypeVar

import msgspec

from .codes import Code
from .deck_form import DeckForm
from .faults import Fault, find_faults
from .fields import CURRENCY_PATTERN, ID_PATTERN, LANGUAGE_PATTERN, TEXT_PATTERN, TIME_PATTERN, Form
from .naming import slug
from .problems import START, Place, closest, did_you_mean, quoted
from .schema import json_schema
from .tree import Path, Tree

AnyForm = TypeVar("AnyForm", bound=Form)

_WANTED = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
}
_FOUND: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number with a decimal point",
    list: "a list",
    dict: "a group of keys",
    type(None): "nothing",
}
_ID_HINT = "An id has small letters a-z, digits and single hyphens, as in `older-resident`."
_PATTERNS: dict[str, tuple[Code, str, str]] = {
    TEXT_PATTERN: ("bad-value", "is an empty text", "Write something here, or take it out."),
    TIME_PATTERN: ("bad-value", "is no time", "Write minutes, as in 12, or minutes and seconds, as in 1:30."),
    ID_PATTERN: ("bad-id", "is no id", _ID_HINT),
    LANGUAGE_PATTERN: ("bad-value", "is no language code", "Write a code such as en or pt-BR."),
    CURRENCY_PATTERN: ("bad-value", "is no currency code", "Write three capital letters, such as GBP."),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|\d{1,3}(?:[, ]\d{3})+")
_THOUSANDS = re.compile(r"[, ](?=\d{3}\b)")
_IDS = re.compile(r"[a-z0-9/-]+(?:, *[a-z0-9/-]+)+")
_COUNTED = {"Items": "entries", "Properties": "entries", "Length": "characters"}


def shaped(tree: Tree, form: type[AnyForm]) -> AnyForm | None:
    """Return the file as its form, or report every fault of its shape and return None."""
    try:
        return msgspec.convert(tree.value, form)
    except msgspec.ValidationError as error:
        for fault in find_faults(tree.value, json_schema("deck" if form is DeckForm else "scenario")):
            _EXPLAIN.get(fault.rule, _bound)(tree, fault)
        if not tree.source.faulty:
            tree.source.report(START, "bad-value", f"The file does not have the right shape: {error}.")
        return None


def _type(tree: Tree, fault: Fault) -> None:
    wanted = " or ".join(dict.fromkeys(_WANTED[each] for each in fault.bound))
    message = f"{_name(fault.path)} must be {wanted}, but this is {_FOUND[type(fault.value)]}."
    tree.source.report(tree.value_place(fault.path), "wrong-type", message, _type_hint(fault))


def _type_hint(fault: Fault) -> str:
    wanted, value = fault.bound, fault.value
    if "string" in wanted and not isinstance(value, (dict, list)):
        return f'Put it in quotes: "{str(value).lower()}".'
    if "string" in wanted and isinstance(value, dict) and isinstance(fault.path[-1], int):
        return "To give it keys, write an id and a colon, as in `first-one:`, for `- `. Text goes in quotes."
    if "string" in wanted:
        return _text_hint(value)
    if "array" in wanted and isinstance(value, str) and _IDS.fullmatch(value):
        return f"Put square brackets around it: [{value}]."
    if "array" in wanted:
        return "Write each entry on a line of its own, beginning with `- `."
    if "object" in wanted:
        keys = ", ".join(f"`{key}`" for key in list(fault.properties)[:6]) or "an id of your own for each entry"
        return f"Write below it, each on its own line as `key: value` and set in by two spaces: {keys}."
    if "boolean" in wanted:
        return "Write true or false."
    meant = _number_in(value)
    if meant.isdigit() or (meant and "integer" not in wanted):
        return f"Write {meant}: digits only, without a sign, a word or quotes."
    return f"Write digits only, as in {2 if 'integer' in wanted else '12 or 0.5'}, without quotes."


def _text_hint(value: object) -> str:
    if isinstance(value, list):
        return "Only one text goes here: write it without `- `. A text that begins with `[` goes in quotes."
    return "A colon and a space make a key. If this is to be text, put it in quotes."


def _number_in(value: object) -> str:
    """Return the one number that stands in a text, as it has to be written; empty when there is none or are several."""
    found = _NUMBER.findall(_THOUSANDS.sub("", value)) if isinstance(value, str) else []
    return found[0].replace(",", ".") if len(found) == 1 else ""


def _missing(tree: Tree, fault: Fault) -> None:
    meant = {closest(key, fault.properties) for key in _unknown_keys(fault)}
    for key in fault.bound:
        if key not in fault.value and key not in meant:
            message = f"{_name(fault.path)} lacks the key {quoted(key)}."
            hint = f"{quoted(key)}: {fault.properties[key].get('description', 'it cannot be left out.')}"
            tree.source.report(tree.place(fault.path), "missing-key", message, hint)


def _unknown(tree: Tree, fault: Fault) -> None:
    for key in _unknown_keys(fault):
        hint = did_you_mean(key, fault.properties, "Keys here")
        if key != key.strip():
            hint = "Delete the spaces around it and type plain ones; these came with copied text."
        tree.source.report(tree.place((*fault.path, key)), "unknown-key", f"{quoted(key)} is no key known here.", hint)


def _unknown_keys(fault: Fault) -> list[str]:
    return [key for key in fault.value if key not in fault.properties]


def _choice(tree: Tree, fault: Fault) -> None:
    kind = next((key for key in reversed(fault.path) if isinstance(key, str)), "")
    code: Code = "unknown-mode" if kind == "mode" else "bad-value"
    message = f"{quoted(fault.value)} is none of the choices for {quoted(kind)}."
    only = f"It must be `{fault.bound[0]}`." if len(fault.bound) == 1 else ""
    hint = only or did_you_mean(str(fault.value), fault.bound, "Choose one of these")
    tree.source.report(tree.value_place(fault.path), code, message, hint)


def _pattern(tree: Tree, fault: Fault) -> None:
    code, why, hint = _PATTERNS[fault.bound]
    if fault.bound == TIME_PATTERN and (meant := _number_in(fault.value)):
        hint = f"Write {meant} for minutes, without a word, or minutes and seconds as in 1:30."
    blank = f"A key of {_name(fault.path)}" if fault.in_key else _name(fault.path)
    subject = quoted(fault.value) if fault.value.strip() else blank
    if code == "bad-id" and (near := slug(fault.value)):
        hint = f"Write it as `{near}`: small letters a-z, digits and single hyphens."
    tree.source.report(_own_place(tree, fault), code, f"{subject} {why}.", hint)


def _bound(tree: Tree, fault: Fault) -> None:
    """Explain a number, or a count of entries or characters, that is too small or too large."""
    end = "least" if fault.rule.startswith("min") else "most"
    counted = _COUNTED.get(fault.rule[3:])
    if counted == "entries" and len(fault.value) == 1:
        counted = "entry"
    fact = f"has {len(fault.value)} {counted}" if counted else f"is {fault.value}"
    code: Code = "too-large" if fault.rule == "maxLength" else "out-of-range"
    subject = quoted(fault.value) if fault.in_key else _name(fault.path)
    tree.source.report(_own_place(tree, fault), code, f"{subject} {fact}; {fault.bound:,.10g} is the {end}.")


def _own_place(tree: Tree, fault: Fault) -> Place:
    return tree.place((*fault.path, fault.value)) if fault.in_key else tree.value_place(fault.path)


def _name(path: Path) -> str:
    """Name an entry as a trainer sees it."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        return f"Entry {path[-1] + 1} of {_name(path[:-1])}"
    return quoted(path[-1])


_EXPLAIN = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _type,
    "enum": _choice,
    "pattern": _pattern,
}
