"""The debrief as JSON, one session a line, written as the sessions come: the measures of each session's rounds."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ..exercise.session import Session
from .aftermath import NOTHING, Beside
from .audience import PARTICIPANTS, Audience
from .values import Numbering, Values, values

_ENCODER = msgspec.json.Encoder()


def pieces(sessions: Iterable[tuple[Session, Beside]], audience: Audience = PARTICIPANTS) -> Iterator[bytes]:
    """Return the text, session by session, each with what was found beside its log.

    It is `{sessions: [{id, scenario, simulated, order, rounds: [{id, mode, minutes, measures}]}]}`. `order` is
    `scenario` or `swap`, rounds are in the order played, `minutes` those planned, and `measures`
    is `{name: {value, by_side, state, events}}`. Sessions are never pooled.
    A session that was followed up has `followups` too.
    """
    numbering = Numbering(audience)
    return framed(piece(session, audience, numbering.id(session), beside) for session, beside in sessions)


def framed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the whole text, from what `piece` returned of each session."""
    yield b'{"sessions": ['
    for place, each in enumerate(pieces):
        yield (b",\n" if place else b"\n") + each
    yield b"\n]}\n"


def piece(session: Session, audience: Audience, name: str, beside: Beside = NOTHING) -> bytes:
    """Return the object of one session, whose id in it is `name`, with the follow-ups beside its log."""
    return _ENCODER.encode(values(session, audience, name, beside))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `pieces` yields."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "coopexercise debrief",
        **msgspec.json.schema(Values),
    }
