"""The order of things: opening, briefing, rounds with their ratings, debrief, end."""

import pytest

from coopexercise.exercise import agenda, observing
from coopexercise.exercise.events import (
    Event,
    NoticeGiven,
    Origin,
    OutcomesAgreed,
    PartStarted,
    RoleLeft,
    RoundEnded,
    RoundStarted,
    SessionEnded,
    SessionOpened,
    StepStarted,
    UnknownData,
)
from coopexercise.exercise.refusals import Reason, refuse
from coopexercise.exercise.scenario import Step
from coopexercise.exercise.session import Part, Session
from tests.exercise.table import CARDS, DECK, SCENARIO, Table, co_producing, consulting, dealt, debriefing, opened


def kinds(table):
    """Return the kind of each event with its round."""
    return [(event.kind, event.round) for event in table.events]


def test_opening_puts_scenario_and_deck_into_the_log():
    """The first event needs no other file."""
    table = opened(capture="full", simulated=True, gathering="g", table=3, origin=Origin(log="l", hash="h", seq=9))
    assert table.events[0].data == SessionOpened(
        app="test",
        scenario=SCENARIO,
        deck=DECK,
        scenario_hash="s",
        deck_hash="d",
        rounds=("consultation", "co-production"),
        seconds={"consultation": 300, "co-production": 600},
        capture="full",
        simulated=True,
        gathering="g",
        table=3,
        origin=Origin(log="l", hash="h", seq=9),
    )


def test_the_rounds_can_be_played_the_other_way_round():
    """Swapped, co-production comes first, and the times stay with their rounds."""
    table = opened(order="swap")
    assert (table.session.opened.rounds, table.session.opened.seconds) == (
        ("co-production", "consultation"),
        {"consultation": 300, "co-production": 600},
    )


def test_equal_time_gives_both_rounds_the_same():
    """The whole of the two rounds is shared evenly, and the steps with it."""
    table = opened(equal_time=True)
    assert (table.session.opened.seconds, [step.seconds for step in agenda.steps(table.session, "consultation")]) == (
        {"consultation": 450, "co-production": 450},
        [180, 270],
    )


def test_steps_keep_their_times_in_a_round_of_planned_length():
    """A round that is not in the scenario has no steps."""
    session = opened().session
    assert (agenda.steps(session, "consultation"), agenda.steps(session, "lunch")) == (
        (Step("Hear the options", 120), Step("Choose", 180)),
        (),
    )


@pytest.mark.parametrize(("step", "start"), [(0, 0), (1, 100), (2, 300), (3, 600)])
def test_a_step_is_planned_to_begin_after_those_before_it(step, start):
    """Seconds from the beginning of its round."""
    assert agenda.step_start(opened().session, "co-production", step) == start


def test_a_whole_session_in_order():
    """Each `advance` moves to the next thing, and ratings follow each round."""
    table = dealt().finish()
    table.done(agenda.end_session)
    assert kinds(table)[7:] == [
        ("part.started", ""),
        ("round.started", "consultation"),
        ("step.started", "consultation"),
        ("round.ended", "consultation"),
        ("part.started", "consultation"),
        ("round.started", "co-production"),
        ("step.started", "co-production"),
        ("step.started", "co-production"),
        ("round.ended", "co-production"),
        ("part.started", "co-production"),
        ("part.started", ""),
        ("role.left", ""),
        *[("step.started", "")] * (len(agenda.steps_of_debrief(table.session)) - 1),
        ("session.ended", ""),
    ]


def test_the_parts_have_their_planned_times():
    """Each event that begins a part says its seconds."""
    table = debriefing()
    begun = [event.data for event in table.events if isinstance(event.data, PartStarted | RoundStarted)]
    assert begun == [
        PartStarted(part="briefing", seconds=60),
        RoundStarted(mode="consultation", seconds=300),
        PartStarted(part="ratings", seconds=60),
        RoundStarted(mode="co-production", seconds=600),
        PartStarted(part="ratings", seconds=60),
        PartStarted(part="debrief", seconds=500, steps=agenda.steps_of_debrief(table.session)),
    ]


def test_swapped_rounds_follow_each_other():
    """After the ratings of co-production comes the consultation, then the debrief."""
    table = debriefing(order="swap")
    started = [event.round for event in table.events if isinstance(event.data, RoundStarted)]
    assert started == ["co-production", "consultation"]


def test_a_round_ends_at_any_step():
    """Its ratings begin, with the clock of the round kept."""
    ended, ratings = consulting().done(agenda.end_round)
    assert (ended.data, ratings.data) == (RoundEnded(), PartStarted(part="ratings", seconds=60))


def test_only_a_round_that_runs_can_end():
    """In the briefing there is none."""
    assert dealt().go("briefing").do(agenda.end_round) == refuse(Reason.NOT_IN_A_ROUND)


def test_a_crash_between_the_end_of_a_round_and_its_ratings_loses_nothing():
    """The next `advance` begins the ratings, whatever steps are left."""
    table = consulting()
    ended, _ = agenda.end_round(table.session)
    table.record(ended)
    table.done(agenda.advance)
    assert (table.session.part, table.session.step) == (Part("ratings", "consultation"), 0)


def test_a_crash_between_leaving_the_role_and_the_step_loses_nothing():
    """Roles are left once."""
    table = debriefing()
    left, _ = agenda.advance(table.session)
    table.record(left)
    table.done(agenda.advance)
    assert [event.data for event in table.events[-2:]] == [RoleLeft(), StepStarted(step=1)]


def test_nothing_begins_before_the_deal():
    """Nor while somebody has no card."""
    table = opened().seat(3)
    early = table.do(agenda.advance)
    table.deal("officer", "neighbour", "pupil").seat(2)
    assert (early, table.do(agenda.advance)) == (
        refuse(Reason.NOT_DEALT),
        refuse(Reason.DEAL_INCOMPLETE, seats="s4, s5"),
    )


def test_after_the_last_step_of_the_debrief_comes_only_the_end():
    """`advance` says so, and does not end the session by itself."""
    assert debriefing().finish().do(agenda.advance) == refuse(Reason.NOTHING_NEXT)


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (Table(), "seats"),
        (opened(), "seats"),
        (opened().seat(2), "deal"),
        (dealt(), "deal"),
        (dealt().go("briefing"), "briefing"),
        (consulting(), "round"),
        (consulting().go("ratings", "consultation"), "ratings"),
        (co_producing(), "round"),
        (debriefing(), "debrief"),
    ],
)
def test_a_session_stands_somewhere(table, place):
    """Each place has a screen, so a session that is resumed comes back to its own."""
    assert agenda.place(table.session) == place


def test_an_ended_session_stands_at_the_end():
    """Whatever part it was in."""
    table = consulting()
    table.done(agenda.end_session, "The fire alarm went.")
    assert (agenda.place(table.session), table.session.ended, table.session.clock) == ("ended", True, None)


def test_notice_is_given_once_or_more():
    """It is an event with nothing in it."""
    table = dealt()
    before = table.session.noticed
    (event,) = table.done(agenda.give_notice)
    assert (before, event.data, table.session.noticed) == (False, NoticeGiven(), True)


def test_outcomes_are_agreed_from_the_list_and_beyond():
    """Ids in the data, what people added in the words."""
    (event,) = dealt().done(agenda.agree_outcomes, ("cared-for",), " Nobody is chased away \x1b")
    assert (event.data, event.words) == (
        OutcomesAgreed(outcomes=("cared-for",)),
        {"added": "Nobody is chased away"},
    )


def test_an_unknown_outcome_is_not_agreed():
    """It belongs into the words."""
    refusal = refuse(Reason.NO_SUCH_OUTCOME, outcome="world-peace")
    assert dealt().do(agenda.agree_outcomes, ("cared-for", "world-peace")) == refusal


def test_a_session_that_went_through_all_ends_without_a_reason():
    """Its last event says that it was not cut short; the record adds the head hash."""
    (event,) = debriefing().finish().done(agenda.end_session)
    assert (event.data, event.words) == (SessionEnded(), {})


@pytest.mark.parametrize("table", [opened, dealt, consulting, co_producing, debriefing])
def test_a_session_that_is_cut_short_says_why(table):
    """Anywhere before the last step of the debrief, and blank is no reason."""
    early = table()
    refused = early.do(agenda.end_session, " ")
    (event,) = early.done(agenda.end_session, "The fire alarm went.")
    assert (refused, event.data, event.words) == (
        refuse(Reason.REASON_MISSING),
        SessionEnded(cut_short=True),
        {"reason": "The fire alarm went."},
    )


def test_a_debrief_that_stops_before_its_last_step_is_cut_short():
    """Commitments come last."""
    table = debriefing()
    for _ in agenda.steps_of_debrief(table.session)[2:]:
        table.done(agenda.advance)
    early = table.do(agenda.end_session)
    table.done(agenda.advance)
    assert (early, table.done(agenda.end_session)[0].data) == (refuse(Reason.REASON_MISSING), SessionEnded())


def test_a_session_is_opened_once():
    """Nor is one opened in a log that begins with something unknown."""
    strange = Table()
    strange.record(Event(data=UnknownData(name="song.sung")))
    again = [
        table.do(agenda.open_session, SCENARIO, DECK, app="", scenario_hash="", deck_hash="")
        for table in (opened(), strange)
    ]
    assert again == [refuse(Reason.ALREADY_OPEN)] * 2


def test_nothing_follows_the_end():
    """An ended session takes no more entries."""
    table = debriefing().finish()
    table.done(agenda.end_session)
    assert table.do(observing.note, "One more thing") == refuse(Reason.ENDED)


def test_nothing_is_written_before_the_opening():
    """An empty session says that none is open."""
    assert agenda.give_notice(Session()) == refuse(Reason.NOT_OPEN)


@pytest.mark.parametrize("command", [agenda.advance, agenda.give_notice, agenda.pause, agenda.end_round])
def test_nothing_follows_what_is_not_understood(command):
    """An event of a newer version is kept and shown, and the log can only be read."""
    table = consulting()
    table.record(Event(data=UnknownData(name="song.sung", raw={"verses": 3}), round="consultation"))
    assert (table.do(command), table.session.filed["consultation"][-1]) == (
        refuse(Reason.READ_ONLY),
        table.events[-1],
    )


def test_a_scenario_of_one_round_goes_from_its_ratings_to_the_debrief():
    """Nothing needs two rounds."""
    scenario = type(SCENARIO)(
        id="one",
        title="One",
        question="What?",
        rounds=SCENARIO.rounds[:1],
        briefing=SCENARIO.briefing,
        ratings=SCENARIO.ratings,
        debrief=SCENARIO.debrief,
    )
    table = Table().open(scenario=scenario).seat(5).deal(*CARDS).go("debrief")
    assert [name for name, _ in kinds(table)[-5:]] == [
        "round.started",
        "step.started",
        "round.ended",
        "part.started",
        "part.started",
    ]
