"""Sentences for what people did: options, offers, proposals, decisions, slips, notes and the debrief."""

from collections.abc import Callable, Mapping
from typing import Any

from ..exercise import events
from ..exercise.events import Data
from ..exercise.scenario import EVERYONE
from . import wording
from .scene import Scene, joined, labelled, quoted

PRIVATE = "[private]"
"""Stands before what only the facilitator, or one role, knows."""


def _outcomes(scene: Scene, data: events.OutcomesAgreed) -> str:
    agreed = labelled("Success is agreed to be", scene.names.outcomes(data.outcomes))
    return joined(agreed or "Outcomes are agreed on.", labelled("Added", scene.word("added")))


def _explained(scene: Scene, data: events.ParametersExplained) -> str:
    return f"{scene.names.role(data.card)} explains: {scene.names.parameters(data.parameters)}."


def _chosen(scene: Scene, data: events.OptionChosen) -> str:
    who = scene.seat(data.seat) if data.seat else ""
    remark = labelled(f"{who or 'Somebody'} says without being asked", scene.word("unasked"))
    if not data.option:
        return remark or f"{who or 'Somebody'} says something that is not on the list."
    counted = ", ".join(f"{wording.SIDES[side]} {count}" for side, count in data.tally.items())
    choice = f"{who} chooses" if who else "Counted by hand for"
    count = "" if who else f": {counted or 'nobody'}"
    return joined(f"{choice} {scene.choice(data.option)}{count}.", labelled("Reason", scene.word("reason")), remark)


def _offered(scene: Scene, data: events.OfferMade) -> str:
    what = f"offers: {scene.names.item_alone(data.asset)}" if data.asset else "offers something beyond the card"
    return joined(f"{scene.names.role(data.card)} {what}.", scene.word("text"))


def _raised(scene: Scene, data: events.IdeaRaised) -> str:
    spoken = f"speaks of: {scene.names.items(data.items)}" if data.items else "has an idea"
    return joined(f"{scene.names.role(data.card)} {spoken}.", scene.word("text"))


def _shaped(scene: Scene, data: events.ProposalShaped) -> str:
    names = scene.names
    again = any(
        isinstance(each.data, events.ProposalShaped) and each.data.proposal == data.proposal
        for each in scene.before.filed.get(scene.event.round, ())
    )
    facts = {
        "Shaped by": names.roles(data.cards),
        "Uses": names.items(data.assets),
        "Would meet": names.items(data.items),
        "Serves": names.outcomes(data.outcomes),
        "Cost": "" if data.cost is None else names.money(data.cost),
        "Weeks": "" if data.weeks is None else wording.number(data.weeks),
        "Stage": data.stage or "",
        "In words": scene.word("text"),
        "Risk": scene.word("risk"),
    }
    title = f"The proposal {scene.choice(data.proposal)} {'has a new shape' if again else 'is made'}"
    ready = ", brought ready-made" if data.ready_made else ""
    return joined(f"{title}{ready}.", *(labelled(label, words) for label, words in facts.items()))


def _joined(scene: Scene, data: events.ProposalJoined) -> str:
    return f"{scene.names.role(data.card)} {wording.JOININGS[data.how]} {scene.choice(data.proposal)}."


def _decided(scene: Scene, data: events.DecisionMade) -> str:
    chosen = scene.choices(data.options + data.proposals)
    amended = ", amended" if data.amended else ""
    what = f"{scene.names.role(data.decider)} decides for {chosen}{amended}." if chosen else "Nothing is agreed."
    facts = {
        "How": wording.METHODS[data.method],
        "Among": scene.choices(data.among),
        "Votes": ", ".join(f"{scene.choice(choice)} {count}" for choice, count in data.votes.items()),
        "Reason": scene.word("reason"),
        "Amendment": scene.word("amendment"),
        "Disagreement": scene.word("dissent"),
        "Final say": _final_say(scene, data.final_say),
    }
    return joined(what, *(labelled(label, words) for label, words in facts.items()))


def _final_say(scene: Scene, last: str) -> str:
    return scene.word("final_say") or (scene.names.role(last) if last else "")


def _rated(scene: Scene, data: events.RatingGiven) -> str:
    if data.declined:
        return f"{scene.seat(data.seat)} would rather not rate {quoted(scene.round)}."
    statements = ", ".join(f"{name} {value} of 5" for name, value in data.statements.items())
    items = ", ".join(f"{scene.names.item_alone(ref)}: {met}" for ref, met in data.items.items())
    return joined(
        f"{scene.seat(data.seat)} rates {quoted(scene.round)}.",
        labelled("Rung", wording.rung(data.rung) if data.rung else ""),
        labelled("Statements", statements),
        labelled("Would be met", items),
    )


def _voice(scene: Scene, data: events.VoiceTaken) -> str:
    return f"{scene.names.role(data.card)} speaks."


def _released(scene: Scene, data: events.InjectReleased) -> str:
    planned = scene.after.scenario.round(scene.event.round)
    texts = {each.id: each.text for each in (planned.injects if planned else ())}
    news = quoted(texts[data.inject]) if data.inject in texts else data.inject
    if data.to == EVERYONE:
        return f"News for everybody: {news}"
    return f"{PRIVATE} News for one role alone, {scene.names.role(data.to)}: {news}"


def _noted(scene: Scene, data: events.NoteMade) -> str:
    tags = f" ({', '.join(data.tags)})" if data.tags else ""
    return joined(PRIVATE if data.private else "", f"A note{tags}:", scene.word("text"))


def _answered(scene: Scene, data: events.AnswerGiven) -> str:
    who = f", by {scene.seat(data.seat)}" if data.seat else ""
    return joined(f"An answer to {quoted(scene.names.question(data.question))}{who}:", scene.word("text"))


def _committed(scene: Scene, data: events.CommitmentMade) -> str:
    due = f", due {data.due}" if data.due else ""
    return joined(f"{scene.seat(data.seat) if data.seat else 'Somebody'} promises{due}:", scene.word("text"))


def _plain(sentence: str) -> Callable[[Scene, Any], str]:
    return lambda scene, _: joined(sentence, scene.word("text"))


PLAYING: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    events.OutcomesAgreed: _outcomes,
    events.ParametersExplained: _explained,
    events.OptionChosen: _chosen,
    events.OfferMade: _offered,
    events.IdeaRaised: _raised,
    events.ProposalShaped: _shaped,
    events.ProposalJoined: _joined,
    events.DecisionMade: _decided,
    events.RatingGiven: _rated,
    events.VoiceTaken: _voice,
    events.WindowOpened: _plain("From here every speaking turn is tapped."),
    events.WindowClosed: _plain("Speaking turns are no longer tapped."),
    events.InjectReleased: _released,
    events.NoteMade: _noted,
    events.MissingNamed: _plain("Somebody who was not in the room is named:"),
    events.AnswerGiven: _answered,
    events.CommitmentMade: _committed,
    events.LearningNoted: _plain("Something was learned:"),
}
