"""The debrief report, in any of its forms, of one session or of several side by side."""

from collections.abc import Iterable, Iterator
from typing import Literal

from ..exercise.measures import contrast
from ..exercise.session import Session
from . import csv_, html_, json_, markdown, pdf, text
from .audience import Audience
from .page import Page, page
from .several import Gathered, Group

Form = Literal["text", "markdown", "html", "pdf", "json", "csv"]
FORMS: tuple[Form, ...] = ("text", "markdown", "html", "pdf", "json", "csv")
MOST_PAGES = 24
"""Up to so many sessions are told one by one; of more there is only how they stand side by side."""


def report(
    sessions: Iterable[Session], form: Form = "text", *, for_facilitator: bool = False, anonymous: bool = False
) -> str:
    """Return the report on one or more sessions in a form that is text; for participants unless `for_facilitator`.

    Titles of what was decided and the reasons for it are in every report but JSON and CSV, which hold no words
    that anybody said. Any other free text is there only `for_facilitator`, or if people agreed to be quoted.
    """
    audience = Audience(facilitator=for_facilitator, anonymous=anonymous)
    return b"".join(pieces(sessions, form, audience)).decode()


def pieces(sessions: Iterable[Session], form: Form, audience: Audience) -> Iterator[bytes]:
    """Yield the report in any form, piece by piece.

    JSON and CSV are written as the sessions come; for the others only the first `MOST_PAGES` sessions are kept.
    """
    if form == "json":
        yield from json_.pieces(sessions, audience)
    elif form == "csv":
        yield from csv_.pieces(sessions, audience)
    else:
        pages, groups = _gathered(sessions, audience)
        yield from _WRITE[form](pages, groups, audience)


def _gathered(sessions: Iterable[Session], audience: Audience) -> tuple[list[Page], tuple[Group, ...]]:
    gathered, first = Gathered(audience), list[Session]()
    for count, session in enumerate(sessions, 1):
        first = [*first, session] if count <= MOST_PAGES else []
        gathered.add(session, contrast(session))
    pages = [page(each, audience) for each in first]
    return pages, () if len(first) == 1 else gathered.groups()


_WRITE = {"text": text.pieces, "markdown": markdown.pieces, "html": html_.pieces, "pdf": pdf.pieces}
