"""Who carries the project, what was promised for it, the first steps, and what could stop it."""

from collections.abc import Iterator

from ...exercise.corrections import words_removed
from ...exercise.debrief import Commitment, commitments
from ...exercise.measures.view import owner
from ..decisions import NOT_SAID, REMOVED, Fact
from ..wording import day
from .project import Project
from .sheet import Blank, Section, Table
from .what import decision_facts

STEPS = 3
SPARE_CONTACTS = 2
ITS_OWNER, JOINED, LAST_WORD = "looks after it", "joined in", "has the final say"


def who(project: Project) -> Section:
    """Return who owns it and who joined, with room for who that is in real life."""
    return Section(
        title="Who carries it",
        intro=(
            "The roles are those of an exercise. Beside each, write who it is in real life, and how to reach them.",
        ),
        table=Table(
            ("In the exercise", "Part in it", "In real life: who?", "How to reach them"),
            (*((*pair, "", "") for pair in _parts(project)), *[("", "", "", "")] * SPARE_CONTACTS),
        ),
        blanks=(Blank("If the person who looks after it moves away, who takes over?"),),
    )


def _parts(project: Project) -> Iterator[tuple[str, str]]:
    """Yield each role that has a part in it, with that part; the owners first."""
    names, proposal = project.names, project.proposal
    if not proposal.owners:
        yield "Nobody yet", ITS_OWNER
    last = project.view.decision.data.final_say if project.chosen and project.view.decision else ""
    cards = [*proposal.owners, *proposal.joined, *([last] if project.session.deck.card(last) else [])]
    for card in dict.fromkeys(cards):
        joined = ITS_OWNER if card in proposal.owners else JOINED if card in proposal.joined else ""
        yield names.role(card), ", ".join(filter(None, (joined, LAST_WORD if card == last else "")))


def assets(project: Project) -> Section:
    """Return what it would use and whose that is, with room for who brings it now."""
    names, used = project.names, project.proposal.data.assets
    rows = tuple((names.item_alone(ref), names.role(owner(ref)), "") for ref in used)
    return Section(
        title="What was promised for it",
        intro=() if used else ("No asset was named.",),
        table=Table(("What", "Whose, in the exercise", "Who brings it now?"), rows) if rows else None,
        blanks=(Blank("What else it needs, and who could ask for it:", 2),),
    )


def steps(project: Project) -> Section:
    """Return the first three steps: what those who joined promised, and empty ones."""
    promised = [(_step(each), "", day(each.due)) for each in _promised(project)][:STEPS]
    filled = [*promised, *[("", "", "")] * (STEPS - len(promised))]
    return Section(
        title="First three steps",
        intro=("What people who joined said they would do comes first; the rest is to be filled in.",)
        if promised
        else (),
        table=Table(
            ("Step", "What", "Who", "By when"),
            tuple((str(place), *row) for place, row in enumerate(filled, 1)),
        ),
    )


def _promised(project: Project) -> list[Commitment]:
    """Return what was promised by seats that had joined it and wished to be named, the earliest date first.

    No entry says which project a promise is for. Who joined it and then promised something is the nearest fact.
    """
    session, round_id = project.session, project.view.round.id
    made = [each for each in commitments(session) if _step(each)]
    theirs = [each for each in made if session.card_in(round_id, each.seat) in project.proposal.joined]
    return sorted(theirs, key=lambda each: each.due or "9999")


def _step(promise: Commitment) -> str:
    return promise.first_step or promise.text


def risks(project: Project) -> Section:
    """Return the risk, whether anybody disagreed, and who has the last word."""
    known = decision_facts(project) if project.chosen else {}
    about = ("Disagreement", "Final say")
    return Section(
        title="What could go wrong, and who decides",
        facts=(
            Fact("Risk", _risk(project)),
            *(Fact(label, known[label]) for label in about if label in known),
        ),
        blanks=(Blank("If that happens, we"), Blank("Who disagrees, and what would they need?", 2)),
    )


def _risk(project: Project) -> str:
    gone = words_removed(project.session, project.proposal.seq)
    return project.proposal.risk or (REMOVED if gone else NOT_SAID)
