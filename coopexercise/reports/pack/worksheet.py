"""The five steps of rolling co-production out, as questions about this project; and a sheet to note learning on."""

from ...exercise import coproduction
from ...exercise.measures.view import owner
from ..decisions import NOT_SAID, Fact
from ..wording import number
from .project import Project
from .sheet import Blank, Section, Table

LINES = 2
MOST_UNUSED = 4
"""So many offers are named; of the rest there is the number."""
MEETINGS = 7
LOOKS = ("in a week", "in a month", "in three months")


def five_steps(project: Project) -> Section:
    """Return the worksheet: for each step a question, what is recorded, and lines."""
    return Section(
        title="Five steps",
        intro=(
            "A few words under each are enough; come back to it. "
            "The steps are those of the Co-Production Star of Governance International.",
        ),
        parts=tuple(step(project) for step in (_map, _focus, _people, _market, _grow)),
        apart=True,
    )


def _step(title: str, question: str, *recorded: tuple[str, str]) -> Section:
    facts = tuple(Fact(label, words or NOT_SAID) for label, words in recorded)
    return Section(title=title, intro=(question,), facts=facts, blanks=(Blank("", LINES),))


def _map(project: Project) -> Section:
    count = len(project.proposal.data.assets)
    stands = {0: "It names no asset yet", 1: "It stands on one asset"}.get(count, f"It stands on {count} assets")
    return _step(
        "1. Map it",
        f"{stands}. Who near us can do something for it that nobody has asked about, and which groups do it already?",
        ("Offered, and not yet used", _unused(project)),
    )


def _unused(project: Project) -> str:
    """Return the assets that were put on the table and that nothing decided uses."""
    used = {ref for each in (project.proposal, *project.others) for ref in each.data.assets}
    offers = coproduction.offers(project.session, project.view.round.id)
    left = [*dict.fromkeys(each.asset for each in offers if each.asset and each.asset not in used)]
    more = len(left) - MOST_UNUSED
    named = project.names.items(left[:MOST_UNUSED]) + (f"; and {more} more" if more > 0 else "")
    return named or ("nothing" if offers else "")


def _focus(project: Project) -> Section:
    data, names = project.proposal.data, project.names
    return _step(
        "2. Focus it",
        "What do we do in the first two weeks, and what do we leave for later?",
        ("It is meant to serve", names.outcomes(data.outcomes)),
        ("Weeks it would take", "" if data.weeks is None else number(data.weeks)),
    )


def _people(project: Project) -> Section:
    names, proposal = project.names, project.proposal
    owner = names.roles(proposal.owners)
    asked = f"It is looked after by: {owner}. Who else" if owner else "Nobody looks after it yet. Who"
    missing = project.session.scenario.missing if project.revealed else ()
    return _step(
        "3. People it",
        f"{asked} does what, and who goes and asks those who are not here yet?",
        ("In it so far", names.roles(proposal.joined)),
        *([("Not in the room", "; ".join(missing))] if missing else []),
    )


def _market(project: Project) -> Section:
    owners = dict.fromkeys(map(owner, project.proposal.data.items))
    return _step(
        "4. Market it",
        "Who has to hear of it, from whom, and in which words? Who has to be won for it?",
        ("It says it would meet needs of", project.names.roles(owners)),
    )


def _grow(project: Project) -> Section:
    names, data = project.names, project.proposal.data
    test = project.session.scenario.test if project.revealed else ""
    return _step(
        "5. Grow it",
        "If it works, what comes next, who could do the same elsewhere, and what does the council let go of?",
        ("Designed by", "brought ready-made" if data.ready_made else names.roles(data.cards)),
        ("To be delivered by", names.roles(project.proposal.joined)),
        ("To be assessed together", "yes, it is marked so" if data.stage == "co-assess" else ""),
        *([("Think of this", test)] if test else []),
    )


def learning(_: Project) -> Section:
    """Return the sheet on which learning is noted, and when one looks again."""
    return Section(
        title="What we learn",
        intro=(
            "Keep it light: one line whenever you meet, good or bad. Where nothing is noted, "
            "it is hard to show later what the work was worth.",
        ),
        table=Table(("Date", "What happened", "What we learned", "What we change"), (("", "", "", ""),) * MEETINGS),
        blanks=tuple(Blank(f"We look again {when}, on:") for when in LOOKS),
        apart=True,
    )
