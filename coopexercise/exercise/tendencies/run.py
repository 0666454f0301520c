"""One rehearsed session, boiled down to what is asked of many."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from .. import consultation, coproduction, ratings
from ..measures import felt, limits
from ..measures.view import View, look, owner
from ..rehearsal.upshot import Upshot, standing, upshot
from ..scenario import Mode
from ..session import Session
from . import pace

Refs = frozenset[str]


class RoundRun(Struct, frozen=True, kw_only=True):
    """What one round came to. References are `card/item`, and of cards in play alone."""

    round: str
    mode: Mode
    decided: tuple[str, ...]
    """Options or proposals; empty when nothing was agreed."""
    choices: Mapping[str, int]
    """Option to the people who chose it."""
    met: Refs
    """Needs and wants that would be met, as their holders see it."""
    partly: Refs
    harmed: Refs
    offered: Refs
    used: Refs
    busy: Refs
    """Cards that shaped or joined a proposal."""
    fitting: tuple[bool, ...]
    """For each proposal, whether it is within the budget and the weeks."""
    spent: Mapping[str, float]
    """`budget` and `weeks` to the share of each that the decision would take."""
    rung: float | None
    """The middle rung of the ladder."""
    gap: float | None
    """The perception gap."""
    needed: tuple[float, ...]
    """The seconds that each step would take at a brisk pace."""
    planned: tuple[int, ...]
    """The seconds that each step was given."""


class Run(Struct, frozen=True):
    """What one session came to."""

    people: int
    cards: tuple[str, ...]
    """The cards in play, in deck order."""
    rounds: tuple[RoundRun, ...]
    """In the order played."""


def run_of(session: Session) -> Run:
    """Return what a rehearsed session, played to its end, came to."""
    rounds = tuple(_round(session, round_id) for round_id in session.opened.rounds)
    return Run(len(session.seats), session.in_play(), rounds)


def _round(session: Session, round_id: str) -> RoundRun:
    assert session.last is not None, "a session that was played has events"
    view = look(session, round_id, session.last.moment)
    found = upshot(session, view.round)
    proposals = coproduction.proposals(session, round_id)
    given = session.scenario.parameters
    return RoundRun(
        round=round_id,
        mode=view.round.mode,
        decided=standing(session, round_id).chosen,
        choices=_choices(session, round_id),
        met=_judged(view, found, "yes"),
        partly=_judged(view, found, "partly"),
        harmed=_of(view, found.harmed),
        offered=_of(view, (each.asset for each in coproduction.offers(session, round_id))),
        used=_of(view, (asset for each in view.chosen for asset in each.uses)),
        busy=frozenset(card for each in proposals for card in (*each.data.cards, *each.joined)),
        fitting=tuple(not coproduction.against_parameters(given, each.data) for each in proposals),
        spent=_spent(view),
        rung=_rung(session, round_id),
        gap=_number(felt.gap(view).value),
        needed=pace.needed(session, view.round),
        planned=pace.planned(session, view.round),
    )


def _choices(session: Session, round_id: str) -> dict[str, int]:
    return {option: sum(sides.values()) for option, sides in consultation.tallies(session, round_id).items()}


def _judged(view: View, found: Upshot, verdict: str) -> Refs:
    return _of(view, (ref for ref in view.session.deck.wish_refs() if found.verdict(ref) == verdict))


def _of(view: View, refs: Iterable[str]) -> Refs:
    return frozenset(ref for ref in refs if owner(ref) in view.playing)


def _spent(view: View) -> dict[str, float]:
    given = view.session.scenario.parameters
    pairs = {"budget": (limits.cost(view).value, given.budget), "weeks": (limits.weeks(view).value, given.weeks)}
    return {name: part / whole for name, (part, whole) in pairs.items() if isinstance(part, float) and whole}


def _rung(session: Session, round_id: str) -> float | None:
    rungs = [slip.rung for _, slip in ratings.slips(session, round_id).values() if slip.rung is not None]
    return felt.median(rungs) if rungs else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
