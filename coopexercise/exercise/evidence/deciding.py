"""What was decided, by whom and why; who shaped it, and who will carry it."""

from collections.abc import Iterator

from .. import consultation, coproduction
from ..measures.view import OPENING
from .piece import Evidence, EvidenceKind, Scene


def decisions(there: Scene) -> Iterator[Evidence]:
    """Yield what was decided in each round, and by whom."""
    for view in there.views:
        if view.decision is None:
            continue
        chosen, by = view.decision.chosen, view.decision.data.decider
        kind: EvidenceKind = "decided" if chosen else "nothing-agreed"
        yield Evidence(kind=kind, events=view.traced(view.decision.seq), round=view.round.id, cards=(by,), names=chosen)


def reasons(there: Scene) -> Iterator[Evidence]:
    """Yield why it was decided, and who disagreed."""
    kinds_of_words: tuple[EvidenceKind, ...] = ("reason", "dissent")
    for view in there.views:
        for kind in kinds_of_words:
            said = view.decision.words.get(kind, "") if view.decision else ""
            if view.decision and said:
                seqs, by = view.traced(view.decision.seq), view.decision.data.decider
                yield Evidence(kind=kind, events=seqs, round=view.round.id, cards=(by,), words=said)


def final_say(there: Scene) -> Iterator[Evidence]:
    """Yield who has the last word outside the room."""
    for view in there.views:
        if view.decision and (who := view.decision.data.final_say):
            seqs, said = view.traced(view.decision.seq), view.decision.words.get("final_say", "")
            yield Evidence(kind="final-say", events=seqs, round=view.round.id, cards=(who,), words=said)


def drawn_up(there: Scene) -> Iterator[Evidence]:
    """Yield how many options of each consultation were there before anybody spoke."""
    for view in there.views:
        if view.round.options:
            count = len(view.round.options)
            yield Evidence(kind="drawn-up", events=(OPENING,), round=view.round.id, amount=float(count))


def shapers(there: Scene) -> Iterator[Evidence]:
    """Yield who shaped each proposal, and which was brought ready-made."""
    for view in there.views:
        for each in coproduction.proposals(there.session, view.round.id):
            seqs, name = view.traced(each.seq), (each.data.proposal,)
            if each.data.ready_made:
                yield Evidence(kind="ready-made", events=seqs, round=view.round.id, cards=each.data.cards, names=name)
            elif each.data.cards:
                yield Evidence(kind="shaped", events=seqs, round=view.round.id, cards=each.data.cards, names=name)


def carriers(there: Scene) -> Iterator[Evidence]:
    """Yield who will carry what was decided: who joined and who owns each decided proposal, or that nobody does."""
    for view in there.views:
        for each in coproduction.decided(there.session, view.decision, view.round.id) if view.decision else ():
            name, seqs = (each.data.proposal,), view.traced(*each.events)
            if each.joined:
                yield Evidence(
                    kind="carried",
                    events=seqs,
                    round=view.round.id,
                    cards=each.joined,
                    names=name,
                    amount=float(len(each.owners)),
                )
            if not each.owners:
                yield Evidence(kind="no-owner", events=seqs, round=view.round.id, names=name)


def unasked(there: Scene) -> Iterator[Evidence]:
    """Yield what was said that was not on the list."""
    for view in there.views:
        for each in consultation.remarks(there.session, view.round.id):
            yield Evidence(kind="unasked", events=view.traced(each.seq), round=view.round.id, words=each.text)


def ideas(there: Scene) -> Iterator[Evidence]:
    """Yield the ideas that were said aloud in words."""
    for view in there.views:
        for each in coproduction.ideas(there.session, view.round.id):
            if each.text:
                yield Evidence(
                    kind="idea", events=view.traced(each.seq), round=view.round.id, cards=(each.card,), words=each.text
                )
