"""The contrast report, in any of its forms."""

from collections.abc import Iterable
from typing import Literal

from ..exercise.session import Session
from . import json_, markdown, text

Form = Literal["text", "markdown", "json"]
FORMS: tuple[Form, ...] = ("text", "markdown", "json")


def report(sessions: Iterable[Session], form: Form = "text", *, for_facilitator: bool = False) -> str:
    """Return the report on one or more sessions; free text that people wrote only with `for_facilitator`.

    Titles of what was decided and the reasons for it are in every text; JSON holds no words at all.
    """
    if form == "json":
        return json_.report(sessions)
    write = text.report if form == "text" else markdown.report
    return write(sessions, for_facilitator=for_facilitator)
