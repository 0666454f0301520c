"""The project pack: what a proposal needs to be carried on, on a few sheets of paper, with lines to fill in.

It is for those who carry the project. It has roles and no names, nothing private, no note, and nobody's slip.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from ...exercise.session import Session
from . import html_, markdown, pdf
from .contents import pack
from .project import NoProject, NoSuchProposal, Project, projects
from .reminders import NoPromise, reminders, reminders_pdf
from .sheet import Pack

Form = Literal["markdown", "html", "pdf"]

__all__ = [
    "Form",
    "NoProject",
    "NoPromise",
    "NoSuchProposal",
    "Pack",
    "Project",
    "pack",
    "packs",
    "projects",
    "reminders",
    "reminders_pdf",
    "written",
]


def packs(session: Session, proposal: str = "") -> tuple[Pack, ...]:
    """Return a pack for each proposal that was decided for, or for the one that is asked for by its id.

    Raises NoProject and NoSuchProposal.
    """
    return tuple(pack(each) for each in projects(session, proposal))


def written(some: Sequence[Pack], form: Form) -> bytes:
    """Return packs as one file."""
    return _WRITE[form](some)


_WRITE: Mapping[Form, Callable[[Sequence[Pack]], bytes]] = {
    "markdown": markdown.written,
    "html": html_.written,
    "pdf": pdf.written,
}
