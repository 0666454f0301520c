"""Simulated participants go through a whole session with the same commands as people."""

from collections.abc import Iterable, Sequence
from functools import cache
from statistics import mode

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, clock, consultation, coproduction, debrief, ratings
from coopexercise.exercise.deck import Card, Deck, Item, Seats
from coopexercise.exercise.events import (
    OBSERVER,
    CardsDealt,
    IdeaRaised,
    InjectReleased,
    MissingNamed,
    OfferMade,
    OptionChosen,
    OutcomesAgreed,
    ProposalJoined,
    ProposalShaped,
    RatingGiven,
    StepStarted,
    VoiceTaken,
)
from coopexercise.exercise.refusals import Refusal
from coopexercise.exercise.rehearsal import Command, rehearse
from coopexercise.exercise.scenario import Option, Parameters, Round, Scenario
from coopexercise.exercise.session import Part, Session, fold

from .table import DECK, SCENARIO, Table

CONSULTATION, CO_PRODUCTION = "consultation", "co-production"
SEEDS = range(25)


class Refused(Exception):
    """A command was refused."""


def rehearsed(
    people: int | Sequence[Sequence[str]] = 5,
    seed: int = 1,
    scenario: Scenario = SCENARIO,
    deck: Deck = DECK,
    **options: object,
) -> Table:
    """Return a table at which a session was rehearsed."""
    table = Table().open(scenario, deck, simulated=True, **options)

    def perform(command: Command) -> Session:
        result = table.do(command)
        if isinstance(result, Refusal):
            raise Refused(result.reason)
        return table.session

    rehearse(perform, table.wait, [()] * people if isinstance(people, int) else people, seed)
    return table


@cache
def usual(seed: int) -> Table:
    """Return a table of five people that was rehearsed with this seed."""
    return rehearsed(seed=seed)


def facts(table: Table) -> list[tuple[object, ...]]:
    """Return what every event says and when, without its stamp."""
    return [(event.at, event.round, event.data, event.words) for event in table.events]


def card(name: str, side: str = "resident", **items: Sequence[Item]) -> Card:
    """Return a card of exactly one seat."""
    found = Card(name, name.capitalize(), side, Seats(1, 1))  # type: ignore[arg-type]
    return replace(found, **{kind: tuple(each) for kind, each in items.items()})


def deck_of(*cards: Card) -> Deck:
    """Return a deck of these cards."""
    return Deck("made", "Made by hand", cards)


def with_rounds(consulting: dict[str, object] | None = None, producing: dict[str, object] | None = None) -> Scenario:
    """Return the scenario with other rounds; cards are named anew, so nobody is named as the decider."""
    first, second = SCENARIO.rounds
    first = replace(first, decided_by="", **(consulting or {}))
    return replace(SCENARIO, rounds=(first, replace(second, **(producing or {}))))


def slips(table: Table, round_id: str) -> list[RatingGiven]:
    """Return the slips on which people said something."""
    return [slip for _, slip in ratings.slips(table.session, round_id).values() if not slip.declined]


def confirmed(table: Table, round_id: str) -> dict[str, str]:
    """Return `{item: yes, partly or no}` by the holders of the cards."""
    return {ref: met for slip in slips(table, round_id) for ref, met in slip.items.items()}


def test_the_same_seed_gives_the_same_session() -> None:
    """Data, words and times are the same again."""
    assert facts(rehearsed(seed=7)) == facts(rehearsed(seed=7))


def test_another_seed_gives_another_session() -> None:
    """Chance plays a part."""
    assert facts(rehearsed(seed=7)) != facts(rehearsed(seed=8))


@pytest.mark.parametrize("people", [2, 3, 5, 6, 11, 40])
def test_any_table_comes_to_its_end(people: int) -> None:
    """From two people to forty, both rounds are played, decided and rated, and the session ends."""
    session = rehearsed(people).session
    decided = [consultation.standing(session, each) is not None for each in (CONSULTATION, CO_PRODUCTION)]
    rated = [set(ratings.slips(session, each)) for each in (CONSULTATION, CO_PRODUCTION)]
    playing = {seat for seat, held in session.deal.items() if held != OBSERVER}
    assert (session.ended, len(session.deal), decided, rated) == (True, people, [True, True], [playing, playing])


def test_the_log_alone_gives_the_session() -> None:
    """What was rehearsed folds from its events like any other session."""
    table = rehearsed()
    assert fold(table.events) == table.session


def test_it_is_marked_simulated_and_ends_properly() -> None:
    """The session says that it was simulated, and was not cut short."""
    table = rehearsed()
    assert (table.session.opened.simulated, table.events[-1].kind) == (True, "session.ended")
    assert not table.events[-1].data.cut_short  # type: ignore[attr-defined]


def test_every_part_takes_its_planned_time() -> None:
    """Each clock stands at its plan when its part is over."""
    session = rehearsed().session
    readings = {part: clock.read(each, each.since) for part, each in session.clocks.items()}
    planned = {
        Part("briefing"): 60.0,
        Part("round", CONSULTATION): 300.0,
        Part("ratings", CONSULTATION): 60.0,
        Part("round", CO_PRODUCTION): 600.0,
        Part("ratings", CO_PRODUCTION): 60.0,
        Part("debrief"): 500.0,
    }
    assert {part: round(reading.played, 1) for part, reading in readings.items()} == planned


def moments(table: Table, kind: type, round_id: str) -> list[tuple[float, object]]:
    """Return when events of a kind came, in seconds of their round, with their data."""
    began = next(event for event in table.events if event.kind == "round.started" and event.round == round_id)
    found = [event for event in table.events if isinstance(event.data, kind) and event.round == round_id]
    return [(round((event.mono - began.mono) / 1000), event.data) for event in found]


def test_steps_begin_as_planned() -> None:
    """A step begins when those before it are over."""
    assert moments(rehearsed(), StepStarted, CO_PRODUCTION) == [(100, StepStarted(step=1)), (300, StepStarted(step=2))]


def test_news_comes_at_its_minute() -> None:
    """Injects are released at their second, to whom they are for."""
    expected = [
        (60, InjectReleased(inject="rain", to="everyone")),
        (120, InjectReleased(inject="letter", to="officer")),
    ]
    assert moments(rehearsed(), InjectReleased, CONSULTATION) == expected


def test_news_after_the_end_of_a_shortened_round_comes_at_its_end() -> None:
    """A round with other minutes still takes just those."""
    late = replace(SCENARIO.rounds[1].injects[0], at=595)
    scenario = with_rounds(producing={"injects": (late,)})
    found = moments(rehearsed(scenario=scenario, equal_time=True), InjectReleased, CO_PRODUCTION)
    assert found == [(450, InjectReleased(inject="gift", to="everyone"))]


def test_steps_that_are_too_long_for_their_round_do_not_prolong_it() -> None:
    """What has not begun by the end of the round begins then."""
    steps = tuple(replace(each, seconds=400) for each in SCENARIO.rounds[1].steps)
    table = rehearsed(scenario=with_rounds(producing={"steps": steps}))
    assert [at for at, _ in moments(table, StepStarted, CO_PRODUCTION)] == [400, 600]


def test_rounds_can_be_swapped() -> None:
    """The rounds are played in the order of the session."""
    table = rehearsed(order="swap")
    assert [event.round for event in table.events if event.kind == "round.started"] == [CO_PRODUCTION, CONSULTATION]


def test_people_keep_out_of_cards_they_must_not_get() -> None:
    """The `not` lists are kept in the deal."""
    deals = [rehearsed([("officer",), (), (), (), ()], seed).session.deal for seed in range(10)]
    assert "officer" not in {deal["s1"] for deal in deals}


def test_the_deal_has_the_seed() -> None:
    """Cards are drawn with the seed of the rehearsal."""
    assert [event.data.seed for event in rehearsed(seed=9).events if isinstance(event.data, CardsDealt)] == [9]


def test_too_few_people_are_refused() -> None:
    """What `perform` raises reaches the caller."""
    with pytest.raises(Refused, match="too-few-people"):
        rehearsed(1)


def test_notice_is_given_and_outcomes_are_agreed() -> None:
    """The briefing says what is written down, and settles what success would be."""
    session = rehearsed().session
    agreed = [data.outcomes for _, data in session.entries("", OutcomesAgreed)]
    assert (session.noticed, agreed) == (True, [("glad-to-wait", "cared-for")])


# Consultation

MADE = deck_of(
    card("officer", "professional", needs=[Item("calm", "A calm year")]),
    card("cook", needs=[Item("stove", "A stove"), Item("helpers", "Helpers")]),
    card("singer", needs=[Item("stage", "A stage")], wants=[Item("choir", "A choir")]),
)
KITCHEN = Option("kitchen", "A kitchen", meets=("cook/stove",))
HALL = Option("hall", "A hall", meets=("singer/stage", "singer/choir"), harms=("cook/stove",))


def test_each_role_chooses_what_serves_its_own_card_best() -> None:
    """Items met, less items harmed, decide."""
    fair = Option("fair", "A fair", meets=("cook/stove",), harms=("cook/helpers",))
    scenario = with_rounds({"options": (fair, KITCHEN, HALL)})
    sessions = [rehearsed(3, seed, scenario, MADE).session for seed in range(10)]
    chosen = {
        (each.card_of(seat), option)
        for each in sessions
        for seat, option in consultation.choices(each, CONSULTATION).items()
        if each.card_of(seat) != "officer"
    }
    assert chosen == {("cook", "kitchen"), ("singer", "hall")}


def test_ties_are_settled_by_chance() -> None:
    """Whom both options serve alike chooses now one, now the other."""
    sessions = [usual(seed).session for seed in range(10)]
    pupils = [consultation.choices(each, CONSULTATION)[each.holders("pupil")[0]] for each in sessions]
    assert set(pupils) == {"fence", "planters"}


def test_a_shared_card_has_one_answer() -> None:
    """Both seats of a mirror role choose the same."""
    session = rehearsed(11).session
    chosen = consultation.choices(session, CONSULTATION)
    assert len({chosen[seat] for seat in session.holders("pupil")}) == 1
    assert len(session.holders("pupil")) == 2


def reasons(option: Option) -> dict[str, str]:
    """Return what each role says when there is only this option."""
    session = rehearsed(3, scenario=with_rounds({"options": (option,)}), deck=MADE).session
    chosen = session.entries(CONSULTATION, OptionChosen)
    return {session.card_of(data.seat): event.words["reason"] for event, data in chosen if data.option}


def test_choices_come_with_a_reason_in_words() -> None:
    """A reason says what the option does to the role's own items."""
    assert reasons(HALL) == {
        "officer": "It does me no harm, and no good.",
        "cook": "It harms “A stove”, but no option is better for me.",
        "singer": "It meets “A stage” and “A choir”.",
    }


def test_a_reason_names_what_is_lost_as_well() -> None:
    """Who gains and loses says both."""
    both = Option("both", "Both", meets=("cook/stove",), harms=("cook/helpers",))
    assert reasons(both)["cook"] == "It meets “A stove”, though it harms “Helpers”."


def test_who_is_not_asked_says_so_unasked() -> None:
    """A role whose needs no option meets always remarks on it; one whose needs are all met never does."""
    scenario = with_rounds({"options": (HALL,)})
    remarked = [
        {
            (session.card_of(each.seat), each.text.partition("”")[0] + "”")
            for each in consultation.remarks(session, CONSULTATION)
        }
        for session in (rehearsed(3, seed, scenario, MADE).session for seed in range(10))
    ]
    assert all(("officer", "None of the options meets “A calm year”") in each for each in remarked)
    assert not any(name == "singer" for each in remarked for name, _ in each)


def test_the_decider_decides_among_the_options_with_a_reason() -> None:
    """The officer follows what most people chose and what serves the officer's own card."""
    decision = consultation.standing(rehearsed(2, 1).session, CONSULTATION)
    assert decision is not None
    assert (decision.data.decider, decision.chosen, decision.data.final_say) == ("officer", ("fence",), "officer")
    assert decision.words["dissent"] == "It harms what matters to the Neighbour."
    assert decision.words["reason"].endswith("people chose it. For my own part: it meets “No new upkeep”.")


def test_the_decider_is_no_dissenter() -> None:
    """Who decides against an item of their own card has weighed it; the others who lose dissent."""
    costly = Option("costly", "Costly", meets=("singer/stage",), harms=("officer/calm", "cook/stove"))
    session = rehearsed(3, scenario=with_rounds({"options": (costly,)}), deck=MADE).session
    decision = consultation.standing(session, CONSULTATION)
    assert decision is not None
    assert decision.words["dissent"] == "It harms what matters to the Cook."


def test_the_decider_goes_with_many_against_the_own_card() -> None:
    """Enough people outweigh what the decider would like."""
    voters = [card(f"voter-{place}", needs=[Item("tree", "A tree")]) for place in range(5)]
    officer = card("officer", "professional", needs=[Item("calm", "A calm year"), Item("order", "Order")])
    options = (
        Option("plant", "Plant a tree", meets=tuple(f"voter-{place}/tree" for place in range(5))),
        Option("wait", "Wait", meets=("officer/calm",)),
    )
    session = rehearsed(6, scenario=with_rounds({"options": options}), deck=deck_of(officer, *voters)).session
    decision = consultation.standing(session, CONSULTATION)
    assert decision is not None
    assert decision.chosen == ("plant",)


RESIDENTS = deck_of(
    card("cook", needs=[Item("stove", "A stove")], assets=[Item("soup", "Makes soup", ("singer/stage",))]),
    card("singer", needs=[Item("stage", "A stage")], assets=[Item("song", "Sings", ("cook/stove",))]),
)


def test_without_anybody_to_decide_the_group_does() -> None:
    """Where nobody is a professional or elected, most hands count and the facilitator explains."""
    session = rehearsed(2, scenario=with_rounds({"options": (KITCHEN,)}), deck=RESIDENTS).session
    decision = consultation.standing(session, CONSULTATION)
    assert decision is not None
    assert (decision.data.decider, decision.data.final_say) == ("group", "group")
    assert decision.words == {"reason": "2 of 2 people chose it."}
    assert coproduction.explained(session, CONSULTATION) == {"budget": ""}


# Co-production


def test_all_parameters_are_explained_the_believed_one_too() -> None:
    """A professional explains the limits as they believe them to be."""
    told = coproduction.explained(rehearsed().session, CO_PRODUCTION)
    assert told == dict.fromkeys(("budget", "weeks", "in_kind", "who", "clear-pavement", "no-digging"), "officer")


def test_nothing_is_explained_where_there_are_no_parameters() -> None:
    """An empty envelope needs no words, and proposals then say no cost and no weeks."""
    scenario = replace(
        with_rounds({"options": (KITCHEN,), "explains": ()}), parameters=Parameters(), outcomes=(), stages=()
    )
    sessions = [rehearsed(2, seed, scenario, RESIDENTS).session for seed in range(10)]
    shaped = [data for each in sessions for _, data in each.entries(CO_PRODUCTION, ProposalShaped)]
    told = [coproduction.explained(each, name) for each in sessions for name in (CONSULTATION, CO_PRODUCTION)]
    agreed = [each.entries("", OutcomesAgreed) for each in sessions]
    assert {(data.cost, data.weeks, data.stage, data.outcomes) for data in shaped} == {(None, None, None, ())}
    assert (told, agreed) == ([{}] * 20, [[]] * 10)


def test_everybody_speaks_of_a_need_before_anything_is_offered() -> None:
    """Each role says its first need aloud; offers come after."""
    events = rehearsed().events
    first_offer = next(event.seq for event in events if isinstance(event.data, OfferMade))
    said = [event.data for event in events if isinstance(event.data, IdeaRaised) and event.seq < first_offer]
    firsts = {(data.card, data.items[0]) for data in said}
    assert firsts == {(each.id, each.ref(each.needs[0])) for each in DECK.cards}


def test_a_role_without_needs_or_assets_keeps_its_peace() -> None:
    """An empty card speaks of nothing and offers nothing from the card."""
    deck = deck_of(card("officer", "professional"), card("cook", needs=[Item("stove", "A stove")]))
    session = rehearsed(2, scenario=with_rounds({"options": (KITCHEN,)}), deck=deck).session
    spoken = {data.card for _, data in session.entries(CO_PRODUCTION, IdeaRaised)}
    offered = {each.asset for each in coproduction.offers(session, CO_PRODUCTION)} - {""}
    assert (spoken, offered) == ({"cook"}, set())
    assert any(slip.seat in session.holders("officer") and slip.items == {} for slip in slips_of(session))


def slips_of(session: Session) -> list[RatingGiven]:
    """Return all slips of the co-production round."""
    return [slip for _, slip in ratings.slips(session, CO_PRODUCTION).values()]


def test_what_answers_a_need_spoken_of_is_offered_first() -> None:
    """Of more assets than a role offers, the useful one is always among them."""
    useful = Item("stove", "Has a stove", ("cook/stove",))
    many = [Item(f"hat-{place}", "Has a hat") for place in range(5)]
    deck = deck_of(card("officer", "professional", assets=[*many, useful]), MADE.cards[1])
    scenario = with_rounds({"options": (KITCHEN,)})
    offered = [
        [each.asset for each in coproduction.offers(rehearsed(2, seed, scenario, deck).session, CO_PRODUCTION)]
        for seed in range(10)
    ]
    assert [each[0] for each in offered] == ["officer/stove"] * 10


def test_some_offer_more_than_their_card_says() -> None:
    """Now and then an offer is in words alone."""
    offers = [each for seed in SEEDS for each in coproduction.offers(usual(seed).session, CO_PRODUCTION)]
    assert {bool(each.asset) for each in offers if not each.text} == {True}
    assert any(each.text and not each.asset for each in offers)


def test_ideas_put_an_offer_beside_a_need() -> None:
    """Now and then somebody whose need an asset on the table answers says so."""
    ideas = [each for seed in SEEDS for each in coproduction.ideas(usual(seed).session, CO_PRODUCTION)]
    matched = {(each.card, each.items, each.text) for each in ideas if "could help" in each.text}
    assert matched == {("pupil", ("pupil/safe-wait",), "“Builds benches” could help with “A safe place to wait”.")}


RICH = deck_of(
    card(
        "officer",
        "professional",
        needs=[Item("calm", "A calm year")],
        assets=[Item("permit", "Gives permits", ("singer/stage", "cook/stove"))],
    ),
    card(
        "cook",
        needs=[Item("stove", "A stove")],
        assets=[Item("soup", "Makes soup", ("officer/calm", "singer/choir", "baker/oven"))],
    ),
    card(
        "singer",
        needs=[Item("stage", "A stage")],
        wants=[Item("choir", "A choir")],
        assets=[Item("song", "Sings", ("cook/stove", "officer/calm"))],
    ),
    card("baker", needs=[Item("oven", "An oven")], assets=[Item("bread", "Bakes", ("singer/stage", "cook/stove"))]),
)


def rich_within(seed: int, parameters: Parameters) -> Table:
    """Return a rehearsed table where much of what is brought is of use."""
    scenario = with_rounds({"options": (KITCHEN, HALL), "explains": ()})
    return rehearsed(4, seed, replace(scenario, parameters=parameters), RICH)


@cache
def rich(seed: int) -> Table:
    """Return such a table within the usual parameters."""
    return rich_within(seed, SCENARIO.parameters)


def proposals(table: Table) -> tuple[coproduction.Proposal, ...]:
    """Return the proposals of the co-production round."""
    return coproduction.proposals(table.session, CO_PRODUCTION)


def test_proposals_combine_offers_that_answer_needs_spoken_of() -> None:
    """Assets come from offers, items from what was said, and each item is answered by one of the assets."""
    for seed in SEEDS:
        table = rich(seed)
        offered = {each.asset for each in coproduction.offers(table.session, CO_PRODUCTION)}
        spoken = {ref for each in coproduction.ideas(table.session, CO_PRODUCTION) for ref in each.items}
        for each in proposals(table):
            assets = [RICH.item(ref) for ref in each.data.assets]
            answered = {ref for asset in assets if asset for ref in asset.answers}
            assert set(each.data.assets) <= offered
            assert set(each.data.items) <= spoken & answered
            assert set(each.data.cards) == {ref.partition("/")[0] for ref in each.data.assets}


def test_an_item_is_met_by_one_proposal() -> None:
    """What one proposal meets, the next one does not claim again."""
    claimed = [[ref for each in proposals(rich(seed)) for ref in each.data.items] for seed in SEEDS]
    assert [refs for refs in claimed if len(set(refs)) < len(refs)] == []


def test_proposals_grow() -> None:
    """A proposal of more than two assets is shaped once with two and again with all."""
    shaped = [
        (event.data.proposal, len(event.data.assets))
        for seed in SEEDS
        for event in rich(seed).events
        if isinstance(event.data, ProposalShaped)
    ]
    assert {size for _, size in shaped} >= {1, 2, 3}
    assert ("p1", 3) in shaped[shaped.index(("p1", 2)) :]


def test_proposals_keep_within_the_limits() -> None:
    """All proposals of a round together cost no more than there is, and none takes longer."""
    limits = SCENARIO.parameters
    shaped = [[each.data for each in proposals(rich(seed))] for seed in SEEDS]
    assert all(sum(data.cost or 0 for data in each) <= (limits.budget or 0) for each in shaped)
    assert all((data.weeks or 0) <= (limits.weeks or 0) for each in shaped for data in each)
    assert any(data.cost for each in shaped for data in each)


def assets_used(tables: Iterable[Table]) -> int:
    """Return how many assets the proposals of these tables use."""
    return sum(len(each.data.assets) for table in tables for each in proposals(table))


def test_limits_bind() -> None:
    """With limits, fewer of the same offers are put to use than without."""
    free = (rich_within(seed, Parameters()) for seed in SEEDS)
    assert 0 < assets_used(map(rich, SEEDS)) < assets_used(free)


def test_without_money_only_what_costs_nothing_is_used() -> None:
    """A budget of nothing leaves people's time."""
    poor = [each.data for seed in SEEDS for each in proposals(rich_within(seed, Parameters(budget=0)))]
    assert {(data.cost, data.weeks) for data in poor} == {(0, None)}


def helper(place: int) -> Card:
    """Return a card with two assets, each of which answers a need of the officer."""
    assets = [Item(f"help-{each}", "Helps", (f"officer/need-{each}",)) for each in (place, place + 20)]
    return card(f"helper-{place}", assets=assets)


MANY = deck_of(
    card("officer", "professional", needs=[Item(f"need-{place}", "Something") for place in range(40)]),
    *map(helper, range(20)),
)


def test_there_are_at_most_three_proposals_of_four_assets() -> None:
    """However much is of use, the table stays readable."""
    scenario = replace(with_rounds({"options": (KITCHEN,), "explains": ()}), parameters=Parameters())
    sizes = [[len(each.data.assets) for each in proposals(rehearsed(21, seed, scenario, MANY))] for seed in range(5)]
    assert (max(map(len, sizes)), max(map(max, sizes))) == (3, 4)


def test_proposals_share_one_budget() -> None:
    """What the first proposals cost is not there for the last one."""
    scenario = with_rounds({"options": (KITCHEN,)})
    tables = [rehearsed(21, seed, scenario, MANY) for seed in SEEDS]
    costs = [sum(each.data.cost or 0 for each in proposals(table)) for table in tables]
    assert 1100 < max(costs) <= 1200


def test_roles_join_what_meets_an_item_of_theirs() -> None:
    """Who gains from a proposal is in it, and nobody else."""
    for seed in SEEDS:
        for each in proposals(rich(seed)):
            assert set(each.joined) == {ref.partition("/")[0] for ref in each.data.items}


def test_each_decided_proposal_has_one_owner() -> None:
    """Somebody who joined carries it on, once it is decided."""
    found = [
        (len(each.owners), set(each.owners) <= set(each.joined), each.data.proposal in decision.data.proposals)
        for table in map(rich, SEEDS)
        if (decision := consultation.standing(table.session, CO_PRODUCTION))
        for each in proposals(table)
    ]
    assert set(found) == {(1, True, True), (0, True, False)}


def test_owners_are_named_after_the_decision() -> None:
    """Joining comes before the decision, owning after it."""
    session = rich(1).session
    [decided] = consultation.decisions(session, CO_PRODUCTION)
    moves = [(data.how, event.seq > decided.seq) for event, data in session.entries(CO_PRODUCTION, ProposalJoined)]
    assert set(moves) == {("joins", False), ("owns", True)}


def decisions(deck: Deck, people: int, promise: str = "collaborate") -> list[consultation.Decision]:
    """Return the decisions of the co-production round by many seeds, of those tables that had a proposal."""
    scenario = with_rounds({"options": (KITCHEN,)}, {"promise": promise})
    sessions = [rehearsed(people, seed, scenario, deck).session for seed in SEEDS]
    found = [consultation.standing(each, CO_PRODUCTION) for each in sessions]
    return [each for each in found if each and each.data.among]


def test_the_group_agrees_by_any_method_when_everybody_gains() -> None:
    """By hands, fingers or consent, what meets everybody is decided; the officer has the last word outside."""
    deck = deck_of(
        card(
            "officer",
            "professional",
            needs=[Item("calm", "A calm year")],
            assets=[Item("permit", "Gives permits", ("cook/stove",))],
        ),
        card("cook", needs=[Item("stove", "A stove")], assets=[Item("soup", "Makes soup", ("officer/calm",))]),
    )
    found = decisions(deck, 2)
    assert {each.data.method for each in found} == {"show-of-hands", "fist-of-five", "consent"}
    assert {(bool(each.chosen), "dissent" in each.words) for each in found} == {(True, False)}
    assert {(each.data.decider, each.data.final_say) for each in found} == {("group", "officer")}


def test_an_empowered_group_has_the_last_word() -> None:
    """Where the promise is to empower, nobody decides after the group."""
    assert {each.data.final_say for each in decisions(RICH, 4, "empower")} == {"group"}


LEFT_OUT = deck_of(
    card("officer", "professional", assets=[Item("permit", "Gives permits", ("cook/stove",))]),
    card("cook", needs=[Item("stove", "A stove")]),
    card("singer", needs=[Item("stage", "A stage")]),
    card("baker", needs=[Item("oven", "An oven")]),
    card("painter", needs=[Item("light", "Light")]),
)


def test_a_proposal_that_meets_too_few_is_not_agreed() -> None:
    """By hands, fingers or consent, what leaves most people out fails, and says so."""
    found = decisions(LEFT_OUT, 5)
    assert {each.data.method for each in found} == {"show-of-hands", "fist-of-five", "consent"}
    assert {(each.chosen, each.words["reason"], each.words["dissent"]) for each in found} == {
        ((), "Too many of us gain nothing from it.", "It leaves out the Singer, the Baker and the Painter.")
    }


def test_co_production_without_useful_assets_fails() -> None:
    """Where nothing that people bring answers a need, nothing is agreed, nothing is met, and nobody stood high."""
    deck = deck_of(*(replace(each, assets=(Item("hat", "Has a hat"),)) for each in MADE.cards))
    table = rehearsed(3, scenario=with_rounds({"options": (KITCHEN,)}), deck=deck)
    decision = consultation.standing(table.session, CO_PRODUCTION)
    assert decision is not None
    assert (decision.data.among, decision.chosen) == ((), ())
    assert decision.words == {"reason": "What we could bring answered nothing we need."}
    assert set(confirmed(table, CO_PRODUCTION).values()) == {"no"}
    assert max(slip.rung or 0 for slip in slips(table, CO_PRODUCTION)) <= 5


# Ratings

GOOD = Option("good", "Ask first, then build", meets=MADE.wish_refs())


def test_an_option_that_meets_everybody_wins_high_ratings() -> None:
    """Consultation done well is confirmed so by everybody: heard, willing to help, and with all items met."""
    tables = [rehearsed(3, seed, with_rounds({"options": (GOOD, HALL)}), MADE) for seed in range(20)]
    found = [slip for table in tables for slip in slips(table, CONSULTATION)]
    assert {met for slip in found for met in slip.items.values()} == {"yes"}
    assert min(slip.rung or 0 for slip in found) >= 4
    assert sum(slip.statements["help"] for slip in found) / len(found) > 4.5
    assert sum(slip.statements["heard"] for slip in found) / len(found) > 4.5


def test_the_same_table_rates_a_failed_co_production_lower() -> None:
    """Nothing favours a mode: the good option beats a round in which nobody brings anything of use."""
    table = rehearsed(3, 2, with_rounds({"options": (GOOD,)}), MADE)
    total = {
        name: sum(sum(slip.statements.values()) + (slip.rung or 0) for slip in slips(table, name))
        for name in (CONSULTATION, CO_PRODUCTION)
    }
    assert total[CONSULTATION] > total[CO_PRODUCTION]


def test_items_are_confirmed_by_what_the_option_holds() -> None:
    """Met is yes, met and harmed or answered in passing is partly, harmed or not named is no."""
    deck = deck_of(
        card("officer", "professional", assets=[Item("permit", "Gives permits", ("cook/oven", "cook/pots"))]),
        card(
            "cook",
            needs=[Item("stove", "A stove"), Item("oven", "An oven"), Item("pots", "Pots")],
            wants=[Item("hat", "A hat"), Item("sink", "A sink")],
        ),
    )
    option = Option(
        "one",
        "One",
        meets=("cook/stove", "cook/hat"),
        harms=("cook/hat", "cook/pots"),
        uses=("officer/permit", "officer/lost"),
    )
    table = rehearsed(2, scenario=with_rounds({"options": (option,)}), deck=deck)
    assert confirmed(table, CONSULTATION) == {
        "cook/stove": "yes",
        "cook/oven": "partly",
        "cook/pots": "no",
        "cook/hat": "partly",
        "cook/sink": "no",
    }


def test_what_nobody_sees_to_is_met_only_in_part() -> None:
    """An item that a proposal claims counts fully only when somebody who joined brings what answers it."""
    deck = deck_of(LEFT_OUT.cards[0], LEFT_OUT.cards[1])
    tables = [rehearsed(2, seed, with_rounds({"options": (GOOD,)}), deck) for seed in SEEDS]
    agreed = [each for each in tables if proposals(each)]
    assert {met for each in agreed for met in confirmed(each, CO_PRODUCTION).values()} == {"partly"}


def test_what_somebody_sees_to_is_met() -> None:
    """Where those who bring the assets gain as well, the items count fully."""
    tables = [rehearsed(2, seed, with_rounds({"options": (GOOD,)}), RESIDENTS) for seed in SEEDS]
    both = [each for each in tables if proposals(each) and len(proposals(each)[0].joined) == 2]
    assert {met for each in both for met in confirmed(each, CO_PRODUCTION).values()} == {"yes"}
    assert {slip.rung for each in both for slip in slips(each, CO_PRODUCTION)} == {6, 7}


def typical(tables: Iterable[Table], round_id: str) -> dict[str, tuple[int | None, int, int]]:
    """Return what each role answers most often: `{card: (rung, power, help)}`."""
    found: dict[str, list[tuple[int | None, int, int]]] = {}
    for table in tables:
        for slip in slips(table, round_id):
            answers = (slip.rung, slip.statements["power"], slip.statements["help"])
            found.setdefault(table.session.card_of(slip.seat), []).append(answers)
    return {name: mode(answers) for name, answers in found.items()}


def test_ratings_of_a_consultation_follow_from_needs_and_voice() -> None:
    """Who gains stands higher than who is only asked, and who is harmed stands lower; the decider has power."""
    tables = [rehearsed(3, seed, with_rounds({"options": (HALL,)}), MADE) for seed in SEEDS]
    assert typical(tables, CONSULTATION) == {"officer": (4, 3, 2), "cook": (3, 1, 2), "singer": (5, 3, 5)}


def test_ratings_of_a_co_production_follow_from_needs_and_part() -> None:
    """Who made and joined what meets them stands on the highest rung; who only made it or joined it, lower."""
    scenario = with_rounds({"options": (GOOD,)})
    equals = [rehearsed(2, seed, scenario, RESIDENTS) for seed in SEEDS]
    both = [each for each in equals if proposals(each) and len(proposals(each)[0].joined) == 2]
    unequal = [rehearsed(2, seed, scenario, deck_of(*LEFT_OUT.cards[:2])) for seed in SEEDS]
    agreed = [each for each in unequal if proposals(each)]
    assert typical(both, CO_PRODUCTION) == {"cook": (7, 5, 5), "singer": (7, 5, 5)}
    assert typical(agreed, CO_PRODUCTION) == {"officer": (6, 3, 1), "cook": (5, 3, 4)}


def test_who_makes_what_meets_little_of_their_own_stands_on_co_design() -> None:
    """The highest rung takes half of one's own items as well."""
    poor = replace(RESIDENTS.cards[0], wants=(Item("a", "A hat"), Item("b", "A coat"), Item("c", "Shoes")))
    tables = [
        rehearsed(2, seed, with_rounds({"options": (GOOD,)}), deck_of(poor, RESIDENTS.cards[1])) for seed in SEEDS
    ]
    both = [each for each in tables if proposals(each) and len(proposals(each)[0].joined) == 2]
    assert typical(both, CO_PRODUCTION)["cook"][0] == 6


def test_who_gains_is_heard_and_who_loses_is_not() -> None:
    """With a turn in the talk, a gain makes five and a loss two at most, give or take one."""
    tables = [rehearsed(3, seed, with_rounds({"options": (HALL,)}), MADE) for seed in SEEDS]
    heard: dict[str, list[int]] = {"officer": [], "cook": [], "singer": []}
    for table in tables:
        spoke = {data.card for _, data in table.session.entries(CONSULTATION, VoiceTaken)}
        for slip in slips(table, CONSULTATION):
            name = table.session.card_of(slip.seat)
            heard[name].append(slip.statements["heard"] - (name in spoke))
    assert {name: mode(answers) for name, answers in heard.items()} == {"officer": 2, "cook": 1, "singer": 4}


def test_nothing_is_fully_met_that_no_proposal_claims() -> None:
    """What an asset answers in passing, with nobody having asked for it, is met in part."""
    for seed in SEEDS:
        table = rich(seed)
        claimed = {ref for each in proposals(table) for ref in each.data.items}
        assert {ref for ref, met in confirmed(table, CO_PRODUCTION).items() if met == "yes"} <= claimed


def test_some_would_rather_not_say() -> None:
    """A few slips are handed in empty."""
    found = [slip for seed in SEEDS for slip in slips_of(usual(seed).session)]
    declined = [slip for slip in found if slip.declined]
    assert 0 < len(declined) < len(found) / 5
    assert {(slip.rung, len(slip.items)) for slip in declined} == {(None, 0)}


def test_people_with_one_card_rate_for_themselves() -> None:
    """Two seats of a mirror role need not answer alike."""
    pairs = []
    for seed in range(10):
        session = rehearsed(11, seed).session
        one, other = (ratings.slips(session, CONSULTATION)[seat][1] for seat in session.holders("pupil"))
        pairs.append((one.rung, one.statements) == (other.rung, other.statements))
    assert set(pairs) == {True, False}


def test_statements_of_a_trainer_stay_open() -> None:
    """Nobody can know how simulated people would answer a statement of the trainer's own."""
    scenario = replace(SCENARIO, ratings=replace(SCENARIO.ratings, statements=("help", "I enjoyed it.")))
    found = slips(rehearsed(scenario=scenario), CO_PRODUCTION)
    assert {tuple(slip.statements) for slip in found} == {("help",)}


# Voices and words


def test_turns_are_counted_in_a_window_of_each_round() -> None:
    """Each round has one window, with two turns for each card."""
    session = rehearsed().session
    turns = [len(session.entries(name, VoiceTaken)) for name in (CONSULTATION, CO_PRODUCTION)]
    assert turns == [10, 10]


def test_those_who_present_speak_more_in_a_consultation() -> None:
    """The professional has more of the turns there than at the table where all bring something."""
    shares = {}
    for name in (CONSULTATION, CO_PRODUCTION):
        turns = [data.card for seed in SEEDS for _, data in usual(seed).session.entries(name, VoiceTaken)]
        shares[name] = turns.count("officer") / len(turns)
    assert shares[CONSULTATION] > shares[CO_PRODUCTION] > 1 / 5


def test_words_are_plain_sentences() -> None:
    """What people say begins with a capital or a quote and ends like a sentence; nothing of a template is left."""
    tables = [*map(rich, range(5)), *(rehearsed(11, seed) for seed in range(5))]
    kinds = ("option.chosen", "idea.raised", "decision.made", "answer.given", "learning.noted", "commitment.made")
    said = [text for table in tables for event in table.events if event.kind in kinds for text in event.words.values()]
    assert [text for text in said if text[0].islower() or text[-1] != "." or "{" in text or ".." in text] == []


def test_proposals_read_plainly() -> None:
    """A proposal's words say who brings what, what it meets (each text once), and what it stands on."""
    officer = card("officer", "professional", assets=[Item("permit", "Gives permits", ("cook/stove", "baker/stove"))])
    deck = deck_of(officer, *(card(name, needs=[Item("stove", "A stove.")]) for name in ("cook", "baker")))
    tables = [rehearsed(3, seed, with_rounds({"options": (GOOD,)}), deck) for seed in SEEDS]
    found = {each.title: (each.text, each.risk) for table in tables for each in proposals(table)}
    words = (
        "The Officer brings “Gives permits”. This meets “A stove”.",
        "It stands on the Officer; without them somebody else must step in.",
    )
    assert found == {"“A stove”": words, "“A stove” and 1 more": words}


def test_long_texts_and_lists_are_cut() -> None:
    """A proposal that meets much names five items, and a long item is cut at a word."""
    many = [Item(f"need-{place}", f"{place} needed {'very ' * 60}much.") for place in range(12)]
    asset = Item("all", "Can do all", tuple(f"cook/need-{place}" for place in range(12)))
    deck = deck_of(card("officer", "professional", assets=[asset]), card("cook", needs=many))
    tables = [rehearsed(2, seed, with_rounds({"options": (GOOD,)}), deck) for seed in range(10)]
    texts = [each.text for table in tables for each in proposals(table) if len(each.data.items) > 5]
    assert texts
    assert all(text.endswith(" …” and more.") and len(text) < 800 for text in texts)


# The debrief


def test_every_question_is_answered() -> None:
    """Each question of the debrief has one answer, attributed only now and then."""
    tables = [usual(seed) for seed in SEEDS]
    answers = [debrief.answers(table.session) for table in tables]
    assert {tuple(each.question for each in found) for found in answers} == {(0, 1)}
    assert {bool(each.seat) for found in answers for each in found} == {True, False}


def test_answers_are_true_of_the_seat() -> None:
    """An attributed answer says how an item of that seat's card fared, or what stayed on the card."""
    for seed in SEEDS:
        session = usual(seed).session
        for each in debrief.answers(session):
            held = DECK.card(session.card_of(each.seat))
            if held:
                assert any(item.text in each.text for item in held.wishes + held.assets)


def test_what_stayed_on_a_card_was_never_offered() -> None:
    """Only of an asset that nobody heard of is it said that it stayed on the card."""
    hats = [Item(f"hat-{place}", f"Has hat {place}") for place in range(12)]
    deck = deck_of(card("officer", "professional"), card("cook", assets=hats))
    scenario = with_rounds({"options": (KITCHEN,)})
    for seed in range(10):
        session = rehearsed(2, seed, scenario, deck).session
        offered = {each.asset for each in coproduction.offers(session, CO_PRODUCTION)}
        unsaid = {f"“{hat.text}” stayed on my card." for hat in hats if f"cook/{hat.id}" not in offered}
        alone = {"I was the Officer, and I would rather not say more."}
        assert {each.text for each in debrief.answers(session)} <= unsaid | alone


def test_who_has_nothing_to_tell_says_so() -> None:
    """A card without items leaves its holder with the role alone."""
    deck = deck_of(card("officer", "professional"), card("cook"))
    session = rehearsed(2, scenario=with_rounds({"options": (KITCHEN,)}), deck=deck).session
    known = {f"I was the {role}, and I would rather not say more." for role in ("Officer", "Cook")}
    assert {each.text for each in debrief.answers(session)} <= known


def test_the_missing_are_named() -> None:
    """People name everybody whom the scenario leaves out of the room."""
    session = rehearsed(scenario=replace(SCENARIO, missing=("Bus drivers", "Pushchairs"))).session
    named = [event.words["text"] for event, _ in session.entries("", MissingNamed)]
    assert named == ["Bus drivers", "Pushchairs"]


def test_promises_have_a_seat_and_a_date() -> None:
    """Three people promise something, by a date after the day."""
    promised = debrief.commitments(rehearsed().session)
    assert len({each.seat for each in promised}) == len({each.text for each in promised}) == 3
    assert all(each.due > "2026-06-01" for each in promised)


def test_two_people_make_two_promises() -> None:
    """Nobody promises twice."""
    assert len({each.seat for each in debrief.commitments(rehearsed(2).session)}) == 2


def test_everybody_leaves_their_role() -> None:
    """The debrief goes through all its steps, and the first ends the role."""
    session = rehearsed().session
    assert (session.role_left, session.step) == (True, len(agenda.steps_of_debrief(session)) - 1)


def test_a_scenario_of_one_round_is_rehearsed_too() -> None:
    """Rounds are played as the scenario has them."""
    rounds: tuple[Round, ...] = SCENARIO.rounds[:1]
    session = rehearsed(scenario=replace(SCENARIO, rounds=rounds)).session
    assert [part.kind for part in session.clocks] == ["briefing", "round", "ratings", "debrief"]
