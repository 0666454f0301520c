"""When things happened: the parts of the session on one line, with the moments in them."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from ...exercise.corrections import entries
from ...exercise.events import (
    ClockPaused,
    ClockResumed,
    DecisionMade,
    Event,
    InjectReleased,
    PartStarted,
    RoundEnded,
    RoundStarted,
    SessionEnded,
)
from ...exercise.session import Session
from ..wording import Names
from .picture import Picture
from .svg import WIDTH, Drawing, box, diamond, dot, line, number, paragraph, stacked, text

_LEFT, _RIGHT = 4, WIDTH - 4
_PARTS = {"briefing": "Briefing", "ratings": "Slips", "debrief": "Debrief"}


class Stretch(Struct, frozen=True):
    """A part of the session, in minutes since its first part began."""

    name: str
    start: float
    end: float
    look: str


class Instant(Struct, frozen=True):
    """Something that happened at one moment."""

    name: str
    at: float
    look: str


def timeline(session: Session) -> Picture:
    """Draw the session from the beginning of its first part to its end or latest entry."""
    stretches = tuple(_stretches(session))
    instants = tuple(sorted(_instants(session), key=lambda each: each.at))
    end = max([each.end for each in stretches] + [each.at for each in instants], default=0)
    words = (
        *(f"{each.name}: from minute {_minute(each.start)} to minute {_minute(each.end)}." for each in stretches),
        *(f"{each.name}: minute {_minute(each.at)}." for each in instants),
    )
    return Picture(
        id="time",
        title="How the time went",
        caption="Minutes since the first part began, by the clock on the wall, with every pause.",
        words=words or ("No part of the session has begun.",),
        drawings=(_drawn(stretches, instants, end) if end > 0 else _nothing(),),
    )


def _nothing() -> Drawing:
    return paragraph(0, 11, "No part of the session has begun.", WIDTH, "quiet")


def _minute(value: float) -> str:
    return number(round(value, 1))


def _wall(event: Event) -> datetime:
    return datetime.fromisoformat(event.when)


def _begins(event: Event) -> bool:
    return isinstance(event.data, PartStarted | RoundStarted)


def _since(session: Session, event: Event) -> float:
    first = next(filter(_begins, session.steered), event)
    return max((_wall(event) - _wall(first)).total_seconds() / 60, 0)


def _stretches(session: Session) -> Iterator[Stretch]:
    names, open_since = Names(session), None
    for event in session.steered:
        if open_since is not None and (_begins(event) or isinstance(event.data, RoundEnded | SessionEnded)):
            yield _stretch(session, names, open_since, event)
            open_since = None
        if _begins(event):
            open_since = event
    if open_since is not None and session.last is not None:
        yield _stretch(session, names, open_since, session.last)


def _stretch(session: Session, names: Names, start: Event, end: Event) -> Stretch:
    data = start.data
    round_place = [*session.opened.rounds].index(start.round) % 2 if start.round in session.opened.rounds else 0
    playing = isinstance(data, RoundStarted)
    name = names.round(start.round) if playing else _PARTS[data.part] if isinstance(data, PartStarted) else ""
    look = f"round-{round_place}" if playing else "part"
    return Stretch(name, _since(session, start), _since(session, end), look)


def _instants(session: Session) -> Iterator[Instant]:
    if not any(map(_begins, session.steered)):
        return
    names = Names(session)
    for event in entries(session)[::-1]:
        if isinstance(event.data, DecisionMade):
            yield Instant(f"Decision ({names.round(event.round)})", _since(session, event), "decided")
        if isinstance(event.data, InjectReleased):
            yield Instant(f"News ({names.round(event.round)})", _since(session, event), "news")
    for event in session.steered:
        if isinstance(event.data, ClockPaused | ClockResumed):
            name = "Clock stopped" if isinstance(event.data, ClockPaused) else "Clock on again"
            yield Instant(name, _since(session, event), "pause")


def _drawn(stretches: tuple[Stretch, ...], instants: tuple[Instant, ...], end: float) -> Drawing:
    scale = (_RIGHT - _LEFT) / end
    bar = "".join(
        box(_LEFT + each.start * scale, 4, max((each.end - each.start) * scale - 1, 1), 18, each.look)
        for each in stretches
    )
    ticks = "".join(_tick(_LEFT + minute * scale, minute) for minute in _minutes(end))
    marks = "".join(_instant(_LEFT + each.at * scale, each.look) for each in instants)
    drawing = Drawing(62, bar + ticks + marks)
    return stacked((drawing, *map(_line, stretches), _legend({each.look for each in instants})), gap=2)


def _line(stretch: Stretch) -> Drawing:
    words = f"{stretch.name}: minutes {_minute(stretch.start)} to {_minute(stretch.end)}"
    said = paragraph(18, 11, words, WIDTH - 18)
    return Drawing(said.height, box(2, 3, 10, 10, stretch.look) + said.marks)


def _legend(looks: set[str]) -> Drawing:
    said = {"decided": "decision", "news": "news", "pause": "clock stopped or on again"}
    shown = [look for look in said if look in looks]
    marks, x = "", 8.0
    for look in shown:
        marks += _shape(x, 8, look) + text(x + 9, 12, said[look], "quiet")
        x += 9 + len(said[look]) * 6 + 14
    return Drawing(18 if shown else 0, marks)


def _instant(x: float, look: str) -> str:
    return line(x, 2, x, 26, "moment") + _shape(x, 31, look)


def _shape(x: float, y: float, look: str) -> str:
    if look == "decided":
        return diamond(x, y, 5, look)
    return dot(x, y, 4, look) if look == "news" else box(x - 3, y - 3, 6, 6, look)


def _minutes(end: float) -> range:
    step = next((each for each in (5, 10, 15, 30, 60, 120, 240) if end / each <= 8), 1440)
    return range(0, int(end) + 1, step)


def _tick(x: float, minute: int) -> str:
    return line(x, 38, x, 43, "grid") + text(x, 55, str(minute), "quiet", "start" if minute == 0 else "middle")
