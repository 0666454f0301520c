"""One session with everything that is shown of it in pictures and in print: findings, story, pictures, notes."""

from msgspec import Struct

from ..exercise.debrief import commitments
from ..exercise.measures import contrast
from ..exercise.session import Session
from .aftermath import NOTHING, Aftermath, Beside, aftermath
from .audience import Audience
from .comparison import shown
from .findings import Findings, findings
from .method import Note, notes
from .pictures import Picture, pictures
from .story import Story, story


class Promise(Struct, frozen=True):
    """One commitment: what and by when; what others may not read is empty."""

    number: int
    what: str
    due: str
    who: str


class Page(Struct, frozen=True):
    """What is shown of one session."""

    session: str
    simulated: bool
    language: str
    findings: Findings
    story: Story
    pictures: tuple[Picture, ...]
    promises: tuple[Promise, ...]
    aftermath: Aftermath | None
    """What came of it weeks later, if somebody asked."""
    notes: tuple[Note, ...]


def page(session: Session, audience: Audience, beside: Beside = NOTHING) -> Page:
    """Return what is shown of a session to somebody, with the follow-ups beside its log."""
    measured = contrast(session)
    found = findings(session, audience, measured)
    revealed = audience.revealed(session)
    drawn = pictures(session, measured.rounds, found.sections, found.columns, percent=found.percent, revealed=revealed)
    return Page(
        session="" if audience.anonymous else session.id,
        simulated=session.opened.simulated,
        language=session.scenario.language,
        findings=found,
        story=story(session, measured.rounds, found.sections, found.accounts),
        pictures=drawn,
        promises=_promises(session, audience),
        aftermath=aftermath(session, beside, audience),
        notes=notes(shown(session, revealed)) if measured.rounds else (),
    )


def _promises(session: Session, audience: Audience) -> tuple[Promise, ...]:
    """Return the commitments; what was promised and by whom for the facilitator alone, dates unless anonymous."""
    return tuple(
        Promise(
            place,
            each.text if audience.facilitator else "",
            "" if audience.anonymous else each.due,
            each.seat if audience.facilitator and not audience.anonymous else "",
        )
        for place, each in enumerate(commitments(session), 1)
    )
