"""Sentences for what steers a session: its opening, seats, cards, parts and clock."""

from collections.abc import Callable, Mapping
from typing import Any

from ..exercise import clock, debrief_steps, events
from ..exercise.agenda import steps, steps_of_debrief
from ..exercise.debrief_steps import DebriefStep
from ..exercise.events import OBSERVER, Data
from ..exercise.session import Session
from .findings import SIMULATED
from .scene import Scene, joined, labelled, quoted
from .wording import length

_PARTS: Mapping[str, str] = {"briefing": "The briefing", "ratings": "The rating of {round}", "debrief": "The debrief"}


def _opened(scene: Scene, data: events.SessionOpened) -> str:
    rounds = ", then ".join(f"{scene.names.round(each)} ({length(data.seconds[each])})" for each in data.rounds)
    plan = f"A session opens at table {data.table}: {data.scenario.title}. Planned: {rounds}."
    forked = f"It goes on from entry {data.origin.seq} of another session." if data.origin else ""
    return joined(plan, forked, SIMULATED if data.simulated else "")


def _seat_added(_: Scene, data: events.SeatAdded) -> str:
    return f"Seat {data.seat} is taken."


def _seat_left(scene: Scene, data: events.SeatLeft) -> str:
    role = scene.names.role(scene.before.card_of(data.seat) or OBSERVER)
    fate = {"stays": "stays on the table", "passes": f"passes to seat {data.to}", "retired": "is out of play"}
    card = f" The card {role} {fate[data.card]}." if scene.before.card_of(data.seat) not in ("", OBSERVER) else ""
    return f"Seat {data.seat} leaves.{card}"


def _seat_locked(scene: Scene, data: events.SeatLocked) -> str:
    keeps = "keeps its card" if data.locked else "no longer keeps its card"
    return f"{scene.seat(data.seat)} {keeps} when the cards are dealt again."


def _seat_handed(_: Scene, data: events.SeatHanded) -> str:
    return f"Facilitator {data.giver} hands over to facilitator {data.taker}."


def _dealt(scene: Scene, data: events.CardsDealt) -> str:
    how = "as they were handed out on paper" if data.seed is None else f"drawn with the seed {data.seed}"
    held = ", ".join(f"{seat} {scene.names.role(card)}" for seat, card in data.deal.items())
    return f"The cards are dealt, {how}: {held}."


def _moved(scene: Scene, data: events.CardMoved) -> str:
    if data.card == OBSERVER:
        return f"Seat {data.taker} becomes an observer."
    giver = f" from seat {data.giver}" if data.giver else ""
    return f"The card {scene.names.role(data.card)} goes{giver} to seat {data.taker}."


def _round_started(scene: Scene, data: events.RoundStarted) -> str:
    return f"The round {quoted(scene.round)} begins: {data.mode}, {length(data.seconds)} planned."


def _round_ended(scene: Scene, _: events.RoundEnded) -> str:
    return f"The round {quoted(scene.round)} ends."


def _part_started(scene: Scene, data: events.PartStarted) -> str:
    part = _PARTS[data.part].format(round=quoted(scene.round))
    return f"{part} begins, {length(data.seconds)} planned."


def _step_started(scene: Scene, data: events.StepStarted) -> str:
    session, round_id = scene.after, scene.event.round
    titles = [step.title for step in steps(session, round_id)] if round_id else _debrief_steps(session)
    title = titles[data.step] if 0 <= data.step < len(titles) else ""
    return f"Step {data.step + 1} begins{f': {title}' if title else ''}."


def _debrief_steps(session: Session) -> list[str]:
    return [_debrief_step(step) for step in steps_of_debrief(session)]


def _debrief_step(step: DebriefStep) -> str:
    foretold = debrief_steps.page_of(step) and not debrief_steps.is_seen(step)
    return f"{debrief_steps.title(step)}, what people expect" if foretold else debrief_steps.title(step)


def _paused(scene: Scene, _: events.ClockPaused) -> str:
    running = scene.before.clock
    after = f" after {length(clock.read(running, scene.event.moment).played)}" if running else ""
    return f"The clock is paused{after}."


def _changed(_: Scene, data: events.ClockChanged) -> str:
    return f"The time is made {length(abs(data.seconds))} {'longer' if data.seconds >= 0 else 'shorter'}."


def _jumped(_: Scene, data: events.ClockJumped) -> str:
    counts = "counts as played" if data.counts else "does not count"
    return f"The computer's clocks disagreed by {length(data.gap)}; that time {counts}."


def _ended(scene: Scene, data: events.SessionEnded) -> str:
    ends = "The session ends before its planned end." if data.cut_short else "The session ends."
    return joined(ends, labelled("Reason", scene.word("reason")))


def _always(sentence: str) -> Callable[[Scene, Any], str]:
    return lambda _scene, _data: sentence


STEERING: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    events.SessionOpened: _opened,
    events.NoticeGiven: _always("People were told what is written down, until when, and how to object."),
    events.SeatAdded: _seat_added,
    events.SeatLeft: _seat_left,
    events.SeatLocked: _seat_locked,
    events.SeatHanded: _seat_handed,
    events.CardsDealt: _dealt,
    events.CardMoved: _moved,
    events.RoundStarted: _round_started,
    events.RoundEnded: _round_ended,
    events.PartStarted: _part_started,
    events.StepStarted: _step_started,
    events.ClockPaused: _paused,
    events.ClockResumed: _always("The clock runs again."),
    events.ClockChanged: _changed,
    events.ClockJumped: _jumped,
    events.RoleLeft: _always("Everybody leaves the role. From here nothing is put down to anybody unless they say so."),
    events.SessionEnded: _ended,
}
