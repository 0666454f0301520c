"""Sentences for slips, notes and the debrief."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..exercise import elements, events
from ..exercise.events import Data, Met
from ..exercise.ratings import RUNGS, STATEMENTS
from . import wording
from .scene import Scene
from .speech import joined, listed, spoken, stated, titled, told_if

_MET: Mapping[Met, str] = {
    "yes": "that {} would be met",
    "partly": "that {} would be met in part",
    "no": "that {} would not be met",
    "unknown": "that they do not know about {}",
}


def _rated(scene: Scene, data: events.RatingGiven) -> str:
    who = scene.seat(data.seat)
    if data.declined:
        return stated(f"{who} would rather not rate {scene.round}")
    told = list(_slip(scene, data))
    return joined(
        stated(f"{who} rates {scene.round}" if told else f"{who} hands in an empty slip on {scene.round}"), *told
    )


def _slip(scene: Scene, data: events.RatingGiven) -> Iterator[str]:
    if data.rung is not None:
        named = 1 <= data.rung <= len(RUNGS)
        yield f"They see it on rung {data.rung}{f', {RUNGS[data.rung - 1]}' if named else ''}."
    if data.statements:
        marks = (f"{value} to {titled(STATEMENTS.get(name, name))}" for name, value in data.statements.items())
        yield stated(f"out of 5, they give {listed(marks)}")
    if data.items:
        *others, last = _items(scene, data.items)
        yield stated(f"they say {'; '.join(others)}{'; and ' if others else ''}{last}")


def _items(scene: Scene, items: Mapping[str, Met]) -> Iterator[str]:
    for met, said in _MET.items():
        refs = [ref for ref, answer in items.items() if answer == met]
        if refs:
            yield said.format(scene.items(refs))


def _noted(scene: Scene, data: events.NoteMade) -> str:
    tags = f" tagged {listed(map(titled, data.tags))}" if data.tags else ""
    return spoken(f"a {'private ' if data.private else ''}note{tags} is made", scene.word("text"))


def _answered(scene: Scene, data: events.AnswerGiven) -> str:
    who = scene.seat(data.seat) if data.seat else "somebody"
    about = f" about the outcome {scene.outcomes((data.outcome,))}" if data.outcome else ""
    return spoken(f"asked {titled(scene.names.question(data.question))}{about}, {who} answers", scene.word("text"))


def _elements(scene: Scene, data: events.ElementsAgreed) -> str:
    seen = (f"{_titles(found)} in {titled(scene.names.round(each))}" for each, found in data.seen.items())
    return stated(f"of the six elements of co-production, the group agrees that it saw {listed(seen)}")


def _titles(found: tuple[events.Element, ...]) -> str:
    return listed(titled(elements.TITLES[each]) for each in found) or "none"


def _committed(scene: Scene, data: events.CommitmentMade) -> str:
    due = f" by {wording.day(data.due)}" if data.due else ""
    who, words = scene.seat(data.seat) if data.seat else "somebody", scene.word("text")
    promise = spoken(f"{who} {'promises this' if words else 'makes a promise'}{due}", words)
    return joined(promise, told_if("the first step is", scene.word("first_step")))


def _missing(scene: Scene, _: events.MissingNamed) -> str:
    return spoken("somebody says who was not in the room", scene.word("text"))


def _learned(scene: Scene, _: events.LearningNoted) -> str:
    return spoken("somebody says what they learned", scene.word("text"))


REFLECTING: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    events.RatingGiven: _rated,
    events.NoteMade: _noted,
    events.MissingNamed: _missing,
    events.AnswerGiven: _answered,
    events.ElementsAgreed: _elements,
    events.CommitmentMade: _committed,
    events.LearningNoted: _learned,
}
