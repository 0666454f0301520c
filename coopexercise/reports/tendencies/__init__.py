"""The rehearsal report: what many rehearsals of one exercise tell the trainer, and what to do about it."""

from typing import Literal

from ...exercise.tendencies import Tendencies
from . import json_, text

Form = Literal["text", "json"]
FORMS: tuple[Form, ...] = ("text", "json")

__all__ = ["FORMS", "Form", "report"]


def report(found: Tendencies, form: Form = "text") -> str:
    """Return the rehearsal report; the same runs give the same text."""
    return json_.report(found) if form == "json" else text.report(found)
