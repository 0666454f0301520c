"""What home says of its sessions, and of its keys."""

from datetime import datetime
from typing import NamedTuple

from ...record import Entry, Seats
from ...reports.speech import counted
from . import plain

_STATES = {
    "ended": "✓ ended",
    "unfinished": "▶ unfinished",
    "moved": "» went elsewhere",
    "empty": "· empty",
    "damaged": "! damaged",
}
_RUNNING = "● runs elsewhere"


HELP = (
    "Choose a scenario on the left and press Enter: set-up asks who takes part. If you have never led the exercise, "
    "take the shortest one.\n\nOn the right are the sessions of this computer, the newest first. Enter goes on with "
    "one that is unfinished, exactly where it stopped, and shows what happened in one that has ended.\n\n"
    "Enter  start, go on, or look\n"
    "  ← →  from list to list\n"
    "    r  resume the latest unfinished session that is free\n"
    "    l  the library: scenarios, options and cards\n"
    "    o  old sessions: what people were told would be deleted by now\n"
    "    z  bring back what was moved to the bin last\n"
    "    q  quit\n\n"
    "In the list of sessions:\n"
    "    p  replay, of an unfinished session too\n"
    "    d  debrief: write the report, and the other papers of the end\n"
    "    v  verify: is the record whole, and if not, what is left?\n"
    "    t  the transcript\n"
    "    b  move to the bin, or delete for good; you are asked first\n\n"
    "✓ ended            sealed; nothing can be added\n"
    "▶ unfinished       can be gone on with\n"
    "● runs elsewhere   another window leads it\n"
    "» went elsewhere   it was saved in another folder in play\n"
    "! damaged          v says where, and what is left\n"
    "· empty            nothing was recorded"
)


class Row(NamedTuple):
    """A session in the list: its title, its state, and a second line."""

    title: str
    state: str
    below: str


def row(session: Entry, seats: Seats | None) -> Row:
    """Return what stands in the list; the people are left out until they were counted."""
    parts = [date(session.at), people(seats), "SIMULATED" if session.simulated else ""]
    return Row(name(session), state(session), " · ".join(filter(None, parts)))


def name(session: Entry) -> str:
    """Return the title of a session, or the name of its log where that cannot be read."""
    return plain(session.title or session.path.name).plain


def state(session: Entry) -> str:
    """Return the state of a session, with its sign."""
    return _RUNNING if session.held else _STATES[session.state]


def people(seats: Seats | None) -> str:
    """Return how many people took part; empty where that is not known."""
    if seats is None or not seats.number:
        return ""
    number = f"{seats.number} {'person' if seats.number == 1 else 'people'}"
    return number if seats.all else f"at least {number}"


def date(at: str) -> str:
    """Return a UTC time as a date and time of this place."""
    if not at:
        return ""
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return at
    return f"{local.day} {local:%b %Y %H:%M}"


def enter_does(session: Entry) -> tuple[str, str]:
    """Return what Enter does with a session, and what else to know of it."""
    title = name(session)
    if session.held:
        return (
            f"● Runs elsewhere: {title}",
            f"It is {session.held}: lead it there. To follow it in another window: coopexercise show",
        )
    if session.state == "unfinished":
        return (
            f"▶ Enter goes on with: {title}",
            f"Begun {date(session.at)}; it goes on exactly where it stopped.",
        )
    if session.state == "moved":
        return (
            f"» Enter goes on where it was saved: {title}",
            f"Its disk took no more, so it was saved as {session.moved_to}",
        )
    if session.state == "empty":
        return f"Nothing was recorded: {title}", "It was left before its first entry. b moves it to the bin."
    if session.state == "damaged":
        return f"Enter shows what can be read of: {title}", "! damaged. v says where it breaks, and what is left."
    return f"Enter shows what happened: {title}", f"✓ ended. Begun {date(session.at)}. d writes the report."


def old(number: int, days: int) -> str:
    """Return the sentence about sessions that are older than people were told; empty where there are none."""
    if not number:
        return ""
    sessions = f"{number:,} sessions are" if number > 1 else "1 session is"
    return f"{sessions} older than {counted(days, 'day')}: o shows what may be deleted."
