"""Who reads a report, and what it may therefore say."""

from msgspec import Struct

from ..exercise.session import Session


class Audience(Struct, frozen=True):
    """Participants get no free text but what they agreed to be quoted with."""

    facilitator: bool = False
    anonymous: bool = False
    """Whether the report must not say which session it is of."""

    def revealed(self, session: Session) -> bool:
        """Return whether what is on the cards, and what is only believed, may be named: from the debrief on."""
        debriefing = session.part is not None and session.part.kind == "debrief"
        return self.facilitator or session.ended or debriefing


PARTICIPANTS = Audience()
FACILITATOR = Audience(facilitator=True)
