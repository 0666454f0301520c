"""The debrief as JSON: the measures of each session's rounds, without a word that anybody said or wrote."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from ..exercise.measures import RoundMeasures, contrast
from ..exercise.session import Session


def data(sessions: Iterable[Session]) -> dict[str, Any]:
    """Return `{sessions: [{id, scenario, simulated, order, rounds: [{id, mode, minutes, measures}]}]}`.

    `order` is `scenario` or `swap`, rounds are in the order played, `minutes` those planned, and `measures`
    is `{name: {value, by_side, state, events}}`. Sessions are never pooled.
    """
    return {"sessions": [_session(each) for each in sessions]}


def report(sessions: Iterable[Session]) -> str:
    """Return the data as JSON text with a newline at the end."""
    return json.dumps(data(sessions), indent=2) + "\n"


def _session(session: Session) -> dict[str, Any]:
    return {
        "id": session.id,
        "scenario": session.scenario.id,
        "simulated": session.opened.simulated,
        "order": session.opened.order,
        "rounds": [_round(played) for played in contrast(session).rounds],
    }


def _round(played: RoundMeasures) -> dict[str, Any]:
    return {
        "id": played.id,
        "mode": played.mode,
        "minutes": played.minutes,
        "measures": msgspec.to_builtins(played.measures),
    }
