"""Which screen a session goes on. Imported when there is a session: home is painted before these screens are read."""

from ..exercise import agenda
from ..exercise.session import Session
from .screens.briefing import BriefingScreen
from .screens.consultation import ConsultationScreen
from .screens.coproduction import CoProductionScreen
from .screens.deal import DealScreen
from .screens.debrief import DebriefScreen
from .screens.end import EndScreen
from .screens.ratings import RatingsScreen
from .session_screen import SessionScreen

_PLACES: dict[agenda.Place, type[SessionScreen]] = {
    "seats": DealScreen,
    "deal": DealScreen,
    "briefing": BriefingScreen,
    "ratings": RatingsScreen,
    "debrief": DebriefScreen,
    "ended": EndScreen,
}


def screen_for(session: Session) -> type[SessionScreen]:
    """Return the screen on which a session goes on."""
    if session.round:
        return ConsultationScreen if session.round.mode == "consultation" else CoProductionScreen
    return _PLACES[agenda.place(session)]
