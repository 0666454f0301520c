"""The co-production round: no options beforehand; offers, ideas and proposals within explained parameters."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from . import checks
from .consultation import Decision
from .events import (
    GROUP,
    OUTSIDE,
    DecisionMade,
    Event,
    IdeaRaised,
    Joining,
    Method,
    OfferMade,
    ParametersExplained,
    ProposalJoined,
    ProposalShaped,
)
from .refusals import Reason, Refusal, Result, refuse
from .scenario import Mode, Parameters, Stage
from .session import NO_ROUND, Session

MODE: Mode = "co-production"
MOST_COST = 1_000_000_000
MOST_WEEKS = 520
MOST_VOTES = 1_000


class Offer(Struct, frozen=True):
    """An asset on the table; `asset` is empty and `text` says it when it is beyond the card."""

    seq: int
    card: str
    asset: str
    text: str


class Idea(Struct, frozen=True):
    """Something said aloud: an idea, or needs and wants that were spoken of."""

    seq: int
    card: str
    items: tuple[str, ...]
    text: str


class Proposal(Struct, frozen=True):
    """A proposal as it stands: its latest shape, and who joined or owns it since."""

    seq: int
    """The event of its latest shape."""
    data: ProposalShaped
    title: str
    text: str
    risk: str
    joined: tuple[str, ...] = ()
    """Cards that joined or own it."""
    owners: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    """Every event that shaped it or changed who is in it."""


class Breach(Struct, frozen=True):
    """One way in which a proposal is beyond the parameters, or leaves one open. Shown, never blocked."""

    what: Literal["budget", "weeks"]
    over: float | None
    """How much over; None when the proposal does not say its cost or weeks."""


def explain(session: Session, parameters: tuple[str, ...], card: str = "", round_id: str = NO_ROUND) -> Result:
    """Record that parameters were set out, by a card or (empty) by the facilitator; in either mode."""
    target = checks.target(session, round_id)
    lost = next((each for each in parameters if each not in session.scenario.parameters.ids()), None)
    unknown = refuse(Reason.NO_SUCH_PARAMETER, parameter=lost) if lost is not None else None
    playing = checks.in_play(session, target, card) if card else None
    refusal = checks.in_round(session, target) or unknown or playing
    return refusal or checks.entry(ParametersExplained(parameters=parameters, card=card), target)


def offer(session: Session, card: str, asset: str = "", text: str = "", round_id: str = NO_ROUND) -> Result:
    """Record an asset that a role brings: one of its card's (`card/item`), or one beyond it, in words."""
    target = checks.target(session, round_id)
    if refusal := checks.in_round(session, target, MODE) or checks.in_play(session, target, card):
        return refusal
    refusal = _own_asset(session, card, asset) if asset else checks.said(text)
    return refusal or checks.entry(OfferMade(card=card, asset=asset), target, text=text)


def _own_asset(session: Session, card_id: str, asset: str) -> Refusal | None:
    card = session.deck.card(card_id)
    return checks.on_card(card_id, asset, card.assets if card else ())


def idea(session: Session, card: str, text: str, items: tuple[str, ...] = (), round_id: str = NO_ROUND) -> Result:
    """Record an idea a role says aloud, or the needs and wants (`card/item`) that it speaks of."""
    target = checks.target(session, round_id)
    refusal = checks.in_round(session, target, MODE) or checks.in_play(session, target, card)
    known = checks.refs_known(items, session.deck.wish_refs())
    if refusal or (refusal := known or (None if items else checks.said(text))):
        return refusal
    return checks.entry(IdeaRaised(card=card, items=items), target, text=text)


def next_id(session: Session, round_id: str = NO_ROUND) -> str:
    """Return the id that a new proposal would get: `p1`, `p2`, …; ids of withdrawn ones are not used again."""
    target = checks.target(session, round_id)
    shaped = [data for _, data in session.entries(target, ProposalShaped)]
    gone = [event.data for event in session.withdrawn if event.round == target]
    names = [data.proposal for data in (*shaped, *gone) if isinstance(data, ProposalShaped)]
    highest = max((int(name[1:]) for name in names if name[1:].isdecimal()), default=0)
    return f"p{highest + 1}"


def shape(
    session: Session,
    title: str,
    *,
    proposal: str = "",
    text: str = "",
    risk: str = "",
    cards: tuple[str, ...] = (),
    assets: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
    outcomes: tuple[str, ...] = (),
    cost: float | None = None,
    weeks: float | None = None,
    stage: Stage | None = None,
    ready_made: bool = False,
    round_id: str = NO_ROUND,
) -> Result:
    """Record a proposal as it now stands: a new one, or (with its id) a new shape of an old one.

    `cards` shaped it; `assets` and `items` are references `card/item`; `cost` is in the scenario's
    currency; `ready_made` marks a plan that somebody brought instead of developing it here.
    """
    target = checks.target(session, round_id)
    data = ProposalShaped(
        proposal=proposal or next_id(session, target),
        cards=cards,
        assets=assets,
        items=items,
        outcomes=outcomes,
        cost=cost,
        weeks=weeks,
        stage=stage,
        ready_made=ready_made,
    )
    refusal = (
        checks.in_round(session, target, MODE)
        or (_known(session, target, proposal) if proposal else None)
        or checks.said(title)
        or checks.in_play(session, target, *cards)
        or _contents(session, data)
    )
    return refusal or checks.entry(data, target, title=title, text=text, risk=risk)


def _contents(session: Session, data: ProposalShaped) -> Refusal | None:
    known = {outcome.id for outcome in session.scenario.outcomes}
    lost = next((outcome for outcome in data.outcomes if outcome not in known), None)
    return (
        checks.refs_known(data.assets, session.deck.asset_refs())
        or checks.refs_known(data.items, session.deck.wish_refs())
        or (refuse(Reason.NO_SUCH_OUTCOME, outcome=lost) if lost is not None else None)
        or checks.within("The cost", data.cost, 0, MOST_COST)
        or checks.within("The weeks", data.weeks, 0, MOST_WEEKS)
    )


def _known(session: Session, round_id: str, proposal: str) -> Refusal | None:
    there = any(each.data.proposal == proposal for each in proposals(session, round_id))
    return None if there else refuse(Reason.NO_SUCH_PROPOSAL, proposal=proposal)


def join(session: Session, proposal: str, card: str, how: Joining = "joins", round_id: str = NO_ROUND) -> Result:
    """Record that a role joins a proposal, owns it, or leaves it."""
    target = checks.target(session, round_id)
    refusal = (
        checks.in_round(session, target, MODE)
        or _known(session, target, proposal)
        or checks.in_play(session, target, card)
        or _joining(session, target, proposal, card, how)
    )
    return refusal or checks.entry(ProposalJoined(proposal=proposal, card=card, how=how), target)


def _joining(session: Session, round_id: str, proposal: str, card: str, how: Joining) -> Refusal | None:
    found = next(each for each in proposals(session, round_id) if each.data.proposal == proposal)
    if how == "leaves":
        return None if card in found.joined else refuse(Reason.NOT_JOINED, card=card)
    again = card in found.owners if how == "owns" else card in found.joined
    return refuse(Reason.ALREADY_JOINED, card=card) if again else None


def join_all(
    session: Session, proposal: str, cards: Sequence[str], owner: str = "", round_id: str = NO_ROUND
) -> Result:
    """Record who is part of a proposal now, in one go: others leave it; `owner`, when given, owns it."""
    target = checks.target(session, round_id)
    wanted = dict.fromkeys([*cards, owner] if owner else cards)
    refusal = (
        checks.in_round(session, target, MODE)
        or _known(session, target, proposal)
        or checks.in_play(session, target, *wanted)
    )
    return refusal or checks.changes(_moves(session, target, proposal, wanted, owner))


def _moves(session: Session, round_id: str, name: str, wanted: Iterable[str], owner: str) -> tuple[Event, ...]:
    found = next(each for each in proposals(session, round_id) if each.data.proposal == name)
    moves: list[tuple[str, Joining]] = [(card, "leaves") for card in found.joined if card not in wanted]
    moves += [(card, "joins") for card in wanted if card not in found.joined and card != owner]
    if owner and owner not in found.owners:
        moves.append((owner, "owns"))
    return tuple(Event(data=ProposalJoined(proposal=name, card=card, how=how), round=round_id) for card, how in moves)


def decide(
    session: Session,
    chosen: tuple[str, ...],
    method: Method,
    *,
    by: str = GROUP,
    votes: Mapping[str, int] | None = None,
    reason: str = "",
    dissent: str = "",
    final_say: str = "",
    outside: str = "",
    round_id: str = NO_ROUND,
) -> Result:
    """Record what the group decides, by what method, and who has the last word outside the room.

    No proposal means that the group agreed on none; then a reason is needed. `votes` is
    `{proposal: hands, dots or fingers}`.
    """
    target = checks.target(session, round_id)
    refusal = checks.in_round(session, target, MODE)
    if refusal or (
        refusal := _votable(session, target, chosen, votes or {}) or _deciders(session, target, by, final_say)
    ):
        return refusal
    if not chosen and checks.said(reason):
        return refuse(Reason.REASON_MISSING)
    decision = DecisionMade(
        proposals=chosen,
        among=tuple(each.data.proposal for each in proposals(session, target)),
        method=method,
        decider=by,
        votes=dict(votes or {}),
        final_say=final_say,
    )
    return checks.entry(decision, target, reason=reason, dissent=dissent, final_say=outside)


def _votable(session: Session, round_id: str, chosen: Iterable[str], votes: Mapping[str, int]) -> Refusal | None:
    strange = (_known(session, round_id, proposal) for proposal in (*chosen, *votes))
    wrong = (checks.within("A count", count, 0, MOST_VOTES) for count in votes.values())
    return next(filter(None, strange), None) or next(filter(None, wrong), None)


def _deciders(session: Session, round_id: str, by: str, final_say: str) -> Refusal | None:
    group = None if by == GROUP else checks.in_play(session, round_id, by)
    return group or (None if final_say in ("", GROUP, OUTSIDE) else checks.card_known(session, final_say))


def offers(session: Session, round_id: str) -> tuple[Offer, ...]:
    """Return what is on the table, in the order it was offered."""
    made = session.entries(round_id, OfferMade)
    return tuple(Offer(event.seq, data.card, data.asset, event.words.get("text", "")) for event, data in made)


def ideas(session: Session, round_id: str) -> tuple[Idea, ...]:
    """Return what was said aloud, in order."""
    raised = session.entries(round_id, IdeaRaised)
    return tuple(Idea(event.seq, data.card, data.items, event.words.get("text", "")) for event, data in raised)


def spoken_of(session: Session, round_id: str) -> tuple[str, ...]:
    """Return the needs and wants (`card/item`) that were said aloud or stand in a proposal; each once."""
    said = [item for each in ideas(session, round_id) for item in each.items]
    shaped = [item for each in proposals(session, round_id) for item in each.data.items]
    return tuple(dict.fromkeys([*said, *shaped]))


def proposals(session: Session, round_id: str) -> tuple[Proposal, ...]:
    """Return the proposals as they stand, in the order in which they first appeared."""
    shaped = session.entries(round_id, ProposalShaped)
    latest = {data.proposal: (event, data) for event, data in shaped}
    moves = session.entries(round_id, ProposalJoined)
    found = []
    for name, (event, data) in latest.items():
        own = [(move.seq, change) for move, change in moves if change.proposal == name]
        joined, owners = _members([change for _, change in own])
        seqs = sorted([each.seq for each, shape in shaped if shape.proposal == name] + [seq for seq, _ in own])
        words = event.words
        found.append(
            Proposal(
                seq=event.seq,
                data=data,
                title=words.get("title", name),
                text=words.get("text", ""),
                risk=words.get("risk", ""),
                joined=joined,
                owners=owners,
                events=tuple(seqs),
            )
        )
    return tuple(found)


def _members(changes: Iterable[ProposalJoined]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    joined: dict[str, bool] = {}
    for change in changes:
        if change.how == "leaves":
            joined.pop(change.card, None)
        else:
            joined[change.card] = joined.get(change.card, False) or change.how == "owns"
    return tuple(joined), tuple(card for card, owns in joined.items() if owns)


def proposal(session: Session, round_id: str, name: str) -> Proposal | None:
    """Return one proposal as it stands, or None."""
    return next((each for each in proposals(session, round_id) if each.data.proposal == name), None)


def title(session: Session, round_id: str, name: str) -> str:
    """Return the title under which a proposal stands; its name where it has none, or nobody proposed it."""
    shaped = reversed(session.entries(round_id, ProposalShaped))
    return next((event.words.get("title", name) for event, data in shaped if data.proposal == name), name)


def against_parameters(parameters: Parameters, data: ProposalShaped) -> tuple[Breach, ...]:
    """Return where a proposal is over the parameters, or does not say its cost or weeks."""
    pairs: tuple[tuple[Literal["budget", "weeks"], float | None, float | None], ...] = (
        ("budget", parameters.budget, data.cost),
        ("weeks", parameters.weeks, data.weeks),
    )
    return tuple(
        Breach(what, None if value is None else value - limit)
        for what, limit, value in pairs
        if limit is not None and (value is None or value > limit)
    )


def explained(session: Session, round_id: str) -> dict[str, str]:
    """Return `{parameter: card}` of what was explained; an empty card is the facilitator."""
    told = session.entries(round_id, ParametersExplained)
    return {parameter: data.card for _, data in told for parameter in data.parameters}


def decided(session: Session, decision: Decision, round_id: str) -> tuple[Proposal, ...]:
    """Return the proposals that a decision chose."""
    return tuple(each for each in proposals(session, round_id) if each.data.proposal in decision.data.proposals)
