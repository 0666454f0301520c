"""What an exercise tends to do: many rehearsed sessions, taken together, and what a trainer may do about it.

Everything here is about the cards and the plan of the rounds. Simulated participants say nothing about people.
"""

from .findings import LEAST_SEEN, RARELY, Cause, Code, Finding, Urgency, findings
from .groups import Group, groups, sizes
from .run import RoundRun, Run, run_of
from .summary import tendencies
from .tallies import RoundTally, Spread, StepTally, Tendencies

__all__ = [
    "LEAST_SEEN",
    "RARELY",
    "Cause",
    "Code",
    "Finding",
    "Group",
    "RoundRun",
    "RoundTally",
    "Run",
    "Spread",
    "StepTally",
    "Tendencies",
    "Urgency",
    "findings",
    "groups",
    "run_of",
    "sizes",
    "tendencies",
]
