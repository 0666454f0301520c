"""The limits and what is left within them; the outcomes, and how one would know."""

from collections.abc import Callable, Iterator

from ...exercise.outcomes import agreed as agreed_on
from ...exercise.scenario import Fixed, Outcome
from .. import wording
from ..decisions import Fact
from .project import Project
from .sheet import Blank, Section, Table


def limits(project: Project) -> Section:
    """Return cost and weeks beside what there is, what else there is, and what cannot change and why."""
    return Section(
        title="Within the limits",
        facts=tuple(_facts(project)),
        blanks=(Blank("Which of these limits have we questioned, and whom did we ask?"),),
    )


def _facts(project: Project) -> Iterator[Fact]:
    names, data, there = project.names, project.proposal.data, project.session.scenario.parameters
    yield Fact("Cost", _beside(data.cost, there.budget, names.money))
    if project.chosen and project.others:
        yield Fact("All that was decided", _beside(_sum(project), there.budget, names.money))
    yield Fact("Weeks", _beside(data.weeks, there.weeks, wording.number))
    if there.in_kind:
        yield Fact("Help in kind", "; ".join(each.text for each in there.in_kind))
    if there.who:
        yield Fact("Who may join in", there.who)
    yield from (_fixed(each, project.revealed) for each in there.fixed)


def _fixed(limit: Fixed, revealed: bool) -> Fact:
    label = "Only believed to be fixed" if revealed and not limit.really else "Cannot change"
    return Fact(label, " ".join(f"{each.rstrip('.')}." for each in (limit.text, limit.why) if each))


def _sum(project: Project) -> float | None:
    costs = [each.data.cost for each in project.decided]
    given = [cost for cost in costs if cost is not None]
    return sum(given) if len(given) == len(costs) else None


def _beside(value: float | None, limit: float | None, word: Callable[[float], str]) -> str:
    if value is None:
        return "not said" if limit is None else f"not said; there is {word(limit)}"
    if limit is None:
        return word(value)
    left = limit - value
    rest = f"{word(left)} left" if left >= 0 else f"{word(-left)} more than there is"
    return f"{word(value)} of {word(limit)}; {rest}"


def outcomes(project: Project) -> Section:
    """Return the outcomes it serves with the evidence for each, and room to say what success would be."""
    known = {each.id: each for each in project.session.scenario.outcomes}
    served = [known[each] for each in dict.fromkeys(project.proposal.data.outcomes) if each in known]
    agreed = agreed_on(project.session)
    others = [each for each in agreed.outcomes if each not in served] if agreed else []
    return Section(
        title="How we shall know that it worked",
        intro=() if served else ("It names no outcome.",),
        table=_table(served) if served else None,
        blanks=(
            Blank("What would count as success for us, in our own words", 2),
            Blank("Who looks, and on which day"),
        ),
        parts=(_not_served(others),) if others else (),
    )


def _table(served: list[Outcome]) -> Table:
    rows = tuple((each.text, each.evidence, "") for each in served)
    return Table(("Outcome", "How one would know", "What we found"), rows)


def _not_served(others: list[Outcome]) -> Section:
    return Section(title="Agreed at the start, and not named by it", points=tuple(each.text for each in others))
