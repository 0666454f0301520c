"""What the debrief says in each of its steps, and what it shows of what was said."""

from collections.abc import Iterator, Mapping

from ..exercise import debrief
from ..exercise.agenda import DebriefStep
from ..exercise.events import OBSERVER, LearningNoted, MissingNamed
from ..exercise.session import NO_ROUND, Session
from . import words

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
    "contrast": (
        "This is what was recorded, round beside round. It does not say which round was better. Where it says not "
        "recorded, nobody wrote it down; where it says not open, that way of working does not ask for it. First look, "
        "then say what you see."
    ),
    "questions": "",
    "commitments": (
        "Think of your own work and your own street. What is one small thing that you will do differently? Say what, "
        "and by what date. You may also say nothing."
    ),
}
OUT_OF_ROLE = "Everybody is out of their role. Nothing is written beside a name now, unless that person wants it."
NOTHING_YET = "Nothing is written down yet."


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
    return [f"   “{each.text}”{_by(names, each.seat)}" for each in debrief.answers(session, question)]


def _by(names: Mapping[str, str], seat: str) -> str:
    return f" {person(names, seat)}" if seat else ""


def promised(session: Session, names: Mapping[str, str]) -> list[str]:
    """Return the commitments, what was learned, and who was not in the room."""
    made = [_promise(names, each) for each in debrief.commitments(session)]
    learned = [f"“{event.words.get('text', '')}”" for event, _ in session.entries(NO_ROUND, LearningNoted)]
    return [
        *_section("COMMITMENTS", made),
        *_section("LEARNED", learned),
        *_section("NOT IN THE ROOM", list(_missing(session))),
    ]


def _promise(names: Mapping[str, str], made: debrief.Commitment) -> str:
    due = f", by {made.due}" if made.due else ""
    return f"“{made.text}”{_by(names, made.seat)}{due}"


def _missing(session: Session) -> Iterator[str]:
    for round_id in (NO_ROUND, *session.opened.rounds):
        yield from (event.words.get("text", "") for event, _ in session.entries(round_id, MissingNamed))


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines or [NOTHING_YET]), ""]


def only_believed(session: Session) -> list[str]:
    """Return the parameters that do not really bind anybody; to be told at the debrief, not before."""
    return [f"Only believed: {each.text}" for each in session.scenario.parameters.fixed if not each.really]
