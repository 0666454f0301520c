"""The co-production round: parameters, offers, ideas, proposals and what the group decides."""

import pytest

from coopexercise.exercise import consultation, coproduction, corrections, dealing
from coopexercise.exercise.coproduction import Breach, Idea, Offer, Proposal
from coopexercise.exercise.events import (
    GROUP,
    DecisionMade,
    IdeaRaised,
    OfferMade,
    ParametersExplained,
    ProposalJoined,
    ProposalShaped,
)
from coopexercise.exercise.refusals import Reason, refuse
from coopexercise.exercise.scenario import Parameters
from tests.exercise.table import SCENARIO, co_producing, consulting, dealt

ROUND = "co-production"


def shaping(**shape):
    """Return a table with one proposal of this shape."""
    table = co_producing()
    table.done(coproduction.shape, "A bench", **shape)
    return table


def test_parameters_are_explained_by_a_card_or_the_facilitator():
    """The latest explanation of each counts."""
    table = co_producing()
    (event,) = table.done(coproduction.explain, ("budget", "clear-pavement"), "officer")
    table.done(coproduction.explain, ("budget", "who"))
    assert (event.data, coproduction.explained(table.session, ROUND)) == (
        ParametersExplained(parameters=("budget", "clear-pavement"), card="officer"),
        {"budget": "", "clear-pavement": "officer", "who": ""},
    )


def test_parameters_are_explained_in_a_consultation_too():
    """Some are heard in either round."""
    table = consulting()
    table.done(coproduction.explain, ("budget",), "officer")
    assert coproduction.explained(table.session, "consultation") == {"budget": "officer"}


@pytest.mark.parametrize(
    ("parameters", "card", "refusal"),
    [
        (("budget", "weather"), "", refuse(Reason.NO_SUCH_PARAMETER, parameter="weather")),
        (("budget",), "mayor", refuse(Reason.NO_SUCH_CARD, card="mayor")),
    ],
)
def test_only_parameters_of_the_scenario_are_explained(parameters, card, refusal):
    """By somebody at the table."""
    assert co_producing().do(coproduction.explain, parameters, card) == refusal


def test_offers_come_from_the_card_and_beyond_it():
    """Both stand on the table in order."""
    table = co_producing()
    (own,) = table.done(coproduction.offer, "neighbour", "neighbour/carpentry")
    (beyond,) = table.done(coproduction.offer, "pupil", text=" My uncle has a crane ")
    assert (own.data, beyond.data) == (
        OfferMade(card="neighbour", asset="neighbour/carpentry"),
        OfferMade(card="pupil"),
    )
    assert coproduction.offers(table.session, ROUND) == (
        Offer(own.seq, "neighbour", "neighbour/carpentry", ""),
        Offer(beyond.seq, "pupil", "", "My uncle has a crane"),
    )


@pytest.mark.parametrize(
    ("card", "asset", "text", "refusal"),
    [
        ("neighbour", "pupil/painting", "", refuse(Reason.NO_SUCH_ITEM, item="pupil/painting")),
        ("neighbour", "pupil/carpentry", "", refuse(Reason.NO_SUCH_ITEM, item="pupil/carpentry")),
        ("neighbour", "neighbour/a-seat", "", refuse(Reason.NO_SUCH_ITEM, item="neighbour/a-seat")),
        ("neighbour", "carpentry", "", refuse(Reason.NO_SUCH_ITEM, item="carpentry")),
        ("neighbour", "", " ", refuse(Reason.WORDS_MISSING)),
        ("mayor", "", "A band", refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ("observer", "", "A hand", refuse(Reason.NO_SUCH_CARD, card="observer")),
    ],
)
def test_an_offer_is_ones_own_or_in_words(card, asset, text, refusal):
    """Nobody offers another card's asset, nor a need."""
    assert co_producing().do(coproduction.offer, card, asset, text) == refusal


def test_a_card_that_nobody_holds_offers_nothing():
    """It is on the deck but not in play."""
    table = dealt(("officer", "neighbour")).go("round", ROUND)
    assert table.do(coproduction.offer, "pupil", "pupil/painting") == refuse(Reason.NOT_IN_PLAY, card="pupil")


def test_a_card_that_stayed_can_still_offer():
    """Its holder left what was promised on the table."""
    table = co_producing()
    table.done(dealing.leave, "s3")
    assert table.done(coproduction.offer, "pupil", "pupil/painting")[0].data.card == "pupil"


def test_what_a_retired_card_offered_in_its_round_can_be_typed_late():
    """In a later round it is out of play."""
    table = co_producing(order="swap")
    table.go("ratings", ROUND)
    table.done(dealing.leave, "s3", "retired")
    table.done(coproduction.offer, "pupil", "pupil/painting")
    table.go("round", "consultation")
    assert table.do(coproduction.explain, ("budget",), "pupil") == refuse(Reason.NOT_IN_PLAY, card="pupil")


def test_ideas_and_needs_are_said_aloud():
    """A need may be spoken of without words of its own."""
    table = co_producing()
    (idea,) = table.done(coproduction.idea, "pupil", "Paint it!", ("pupil/safe-wait",))
    (need,) = table.done(coproduction.idea, "officer", "", ("neighbour/a-seat", "officer/thanks"))
    assert (need.data, coproduction.ideas(table.session, ROUND)) == (
        IdeaRaised(card="officer", items=("neighbour/a-seat", "officer/thanks")),
        (
            Idea(idea.seq, "pupil", ("pupil/safe-wait",), "Paint it!"),
            Idea(need.seq, "officer", ("neighbour/a-seat", "officer/thanks"), ""),
        ),
    )


@pytest.mark.parametrize(
    ("card", "text", "items", "refusal"),
    [
        ("pupil", "", (), refuse(Reason.WORDS_MISSING)),
        ("pupil", "Look", ("pupil/safe-wait", "pupil/painting"), refuse(Reason.NO_SUCH_ITEM, item="pupil/painting")),
        ("mayor", "Look", (), refuse(Reason.NO_SUCH_CARD, card="mayor")),
    ],
)
def test_an_idea_has_words_or_items(card, text, items, refusal):
    """The items are needs and wants of the deck."""
    assert co_producing().do(coproduction.idea, card, text, items) == refusal


def test_what_was_spoken_of_is_public():
    """By an idea or in a proposal, each once."""
    table = shaping(items=("officer/no-upkeep", "pupil/safe-wait"))
    table.done(coproduction.idea, "pupil", "", ("pupil/safe-wait",))
    assert coproduction.spoken_of(table.session, ROUND) == ("pupil/safe-wait", "officer/no-upkeep")


def test_a_proposal_in_full():
    """Everything it may say is in the event, and the board shows it."""
    table = co_producing()
    (event,) = table.done(
        coproduction.shape,
        "A bench with flowers",
        text="Built from old doors",
        risk="Rain",
        cards=("neighbour", "pupil"),
        assets=("neighbour/carpentry", "pupil/painting"),
        items=("neighbour/a-seat",),
        outcomes=("glad-to-wait",),
        cost=300.0,
        weeks=4.0,
        stage="co-deliver",
    )
    data = ProposalShaped(
        proposal="p1",
        cards=("neighbour", "pupil"),
        assets=("neighbour/carpentry", "pupil/painting"),
        items=("neighbour/a-seat",),
        outcomes=("glad-to-wait",),
        cost=300.0,
        weeks=4.0,
        stage="co-deliver",
    )
    board = Proposal(event.seq, data, "A bench with flowers", "Built from old doors", "Rain", events=(event.seq,))
    assert (event.data, coproduction.proposals(table.session, ROUND)) == (data, (board,))


def test_a_proposal_is_shaped_again():
    """The latest shape takes the place of the earlier, and who joined stays."""
    table = shaping(cost=900.0)
    table.done(coproduction.join, "p1", "pupil")
    table.done(coproduction.shape, "A bench for two", proposal="p1", cost=500.0)
    found = coproduction.proposal(table.session, ROUND, "p1")
    assert (found.title, found.data.cost, found.joined, len(found.events)) == ("A bench for two", 500.0, ("pupil",), 3)
    assert [coproduction.title(table.session, ROUND, each) for each in ("p1", "p9")] == ["A bench for two", "p9"]


def test_a_plan_that_somebody_brings_is_recorded_as_just_that():
    """Ready-made is not refused."""
    (event,) = co_producing().done(coproduction.shape, "The officer's plan", cards=("officer",), ready_made=True)
    assert event.data == ProposalShaped(proposal="p1", cards=("officer",), ready_made=True)


@pytest.mark.parametrize(
    ("shape", "refusal"),
    [
        ({"title": " "}, refuse(Reason.WORDS_MISSING)),
        ({"proposal": "p7"}, refuse(Reason.NO_SUCH_PROPOSAL, proposal="p7")),
        ({"cards": ("pupil", "mayor")}, refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ({"assets": ("pupil/safe-wait",)}, refuse(Reason.NO_SUCH_ITEM, item="pupil/safe-wait")),
        ({"items": ("pupil/painting",)}, refuse(Reason.NO_SUCH_ITEM, item="pupil/painting")),
        ({"outcomes": ("peace",)}, refuse(Reason.NO_SUCH_OUTCOME, outcome="peace")),
        ({"cost": -1.0}, refuse(Reason.OUT_OF_RANGE, what="The cost", least=0, most=1_000_000_000)),
        ({"cost": float("nan")}, refuse(Reason.OUT_OF_RANGE, what="The cost", least=0, most=1_000_000_000)),
        ({"weeks": 521.0}, refuse(Reason.OUT_OF_RANGE, what="The weeks", least=0, most=520)),
        ({"risk": "x" * 5_000}, refuse(Reason.WORDS_TOO_LONG, length=5_000, most=4_000)),
    ],
)
def test_a_proposal_is_made_of_what_there_is(shape, refusal):
    """Cards in play, items of the deck, outcomes of the scenario, and sensible numbers."""
    assert co_producing().do(coproduction.shape, **{"title": "A bench"} | shape) == refusal


def test_ids_of_withdrawn_proposals_are_not_used_again():
    """What p2 meant in the log it means for ever."""
    table = shaping()
    (second,) = table.done(coproduction.shape, "A pond")
    table.done(corrections.withdraw, second.seq)
    (third,) = table.done(coproduction.shape, "A tree")
    assert (third.data.proposal, coproduction.next_id(table.session)) == ("p3", "p4")


@pytest.mark.parametrize(
    ("data", "breaches"),
    [
        (ProposalShaped(proposal="p1", cost=1200.0, weeks=6.0), ()),
        (ProposalShaped(proposal="p1", cost=1500.0, weeks=2.0), (Breach("budget", 300.0),)),
        (
            ProposalShaped(proposal="p1", cost=1201.0, weeks=10.0),
            (Breach("budget", 1.0), Breach("weeks", 4.0)),
        ),
        (ProposalShaped(proposal="p1", weeks=6.0), (Breach("budget", None),)),
    ],
)
def test_over_the_parameters_is_shown(data, breaches):
    """And what a proposal leaves open is shown as well; the limit itself is within."""
    assert coproduction.against_parameters(SCENARIO.parameters, data) == breaches


def test_over_the_parameters_is_never_blocked():
    """A proposal may cost more than there is."""
    found = coproduction.proposals(shaping(cost=99_999.0).session, ROUND)
    assert coproduction.against_parameters(SCENARIO.parameters, found[0].data)[0] == Breach("budget", 98_799.0)


def test_without_parameters_nothing_is_over():
    """No budget is no limit."""
    assert coproduction.against_parameters(Parameters(), ProposalShaped(proposal="p1", cost=5.0)) == ()


def test_roles_join_own_and_leave():
    """Who owns is in as well; who leaves no longer owns."""
    table = shaping()
    steps = [
        ("pupil", "joins"),
        ("neighbour", "owns"),
        ("pupil", "owns"),
        ("neighbour", "leaves"),
        ("officer", "joins"),
    ]
    boards = []
    for card, how in steps:
        table.done(coproduction.join, "p1", card, how)
        found = coproduction.proposal(table.session, ROUND, "p1")
        boards.append((found.joined, found.owners))
    assert boards == [
        (("pupil",), ()),
        (("pupil", "neighbour"), ("neighbour",)),
        (("pupil", "neighbour"), ("pupil", "neighbour")),
        (("pupil",), ("pupil",)),
        (("pupil", "officer"), ("pupil",)),
    ]
    assert table.events[-1].data == ProposalJoined(proposal="p1", card="officer", how="joins")


@pytest.mark.parametrize(
    ("proposal", "card", "how", "refusal"),
    [
        ("p9", "pupil", "joins", refuse(Reason.NO_SUCH_PROPOSAL, proposal="p9")),
        ("p1", "mayor", "joins", refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ("p1", "pupil", "joins", refuse(Reason.ALREADY_JOINED, card="pupil")),
        ("p1", "neighbour", "joins", refuse(Reason.ALREADY_JOINED, card="neighbour")),
        ("p1", "neighbour", "owns", refuse(Reason.ALREADY_JOINED, card="neighbour")),
        ("p1", "officer", "leaves", refuse(Reason.NOT_JOINED, card="officer")),
    ],
)
def test_nobody_joins_twice_or_leaves_what_they_are_not_in(proposal, card, how, refusal):
    """An owner is in, too."""
    table = shaping()
    table.done(coproduction.join, "p1", "pupil")
    table.done(coproduction.join, "p1", "neighbour", "owns")
    assert table.do(coproduction.join, proposal, card, how) == refusal


def test_everybody_joins_in_one_go():
    """Who is named joins, who is not leaves, and the owner owns it without joining first."""
    table = shaping()
    first = table.done(coproduction.join_all, "p1", ["pupil", "pupil", "trader"], "neighbour")
    then = table.done(coproduction.join_all, "p1", ["officer", "neighbour"], "pupil")
    found = coproduction.proposal(table.session, ROUND, "p1")
    assert [(event.data.card, event.data.how) for event in (*first, *then)] == [
        ("pupil", "joins"),
        ("trader", "joins"),
        ("neighbour", "owns"),
        ("trader", "leaves"),
        ("officer", "joins"),
        ("pupil", "owns"),
    ]
    assert (found.joined, found.owners, {event.round for event in first}) == (
        ("pupil", "neighbour", "officer"),
        ("pupil", "neighbour"),
        {ROUND},
    )


def test_everybody_may_leave_a_proposal():
    """Nobody named is nobody in."""
    table = shaping()
    table.done(coproduction.join_all, "p1", ["pupil"], "trader")
    table.done(coproduction.join_all, "p1", [])
    assert coproduction.proposal(table.session, ROUND, "p1").joined == ()


@pytest.mark.parametrize(
    ("proposal", "cards", "owner", "refusal"),
    [
        ("p9", ["pupil"], "", refuse(Reason.NO_SUCH_PROPOSAL, proposal="p9")),
        ("p1", ["pupil", "mayor"], "", refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ("p1", ["pupil"], "mayor", refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ("p1", ["trader", "pupil"], "", refuse(Reason.NOTHING_CHANGES)),
        ("p1", ["pupil"], "trader", refuse(Reason.NOTHING_CHANGES)),
    ],
)
def test_joining_in_one_go_is_joining(proposal, cards, owner, refusal):
    """The same rules hold, and what is so already is not written down again."""
    table = shaping()
    table.done(coproduction.shape, "A pond")
    table.done(coproduction.join_all, "p1", ["pupil"], "trader")
    assert table.do(coproduction.join_all, proposal, cards, owner) == refusal


@pytest.mark.parametrize("method", ["show-of-hands", "dot-vote", "fist-of-five", "consent"])
def test_the_group_decides(method):
    """By each method, with who has the last word outside the room."""
    table = shaping()
    table.done(coproduction.shape, "A pond")
    (event,) = table.done(
        coproduction.decide,
        ("p1",),
        method,
        votes={"p1": 4, "p2": 1},
        reason="It serves most",
        dissent="The pond was nicer",
        final_say="councillor",
    )
    assert (event.data, event.words) == (
        DecisionMade(
            proposals=("p1",),
            among=("p1", "p2"),
            method=method,
            decider=GROUP,
            votes={"p1": 4, "p2": 1},
            final_say="councillor",
        ),
        {"reason": "It serves most", "dissent": "The pond was nicer"},
    )


def test_several_proposals_can_be_decided_for():
    """Those that were chosen can be asked for."""
    table = shaping()
    table.done(coproduction.shape, "A pond")
    table.done(coproduction.decide, ("p1", "p2"), "consent")
    standing = consultation.standing(table.session, ROUND)
    chosen = coproduction.decided(table.session, standing, ROUND)
    assert (standing.chosen, [each.title for each in chosen]) == (("p1", "p2"), ["A bench", "A pond"])


def test_a_card_may_decide_for_the_group():
    """It is recorded: a co-production round that failed shows that it failed."""
    (event,) = shaping().done(coproduction.decide, ("p1",), "officer", by="officer", final_say=GROUP)
    assert (event.data.decider, event.data.final_say) == ("officer", GROUP)


def test_agreeing_on_none_needs_a_reason():
    """Also where there was nothing to agree on."""
    table = co_producing()
    refused = table.do(coproduction.decide, (), "consent")
    (event,) = table.done(coproduction.decide, (), "consent", reason="We ran out of time")
    assert (refused, event.data) == (
        refuse(Reason.REASON_MISSING),
        DecisionMade(method="consent", decider=GROUP),
    )


@pytest.mark.parametrize(
    ("decision", "refusal"),
    [
        ({"chosen": ("p1", "p9")}, refuse(Reason.NO_SUCH_PROPOSAL, proposal="p9")),
        ({"votes": {"p9": 1}}, refuse(Reason.NO_SUCH_PROPOSAL, proposal="p9")),
        ({"votes": {"p1": -1}}, refuse(Reason.OUT_OF_RANGE, what="A count", least=0, most=1_000)),
        ({"by": "mayor"}, refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ({"final_say": "mayor"}, refuse(Reason.NO_SUCH_CARD, card="mayor")),
    ],
)
def test_a_decision_is_about_proposals_and_people_that_exist(decision, refusal):
    """Nothing else can be voted on."""
    assert shaping().do(coproduction.decide, **{"chosen": ("p1",), "method": "consent"} | decision) == refusal


def test_options_do_not_exist_in_co_production():
    """An option's id is no proposal, and choosing one is refused with the reason."""
    table = shaping()
    assert (
        table.do(consultation.choose, "s1", "fence"),
        table.do(consultation.decide, "fence", "officer", "Because"),
        table.do(coproduction.decide, ("fence",), "consent"),
    ) == (
        refuse(Reason.OPTIONS_IN_CO_PRODUCTION),
        refuse(Reason.OPTIONS_IN_CO_PRODUCTION),
        refuse(Reason.NO_SUCH_PROPOSAL, proposal="fence"),
    )


def test_a_consultation_asks_for_no_offers():
    """Nor for ideas, proposals or the group's decision."""
    table, refusal = consulting(), refuse(Reason.CONSULTATION_ASKS_FOR_NO_OFFERS)
    refused = (
        table.do(coproduction.offer, "neighbour", "neighbour/carpentry"),
        table.do(coproduction.idea, "pupil", "Paint it"),
        table.do(coproduction.shape, "A bench"),
        table.do(coproduction.join, "p1", "pupil"),
        table.do(coproduction.join_all, "p1", ["pupil"]),
        table.do(coproduction.decide, (), "consent", reason="None"),
    )
    assert refused == (refusal,) * 6


def test_entries_belong_to_a_round_that_has_started():
    """Before it, nothing is offered."""
    assert consulting().do(coproduction.offer, "pupil", text="A rope", round_id=ROUND) == refuse(
        Reason.ROUND_NOT_STARTED, round=ROUND
    )


def test_a_proposal_that_does_not_exist_is_none():
    """Asking is no error."""
    assert coproduction.proposal(co_producing().session, ROUND, "p1") is None
