"""One measure explained: its formula and source, its figures, and the entries of the log that they came from."""

from collections.abc import Iterator, Sequence

from ..exercise.events import Event
from ..exercise.measures import contrast, kinds
from ..exercise.session import Session, apply
from ..exercise.text import one_line
from .audience import Audience
from .comparison import shown
from .figures import Figure, cell
from .findings import many_enough
from .method import note
from .scene import Scene
from .transcript import sentence
from .wording import Names, round_with_mode


class NoMeasure(KeyError):
    """There is no measure of this name; the argument is a sentence that says which there are."""


def explain(events: Sequence[Event], name: str, audience: Audience) -> Iterator[str]:
    """Yield the lines of an explanation; what the entries say in words for the facilitator alone.

    Raises:
        NoMeasure: there is no measure of this name, or it may not be known yet.
    """
    scenes = _scenes(events)
    session = scenes[-1].after if scenes else Session()
    known = shown(session, audience.revealed(session))
    if name not in known:
        raise NoMeasure(f"There is no measure '{name}'. Choose from: {', '.join(known)}.")
    yield from _explained(session, scenes, name, audience)


def _explained(session: Session, scenes: list[Scene], name: str, audience: Audience) -> Iterator[str]:
    kind, found = kinds(session.scenario)[name], contrast(session)
    yield from (f"{kind.title} ({name})", *note(name, kind).formula)
    for played in found.rounds:
        measure = played.measures[name]
        figure = Figure(names=Names(session), percent=many_enough(found), played=played, kind=kind, measure=measure)
        yield from ("", f"{one_line(round_with_mode(played))}: {one_line(cell(figure).words)}")
        for scene in scenes:
            if scene.event.seq in measure.events:
                yield f"  {scene.event.seq:>5}  {scene.event.kind:<20}  {_said(scene, audience)}".rstrip()


def _said(scene: Scene, audience: Audience) -> str:
    return one_line(sentence(scene)) if audience.facilitator else ""


def _scenes(events: Sequence[Event]) -> list[Scene]:
    scenes, before = [], Session()
    for event in events:
        after = apply(before, event)
        scenes.append(Scene(event, before, after))
        before = after
    return scenes
