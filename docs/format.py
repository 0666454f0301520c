"""Write the reference of the format from the types that read the files: `python docs/format.py`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coopexercise.library import StartKind, json_schema

HERE = Path(__file__).parent
Schema = dict[str, Any]

HEAD = """\
# The format of scenarios and decks

Every key that may stand in a file, made from the types that read the files by `python docs/format.py`: change the
descriptions there, not here. [Writing a scenario](authoring.md) leads through the keys one after the other;
[Problems](problems.md) explains what `coopexercise validate` says.

## What holds everywhere

- A file is YAML 1.2 in UTF-8, at most 1 MiB. `yes`, `no` and `1:30` are plain text. A key stands once in its group.
- **Keys** are written as in the tables: small letters and `_`. A key that is not in the tables is an error.
- An **id** is yours to choose: small letters a-z, digits and single hyphens, at most 60 characters, as in
  `older-resident`.
- A **time** is a number of minutes, `12` or `0.5`, or minutes and seconds, `1:30`.
- A **reference** is `card/item`, as in `parent/an-hour-off`. An item alone means that item on every card that has it.
- A **line** is a text of at most 300 characters, with at least one that can be seen.
- Where a **list or group** may stand, a list of lines gets its ids from the texts; a group gives each entry an id, and
  may give it more keys.
- A key that is *needed* cannot be left out. What stands for a key that is left out is in the column *without it*.

## Versions

`format:` says which version of this reference a file follows. Version 1 is the newest and the only one ever released.
When there is another, older files are read all the same, with an advice (`old-format`), and

```
coopexercise validate --upgrade bench.yaml
```

writes a file anew in its place, keeps its notes, order and layout, and says what it changed. A file of a version that
is newer than the program is refused (`newer-format`).

To show that this works before it is needed, the program also reads a made-up version 0, which nobody has to know:
`coopexercise/scenario@0` says `name` for `title`, `story` for `setting`, `roles` for `cards`, `limits` for
`parameters`, `skills` for `assets` and `secret` for `private` on a card, and `coproduction` for `co-production`.
"""

TOPS: dict[StartKind, str] = {"scenario": "A scenario file", "deck": "A deck file"}
_LONGEST_MINUTES = 600
_PATTERNS = {
    r"^[a-z0-9]+(-": "an id",
    r"^[0-9]{1,3}:": "a time",
    r"^[a-zA-Z]{2,3}": "a language code",
    r"^[A-Z]{3}": "a currency code",
}


def page() -> str:
    """Return the whole page."""
    lines, parts = [HEAD], dict[str, Schema]()
    for kind, title in TOPS.items():
        schema = json_schema(kind)
        parts |= schema["definitions"]
        lines += [f"## {title}\n", *_table(schema)]
    lines.append("## The parts\n")
    for name, part in parts.items():
        lines += [f"### {_title(name)}\n", f"{part['description']}\n", *_table(part)]
    return "\n".join(lines)


def _table(schema: Schema) -> Iterator[str]:
    yield "| key | what it says | takes | without it | for example |\n|---|---|---|---|---|"
    needed = schema.get("required", ())
    for key, value in schema["properties"].items():
        otherwise = "*needed*" if key in needed else _shown(value["default"]) if "default" in value else ""
        example = _shown(value["examples"][0]) if "examples" in value else ""
        yield f"| `{key}` | {value['description']} | {_takes(value)} | {otherwise} | {example} |"
    yield ""


def _takes(value: Schema) -> str:
    """Return what may stand behind a key."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{_title(name).lower()}](#{_title(name).lower()})"
    if "enum" in value:
        return " or ".join(f"`{each}`" for each in value["enum"])
    if "anyOf" in value:
        return ", or ".join(dict.fromkeys(_takes(each) for each in value["anyOf"]))
    return _KINDS[value["type"]](value)


def _text(value: Schema) -> str:
    if value.get("description", "").startswith("An item"):
        return "a reference"
    for start, name in _PATTERNS.items():
        if value.get("pattern", "").startswith(start):
            return name
    if value.get("maxLength") == 300 and "pattern" in value:
        return "a line"
    return f"a text of up to {value['maxLength']:,} characters" if "maxLength" in value else "a text"


def _number(value: Schema) -> str:
    least, most = value.get("minimum"), value.get("maximum")
    if most == _LONGEST_MINUTES:
        return "a time"
    whole = "whole number" if value["type"] == "integer" else "number"
    return f"a {whole} from {least:,} to {most:,.0f}"


def _list(value: Schema) -> str:
    least, most = value.get("minItems", 0), value.get("maxItems")
    how_many = f" of {least} to {most}" if least else f" of up to {most}" if most else ""
    return f"a list{how_many}, each {_takes(value['items'])}"


def _group(value: Schema) -> str:
    least, most = value.get("minProperties", 0), value.get("maxProperties")
    how_many = f" of {least} to {most}" if least else f" of up to {most}" if most else ""
    return f"a group{how_many} by id, each {_takes(value['additionalProperties'])}"


_KINDS = {
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": lambda _: "`true` or `false`",
    "array": _list,
    "object": _group,
}


def _title(name: str) -> str:
    return name.removesuffix("Form")


def _shown(value: Any) -> str:
    """Return a value as it stands in a file, on one line."""
    if isinstance(value, list):
        return f"`[{', '.join(map(str, value))}]`"
    if isinstance(value, dict):
        return " ".join(f"`{key}: {each}`" for key, each in value.items())
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


if __name__ == "__main__":
    (HERE / "format.md").write_text(page(), encoding="utf-8", newline="\n")
