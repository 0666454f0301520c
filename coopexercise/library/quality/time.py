"""Whether the time goes where the learning is, and news to somebody who is there."""

from ..node import Node
from ..problems import quoted
from ..times import minutes
from .scene import Scene


def check_said(file: Node, cards: Node) -> None:
    """Report news for a role that may not be in play; the file may have other faults."""
    optional = {card.key for card in cards if card["seats"]["min"].value == 0}
    for each in file["rounds"]:
        for to in (inject["to"] for inject in each["injects"]):
            if to.text in optional:
                message = f"This news goes to {quoted(to.text)}, an optional role that a small group leaves out."
                hint = "Send it to `everyone`, or to a card without `min: 0`."
                to.report("inject-to-optional-role", message, hint)


def check_made(scene: Scene) -> None:
    """Report a plan that leaves too little time for co-production or for the debrief."""
    _check_coproduction(scene)
    _check_debrief(scene)


def _check_coproduction(scene: Scene) -> None:
    lengths = {mode: _length(scene, mode) for mode in scene.modes()}
    consultation, coproduction = lengths.get("consultation"), lengths.get("co-production")
    if consultation is None or coproduction is None or coproduction >= consultation:
        return
    message = f"Co-production has {minutes(coproduction)} minutes, consultation {minutes(consultation)}."
    hint = "Co-production takes longer: give it more time than the consultation."
    place = next(node for each, node in scene.rounds if each.mode == "co-production")
    place["minutes" if "minutes" in place else "mode"].report("short-co-production", message, hint)


def _length(scene: Scene, mode: str) -> int:
    return sum(each.seconds for each in scene.scenario.rounds if each.mode == mode)


def _check_debrief(scene: Scene) -> None:
    debrief, whole = scene.scenario.debrief.seconds, scene.scenario.seconds
    if debrief * 3 < whole:
        message = f"The debrief lasts {minutes(debrief)} of {minutes(whole)} minutes; it needs a third of the whole."
        hint = "Without it such an exercise teaches little. Give it more time, or leave its minutes out."
        scene.file["debrief"]["minutes"].report("short-debrief", message, hint)
