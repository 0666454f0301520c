"""A moment of the session that runs, shown in the replay of its log."""

from .. import record
from .host import Host
from .start import Replay


def show_moment(app: Host, seq: int) -> None:
    """Open the replay at an entry, for a room that looks on; where there is no file to be replayed, name the entry."""
    if not seq:
        app.tell("There is no moment to show: it comes from slips, or nothing is marked. ↑↓ marks what was recorded.")
        return
    from .screens.replay import ReplayScreen

    try:
        reading = record.glance(app.path) if app.path else None
    except OSError:
        reading = None
    if app.path is None or reading is None or not reading.events:
        app.tell(f"It is entry {seq} of the log.")
        return
    app.push_screen(ReplayScreen(Replay(log=app.path, reading=reading, at=f"#{seq}", watched=True)))
