"""A session with simulated participants."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..exercise.text import as_argument
from .inputs import load_scenario, named_people
from .streams import STANDARD, Fault, Usage, tell, temporary_log, write

if TYPE_CHECKING:
    from ..exercise.session import Session


def rehearse(args: Namespace) -> int:
    """Play a session with simulated participants; into a log, or (without one) straight into a debrief."""
    from ..reports.debrief import report

    if args.log is None:
        write(STANDARD, report([_rehearsed(args, None)]).encode())
    elif str(args.log) == STANDARD:
        with temporary_log() as path:
            _rehearsed(args, path)
            write(STANDARD, path.read_bytes())
    else:
        _rehearsed(args, args.log)
        tell(f"Simulated session written: {args.log}\nNext: coopexercise debrief {as_argument(args.log)}")
    return 0


def _rehearsed(args: Namespace, log: Path | None) -> "Session":
    from ..exercise.dealing import unlike
    from ..record import RecordError
    from ..simulation import simulate
    from ..terminal.opening import Refused

    loaded = load_scenario(args.scenario)
    people = [(*each.not_cards, *unlike(loaded.deck, each.job)) for each in named_people(args, loaded.deck)]
    count = len(loaded.deck.cards) if args.count is None else args.count
    try:
        return simulate(
            loaded,
            people or [()] * count,
            args.seed,
            log,
            order=args.order,
            equal_time=args.equal_time,
        )
    except Refused as problem:
        raise (Fault if args.participants else Usage)(str(problem)) from problem
    except RecordError as problem:
        raise Fault(str(problem)) from problem
