"""The steps of the debrief in words for everybody: what each is called, and what the room does in it."""

from collections.abc import Mapping

from ...exercise import agenda, debrief_steps
from ...exercise.debrief_steps import DebriefStep, Page
from ...exercise.questions import Question
from ...exercise.session import Session

_EXPECTATIONS: Mapping[Page, str] = {
    "decided": "",
    "needs": "After which round do more holders say, on paper, that their needs and wants would be met?",
    "assets": "How many of the assets on the cards would each decision use?",
    "voices": "Which side took more turns than its share of the seats?",
    "ladder": "On which rung did residents stand, and on which those who hold office? How far apart?",
    "felt": "After which round did people feel heard, feel that they had power, and want to help?",
    "ties": "How many roles that were strangers are in one plan now?",
}
_PROMPTS: Mapping[DebriefStep, str] = {
    "unrecorded": "Nobody wrote it down; that is not 0. What do you remember of it?",
    "contrast": "What do you see? What surprises you? What made the difference, and what did not?",
    "elements": "Which of the six elements of co-production did you see, and in which round? Agree, or leave it open.",
    "questions": "What do you take from this?",
}
SEEN, FORETOLD = "What do you see?", "Is it as you expected?"


def heading(session: Session) -> str:
    """Return the place of the step that runs among the others, and what it is called; pages are one step."""
    steps, now = agenda.steps_of_debrief(session), agenda.debrief_step(session)
    main = [step for step in steps if not debrief_steps.of_the_contrast(step)]
    pages = [step for step in steps if debrief_steps.of_the_contrast(step)]
    if now in pages:
        part = f"{pages.index(now) + 1} of {len(pages)}"
        return f"Step {main.index('contrast') + 1} of {len(main)}, {part}: {debrief_steps.title(now)}"
    return f"Step {main.index(now) + 1} of {len(main)}: {debrief_steps.title(now)}"


def prompt(session: Session, step: DebriefStep) -> str:
    """Return what everybody does in a step: its questions, or what to look at."""
    page = debrief_steps.page_of(step)
    if page and debrief_steps.is_seen(step):
        return f"{SEEN} {FORETOLD}" if foretold(session, step) else SEEN
    if page:
        return f"What do you expect? {_EXPECTATIONS[page]}"
    if step in _PROMPTS:
        return _PROMPTS[step]
    asked = [each.text for each in debrief_steps.questions_of(session.scenario, step)]
    return "\n".join([session.scenario.test, *asked] if step == "test" else asked)


def foretold(session: Session, step: DebriefStep) -> bool:
    """Return whether the room was asked what it expects just before it sees this page."""
    steps, page = agenda.steps_of_debrief(session), debrief_steps.page_of(step)
    place = steps.index(step) if step in steps else 0
    return place > 0 and page is not None and debrief_steps.page_of(steps[place - 1]) == page


def questions(session: Session) -> tuple[Question, ...]:
    """Return what is asked in the step that runs."""
    return debrief_steps.questions_of(session.scenario, agenda.debrief_step(session))
