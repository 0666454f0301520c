"""What everybody in the room may read: said aloud, or meant for all. Never a private word or an unspoken item."""

from ..exercise import agenda, consultation
from ..exercise.agenda import DEBRIEF_STEPS, DebriefStep
from ..exercise.events import InjectReleased
from ..exercise.scenario import EVERYONE, Step
from ..exercise.session import Session
from . import words

WAITING = "Waiting for the session to begin."
FILL_SLIPS = "Fill in your slip: in your role, alone and in silence. Nobody talks before all slips are in."
THANKS = "Thank you. The session has ended."

DEBRIEF_TITLES: dict[DebriefStep, str] = {
    "leave-role": "Leave the role",
    "feelings": "Feelings",
    "contrast": "The two rounds side by side",
    "questions": "Questions",
    "commitments": "Commitments",
}
DEBRIEF_PROMPTS: dict[DebriefStep, str] = {
    "leave-role": "Say who you were, and the last words of your role. Turn the card over. Say your own name again.",
    "feelings": "How are you now? When did that change? A word each; whoever likes says more.",
    "contrast": "What do you see? What surprises you? What made the difference, and what did not?",
    "questions": "What do you take from this?",
    "commitments": "What is one small thing you will do? By when, and who will ask you about it?",
}


def debrief_step(session: Session) -> DebriefStep:
    """Return the step of the debrief that runs."""
    return DEBRIEF_STEPS[min(session.step, len(DEBRIEF_STEPS) - 1)]


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
        return DEBRIEF_TITLES[debrief_step(session)]
    return running.title if running else ""


def prompt(session: Session) -> str:
    """Return what everybody does now."""
    place, running = agenda.place(session), round_step(session)
    if place == "debrief":
        return DEBRIEF_PROMPTS[debrief_step(session)]
    if running and running.prompt:
        return running.prompt
    said = {"ratings": FILL_SLIPS, "ended": THANKS}
    return said.get(place) or session.scenario.question or WAITING


def lines(session: Session) -> str:
    """Return what stands below: the questions, while they are talked about."""
    if agenda.place(session) != "debrief" or debrief_step(session) != "questions":
        return ""
    return "\n\n".join(session.scenario.debrief.questions)


def contrasting(session: Session) -> bool:
    """Return whether the room looks at the contrast."""
    return agenda.place(session) == "debrief" and debrief_step(session) == "contrast"


def newest(session: Session) -> tuple[int, ...]:
    """Return the events of this round that the room must not miss: news for everybody, and the decision."""
    if session.round is None:
        return ()
    released = session.entries(session.round.id, InjectReleased)
    news = [event.seq for event, data in released if data.to == EVERYONE]
    decided = [made.seq for made in consultation.decisions(session, session.round.id)]
    return (*news, *decided)
