"""One line for one rating slip: how it is written, and how it is understood.

`6 4 3 5 ypnu` is the rung, the statements in the order of the slip, and an answer for each need and then each
want of the seat's card. Spaces are for the eye. A `-` leaves one answer out; a `-` alone is "I'd rather not say".
What is missing at the end of either part is left out too.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ..exercise.deck import Card
from ..exercise.events import Met, RatingGiven
from ..exercise.ratings import RUNGS

HIGHEST = 5
"""The most that a statement is answered with; 1 is the least."""
LEFT_OUT = "-"
MET: Mapping[str, Met] = {"y": "yes", "p": "partly", "n": "no", "u": "unknown"}
_LETTER: Mapping[Met, str] = {met: letter for letter, met in MET.items()}


class Slip(Struct, frozen=True):
    """What a line says."""

    rung: int | None = None
    statements: dict[str, int] = {}
    items: dict[str, Met] = {}
    """`card/item` of each need and want that was answered."""
    declined: bool = False


class Misread(Struct, frozen=True):
    """Why a line is not understood, as a sentence for the facilitator."""

    sentence: str


def read_line(line: str, statements: Sequence[str], card: Card | None) -> Slip | Misread:
    """Return what a line says of the `statements` of a slip and of a card (None: it has no wishes)."""
    signs = _signs(line)
    if signs == LEFT_OUT:
        return Slip(declined=True)
    refs = [card.ref(item) for item in card.wishes] if card else []
    numbers, letters = _parted(signs, 1 + len(statements))
    why = _too_many(letters, len(refs), 1 + len(statements)) or _wrong_number(numbers, statements)
    return Misread(why) if why else _slip(numbers, letters, statements, refs)


def _parted(signs: str, most: int) -> tuple[str, str]:
    """Part a line into its numbers, at most so many, and the letters behind them."""
    length = 0
    while length < min(most, len(signs)) and (signs[length].isdecimal() or signs[length] == LEFT_OUT):
        length += 1
    return signs[:length], signs[length:]


def _too_many(letters: str, wishes: int, numbers: int) -> str:
    """Say what is wrong with the letters, or nothing."""
    strange = next((sign for sign in letters if sign not in MET and sign != LEFT_OUT), "")
    if strange.isdecimal():
        return f"{strange} is one number too many: there are {numbers}, then letters."
    if strange:
        return f"{strange} is no answer: y yes, p partly, n no, u don't know."
    if len(letters) > wishes:
        return f"Too many letters ({len(letters)}): this card has {wishes} needs and wants."
    return ""


def _wrong_number(numbers: str, statements: Sequence[str]) -> str:
    """Say which number is out of its range, or nothing."""
    if numbers[:1] not in ("", LEFT_OUT) and not 1 <= int(numbers[0]) <= len(RUNGS):
        return f"{numbers[0]} is no rung: from 1 to {len(RUNGS)}."
    wrong = (sign for sign, _ in zip(numbers[1:], statements, strict=False) if sign != LEFT_OUT)
    strange = next((sign for sign in wrong if not 1 <= int(sign) <= HIGHEST), "")
    return f"{strange} is no answer to a statement: from 1 to {HIGHEST}." if strange else ""


def _slip(numbers: str, letters: str, statements: Sequence[str], refs: Sequence[str]) -> Slip | Misread:
    rung = int(numbers[0]) if numbers[:1] not in ("", LEFT_OUT) else None
    given = {name: int(sign) for name, sign in zip(statements, numbers[1:], strict=False) if sign != LEFT_OUT}
    items = {ref: MET[sign] for ref, sign in zip(refs, letters, strict=False) if sign != LEFT_OUT}
    if rung is None and not given and not items:
        return Misread("Nothing is typed yet.")
    return Slip(rung, given, items)


def lacking(line: str, statements: Sequence[str], card: Card | None) -> int:
    """Return how many answers of a slip nothing was typed for, not even a `-`."""
    signs = _signs(line)
    asked = 1 + len(statements) + (len(card.wishes) if card else 0)
    return 0 if signs == LEFT_OUT else asked - len(signs)


def _signs(line: str) -> str:
    return "".join(line.lower().replace(",", " ").split())


def write_line(slip: RatingGiven, statements: Sequence[str], card: Card | None) -> str:
    """Return the line that would be read as this slip, to put one right that was typed before."""
    if slip.declined:
        return LEFT_OUT
    numbers = [slip.rung, *(slip.statements.get(name) for name in statements)]
    met = [slip.items.get(card.ref(item)) for item in card.wishes] if card else []
    letters = [_LETTER[each] if each else None for each in met]
    return " ".join([*_shown(numbers), "".join(_shown(letters))]).strip()


def _shown(answers: Iterable[int | str | None]) -> list[str]:
    return [LEFT_OUT if answer is None else str(answer) for answer in answers]
