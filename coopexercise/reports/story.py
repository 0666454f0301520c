"""What happened, told: what was at stake, what each round did, what differed, and what none of it can show."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..exercise import consultation, coproduction
from ..exercise.measures import Measure, RoundMeasures
from ..exercise.scenario import Parameters, Round
from ..exercise.session import Session
from . import wording
from .comparison import Comparison, Section
from .decisions import NOT_SAID, Account, Fact
from .printing.plain import unmarked
from .speech import quoted
from .wording import Names

IN_SHORT = (
    "among",
    "decider",
    "shaped",
    "assets_used",
    "items_claimed",
    "items_confirmed",
    "rungs",
    "perception_gap",
    "evenness",
    "cost",
    "played_seconds",
)
"""The measures that the story names; all others are in the tables."""
CAVEATS = (
    "The rounds came one after the other: what people learned in the first they knew in the second.",
    "The rounds may have had different minutes; the table says how many.",
    "Nothing has been delivered. What would be met is what people expect, in role.",
    "A difference in one session is what happened there, and no proof of what a way of working does.",
)


class Chapter(Struct, frozen=True):
    """One round told."""

    title: str
    sentences: tuple[str, ...]


class Story(Struct, frozen=True):
    """What was at stake, what each round decided, what differed, and what none of it shows."""

    question: str
    setting: tuple[str, ...]
    limits: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    differences: tuple[Comparison, ...]
    caveats: tuple[str, ...]


def story(
    session: Session,
    rounds: tuple[RoundMeasures, ...],
    sections: Iterable[Section],
    accounts: Iterable[Account],
) -> Story:
    """Return the story of a session; `accounts` are the decisions of its `rounds`, in the same order."""
    shown = {each.name: each for section in sections for each in section.comparisons}
    return Story(
        question=session.scenario.question,
        setting=unmarked(session.scenario.setting),
        limits=tuple(_limits(Names(session), session.scenario.parameters)),
        chapters=tuple(_chapter(session, *each) for each in zip(rounds, accounts, strict=True)),
        differences=tuple(shown[name] for name in IN_SHORT if name in shown),
        caveats=CAVEATS if len(rounds) > 1 else (),
    )


def _limits(names: Names, parameters: Parameters) -> Iterator[Fact]:
    if parameters.budget is not None:
        yield Fact("Budget", names.money(parameters.budget))
    if parameters.weeks is not None:
        yield Fact("Weeks", wording.number(parameters.weeks))
    if parameters.in_kind:
        yield Fact("Help in kind", "; ".join(each.text for each in parameters.in_kind))
    if parameters.who:
        yield Fact("Who may join in", parameters.who)
    if parameters.fixed:
        yield Fact("Said to be fixed", "; ".join(each.text for each in parameters.fixed))


def _chapter(session: Session, played: RoundMeasures, account: Account) -> Chapter:
    planned = session.scenario.round(played.id)
    begin = _beginning(session, planned, played) if planned else ()
    return Chapter(account.title, (*begin, *_ending(session, played, account)))


def _beginning(session: Session, planned: Round, played: RoundMeasures) -> tuple[str, ...]:
    people = _counted(played.measures["seats"], "person", "people")
    if planned.mode == consultation.MODE:
        options = _many(len(planned.options), "option", "options")
        return (f"{people} read {options} that had been drawn up beforehand.",)
    proposals = _many(len(coproduction.proposals(session, planned.id)), "proposal was", "proposals were")
    offers = _many(len(coproduction.offers(session, planned.id)), "offer was", "offers were")
    return (f"{people} began without options. {offers} written down, and {proposals} shaped.",)


def _ending(session: Session, played: RoundMeasures, account: Account) -> Iterator[str]:
    known = {fact.label: fact.words for fact in account.facts}
    decision = consultation.standing(session, played.id)
    if decision is None:
        yield known["Decided"]
        return
    yield f"Decided by: {known['Decided by']} ({known['How']})."
    yield f"Decided: {known['Decided']}"
    if reason := decision.words.get("reason"):
        yield f"The reason that was given: {quoted(reason)}"
    elif known["Why"] != NOT_SAID:
        yield f"The reason that was given: {known['Why']}."
    if owners := known.get("Looked after by"):
        yield f"Looked after by: {owners}."


def _counted(measure: Measure, one: str, many: str) -> str:
    if isinstance(measure.value, int):
        return _many(measure.value, one, many)
    return f"{many.capitalize()} (how many is not recorded)"


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
