"""The clock of a timed part: a pure function of its events and of now."""

import pytest

from coopexercise.exercise import agenda, clock
from coopexercise.exercise.clock import Reading
from coopexercise.exercise.events import (
    ClockChanged,
    ClockJumped,
    ClockPaused,
    ClockResumed,
    Event,
    Moment,
    StepStarted,
)
from coopexercise.exercise.refusals import Reason, refuse
from coopexercise.exercise.session import Part
from tests.exercise.table import FakeClock, Table, co_producing, consulting, dealt

ROUND = Part("round", "consultation")


def read(table: Table) -> Reading:
    """Return what the clock of the part that runs shows now."""
    assert table.session.clock is not None
    return clock.read(table.session.clock, table.now)


def test_a_round_starts_with_its_planned_time():
    """The clock runs from the start, with nothing played."""
    assert read(consulting()) == Reading(planned=300, played=0, paused=0, running=True)


def test_time_that_passes_is_played():
    """A running clock counts to the thousandth of a second."""
    reading = read(consulting().wait(90.25))
    assert (reading, reading.left) == (Reading(planned=300, played=90.25, paused=0, running=True), 209.75)


def test_a_pause_is_counted_apart():
    """While the clock stands, time is paused and not played."""
    table = consulting().wait(60)
    table.done(agenda.pause)
    table.wait(20)
    standing = read(table)
    table.done(agenda.resume)
    table.wait(10)
    assert (standing, read(table)) == (
        Reading(planned=300, played=60, paused=20, running=False),
        Reading(planned=300, played=70, paused=20, running=True),
    )


def test_a_clock_that_stands_cannot_be_paused_again():
    """Pausing twice and resuming twice are refused with different reasons."""
    table = consulting()
    running = table.do(agenda.resume)
    table.done(agenda.pause)
    assert (running, table.do(agenda.pause)) == (refuse(Reason.CLOCK_RUNS), refuse(Reason.CLOCK_STANDS))


@pytest.mark.parametrize(("seconds", "planned"), [(60, 360), (-60, 240), (0, 300), (-3_600, 0)])
def test_the_plan_can_be_longer_or_shorter(seconds, planned):
    """What was played stays; the plan is never less than nothing."""
    table = consulting().wait(30)
    table.done(agenda.change_clock, seconds)
    assert read(table) == Reading(planned=planned, played=30, paused=0, running=True)


@pytest.mark.parametrize("seconds", [3_601, -3_601])
def test_one_entry_changes_the_plan_by_an_hour_at_most(seconds):
    """A slip of the finger does not make a round of days."""
    refusal = refuse(Reason.OUT_OF_RANGE, what="A change", least=-3_600, most=3_600)
    assert consulting().do(agenda.change_clock, seconds) == refusal


def test_a_clock_that_stands_can_be_changed():
    """The plan grows and the clock still stands."""
    table = consulting()
    table.done(agenda.pause)
    table.done(agenda.change_clock, 60)
    assert read(table.wait(5)) == Reading(planned=360, played=0, paused=5, running=False)


@pytest.mark.parametrize(
    ("played", "urgency"),
    [
        (0, "calm"),
        (239.9, "calm"),
        (240, "fifth"),
        (284.9, "fifth"),
        (285, "twentieth"),
        (299.9, "twentieth"),
        (300, "over"),
        (400, "over"),
    ],
)
def test_urgency_changes_at_a_fifth_and_a_twentieth(played, urgency):
    """Of 300 seconds a fifth is 60 and a twentieth 15."""
    assert read(consulting().wait(played)).urgency == urgency


def test_a_clock_goes_past_zero():
    """Running over is normal: what is left turns negative and the round goes on."""
    table = consulting().wait(330)
    assert (read(table).left, table.session.round.id) == (-30, "consultation")


def test_more_time_makes_an_urgent_clock_calm():
    """Urgency is that of the plan as it now is."""
    table = consulting().wait(290)
    table.done(agenda.change_clock, 600)
    assert read(table).urgency == "calm"


def test_a_round_that_is_over_keeps_its_clock():
    """What was planned, played and paused stays, with a clock that stands at the end."""
    table = consulting().wait(100)
    table.done(agenda.pause)
    table.wait(20)
    table.done(agenda.end_round)
    table.wait(500)
    kept = table.session.clocks[ROUND]
    assert (kept.planned, kept.played, kept.paused, kept.running) == (300, 100, 20, False)


def test_a_step_is_behind_when_the_one_before_overran():
    """The first step is planned for 120 seconds; the second begins after 150."""
    table = consulting().wait(150)
    late = clock.behind(table.session.clock, 0, 120, table.now)
    table.done(agenda.advance)
    start = agenda.step_start(table.session, "consultation", 1)
    now = clock.behind(table.wait(10).session.clock, start, 180, table.now)
    left = clock.step_left(table.session.clock, 180, table.now)
    assert (late, start, now, left) == (30, 120, 30, 170)


def test_a_step_is_ahead_when_the_one_before_was_short():
    """The second step begins 40 seconds early, and stays ahead until it overruns its planned end."""
    table = consulting().wait(80)
    table.done(agenda.advance)
    early = clock.behind(table.wait(180).session.clock, 120, 180, table.now)
    late = clock.behind(table.wait(70).session.clock, 120, 180, table.now)
    assert (early, late) == (-40, 30)


def test_a_pause_does_not_use_up_a_step():
    """A step's time is played time."""
    table = consulting().wait(20)
    table.done(agenda.pause)
    assert clock.step_left(table.session.clock, 120, table.wait(600).now) == 100


@pytest.mark.parametrize("gap", [3_600, -3_600, 5.1, -5.1])
def test_a_clock_set_by_an_hour_is_asked_about(gap):
    """The wall ran away from the monotonic time; what was played does not change by itself."""
    table = consulting().wait(60)
    table.clock.step(gap)
    assert (clock.jump(table.session.clock, table.now), read(table).played) == (pytest.approx(gap), 60)


@pytest.mark.parametrize("seconds", [5, -5, 0.4])
def test_a_few_seconds_are_not_asked_about(seconds):
    """A clock that is put right by the network is no jump."""
    table = consulting().wait(60)
    table.clock.step(seconds)
    assert (clock.jump(table.session.clock, table.now), table.do(agenda.answer_jump, table.now, counts=True)) == (
        None,
        refuse(Reason.NO_JUMP),
    )


@pytest.mark.parametrize(("counts", "played"), [(True, 590), (False, 110)])
def test_eight_minutes_asleep_in_a_round_of_ten_count_or_do_not(counts, played):
    """The facilitator says whether the gap counts; the answer is an event and the question does not come back."""
    table = co_producing().wait(100)
    table.clock.step(480)
    table.wait(10)
    (answer,) = table.done(agenda.answer_jump, table.now, counts=counts)
    assert (answer.data, read(table), clock.jump(table.session.clock, table.now)) == (
        ClockJumped(gap=480.0, counts=counts),
        Reading(planned=600, played=played, paused=0, running=True),
        None,
    )


def test_a_gap_is_written_down_to_a_tenth_of_a_second():
    """Nobody needs more."""
    table = consulting()
    table.clock.step(100.26)
    (answer,) = table.done(agenda.answer_jump, table.now, counts=True)
    assert answer.data == ClockJumped(gap=100.3, counts=True)


def test_a_clock_set_back_never_takes_time_away():
    """A negative gap counts for nothing, whatever the answer."""
    table = consulting().wait(60)
    table.clock.step(-3_600)
    table.done(agenda.answer_jump, table.now, counts=True)
    assert read(table.wait(5)) == Reading(planned=300, played=65, paused=0, running=True)


@pytest.mark.parametrize(("counts", "played"), [(True, 130), (False, 60)])
def test_after_a_restart_only_the_wall_is_left(counts, played):
    """All of the time since the last event of the clock is in question."""
    table = consulting().wait(60)
    table.done(agenda.pause)
    table.done(agenda.resume)
    table.wait(30)
    table.clock.restart(40)
    gap = clock.jump(table.session.clock, table.now)
    table.done(agenda.answer_jump, table.now, counts=counts)
    assert (gap, read(table).played, clock.jump(table.session.clock, table.now)) == (70, played, None)


def test_even_a_short_restart_is_asked_about():
    """Another boot has another monotonic clock, so nothing can be said without the wall."""
    table = consulting()
    table.clock.restart(2)
    assert clock.jump(table.session.clock, table.now) == 2


def test_a_clock_that_stands_does_not_jump():
    """Nothing is played, so nothing is in question; the pause is counted by the wall after a restart."""
    table = consulting()
    table.done(agenda.pause)
    table.clock.restart(50)
    assert (clock.jump(table.session.clock, table.now), read(table)) == (
        None,
        Reading(planned=300, played=0, paused=50, running=False),
    )


def test_a_wall_set_back_over_a_restart_makes_no_negative_time():
    """A pause lasts nothing at least."""
    table = consulting()
    table.done(agenda.pause)
    table.clock.restart(-3_600)
    assert read(table).paused == 0


@pytest.mark.parametrize(("counts", "played"), [(True, 280), (False, 100)])
def test_a_program_that_stood_still_counts_or_does_not(counts, played):
    """Both clocks ran on, but nobody saw them: the answer says which of it was played, and the step's time follows."""
    table = co_producing().wait(90)
    seen = table.now
    noticed = table.wait(180).now
    table.wait(10)
    (answer,) = table.done(agenda.answer_stop, seen, noticed, counts)
    assert (answer.data, clock.jump(table.session.clock, table.now), read(table).played) == (
        ClockJumped(gap=180.0, counts=counts, ran=True),
        None,
        played,
    )
    assert clock.step_left(table.session.clock, 300, table.now) == 300 - played


@pytest.mark.parametrize("seconds", [1, 60])
def test_a_minute_in_which_nobody_looked_is_not_asked_about(seconds):
    """A busy computer is no reason to stop the room."""
    table = consulting()
    seen = table.now
    noticed = table.wait(seconds).now
    assert (
        clock.stopped(table.session.clock, seen, noticed),
        table.do(agenda.answer_stop, seen, noticed, counts=True),
    ) == (None, refuse(Reason.NO_JUMP))


def test_only_what_the_running_clock_counted_is_in_question():
    """Not the time before its last event, nor a pause, nor another boot, of which only the wall can tell."""
    table = consulting()
    seen = table.now
    table.wait(100)
    table.done(agenda.pause)
    standing = clock.stopped(table.session.clock, seen, table.wait(200).now)
    table.done(agenda.resume)
    after = [clock.stopped(table.session.clock, seen, table.wait(seconds).now) for seconds in (50, 20)]
    table.clock.restart(100)
    assert (standing, after, clock.stopped(table.session.clock, seen, table.now)) == (None, [None, 70], None)


def test_an_answer_that_comes_after_a_pause_takes_nothing_away():
    """What was played by the last event of the clock stays played."""
    table = consulting()
    seen = table.now
    noticed = table.wait(100).now
    table.done(agenda.pause)
    table.done(agenda.resume)
    table.record(
        Event(data=ClockJumped(gap=clock.elapsed(seen, noticed), counts=False, ran=True), round="consultation")
    )
    assert read(table).played == 100


def test_midnight_is_a_second_like_any_other():
    """A round that runs over midnight plays on."""
    clocks = FakeClock()
    clocks.wall = clocks.wall.replace(hour=23, minute=59, second=0)
    table = Table(clocks).open().seat(2).deal("officer", "neighbour").go("round", "consultation").wait(120)
    assert (table.now.at, read(table).played, clock.jump(table.session.clock, table.now)) == (
        "2026-06-02T00:01:00.000Z",
        120,
        None,
    )


def test_the_hour_that_clocks_go_forward_is_no_jump():
    """Wall time is UTC, which knows no daylight saving."""
    before, after = Moment("2026-03-29T00:59:30Z", 0, "b"), Moment("2026-03-29T01:00:30Z", 60_000, "b")
    assert clock.jump(clock.started(300, before), after) is None


@pytest.mark.parametrize("command", [agenda.pause, agenda.resume])
def test_without_a_clock_nothing_is_paused(command):
    """Before the briefing no clock is running."""
    assert dealt().do(command) == refuse(Reason.NO_CLOCK)


def test_without_a_clock_nothing_changes_or_jumps():
    """A plan needs a part that runs; a jump needs a clock."""
    table = dealt()
    assert (table.do(agenda.change_clock, 60), table.do(agenda.answer_jump, table.now, counts=True)) == (
        refuse(Reason.NO_CLOCK),
        refuse(Reason.NO_JUMP),
    )


def test_events_of_the_clock_carry_the_round_they_belong_to():
    """So the log can be read round by round."""
    table = consulting()
    table.done(agenda.pause)
    table.done(agenda.resume)
    table.done(agenda.change_clock, 60)
    table.clock.step(100)
    table.done(agenda.answer_jump, table.now, counts=False)
    assert [event.round for event in table.events[-4:]] == ["consultation"] * 4


def test_a_clock_event_without_a_clock_is_read_without_harm():
    """A log that says so is readable all the same."""
    table = dealt()
    for data in (ClockPaused(), ClockResumed(), ClockChanged(seconds=9), ClockJumped(gap=9.0, counts=True)):
        table.record(Event(data=data))
    table.record(Event(data=StepStarted(step=0)))
    assert (table.session.clock, table.session.clocks) == (None, {})
