"""Needs and wants: claimed by the decision, confirmed by their holders."""

import pytest
from msgspec.structs import replace

from coopexercise.exercise import consultation, coproduction, corrections
from coopexercise.exercise.measures import Measure
from coopexercise.exercise.scenario import Option
from tests.exercise.table import SCENARIO, Table, co_producing, consulting, dealt

from .taking import CO_PRODUCTION, NONE_BY_SIDE, NOT_RECORDED, agree_on, decide_for, rate, shape, taken


def test_items_in_play_are_those_of_the_cards_at_the_table() -> None:
    """Officer 2 and neighbour 2; the pupil's, councillor's and shop-keeper's cards are not in play."""
    table = dealt(["officer", "neighbour"]).go("round", "consultation")
    assert taken(table, "items_in_play") == Measure(4, {"resident": 2, "professional": 2}, events=(1, 4))


def test_an_option_claims_what_the_scenario_says() -> None:
    """The planters would meet one need of the shop-keeper; the option is in the opening, entry 1."""
    table = consulting()
    seq = decide_for(table, "planters")
    assert taken(table, "items_claimed") == Measure(1, {**NONE_BY_SIDE, "partner": 1}, events=(1, seq))


def test_only_items_of_cards_in_play_are_claimed() -> None:
    """Nobody plays the shop-keeper, so nobody's need is met."""
    table = dealt(["officer", "neighbour"]).go("round", "consultation")
    seq = decide_for(table, "planters")
    assert taken(table, "items_claimed") == Measure(0, {"resident": 0, "professional": 0}, events=(1, seq))


def test_proposals_claim_each_item_once() -> None:
    """Two proposals decided for share an item; the third was not decided for."""
    table = co_producing()
    first = shape(table, items=("neighbour/a-seat", "pupil/safe-wait"))
    second = shape(table, items=("neighbour/a-seat", "officer/no-upkeep"))
    shape(table, items=("trader/less-litter",))
    seq = agree_on(table, "p1", "p2")
    by_side = {"resident": 2, "professional": 1, "elected": 0, "partner": 0}
    assert taken(table, "items_claimed", CO_PRODUCTION) == Measure(3, by_side, events=(first, second, seq))


def test_the_latest_shape_counts() -> None:
    """A proposal is what it is when it stands, and every event that made it is traced."""
    table = co_producing()
    first = shape(table, items=("neighbour/a-seat", "pupil/safe-wait"))
    second = shape(table, items=("neighbour/a-seat",), proposal="p1")
    seq = agree_on(table, "p1")
    claimed = taken(table, "items_claimed", CO_PRODUCTION)
    assert claimed == Measure(1, {**NONE_BY_SIDE, "resident": 1}, events=(first, second, seq))


@pytest.mark.parametrize("name", ["items_claimed", "items_harmed", "assets_used", "cost"])
def test_without_a_decision_nothing_is_recorded(name: str) -> None:
    """Neither mode has figures of a decision before there is one."""
    assert taken(consulting(), name) == NOT_RECORDED
    assert taken(co_producing(), name, CO_PRODUCTION) == NOT_RECORDED


def undescribed() -> Table:
    """Return a table whose consultation has an option of which only the title was written."""
    first = replace(SCENARIO.rounds[0], options=(Option("fence", "A fence"), Option("bin", "A bin")))
    return consulting(scenario=replace(SCENARIO, rounds=(first, SCENARIO.rounds[1])))


def test_what_was_not_described_is_not_recorded_in_either_mode() -> None:
    """An option or proposal of which only the title is known says nothing of what it would do."""
    table = undescribed()
    decide_for(table, "fence")
    assert [taken(table, name) for name in ("items_claimed", "items_harmed", "assets_used")] == [NOT_RECORDED] * 3
    table = co_producing()
    shape(table)
    agree_on(table, "p1")
    assert [taken(table, name, CO_PRODUCTION) for name in ("items_claimed", "assets_used")] == [NOT_RECORDED] * 2


def test_of_what_is_described_in_part_the_described_counts() -> None:
    """Of two proposals decided for, one has a title only."""
    table = co_producing()
    seqs = (shape(table, items=("neighbour/a-seat",)), shape(table), agree_on(table, "p1", "p2"))
    claimed = taken(table, "items_claimed", CO_PRODUCTION)
    assert claimed == Measure(1, {**NONE_BY_SIDE, "resident": 1}, events=seqs)


def test_what_was_described_leaves_out_nothing() -> None:
    """With assets or harms named, no item means none, in either mode."""
    table = co_producing()
    seq = shape(table, assets=("neighbour/van",))
    decided = agree_on(table, "p1")
    assert taken(table, "items_claimed", CO_PRODUCTION) == Measure(0, NONE_BY_SIDE, events=(seq, decided))
    table = consulting()
    decided = decide_for(table, "fence")
    assert taken(table, "assets_used") == Measure(0, NONE_BY_SIDE, events=(1, decided))


def test_when_nothing_was_agreed_nothing_is_claimed() -> None:
    """A round that fails shows that it failed, in either mode: 0, not unrecorded."""
    table = consulting()
    seq = decide_for(table, "")
    assert [taken(table, name) for name in ("items_claimed", "items_harmed")] == [
        Measure(0, NONE_BY_SIDE, events=(seq,))
    ] * 2
    table = co_producing()
    seq = agree_on(table)
    assert [taken(table, name, CO_PRODUCTION) for name in ("items_claimed", "items_harmed")] == [
        Measure(0, NONE_BY_SIDE, events=(seq,))
    ] * 2


def test_an_option_says_what_it_harms_and_a_proposal_has_no_place_for_it() -> None:
    """The fence harms one resident's need."""
    table = consulting()
    seq = decide_for(table, "fence")
    assert taken(table, "items_harmed") == Measure(1, {**NONE_BY_SIDE, "resident": 1}, events=(1, seq))
    table = co_producing()
    shape(table, items=("neighbour/a-seat",))
    agree_on(table, "p1")
    assert taken(table, "items_harmed", CO_PRODUCTION) == NOT_RECORDED


def rated() -> tuple[Table, list[int]]:
    """Return a table with a mirror role, at which four seats have rated the planters."""
    table = dealt(["officer", "neighbour", "neighbour", "pupil", "trader"]).go("round", "consultation")
    decide_for(table, "planters")
    table.go("ratings", "consultation")
    slips = [
        rate(table, "s1", items={"officer/no-upkeep": "no", "officer/thanks": "unknown"}),
        rate(table, "s2", items={"neighbour/a-seat": "yes", "neighbour/flowers": "yes"}),
        rate(table, "s3", items={"neighbour/a-seat": "no", "neighbour/flowers": "yes"}),
        rate(table, "s5", items={"trader/less-litter": "no"}),
    ]
    rate(table, "s4", items={"pupil/safe-wait": "yes"}, declined=True)
    return table, slips


def test_holders_confirm_or_deny_and_a_split_mirror_role_is_partly() -> None:
    """Flowers yes; a seat yes and no; upkeep and litter no; the thanks unknown; the pupil declined."""
    table, slips = rated()
    seqs = tuple(slips)
    found = {name: taken(table, f"items_{name}") for name in ("answered", "confirmed", "partly", "denied")}
    assert found == {
        "answered": Measure(4, {"resident": 2, "professional": 1, "partner": 1}, events=seqs),
        "confirmed": Measure(1, {"resident": 1, "professional": 0, "partner": 0}, events=seqs),
        "partly": Measure(1, {"resident": 1, "professional": 0, "partner": 0}, events=seqs),
        "denied": Measure(2, {"resident": 0, "professional": 1, "partner": 1}, events=seqs),
    }


def test_a_side_without_an_answer_has_no_figure() -> None:
    """Only the neighbour's slip is typed: nothing is known of the others, which is not 0."""
    table = consulting().go("ratings", "consultation")
    seq = rate(table, "s2", items={"neighbour/a-seat": "partly"})
    none = {"professional": None, "elected": None, "partner": None}
    assert taken(table, "items_partly") == Measure(1, {"resident": 1, **none}, events=(seq,))
    assert taken(table, "items_confirmed") == Measure(0, {"resident": 0, **none}, events=(seq,))


def test_without_an_answer_nothing_is_confirmed_or_denied() -> None:
    """A slip without items, or with unknown ones, says nothing of them."""
    table = consulting().go("ratings", "consultation")
    rate(table, "s1", 4)
    rate(table, "s2", items={"neighbour/a-seat": "unknown"})
    names = ("items_answered", "items_confirmed", "items_partly", "items_denied", "items_claimed_but_denied")
    assert [taken(table, name) for name in names] == [NOT_RECORDED] * 5


def test_a_claim_that_its_holder_denies_is_counted() -> None:
    """The planters claim to meet the shop-keeper's need; the shop-keeper says no."""
    table, slips = rated()
    decision = consultation.standing(table.session, "consultation")
    assert decision is not None
    by_side = {"resident": 0, "professional": 0, "partner": 1}
    expected = Measure(1, by_side, events=(1, decision.seq, *slips))
    assert taken(table, "items_claimed_but_denied") == taken(table, "items_claimed_and_judged") == expected


def test_a_claim_is_not_beside_a_denial_while_either_is_unrecorded() -> None:
    """Slips without a decision."""
    table = consulting().go("ratings", "consultation")
    rate(table, "s1", items={"officer/no-upkeep": "no"})
    assert taken(table, "items_claimed_but_denied") == NOT_RECORDED


def test_a_claim_that_no_slip_speaks_of_is_not_called_undenied() -> None:
    """The planters claim nothing for the neighbours, who alone rated; and a side that did not rate has no 0."""
    table = dealt(["officer", "neighbour", "trader"]).go("round", "consultation")
    decide_for(table, "planters")
    table.go("ratings", "consultation")
    rate(table, "s2", items={"neighbour/a-seat": "no"})
    assert taken(table, "items_claimed_but_denied") == NOT_RECORDED
    assert taken(table, "items_claimed_and_judged") == NOT_RECORDED
    rate(table, "s3", items={"trader/less-litter": "yes"})
    assert taken(table, "items_claimed_and_judged").by_side == {"resident": 0, "professional": None, "partner": 1}
    assert taken(table, "items_claimed_but_denied").by_side == {"resident": 0, "professional": None, "partner": 0}


def test_a_correction_is_traced() -> None:
    """The event of a correction stands beside that of the entry."""
    table = co_producing()
    first = shape(table, items=("neighbour/a-seat",))
    decided = agree_on(table, "p1")
    shaped = coproduction.proposals(table.session, "co-production")[0].data
    right = replace(shaped, items=("neighbour/a-seat", "neighbour/flowers"))
    corrected = table.done(corrections.replace, first, {"title": "A bench"}, right)[0].seq
    claimed = taken(table, "items_claimed", CO_PRODUCTION)
    assert claimed == Measure(2, {**NONE_BY_SIDE, "resident": 2}, events=(first, decided, corrected))
