"""Runs the benchmarks and prints their table; `--write` also puts it into docs/benchmarks.md."""

import argparse
import sys
from importlib import import_module

from . import page
from .machine import describe
from .table import Row, render

NAMES = (
    "first_screen",
    "help_text",
    "running_clock",
    "key_to_screen",
    "watching",
    "replaying",
    "append",
    "opening",
    "folding",
    "many_logs",
)
"""Those that start programs come first: a child's memory is only known while its parent is smaller."""


def main() -> None:
    """Measure what was asked for, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"of {', '.join(NAMES)}; all if left out")
    parser.add_argument("--write", action="store_true", help="put the whole table into docs/benchmarks.md")
    args = parser.parse_args()
    if strange := [name for name in args.names if name not in NAMES]:
        parser.error(f"there is no benchmark {', '.join(strange)}")
    if args.write and args.names:
        parser.error("--write takes the whole table, so no NAME beside it")
    report = f"{describe()}\n\n{render(_measured(args.names or NAMES))}\n"
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles may have another
    print(report)
    if args.write:
        page.write(report)


def _measured(names: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += import_module(f"benchmarks.{name}").measure()
    return rows


if __name__ == "__main__":
    main()
