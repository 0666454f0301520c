"""Which screen a session goes on. Imported when there is a session: home is painted before these screens are read."""

from ..exercise import agenda
from ..exercise.session import Session
from .round_screen import RoundScreen
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


def late_board(session: Session, round_id: str) -> RoundScreen:
    """Return the board of a round that is over, for late entries."""
    return _board(session, round_id)(late=round_id)


def _board(session: Session, round_id: str) -> type[RoundScreen]:
    consulted = any(each.id == round_id and each.mode == "consultation" for each in session.scenario.rounds)
    return ConsultationScreen if consulted else CoProductionScreen


def screen_for(session: Session) -> type[SessionScreen]:
    """Return the screen on which a session goes on."""
    if session.round:
        return _board(session, session.round.id)
    return _PLACES[agenda.place(session)]
