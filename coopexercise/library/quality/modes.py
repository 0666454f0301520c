"""Whether each round is what its mode says: the misconceptions about co-production that a file can show."""

import re
from collections.abc import Iterator

from ...exercise.scenario import Mode
from ..node import Node
from ..problems import quoted
from .choices import prepared_choice
from .scene import Scene

READ_LIMIT = 50_000
"""The most characters in which prepared choices are looked for: ten times what a long round says."""

_UNFIT: dict[str, tuple[str, ...]] = {
    "consultation": ("collaborate", "empower"),
    "co-production": ("inform", "consult"),
}
_PROMISE_HINTS = {
    "consultation": "Somebody else decides a consultation: promise `inform`, `consult` or `involve`.",
    "co-production": "People do more here than answer: promise `collaborate` or `empower`.",
}
_RISK = re.compile(r"\b(risk\w*|(?:go|goes|went|gone) wrong|fail\w*|what if|worst|in case|danger\w*)\b", re.IGNORECASE)
_FINAL = re.compile(
    r"\b((?:last|final) (?:word|say|decision)|sign(?:s|ed)? (?:it )?off|approv\w+|cabinet"
    r"|(?:you|group) (?:\w+ )?decides?|decide (?:\w+ )?(?:together|as a group)|takes? your decision|veto\w*)\b",
    re.IGNORECASE,
)


def check_said(file: Node) -> None:
    """Report what a round says that does not suit its mode; the file may have other faults."""
    english = (file["language"].text or "en").lower().split("-")[0] == "en"
    said: list[Node] = []
    for each in file["rounds"]:
        _check_promise(each)
        if each["mode"].text == "co-production" and english:
            said += _said(each)
    for text in _within(said, READ_LIMIT):
        _check_choices(text)


def _within(texts: list[Node], most: int) -> Iterator[Node]:
    for text in texts:
        most -= len(text.text)
        if most < 0:
            return
        yield text


def _said(each: Node) -> Iterator[Node]:
    """Yield what people hear and read in a round."""
    yield each["script"]
    for step in each["steps"]:
        yield from (step["title"], step["prompt"], step["script"])
    for inject in each["injects"]:
        yield inject["text"]


def _check_choices(text: Node) -> None:
    if words := prepared_choice(text.text):
        message = f"Choices made beforehand stand in a co-production round: {quoted(words)}."
        hint = "Ask an open question instead; people develop proposals together. Choices go into a consultation round."
        text.report_at(words, "prepared-choices", message, hint)


def _check_promise(each: Node) -> None:
    promise, mode = each["promise"], each["mode"].text
    if promise.text and promise.text in _UNFIT.get(mode, ()):
        message = f"{quoted(promise.text)} is not what a {mode} round can promise."
        promise.report("promise-and-mode", message, _PROMISE_HINTS[mode])


def check_made(scene: Scene) -> None:
    """Report what a whole scenario lacks to show the two modes."""
    _check_modes(scene)
    if "co-production" in scene.modes():
        _check_professional(scene)
        if scene.in_english:
            _check_risk(scene)
            _check_final_word(scene)


def _check_modes(scene: Scene) -> None:
    if len(modes := scene.modes()) == 1:
        other: Mode = "co-production" if "consultation" in modes else "consultation"
        message = f"Every round is {modes.pop()}: there is nothing to compare it with."
        hint = f"Add a round with `mode: {other}` on the same question."
        scene.file["rounds"].report_key("one-mode", message, hint)


def _check_professional(scene: Scene) -> None:
    if not any(card.side in ("professional", "elected") for card in scene.deck.cards):
        message = "No card is a professional or elected: nobody can explain the limits or share any power."
        hint = "Add a card with `side: professional` or `side: elected`."
        scene.cards_entry.report_key("no-professional", message, hint)


def _check_risk(scene: Scene) -> None:
    if not scene.scenario.test and not _RISK.search(_of_coproduction(scene)):
        message = "Nothing asks what could go wrong with what the group decides."
        hint = "Ask for it in a prompt of the co-production round, or add a later event under `test:`."
        _coproduction(scene).report_key("no-risk", message, hint)


def _check_final_word(scene: Scene) -> None:
    fixed = " ".join(f"{each.text} {each.why}" for each in scene.scenario.parameters.fixed)
    if not _FINAL.search(f"{_of_coproduction(scene)} {fixed}"):
        message = "Nothing says who has the final word on what the group decides."
        hint = "Say it in the script of the co-production round, or under `fixed:` among the parameters."
        _coproduction(scene).report_key("no-final-word", message, hint)


def _coproduction(scene: Scene) -> Node:
    return next(node for each, node in scene.rounds if each.mode == "co-production")


def _of_coproduction(scene: Scene) -> str:
    rounds = [each for each in scene.scenario.rounds if each.mode == "co-production"]
    steps = [f"{step.title} {step.prompt} {step.script}" for each in rounds for step in each.steps]
    return " ".join([*(each.script for each in rounds), *steps])
