"""Needs and wants that were met or not; assets that were used, offered, or never asked for."""

from collections.abc import Iterator

from .. import coproduction
from ..measures.items import Verdict, verdicts
from ..measures.view import View
from ..session import Session
from .piece import Evidence, Scene


def met_here_alone(there: Scene) -> Iterator[Evidence]:
    """Yield the needs and wants that their holders say are met after one round, and not after another."""
    said = _verdicts(there)
    for view, mine, slips in said:
        others = [other for played, other, _ in said if played is not view]
        refs = [ref for ref in mine if mine[ref] == "yes" and any(other.get(ref) == "no" for other in others)]
        if refs:
            yield Evidence(
                kind="met-here-alone", events=view.traced(*slips), round=view.round.id, refs=_in_order(there, refs)
            )


def met_nowhere(there: Scene) -> Iterator[Evidence]:
    """Yield the needs and wants of which their holders say after every round that they would not be met."""
    said = _verdicts(there)
    every = {ref for _, mine, _ in said for ref in mine}
    refs = [ref for ref in every if all(mine.get(ref) == "no" for _, mine, _ in said)]
    if refs:
        seqs = {seq for view, _, slips in said for seq in view.traced(*slips)}
        yield Evidence(kind="met-nowhere", events=tuple(sorted(seqs)), refs=_in_order(there, refs))


def _verdicts(there: Scene) -> list[tuple[View, dict[str, Verdict], list[int]]]:
    return [(view, *verdicts(view)) for view in there.views]


def _in_order(there: Scene, refs: list[str]) -> tuple[str, ...]:
    deck = there.session.deck
    return tuple(ref for ref in (*deck.asset_refs(), *deck.wish_refs()) if ref in refs)


def assets_used(there: Scene) -> Iterator[Evidence]:
    """Yield the assets that each decision would use."""
    for view in there.views:
        if refs := _in_order(there, [ref for each in view.chosen for ref in each.uses]):
            yield Evidence(kind="assets-used", events=view.basis, round=view.round.id, refs=refs)


def assets_offered(there: Scene) -> Iterator[Evidence]:
    """Yield the assets that were offered, and that no decision would use."""
    used = {ref for each in assets_used(there) for ref in each.refs}
    for view in there.views:
        offers = [each for each in coproduction.offers(there.session, view.round.id) if each.asset]
        left = [each for each in offers if each.asset not in used]
        if left:
            seqs, refs = view.traced(*(each.seq for each in left)), [each.asset for each in left]
            yield Evidence(kind="assets-offered", events=seqs, round=view.round.id, refs=_in_order(there, refs))


def assets_unasked(there: Scene) -> Iterator[Evidence]:
    """Yield the assets on cards in play that nobody offered, put into a proposal, or decided to use.

    Only when offers or proposals were recorded at all: otherwise nothing is known of it.
    """
    playing = {card for view in there.views for card in view.playing}
    heard = {ref for view in there.views for ref in _heard(there.session, view)}
    spoken = [view for view in there.views if _spoke(there.session, view)]
    refs = [ref for ref in there.session.deck.asset_refs() if ref not in heard and ref.partition("/")[0] in playing]
    if spoken and refs:
        seqs = {seq for view in spoken for seq in view.dealt}
        yield Evidence(kind="assets-unasked", events=tuple(sorted(seqs)), refs=tuple(refs))


def _spoke(session: Session, view: View) -> bool:
    return bool(coproduction.offers(session, view.round.id) or coproduction.proposals(session, view.round.id))


def _heard(session: Session, view: View) -> Iterator[str]:
    yield from (each.asset for each in coproduction.offers(session, view.round.id))
    yield from (ref for each in coproduction.proposals(session, view.round.id) for ref in each.data.assets)
    yield from (ref for each in view.chosen for ref in each.uses)


def beyond_the_card(there: Scene) -> Iterator[Evidence]:
    """Yield what somebody offered that was on no card."""
    for view in there.views:
        for each in coproduction.offers(there.session, view.round.id):
            if not each.asset:
                yield Evidence(
                    kind="beyond-the-card",
                    events=view.traced(each.seq),
                    round=view.round.id,
                    cards=(each.card,),
                    words=each.text,
                )
