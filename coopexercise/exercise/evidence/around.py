"""The limits and where they bound; who was missing or silent; outcomes, promises and time."""

from collections import Counter
from collections.abc import Iterator

from .. import coproduction
from ..events import OBSERVER, MissingNamed, ParametersExplained, ProposalShaped, VoiceTaken
from ..measures import begun, kinds
from ..measures.view import OPENING, View
from ..outcomes import agreed as agreed_on
from ..session import NO_ROUND, Session
from .piece import Evidence, Scene


def explained(there: Scene) -> Iterator[Evidence]:
    """Yield which limits were set out, by whom."""
    for view in there.views:
        for event, data in there.session.entries(view.round.id, ParametersExplained):
            who = (data.card,) if data.card else ()
            yield Evidence(
                kind="explained", events=view.traced(event.seq), round=view.round.id, cards=who, names=data.parameters
            )


def only_believed(there: Scene) -> Iterator[Evidence]:
    """Yield the limits that bind nobody really."""
    fixed = there.session.scenario.parameters.fixed
    if names := tuple(each.id for each in fixed if not each.really):
        yield Evidence(kind="only-believed", events=(OPENING,), names=names)


def over_the_limit(there: Scene) -> Iterator[Evidence]:
    """Yield where a limit bound: the first shape of each proposal that went beyond money or weeks."""
    parameters = there.session.scenario.parameters
    for view in there.views:
        seen: set[tuple[str, str]] = set()
        for event, data in there.session.entries(view.round.id, ProposalShaped):
            for breach in coproduction.against_parameters(parameters, data):
                if breach.over is None or (data.proposal, breach.what) in seen:
                    continue
                seen.add((data.proposal, breach.what))
                yield Evidence(
                    kind="over-the-limit",
                    events=view.traced(event.seq),
                    round=view.round.id,
                    names=(data.proposal, breach.what),
                    amount=breach.over,
                )


def risks(there: Scene) -> Iterator[Evidence]:
    """Yield what people said could go wrong with a proposal."""
    for view in there.views:
        for each in coproduction.proposals(there.session, view.round.id):
            if each.risk:
                seqs, name = view.traced(each.seq), (each.data.proposal,)
                yield Evidence(kind="risk", events=seqs, round=view.round.id, names=name, words=each.risk)


def missing(there: Scene) -> Iterator[Evidence]:
    """Yield who was named as missing, and whom the scenario leaves out of the room."""
    session = there.session
    for round_id in (NO_ROUND, *begun(session)):
        for event, _ in session.entries(round_id, MissingNamed):
            said = event.words.get("text", "")
            yield Evidence(kind="missing-named", events=(event.seq,), round=round_id, words=said)
    for text in session.scenario.missing:
        yield Evidence(kind="missing-foreseen", events=(OPENING,), words=text)


def turns(there: Scene) -> Iterator[Evidence]:
    """Yield who took most of the turns that were counted, and who in play took none."""
    for view in there.views:
        taken = [(event, data) for event, data in there.session.entries(view.round.id, VoiceTaken)]
        counted = Counter(data.card for _, data in taken if data.card != OBSERVER)
        if not counted:
            continue
        seqs = view.traced(*(event.seq for event, _ in taken))
        most = max(counted.values())
        yield Evidence(
            kind="most-turns",
            events=seqs,
            round=view.round.id,
            cards=tuple(card for card in view.playing if counted[card] == most),
            amount=float(most),
            out_of=float(counted.total()),
        )
        if quiet := tuple(card for card in view.playing if not counted[card]):
            yield Evidence(kind="silent", events=seqs, round=view.round.id, cards=quiet)


def outcomes(there: Scene) -> Iterator[Evidence]:
    """Yield each outcome that was agreed, with the decided proposals that say they serve it."""
    agreed = agreed_on(there.session)
    if agreed is None:
        return
    decided = [each for view in there.views for each in _decided(there.session, view)]
    for outcome in agreed.outcomes:
        served = [each for each in decided if outcome.id in each.data.outcomes]
        seqs = {agreed.seq, *(seq for each in served for seq in each.events)}
        yield Evidence(
            kind="outcome",
            events=tuple(sorted(seqs)),
            names=(outcome.id, *(each.data.proposal for each in served)),
            words=outcome.evidence,
        )
    if agreed.added:
        yield Evidence(kind="outcome-added", events=(agreed.seq,), words=agreed.added)


def _decided(session: Session, view: View) -> tuple[coproduction.Proposal, ...]:
    return coproduction.decided(session, view.decision, view.round.id) if view.decision else ()


def promise_felt(there: Scene) -> Iterator[Evidence]:
    """Yield how many of those who rated felt at least what the round had promised."""
    known = kinds(there.session.scenario)
    for view in there.views:
        felt, slips = known["promise_felt"].take(view), known["slips"].take(view)
        if isinstance(felt.value, int) and isinstance(slips.value, int):
            amount, whole = float(felt.value), float(slips.value)
            name = (view.round.promise,)
            yield Evidence(
                kind="promise-felt", events=felt.events, round=view.round.id, names=name, amount=amount, out_of=whole
            )


def took(there: Scene) -> Iterator[Evidence]:
    """Yield how long each round was played, in seconds."""
    known = kinds(there.session.scenario)
    for view in there.views:
        played = known["played_seconds"].take(view)
        if isinstance(played.value, int) and played.value:
            yield Evidence(kind="took", events=played.events, round=view.round.id, amount=float(played.value))
