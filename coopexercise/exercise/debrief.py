"""The talk the rounds exist for: answers, commitments and what was learned."""

from datetime import date

from msgspec import Struct

from . import checks, outcomes, questions
from .events import AnswerGiven, CommitmentMade, LearningNoted
from .refusals import Reason, Refusal, Result, refuse
from .session import NO_ROUND, Session


class Commitment(Struct, frozen=True):
    """What somebody promised, and by when (YYYY-MM-DD or empty)."""

    seq: int
    seat: str
    due: str
    text: str
    first_step: str = ""


class Answer(Struct, frozen=True):
    """What was said to a question; `seat` is empty unless the person wanted it attributed."""

    seq: int
    question: int
    seat: str
    text: str
    outcome: str = ""


def in_debrief(session: Session) -> Refusal | None:
    """Refuse what belongs to the debrief outside it."""
    if refusal := checks.writable(session):
        return refusal
    debriefing = session.part is not None and session.part.kind == "debrief"
    return None if debriefing else refuse(Reason.NOT_IN_DEBRIEF)


def answer(session: Session, question: int, text: str, seat: str = "", outcome: str = "") -> Result:
    """Record an answer to a question, by its number; `seat` only if that person says it may be attributed.

    `outcome`: the agreed outcome for which it is the evidence, or that there is none.
    """
    if refusal := in_debrief(session) or checks.said(text) or _seat(session, seat):
        return refusal
    if questions.question(session.scenario, question) is None:
        return refuse(Reason.NO_SUCH_QUESTION, question=question)
    if outcome and not _is_agreed(session, outcome):
        return refuse(Reason.OUTCOME_NOT_AGREED, outcome=outcome)
    return checks.entry(AnswerGiven(question=question, seat=seat, outcome=outcome), text=text)


def _is_agreed(session: Session, outcome: str) -> bool:
    known = outcomes.agreed(session)
    return known is not None and outcome in known.ids


def commit(session: Session, text: str, seat: str = "", due: str = "", first_step: str = "") -> Result:
    """Record what somebody promises, with a date (YYYY-MM-DD) and a first step if there are."""
    refusal = in_debrief(session) or checks.said(text) or _seat(session, seat) or _date(due)
    return refusal or checks.entry(CommitmentMade(seat=seat, due=due), text=text, first_step=first_step)


def learn(session: Session, text: str) -> Result:
    """Record something learned."""
    return in_debrief(session) or checks.said(text) or checks.entry(LearningNoted(), text=text)


def _seat(session: Session, seat: str) -> Refusal | None:
    return checks.seat_known(session, seat) if seat else None


def _date(due: str) -> Refusal | None:
    try:
        return None if not due or date.fromisoformat(due).isoformat() == due else refuse(Reason.BAD_DATE, date=due)
    except ValueError:
        return refuse(Reason.BAD_DATE, date=due)


def commitments(session: Session) -> tuple[Commitment, ...]:
    """Return what was promised, in order."""
    made = session.entries(NO_ROUND, CommitmentMade)
    return tuple(
        Commitment(event.seq, data.seat, data.due, event.words.get("text", ""), event.words.get("first_step", ""))
        for event, data in made
    )


def answers(session: Session, question: int | None = None) -> tuple[Answer, ...]:
    """Return the answers to one question (from 0), or to all."""
    given = session.entries(NO_ROUND, AnswerGiven)
    return tuple(
        Answer(event.seq, data.question, data.seat, event.words.get("text", ""), data.outcome)
        for event, data in given
        if question is None or data.question == question
    )
