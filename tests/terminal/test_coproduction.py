"""The co-production screen: parameters, offers, needs, proposals, joining, the group's decision."""

import pytest
from textual.widgets import Input

from coopexercise.exercise import coproduction
from coopexercise.exercise.events import (
    DecisionMade,
    IdeaRaised,
    OfferMade,
    ParametersExplained,
    ProposalJoined,
    ProposalShaped,
)
from coopexercise.terminal.screens.coproduction import CoProductionScreen
from coopexercise.terminal.widgets import grid
from tests.exercise.table import DECK, Table, co_producing

from .leading import asks, leading, recorded, screen, typed, until

ROUND = "co-production"


def with_a_proposal() -> Table:
    """Return a table with an offer and a proposal that uses it."""
    table = co_producing()
    table.done(coproduction.offer, "neighbour", "neighbour/carpentry")
    table.done(coproduction.shape, "A bench", assets=("neighbour/carpentry",), cost=300)
    return table


async def test_an_offer_from_the_card_is_the_role_and_a_few_letters() -> None:
    """`a`, the role, the asset: it is on the table, for all to see."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("a")
        await typed(pilot, "neigh")
        await typed(pilot, "bench")
        await until(pilot, lambda: "Builds benches" in screen(app))
        assert recorded(app, OfferMade) == [OfferMade(card="neighbour", asset="neighbour/carpentry")]


async def test_an_offer_beyond_the_card_is_in_the_words_that_were_said() -> None:
    """Words that match no asset of the card are taken as they are."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("a")
        await typed(pilot, "neigh")
        await typed(pilot, "my cousin's drone")
        await until(pilot, lambda: "+ my cousin's drone" in screen(app))
        assert recorded(app, OfferMade) == [OfferMade(card="neighbour")]


async def test_own_words_can_be_taken_even_where_an_asset_matches() -> None:
    """The last line of the list takes the words as they were typed."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("a")
        await typed(pilot, "neigh")
        await pilot.press(*"bench", "down", "enter")
        await until(pilot, lambda: "+ bench" in screen(app))
        assert recorded(app, OfferMade) == [OfferMade(card="neighbour")]


async def test_what_a_card_holds_is_not_listed_before_somebody_says_it() -> None:
    """The pick list of a role's assets is empty until a letter is typed."""
    app = leading(co_producing())
    async with app.run_test() as pilot:
        await pilot.press("a")
        await typed(pilot, "neigh")
        await until(pilot, lambda: "What does the Neighbour offer?" in screen(app))
        assert "Builds benches" not in screen(app)


async def test_a_need_spoken_of_stands_on_the_board_and_an_unspoken_one_does_not() -> None:
    """`w`, the role, the need."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("w")
        await typed(pilot, "neigh")
        await typed(pilot, "seat")
        await until(pilot, lambda: bool(recorded(app, IdeaRaised)))
        assert recorded(app, IdeaRaised) == [IdeaRaised(card="neighbour", items=("neighbour/a-seat",))]
        shown = screen(app)
        assert "A seat with a back" in shown
        assert "Flowers in spring" not in shown


async def test_the_professional_explains_every_parameter_in_one_entry() -> None:
    """`e`, Enter, the officer: all parameters of the scenario."""
    app = leading(co_producing())
    async with app.run_test() as pilot:
        await pilot.press("e")
        await until(pilot, lambda: "[x] Budget" in screen(app))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: bool(recorded(app, ParametersExplained)))
        everything = app.session.scenario.parameters.ids()
        assert recorded(app, ParametersExplained) == [ParametersExplained(parameters=everything, card="officer")]


async def test_a_proposal_is_asked_for_question_by_question() -> None:
    """Title, who, offers, needs, outcomes, cost and weeks, risk."""
    table = co_producing()
    table.done(coproduction.offer, "neighbour", "neighbour/carpentry")
    app = leading(table)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("p", "enter")
        await typed(pilot, "A bench")
        await pilot.press("space", "enter", "space", "enter")
        await typed(pilot, "seat")
        await pilot.press("enter")
        await typed(pilot, "£1,500 3 weeks")
        await typed(pilot, "rain")
        await until(pilot, lambda: bool(recorded(app, ProposalShaped)))
        assert recorded(app, ProposalShaped) == [
            ProposalShaped(
                proposal="p1",
                cards=("officer",),
                assets=("neighbour/carpentry",),
                items=("neighbour/a-seat",),
                cost=1500.0,
                weeks=3.0,
            )
        ]
        shown = screen(app)
        assert "p1 A bench" in shown
        assert "! over the budget by" in shown


async def test_a_ready_made_plan_is_recorded_as_just_that() -> None:
    """The pick list has a line for a plan that somebody brought."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("p")
        await typed(pilot, "ready")
        await typed(pilot, "My plan")
        await pilot.press("escape")
        await typed(pilot, "record")
        await until(pilot, lambda: bool(recorded(app, ProposalShaped)))
        assert recorded(app, ProposalShaped) == [ProposalShaped(proposal="p1", ready_made=True)]
        assert "brought ready-made" in screen(app)


async def test_escape_after_the_title_may_leave_the_proposal() -> None:
    """Nothing is recorded, and the title is there again the next time."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("p", "enter")
        await typed(pilot, "A bench")
        await until(pilot, lambda: asks(app, "Who shaped it?"))
        await pilot.press("escape")
        await until(pilot, lambda: asks(app, "Stop here?"))
        await typed(pilot, "leave")
        await until(pilot, lambda: isinstance(app.screen, CoProductionScreen))
        assert recorded(app, ProposalShaped) == []
        await pilot.press("p", "enter")
        await until(pilot, lambda: asks(app, "What is the proposal?") and "A bench" in screen(app))


async def test_escape_twice_goes_back_to_the_question() -> None:
    """The second answers what is to become of the entry: nothing yet."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("p", "enter")
        await typed(pilot, "A bench")
        await until(pilot, lambda: asks(app, "Who shaped it?"))
        await pilot.press("escape")
        await until(pilot, lambda: asks(app, "Stop here?"))
        await pilot.press("escape")
        await until(pilot, lambda: asks(app, "Who shaped it?"))


async def test_a_cost_without_a_number_is_asked_for_again() -> None:
    """What was typed stands in the field."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.press("p", "enter")
        await typed(pilot, "A bench")
        for question in ("Who shaped it?", "Which needs", "Which outcomes"):
            await until(pilot, lambda question=question: asks(app, question))
            await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Cost, then weeks?"))
        await typed(pilot, "cheap")
        await until(pilot, lambda: "There is no number in it." in screen(app) and "cheap" in screen(app))
        assert recorded(app, ProposalShaped) == []


async def test_nobody_who_joins_is_nothing_to_record() -> None:
    """The facilitator is told so, in these words."""
    app = leading(with_a_proposal())
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.press("j", "enter")
        await typed(pilot, "nobody yet")
        await until(pilot, lambda: "Nobody joins it yet: nothing is recorded." in screen(app))
        assert recorded(app, ProposalJoined) == []


async def test_a_very_long_title_leaves_room_for_all_else() -> None:
    """The board cuts it; the log has all of it."""
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("p", "enter")
        await until(pilot, lambda: asks(app, "What is the proposal?"))
        app.screen.query_one(Input).value = "A bench " * 400
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "Who shaped it?"))
        await pilot.press("escape")
        await typed(pilot, "record")
        await until(pilot, lambda: bool(recorded(app, ProposalShaped)))
        (made,) = coproduction.proposals(app.session, ROUND)
        assert len(made.title) == 3199
        assert screen(app).count("A bench") <= 160 // len("A bench ")


async def test_who_joins_and_who_owns_is_one_flow() -> None:
    """`j`, ticks, the owner."""
    app = leading(with_a_proposal())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("j", "space", "enter")
        await typed(pilot, "council officer")
        await until(pilot, lambda: bool(recorded(app, ProposalJoined)))
        proposal = coproduction.proposal(app.session, ROUND, "p1")
        assert proposal is not None
        assert (proposal.joined, proposal.owners) == (("officer",), ("officer",))


async def test_the_group_decides_by_a_show_of_hands_with_a_count() -> None:
    """`d`, the proposal, the method, the count, why, the final word."""
    app = leading(with_a_proposal())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("d", "space", "enter", "enter")
        await typed(pilot, "4")
        await typed(pilot, "it lasts")
        await pilot.press("enter")
        await typed(pilot, "councillor")
        await until(pilot, lambda: bool(recorded(app, DecisionMade)))
        assert recorded(app, DecisionMade) == [
            DecisionMade(
                proposals=("p1",),
                among=("p1",),
                method="show-of-hands",
                decider="group",
                votes={"p1": 4},
                final_say="councillor",
            )
        ]


async def test_the_grid_shows_what_is_unsaid_while_its_key_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """`g` opens it and keeps it open; Escape closes it at once."""
    monkeypatch.setattr(grid, "HELD", 3600.0)
    app = leading(co_producing())
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("g", "g")
        await until(pilot, lambda: "Builds benches" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Builds benches" not in screen(app))


async def test_the_grid_closes_by_itself_when_its_key_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to remember to close it."""
    monkeypatch.setattr(grid, "HELD", 0.01)
    app = leading(co_producing())
    async with app.run_test() as pilot:
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, CoProductionScreen))


async def test_nothing_unsaid_is_on_the_board_when_the_round_begins() -> None:
    """No item and no private text of any card is on the screen."""
    app = leading(co_producing())
    async with app.run_test(size=(200, 60)) as pilot:
        await until(pilot, lambda: "nothing offered yet" in screen(app))
        shown = screen(app)
        unsaid = [item.text for card in DECK.cards for item in card.assets + card.wishes]
        private = [card.private for card in DECK.cards if card.private]
        assert [text for text in unsaid + private if text in shown] == []
