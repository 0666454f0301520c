"""Sentences for what steers a session: its opening, seats, cards, parts and clock."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..exercise import clock, debrief_steps, events
from ..exercise.agenda import steps, steps_of_debrief
from ..exercise.debrief_steps import DebriefStep
from ..exercise.events import OBSERVER, Data
from ..exercise.session import Session
from .scene import Scene, planned
from .speech import joined, lasting, listed, stated, titled, told_if

COPY = "This is an anonymised copy: its words were left out, and its day and hour are not those of the session."
_PARTS: Mapping[str, str] = {
    "briefing": "the briefing",
    "ratings": "the rating of {round}",
    "debrief": "the debrief",
}
_FATES: Mapping[events.CardFate, str] = {
    "stays": "the card stays on the table",
    "passes": "the card passes to {to}",
    "retired": "the card goes out of play",
}


def _opened(scene: Scene, data: events.SessionOpened) -> str:
    kind = "a simulated session" if data.simulated else "a session"
    where = "" if data.anonymised else f" at table {data.table}"
    rounds = [f"{titled(scene.names.round(each))} for {lasting(data.seconds[each])}" for each in data.rounds]
    return joined(
        stated(f"{kind} of {titled(data.scenario.title)} opens{where}"),
        stated(f"the plan is {listed(rounds, 'and then')}") if rounds else "",
        *provenance(data),
    )


def provenance(data: events.SessionOpened) -> Iterator[str]:
    """Yield where a session's log comes from, if not from the session itself."""
    if data.origin:
        yield f"It goes on from entry {data.origin.seq} of another session, in the log {data.origin.log}."
    if data.anonymised:
        yield COPY


def _seat_added(scene: Scene, data: events.SeatAdded) -> str:
    barred = f", and must not be given the card of {scene.roles(data.not_cards)}" if data.not_cards else ""
    return stated(f"{scene.people.get(data.seat) or 'somebody'} takes seat {data.seat}{barred}")


def _seat_left(scene: Scene, data: events.SeatLeft) -> str:
    held = scene.before.card_of(data.seat) not in ("", OBSERVER)
    fate = stated(_FATES[data.card].format(to=scene.place(data.to))) if held else ""
    return joined(stated(f"{_holder(scene, data.seat)} leaves"), fate)


def _holder(scene: Scene, seat: str) -> str:
    """Return who sits in a seat, with the role that was played up to now."""
    return Scene(scene.event, scene.before, scene.before, scene.people).seat(seat)


def _seat_locked(scene: Scene, data: events.SeatLocked) -> str:
    keeps = "keeps that card" if data.locked else "no longer keeps that card"
    return stated(f"{scene.seat(data.seat)} {keeps} when the cards are dealt again")


def _seat_handed(_: Scene, data: events.SeatHanded) -> str:
    return f"Facilitator {data.giver} hands over to facilitator {data.taker}."


def _dealt(scene: Scene, data: events.CardsDealt) -> str:
    how = "are dealt as they were handed out on paper"
    if data.seed is not None:
        how = f"are drawn with the seed {data.seed}"
    roles = [f"{scene.place(seat)} plays {scene.role(card)}" for seat, card in data.deal.items() if card != OBSERVER]
    watching = [scene.place(seat) for seat, card in data.deal.items() if card == OBSERVER]
    observes = f"{listed(watching)} {'observes' if len(watching) == 1 else 'observe'}" if watching else ""
    return joined(
        stated(f"the cards {how}"), stated(listed(roles)) if roles else "", stated(observes) if observes else ""
    )


def _moved(scene: Scene, data: events.CardMoved) -> str:
    if data.card == OBSERVER:
        return stated(f"{scene.people.get(data.taker) or f'the person in seat {data.taker}'} becomes an observer")
    giver = f" from {scene.place(data.giver)}" if data.giver else ""
    return stated(f"the card of {scene.role(data.card)} goes{giver} to {scene.place(data.taker)}")


def _round_started(scene: Scene, data: events.RoundStarted) -> str:
    mode = "" if data.mode in scene.round else f" as a {data.mode} round"
    return stated(f"{scene.round} begins{mode}, {planned(data.seconds)}")


def _round_ended(scene: Scene, _: events.RoundEnded) -> str:
    return stated(f"{scene.round} ends")


def _part_started(scene: Scene, data: events.PartStarted) -> str:
    return stated(f"{_PARTS[data.part].format(round=scene.round)} begins, {planned(data.seconds)}")


def _step_started(scene: Scene, data: events.StepStarted) -> str:
    session, round_id = scene.after, scene.event.round
    titles = [titled(step.title) for step in steps(session, round_id)] if round_id else _debrief_steps(session)
    title = titles[data.step] if 0 <= data.step < len(titles) else ""
    return stated(f"step {data.step + 1} begins{f': {title}' if title else ''}")


def _debrief_steps(session: Session) -> list[str]:
    return [_debrief_step(step) for step in steps_of_debrief(session)]


def _debrief_step(step: DebriefStep) -> str:
    title = titled(debrief_steps.title(step))
    foretold = debrief_steps.page_of(step) and not debrief_steps.is_seen(step)
    return f"people say what they expect of {title}" if foretold else title


def _paused(scene: Scene, _: events.ClockPaused) -> str:
    running = scene.before.clock
    after = f" after {lasting(clock.read(running, scene.event.moment).played)}" if running else ""
    return f"The clock is paused{after}."


def _changed(_: Scene, data: events.ClockChanged) -> str:
    return f"The planned time is made {lasting(data.seconds)} {'longer' if data.seconds >= 0 else 'shorter'}."


def _jumped(_: Scene, data: events.ClockJumped) -> str:
    counts = "counts as played" if data.counts else "does not count as played"
    if data.ran:
        return f"The program stood still for {lasting(data.gap)}. That time {counts}."
    way = "ahead" if data.gap >= 0 else "back"
    return f"The computer's clock jumped {way} by {lasting(data.gap)}. That time {counts}."


def _ended(scene: Scene, data: events.SessionEnded) -> str:
    if not scene.after.opened.rounds:
        return "The follow-up ends, before everything was asked." if data.cut_short else "The follow-up ends."
    ends = "The session ends before its planned end." if data.cut_short else "The session ends."
    return joined(ends, told_if("the reason given is", scene.word("reason")))


def _always(sentence: str) -> Callable[[Scene, Any], str]:
    return lambda _scene, _data: sentence


STEERING: Mapping[type[Data], Callable[[Scene, Any], str]] = {
    events.SessionOpened: _opened,
    events.NoticeGiven: _always("People are told what is written down, until when it is kept, and how to object."),
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
    events.RoleLeft: _always(
        "Everybody leaves their role. From here on nothing is put down to anybody unless they say so."
    ),
    events.SessionEnded: _ended,
}
