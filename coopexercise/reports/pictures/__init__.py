"""Pictures of a session as inline SVG, each with everything in it as sentences."""

from collections.abc import Sequence

from ...exercise.measures import RoundMeasures
from ...exercise.measures.view import look
from ...exercise.session import Session
from ..comparison import Section
from .bars import contrast_bars
from .flow import flow
from .ladder import ladder
from .network import network
from .picture import Picture
from .svg import Drawing
from .timeline import timeline
from .voices import voices

__all__ = ["Drawing", "Picture", "pictures"]


def pictures(
    session: Session,
    rounds: tuple[RoundMeasures, ...],
    sections: Sequence[Section],
    columns: Sequence[str],
    *,
    percent: bool,
    revealed: bool,
) -> tuple[Picture, ...]:
    """Return the pictures of the rounds played; what is on the cards only if `revealed`."""
    if not rounds or session.last is None:
        return ()
    views = [look(session, each.id, session.last.moment) for each in rounds]
    return (
        contrast_bars(sections, columns),
        ladder(rounds),
        voices(rounds, percent),
        *((flow(session, views), network(session, views)) if revealed else ()),
        timeline(session),
    )
