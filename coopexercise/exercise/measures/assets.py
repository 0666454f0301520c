"""What roles brought: offered aloud, and used by what was decided."""

from .. import coproduction
from .items import named
from .kind import Kind
from .measure import NOT_OPEN, NOT_RECORDED, Measure
from .view import View, once, owner


def offered(view: View) -> Measure:
    """Count the different assets of the cards in play that were offered in the round.

    Source: the offers. A consultation does not ask for offers: not open there. No offer of any kind on
    record: not recorded.
    """
    found = _made(view)
    assets = {each.asset for each in found if each.asset}
    return _offers(view, [owner(asset) for asset in assets], [each.seq for each in found])


def offered_beyond(view: View) -> Measure:
    """Count the offers of something that is on no card.

    Source: the offers. Open and recorded as offers from the card are.
    """
    found = _made(view)
    return _offers(view, [each.card for each in found if not each.asset], [each.seq for each in found])


@once
def _made(view: View) -> tuple[coproduction.Offer, ...]:
    return coproduction.offers(view.session, view.round.id)


def _offers(view: View, cards: list[str], seqs: list[int]) -> Measure:
    if view.consulting:
        return NOT_OPEN
    if not seqs:
        return NOT_RECORDED
    return Measure(len(cards), view.by_side(cards), events=view.traced(*seqs))


def used(view: View) -> Measure:
    """Count the different assets of the cards in play that the decision would use.

    Source: `uses` of the chosen option as the scenario has it, or the assets of the chosen proposals. An
    option or proposal that names no item and no asset was not described: not recorded. When nothing was
    agreed, 0.
    """
    return named(view, lambda each: each.uses)


KINDS = {
    "assets_offered": Kind(
        family="assets",
        title="Assets offered from the cards",
        explanation="What roles put on the table. A consultation does not ask for it.",
        unit="assets",
        take=offered,
    ),
    "assets_offered_beyond": Kind(
        family="assets",
        title="Offers beyond the cards",
        explanation="What people brought that is on no card. A consultation does not ask for it.",
        unit="offers",
        take=offered_beyond,
    ),
    "assets_used": Kind(
        family="assets",
        title="Assets used by what was decided",
        explanation="Assets on the cards that the option or the proposals would use.",
        unit="assets",
        take=used,
    ),
}
