"""What everybody in the room may read: said aloud, or meant for all. Never a private word or an unspoken item."""

from collections.abc import Iterator

from ...exercise import agenda, consultation, debrief_steps
from ...exercise.agenda import debrief_step
from ...exercise.debrief_steps import DebriefStep
from ...exercise.events import InjectReleased
from ...exercise.measures import contrast
from ...exercise.scenario import EVERYONE, Step
from ...exercise.session import Session
from .. import words
from . import debrief as debrief_words
from . import evidence as evidence_words
from . import page as page_words
from . import step as step_words

WAITING = "Waiting for the session to begin."
FILL_SLIPS = "Fill in your slip: in your role, alone and in silence. Nobody talks before all slips are in."
THANKS = "Thank you. The session has ended."


def round_step(session: Session) -> Step | None:
    """Return the step of the round that runs, or None."""
    steps = agenda.steps(session, session.round.id) if session.round else ()
    return steps[session.step] if session.step < len(steps) else None


def title(session: Session) -> str:
    """Return the scenario and the part that runs."""
    simulated = "SIMULATED" if session.opened.simulated else ""
    return " · ".join(part for part in (simulated, session.scenario.title, _part(session)) if part)


def _part(session: Session) -> str:
    place, rounds = agenda.place(session), session.opened.rounds
    if session.round and session.round.id in rounds:
        number = rounds.index(session.round.id) + 1
        return f"Round {number} of {len(rounds)}: {words.MODE_WORD[session.round.mode]}"
    return {"briefing": "Briefing", "ratings": "Slips", "debrief": "Debrief", "ended": "The end"}.get(place, "")


def step(session: Session) -> str:
    """Return the name of the step that runs."""
    place, running = agenda.place(session), round_step(session)
    if place == "debrief":
        return debrief_steps.title(debrief_step(session))
    return running.title if running else ""


def prompt(session: Session) -> str:
    """Return what everybody does now."""
    place, running = agenda.place(session), round_step(session)
    if place == "debrief":
        return step_words.prompt(session, debrief_step(session))
    if running and running.prompt:
        return running.prompt
    said = {"ratings": FILL_SLIPS, "ended": THANKS}
    return said.get(place) or session.scenario.question or WAITING


def lines(session: Session) -> list[str]:
    """Return what stands below: what was recorded about the questions, without anybody's words."""
    if agenda.place(session) != "debrief":
        return []
    return [text for each in _of_the_debrief(session, debrief_step(session)) for text in (each, "")]


def _of_the_debrief(session: Session, now: DebriefStep) -> Iterator[str]:
    """Yield what stands below in a step: what was recorded about it, or how it is done."""
    if now == "contrast":
        yield from page_words.summary(session, contrast(session))
    elif now == "unrecorded":
        yield from page_words.unrecorded(contrast(session), agenda.steps_of_debrief(session))
    elif now == "questions":
        yield from (each.text for each in step_words.questions(session))
    else:
        topics = tuple(topic for each in step_words.questions(session) for topic in each.topics)
        found = [each.text for each in evidence_words.lines(session, topics, public=True)]
        if topics and (not found or now == "commitments"):
            yield debrief_words.SCRIPTS[now]
        yield from found


def paging(session: Session) -> bool:
    """Return whether the room looks at one page of the contrast, or foretells it."""
    return agenda.place(session) == "debrief" and debrief_steps.page_of(debrief_step(session)) is not None


def agreeing(session: Session) -> bool:
    """Return whether the room agrees on the six elements."""
    return agenda.place(session) == "debrief" and debrief_step(session) == "elements"


def contrasting(session: Session) -> bool:
    """Return whether the room looks at the whole contrast."""
    return agenda.place(session) == "debrief" and debrief_step(session) == "contrast"


def newest(session: Session) -> tuple[int, ...]:
    """Return the events of this round that the room must not miss: news for everybody, and the decision."""
    if session.round is None:
        return ()
    released = session.entries(session.round.id, InjectReleased)
    news = [event.seq for event, data in released if data.to == EVERYONE]
    decided = [made.seq for made in consultation.decisions(session, session.round.id)]
    return (*news, *decided)
