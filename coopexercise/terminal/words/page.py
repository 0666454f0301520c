"""The pages of the contrast: round beside round, with a sentence of what it shows and one of what it does not.

No page says which round was better.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from msgspec import Struct

from ...exercise import debrief_steps, pages, spread
from ...exercise.debrief_steps import PAGES, DebriefStep, Page
from ...exercise.measures import Contrast, RoundMeasures, kinds
from ...exercise.ratings import STATEMENTS
from ...exercise.session import Session
from . import measure as measure_words
from .page_rows import ROWS, Row, hidden, number, state

NOTHING = "Nothing was recorded of this in any round. That is not 0."
_AGREED = 4
"""From this figure on, of 5, somebody agrees with a statement."""


class Block(Struct, frozen=True):
    """One round of a page."""

    heading: str
    rows: tuple[Row, ...]


class Sheet(Struct, frozen=True):
    """A page: its rounds, one sentence of what it shows, and one of what it does not."""

    blocks: tuple[Block, ...]
    shows: str
    hides: str


def sheet(session: Session, found: Contrast, page: Page) -> Sheet:
    """Return one page of the contrast."""
    blocks = tuple(
        Block(_heading(place, played), tuple(ROWS[page](session, found, played)))
        for place, played in enumerate(found.rounds, 1)
    )
    if page not in pages.recorded(found):
        return Sheet(blocks, NOTHING, "")
    return Sheet(blocks, _shows(session, found, page), _hides(found, page))


def frame(session: Session, found: Contrast, page: Page) -> Sheet:
    """Return a page before it is shown: all that is on it but what the room is to foretell, if there is anything."""
    whole = sheet(session, found, page)
    if page not in pages.recorded(found):
        return whole
    return Sheet(tuple(Block(each.heading, tuple(map(hidden, each.rows))) for each in whole.blocks), "", "")


def summary(session: Session, found: Contrast) -> Iterator[str]:
    """Yield in one sentence what each page showed, and what was not recorded."""
    seen = pages.recorded(found)
    yield from (f"{debrief_steps.page_title(page)}. {_shows(session, found, page)}" for page in seen)
    if empty := [debrief_steps.page_title(page).lower() for page in PAGES if page not in seen]:
        yield f"Not recorded: {', '.join(empty)}."


def unrecorded(found: Contrast, steps: Collection[DebriefStep]) -> Iterator[str]:
    """Yield each page that has no step of its own in this debrief, since nothing was recorded: why, in each round."""
    seen = {*pages.recorded(found), *map(debrief_steps.page_of, steps)}
    for page in PAGES:
        if page not in seen:
            states = (f"{each.title}: {state(each.measures[pages.MAIN[page]])}" for each in found.rounds)
            yield f"□ {debrief_steps.page_title(page)}. {', '.join(states)}"


def _heading(place: int, played: RoundMeasures) -> str:
    return f"{place}  {played.title} · {played.minutes:g} min"


def _shows(session: Session, found: Contrast, page: Page) -> str:
    parts = [f"{played.title}: {_SHOWN[page](session, played)}" for played in found.rounds]
    return f"{'. '.join(parts)}." if parts else "No round was played."


def _said(name: str, unit: str) -> Callable[[Session, RoundMeasures], str]:
    def say(session: Session, played: RoundMeasures) -> str:
        kind, measure = kinds(session.scenario)[name], played.measures[name]
        figure = measure_words.total(session, played.id, kind, played.measures, measure)
        return figure if measure.state != "measured" else f"{figure} {unit}"

    return say


def _said_decided(session: Session, played: RoundMeasures) -> str:
    kind, measure = kinds(session.scenario)["decider"], played.measures["decider"]
    by = measure_words.total(session, played.id, kind, played.measures, measure)
    return by if measure.state != "measured" else f"{by} decided"


def _said_voices(_: Session, played: RoundMeasures) -> str:
    turns, seats = played.measures["voices"], played.measures["seats"]
    if turns.state != "measured":
        return state(turns)
    return (
        f"residents took {number(turns, 'resident') or 0:g} of {turns.value} turns "
        f"with {number(seats, 'resident') or 0:g} of {seats.value} seats"
    )


def _said_gap(_: Session, played: RoundMeasures) -> str:
    gap = number(played.measures["perception_gap"])
    if gap is None:
        return f"the gap between residents and those who hold office is {state(played.measures['perception_gap'])}"
    if not gap:
        return "residents and those who hold office stood on the same rung"
    where = "above" if gap > 0 else "below"
    rungs = f"{abs(gap):g} {'rung' if abs(gap) == 1 else 'rungs'}"
    return f"those who hold office stood {rungs} {where} residents"


def _said_felt(session: Session, played: RoundMeasures) -> str:
    name = session.scenario.ratings.statements[0]
    figures = [each for side in spread.statement(session, played.id, name).values() for each in side]
    if not figures:
        return state(played.measures["slips"])
    said = STATEMENTS.get(name, name).rstrip(".")
    return f"{sum(each >= _AGREED for each in figures)} of {len(figures)} gave 4 or 5 to “{said}”"


_SHOWN: Mapping[Page, Callable[[Session, RoundMeasures], str]] = {
    "decided": _said_decided,
    "needs": _said("items_confirmed", "met, their holders say"),
    "assets": _said("assets_used", "of the assets on the cards put to use"),
    "voices": _said_voices,
    "ladder": _said_gap,
    "felt": _said_felt,
    "ties": _said("links_made", "new ties"),
}


def _hides(found: Contrast, page: Page) -> str:
    judged = {played.measures["items_answered"].value for played in found.rounds}
    slips = (
        " Not all slips are in: look at the shares, not at the counts." if page == "needs" and len(judged) > 1 else ""
    )
    return f"It does not show {_HIDDEN[page].format(order=_order(found), minutes=_minutes(found))}.{slips}"


def _order(found: Contrast) -> str:
    if len(found.rounds) < 2:
        return "one round was played"
    first, second, *_ = found.rounds
    return f"{first.title} came first, and what people learned in it they knew in {second.title}"


def _minutes(found: Contrast) -> str:
    return ", ".join(f"{played.title} had {played.minutes:g} minutes" for played in found.rounds)


_HIDDEN: Mapping[Page, str] = {
    "decided": "what would have come of it: nothing was delivered",
    "needs": "that the way of working alone did this: {order}",
    "assets": "that the way of working alone did this: {minutes}",
    "voices": "who was listened to: only turns in marked stretches were counted",
    "ladder": "what people were given, but where they felt they stood, in role; {order}",
    "felt": "what anybody then does: it was said in role, and nothing was delivered",
    "ties": "ties that hold: these are roles in one plan, and nothing was delivered",
}
