"""Names, beside the log and never in it: `<log>.people.json` may be missing, and may be deleted at any time."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from ..exercise.text import one_line
from .atomic import write_atomic
from .disk import DISK, PRIVATE, Disk

_SIZE_LIMIT = 1024 * 1024
_NAME_LIMIT = 80


class Person(Struct, frozen=True):
    """Who sits in a seat."""

    name: str
    job: str = ""


class People(NamedTuple):
    """Seat to person, and what the facilitator should be told ("" when all names are there)."""

    seats: dict[str, Person]
    notice: str

    @property
    def names(self) -> dict[str, str]:
        """Seat to name, where there is one."""
        return {seat: person.name for seat, person in self.seats.items() if person.name}


def people_path(log: Path) -> Path:
    """Return where the names of a log's seats are kept."""
    return log.with_name(log.name + ".people.json")


def load_people(log: Path) -> People:
    """Return who sits where. A missing or damaged file means seats without names, and a notice."""
    path = people_path(log)
    try:
        return People(_decoded(path), "")
    except FileNotFoundError:
        return People({}, "No names are kept beside this session; seats are shown instead.")
    except (OSError, ValueError, RecursionError):
        return People({}, f"The names in {path.name} cannot be read; seats are shown instead.")


def _decoded(path: Path) -> dict[str, Person]:
    with path.open("rb") as file:
        content = file.read(_SIZE_LIMIT + 1)
    if len(content) > _SIZE_LIMIT:
        raise ValueError("too long")
    return _cleaned(msgspec.json.decode(content, type=dict[str, Person]))


def save_people(log: Path, people: Mapping[str, Person], *, disk: Disk = DISK) -> None:
    """Write who sits where, in place of what was there. Raises OSError; the old file is then untouched."""
    content = msgspec.json.format(msgspec.json.encode(_cleaned(people)), indent=2)
    write_atomic(people_path(log), content + b"\n", mode=PRIVATE, disk=disk)


def _cleaned(people: Mapping[str, Person]) -> dict[str, Person]:
    return {one_line(seat): Person(_short(person.name), _short(person.job)) for seat, person in people.items()}


def _short(text: str) -> str:
    return one_line(text)[:_NAME_LIMIT]
