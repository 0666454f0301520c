"""A rehearsed co-production round: roles speak of needs, bring assets, combine them, join and decide together."""

from collections.abc import Iterator, Sequence
from functools import partial
from random import Random

from .. import coproduction
from ..coproduction import Proposal
from ..deck import Card, Item
from ..scenario import Round
from ..session import Session
from . import deciding, phrases, planning, table
from .course import Command, Course, Span
from .planning import Plan
from .upshot import standing

LIMITS: Span = (0.0, 0.13)
NEED: Span = (0.13, 0.25)
BRING: Span = (0.25, 0.37)
THINK: Span = (0.37, 0.45)
TALK: Span = (0.45, 0.55)
SHAPE: Span = (0.55, 0.72)
JOIN: Span = (0.72, 0.8)
DECIDE: Span = (0.8, 0.93)
CARRY: Span = (0.93, 1.0)

SPEAKS_OF_NEED = 0.7
SPEAKS_OF_WANT = 0.4
"""The first need is always spoken of; further needs and wants with these chances."""
MOST_OFFERS = 2
BEYOND_THE_CARD = 0.25
"""The chance that a role offers something that is not on its card."""
RAISES_AN_IDEA = 0.5
SEES_THE_ANSWER = 0.6
"""The chance that the group sees that an asset on the table answers a need; skills are often not seen as skills."""

BEYOND = (
    "An hour or two of my time each week",
    "A word with the people I know",
    "A hand with carrying and setting up",
    "Looking after it when others are away",
)


def coproduce(course: Course, chance: Random) -> None:
    """Play a co-production round: limits, needs, offers, ideas, proposals, decision, owners."""
    played = course.round
    parameters = course.session.scenario.parameters.ids()
    course.spread(table.explanation(course.session, played, parameters), LIMITS)
    course.spread(_needs(course.session, chance), NEED)
    course.spread(_offers(course.session, played, chance), BRING)
    course.spread(_ideas(course.session, played, chance), THINK)
    course.spread(table.window(course.session, played.mode, chance), TALK)
    course.spread(_shapes(course.session, played, chance), SHAPE)
    course.spread(_joins(course.session, played), JOIN)
    course.spread([deciding.decision(course.session, played, chance)], DECIDE)
    course.spread(_owners(course.session, played, chance), CARRY)


def _needs(session: Session, chance: Random) -> Iterator[Command]:
    for card in table.in_any_order(session, chance):
        if items := _spoken_of(card, chance):
            text = f"What matters to me: {phrases.listed([phrases.quoted(item.text) for item in items])}."
            yield partial(coproduction.idea, card=card.id, text=text, items=tuple(card.ref(item) for item in items))


def _spoken_of(card: Card, chance: Random) -> list[Item]:
    first, later = card.wishes[:1], card.wishes[1:]
    return [*first, *(item for item in later if chance.random() < _readiness(card, item))]


def _readiness(card: Card, item: Item) -> float:
    return SPEAKS_OF_NEED if item in card.needs else SPEAKS_OF_WANT


def _offers(session: Session, played: Round, chance: Random) -> Iterator[Command]:
    """Let each role offer what answers most of the needs spoken of, and some something beyond their card."""
    spoken = coproduction.spoken_of(session, played.id)
    for card in table.in_any_order(session, chance):
        in_mind = chance.sample(card.assets, len(card.assets))
        assets = sorted(in_mind, key=lambda asset: -len(_answered(asset, spoken)))
        for asset in assets[:MOST_OFFERS]:
            yield partial(coproduction.offer, card=card.id, asset=card.ref(asset))
        if chance.random() < BEYOND_THE_CARD:
            yield partial(coproduction.offer, card=card.id, text=chance.choice(BEYOND))


def _answered(asset: Item, spoken: Sequence[str]) -> list[str]:
    return [ref for ref in spoken if ref in asset.answers]


def _on_the_table(session: Session, played: Round) -> dict[str, Item]:
    """Return the assets offered from cards, by reference."""
    refs = [offer.asset for offer in coproduction.offers(session, played.id)]
    return {ref: item for ref in refs if (item := session.deck.item(ref))}


def _ideas(session: Session, played: Round, chance: Random) -> Iterator[Command]:
    """Let some whose need an asset answers say so."""
    spoken = coproduction.spoken_of(session, played.id)
    for asset in _on_the_table(session, played).values():
        answered = _answered(asset, spoken)
        if answered and chance.random() < RAISES_AN_IDEA:
            ref = chance.choice(answered)
            text = f"{phrases.quoted(asset.text)} could help with {phrases.items(session.deck, [ref])}."
            yield partial(coproduction.idea, card=ref.partition("/")[0], text=text, items=(ref,))


def _shapes(session: Session, played: Round, chance: Random) -> Iterator[Command]:
    """Let proposals be shaped, each first of two assets and then, where there are more, of all."""
    for place, grown in enumerate(planning.propose(_ground(session, played, chance))):
        start, whole = grown[:2][-1], grown[-1]
        yield _shape(session, place, start, name="")
        if whole != start:
            yield _shape(session, place, whole, name=f"p{place + 1}")


def _ground(session: Session, played: Round, chance: Random) -> planning.Ground:
    spoken = coproduction.spoken_of(session, played.id)
    there_is = planning.limits(session.scenario.parameters)
    answers = {
        ref: [each for each in _answered(asset, spoken) if chance.random() < SEES_THE_ANSWER]
        for ref, asset in _on_the_table(session, played).items()
    }
    return planning.Ground(answers, planning.efforts(there_is, tuple(answers), chance), spoken, there_is)


def _shape(session: Session, place: int, plan: Plan, name: str) -> Command:
    """Shape a proposal; an empty `name` is a new one. Outcomes and stages are taken in turn."""
    scenario = session.scenario
    outcomes, stages, given = scenario.outcomes, scenario.stages, scenario.parameters
    hands = table.cards_of(session, map(_holder, plan.assets))
    risk = f"it stands on {phrases.roles(hands)}; without them somebody else must step in"
    return partial(
        coproduction.shape,
        title=_title(session, plan),
        proposal=name,
        text=_text(session, plan, hands),
        risk=phrases.sentence(risk),
        cards=tuple(card.id for card in hands),
        assets=plan.assets,
        items=plan.items,
        outcomes=(outcomes[place % len(outcomes)].id,) if outcomes else (),
        cost=None if given.budget is None else plan.effort.cost,
        weeks=None if given.weeks is None else plan.effort.weeks,
        stage=stages[place % len(stages)] if stages else None,
    )


def _holder(ref: str) -> str:
    return ref.partition("/")[0]


def _title(session: Session, plan: Plan) -> str:
    more = f" and {len(plan.items) - 1} more" if len(plan.items) > 1 else ""
    return f"{phrases.items(session.deck, plan.items[:1])}{more}"


def _text(session: Session, plan: Plan, hands: Sequence[Card]) -> str:
    brings = [f"{phrases.roles([card])} brings {phrases.items(session.deck, _brings(plan, card))}" for card in hands]
    return f"{phrases.sentence('; '.join(brings))} This meets {phrases.items(session.deck, plan.items)}."


def _brings(plan: Plan, card: Card) -> list[str]:
    return [asset for asset in plan.assets if _holder(asset) == card.id]


def _joins(session: Session, played: Round) -> Iterator[Command]:
    """Let roles join what meets an item of theirs."""
    for proposal in coproduction.proposals(session, played.id):
        for card in table.cards_of(session, map(_holder, proposal.data.items)):
            yield partial(coproduction.join, proposal=proposal.data.proposal, card=card.id)


def _owners(session: Session, played: Round, chance: Random) -> Iterator[Command]:
    """Let one of those who joined own what was decided: whoever brings most to it."""
    decision = standing(session, played.id)
    for proposal in coproduction.decided(session, decision, played.id):
        owner = max(chance.sample(proposal.joined, len(proposal.joined)), key=lambda card: _brought(proposal, card))
        yield partial(coproduction.join, proposal=proposal.data.proposal, card=owner, how="owns")


def _brought(proposal: Proposal, card: str) -> int:
    return sum(_holder(asset) == card for asset in proposal.data.assets)
