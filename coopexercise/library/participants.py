"""Who takes part: names typed, pasted, or from a TXT or CSV file. Names stay beside the log, never in it."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from ..exercise.deck import Deck
from ..exercise.text import clean, one_line
from .codes import Severity
from .problems import START, Place, Problem, did_you_mean, quoted

PEOPLE_LIMIT = 40
NAME_LIMIT = 200
SIZE_LIMIT = 262_144
COLUMNS = ("name", "job", "not")


Rows = Iterator[tuple[int, list[str]]]
"""Cells with the line of the file that they end on."""


class Participant(Struct, frozen=True):
    """One person."""

    name: str
    job: str = ""
    not_cards: tuple[str, ...] = ()
    """Ids of the cards this person must not get."""


class Participants(Struct, frozen=True):
    """The people of a list in its order, and what was wrong with the list."""

    people: tuple[Participant, ...]
    problems: tuple[Problem, ...] = ()


def read_participants(path: Path, deck: Deck | None = None) -> Participants:
    """Read a list of people from a file: one name a line, or CSV with the columns name, job and not.

    With a deck, ids in `not` that are none of its cards are problems.
    """
    try:
        with path.open("rb") as file:
            return parse_participants(file.read(SIZE_LIMIT + 1), str(path), deck)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        problem = _problem(str(path), START, "not-found", f"This file cannot be read: {why}.", "Check its name.")
        return Participants((), (problem,))


def parse_participants(data: bytes, name: str = "-", deck: Deck | None = None) -> Participants:
    """Read a list of people from the bytes of a file, or from pasted text; `name` is what problems call it."""
    if len(data) > SIZE_LIMIT:
        message = f"The list is larger than {SIZE_LIMIT // 1024} KiB."
        return Participants((), (_problem(name, START, "too-large", message, "Give a list of names only."),))
    rows = _Rows(_decoded(data), name)
    people = [(line, _participant(cells)) for line, cells in rows]
    problems = list(rows.problems)
    if not people and not problems:
        problems.append(_problem(name, START, "empty-file", "This list has no names.", "Write one on each line."))
    for line, person in people:
        problems += _problems_of(person, Place(line, 1), name, deck)
    if len(people) > PEOPLE_LIMIT:
        message = f"The list has {len(people)} people; {PEOPLE_LIMIT} is the most at one table."
        hint = "Split it, one list for each table."
        problems.append(_problem(name, Place(people[PEOPLE_LIMIT][0], 1), "too-many-people", message, hint))
    kept = (person for _, person in people[:PEOPLE_LIMIT] if person.name)
    return Participants(tuple(_cut(person) for person in kept), tuple(sorted(problems)))


def _decoded(data: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, else as what older spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


class _Rows:
    """The rows of a list with their lines, each as the cells name, job and not."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.name = name
        self.problems: list[Problem] = []

    def __iter__(self) -> Rows:
        first = next((line for line in self.lines if line.strip()), "")
        if _is_header(first):
            return self._with_header(self._table(_delimiter(first)))
        if "\t" in first or Path(self.name).suffix.lower() in (".csv", ".tsv"):
            return _in_columns(self._table(_delimiter("\n".join(self.lines))), COLUMNS)
        return ((number, [line, "", ""]) for number, line in enumerate(self.lines, 1) if line.strip())

    def _with_header(self, rows: Rows) -> Rows:
        line, header = next(rows, (1, []))
        columns = [one_line(cell).lower() for cell in header]
        if "name" in columns:
            yield from _in_columns(rows, columns)
        else:
            self._no_names(line)

    def _table(self, delimiter: str) -> Rows:
        """Yield the rows that are not empty, up to the first that is broken."""
        reader = csv.reader(self.lines, delimiter=delimiter, strict=True)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield reader.line_num, row
        except csv.Error as error:
            message = f"This line cannot be read as a table: {error}."
            hint = "Look at its quotation marks."
            self.problems.append(_problem(self.name, Place(reader.line_num, 1), "not-csv", message, hint))

    def _no_names(self, line: int) -> None:
        message = "The first line names the columns, but none is `name`."
        hint = "Name the columns name, job and not; job and not may be left out."
        self.problems.append(_problem(self.name, Place(line, 1), "missing-key", message, hint))


def _in_columns(rows: Rows, columns: Sequence[str]) -> Rows:
    for line, row in rows:
        cells = dict(zip(columns, row, strict=False))
        yield line, [cells.get(column, "") for column in COLUMNS]


def _delimiter(sample: str) -> str:
    """Return what parts the cells; a tab, which no name has in it, where there is one column only."""
    found = max(",;\t", key=sample.count)
    return found if found in sample else "\t"


def _is_header(line: str) -> bool:
    """Whether a line names columns: more than one, or `name` alone."""
    cells = [one_line(cell).strip('"').lower() for cell in line.split(_delimiter(line))]
    return cells == ["name"] or (len(cells) > 1 and any(cell in COLUMNS for cell in cells))


def _participant(cells: list[str]) -> Participant:
    name, job, not_cards = cells
    ids = clean(not_cards).replace("/", " ").replace("|", " ").split()
    return Participant(one_line(name), one_line(job), tuple(dict.fromkeys(ids)))


def _cut(person: Participant) -> Participant:
    return Participant(person.name[:NAME_LIMIT], person.job[:NAME_LIMIT], person.not_cards)


def _problems_of(person: Participant, place: Place, file: str, deck: Deck | None) -> Iterator[Problem]:
    if not person.name:
        yield _problem(file, place, "missing-name", "This line has no name.", "Write one, or take the line out.")
    if max(len(person.name), len(person.job)) > NAME_LIMIT:
        message = f"A name or job has more than {NAME_LIMIT} characters and was cut."
        yield _problem(file, place, "too-large", message, "Shorten it.", "warning")
    cards = [card.id for card in deck.cards] if deck else []
    for card in person.not_cards if deck else ():
        if card not in cards:
            message = f"There is no card {quoted(card)} in this deck."
            yield _problem(file, place, "unknown-card", message, did_you_mean(card, cards, "Cards"))


def _problem(file: str, place: Place, code: str, message: str, hint: str, severity: Severity = "error") -> Problem:
    return Problem(file, *place, severity, code, message, hint)
