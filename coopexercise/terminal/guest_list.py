"""Who takes part, as typed in set-up: a head count, names, or the path of a list."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from ..exercise import dealing
from ..exercise.deck import Deck
from ..exercise.events import OBSERVER
from ..exercise.refusals import Reason, refuse
from ..library import Participant, Participants, Problem, parse_participants, read_participants
from ..library.participants import COLUMNS

LISTS = (".txt", ".csv", ".tsv")
MOST_DIGITS = 4


class GuestList(Struct, frozen=True):
    """The people that were understood, and what is wrong with the list in one line."""

    people: tuple[Participant, ...] = ()
    wrong: str = ""


def understand(text: str, deck: Deck, tables: int = 1) -> GuestList:
    """Return who takes part, at how many tables; an empty text is nobody yet."""
    text = text.strip()
    if not text:
        return GuestList()
    if text.isdecimal():
        return _counted((Participant(""),) * int(text[:MOST_DIGITS]), tables)
    listed = _listed(text, deck)
    errors = [problem for problem in listed.problems if problem.severity == "error"]
    return GuestList(listed.people, _sentence(errors)) if errors else _counted(listed.people, tables)


def _counted(people: Sequence[Participant], tables: int) -> GuestList:
    if len(people) < dealing.LEAST_PEOPLE * tables:
        refusal = refuse(Reason.TOO_FEW_PEOPLE, least=dealing.LEAST_PEOPLE * tables, people=len(people))
        return GuestList(tuple(people), refusal.sentence)
    if len(people) > dealing.MOST_PEOPLE * tables:
        return GuestList((), refuse(Reason.TOO_MANY_PEOPLE, most=dealing.MOST_PEOPLE).sentence)
    return GuestList(tuple(people))


def _listed(text: str, deck: Deck) -> Participants:
    if "\n" in text:
        return parse_participants(text.encode(), "the list", deck)
    path = Path(text.strip("'\""))
    if path.suffix.lower() in LISTS:
        return read_participants(_at_home(path), deck)
    return parse_participants(text.replace(";", ",").replace(",", "\n").encode(), "the list", deck)


def _at_home(path: Path) -> Path:
    """Return a path with `~` filled in, or as it is when nobody has that name."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _sentence(problems: Sequence[Problem]) -> str:
    first = problems[0]
    more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"Line {first.line}: {first.message} {first.hint}{more}"


def as_text(people: Iterable[Participant]) -> str:
    """Return people as they would be typed; as CSV when there is more than names."""
    people = list(people)
    if not any(each.job or each.not_cards for each in people):
        return "\n".join(each.name for each in people)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows((each.name, each.job, " ".join(each.not_cards)) for each in people)
    return text.getvalue()


def will_play(guests: GuestList, deck: Deck, tables: int = 1) -> str:
    """Return in one line what so many people will play at each table."""
    if not guests.people:
        return "How many are you? A number will do."
    sizes = [len(guests.people[table::tables]) for table in range(tables)]
    required = sum(card.seats.min for card in deck.cards)
    few = f". Made for at least {required}: some roles will be missing" if min(sizes) < required else ""
    many = f"{tables} tables. " if tables > 1 else ""
    return f"✓ {many}{'; '.join(tally(dealing.places(deck, size)) for size in sizes)}{few}"


def tally(places: Iterable[str]) -> str:
    """Return how many people play what kind of place: `11 people: 9 cards, 1 observer, 1 mirror role`."""
    counts = Counter(places)
    people, observers = counts.total(), counts.pop(OBSERVER, 0)
    mirrors = counts.total() - len(counts)
    parts = [(len(counts), "card"), (observers, "observer"), (mirrors, "mirror role")]
    shown = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in parts if number)
    return f"{people} {'person' if people == 1 else 'people'}: {shown}"
