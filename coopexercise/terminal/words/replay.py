"""What a replay says of a session beside its boards."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from ...exercise import agenda, debrief, outcomes, questions, ratings
from ...exercise.clock import Reading
from ...exercise.session import Session
from ...exercise.timeline import SPEEDS, Place
from .. import words
from . import public as public_words
from .debrief import answered, promised, roles_played

HELP = (
    "Nothing is changed here: the log is only read. Your own notes go into a file beside it. What is shown is what "
    "the facilitator saw; slips, private notes and private news are among the events. Opened from the debrief, for a "
    "room that looks on, it has the list of events away at first; e brings it. t shows private lines too.\n\n"
    "space  play, stop\n"
    "  + -  faster, slower\n"
    "    r  the whole in a minute\n"
    "  ← →  the event before, the next one (of those listed)\n"
    "  [ ]  the decision before, the next one; also D and d\n"
    " PgUp  PgDn  the round before, the next one\n"
    " Home  End  the first event, the last\n"
    "    :  go to a time (12:30) or to an event (#45); also j\n"
    "    /  find what was said or happened\n"
    "  n N  the next hit, the one before\n"
    "    l  list only some events: by role, side, kind or tag\n"
    "    m  the measures, as they stand at this moment\n"
    "    g  every card (hold)\n"
    "  ↓ ↑  scroll the board\n"
    "    e  the list of events, or more room for the board\n"
    "    o  a note on this moment\n"
    "    y  copy the reference of this moment\n"
    "    f  what if: begin a new session from this moment\n"
    "    p  people's names, if they are kept beside the log\n"
    "    t  all as text\n"
    "    q  back; also Esc\n\n"
    "The time line is played time. A pause takes no room on it; its length is counted apart. A click goes there."
)

AWAY = "The list of events is away, for private lines are on it: e brings it. q goes back."


def top(session: Session) -> str:
    """Return the first line: what is played again, and where it stands."""
    opened = session.opened
    of = " OF AN ANONYMISED COPY" if opened.anonymised else " OF A FORK" if opened.origin else ""
    return f"REPLAY{of} · {public_words.title(session)}"


def pace(playing: bool, speed: float) -> str:
    """Return whether time goes by, and how fast."""
    fast = f"{speed:g}×" if speed in SPEEDS else "recap"
    return f"▶ {fast}" if playing else f"■ stopped · {fast}"


def position(played: float, place: Place, end: Place) -> str:
    """Return how long had been played and paused, out of how long in all."""
    paused = f"{words.minutes(int(place.paused))} of {words.minutes(int(end.paused))} paused"
    return " · ".join(
        [f"{words.minutes(int(played))} of {words.minutes(int(end.played))} played", *([paused] if end.paused else [])]
    )


def local_time(at: str) -> str:
    """Return a moment's date and time of day at this place."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{local.day} {local:%b %Y, %H:%M:%S}"


def step(session: Session, reading: Reading | None, with_clock: bool) -> str:
    """Return the step that runs; `with_clock` adds the times that are left."""
    running = public_words.round_step(session)
    number = f"Step {session.step + 1}: {running.title}" if running else public_words.step(session)
    if agenda.place(session) == "ratings" and session.part:
        number = _slips(session, session.part.round)
    times = (_left(reading), number, step_time(session, reading)) if reading and with_clock else (number,)
    return " · ".join(part for part in times if part)


def _slips(session: Session, round_id: str) -> str:
    raters, left = len(ratings.raters(session, round_id)), len(ratings.outstanding(session, round_id))
    return f"{raters - left} of {raters} slips are typed"


def _left(reading: Reading) -> str:
    stands = "" if reading.running else " (paused)"
    whole = int(reading.left)
    return f"{words.minutes(abs(whole))} {'left' if whole >= 0 else 'over'}{stands}"


def step_time(session: Session, reading: Reading | None) -> str:
    """Return the time that the step of a round has left."""
    running = public_words.round_step(session)
    if running is None or reading is None or session.clock is None:
        return ""
    left = int(running.seconds - (reading.played - session.clock.step_began))
    return f"step {words.minutes(left)}" if left >= 0 else f"step {words.minutes(-left)} over"


def lines(session: Session, names: Mapping[str, str]) -> list[str]:
    """Return what the board says outside the rounds."""
    place = agenda.place(session)
    if place == "debrief" and agenda.debrief_step(session) == "leave-role":
        return roles_played(session, names)
    if place in ("debrief", "ended"):
        return [*_answers(session, names), *promised(session, names)]
    return list(_before_play(session, names))


def _seated(session: Session, names: Mapping[str, str], seat: str) -> str:
    return f"{words.signed_role(session.deck, session.card_of(seat))}: {words.who(names, seat)}"


def _answers(session: Session, names: Mapping[str, str]) -> Iterator[str]:
    if not debrief.answers(session):
        return
    yield "ANSWERS"
    for number in sorted({each.question for each in debrief.answers(session)}):
        asked = questions.question(session.scenario, number)
        yield from (f"  {asked.text if asked else ''}", *answered(session, names, number))
    yield ""


def _before_play(session: Session, names: Mapping[str, str]) -> Iterator[str]:
    if session.deal:
        yield from ("AT THE TABLE", *(f"  {_seated(session, names, seat)}" for seat in session.present()), "")
    elif session.seats:
        yield f"{len(session.present())} seats are taken; the cards are not dealt yet."
        yield ""
    if agreed := outcomes.agreed(session):
        yield "SUCCESS WOULD BE"
        yield from (f"  ✓ {text}" for text in (*(each.text for each in agreed.outcomes), agreed.added) if text)
        yield ""
