"""The scenario and the people that a command is given."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ..exercise.text import one_line
from .streams import STANDARD, Fault, Usage, standard_input, tell

if TYPE_CHECKING:
    from ..exercise.deck import Deck
    from ..library import Loaded, Participant


def load_scenario(name: str) -> "Loaded":
    """Return the scenario with an id or in a file; raise Fault with everything that is wrong with it."""
    from ..library import Faulty, as_text, load, load_text

    loaded = load_text(standard_input()) if name == STANDARD else load(name)
    if isinstance(loaded, Faulty):
        raise Fault(f"{name} cannot be played:\n{as_text(loaded.problems)}")
    return loaded


def named_people(args: Namespace, deck: "Deck") -> "tuple[Participant, ...]":
    """Return the people who were named, one by one or in a list; of a list, tell what is wrong with it."""
    from ..library import Participant, as_text, has_errors, parse_participants, read_participants

    if not args.participants:
        return tuple(Participant(one_line(name)) for name in args.person)
    if args.participants == STANDARD == args.scenario:
        raise Usage("the scenario and the list of people cannot both come from standard input.")
    if args.participants == STANDARD:
        listed = parse_participants(standard_input(), deck=deck)
    else:
        listed = read_participants(Path(args.participants), deck)
    if has_errors(listed.problems):
        raise Fault(f"{args.participants} cannot be used:\n{as_text(listed.problems)}")
    if listed.problems:
        tell(as_text(listed.problems))
    return listed.people
