"""Makes the sessions that the benchmarks work on: `python -m benchmarks.sessions home|round FOLDER`.

All of them come from rehearsals of the scenario that the program ships, so they are what real logs are like.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from coopexercise.exercise import coproduction, observing
from coopexercise.exercise.events import DecisionMade, Event, Moment
from coopexercise.library import Faulty, Loaded, load
from coopexercise.record import FileLog, Shelf, create_log, now, read
from coopexercise.simulation import simulate
from coopexercise.terminal.conductor import Command, Conductor

SCENARIO = "community-centre"
PEOPLE: Sequence[Sequence[str]] = ((),) * 8
SEED = 11
ROUND = "co-production"
ENTRIES = 200
"""How many events the running round has."""
RECENT = 5
"""How many sessions home lists."""
ROUND_LOG = "round.jsonl"


def loaded() -> Loaded:
    """Return the scenario."""
    found = load(SCENARIO)
    if isinstance(found, Faulty):
        raise SystemExit(f"{SCENARIO} has problems; see: coopexercise validate {SCENARIO}")
    return found


def rehearsed() -> tuple[Event, ...]:
    """Return the events of a whole rehearsed session."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "rehearsed.jsonl")
        simulate(loaded(), PEOPLE, SEED, log)
        return read(log).events


def make_home(folder: Path) -> None:
    """Fill the data folder of a user with ended sessions, and with an unfinished one."""
    shelf = Shelf(folder / "data" / "coopexercise")
    for _ in range(RECENT - 1):
        path = shelf.new_path(SCENARIO, now())
        simulate(loaded(), PEOPLE, SEED, path)
        shelf.seal(path)
    _continued(shelf.new_path(SCENARIO, now())).close()


def make_round(folder: Path) -> None:
    """Make a session that is in its co-production round now, just before the decision, with ENTRIES events in it."""
    path = folder / ROUND_LOG
    log = _continued(path)
    conductor = Conductor(log, now, read(path).events)
    for command in islice(_entries(conductor), ENTRIES - _in_round(path)):
        conductor.perform(command)
    conductor.close()
    if _in_round(path) != ENTRIES:
        raise SystemExit(f"the round has {_in_round(path)} events, not {ENTRIES}")


def _in_round(path: Path) -> int:
    return sum(event.round == ROUND for event in read(path).events)


def _continued(path: Path) -> FileLog:
    """Return a log that holds a rehearsed session up to its last decision, with all its times moved to end now."""
    events = rehearsed()
    last = max(place for place, event in enumerate(events) if isinstance(event.data, DecisionMade))
    begun = events[:last]
    log = create_log(path, begun[0].session)
    later = now().mono - begun[-1].mono
    for event in begun:
        log.append([event], _moved(event, later))
    return log


def _moved(event: Event, milliseconds: int) -> Moment:
    wall = event.moment.wall + timedelta(milliseconds=milliseconds)
    at = wall.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Moment(at, event.mono + milliseconds, event.boot)


def _entries(conductor: Conductor) -> Iterator[Command]:
    """Yield what people say and do in a lively round, for ever."""
    yield observing.open_window
    for number, card in enumerate(cycle(conductor.session.in_play())):
        yield partial(observing.voice, card=card)
        yield partial(coproduction.offer, card=card, text=f"An hour of my time each week, the {number + 1}th")
        yield partial(coproduction.idea, card=card, text=f"We could begin with something small, number {number + 1}")


if __name__ == "__main__":
    {"home": make_home, "round": make_round}[sys.argv[1]](Path(sys.argv[2]))
