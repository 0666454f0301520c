"""Following a log that another program writes: whole lines only, and never in its way."""

from contextlib import suppress
from pathlib import Path

from ..record import Reading, Shelf, read

_Signature = tuple[str, int, int, int]


class Follower:
    """Reads a log again whenever it has changed, also after it was moved from `live/` to `sessions/`."""

    def __init__(self, path: Path) -> None:
        self._places = _places(path)
        self._seen: _Signature | None = None

    def changed(self) -> bool:
        """Tell whether there may be news: one look at the file, without reading it."""
        for place in self._places:
            with suppress(OSError):
                return _signature(place) != self._seen
        return False

    def news(self) -> Reading | None:
        """Return what the log says now; None while it is not there, or may not be read just now."""
        for place in self._places:
            try:
                signature = _signature(place)
                reading = read(place)
            except OSError:
                continue
            self._seen = signature
            return reading
        return None


def _places(path: Path) -> tuple[Path, ...]:
    """Return where a log may be: as it was named, and where it goes when its session ends."""
    shelf = Shelf(path.parent.parent)
    return (path, shelf.sessions / path.name) if path.parent == shelf.live else (path,)


def _signature(path: Path) -> _Signature:
    """Return what changes when a file is written to, replaced or moved."""
    found = path.stat()
    return str(path), found.st_ino, found.st_size, found.st_mtime_ns
