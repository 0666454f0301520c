"""The debrief as JSON, one session a line, written as the sessions come: the measures of each session's rounds."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..exercise.session import Session
from .audience import PARTICIPANTS, Audience
from .values import Numbering, Values, values

_ENCODER = msgspec.json.Encoder()


def pieces(sessions: Iterable[Session], audience: Audience = PARTICIPANTS) -> Iterator[bytes]:
    """Yield the text of `{sessions: [{id, scenario, simulated, order, rounds: [{id, mode, minutes, measures}]}]}`.

    `order` is `scenario` or `swap`, rounds are in the order played, `minutes` those planned, and `measures`
    is `{name: {value, by_side, state, events}}`. Sessions are never pooled.
    """
    numbering = Numbering(audience)
    yield b'{"sessions": ['
    for place, session in enumerate(sessions):
        yield (b",\n" if place else b"\n") + _ENCODER.encode(values(session, audience, numbering))
    yield b"\n]}\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `pieces` yields."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "coopexercise debrief",
        **msgspec.json.schema(Values),
    }
