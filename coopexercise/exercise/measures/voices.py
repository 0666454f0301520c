"""Who spoke, in the windows in which every turn was tapped."""

from collections import Counter
from collections.abc import Collection, Mapping
from math import log

from ..deck import Side
from ..events import VoiceTaken, WindowClosed, WindowOpened
from .kind import Kind
from .measure import NOT_RECORDED, Measure
from .view import View, once


def voices(view: View) -> Measure:
    """Count the speaking turns of the roles in the marked windows; turns of observers are not counted.

    Source: the voices. Without a window: not recorded.
    """
    turns, seqs = _turns(view)
    if not seqs:
        return NOT_RECORDED
    return Measure(len(turns), view.by_side(turns), events=seqs)


def evenness(view: View) -> Measure:
    """Return how evenly the roles spoke: Pielou's J, from 0 (one role alone) to 1 (all equally often).

    Formula: J = H / ln S with H = -Σ p ln p, p each role's share of the turns. S counts every role in
    play, silent ones too, since the question is who did not get to speak; in ecology S is the species
    seen. A side's J is among its own roles. There is none for fewer than two roles or without a turn.
    Source: E. C. Pielou, The measurement of diversity in different types of biological collections,
    Journal of Theoretical Biology 13, 1966.
    """
    turns, seqs = _turns(view)
    taken = Counter(turns)
    total = pielou(taken.values(), len(view.playing))
    if total is None:
        return NOT_RECORDED
    by_side = {side: _of_side(view, side, taken) for side in view.sides}
    return Measure(total, by_side, events=seqs)


def _of_side(view: View, side: Side, taken: Mapping[str, int]) -> float | None:
    roles = [card for card in view.playing if view.side_of[card] == side]
    return pielou([count for card, count in taken.items() if card in roles], len(roles))


def pielou(taken: Collection[int], roles: int) -> float | None:
    """Return Pielou's J to three places, or None where there is none.

    `taken` are the turns of each of the roles that spoke, `roles` is how many could have.
    """
    if roles < 2 or not taken:
        return None
    turns = sum(taken)
    shares = [count / turns for count in taken]
    return round(abs(sum(share * log(share) for share in shares)) / log(roles), 3)


@once
def _turns(view: View) -> tuple[list[str], tuple[int, ...]]:
    """Return the card of each turn, and the events of turns and windows; both empty without a window."""
    session, round_id = view.session, view.round.id
    opened = session.entries(round_id, WindowOpened)
    if not opened:
        return [], ()
    taken = session.entries(round_id, VoiceTaken)
    marks = [*opened, *session.entries(round_id, WindowClosed), *taken]
    turns = [data.card for _, data in taken if data.card in view.playing]
    return turns, view.traced(*(event.seq for event, _ in marks))


KINDS = {
    "voices": Kind(
        family="voices",
        title="Speaking turns",
        explanation="Turns in the stretches in which every turn was tapped.",
        unit="turns",
        take=voices,
        beside="seats",
    ),
    "evenness": Kind(
        family="voices",
        title="How evenly the roles spoke",
        explanation="From 0 (one role alone) to 1 (all roles equally often); Pielou's J over all roles in play.",
        unit="evenness",
        take=evenness,
    ),
}
