"""What each command does: a function for each, from the parsed arguments to the exit code.

Heavy rooms are imported where they are needed, so that `--help` stays quick.
"""

from .authoring import cards, list_scenarios, schema, validate
from .following_up import followup
from .log_tools import anonymise, redact, repair, verify
from .packing import pack
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
    "followup",
    "home",
    "lead",
    "list_scenarios",
    "new",
    "pack",
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
