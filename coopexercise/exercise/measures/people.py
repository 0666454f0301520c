"""Who was there, and who handed in a slip: what the other figures are out of."""

from .kind import Kind
from .measure import NOT_RECORDED, Measure
from .view import View


def seats(view: View) -> Measure:
    """Count the people who held a card in the round, two for a mirror role; observers are not counted.

    Source: the deal and every change of it up to the end of the round. If no cards were dealt at all, it is not
    recorded who was there.
    """
    if not view.was_dealt:
        return NOT_RECORDED
    return Measure(len(view.held), view.by_side(view.held.values()), events=view.traced(*view.dealt))


def slips(view: View) -> Measure:
    """Count the people who held a card in the round and rated it, without those who would rather not say.

    Source: the rating slips, the latest of each seat.
    """
    given = {seat: event.seq for seat, (event, _) in view.slips.items() if seat in view.held}
    if not given:
        return NOT_RECORDED
    return Measure(len(given), view.by_side(view.held[seat] for seat in given), events=view.traced(*given.values()))


KINDS = {
    "seats": Kind(
        family="people",
        title="People who played",
        explanation="Everybody who held a card in this round; two may share one.",
        unit="people",
        take=seats,
    ),
    "slips": Kind(
        family="people",
        title="Rating slips",
        explanation="People who rated the round. The others did not, or would rather not say.",
        unit="people",
        take=slips,
        out_of="seats",
    ),
}
