"""What a log folds to, as plain values that can be kept in a file."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from coopexercise.exercise import clock
from coopexercise.exercise.session import Session, fold
from coopexercise.record import read, verify


def state_of(path: Path) -> dict[str, Any]:
    """Return the judgement on a log, and the session that its events lead to."""
    reading = read(path)
    state = {
        "verdict": verify(path).state,
        "head": reading.head,
        "wordless": reading.wordless,
        "unknown": reading.unknown,
        "kinds": [event.kind for event in reading.events],
        "when": [event.when for event in reading.events],
        "session": _session(fold(reading.events)),
    }
    return dict(msgspec.json.decode(msgspec.json.encode(state)))


def _session(session: Session) -> dict[str, Any]:
    return {
        "scenario": [session.scenario.id, session.opened.scenario_hash, session.opened.deck_hash],
        "roles": {card.id: [card.role, card.side] for card in session.deck.cards},
        "rounds": session.opened.rounds,
        "present": session.present(),
        "deal": session.deal,
        "deals": session.deals,
        "staying": session.staying,
        "retired": session.retired,
        "noticed": session.noticed,
        "part": session.part,
        "step": session.step,
        "role_left": session.role_left,
        "ended": session.ended,
        "times": [[part, each.planned, clock.read(each, each.since).played] for part, each in session.clocks.items()],
        "filed": {
            name: [{"seq": event.seq, "kind": event.kind, "data": event.data, "words": event.words} for event in trail]
            for name, trail in session.filed.items()
        },
        "corrected": session.corrected,
        "withdrawn": [event.seq for event in session.withdrawn],
    }


def as_known_then(found: Any, expected: Any) -> Any:
    """Return `found` without the keys that were added since `expected` was written."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return {key: as_known_then(found[key], expected[key]) for key in expected if key in found}
    if isinstance(found, list) and isinstance(expected, list) and len(found) == len(expected):
        return [as_known_then(*pair) for pair in zip(found, expected, strict=True)]
    return found


def sums(folder: Path) -> str:
    """Return a line for each file of a folder, as `sha256sum` writes and checks it."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".json", ".jsonl")]
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
