"""What the project is, why it was chosen, and where it comes from."""

from collections.abc import Iterator, Mapping

from ...exercise.corrections import words_removed
from ...exercise.session import Session
from .. import wording
from ..decisions import NOT_SAID, REMOVED, Fact, accounts
from ..printing.plain import paragraphs
from .project import Project
from .sheet import Blank, Section


def what(project: Project) -> Section:
    """Return what it is, in the words of those who shaped it or on lines for theirs, and why."""
    session, proposal = project.session, project.proposal
    gone = words_removed(session, proposal.seq)
    return Section(
        title="What and why",
        intro=paragraphs(proposal.text) or ((f"{REMOVED.capitalize()}.",) if gone else ()),
        facts=tuple(_facts(project)),
        blanks=() if proposal.text else (Blank("What it is, in two or three sentences:", 3),),
    )


def decision_facts(project: Project) -> Mapping[str, str]:
    """Return what is known of the decision of the project's round, by label."""
    title = wording.round_with_mode(project.view.round)
    account = next(each for each in accounts(project.session) if each.title == title)
    return {fact.label: fact.words for fact in account.facts}


def _facts(project: Project) -> Iterator[Fact]:
    session, names, data = project.session, project.names, project.proposal.data
    known = decision_facts(project)
    yield Fact("The question", session.scenario.question)
    if project.chosen:
        yield Fact("Decided by", f"{known['Decided by']} ({known['How']})")
        yield Fact("Why", known["Why"])
    else:
        yield Fact("Decided", "no: the group decided for something else" if project.decided else "no")
    if project.others:
        yield Fact(
            "Together with", names.choices(project.view.round.id, (each.data.proposal for each in project.others))
        )
    ready = " (brought ready-made)" if data.ready_made else ""
    yield Fact("Shaped by", (names.roles(data.cards) or NOT_SAID) + ready)
    if data.stage:
        yield Fact("Stage", data.stage)
    if not session.opened.anonymised:
        yield Fact("Made at", _place(session))


def _place(session: Session) -> str:
    """Return the table and the day."""
    table = f"table {session.opened.table}"
    begun = session.steered[0].at[:10] if session.steered else ""
    return f"{table}, {wording.day(begun)}" if begun else table
