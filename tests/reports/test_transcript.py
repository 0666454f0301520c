"""A log as sentences."""

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from msgspec.structs import replace

from coopexercise.exercise import (
    agenda,
    consultation,
    coproduction,
    corrections,
    dealing,
    debrief,
    observing,
    ratings,
)
from coopexercise.exercise.events import (
    OBSERVER,
    AnswerGiven,
    ClockJumped,
    ClockPaused,
    Data,
    DecisionMade,
    EntryCorrected,
    Event,
    InjectReleased,
    MissingNamed,
    NoteMade,
    OfferMade,
    OptionChosen,
    Origin,
    RatingGiven,
    RoundStarted,
    StepStarted,
    UnknownData,
    WordsRemoved,
)
from coopexercise.reports.transcript import transcript
from tests.exercise.table import Table, co_producing, consulting, dealt, debriefing, opened

from .story import told


def last(table: Table, count: int = 1) -> list[str]:
    """Return the last lines of the transcript without their time and place."""
    return [line.split(": ", 1)[1] for line in list(transcript(table.events))[-count:]]


def recorded(table: Table, data: Data, **words: str) -> list[str]:
    """Return the line of an event that a log may hold, whether or not a command would write it now."""
    table.record(Event(data=data, round="consultation", words=words))
    return last(table)


def test_a_whole_session_is_one_line_for_each_event(expected: Callable[[str], str]) -> None:
    """With times, places in the log, corrections, and what is private marked as such."""
    table = told()
    lines = list(transcript(table.events))
    assert "".join(f"{line}\n" for line in lines) == expected("transcript.txt")
    assert len(lines) == len(table.events)


def test_times_are_of_the_zone_that_is_asked_for_and_days_are_named_once() -> None:
    """An hour and a half east; the next day has its date again."""
    table = opened()
    table.wait(86_400).done(agenda.give_notice)
    zone = timezone(timedelta(hours=1, minutes=30))
    assert [line.split(", ")[0] for line in transcript(table.events, zone)] == [
        "2026-06-01 13:30:00",
        "2026-06-02 13:30:00",
    ]


def test_what_was_written_down_later_or_by_another_says_so() -> None:
    """It stands at the time when it happened."""
    table = consulting()
    note = Event(data=NoteMade(private=False), words={"text": "Late"}, by="observer", happened="2026-06-01T11:58:00Z")
    table.record(replace(note, round="consultation"))
    assert list(transcript(table.events))[-1] == (
        "11:58:00, entry 10: A note: “Late” (Written down by observer.) (Written down at 12:00:00.)"
    )


def test_an_unknown_kind_is_shown_with_what_it_holds() -> None:
    """A newer version wrote it."""
    assert recorded(consulting(), UnknownData(name="poll.taken", raw={"yes": 3})) == [
        'An entry of a kind that this version does not know, “poll.taken”: {"yes":3}'
    ]


def test_removed_words_are_marked_where_they_stood() -> None:
    """And the removal has its own line, with or without a reason."""
    table = consulting()
    table.record(Event(data=NoteMade(), round="consultation"))
    table.record(Event(data=WordsRemoved(seq=10, why="asked for")))
    table.record(Event(data=WordsRemoved(seq=10)))
    assert last(table, 3) == [
        "[private] A note: (Words removed for good by entry 12.)",
        "The words of entry 10 are removed for good. Reason: asked for.",
        "The words of entry 10 are removed for good.",
    ]


def test_seats_and_cards_come_and_go() -> None:
    """Every change of the deal is a sentence."""
    table = dealt(["officer", "neighbour", "pupil", OBSERVER])
    table.done(dealing.lock, "s1")
    table.done(dealing.lock, "s1", False)
    table.done(dealing.swap, "s1", "s2")
    table.done(dealing.give, "s2", OBSERVER)
    table.done(dealing.give, "s4", "trader")
    table.done(dealing.leave, "s1", "passes", "s2")
    table.done(dealing.leave, "s3", "stays")
    table.done(dealing.leave, "s4", "retired")
    table.done(dealing.arrive_late)
    table.done(dealing.hand_over, 1, 2)
    table.done(dealing.deal, 11)
    assert last(table, 13)[:12] == [
        "Seat s1 (Council officer) keeps its card when the cards are dealt again.",
        "Seat s1 (Council officer) no longer keeps its card when the cards are dealt again.",
        "The card Council officer goes from seat s1 to seat s2.",
        "The card Neighbour goes from seat s2 to seat s1.",
        "Seat s2 becomes an observer.",
        "The card Shop-keeper goes to seat s4.",
        "Seat s1 leaves. The card Neighbour passes to seat s2.",
        "Seat s3 leaves. The card Pupil stays on the table.",
        "Seat s4 leaves. The card Shop-keeper is out of play.",
        "Seat s5 is taken.",
        "The card Pupil goes to seat s5.",
        "Facilitator 1 hands over to facilitator 2.",
    ]
    assert last(table)[0].startswith("The cards are dealt, drawn with the seed 11: s2 ")


def test_somebody_without_a_card_just_leaves() -> None:
    """Before the deal, and as an observer."""
    table = opened().seat(1)
    table.done(dealing.leave, "s1")
    assert last(table) == ["Seat s1 leaves."]
    table = dealt(["officer", "neighbour", OBSERVER])
    table.done(dealing.leave, "s3")
    assert last(table) == ["Seat s3 leaves."]


def test_a_session_may_be_simulated_or_go_on_from_another() -> None:
    """Both are said at its opening."""
    assert last(opened(simulated=True, origin=Origin(log="x", hash="h", seq=12), table=3)) == [
        "A session opens at table 3: The corner by the bus stop. Planned: Consultation (5:00), then Co-production "
        "(10:00). It goes on from entry 12 of another session. SIMULATED. No people took part; this says nothing about "
        "how a real group would do."
    ]


def test_the_clock_speaks() -> None:
    """Shorter as well as longer; a jump either way; steps by their titles."""
    table = consulting()
    table.done(agenda.change_clock, -30)
    table.wait(10).clock.step(480)
    table.done(agenda.answer_jump, table.now, False)
    table.record(Event(data=ClockJumped(gap=-90.0, counts=True), round="consultation"))
    table.record(Event(data=StepStarted(step=9), round="consultation"))
    table.done(agenda.end_session, "Fire alarm")
    assert last(table, 5) == [
        "The time is made 0:30 shorter.",
        "The computer's clocks disagreed by 8:00; that time does not count.",
        "The computer's clocks disagreed by −1:30; that time counts as played.",
        "Step 10 begins.",
        "The session ends before its planned end. Reason: “Fire alarm”.",
    ]


def test_a_session_that_comes_to_its_end_just_ends() -> None:
    """There is nothing to explain."""
    table = dealt().finish()
    table.done(agenda.end_session)
    assert last(table) == ["The session ends."]


def test_a_pause_of_no_clock_is_a_pause() -> None:
    """A log made by hand may hold one."""
    assert recorded(opened(), ClockPaused()) == ["The clock is paused."]


def test_outcomes_are_agreed_in_the_scenarios_words_and_in_others() -> None:
    """With or without added ones; an id that is unknown stands as it is."""
    table = dealt()
    table.done(agenda.agree_outcomes, ("glad-to-wait", "cared-for"), "No noise")
    table.done(agenda.agree_outcomes, (), "Shade")
    assert last(table, 2) == [
        "Success is agreed to be: People are glad to wait there; It stays tidy. Added: “No noise”.",
        "Outcomes are agreed on. Added: “Shade”.",
    ]


def test_choices_may_be_counted_by_hand_or_be_remarks() -> None:
    """A count by side, one of nobody, and a remark whose words are gone or whose speaker nobody noted."""
    table = consulting()
    table.done(consultation.tally, "fence", {"resident": 2, "partner": 1})
    table.done(consultation.tally, "planters", {})
    table.done(consultation.remark, "A bench!")
    assert [*last(table, 3), *recorded(table, OptionChosen(seat="s2")), *recorded(table, OptionChosen())] == [
        "Counted by hand for “A fence”: Residents 2, Partners 1.",
        "Counted by hand for “Planters”: nobody.",
        "Somebody says without being asked: “A bench!”.",
        "Seat s2 (Neighbour) says something that is not on the list.",
        "Somebody says something that is not on the list.",
    ]


def test_an_option_may_be_decided_for_and_amended() -> None:
    """The amendment and the disagreement are in the facilitator's transcript."""
    table = consulting()
    table.done(consultation.decide, "fence", "officer", "Cheap", amendment="Lower", dissent="Ugly", final_say="group")
    table.done(consultation.decide, "", "officer", "Not today")
    assert last(table, 2) == [
        "Council officer decides for “A fence”, amended. How: one role decides, after hearing the answers. Among: "
        "“A fence”, “Planters”. Reason: “Cheap”. Amendment: “Lower”. Disagreement: “Ugly”. Final say: The group.",
        "Nothing is agreed. How: one role decides, after hearing the answers. Among: “A fence”, “Planters”. "
        "Reason: “Not today”.",
    ]


def test_proposals_change_shape_and_lose_members() -> None:
    """A ready-made one is called so; one that nothing is known of has just its title."""
    table = co_producing()
    table.done(coproduction.explain, ("in_kind", "who"))
    table.done(coproduction.idea, "trader", "Sell tea")
    table.done(coproduction.shape, "A wall", ready_made=True)
    table.done(coproduction.shape, "A low wall", proposal="p1", weeks=2.5)
    table.done(coproduction.join, "p1", "pupil")
    table.done(coproduction.join, "p1", "pupil", "leaves")
    assert last(table, 6) == [
        "The facilitator explains: help in kind; who may join in.",
        "Shop-keeper has an idea. “Sell tea”",
        "The proposal “A wall” is made, brought ready-made.",
        "The proposal “A low wall” has a new shape. Weeks: 2.5.",
        "Pupil joins “A low wall”.",
        "Pupil leaves “A low wall”.",
    ]


def test_news_for_one_role_is_marked_private() -> None:
    """The text is the scenario's; an id stands where there is none."""
    table = consulting()
    table.done(observing.release, "letter")
    assert [*last(table), *recorded(table, InjectReleased(inject="gone", to="everyone"))] == [
        "[private] News for one role alone, Council officer: “A letter.”",
        "News for everybody: gone",
    ]


def test_after_the_role_is_left_only_seats_that_agreed_are_named() -> None:
    """Without their role; anybody else is somebody."""
    table = debriefing()
    table.done(agenda.advance)
    table.done(debrief.answer, 1, "A call", "s2")
    table.done(debrief.commit, "A walk")
    assert last(table, 2) == [
        "An answer to “What will you do?”, by Seat s2: “A call”",
        "Somebody promises: “A walk”",
    ]


def test_ids_that_nothing_is_known_of_stand_as_they_are() -> None:
    """A log made by hand may name anything."""
    table = consulting()
    rating = RatingGiven(seat="s9", rung=9, items={"ghost/wish": "no"})
    decision = DecisionMade(proposals=("p7",), method="consent", decider="ghost")
    assert [*recorded(table, rating), *recorded(table, OfferMade(card="ghost", asset="ghost/x"))] == [
        "Seat s9 rates “Consultation”. Rung: 9. Would be met: ghost/wish: no.",
        "ghost offers: ghost/x.",
    ]
    assert recorded(table, decision) == ["ghost decides for “Proposal p7”. How: consent: nobody objects."]
    table.record(Event(data=RoundStarted(mode="consultation", seconds=60), round="elsewhere"))
    table.record(Event(data=InjectReleased(inject="x", to="everyone"), round="elsewhere"))
    assert last(table, 2) == ["The round “elsewhere” begins: consultation, 1:00 planned.", "News for everybody: x"]


def test_an_answer_to_no_question_has_its_number() -> None:
    """It counts from 1 for people."""
    assert recorded(debriefing(), AnswerGiven(question=99), text="Yes") == ["An answer to “question 100”: “Yes”"]


def test_a_rung_has_its_name() -> None:
    """From the first to the last."""
    table = consulting().go("ratings", "consultation")
    for rung in (1, 7):
        table.done(ratings.rate, "s2", rung)
    assert last(table, 2) == [
        "Seat s2 (Neighbour) rates “Consultation”. Rung: 1 (coercion).",
        "Seat s2 (Neighbour) rates “Consultation”. Rung: 7 (co-production).",
    ]


def test_a_slip_that_says_nothing_says_nothing() -> None:
    """It was typed all the same."""
    table = consulting().go("ratings", "consultation")
    table.done(ratings.rate, "s2")
    assert last(table) == ["Seat s2 (Neighbour) rates “Consultation”."]


def test_a_correction_of_what_is_gone_is_a_correction() -> None:
    """The entry was withdrawn before."""
    table = consulting()
    table.done(observing.note, "x")
    table.done(corrections.withdraw, 10)
    table.record(Event(data=EntryCorrected(seq=10, replacement={}), words={"text": "y"}))
    assert last(table) == ["Entry 10 is put right. It now reads:"]


@pytest.mark.parametrize("words", ["\x1b[2Jgone", "two\nlines", "\x9b31m red"])
def test_every_line_is_one_line_without_control_characters(words: str) -> None:
    """Whatever a log made by hand holds."""
    table = consulting()
    table.record(Event(data=MissingNamed(), words={"text": words}))
    (line,) = list(transcript(table.events))[-1:]
    assert line.isprintable()
