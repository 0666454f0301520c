"""The examples of `docs/problems.md`, made into whole files."""

import re
from pathlib import Path
from typing import NamedTuple

TEXT = (Path(__file__).parents[2] / "docs" / "problems.md").read_text(encoding="utf-8")
_ENTRY = re.compile(r"^### `([\w-]+)`\n\n\*\*(\w+)\.\*\* (.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^(?=[^\s#-])", re.MULTILINE)
_CHILD = re.compile(r"^(?=  [\w-]+:)", re.MULTILINE)
_WITHOUT = re.compile(r"^# without (\w+):\n", re.MULTILINE)

BASE = _FENCE.findall(TEXT)[0]
"""The scenario that each example changes."""


class Told(NamedTuple):
    """What the page says of one code."""

    severity: str
    examples: tuple[str, ...]


PAGE = {code: Told(said.lower(), tuple(_FENCE.findall(rest))) for code, said, rest in _ENTRY.findall(TEXT)}


def whole(example: str) -> bytes:
    """Return the base with the entries of an example in place of its own; one without entries is a whole file."""
    without = set(_WITHOUT.findall(example))
    example = _WITHOUT.sub("", example.rstrip("\n") + "\n")
    changes = [block for block in _KEY.split(example) if block.strip()]
    if not without and not _KEY.search(example):
        return example.encode()
    gone = without | ({"options"} if "rounds:" in example else set()) | ({"format"} & set(map(_name, changes)))
    blocks = {_name(block): block for block in _KEY.split(BASE) if block.strip() and _name(block) not in gone}
    for name in dict.fromkeys(map(_name, changes)):
        ours = [change for change in changes if _name(change) == name]
        blocks[name] = "".join(_merged(blocks.get(name, ""), change) if len(ours) == 1 else change for change in ours)
    return "".join([blocks.pop("format", ""), *blocks.values()]).encode()


def _name(block: str) -> str:
    return block.partition(":")[0].strip()


def _merged(old: str, new: str) -> str:
    """Return a group with the entries of another in place of its own; anything but two groups is replaced."""
    before, after = _CHILD.split(old), _CHILD.split(new)
    if len(before) == 1 or len(after) == 1:
        return new
    entries = {_name(each): each for each in [*before[1:], *after[1:]]}
    return after[0] + "".join(entries.values())
