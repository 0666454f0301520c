"""Reminders: a slip of A6 for each commitment, for whoever made it to take away."""

from pathlib import Path

from msgspec import Struct

from ...exercise.corrections import words_removed
from ...exercise.debrief import Commitment, commitments
from ...exercise.session import Session
from ...exercise.text import one_line
from ..decisions import REMOVED
from ..findings import SIMULATED
from ..pdf import compiled
from ..printing.plain import language_code, long_words
from ..wording import day

TEMPLATE = Path(__file__).parents[1] / "printing" / "reminders.typ"


class NoPromise(Exception):
    """Nobody promised anything; the text says so, and what to do."""


class Reminder(Struct, frozen=True):
    """One commitment; what is not known is empty, and is a line to write on."""

    seat: str
    what: str
    first_step: str
    due: str


class Reminders(Struct, frozen=True, kw_only=True):
    """The slips of one session. From `long_words` on, what every printed sheet says of its paper and words."""

    scenario: str
    language: str
    simulated: str
    slips: tuple[Reminder, ...]
    last: str
    """The day on which the last of them is due, in words; empty when none has a date."""
    long_words: bool
    paper: str = "a4"
    large: bool = False
    duplex: bool = False


def reminders(session: Session) -> Reminders:
    """Return the slips of a session. Raises NoPromise."""
    made = commitments(session)
    if not made:
        empty = "`coopexercise cards SCENARIO --what reminders` prints an empty sheet"
        raise NoPromise(f"Nobody's commitment was written down, so there is nothing to remind of; {empty}.")
    slips = tuple(_slip(session, each) for each in made)
    return Reminders(
        scenario=one_line(session.scenario.title),
        language=language_code(session.scenario.language),
        simulated=SIMULATED if session.opened.simulated else "",
        slips=slips,
        long_words=long_words(slips),
        last=day(max(each.due for each in made)),
    )


def _slip(session: Session, made: Commitment) -> Reminder:
    gone = f"{REMOVED.capitalize()}." if words_removed(session, made.seq) else ""
    seat = f"Seat {made.seat}" if made.seat else ""
    return Reminder(seat, one_line(made.text) or gone, one_line(made.first_step), day(made.due))


def reminders_pdf(session: Session) -> bytes:
    """Return the slips as a PDF, four to a page of A4. Raises NoPromise."""
    return compiled(TEMPLATE, "sheets", reminders(session))
