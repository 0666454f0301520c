"""Which proposals a pack is made for, and each with what is known around it."""

from collections.abc import Iterator

from msgspec import Struct

from ...exercise import consultation, coproduction
from ...exercise.coproduction import Proposal
from ...exercise.measures import begun
from ...exercise.measures.view import View, look
from ...exercise.session import Session
from ...exercise.text import one_line
from ..audience import PARTICIPANTS
from ..wording import Names


class NoProject(Exception):
    """There is nothing to make a pack of; the text says why, and what to do."""


class NoSuchProposal(Exception):
    """The session has no proposal of the name that was asked for; the text says which there are."""


class Project(Struct, frozen=True):
    """A proposal that people may carry on, and the round in which it was made."""

    session: Session
    view: View
    proposal: Proposal

    @property
    def names(self) -> Names:
        """The titles of things."""
        return Names(self.session)

    @property
    def title(self) -> str:
        """The proposal's title; its id where the words are gone."""
        return self.names.choice(self.view.round.id, self.proposal.data.proposal)

    @property
    def decided(self) -> tuple[Proposal, ...]:
        """Every proposal that its round decided for, this one or others."""
        decision = self.view.decision
        return coproduction.decided(self.session, decision, self.view.round.id) if decision else ()

    @property
    def chosen(self) -> bool:
        """Whether it was decided for."""
        return self.proposal in self.decided

    @property
    def others(self) -> tuple[Proposal, ...]:
        """What was decided for beside it."""
        return tuple(each for each in self.decided if each != self.proposal)

    @property
    def revealed(self) -> bool:
        """Whether what is on the cards, and what is only believed, may be named."""
        return PARTICIPANTS.revealed(self.session)


def projects(session: Session, name: str = "") -> tuple[Project, ...]:
    """Return the proposals that the latest decision of each co-production round chose; with `name`, those of that id.

    Raises:
        NoProject: none was chosen.
        NoSuchProposal: none has that id.
    """
    there = tuple(_all(session))
    found = tuple(each for each in there if (each.proposal.data.proposal == name if name else each.chosen))
    if found:
        return found
    listed = "; ".join(f"{each.proposal.data.proposal}: {one_line(each.title)}" for each in there)
    if name:
        raise NoSuchProposal(f"There is no proposal '{name}'. There is {listed or 'none'}.")
    if there:
        choice = f"Choose one, such as --proposal {there[0].proposal.data.proposal}"
        raise NoProject(f"No proposal was decided for, so there is no project yet. {choice}. There is {listed}.")
    raise NoProject(f"No proposal was written down in this session.{_of_a_consultation(session)}")


def _all(session: Session) -> Iterator[Project]:
    for round_id in begun(session):
        shaped = coproduction.proposals(session, round_id)
        if shaped and session.last:
            view = look(session, round_id, session.last.moment)
            yield from (Project(session, view, each) for each in shaped)


def _of_a_consultation(session: Session) -> str:
    """Return why what a consultation decided has no pack."""
    made = (consultation.standing(session, each) for each in begun(session))
    if not any(each and each.data.options for each in made):
        return ""
    return " What a consultation chose is for those who drew it up to deliver: nobody at the table owns it."
