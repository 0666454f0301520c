"""What a report says of one session, before it has a form: every report is a rendering of this."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..exercise.debrief import commitments
from ..exercise.events import Origin, SessionEnded, WordsRemoved
from ..exercise.measures import Contrast, RoundMeasures, contrast
from ..exercise.session import Session
from . import wording
from .audience import PARTICIPANTS, Audience
from .comparison import Section, sections
from .decisions import Account, accounts
from .judged import judged
from .said import Passage, passages, quotes
from .steering import COPY

SIMULATED = "SIMULATED. No people took part; this says nothing about how a real group would do."
REAL = "A session with people, not simulated."
ANONYMOUS = "This report does not say which session it is of: no date, no table, no seat, no head of a log."
HOW_TO_READ = (
    "“Not recorded” is not 0: nobody wrote it down. “Not open in this mode”: the rules of that round do not allow it.",
    "“Claimed” is what a decision says of itself; “confirmed” is what the holders of the cards said on paper.",
)


Unfinished = Literal["cut short", "no end recorded"]
"""Why a session is not whole: it ended before its planned end, or the record does not come to its end."""


class Findings(Struct, frozen=True, kw_only=True):
    """One session, reported on."""

    title: str
    opening: tuple[str, ...]
    """Simulated or not, the order and minutes of the rounds, and what else to know first."""
    accounts: tuple[Account, ...]
    columns: tuple[str, ...]
    """The rounds by name, in the order played."""
    how_to_read: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]
    """Limits that were only believed, and commitments by number."""
    passages: tuple[Passage, ...]
    """What people said; in a report for participants only what they agreed to be quoted with."""
    head: str
    percent: bool
    """Whether there were people enough for percentages."""


def many_enough(found: Contrast) -> bool:
    """Return whether every round had people enough for percentages."""
    counts = [played.measures["seats"].value for played in found.rounds]
    return all(isinstance(people, int) and people >= wording.LEAST_FOR_PERCENT for people in counts)


def findings(session: Session, audience: Audience = PARTICIPANTS, found: Contrast | None = None) -> Findings:
    """Return what there is to report to somebody; `found` is the session's contrast, if it is known already."""
    found = found or contrast(session)
    revealed = audience.revealed(session)
    percent = many_enough(found)
    return Findings(
        title=session.scenario.title,
        opening=_opening(session, found, audience),
        accounts=accounts(session),
        columns=tuple(wording.round_with_mode(played) for played in found.rounds),
        how_to_read=HOW_TO_READ,
        sections=sections(session, found, revealed=revealed, percent=percent) if found.rounds else (),
        closing=tuple(_closing(session, revealed)),
        passages=passages(session, audience) if audience.facilitator else quotes(session, audience),
        head=ANONYMOUS if audience.anonymous else head_of_log(session),
        percent=percent,
    )


def _opening(session: Session, found: Contrast, audience: Audience) -> tuple[str, ...]:
    opened = session.opened
    date = session.steered[0].at[:10] if session.steered and not audience.anonymous and not opened.anonymised else ""
    return tuple(
        filter(
            None,
            (
                SIMULATED if opened.simulated else REAL,
                COPY if opened.anonymised else "",
                _order(session, found),
                "All rounds were given the same minutes." if opened.equal_time else "",
                _forked(opened.origin, audience) if opened.origin else "",
                session.scenario.question,
                f"Table {opened.table}, {date}." if date else "",
                *_ending(session),
            ),
        )
    )


def unfinished(session: Session) -> Unfinished | None:
    """Return why a session is not a whole one, or None; a log may stop where it was torn or damaged."""
    if not session.ended:
        return "no end recorded"
    ends = (each.data for each in session.steered if isinstance(each.data, SessionEnded))
    return "cut short" if any(end.cut_short for end in ends) else None


def _ending(session: Session) -> Iterator[str]:
    """Yield what to know of an end that is missing or came early."""
    state = unfinished(session)
    if state == "no end recorded":
        yield f"No end of the session is in the record: this is how it stands at entry {session.seq}."
    if state == "cut short":
        yield "The session was cut short."


def _forked(origin: Origin, audience: Audience) -> str:
    original = "another session" if audience.anonymous else f"another session ({origin.log})"
    return f"A fork: up to entry {origin.seq} it is {original}; only what comes after that was played here."


def _order(session: Session, found: Contrast) -> str:
    if not found.rounds:
        return "No round has been played."
    swapped = " (the other way round than in the scenario)" if session.opened.order == "swap" else ""
    rounds = "; ".join(f"{place}. {_length(played)}" for place, played in enumerate(found.rounds, 1))
    return f"Rounds in the order played{swapped}: {rounds}."


def _length(played: RoundMeasures) -> str:
    seconds = played.measures["played_seconds"].value
    ran = f", {wording.length(seconds)} played" if isinstance(seconds, int) else ""
    return f"{wording.round_with_mode(played)}, {wording.length(played.minutes * 60)} planned{ran}"


def _closing(session: Session, revealed: bool) -> Iterator[str]:
    believed = [each.text for each in session.scenario.parameters.fixed if not each.really]
    yield from (f"Only believed to be fixed: {text}" for text in believed if revealed)
    yield from judged(session)
    if made := commitments(session):
        yield f"Commitments made: {len(made)}, with a date: {sum(bool(each.due) for each in made)}."
    if removed := {each.data.seq for each in session.steered if isinstance(each.data, WordsRemoved)}:
        which = f"{'entry' if len(removed) == 1 else 'entries'} {wording.entries(removed)}"
        yield f"Words that were removed from the record for good: those of {which}."


def head_of_log(session: Session) -> str:
    """Return which record a report was made from."""
    if session.last is None:
        return "The log is empty."
    return f"Head of the log: {session.last.hash or 'no hash'} (entry {session.last.seq})."
