"""The outcomes by which the group agreed, before play, to judge both rounds."""

from msgspec import Struct

from .events import OutcomesAgreed
from .scenario import Outcome
from .session import NO_ROUND, Session


class Agreed(Struct, frozen=True):
    """What was agreed last, with the entry that says so."""

    seq: int
    outcomes: tuple[Outcome, ...]
    """Those of the scenario, in the order in which they were agreed on."""
    added: str
    """What the group added in its own words; empty where it added nothing, or the words were removed."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the outcomes of the scenario."""
        return tuple(each.id for each in self.outcomes)


def agreed(session: Session) -> Agreed | None:
    """Return what was agreed last; None where nobody was asked."""
    entries = session.entries(NO_ROUND, OutcomesAgreed)
    if not entries:
        return None
    event, data = entries[-1]
    known = {each.id: each for each in session.scenario.outcomes}
    return Agreed(
        event.seq, tuple(known[each] for each in data.outcomes if each in known), event.words.get("added", "")
    )
