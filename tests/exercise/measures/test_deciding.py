"""What was decided, by whom and how; who shaped it and who carries it."""

import pytest

from coopexercise.exercise import coproduction
from coopexercise.exercise.measures import Measure
from tests.exercise.table import Table, co_producing, consulting

from .taking import CO_PRODUCTION, NONE_BY_SIDE, NOT_OPEN, NOT_RECORDED, agree_on, decide_for, shape, taken

FROM_THE_DECISION = ("decided", "among", "decider", "roles_deciding", "method", "final_say")
OF_PROPOSALS = ("shaped", "joined", "owners", "ready_made")


def test_a_consultation_is_decided_by_one_role_among_the_options() -> None:
    """The officer decides for the planters; the councillor can change it."""
    table = consulting()
    decide_for(table, "fence")
    seq = decide_for(table, "planters", final_say="councillor")
    assert {name: taken(table, name) for name in FROM_THE_DECISION} == {
        "decided": Measure(("planters",), events=(seq,)),
        "among": Measure(2, events=(seq,)),
        "decider": Measure("officer", events=(seq,)),
        "roles_deciding": Measure(1, {**NONE_BY_SIDE, "professional": 1}, events=(1, 7, seq)),
        "method": Measure("officer", events=(seq,)),
        "final_say": Measure("councillor", events=(seq,)),
    }


def test_a_co_production_round_is_decided_by_all_roles_in_play() -> None:
    """Three proposals, two decided for, by consent; nobody said who can change it."""
    table = co_producing()
    for _ in range(3):
        shape(table)
    seq = agree_on(table, "p1", "p3")
    by_side = {"resident": 2, "professional": 1, "elected": 1, "partner": 1}
    assert {name: taken(table, name, CO_PRODUCTION) for name in FROM_THE_DECISION} == {
        "decided": Measure(("p1", "p3"), events=(seq,)),
        "among": Measure(3, events=(seq,)),
        "decider": Measure("group", events=(seq,)),
        "roles_deciding": Measure(5, by_side, events=(1, 7, seq)),
        "method": Measure("consent", events=(seq,)),
        "final_say": NOT_RECORDED,
    }


def test_that_nothing_was_agreed_is_a_decision() -> None:
    """The list is empty, and it is measured."""
    table = co_producing()
    seq = agree_on(table)
    assert taken(table, "decided", CO_PRODUCTION) == Measure((), events=(seq,))


@pytest.mark.parametrize("name", FROM_THE_DECISION)
def test_before_a_decision_nothing_of_it_is_recorded(name: str) -> None:
    """In either mode."""
    assert (taken(consulting(), name), taken(co_producing(), name, CO_PRODUCTION)) == (NOT_RECORDED, NOT_RECORDED)


def test_in_a_consultation_nobody_shapes_joins_or_owns() -> None:
    """The rules of the mode do not allow it, decided or not."""
    table = consulting()
    decide_for(table, "fence")
    assert [taken(table, name) for name in OF_PROPOSALS] == [NOT_OPEN] * 4


def proposing() -> tuple[Table, tuple[int, ...]]:
    """Return a table that decided for one proposal of two, and the events behind it."""
    table = co_producing()
    shaped = shape(table, cards=("neighbour", "officer"), ready_made=True)
    shape(table, cards=("trader",))
    moves = (("neighbour", "joins"), ("pupil", "joins"), ("councillor", "owns"), ("pupil", "leaves"))
    seqs = [table.done(coproduction.join, "p1", card, how)[0].seq for card, how in moves]
    table.done(coproduction.join, "p2", "trader", "owns")
    return table, (shaped, *seqs, agree_on(table, "p1"))


def test_who_shapes_joins_and_owns_is_counted_for_what_was_decided() -> None:
    """The pupil left again, and the shop-keeper's proposal was not decided for."""
    table, seqs = proposing()
    assert {name: taken(table, name, CO_PRODUCTION) for name in OF_PROPOSALS} == {
        "shaped": Measure(2, {**NONE_BY_SIDE, "resident": 1, "professional": 1}, events=seqs),
        "joined": Measure(2, {**NONE_BY_SIDE, "resident": 1, "elected": 1}, events=seqs),
        "owners": Measure(1, {**NONE_BY_SIDE, "elected": 1}, events=seqs),
        "ready_made": Measure(1, events=seqs),
    }


def test_joined_without_an_owner_is_an_owner_too_few() -> None:
    """Joining was recorded, so that nobody owns it is a finding."""
    table = co_producing()
    shaped = shape(table)
    joined = table.done(coproduction.join, "p1", "pupil")[0].seq
    seq = agree_on(table, "p1")
    assert taken(table, "owners", CO_PRODUCTION) == Measure(0, NONE_BY_SIDE, events=(shaped, joined, seq))


def test_what_nobody_wrote_down_about_a_proposal_is_not_recorded() -> None:
    """A title alone does not say who shaped it or who joins; that it was not brought ready-made stands."""
    table = co_producing()
    shaped = shape(table)
    seq = agree_on(table, "p1")
    found = [taken(table, name, CO_PRODUCTION) for name in OF_PROPOSALS]
    assert found == [NOT_RECORDED, NOT_RECORDED, NOT_RECORDED, Measure(0, events=(shaped, seq))]


def test_before_a_decision_nobody_has_shaped_what_was_decided() -> None:
    """There is a proposal, and no decision."""
    table = co_producing()
    shape(table, cards=("neighbour",))
    table.done(coproduction.join, "p1", "pupil", "owns")
    assert [taken(table, name, CO_PRODUCTION) for name in OF_PROPOSALS] == [NOT_RECORDED] * 4


def test_when_nothing_was_agreed_nobody_joins() -> None:
    """A co-production round that failed shows that it failed."""
    table = co_producing()
    seq = agree_on(table)
    none = Measure(0, NONE_BY_SIDE, events=(seq,))
    assert [taken(table, name, CO_PRODUCTION) for name in OF_PROPOSALS] == [none, none, none, Measure(0, events=(seq,))]
