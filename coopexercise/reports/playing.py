"""Sentences for what people did in a round: options, offers, ideas, proposals, decisions, voices and news."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..exercise import coproduction, events
from ..exercise.deck import Side
from ..exercise.events import OUTSIDE, Data, Method
from ..exercise.scenario import EVERYONE
from . import wording
from .scene import Scene
from .speech import counted, joined, listed, quoted, spoken, stated, titled, told_if

_ONE: Mapping[Side, str] = {
    "resident": "resident",
    "professional": "professional",
    "elected": "elected member",
    "partner": "partner",
}
_METHODS: Mapping[Method, str] = {
    "officer": "one role's decision after hearing the answers",
    "show-of-hands": "a show of hands",
    "dot-vote": "a dot vote",
    "fist-of-five": "a fist of five",
    "consent": "consent, where nobody objects",
}
_VOTES: Mapping[Method, str] = {"dot-vote": "dot", "fist-of-five": "finger"}


def _outcomes(scene: Scene, data: events.OutcomesAgreed) -> str:
    agreed = f"the group agrees what success would be: {scene.outcomes(data.outcomes)}"
    told = stated(agreed if data.outcomes else "the group agrees what success would be")
    return joined(told, told_if("it adds", scene.word("added")))


def _explained(scene: Scene, data: events.ParametersExplained) -> str:
    return stated(f"{scene.role(data.card)} explains {scene.parameters(data.parameters)}")


def _chosen(scene: Scene, data: events.OptionChosen) -> str:
    who = scene.seat(data.seat) if data.seat else "somebody"
    remark = scene.word("unasked")
    if not data.option:
        return spoken(f"{who} says, without being asked" if remark else f"{who} says something unasked", remark)
    unasked = spoken(f"{'they also say' if data.seat else 'somebody says'}, without being asked", remark)
    if data.seat:
        choice = f"{who} chooses {scene.choice(data.option)}"
    else:
        choice = f"counted by hand, {_hands(data.tally)} {scene.choice(data.option)}"
    return joined(stated(choice), told_if("the reason given is", scene.word("reason")), unasked if remark else "")


def _hands(tally: Mapping[Side, int]) -> str:
    sides = [counted(count, _ONE[side]) for side, count in tally.items() if count]
    return f"{listed(sides) or 'nobody'} {'choose' if sum(tally.values()) > 1 else 'chooses'}"


def _offered(scene: Scene, data: events.OfferMade) -> str:
    what = f"offers {scene.item(data.asset)}" if data.asset else "offers something beyond the card"
    return spoken(f"{scene.role(data.card)} {what}", scene.word("text"))


def _raised(scene: Scene, data: events.IdeaRaised) -> str:
    who, words = scene.role(data.card), scene.word("text")
    if not data.items:
        return spoken(f"{who} has an idea", words)
    spoken_of = f"{who} speaks of {scene.items(data.items, 'for', data.card)}"
    return spoken(f"{spoken_of}, and says" if words else spoken_of, words)


def _shaped(scene: Scene, data: events.ProposalShaped) -> str:
    return joined(
        _shape(scene, data),
        "It was brought ready-made." if data.ready_made else "",
        spoken("it says", scene.word("text")) if scene.word("text") else "",
        stated(f"it uses {scene.items(data.assets, 'from')}") if data.assets else "",
        stated(f"it would meet {scene.items(data.items, 'for')}") if data.items else "",
        stated(f"it serves the outcome{'s' * (len(data.outcomes) > 1)} {scene.outcomes(data.outcomes)}")
        if data.outcomes
        else "",
        _needs(scene, data),
        f"It is at the stage of {data.stage}." if data.stage else "",
        told_if("the risk named is", scene.word("risk")),
    )


def _shape(scene: Scene, data: events.ProposalShaped) -> str:
    again = any(
        isinstance(each.data, events.ProposalShaped) and each.data.proposal == data.proposal
        for each in scene.before.filed.get(scene.event.round, ())
    )
    title = _proposal(scene, data.proposal)
    if not data.cards:
        return stated(f"{title} {'has a new shape' if again else 'is made'}")
    who, one = scene.roles(data.cards), len(data.cards) == 1
    if again:
        return stated(f"{who} {'gives' if one else 'give'} {title} a new shape")
    return stated(f"{who} {'shapes' if one else 'shape'} {title}")


def _proposal(scene: Scene, proposal: str) -> str:
    """Return a proposal by its title, or by its id where that was removed or left out."""
    named = coproduction.title(scene.after, scene.event.round, proposal) != proposal
    return f"the proposal {scene.choice(proposal) if named else proposal}"


def _needs(scene: Scene, data: events.ProposalShaped) -> str:
    cost = f"cost {scene.names.money(data.cost)}" if data.cost is not None else ""
    weeks = f"take {counted(data.weeks, 'week')}" if data.weeks is not None else ""
    needs = listed(filter(None, (cost, weeks)))
    return f"It would {needs}." if needs else ""


def _joined(scene: Scene, data: events.ProposalJoined) -> str:
    return stated(f"{scene.role(data.card)} {wording.JOININGS[data.how]} {_proposal(scene, data.proposal)}")


def _decided(scene: Scene, data: events.DecisionMade) -> str:
    chosen = data.options + data.proposals
    amendment = scene.word("amendment")
    amended = ", amended" if data.amended and not amendment else ""
    what = f"{scene.role(data.decider)} decides for {scene.choices(chosen)}{amended}"
    return joined(
        stated(what) if chosen else "Nothing is agreed.",
        told_if("the amendment is", amendment),
        f"The method is {_METHODS[data.method]}.",
        *_votes(scene, data),
        told_if("the reason given is", scene.word("reason")),
        spoken("there is disagreement", scene.word("dissent")) if scene.word("dissent") else "",
        _final_say(scene, data.final_say),
    )


def _votes(scene: Scene, data: events.DecisionMade) -> Iterator[str]:
    """Yield what the choice was among, and what was counted for each."""
    if len(data.among) > 1:
        yield stated(f"the choice is {'between' if len(data.among) == 2 else 'among'} {scene.choices(data.among)}")
    if data.votes:
        unit = _VOTES.get(data.method, "vote")
        counts = [f"{scene.choice(each)} has {counted(count, unit)}" for each, count in data.votes.items()]
        yield stated(listed(counts))


def _final_say(scene: Scene, last: str) -> str:
    if words := scene.word("final_say"):
        return stated(f"the final say lies outside the room, with {quoted(words)}")
    where = "somebody outside the room" if last == OUTSIDE else scene.role(last)
    return stated(f"{where} has the final say") if last else ""


def _voice(scene: Scene, data: events.VoiceTaken) -> str:
    return stated(f"{scene.role(data.card)} speaks")


def _released(scene: Scene, data: events.InjectReleased) -> str:
    found = scene.after.scenario.round(scene.event.round)
    texts = {each.id: each.text for each in (found.injects if found else ())}
    whom = "everybody" if data.to == EVERYONE else f"{scene.role(data.to)} alone, in private"
    if data.inject not in texts:
        return stated(f"the news {titled(data.inject)} reaches {whom}")
    return spoken(f"news reaches {whom}", texts[data.inject])


def _always(sentence: str) -> Callable[[Scene, Any], str]:
    return lambda _scene, _data: sentence


PLAYING: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    events.OutcomesAgreed: _outcomes,
    events.ParametersExplained: _explained,
    events.OptionChosen: _chosen,
    events.OfferMade: _offered,
    events.IdeaRaised: _raised,
    events.ProposalShaped: _shaped,
    events.ProposalJoined: _joined,
    events.DecisionMade: _decided,
    events.VoiceTaken: _voice,
    events.WindowOpened: _always("From here on every speaking turn is counted."),
    events.WindowClosed: _always("Speaking turns are no longer counted."),
    events.InjectReleased: _released,
}
