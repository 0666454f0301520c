"""What each command does: a function for each, from the parsed arguments to the exit code.

Heavy rooms are imported where they are needed, so that `--help` stays quick.
"""

from .authoring import cards, list_scenarios, schema, validate
from .log_tools import anonymise, redact, repair, verify
from .rehearsing import rehearse
from .replaying import replay
from .reporting import debrief
from .sessions import home, lead, resume, show
from .starting import diff, new
from .streams import FAULT, Fault, Usage

__all__ = [
    "FAULT",
    "Fault",
    "Usage",
    "anonymise",
    "cards",
    "debrief",
    "diff",
    "home",
    "lead",
    "list_scenarios",
    "new",
    "redact",
    "rehearse",
    "repair",
    "replay",
    "resume",
    "schema",
    "show",
    "validate",
    "verify",
]
