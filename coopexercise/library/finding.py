"""Where scenarios and decks are: shipped with the program, in the user's own folder, or at a path."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

FileKind = Literal["scenarios", "cards"]
SUFFIXES = (".yaml", ".yml")


def shipped(kind: FileKind) -> Path:
    """Return the folder of the files that come with the program: inside the installed package, or in a checkout."""
    from importlib.resources import files

    package = Path(str(files("coopexercise")))
    installed = package / "_data" / kind
    return installed if installed.is_dir() else package.parent / kind


def own(kind: FileKind) -> Path:
    """Return the folder of the user's own files; it may not exist."""
    import platformdirs

    return Path(platformdirs.user_data_dir("coopexercise", appauthor=False)) / kind


# Those of os.path say no to a name that is too long or holds a null, where pathlib's raise.
def exists(path: Path) -> bool:
    """Return whether there is anything at a path."""
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: Path) -> bool:
    """Return whether there is a folder at a path."""
    return os.path.isdir(path)  # noqa: PTH112


def last_change(path: Path) -> tuple[int, int]:
    """Return when a file was last changed, in nanoseconds, and its size; twice 0 when it cannot be seen."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return seen.st_mtime_ns, seen.st_size


def files_in(folder: Path) -> list[Path]:
    """Return the YAML files of a folder by name; none when it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file())
    except OSError:
        return []


def by_id(folders: Iterable[Path], besides: Path | None = None) -> dict[str, Path]:
    """Return the files of folders by id, which is a file's name without its ending; the first folder wins.

    An id is looked up in what is there and never made into a path, so it cannot lead anywhere else. The file
    `besides` is left out.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        for path in files_in(folder):
            if path != besides:
                found.setdefault(path.stem, path)
    return found


def scenarios() -> dict[str, Path]:
    """Return the scenarios of the library by id; the user's own come first."""
    return by_id([own("scenarios"), shipped("scenarios")])


def decks(scenario: Path | None) -> dict[str, Path]:
    """Return the decks that a scenario file may name, by id: those beside it, the user's own, the shipped ones."""
    folders = [*(_beside(scenario) if scenario else ()), own("cards"), shipped("cards")]
    return by_id(folders, besides=scenario)


def _beside(scenario: Path) -> Iterator[Path]:
    folder = scenario.parent
    # normpath, so that `scenarios/../cards` is called `cards` in messages.
    yield from (folder / "cards", Path(os.path.normpath(folder / ".." / "cards")), folder)
