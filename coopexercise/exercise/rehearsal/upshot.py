"""What a rehearsed round came to, as its simulated participants see it when they rate it."""

from collections.abc import Iterable

from msgspec import Struct

from .. import consultation, coproduction
from ..consultation import Decision
from ..coproduction import Proposal
from ..deck import Card, Deck
from ..events import Met, VoiceTaken
from ..scenario import Option, Round
from ..session import Session
from . import table


class Upshot(Struct, frozen=True):
    """What was decided, by whom, and what it does to items (`card/item`)."""

    decider: str
    """A card, or the group."""
    met: frozenset[str]
    """Items it meets, with somebody to see to it."""
    hoped: frozenset[str]
    """Items it claims with nobody to see to it, or answers in passing by an asset it uses."""
    harmed: frozenset[str]
    backers: frozenset[str]
    """Cards that chose or joined what was decided."""
    makers: frozenset[str]
    """Cards that shaped it."""
    speakers: frozenset[str]
    """Cards that took a turn while turns were counted."""

    def verdict(self, ref: str) -> Met:
        """Return whether an item would be met, as its holder honestly sees it."""
        if ref in self.met:
            return "partly" if ref in self.harmed else "yes"
        return "partly" if ref in self.hoped - self.harmed else "no"

    def harms(self, card: Card) -> bool:
        """Return whether an item of this card is harmed."""
        return not self.harmed.isdisjoint(table.wishes(card))


def standing(session: Session, round_id: str) -> Decision:
    """Return the decision of a round that was rehearsed."""
    decision = consultation.standing(session, round_id)
    assert decision is not None, "every rehearsed round comes to a decision"
    return decision


def upshot(session: Session, played: Round) -> Upshot:
    """Return what a round came to."""
    decision = standing(session, played.id)
    options = [option for option in played.options if option.id in decision.data.options]
    proposals = coproduction.decided(session, decision, played.id)
    met = {*_all(each.meets for each in options), *_all(_seen_to(session.deck, each) for each in proposals)}
    used = {*_all(each.uses for each in options), *_all(each.data.assets for each in proposals)}
    return Upshot(
        decider=decision.data.decider,
        met=frozenset(met),
        hoped=frozenset({*_all(each.data.items for each in proposals), *_answered(session.deck, used)} - met),
        harmed=frozenset(_all(each.harms for each in options)),
        backers=frozenset({*_choosers(session, played, options), *_all(each.joined for each in proposals)}),
        makers=frozenset(_all(each.data.cards for each in proposals)),
        speakers=frozenset(data.card for _, data in session.entries(played.id, VoiceTaken)),
    )


def _all(groups: Iterable[Iterable[str]]) -> set[str]:
    return {each for group in groups for each in group}


def _seen_to(deck: Deck, proposal: Proposal) -> set[str]:
    """Return the claimed items that an asset of somebody who joined answers."""
    brought = [asset for asset in proposal.data.assets if asset.partition("/")[0] in proposal.joined]
    return _answered(deck, brought) & set(proposal.data.items)


def _answered(deck: Deck, assets: Iterable[str]) -> set[str]:
    return _all(item.answers for asset in assets if (item := deck.item(asset)))


def _choosers(session: Session, played: Round, options: Iterable[Option]) -> set[str]:
    decided = {option.id for option in options}
    chosen = consultation.choices(session, played.id)
    return {session.card_in(played.id, seat) for seat, option in chosen.items() if option in decided}
