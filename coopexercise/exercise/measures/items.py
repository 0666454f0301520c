"""Needs and wants: which the decision claims to meet, and which the holders of the cards confirm.

What counts is what holders confirm, each alone and on paper, before anybody talks or sees a figure.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Literal

from ..deck import Side
from ..events import Met
from .kind import Kind
from .measure import NOT_RECORDED, Measure
from .view import Chosen, View, once, owner

Verdict = Literal["yes", "partly", "no"]


def in_play(view: View) -> Measure:
    """Count the needs and wants on the cards in play: what the counts of items are out of.

    Source: the deck, and the deal as it was in the round. If no cards were dealt at all, it is not recorded.
    """
    if not view.was_dealt:
        return NOT_RECORDED
    holders = [card.id for card in view.session.deck.cards if card.id in view.playing for _ in card.wishes]
    return _of_owners(view, holders, view.dealt)


@once
def claimed(view: View) -> Measure:
    """Count the different needs and wants in play that the decision says it would meet.

    Source: `meets` of the chosen option as the scenario has it, or the items of the chosen proposals, each
    item once. An option or proposal that names no item and no asset was not described: not recorded. When
    nothing was agreed, 0.
    """
    return named(view, lambda each: each.meets)


def harmed(view: View) -> Measure:
    """Count the different needs and wants in play that the decision says it would harm.

    Source: `harms` of the chosen option. A proposal has no place for it, so in co-production this is not
    recorded unless nothing was agreed; what holders deny on their slips is there in both modes.
    """
    if any(each.harms is None for each in view.chosen):
        return NOT_RECORDED
    return named(view, lambda each: each.harms or ())


def answered(view: View) -> Measure:
    """Count the needs and wants for which a holder said yes, partly or no: what the next three are out of.

    Source: the rating slips; `unknown` is no answer.
    """
    return _judged(view, ("yes", "partly", "no"))


def confirmed(view: View) -> Measure:
    """Count the needs and wants that every holder who answered says would be met.

    Source: the rating slips. With a mirror role, both must say yes.
    """
    return _judged(view, ("yes",))


def partly(view: View) -> Measure:
    """Count the needs and wants that would be met in part.

    That is: a holder says partly, or the two holders of a mirror role say different things.
    Source: the rating slips.
    """
    return _judged(view, ("partly",))


def denied(view: View) -> Measure:
    """Count the needs and wants that every holder who answered says would not be met.

    Source: the rating slips.
    """
    return _judged(view, ("no",))


def claimed_and_judged(view: View) -> Measure:
    """Count the needs and wants that the decision claims to meet and of which a holder says yes, partly or no.

    Formula: the items both *claimed* and *judged*: what the next measure is out of. Recorded when there is a claim,
    and a holder judged one of what it names, if it names any. A side from which nobody judged anything has none.
    """
    return _claims(view, ("yes", "partly", "no"))


def claimed_but_denied(view: View) -> Measure:
    """Count the needs and wants that the decision claims to meet while their holders say no.

    Formula: the items both *claimed* and *denied*; recorded where the measure before is.
    """
    return _claims(view, ("no",))


def _claims(view: View, wanted: tuple[Verdict, ...]) -> Measure:
    judged, slips = verdicts(view)
    claim, named_by_it = claimed(view), _refs(view, lambda each: each.meets)
    if claim.state == "not_recorded" or not judged or (named_by_it and named_by_it.isdisjoint(judged)):
        return NOT_RECORDED
    refs = [ref for ref in named_by_it if judged.get(ref) in wanted]
    return _of_heard(view, _count(view, refs, (*claim.events, *slips)))


def named(view: View, pick: Callable[[Chosen], Iterable[str]]) -> Measure:
    """Count the different references that what was chosen names, of cards in play."""
    undescribed = view.chosen and not any(each.described for each in view.chosen)
    if view.decision is None or undescribed:
        return NOT_RECORDED
    return _count(view, _refs(view, pick), view.basis)


def _refs(view: View, pick: Callable[[Chosen], Iterable[str]]) -> set[str]:
    return {ref for each in view.chosen for ref in pick(each) if owner(ref) in view.playing}


def _count(view: View, refs: Iterable[str], seqs: Iterable[int]) -> Measure:
    return _of_owners(view, [owner(ref) for ref in refs], seqs)


def _of_owners(view: View, owners: Sequence[str], seqs: Iterable[int]) -> Measure:
    return Measure(len(owners), view.by_side(owners), events=view.traced(*seqs))


def _judged(view: View, wanted: tuple[Verdict, ...]) -> Measure:
    judged, slips = verdicts(view)
    if not judged:
        return NOT_RECORDED
    owners, _ = _owners(view)
    return _of_heard(view, _of_owners(view, [each for verdict in wanted for each in owners[verdict]], slips))


def _of_heard(view: View, found: Measure) -> Measure:
    """Return a count that comes from slips without the sides from which nobody said anything."""
    _, heard = _owners(view)
    by_side = {side: count if side in heard else None for side, count in found.by_side.items()}
    return Measure(found.value, by_side, events=found.events)


@once
def _owners(view: View) -> tuple[Mapping[Verdict, Sequence[str]], Container[Side | None]]:
    """Return the card of each item by what its holders say of it, and the sides from which anybody says anything."""
    judged, _ = verdicts(view)
    owners: dict[Verdict, list[str]] = {"yes": [], "partly": [], "no": []}
    for ref, verdict in judged.items():
        owners[verdict].append(owner(ref))
    return owners, {view.side_of.get(card) for cards in owners.values() for card in cards}


@once
def verdicts(view: View) -> tuple[dict[str, Verdict], list[int]]:
    """Return what holders say of each item, and the slips that say it."""
    answers: dict[str, set[Met]] = {}
    seqs = []
    for seat, (event, slip) in view.slips.items():
        given = _own(slip.items, view.held.get(seat, ""))
        for ref, met in given.items():
            answers.setdefault(ref, set()).add(met)
        seqs += [event.seq] if given else []
    return {ref: _verdict(said) for ref, said in answers.items()}, seqs


def _own(items: dict[str, Met], card: str) -> dict[str, Met]:
    own = f"{card}/"
    return {ref: met for ref, met in items.items() if met != "unknown" and ref.startswith(own)}


def _verdict(said: set[Met]) -> Verdict:
    if said == {"yes"}:
        return "yes"
    return "no" if said == {"no"} else "partly"


KINDS = {
    "items_in_play": Kind(
        family="items",
        title="Needs and wants in play",
        explanation="All needs and wants on the cards that were in play.",
        unit="items",
        take=in_play,
    ),
    "items_claimed": Kind(
        family="items",
        title="Needs and wants met, as claimed",
        explanation="What the option or the proposals say they would meet.",
        unit="items",
        take=claimed,
        out_of="items_in_play",
    ),
    "items_harmed": Kind(
        family="items",
        title="Needs and wants harmed, as stated",
        explanation="What the option says it would harm. A proposal has no place for it.",
        unit="items",
        take=harmed,
        out_of="items_in_play",
    ),
    "items_answered": Kind(
        family="items",
        title="Needs and wants that their holders judged",
        explanation="Those for which a slip says yes, partly or no.",
        unit="items",
        take=answered,
        out_of="items_in_play",
    ),
    "items_confirmed": Kind(
        family="items",
        title="Needs and wants met, as confirmed",
        explanation="Those that every holder who answered says would be met.",
        unit="items",
        take=confirmed,
        out_of="items_answered",
    ),
    "items_partly": Kind(
        family="items",
        title="Needs and wants met in part",
        explanation="A holder says partly, or two holders of one card differ.",
        unit="items",
        take=partly,
        out_of="items_answered",
    ),
    "items_denied": Kind(
        family="items",
        title="Needs and wants not met",
        explanation="Those that every holder who answered says would not be met.",
        unit="items",
        take=denied,
        out_of="items_answered",
    ),
    "items_claimed_and_judged": Kind(
        family="items",
        title="Claimed, and judged by the holders",
        explanation="The decision says it would meet them, and a slip says whether it would.",
        unit="items",
        take=claimed_and_judged,
        out_of="items_claimed",
    ),
    "items_claimed_but_denied": Kind(
        family="items",
        title="Claimed, and denied by the holders",
        explanation="The decision says it would meet them; their holders say it would not.",
        unit="items",
        take=claimed_but_denied,
        out_of="items_claimed_and_judged",
    ),
}
