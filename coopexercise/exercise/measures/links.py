"""Ties between roles: those there before play, those that a proposal made, and who has none.

A tie is a pair of roles in play, in no direction. By side, a tie counts on each side that it touches.
"""

from itertools import combinations

from .kind import Kind
from .measure import NOT_OPEN, NOT_RECORDED, Measure
from .view import View, once

Tie = frozenset[str]


def known(view: View) -> Measure:
    """Count the ties there were before play.

    Source: `knows` of the cards in play. When no card of the deck knows anybody, not recorded.
    """
    if not _written_down(view):
        return NOT_RECORDED
    return _ties(view, _known(view), view.dealt)


def made(view: View) -> Measure:
    """Count the ties that are new: two roles that did not know each other and are in one chosen proposal.

    To be in a proposal is to have shaped it, joined it or own it. Source: the chosen proposals. Not open in a
    consultation; not recorded when nobody is in any of them. When nothing was agreed, 0.
    """
    if view.consulting:
        return NOT_OPEN
    if not _joining_recorded(view):
        return NOT_RECORDED
    return _ties(view, _brought(view) - _known(view), view.traced(*view.dealt, *view.basis))


def isolated_before(view: View) -> Measure:
    """Count the roles that knew nobody at the table before play. Source: as for the ties before play."""
    if not _written_down(view):
        return NOT_RECORDED
    return _isolated(view, _known(view), view.dealt)


def isolated_after(view: View) -> Measure:
    """Count the roles that knew nobody before play and are in no chosen proposal with anybody.

    Source: ties before play and ties made; not open in a consultation, and recorded when both are.
    """
    if view.consulting:
        return NOT_OPEN
    if not _written_down(view) or not _joining_recorded(view):
        return NOT_RECORDED
    return _isolated(view, _known(view) | _brought(view), view.traced(*view.dealt, *view.basis))


def _written_down(view: View) -> bool:
    return any(card.knows for card in view.session.deck.cards)


def _joining_recorded(view: View) -> bool:
    return view.decision is not None and (not view.chosen or any(each.shapers or each.joined for each in view.chosen))


@once
def _known(view: View) -> set[Tie]:
    cards = [card for card in view.session.deck.cards if card.id in view.playing]
    pairs = (frozenset((card.id, other)) for card in cards for other in card.knows if other in view.playing)
    return {pair for pair in pairs if len(pair) == 2}


@once
def _brought(view: View) -> set[Tie]:
    members = ({*each.shapers, *each.joined} for each in view.chosen)
    return {frozenset(pair) for cards in members for pair in combinations(sorted(cards), 2)}


def _ties(view: View, ties: set[Tie], seqs: tuple[int, ...]) -> Measure:
    touched = [side for tie in ties for side in {view.side_of.get(card) for card in tie}]
    by_side = {side: touched.count(side) for side in view.sides}
    return Measure(len(ties), by_side, events=view.traced(*seqs))


def _isolated(view: View, ties: set[Tie], seqs: tuple[int, ...]) -> Measure:
    tied = {card for tie in ties for card in tie}
    alone = [card for card in view.playing if card not in tied]
    return Measure(len(alone), view.by_side(alone), events=view.traced(*seqs))


KINDS = {
    "links_known": Kind(
        family="links",
        title="Ties before play",
        explanation="Pairs of roles that knew each other. By side: ties that touch it.",
        unit="ties",
        take=known,
    ),
    "links_made": Kind(
        family="links",
        title="Ties made",
        explanation="New pairs of roles, brought together by a proposal that was decided for.",
        unit="ties",
        take=made,
    ),
    "isolated_before": Kind(
        family="links",
        title="Roles that knew nobody before play",
        explanation="Roles in play without a tie to another one in play.",
        unit="roles",
        take=isolated_before,
    ),
    "isolated_after": Kind(
        family="links",
        title="Roles still without a tie",
        explanation="They knew nobody, and are in no decided proposal with anybody.",
        unit="roles",
        take=isolated_after,
    ),
}
