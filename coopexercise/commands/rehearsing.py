"""A session with simulated participants, or many of them."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..exercise.text import as_argument
from .inputs import load_scenario, named_people
from .streams import STANDARD, Fault, Usage, progress, record_problems, tell, temporary_log, write

if TYPE_CHECKING:
    from ..exercise.deck import Deck
    from ..exercise.session import Session
    from ..exercise.tendencies import Group, Tendencies

FIRST_SEED = 1
"""Of many runs, where none was chosen: the same call gives the same report."""


def rehearse(args: Namespace) -> int:
    """Play a session with simulated participants into a log or a debrief; or many, into what they tend to do."""
    if args.runs is not None:
        return _many(args)
    if args.log is None:
        from ..reports.debrief import report

        write(STANDARD, (report([_rehearsed(args, None)], args.format).encode(),))
    elif args.format != "text":
        raise Usage(
            "--format is for what is printed, and a session log has one form only. Leave out --format or --log."
        )
    elif str(args.log) == STANDARD:
        with temporary_log() as path:
            _rehearsed(args, path)
            write(STANDARD, (path.read_bytes(),))
    else:
        _rehearsed(args, args.log)
        tell(f"Simulated session written: {args.log}\nNext: coopexercise debrief {as_argument(args.log)}")
    return 0


def _rehearsed(args: Namespace, log: Path | None) -> "Session":
    from ..simulation import simulate

    loaded = load_scenario(args.scenario)
    people = _people(args, loaded.deck)
    count = len(loaded.deck.cards) if args.count is None else args.count
    with _refusals(args):
        return simulate(
            loaded,
            people or [()] * count,
            args.seed,
            log,
            order=args.order,
            equal_time=args.equal_time,
        )


def _people(args: Namespace, deck: "Deck") -> list[tuple[str, ...]]:
    """Return a `not` list for each person who was named."""
    from ..exercise.dealing import unlike

    return [(*each.not_cards, *unlike(deck, each.job)) for each in named_people(args, deck)]


@contextmanager
def _refusals(args: Namespace) -> Iterator[None]:
    """Say what the rules forbid, and what could not be recorded, as the command line does."""
    from ..terminal.opening import Refused

    with record_problems():
        try:
            yield
        except Refused as problem:  # one of the record's problems too, but of the user's making
            raise (Fault if args.participants else Usage)(str(problem)) from problem


def _many(args: Namespace) -> int:
    if args.log is not None:
        raise Usage(
            "--runs prints what many sessions tend to do and keeps none of them, so it goes without --log. To keep one "
            "session, leave out --runs."
        )
    from ..reports.tendencies import report

    write(STANDARD, (report(_tendencies(args), args.format).encode(),))
    return 0


def _tendencies(args: Namespace) -> "Tendencies":
    from ..exercise.tendencies import tendencies
    from ..simulation import simulate_many

    loaded = load_scenario(args.scenario)
    seed = FIRST_SEED if args.seed is None else args.seed
    played = simulate_many(loaded, _groups(args, loaded.deck, seed), order=args.order, equal_time=args.equal_time)
    with _refusals(args):
        runs = list(progress(played, args.runs))
    return tendencies(loaded.scenario, loaded.deck, runs, seed)


def _groups(args: Namespace, deck: "Deck", seed: int) -> "tuple[Group, ...]":
    """Return the groups: always the people who were named, or the number that was; else all sizes of the deck."""
    from ..exercise.tendencies import Group, groups, sizes

    if people := _people(args, deck):
        return tuple(Group(tuple(people), seed + place) for place in range(args.runs))
    return groups([args.count] if args.count else sizes(deck), args.runs, seed)
