"""What the debrief says in each of its steps, and what it shows of what was said."""

from collections.abc import Iterator, Mapping

from ...exercise import debrief, debrief_steps
from ...exercise.debrief_steps import DebriefStep
from ...exercise.events import OBSERVER, LearningNoted, MissingNamed
from ...exercise.session import NO_ROUND, Session
from .. import words

FORETELL = "Before I show it: what do you expect? Say it aloud, or show it with your hands. Nobody has to be right."
LOOK = (
    "Look first, in silence. What do you see? Is it as you expected? Then ask what made it so, not which was better. "
    "Not recorded means that nobody wrote it down; not open, that this way of working does not ask for it."
)
SCRIPTS: Mapping[DebriefStep, str] = {
    "leave-role": (
        "We stop playing now. Go round the table: say who you were, and one last thing that person wants to say. Then "
        "turn your card face down, shake it off, and say your own name. From here we talk as ourselves, and nothing "
        "is written beside your name unless you want it."
    ),
    "feelings": (
        "Before we talk about what happened: how are you? Start with one word. There are no wrong feelings, and "
        "nobody has to say more than a word."
    ),
    "unrecorded": (
        "Of this nobody wrote anything down, in any round. That does not mean that there was nothing. What do you "
        "remember?"
    ),
    "elements": (
        "Six things that people who study co-production look for. Take one after the other: did we see it, and in "
        "which round? We put down only what we agree on. It is our judgement; nobody measures it."
    ),
    "contrast": (
        "This is everything that was recorded, round beside round. It does not say which round was better. Where it "
        "says not recorded, nobody wrote it down; where it says not open, that way of working does not ask for it. "
        "First look, then say what you see."
    ),
    "consultation": "Stay with this round for now. What was good about it also belongs here.",
    "co-production": "Stay with this round for now. What was slow or uncomfortable also belongs here.",
    "difference": "Some of it was the way of working, some of it was us, the order, or the minutes. Which was which?",
    "pen": "The pen can be a real one. Who wrote the titles? Who could say no, and to whom?",
    "assets": "Nobody is to blame for what stayed on a card. What would have brought it out?",
    "own-assets": "Now as yourselves. One thing each that you can do, and that nobody here knew of. You may pass.",
    "missing": "Name people, not groups, if you can. What would it take for them to be here?",
    "outcomes": "For each outcome: what in the two decisions tells us that we would get there? Or is there nothing?",
    "test": "This is news from later. Put it to both decisions, one after the other.",
    "misconceptions": "Read them one by one. What we recorded may speak for one, or against it, or say nothing.",
    "monday": "Back to your own work. What is really in the way, and what do you only believe is?",
    "questions": "Take the questions one by one.",
    "commitments": (
        "Think of your own work and your own street. What is one small thing that you will do differently? Say what, "
        "by what date, and what the first step is. You may also say nothing."
    ),
    "right": "Consultation done well is a right answer too. When was it here? When is it in your work? Thank you all.",
}
OUT_OF_ROLE = "Everybody is out of their role. Nothing is written beside a name now, unless that person wants it."
NOTHING_YET = "Nothing is written down yet."


def script(session: Session, step: DebriefStep) -> str:
    """Return what may be read aloud in a step; on the way to Monday also which limits were only believed."""
    if page := debrief_steps.page_of(step):
        return LOOK if page and debrief_steps.is_seen(step) else FORETELL
    believed = only_believed(session) if step in ("contrast", "monday") else []
    asked = [each.text for each in debrief_steps.questions_of(session.scenario, step)]
    later = [session.scenario.test] if step == "test" else []
    return "\n\n".join([SCRIPTS[step], *later, *(asked if step != "leave-role" else []), *believed])


def person(names: Mapping[str, str], seat: str) -> str:
    """Return who somebody is out of their role."""
    return names.get(seat) or f"Seat {seat.removeprefix('s')}"


def roles_played(session: Session, names: Mapping[str, str]) -> list[str]:
    """Return a line for each person here: who they were."""
    return [_was(session, names, seat) for seat in session.present() if session.card_of(seat)]


def _was(session: Session, names: Mapping[str, str], seat: str) -> str:
    card = session.card_of(seat)
    role = "watched" if card == OBSERVER else f"was {words.signed_role(session.deck, card)}"
    return f"{person(names, seat)} {role}"


def answered(session: Session, names: Mapping[str, str], question: int) -> list[str]:
    """Return the answers to a question, with a name where somebody wanted it."""
    known = {each.id: each.text for each in session.scenario.outcomes}
    return [
        f"   {known[each.outcome].rstrip('.')}: “{each.text}”{_by(names, each.seat)}"
        if each.outcome in known
        else f"   “{each.text}”{_by(names, each.seat)}"
        for each in debrief.answers(session, question)
    ]


def _by(names: Mapping[str, str], seat: str) -> str:
    return f" {person(names, seat)}" if seat else ""


def promised(session: Session, names: Mapping[str, str]) -> list[str]:
    """Return the commitments, what was learned, and who was not in the room."""
    made = [line for each in debrief.commitments(session) for line in _promise(names, each)]
    learned = [f"“{event.words.get('text', '')}”" for event, _ in session.entries(NO_ROUND, LearningNoted)]
    return [
        *_section("COMMITMENTS", made),
        *_section("LEARNED", learned),
        *_section("NOT IN THE ROOM", list(_missing(session))),
    ]


def _promise(names: Mapping[str, str], made: debrief.Commitment) -> Iterator[str]:
    due = f", by {made.due}" if made.due else ""
    yield f"“{made.text}”{_by(names, made.seat)}{due}"
    if made.first_step:
        yield f"   first: “{made.first_step}”"


def _missing(session: Session) -> Iterator[str]:
    for round_id in (NO_ROUND, *session.opened.rounds):
        yield from (event.words.get("text", "") for event, _ in session.entries(round_id, MissingNamed))


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines or [NOTHING_YET]), ""]


def only_believed(session: Session) -> list[str]:
    """Return the parameters that do not really bind anybody; to be told at the debrief, not before."""
    return [f"Only believed: {each.text}" for each in session.scenario.parameters.fixed if not each.really]
