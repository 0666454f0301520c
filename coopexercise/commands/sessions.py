"""Leading a session, going on with it, following it."""

import gc
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..exercise.text import as_argument
from .inputs import load_scenario, named_people
from .streams import STANDARD, Fault, Usage, need_terminal, opening, tell

if TYPE_CHECKING:
    from ..exercise.tendencies import Group, Run
    from ..library import Loaded
    from ..terminal.start import Start


def home(_: Namespace) -> int:
    """Open the home screen."""
    need_terminal()
    from ..terminal.start import Start

    return open_screens(Start())


def lead(args: Namespace) -> int:
    """Lead a session, from set-up."""
    need_terminal()
    if STANDARD in (args.scenario, str(args.log)):
        raise Usage("a session is led from the keyboard: its scenario and its log have to be files.")
    from ..terminal.start import Start

    people = named_people(args, load_scenario(args.scenario).deck)
    if args.log and args.log.exists():
        raise Fault(
            f"{args.log} is there already. Choose another name, or go on with it: "
            f"coopexercise resume {as_argument(args.log)}"
        )
    start = Start(
        scenario=args.scenario,
        people=people,
        seed=args.seed,
        log=args.log,
        order=args.order,
        equal_time=args.equal_time,
        tables=args.tables,
    )
    return open_screens(start)


def resume(args: Namespace) -> int:
    """Go on with a session."""
    need_terminal()
    from ..record import CannotOpen, home_shelf
    from ..terminal.opening import open_old, passed_over
    from ..terminal.start import Start

    try:
        log = _not_moved(args.log) if args.log else _chosen(home_shelf().latest_free())
        other = "" if args.log else passed_over(log)
        with opening(str(log)):
            opened = open_old(log, other=other)
    except CannotOpen as problem:
        raise Fault(str(problem)) from problem
    return open_screens(Start(resume=opened))


def show(args: Namespace) -> int:
    """Follow a session on a projector."""
    need_terminal()
    from ..record import home_shelf, is_followup, not_a_session

    log = args.log or _chosen(home_shelf().latest_open())
    with opening(str(log)):
        log.open("rb").close()
    if is_followup(log):
        raise Fault(not_a_session(log))
    from ..terminal.show import ShowApp

    app = ShowApp(log)
    app.run()
    if app.failure:
        tell(app.failure)
    return app.return_code or 0


def open_screens(start: "Start") -> int:
    """Show the screens until somebody leaves, say how to go on, and return the exit code."""
    # What the imports make lives as long as the program, and looking through all else for garbage takes longer than
    # a key may: so the first is left out, and the second done ten times less often.
    gc.disable()
    from ..terminal.app import CoopApp

    gc.freeze()
    gc.enable()
    gc.set_threshold(*gc.get_threshold()[:2], 100)
    app = CoopApp(start, rehearse=_rehearse)
    app.run()
    for line in app.last_words():
        tell(line)
    return app.return_code or 0


def _rehearse(loaded: "Loaded", groups: "Iterable[Group]") -> "Iterator[Run]":
    from ..simulation import simulate_many

    return simulate_many(loaded, groups)


def _chosen(latest: Path | None) -> Path:
    if latest is None:
        raise Usage("there is no unfinished session. Start one: coopexercise run community-centre")
    return latest


def _not_moved(log: Path) -> Path:
    """Return a log that goes on where it is; going on with an old copy would make two sessions of one."""
    from ..record import went_to

    if place := went_to(log):
        raise Fault(f"{log.name} was moved in play. Go on with it: coopexercise resume {as_argument(place)}")
    return log
