"""The consultation round: choosing among options, remarks, tallies, and who decides."""

import pytest

from coopexercise.exercise import consultation, dealing
from coopexercise.exercise.consultation import Remark
from coopexercise.exercise.deck import SIDES
from coopexercise.exercise.events import GROUP, OBSERVER, DecisionMade, EntryCorrected, OptionChosen
from coopexercise.exercise.refusals import Reason, refuse
from tests.exercise.table import CARDS, DECK, SCENARIO, Table, co_producing, consulting, dealt, debriefing

ROUND = "consultation"


def test_a_choice_is_recorded_with_its_reason():
    """The seat and the option are data; what was said is words."""
    (event,) = consulting().done(consultation.choose, "s3", "planters", " We can sit on them ")
    assert (event.data, event.words, event.round) == (
        OptionChosen(option="planters", seat="s3"),
        {"reason": "We can sit on them"},
        ROUND,
    )


def test_the_latest_choice_of_a_seat_counts():
    """People change their minds, and a remark between is no choice."""
    table = consulting()
    table.done(consultation.choose, "s3", "fence")
    table.done(consultation.choose, "s2", "fence")
    table.done(consultation.remark, "Why no bench?", "s3")
    table.done(consultation.choose, "s3", "planters")
    assert consultation.choices(table.session, ROUND) == {"s3": "planters", "s2": "fence"}


@pytest.mark.parametrize("option", ["a-bench", ""])
def test_what_is_not_on_the_list_is_not_chosen(option):
    """Neither by a seat, nor in a tally, nor by the decider."""
    table, refusal = consulting(), refuse(Reason.NO_SUCH_OPTION, option="a-bench")
    chosen = (
        table.do(consultation.choose, "s3", "a-bench"),
        table.do(consultation.tally, "a-bench", {"resident": 2}),
        table.do(consultation.decide, "a-bench", "officer", "It is what people want"),
    )
    assert (chosen, table.do(consultation.choose, "s3", option)) == (
        (refusal,) * 3,
        refuse(Reason.NO_SUCH_OPTION, option=option),
    )


def test_a_choice_needs_a_seat_of_this_table():
    """Whose it was is part of it."""
    assert consulting().do(consultation.choose, "s9", "fence") == refuse(Reason.NO_SUCH_SEAT, seat="s9")


def test_what_nobody_asked_for_is_recorded_as_a_remark():
    """It stands outside the choices, with or without a seat."""
    table = consulting()
    (first,) = table.done(consultation.remark, "I could build a bench", "s2")
    (second,) = table.done(consultation.remark, "What about the bus?")
    assert (first.data, consultation.choices(table.session, ROUND), consultation.tallies(table.session, ROUND)) == (
        OptionChosen(seat="s2"),
        {},
        {},
    )
    assert consultation.remarks(table.session, ROUND) == (
        Remark(first.seq, "s2", "I could build a bench"),
        Remark(second.seq, "", "What about the bus?"),
    )


@pytest.mark.parametrize(
    ("text", "seat", "refusal"),
    [
        (" \n", "", refuse(Reason.WORDS_MISSING)),
        ("\x1b", "s1", refuse(Reason.WORDS_MISSING)),
        ("Why?", "s9", refuse(Reason.NO_SUCH_SEAT, seat="s9")),
        ("x" * 4_001, "", refuse(Reason.WORDS_TOO_LONG, length=4_001, most=4_000)),
    ],
)
def test_a_remark_needs_words(text, seat, refusal):
    """A few, not thousands, and from somebody at the table."""
    assert consulting().do(consultation.remark, text, seat) == refusal


def test_choices_are_tallied_by_side():
    """Each by the card it plays."""
    table = consulting()
    for seat, option in {"s1": "fence", "s2": "planters", "s3": "planters"}.items():
        table.done(consultation.choose, seat, option)
    assert consultation.tallies(table.session, ROUND) == {
        "fence": {"resident": 0, "professional": 1, "elected": 0, "partner": 0},
        "planters": {"resident": 2, "professional": 0, "elected": 0, "partner": 0},
    }


def test_an_observer_only_watches():
    """Nor does somebody choose who was not in the round."""
    table = dealt((*CARDS, OBSERVER)).go("ratings", ROUND)
    table.done(dealing.arrive_late)
    refused = (
        table.do(consultation.choose, "s6", "fence"),
        table.do(consultation.hands, "fence", ["s1", "s6"]),
        table.do(consultation.choose, "s7", "fence"),
    )
    assert refused == (
        refuse(Reason.ONLY_WATCHES, seat="s6"),
        refuse(Reason.ONLY_WATCHES, seat="s6"),
        refuse(Reason.ONLY_WATCHES, seat="s7"),
    )


def test_a_show_of_hands_takes_the_place_of_the_one_before():
    """Who no longer holds up a hand takes the choice back; who still does is not written down again."""
    table = consulting()
    table.done(consultation.hands, "fence", ["s1", "s2"])
    events = table.done(consultation.hands, "fence", ["s2", "s3"])
    assert [event.data for event in events] == [
        EntryCorrected(seq=events[0].seq - 2, withdrawn=True),
        OptionChosen(option="fence", seat="s3"),
    ]
    assert consultation.choices(table.session, ROUND) == {"s2": "fence", "s3": "fence"}


def test_the_same_hands_again_change_nothing():
    """That is said, instead of writing it down twice."""
    table = consulting()
    table.done(consultation.hands, "fence", ["s1", "s2"])
    assert table.do(consultation.hands, "fence", ["s2", "s1"]) == refuse(Reason.NOTHING_CHANGES)


def test_a_hand_is_counted_once():
    """Also if it was picked twice."""
    events = consulting().done(consultation.hands, "fence", ["s1", "s1"])
    assert [event.data for event in events] == [OptionChosen(option="fence", seat="s1")]


def test_a_hand_for_another_option_is_a_change_of_mind():
    """The latest hand of a seat counts; taken back, it goes to the option it was up for before."""
    table = consulting()
    table.done(consultation.hands, "fence", ["s1", "s2"])
    table.done(consultation.hands, "planters", ["s2"])
    changed = consultation.choices(table.session, ROUND)
    table.done(consultation.hands, "planters", [])
    assert (changed, consultation.choices(table.session, ROUND)) == (
        {"s1": "fence", "s2": "planters"},
        {"s1": "fence", "s2": "fence"},
    )


def test_no_hand_at_all_is_a_count_of_nobody():
    """That is not the same as nothing recorded."""
    table = consulting()
    table.done(consultation.hands, "fence", [])
    assert consultation.tallies(table.session, ROUND) == {"fence": dict.fromkeys(SIDES, 0)}


def test_what_was_recorded_later_stands():
    """A show of hands after a count by hand, also when the same hands are up as before the count."""
    table = consulting()
    table.done(consultation.hands, "fence", ["s1"])
    table.done(consultation.tally, "fence", {"resident": 9})
    counted = consultation.tallies(table.session, ROUND)
    events = table.done(consultation.hands, "fence", ["s1"])
    assert [event.data for event in events] == [OptionChosen(option="fence", seat="s1")]
    assert (counted, consultation.tallies(table.session, ROUND)) == (
        {"fence": {"resident": 9, "professional": 0, "elected": 0, "partner": 0}},
        {"fence": {"resident": 0, "professional": 1, "elected": 0, "partner": 0}},
    )


@pytest.mark.parametrize(
    ("option", "seats", "refusal"),
    [
        ("pond", ["s1"], refuse(Reason.NO_SUCH_OPTION, option="pond")),
        ("fence", ["s1", "s9"], refuse(Reason.NO_SUCH_SEAT, seat="s9")),
    ],
)
def test_hands_are_held_up_for_an_option_of_the_list(option, seats, refusal):
    """By people of this table."""
    assert consulting().do(consultation.hands, option, seats) == refusal


def test_a_count_by_hand_stands_in_place_of_the_choices():
    """For that option alone, and the later count replaces the earlier."""
    table = consulting()
    table.done(consultation.choose, "s1", "fence")
    table.done(consultation.choose, "s2", "planters")
    table.done(consultation.tally, "planters", {"resident": 9})
    (event,) = table.done(consultation.tally, "planters", {"resident": 3, "partner": 1})
    assert (event.data, consultation.tallies(table.session, ROUND)) == (
        OptionChosen(option="planters", tally={"resident": 3, "partner": 1}),
        {
            "fence": {"resident": 0, "professional": 1, "elected": 0, "partner": 0},
            "planters": {"resident": 3, "professional": 0, "elected": 0, "partner": 1},
        },
    )


@pytest.mark.parametrize("count", [-1, 1_001])
def test_a_count_has_a_sensible_size(count):
    """Nobody counts less than none."""
    refusal = refuse(Reason.OUT_OF_RANGE, what="A count", least=0, most=1_000)
    assert consulting().do(consultation.tally, "fence", {"resident": 1, "partner": count}) == refusal


def test_the_choice_of_who_left_or_changed_cards_stays_on_its_side():
    """The side is that of the card held in the round."""
    table = consulting()
    table.done(consultation.choose, "s1", "fence")
    table.done(consultation.choose, "s2", "fence")
    table.go("ratings", ROUND)
    table.done(dealing.leave, "s1")
    table.done(dealing.swap, "s2", "s5")
    assert consultation.tallies(table.session, ROUND) == {
        "fence": {"resident": 1, "professional": 1, "elected": 0, "partner": 0}
    }


def test_the_decider_decides_with_a_reason():
    """The event says among what, how many hands each option had, and who has the last word."""
    table = consulting()
    table.done(consultation.choose, "s2", "planters")
    table.done(consultation.tally, "fence", {"resident": 1, "elected": 2})
    (event,) = table.done(
        consultation.decide, "fence", "officer", "It is cheap to keep", dissent="s3 is sad", final_say="councillor"
    )
    assert (event.data, event.words) == (
        DecisionMade(
            options=("fence",),
            among=("fence", "planters"),
            method="officer",
            decider="officer",
            votes={"planters": 1, "fence": 3},
            final_say="councillor",
        ),
        {"reason": "It is cheap to keep", "dissent": "s3 is sad"},
    )


def test_the_decider_may_amend_an_option():
    """How is in the words."""
    (event,) = consulting().done(
        consultation.decide, "fence", "officer", "People asked", amendment="With a gate", final_say=GROUP
    )
    assert (event.data.options, event.data.amended, event.words["amendment"]) == (("fence",), True, "With a gate")


@pytest.mark.parametrize("amendment", ["", " ", "\x1b"])
def test_a_blank_amendment_amends_nothing(amendment):
    """The option stands as it was on the list."""
    (event,) = consulting().done(consultation.decide, "fence", "officer", "So be it", amendment=amendment)
    assert (event.data.amended, event.words) == (False, {"reason": "So be it"})


def test_no_option_may_be_decided_for():
    """That needs a reason too, and there is nothing to amend."""
    table = consulting()
    (event,) = table.done(consultation.decide, "", "officer", "None of them helps")
    amended = table.do(consultation.decide, "", "officer", "None helps", amendment="A bench instead")
    assert (event.data.options, event.data.among, amended) == (
        (),
        ("fence", "planters"),
        refuse(Reason.NO_SUCH_OPTION, option="An amendment to nothing"),
    )


@pytest.mark.parametrize(
    ("by", "reason", "final_say", "refusal"),
    [
        ("councillor", "Because", "", refuse(Reason.NOT_THE_DECIDER, by="councillor", decider="officer")),
        (GROUP, "Because", "", refuse(Reason.NOT_THE_DECIDER, by=GROUP, decider="officer")),
        ("officer", " ", "", refuse(Reason.REASON_MISSING)),
        ("officer", "Because", "mayor", refuse(Reason.NO_SUCH_CARD, card="mayor")),
    ],
)
def test_a_decision_is_the_deciders_and_has_a_reason(by, reason, final_say, refusal):
    """People will be told why."""
    assert consulting().do(consultation.decide, "fence", by, reason, final_say=final_say) == refusal


@pytest.mark.parametrize(
    ("cards", "decider"),
    [
        (CARDS, "officer"),
        (("neighbour", "councillor"), "councillor"),
        (("neighbour", "trader"), GROUP),
    ],
)
def test_somebody_decides_whoever_is_here(cards, decider):
    """The scenario's decider, or the first professional, or the first elected member, or the group."""
    table = dealt(cards).go("round", ROUND)
    (event,) = table.done(consultation.decide, "fence", decider, "Because")
    assert (consultation.decider(table.session, ROUND), event.data.decider) == (decider, decider)


def test_the_planned_decider_must_have_been_in_the_round():
    """A card that nobody held decides nothing."""
    table = dealt(("neighbour", "councillor")).go("round", ROUND)
    refusal = refuse(Reason.NOT_THE_DECIDER, by="officer", decider="councillor")
    assert table.do(consultation.decide, "fence", "officer", "Because") == refusal


def test_another_professional_decides_when_the_planned_one_is_missing():
    """Before any elected member."""
    planner = type(DECK.cards[0])("planner", "Planner", "professional")
    deck = type(DECK)("d", "D", (*DECK.cards[1:], planner))
    table = Table().open(deck=deck).seat(3).deal("councillor", "neighbour", "planner")
    assert consultation.decider(table.session, ROUND) == "planner"


def test_who_decided_in_the_round_can_be_written_down_after_they_left():
    """Every entry can come late; and who takes over may decide as well."""
    table = consulting()
    table.done(dealing.leave, "s1", "retired")
    taken_over = table.do(consultation.decide, "fence", "councillor", "The officer had to go")
    table.done(consultation.decide, "planters", "officer", "Decided before going")
    assert [decision.data.decider for decision in consultation.decisions(table.session, ROUND)] == [
        taken_over[0].data.decider,
        "officer",
    ]


def test_the_last_decision_stands():
    """All are kept."""
    table = consulting()
    none_yet = consultation.standing(table.session, ROUND)
    table.done(consultation.decide, "fence", "officer", "Cheap")
    table.done(consultation.decide, "planters", "officer", "People asked again")
    standing = consultation.standing(table.session, ROUND)
    assert (none_yet, standing.chosen, len(consultation.decisions(table.session, ROUND))) == (None, ("planters",), 2)


def test_entries_can_come_late():
    """In the ratings they belong to the round that is rated; later, to the round that is named."""
    table = consulting().go("ratings", ROUND)
    (rated,) = table.done(consultation.choose, "s1", "fence")
    table.go("round", "co-production")
    (named,) = table.done(consultation.choose, "s2", "fence", round_id=ROUND)
    assert (rated.round, named.round) == (ROUND, ROUND)


@pytest.mark.parametrize(
    ("table", "round_id", "refusal"),
    [
        (dealt, "", refuse(Reason.NOT_IN_A_ROUND)),
        (debriefing, "", refuse(Reason.NOT_IN_A_ROUND)),
        (consulting, "lunch", refuse(Reason.NO_SUCH_ROUND, round="lunch")),
        (dealt, "consultation", refuse(Reason.ROUND_NOT_STARTED, round="consultation")),
        (co_producing, "", refuse(Reason.OPTIONS_IN_CO_PRODUCTION)),
    ],
)
def test_options_exist_only_in_a_consultation_round(table, round_id, refusal):
    """Every command of the round says why it is refused elsewhere."""
    there = table()
    refused = (
        there.do(consultation.choose, "s1", "fence", round_id=round_id),
        there.do(consultation.hands, "fence", ["s1"], round_id=round_id),
        there.do(consultation.tally, "fence", {}, round_id=round_id),
        there.do(consultation.remark, "Why?", round_id=round_id),
        there.do(consultation.decide, "fence", "officer", "Because", round_id=round_id),
    )
    assert refused == (refusal,) * 5


def test_the_events_behind_the_tallies():
    """Remarks are not among them."""
    table = consulting()
    table.done(consultation.remark, "Why?")
    chosen = table.done(consultation.choose, "s1", "fence")
    counted = table.done(consultation.tally, "fence", {"resident": 2})
    assert consultation.choice_events(table.session, ROUND) == (*chosen, *counted)


def test_an_unplanned_round_has_no_decider_but_the_one_in_play():
    """Asking about an unknown round is answered from who is here."""
    assert (consultation.decider(consulting().session, "lunch"), SCENARIO.round("lunch")) == ("officer", None)
