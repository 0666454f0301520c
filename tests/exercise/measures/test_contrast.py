"""The registry, and the rounds side by side."""

import pytest

from coopexercise.exercise import dealing
from coopexercise.exercise.measures import MEASURES, Contrast, contrast, of_round
from coopexercise.exercise.rehearsal import rehearse
from coopexercise.exercise.session import Session
from tests.exercise.table import SCENARIO, Table, co_producing, consulting, dealt, opened

from .taking import decide_for, taken

NAMES = [
    "seats", "slips",
    "decided", "among", "decider", "roles_deciding", "method", "final_say", "shaped", "ready_made", "joined", "owners",
    "items_in_play", "items_claimed", "items_harmed", "items_answered", "items_confirmed", "items_partly",
    "items_denied", "items_claimed_and_judged", "items_claimed_but_denied",
    "assets_offered", "assets_offered_beyond", "assets_used",
    "voices", "evenness",
    "rungs", "perception_gap", "heard", "power", "help", "promise", "promise_felt", "promise_not_felt",
    "planned_seconds", "played_seconds", "paused_seconds",
    "cost", "budget_left", "weeks", "weeks_left", "parameters_kept", "parameters_exceeded",
    "parameters_explained", "parameters_only_believed", "outcomes_served",
    "links_known", "links_made", "isolated_before", "isolated_after",
]  # fmt: skip


def test_the_names_of_the_measures_are_fixed() -> None:
    """A name in a report means the same for ever."""
    assert list(MEASURES) == NAMES


def test_what_a_measure_is_out_of_or_beside_is_a_measure() -> None:
    """And every one has a title of its own and an explanation."""
    others = {other for kind in MEASURES.values() for other in (kind.out_of, kind.beside)}
    assert others - {""} <= set(NAMES)
    assert len({kind.title for kind in MEASURES.values()}) == len(NAMES)
    assert all(kind.explanation for kind in MEASURES.values())


def test_a_round_has_every_measure_in_order() -> None:
    """From the first second on."""
    table = consulting()
    assert list(of_round(table.session, "consultation", table.now)) == NAMES


def test_an_unknown_round_is_a_key_error() -> None:
    """The scenario has no such round."""
    table = consulting()
    with pytest.raises(KeyError, match="elsewhere"):
        of_round(table.session, "elsewhere", table.now)


@pytest.mark.parametrize("session", [Session(), dealt().session])
def test_before_the_first_round_there_is_no_contrast(session: Session) -> None:
    """Neither in an empty session nor after the deal."""
    assert contrast(session) == Contrast()


def described(table: Table) -> list[tuple[str, str, str, float]]:
    """Return id, title, mode and minutes of the contrast's rounds."""
    return [(each.id, each.title, each.mode, each.minutes) for each in contrast(table.session).rounds]


def test_rounds_are_in_the_order_played_with_their_planned_minutes() -> None:
    """The other way round, with the same minutes; a round that has not begun is not there."""
    table = dealt(order="swap", equal_time=True).go("round", "co-production")
    assert described(table) == [("co-production", "Co-production", "co-production", 7.5)]
    table.go("round", "consultation")
    assert described(table) == [
        ("co-production", "Co-production", "co-production", 7.5),
        ("consultation", "Consultation", "consultation", 7.5),
    ]


def test_the_contrast_is_as_of_the_latest_event() -> None:
    """A clock that runs is read at that moment."""
    table = consulting()
    table.wait(42)
    decide_for(table, "fence")
    (found,) = contrast(table.session).rounds
    assert found.measures == of_round(table.session, "consultation", table.now)
    assert found.measures["played_seconds"].value == 42


def test_every_figure_is_traced_to_events_of_the_log() -> None:
    """Whatever is measured names the entries it came from; whatever is not names none."""
    table = co_producing()
    found = [measure for each in contrast(table.session).rounds for measure in each.measures.values()]
    assert all(bool(each.events) == (each.state == "measured") for each in found)
    assert {seq for each in found for seq in each.events} <= set(range(1, table.session.seq + 1))


@pytest.mark.parametrize("people", [2, 6, 12])
def test_a_rehearsed_session_has_much_to_compare(people: int) -> None:
    """At least ten figures are measured in both modes, and what a mode forbids is in none of them."""
    table = opened(simulated=True)
    rehearse(lambda command: table.done(command) and table.session, table.wait, [()] * people, seed=11)
    rounds = contrast(table.session).rounds
    both = {name for name in NAMES if all(each.measures[name].state == "measured" for each in rounds)}
    assert len(both) >= 10
    closed = {name for each in rounds for name, measure in each.measures.items() if measure.state == "not_open"}
    assert closed == {
        "shaped", "ready_made", "joined", "owners", "assets_offered", "assets_offered_beyond", "links_made",
        "isolated_after",
    }  # fmt: skip


def test_a_card_retired_in_mid_round_was_in_play() -> None:
    """Its items count for that round and no longer for the next."""
    table = consulting()
    table.done(dealing.leave, "s5", "retired")
    table.go("round", "co-production")
    assert [taken(table, "items_in_play", each.id).value for each in SCENARIO.rounds] == [7, 6]
