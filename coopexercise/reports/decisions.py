"""What was decided in each round, as facts with labels: who proposed, who decided, how, among what and why."""

from collections.abc import Mapping

from msgspec import Struct

from ..exercise import consultation, coproduction
from ..exercise.consultation import Decision
from ..exercise.coproduction import Proposal
from ..exercise.corrections import words_removed
from ..exercise.events import Method
from ..exercise.measures import begun
from ..exercise.scenario import Round
from ..exercise.session import Session
from . import wording
from .wording import Names

NOT_SAID = "not recorded"
REMOVED = "the words were removed for good"
LEFT_OUT = "left out of this copy, if there was any"
_VOTES: Mapping[Method, str] = {"fist-of-five": "Fingers shown", "dot-vote": "Dots"}
"""What was counted, where it was not one vote a head."""


class Fact(Struct, frozen=True):
    """One thing that is known, with its label."""

    label: str
    words: str


class Account(Struct, frozen=True):
    """The decision of one round."""

    title: str
    facts: tuple[Fact, ...]


def accounts(session: Session) -> tuple[Account, ...]:
    """Return the decision of each round that has begun, in the order played."""
    rounds = (session.scenario.round(each) for each in begun(session))
    return tuple(_account(session, played) for played in rounds if played)


def _account(session: Session, played: Round) -> Account:
    made = consultation.decisions(session, played.id)
    title = wording.round_with_mode(played)
    if not made:
        return Account(title, (Fact("Decided", "No decision was written down."),))
    facts = _decided(session, played, made[-1])
    earlier = wording.entries(each.seq for each in made[:-1])
    return Account(
        title, (*facts, *([Fact("In place of", f"an earlier decision, entry {earlier}")] if earlier else []))
    )


def _decided(session: Session, played: Round, decision: Decision) -> tuple[Fact, ...]:
    names, data = Names(session), decision.data
    proposals = coproduction.decided(session, decision, played.id)
    amended = " (amended)" if data.amended else ""
    votes = "; ".join(f"{names.choice(played.id, choice)}: {count}" for choice, count in data.votes.items())
    return (
        Fact("Decided", (names.choices(played.id, decision.chosen) or "Nothing was agreed.") + amended),
        Fact("Proposed by", _proposed(names, played, proposals)),
        *_carried(names, proposals),
        Fact("Decided by", names.role(data.decider)),
        Fact("How", wording.METHODS[data.method]),
        Fact("Among", names.choices(played.id, data.among) or "nothing else"),
        Fact(_VOTES.get(data.method, "Votes"), votes or NOT_SAID),
        Fact("Why", decision.words.get("reason") or _silent(session, decision, NOT_SAID)),
        Fact("Disagreement", "noted" if "dissent" in decision.words else _silent(session, decision, "none noted")),
        Fact("Final say", _final_say(names, decision)),
        Fact("Entries", wording.entries({decision.seq, *(seq for each in proposals for seq in each.events)})),
    )


def _final_say(names: Names, decision: Decision) -> str:
    last = decision.data.final_say
    return decision.words.get("final_say") or (names.role(last) if last else NOT_SAID)


def _silent(session: Session, decision: Decision, unsaid: str) -> str:
    """Return what stands for words that are missing: nobody can tell any more whether removed ones were there."""
    if not decision.words and words_removed(session, decision.seq):
        return REMOVED
    return LEFT_OUT if session.opened.anonymised else unsaid


def _proposed(names: Names, played: Round, proposals: tuple[Proposal, ...]) -> str:
    if played.mode == "consultation":
        return "nobody at the table: the options were drawn up beforehand"
    said = (_shapers(names, each, with_title=len(proposals) > 1) for each in proposals)
    return "; ".join(said) or NOT_SAID


def _shapers(names: Names, proposal: Proposal, with_title: bool) -> str:
    roles = names.roles(proposal.data.cards) or NOT_SAID
    ready = " (brought ready-made)" if proposal.data.ready_made else ""
    return f"{proposal.title}: {roles}{ready}" if with_title else roles + ready


def _carried(names: Names, proposals: tuple[Proposal, ...]) -> tuple[Fact, ...]:
    if not proposals:
        return ()
    joined = dict.fromkeys(card for each in proposals for card in each.joined)
    owners = dict.fromkeys(card for each in proposals for card in each.owners)
    together = any(each.data.stage == "co-assess" for each in proposals)
    return (
        Fact("Joined by", names.roles(joined) or NOT_SAID),
        Fact("Looked after by", names.roles(owners) or NOT_SAID),
        Fact("Assessed by", "all together, as it was marked" if together else NOT_SAID),
    )
