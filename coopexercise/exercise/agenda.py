"""The order of things: opening, briefing, rounds with their ratings, debrief, end; and the clock of each part."""

from typing import Literal

from msgspec.structs import replace

from . import checks, clock, debrief_steps, outcomes, pages
from .debrief_steps import DebriefStep
from .deck import Deck
from .events import (
    Capture,
    ClockChanged,
    ClockJumped,
    ClockPaused,
    ClockResumed,
    Event,
    Moment,
    NoticeGiven,
    Order,
    Origin,
    OutcomesAgreed,
    PartStarted,
    RoleLeft,
    RoundEnded,
    RoundStarted,
    SessionEnded,
    SessionOpened,
    StepStarted,
)
from .measures import contrast
from .refusals import Reason, Refusal, Result, refuse
from .scenario import Scenario, Step
from .session import Part, Session

Place = Literal["seats", "deal", "briefing", "round", "ratings", "debrief", "ended"]
"""Where a session stands; each place has a screen."""

MOST_CHANGE = 3_600
"""The most seconds by which one entry changes the plan."""


def open_session(
    session: Session,
    scenario: Scenario,
    deck: Deck,
    *,
    app: str,
    scenario_hash: str,
    deck_hash: str,
    order: Order = "scenario",
    equal_time: bool = False,
    capture: Capture = "core",
    simulated: bool = False,
    gathering: str = "",
    table: int = 1,
    origin: Origin | None = None,
) -> Result:
    """Open a session: the plan of the rounds, with scenario and deck in full."""
    if session.last is not None:
        return refuse(Reason.ALREADY_OPEN)
    opened = SessionOpened(
        app=app,
        scenario=scenario,
        deck=deck,
        scenario_hash=scenario_hash,
        deck_hash=deck_hash,
        rounds=_in_order(scenario, order),
        seconds=planned_seconds(scenario, equal_time),
        order=order,
        equal_time=equal_time,
        capture=capture,
        simulated=simulated,
        gathering=gathering,
        table=table,
        origin=origin,
    )
    return checks.entry(opened)


def _in_order(scenario: Scenario, order: Order) -> tuple[str, ...]:
    rounds = tuple(each.id for each in scenario.rounds)
    return rounds if order == "scenario" else rounds[::-1]


def planned_seconds(scenario: Scenario, equal_time: bool) -> dict[str, int]:
    """Return the planned seconds of each round; with equal time, the whole is shared evenly."""
    total = sum(each.seconds for each in scenario.rounds)
    share = total // max(1, len(scenario.rounds))
    return {each.id: share if equal_time else each.seconds for each in scenario.rounds}


def place(session: Session) -> Place:
    """Return where the session stands."""
    if session.ended:
        return "ended"
    if session.part:
        return session.part.kind
    return "deal" if session.seats else "seats"


def steps(session: Session, round_id: str) -> tuple[Step, ...]:
    """Return a round's steps with their times, scaled when the round was given other minutes."""
    planned = session.scenario.round(round_id)
    if planned is None:
        return ()
    scale = session.opened.seconds.get(round_id, planned.seconds) / planned.seconds
    return tuple(replace(step, seconds=round(step.seconds * scale)) for step in planned.steps)


def step_start(session: Session, round_id: str, step: int) -> int:
    """Return when a step is planned to begin, in seconds of its round."""
    return sum(each.seconds for each in steps(session, round_id)[:step])


def steps_of_debrief(session: Session) -> tuple[DebriefStep, ...]:
    """Return the steps that the debrief was begun with."""
    begun = _debrief_begun(session)
    return (begun.steps if begun else ()) or debrief_steps.OLD_STEPS


def debrief_step(session: Session) -> DebriefStep:
    """Return the step of the debrief that runs."""
    steps = steps_of_debrief(session)
    return steps[min(session.step, len(steps) - 1)]


def debrief_seconds(session: Session) -> tuple[int, ...]:
    """Return how long each step of the debrief was planned to be."""
    begun = _debrief_begun(session)
    return debrief_steps.seconds(steps_of_debrief(session), begun.seconds if begun else 0)


def debrief_start(session: Session) -> int:
    """Return when the step of the debrief that runs is planned to begin, in seconds of the debrief."""
    return sum(debrief_seconds(session)[: session.step])


def _debrief_begun(session: Session) -> PartStarted | None:
    parts = (event.data for event in session.steered if isinstance(event.data, PartStarted))
    return next((part for part in parts if part.part == "debrief"), None)


def give_notice(session: Session) -> Result:
    """Record that people were told what is written down and how to object."""
    return checks.writable(session) or checks.entry(NoticeGiven())


def agree_outcomes(session: Session, outcomes: tuple[str, ...], added: str = "") -> Result:
    """Record the outcomes by which the group will judge both rounds."""
    known = {outcome.id for outcome in session.scenario.outcomes}
    lost = next((outcome for outcome in outcomes if outcome not in known), None)
    unknown = refuse(Reason.NO_SUCH_OUTCOME, outcome=lost) if lost is not None else None
    return checks.writable(session) or unknown or checks.entry(OutcomesAgreed(outcomes=outcomes), added=added)


def advance(session: Session) -> Result:
    """Move to the next thing: briefing, round, step, ratings, next round, debrief and its steps."""
    if refusal := checks.writable(session):
        return refusal
    part = session.part
    if part is None:
        return _start_briefing(session)
    if part.kind == "round":
        return _next_in_round(session, part)
    return _next_in_debrief(session) if part.kind == "debrief" else _after(session, part)


def _start_briefing(session: Session) -> Result:
    if not session.deal:
        return refuse(Reason.NOT_DEALT)
    waiting = ", ".join(seat for seat in session.present() if not session.card_of(seat))
    if waiting:
        return refuse(Reason.DEAL_INCOMPLETE, seats=waiting)
    return checks.entry(PartStarted(part="briefing", seconds=session.scenario.briefing.seconds))


def _next_in_round(session: Session, part: Part) -> Result:
    if session.clock and session.step + 1 < len(steps(session, part.round)):
        return checks.entry(StepStarted(step=session.step + 1), part.round)
    return end_round(session)


def end_round(session: Session) -> Result:
    """End the round that runs, whatever its step, and begin its ratings."""
    part = session.part
    if refusal := checks.writable(session):
        return refusal
    if part is None or part.kind != "round":
        return refuse(Reason.NOT_IN_A_ROUND)
    ratings = PartStarted(part="ratings", seconds=session.scenario.ratings.seconds)
    return (Event(data=RoundEnded(), round=part.round), Event(data=ratings, round=part.round))


def _after(session: Session, part: Part) -> Result:
    """Return what follows the briefing or a round's ratings."""
    rounds = session.opened.rounds
    following = rounds.index(part.round) + 1 if part.round in rounds else 0
    if following < len(rounds):
        return _start_round(session, rounds[following])
    return _start_debrief(session)


def _start_debrief(session: Session) -> Result:
    scenario = session.scenario
    planned = debrief_steps.plan(
        scenario, session.opened.rounds, outcomes.agreed(session) is not None, pages.recorded(contrast(session))
    )
    return checks.entry(PartStarted(part="debrief", seconds=scenario.debrief.seconds, steps=planned))


def _start_round(session: Session, round_id: str) -> Result:
    mode = checks.round_of(session, round_id).mode
    return checks.entry(RoundStarted(mode=mode, seconds=session.opened.seconds[round_id]), round_id)


def _next_in_debrief(session: Session) -> Result:
    if session.step + 1 >= len(steps_of_debrief(session)):
        return refuse(Reason.NOTHING_NEXT)
    left = () if session.role_left else (Event(data=RoleLeft()),)
    return (*left, Event(data=StepStarted(step=session.step + 1)))


def end_session(session: Session, reason: str = "") -> Result:
    """End the session for good; one that is cut short needs a reason. The record adds the head hash."""
    if refusal := checks.writable(session):
        return refusal
    cut_short = session.part != Part("debrief") or session.step + 1 < len(steps_of_debrief(session))
    if cut_short and checks.said(reason):
        return refuse(Reason.REASON_MISSING)
    return checks.entry(SessionEnded(cut_short=cut_short), reason=reason)


def pause(session: Session) -> Result:
    """Let the clock stand."""
    if refusal := _clock_there(session, running=True):
        return refusal
    return checks.entry(ClockPaused(), checks.target(session))


def resume(session: Session) -> Result:
    """Let the clock run again."""
    if refusal := _clock_there(session, running=False):
        return refusal
    return checks.entry(ClockResumed(), checks.target(session))


def _clock_there(session: Session, running: bool) -> Refusal | None:
    if refusal := checks.writable(session):
        return refusal
    if session.clock is None:
        return refuse(Reason.NO_CLOCK)
    if session.clock.running == running:
        return None
    return refuse(Reason.CLOCK_STANDS if running else Reason.CLOCK_RUNS)


def change_clock(session: Session, seconds: int) -> Result:
    """Make the part that runs longer, or shorter when `seconds` is negative."""
    if refusal := checks.writable(session) or checks.within("A change", seconds, -MOST_CHANGE, MOST_CHANGE):
        return refusal
    if session.clock is None:
        return refuse(Reason.NO_CLOCK)
    return checks.entry(ClockChanged(seconds=seconds), checks.target(session))


def answer_jump(session: Session, now: Moment, counts: bool) -> Result:
    """Record whether the time by which the clocks disagree counts as played."""
    gap = clock.jump(session.clock, now) if session.clock else None
    if refusal := checks.writable(session):
        return refusal
    if gap is None:
        return refuse(Reason.NO_JUMP)
    return checks.entry(ClockJumped(gap=round(gap, 1), counts=counts), checks.target(session))


def answer_stop(session: Session, seen: Moment, noticed: Moment, counts: bool) -> Result:
    """Record whether the time counts as played in which the program stood still, from `seen` until `noticed`."""
    gap = clock.stopped(session.clock, seen, noticed) if session.clock else None
    if refusal := checks.writable(session):
        return refusal
    if gap is None:
        return refuse(Reason.NO_JUMP)
    return checks.entry(ClockJumped(gap=round(gap, 1), counts=counts, ran=True), checks.target(session))
