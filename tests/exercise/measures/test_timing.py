"""The time of a round."""

from msgspec.structs import replace

from coopexercise.exercise import agenda
from coopexercise.exercise.events import SessionOpened
from coopexercise.exercise.measures import Measure, of_round
from coopexercise.exercise.session import fold
from tests.exercise.table import consulting

from .taking import CO_PRODUCTION, NOT_RECORDED, taken


def test_a_round_that_is_over_keeps_its_time() -> None:
    """Played 100 and 50, paused 30; a minute more changes the plan and not what was planned; then time goes on."""
    table = consulting()
    begun = table.session.seq
    paused = table.wait(100).done(agenda.pause)[0].seq
    resumed = table.wait(30).done(agenda.resume)[0].seq
    changed = table.done(agenda.change_clock, 60)[0].seq
    ended = table.wait(50).done(agenda.end_round)[0].seq
    table.wait(500)
    clock = (begun, paused, resumed, changed, ended)
    assert {name: taken(table, f"{name}_seconds") for name in ("planned", "played", "paused")} == {
        "planned": Measure(300, events=(1,)),
        "played": Measure(150, events=clock),
        "paused": Measure(30, events=clock),
    }


def test_a_round_that_runs_is_read_now() -> None:
    """Its clock is counted up to the moment that is asked for."""
    table = consulting()
    begun = table.session.seq
    table.wait(90.4)
    assert taken(table, "played_seconds") == Measure(90, events=(begun,))
    assert taken(table, "paused_seconds") == Measure(0, events=(begun,))


def test_time_asleep_counts_if_the_facilitator_says_so() -> None:
    """The wall runs away by 480 seconds; the answer is among the events."""
    table = consulting()
    begun = table.session.seq
    table.wait(60).clock.step(480)
    jumped = table.done(agenda.answer_jump, table.now, True)[0].seq
    assert taken(table, "played_seconds") == Measure(540, events=(begun, jumped))


def test_a_round_that_has_not_begun_has_no_time() -> None:
    """Its plan is known."""
    table = consulting()
    found = [taken(table, f"{name}_seconds", CO_PRODUCTION) for name in ("planned", "played", "paused")]
    assert found == [Measure(600, events=(1,)), NOT_RECORDED, NOT_RECORDED]


def test_a_log_that_does_not_plan_a_round_has_the_scenarios_plan() -> None:
    """A log made by hand may leave it out."""
    opened, *others = consulting().events
    assert isinstance(opened.data, SessionOpened)
    session = fold([replace(opened, data=replace(opened.data, seconds={})), *others])
    assert of_round(session, "consultation", others[-1].moment)["planned_seconds"] == Measure(300, events=(1,))


def test_the_plan_is_that_of_the_session() -> None:
    """With equal time, both rounds have half of 15 minutes."""
    assert taken(consulting(equal_time=True), "planned_seconds") == Measure(450, events=(1,))
