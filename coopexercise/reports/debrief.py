"""The debrief report, in any of its forms, of one session or of several side by side."""

from collections.abc import Iterable, Iterator
from typing import Literal

from ..exercise.measures import contrast
from ..exercise.session import Session
from . import csv_, html_, json_, markdown, pdf, text
from .aftermath import NOTHING, Beside
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
    return b"".join(pieces(((each, NOTHING) for each in sessions), form, audience)).decode()


def pieces(sessions: Iterable[tuple[Session, Beside]], form: Form, audience: Audience) -> Iterator[bytes]:
    """Yield the report in any form, piece by piece; each session comes with what was found beside its log.

    JSON and CSV are written as the sessions come; for the others only the first `MOST_PAGES` sessions are kept.
    """
    if form == "json":
        yield from json_.pieces(sessions, audience)
    elif form == "csv":
        yield from csv_.pieces((session for session, _ in sessions), audience)
    else:
        pages, groups = _gathered(sessions, audience)
        yield from _WRITE[form](pages, groups, audience)


def piece(session: Session, beside: Beside, form: Form, audience: Audience) -> bytes:
    """Return one session's part of a table, CSV or JSON, for a reader who may know which session it is."""
    if form == "csv":
        return csv_.piece(session, audience, session.id)
    return json_.piece(session, audience, session.id, beside)


def framed(parts: Iterable[bytes], form: Form) -> Iterator[bytes]:
    """Yield a whole table, CSV or JSON, from the parts of the sessions."""
    return csv_.framed(parts) if form == "csv" else json_.framed(parts)


def _gathered(sessions: Iterable[tuple[Session, Beside]], audience: Audience) -> tuple[list[Page], tuple[Group, ...]]:
    gathered, first = Gathered(audience), list[tuple[Session, Beside]]()
    for count, (session, beside) in enumerate(sessions, 1):
        first = [*first, (session, beside)] if count <= MOST_PAGES else []
        gathered.add(session, contrast(session))
    pages = [page(session, audience, beside) for session, beside in first]
    return pages, () if len(first) == 1 else gathered.groups(told=bool(first))


_WRITE = {"text": text.pieces, "markdown": markdown.pieces, "html": html_.pieces, "pdf": pdf.pieces}
