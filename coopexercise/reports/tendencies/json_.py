"""The rehearsal report as JSON: ids and counts, and the findings in words as well."""

import json
from typing import Any

import msgspec

from ...exercise.tendencies import Finding, Tendencies, findings
from .sentences import SIMULATED, in_words


def data(found: Tendencies) -> dict[str, Any]:
    """Return `{simulated, note, scenario, version, runs, seed, findings, rounds, assets, cards, comparison, sizes}`.

    Counts are of runs; references are `card/item`; times are seconds.
    """
    built = msgspec.to_builtins(found)
    about = {"scenario": found.scenario.id, "version": found.scenario.version, "runs": found.runs, "seed": found.seed}
    counted = {name: built[name] for name in ("rounds", "assets", "cards", "comparison", "sizes")}
    said = [_finding(found, each) for each in findings(found)]
    return {"simulated": True, "note": SIMULATED, **about, "findings": said, **counted}


def report(found: Tendencies) -> str:
    """Return the data as JSON text with a newline at the end."""
    return json.dumps(data(found), indent=2, ensure_ascii=False) + "\n"


def _finding(found: Tendencies, finding: Finding) -> dict[str, Any]:
    return {**msgspec.to_builtins(finding), **msgspec.to_builtins(in_words(found, finding))}
