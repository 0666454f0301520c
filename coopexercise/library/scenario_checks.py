"""What a scenario's shape cannot say: rules between its parts, and references to cards, items and parameters."""

from ..exercise.deck import SIDES
from ..exercise.scenario import EVERYONE
from .deck_checks import check_card, check_item, index_of
from .defaults import DEFAULT_MINUTES, decider
from .fields import LONGEST_MINUTES, SHORTEST_MINUTES, Form
from .naming import Index
from .node import Node
from .problems import closest, did_you_mean, quoted
from .scenario_form import RoundForm, ScenarioForm
from .times import minutes, seconds

UNCLEAR = "?"
"""Stands for the default decider while a card's side is faulty: then it cannot be said that there is none."""
RESERVED_PARAMETERS = ("budget", "weeks", "who")


def check_scenario(scenario: Node, cards: Node | None) -> None:
    """Report every broken rule and every reference that leads nowhere; without `cards`, none into the deck."""
    _check_parts(scenario)
    _check_times(scenario)
    rounds = [each for each in scenario["rounds"] if each.keys]
    for each in rounds:
        _check_round(each, _parameters(scenario["parameters"]))
    _check_round_ids(rounds)
    if cards is not None:
        _check_deck_references(scenario, rounds, cards)


def _check_parts(scenario: Node) -> None:
    if "deck" in scenario and "cards" in scenario:
        message = "The cards are in this file and in a deck as well."
        scenario["deck"].report_key("deck-and-cards", message, "Take out `deck:` or `cards:`.")
    if not _written(scenario, ScenarioForm, "cards", "deck"):
        hint = "Add `cards:` with the role cards, or `deck:` with the id of a deck."
        scenario.report("missing-key", "The file has no cards.", hint)
    if scenario["rounds"].exists and scenario["options"].exists:
        hint = "Move them into a round whose mode is consultation."
        message = "Where rounds are listed, options stand inside one."
        scenario["options"].report_key("misplaced-options", message, hint)
    if not _written(scenario, ScenarioForm, "rounds", "options"):
        hint = "Add `options:` with the choices that people are asked about."
        scenario.report("missing-key", "The consultation round has no options.", hint)
    for fixed in scenario["parameters"]["fixed"]:
        if fixed.key in RESERVED_PARAMETERS:
            message = f"Something fixed cannot have the id {quoted(fixed.key)}; another parameter has it."
            fixed.report_key("reserved-id", message, "Choose another word.")


def _written(group: Node, form: type[Form], *wanted: str) -> bool:
    """Whether one of the keys is there, or one that is probably a misspelling of it and reported as such."""
    known = form.__struct_fields__
    return any(key in wanted or (key not in known and closest(key, known) in wanted) for key in group.keys)


def _check_times(scenario: Node) -> None:
    """Check the texts m:ss, whose size the shape does not limit."""
    rounds = list(scenario["rounds"])
    timed = [scenario[part] for part in ("briefing", "ratings", "debrief")] + rounds
    for length in [each["minutes"] for part in timed for each in (part, *part["steps"])]:
        _check_time(length, SHORTEST_MINUTES)
    for each in rounds:
        for inject in each["injects"]:
            _check_time(inject["at"], 0)


def _check_time(time: Node, least: float) -> None:
    length = seconds(time.text)
    if length is not None and not least * 60 <= length <= LONGEST_MINUTES * 60:
        message = f"{quoted(time.key)} is {time.text}; {least:g} minutes are the least and {LONGEST_MINUTES} the most."
        time.report("out-of-range", message)


def _parameters(parameters: Node) -> tuple[str, ...]:
    named = (each for each in ("budget", "weeks", "in_kind", "who") if parameters[each].exists)
    return (*named, *parameters["fixed"].keys)


def _check_round(each: Node, parameters: tuple[str, ...]) -> None:
    for name in each["explains"].texts:
        if name.text not in parameters:
            hint = did_you_mean(name.text, parameters, "Parameters") or "Add it under `parameters:`."
            name.report("unknown-parameter", f"There is no parameter {quoted(name.text)}.", hint)
    if each["mode"].value == "consultation" and not _written(each, RoundForm, "options"):
        hint = "Add `options:` with the choices that people are asked about."
        each.report("missing-key", "This consultation round has no options.", hint)
    if each["mode"].value == "co-production":
        _check_coproduction(each)
    _check_plan(each)


def _check_coproduction(each: Node) -> None:
    if "options" in each:
        message = "A co-production round has no options: choosing from a list is consultation."
        hint = "Move them to a consultation round, or take them out; people develop proposals together."
        each["options"].report_key("options-in-co-production", message, hint)
    if "decided_by" in each:
        message = "A co-production round is decided by the group, not by one card."
        hint = "Take it out; who has the final word outside the room is asked when the group decides."
        each["decided_by"].report_key("decider-in-co-production", message, hint)


def _check_plan(each: Node) -> None:
    planned = _planned(each)
    if planned is None or planned <= 0:
        return
    steps = [seconds(step["minutes"].value) for step in each["steps"]]
    if steps and None not in steps and (total := sum(filter(None, steps))) != planned:
        message = f"The steps last {minutes(total)} minutes, but the round lasts {minutes(planned)}."
        each["steps"].report_key("steps-do-not-add-up", message, "Change one or the other.")
    for at in (inject["at"] for inject in each["injects"]):
        if (seconds(at.value) or 0) >= planned:
            message = f"This news arrives after the end of the round, which lasts {minutes(planned)} minutes."
            at.report("late-inject", message, "Choose an earlier minute.")


def _planned(each: Node) -> int | None:
    if each["minutes"].exists:
        return seconds(each["minutes"].value)
    return DEFAULT_MINUTES.get(each["mode"].text, 0) * 60


def _check_round_ids(rounds: list[Node]) -> None:
    taken: set[str] = set()
    for each in rounds:
        name = each["id"].text or each["mode"].text
        if name in taken:
            message = f"Two rounds have the id {quoted(name)}."
            each["id" if "id" in each else "mode"].report_key("duplicate-id", message, "Give each round its own `id:`.")
        taken.add(name)


def _check_deck_references(scenario: Node, rounds: list[Node], cards: Node) -> None:
    index = index_of(cards)
    default = decider({card.key: card["side"].text for card in cards})
    if any(card["side"].text not in SIDES for card in cards):
        default = UNCLEAR
    if not scenario["rounds"].exists:
        _check_options(scenario["options"], index)
        _check_default_decider(scenario["options"], default)
    for each in rounds:
        _check_options(each["options"], index)
        for to in (inject["to"] for inject in each["injects"]):
            if to.text:
                check_card(to, (EVERYONE, *index.cards))
        if each["mode"].value == "consultation":
            _check_decider(each, index, default)


def _check_options(options: Node, index: Index) -> None:
    for option in options:
        for ref in option["meets"].texts + option["harms"].texts:
            check_item(ref, index, index.wishes, "need or want")
        for ref in option["uses"].texts:
            check_item(ref, index, index.assets, "asset")


def _check_decider(each: Node, index: Index, default: str) -> None:
    named = each["decided_by"]
    if not named.exists:
        _check_default_decider(each["mode"], default)
    elif named.text and named.text not in index.cards:
        message = f"{quoted(named.text)} decides, but is no card of this deck."
        named.report("decider-not-on-deck", message, did_you_mean(named.text, index.cards, "Cards"))


def _check_default_decider(place: Node, default: str) -> None:
    if not default and place.exists:
        message = "Nobody can decide this consultation: no card is a professional or elected."
        place.report_key("decider-not-on-deck", message, "Add `decided_by:` with a card, or give a card that side.")
