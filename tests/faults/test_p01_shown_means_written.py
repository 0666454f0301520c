"""P1: an event appears as recorded after write and fsync returned, so no kill can take it back."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from coopexercise.record import open_log, read
from tests.record.sample import LATER, note

_WRITER = """
import sys
from itertools import count
from pathlib import Path
from random import Random
from coopexercise.record import create_log, open_log
from tests.record.sample import NOON, SESSION, note, opening

path = Path(sys.argv[1])
log = create_log(path, SESSION)
print(log.append([opening()], NOON)[-1].seq, flush=True)
for number in count():
    print(log.append([note(f"entry {number}")] * (1 + number % 3), NOON)[-1].seq, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 2, 7, 40, 150])
def test_a_killed_program_loses_nothing_that_was_acknowledged(tmp_path: Path, acknowledged: int) -> None:
    """Kill -9 at different moments; every number that was printed is in the log, and the log goes on."""
    kill_after(acknowledged, tmp_path / "a.jsonl")


@pytest.mark.stress
def test_sixty_kills(tmp_path: Path) -> None:
    """At sixty moments, and not one acknowledged event is lost."""
    chance = Random(1)
    for run in range(60):
        kill_after(chance.randint(1, 120), tmp_path / f"{run}.jsonl")


def kill_after(acknowledged: int, path: Path) -> None:
    """Let a program record until it has printed so many lines, kill it, and compare what it said with its log."""
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        printed = [writer.stdout.readline() for _ in range(acknowledged)]
        writer.kill()
        printed += writer.stdout.read().splitlines(keepends=True)
    last = max(int(line) for line in printed if line.endswith(b"\n"))
    found = read(path)
    assert found.damage is None
    assert len(found.events) >= last
    with open_log(path).log as log:
        log.append([note()], LATER)
    assert read(path).whole
