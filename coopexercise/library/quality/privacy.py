"""What should not be said aloud: private texts in public ones, and hard subjects without a word of warning."""

import re
from collections.abc import Iterator

from ..node import Node
from ..problems import quoted
from .scene import Scene

REPEATED_WORDS = 7
"""So many words in a row, the same in a private and a public text, are no accident."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENSITIVE = re.compile(
    r"\b(suicid\w+|self-harm\w*|overdos\w+|rape[ds]?|sexual(?:ly)? \w+|child abuse|abus(?:ed|ive|er)"
    r"|domestic (?:violence|abuse)|assault\w*|stabb\w+|stabbings?|murder\w*|racis[mt]\w*"
    r"|mental(?:ly)? (?:health|ill\w*)|psychiatr\w+|psychosis"
    r"|addict\w+|drug (?:use|users?|dealers?|deals?)|heroin|dement\w+|bereave\w+|miscarriage|eating disorder\w*"
    r"|ex-offenders?|offenders?|prison\w*|evict\w+|homeless\w*|refugees?|asylum)\b",
    re.IGNORECASE,
)


def check_said(file: Node, cards: Node) -> None:
    """Report public texts that repeat a private one; the file may have other faults."""
    runs = {run: card for card in cards for run in _runs(card["private"].text)}
    if not runs:
        return
    for text in (*_public(file), *_public_on_cards(cards)):
        if found := next((run for run in _runs(text.text) if run in runs), None):
            _report_repeated(text, found, runs[found])


def _report_repeated(text: Node, run: tuple[str, ...], card: Node) -> None:
    message = f"Everyone sees this, and it repeats what only {quoted(card.key)} may know: {quoted(' '.join(run))}."
    hint = "Take it out of one of the two; the role may tell it when the time has come."
    text.report_at(" ".join(run), "private-in-public", message, hint)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    for start in range(len(words) - REPEATED_WORDS + 1):
        yield tuple(words[start : start + REPEATED_WORDS])


def _public(file: Node) -> Iterator[Node]:
    """Yield what all participants hear or see."""
    yield from (file[key] for key in ("title", "question", "summary", "setting", "content_note"))
    yield from (file["briefing"]["script"], file["test"]["text"], *file["debrief"]["questions"])
    for fixed in file["parameters"]["fixed"]:
        yield from (fixed, fixed["text"], fixed["why"])
    yield from _option_texts(file)
    for each in file["rounds"]:
        yield from (each["script"], *_option_texts(each))
        for step in each["steps"]:
            yield from (step["prompt"], step["script"])
        yield from (inject["text"] for inject in each["injects"] if inject["to"].text in ("", "everyone"))


def _option_texts(group: Node) -> Iterator[Node]:
    for option in group["options"]:
        yield from (option, option["title"], option["text"])


def _public_on_cards(cards: Node) -> Iterator[Node]:
    for card in cards:
        yield from (card["role"], card["brief"])
        for item in (item for kind in ("assets", "needs", "wants") for item in card[kind]):
            yield from (item, item["text"])


def check_made(scene: Scene) -> None:
    """Report a hard subject that nobody is told of beforehand."""
    if scene.scenario.content_note or not scene.in_english:
        return
    for node in (*_public(scene.file), *_told_on_cards(scene.file["cards"])):
        if found := _SENSITIVE.search(node.text):
            _report_sensitive(node, found[0])
            return
    for card in scene.deck.cards:
        texts = (card.role, card.brief, card.private, *(item.text for item in (*card.assets, *card.wishes)))
        if found := _SENSITIVE.search(" ".join(texts)):
            _report_sensitive(scene.cards_entry, found[0])
            return


def _told_on_cards(cards: Node) -> Iterator[Node]:
    yield from _public_on_cards(cards)
    yield from (card["private"] for card in cards)


def _report_sensitive(node: Node, word: str) -> None:
    message = f"This may touch people closely ({quoted(word)}), and nothing tells them beforehand."
    hint = "Add `content_note:` with what is coming, and that anyone may pass or stop."
    node.report_at(word, "no-content-note", message, hint)
