"""Sentences for the entries of a follow-up."""

from collections.abc import Callable, Mapping
from typing import Any

from ..exercise import events
from ..exercise.events import Data
from .aftermath import KEPT, SEEN
from .scene import Scene
from .speech import counted, joined, listed, spoken, stated, titled


def _opened(_: Scene, data: events.FollowupOpened) -> str:
    of = f"the session {data.origin.log}, which ended with its entry {data.origin.seq}" if data.origin else "a session"
    asked = [
        *([counted(len(data.commitments), "commitment")] if data.commitments else []),
        *([counted(len(data.outcomes), "outcome")] if data.outcomes else []),
    ]
    return joined(
        stated(f"it is asked what came of {of}"),
        stated(f"the questions are about {listed(asked)}") if asked else "",
        "The session was simulated." if data.simulated else "",
        "This is an anonymised copy: its words were left out." if data.anonymised else "",
    )


def _commitment(scene: Scene, data: events.CommitmentFollowed) -> str:
    return spoken(f"the commitment of entry {data.commitment} is {KEPT[data.kept]}", scene.word("text"))


def _outcome(scene: Scene, data: events.OutcomeFollowed) -> str:
    known = titled(scene.names.outcomes((data.outcome,)))
    outcome = f"the outcome {known}" if data.outcome else "what was added to the outcomes"
    return spoken(f"{outcome} is {SEEN[data.seen]}", scene.word("text"))


AFTERWARDS: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    events.FollowupOpened: _opened,
    events.CommitmentFollowed: _commitment,
    events.OutcomeFollowed: _outcome,
}
