"""Who plays what, for any number of people, from any seed, and at any moment."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopexercise.exercise import agenda, dealing
from coopexercise.exercise.deck import SIDES, Card, Deck, Seats
from coopexercise.exercise.events import (
    OBSERVER,
    CardMoved,
    CardsDealt,
    Event,
    SeatAdded,
    SeatHanded,
    SeatLeft,
    SeatLocked,
)
from coopexercise.exercise.refusals import Reason, Refusal, refuse
from tests.exercise.table import CARDS, DECK, Table, co_producing, consulting, dealt, opened

PLACES = ("officer", "neighbour", "pupil", "councillor", "trader", OBSERVER, "neighbour", "pupil", OBSERVER, OBSERVER)


@st.composite
def decks(draw):
    """Return a deck of one to twelve cards with any sides and seats."""
    least = st.integers(0, 2)
    cards = []
    for place in range(draw(st.integers(1, 12))):
        fewest = draw(least)
        most = draw(st.integers(max(1, fewest), 3))
        cards.append(Card(f"c{place}", f"Role {place}", draw(st.sampled_from(SIDES)), Seats(fewest, most)))
    return Deck("deck", "Deck", tuple(cards))


people = st.integers(dealing.LEAST_PEOPLE, dealing.MOST_PEOPLE)
seeds = st.integers(0, 2**32)


def card_ids(deck):
    """Return each card of a deck."""
    return [card.id for card in deck.cards]


@pytest.mark.parametrize("count", range(2, 11))
def test_places_are_filled_in_order(count):
    """Required cards, optional ones, one observer, mirror roles, further observers."""
    assert dealing.places(DECK, count) == PLACES[:count]


def test_a_table_too_small_for_the_required_cards_has_both_sides():
    """With two people and four required cards, a professional and a resident play."""
    sides = ("partner", "resident", "elected", "professional")
    deck = Deck("d", "D", tuple(Card(side, side, side) for side in sides))
    assert [dealing.places(deck, count) for count in (2, 3, 4)] == [
        ("professional", "resident"),
        ("professional", "resident", "partner"),
        ("partner", "resident", "elected", "professional"),
    ]


def test_a_small_deck_without_a_side_is_dealt_all_the_same():
    """Nobody is left without a place because a side is missing."""
    deck = Deck("d", "D", (Card("a", "A", "partner"), Card("b", "B", "elected"), Card("c", "C", "resident")))
    assert dealing.places(deck, 2) == ("c", "a")


@given(decks(), people)
def test_everybody_has_a_place_and_no_card_too_many(deck, count):
    """There are as many places as people, no card is over its seats, and nobody observes before all cards are out."""
    places = dealing.places(deck, count)
    held = Counter(places)
    first = sum(max(card.seats.min, 1) for card in deck.cards)
    assert len(places) == count
    assert all(held[card.id] <= card.seats.max for card in deck.cards)
    assert (OBSERVER in places) == (count > first)


@given(decks(), people)
def test_required_then_optional_then_one_observer_then_mirrors_then_observers(deck, count):
    """Each kind of place begins only when the kind before is full."""
    held = Counter(dealing.places(deck, count))
    required = sum(min(held[card.id], card.seats.min) for card in deck.cards)
    optional = sum(held[card.id] > 0 for card in deck.cards if card.seats.min == 0)
    mirrors = sum(max(0, held[card.id] - max(card.seats.min, 1)) for card in deck.cards)
    left, expected = count, []
    for room in (
        sum(card.seats.min for card in deck.cards),
        sum(card.seats.min == 0 for card in deck.cards),
        1,
        sum(card.seats.max - max(card.seats.min, 1) for card in deck.cards),
        dealing.MOST_PEOPLE,
    ):
        expected.append(min(room, left))
        left -= expected[-1]
    assert [required, optional, mirrors, held[OBSERVER]] == [*expected[:2], expected[3], expected[2] + expected[4]]


@given(decks(), people, seeds)
def test_the_same_seed_gives_the_same_deal(deck, count, seed):
    """Whatever the deck and the number of people, the deal is that of the seed and fills the places."""
    one, other = (Table().open(deck=deck).seat(count).done(dealing.deal, seed) for _ in "ab")
    assert one == other
    assert one[0].data.seed == seed
    assert sorted(one[0].data.deal.values()) == sorted(dealing.places(deck, count))


def test_different_seeds_give_different_deals():
    """Twenty seeds deal five cards in more than ten ways."""
    table = opened().seat(5)
    deals = {tuple(dealing.deal(table.session, seed)[0].data.deal.items()) for seed in range(20)}
    assert len(deals) > 10


def test_a_seed_deals_what_it_always_dealt():
    """A deal can be announced by its seed; this one must not change with a new version."""
    (event,) = opened().seat(6).done(dealing.deal, 11)
    deal = {"s1": "trader", "s2": "councillor", "s3": "neighbour", "s4": OBSERVER, "s5": "officer", "s6": "pupil"}
    assert event.data == CardsDealt(deal=deal, seed=11)


@st.composite
def picky_tables(draw):
    """Return a table of two to six people, each with a list of cards they must not get."""
    table = Table().open(deck=draw(decks()))
    cards = st.sampled_from(card_ids(table.session.deck))
    table.done(dealing.add_seats, draw(st.lists(st.lists(cards, max_size=4, unique=True), min_size=2, max_size=6)))
    return table


@given(picky_tables(), seeds)
def test_nobody_gets_a_card_of_their_not_list(table, seed):
    """Every list is kept, and a deal is called impossible only when there is none."""
    session = table.session
    wanted = dealing.places(session.deck, len(session.seats))
    lists = [seat.not_cards for seat in session.seats.values()]
    result = table.do(dealing.deal, seed)
    if isinstance(result, Refusal):
        ways = (all(card not in no for card, no in zip(way, lists, strict=True)) for way in permutations(wanted))
        assert (result, any(ways)) == (refuse(Reason.DEAL_IMPOSSIBLE), False)
    else:
        dealt_cards = [result[0].data.deal[seat] for seat in session.seats]
        assert [card in no for card, no in zip(dealt_cards, lists, strict=True)] == [False] * len(lists)
        assert sorted(dealt_cards) == sorted(wanted)


@given(people, st.sets(st.integers(1, 40)), seeds, seeds)
def test_locked_seats_keep_their_cards(count, locked, seed, again):
    """A re-deal leaves what is locked, and still puts no card over its seats."""
    table = opened().seat(count)
    table.done(dealing.deal, seed)
    kept = {f"s{place}": table.session.card_of(f"s{place}") for place in locked if place <= count}
    for seat in kept:
        table.done(dealing.lock, seat)
    table.done(dealing.deal, again)
    held = Counter(table.session.deal.values())
    assert {seat: table.session.card_of(seat) for seat in kept} == kept
    assert all(held[card.id] <= card.seats.max for card in DECK.cards)
    assert sorted(table.session.deal.values()) == sorted(dealing.places(DECK, count))


def test_a_locked_card_beyond_the_plan_takes_the_last_place():
    """A mirror that was dealt by hand and locked pushes out what would have come last."""
    table = dealt(("officer", "pupil", "pupil"))
    table.done(dealing.lock, "s2")
    table.done(dealing.lock, "s3")
    (event,) = table.done(dealing.deal, 1)
    assert event.data.deal == {"s1": "officer", "s2": "pupil", "s3": "pupil"}


def test_an_unlocked_seat_is_dealt_again():
    """Unlocking is an event too."""
    table = dealt()
    table.done(dealing.lock, "s1")
    (event,) = table.done(dealing.lock, "s1", locked=False)
    assert (event.data, table.session.locked) == (SeatLocked(seat="s1", locked=False), frozenset())


def test_only_a_seat_with_a_card_is_locked():
    """Before the deal there is nothing to keep."""
    assert opened().seat().do(dealing.lock, "s1") == refuse(Reason.NOT_DEALT)


@pytest.mark.parametrize(("count", "reason"), [(0, 0), (1, 1)])
def test_one_person_is_too_few(count, reason):
    """An exercise needs two."""
    table = opened().seat(count)
    refusal = refuse(Reason.TOO_FEW_PEOPLE, least=2, people=reason)
    assert (table.do(dealing.deal, 1), table.do(dealing.deal_as_handed_out, {})) == (refusal, refusal)


def test_forty_people_fill_a_table():
    """The next one needs a second table, one by one or in a list; when somebody leaves there is room."""
    table = opened().seat(40)
    refusal = refuse(Reason.TOO_MANY_PEOPLE, most=40)
    full = (table.do(dealing.add_seat), table.do(dealing.add_seats, [()]), table.do(dealing.arrive_late))
    table.done(dealing.leave, "s3")
    (added,) = table.done(dealing.add_seat)
    assert (full, added.data) == ((refusal,) * 3, SeatAdded(seat="s41"))


def test_a_table_of_more_than_forty_is_not_dealt():
    """A log may say so all the same."""
    table = opened().seat(40)
    table.record(Event(data=SeatAdded(seat="s41")))
    assert table.do(dealing.deal, 1) == refuse(Reason.TOO_MANY_PEOPLE, most=40)


def test_a_not_list_names_cards_of_the_deck():
    """An unknown card is refused for one person and in a list."""
    table, refusal = opened(), refuse(Reason.NO_SUCH_CARD, card="mayor")
    assert (table.do(dealing.add_seat, ["mayor"]), table.do(dealing.add_seats, [["pupil"], ["mayor"]])) == (
        refusal,
        refusal,
    )


def test_seats_are_numbered_as_people_come():
    """Each keeps its `not` list."""
    table = opened()
    table.done(dealing.add_seat, ["officer"])
    added = table.done(dealing.add_seats, [[], ["pupil", "trader"]])
    assert [event.data for event in added] == [
        SeatAdded(seat="s2"),
        SeatAdded(seat="s3", not_cards=("pupil", "trader")),
    ]


def test_nobody_is_no_entry():
    """An empty list of people is not written down."""
    assert opened().do(dealing.add_seats, []) == refuse(Reason.NOTHING_CHANGES)


@pytest.mark.parametrize(
    ("job", "cards"),
    [
        ("Council officer", ("officer",)),
        ("council-OFFICER", ("officer",)),
        ("ward  councillor", ("councillor",)),
        ("shop keeper", ("trader",)),
        ("Shop-keeper", ("trader",)),
        ("trader", ("trader",)),
        ("Resident", ("neighbour", "pupil")),
        ("Nurse", ()),
        ("", ()),
        ("off", ()),
    ],
)
def test_a_job_excludes_the_cards_it_names(job, cards):
    """People learn most when they play someone unlike themselves: a role, a card or a whole side."""
    assert dealing.unlike(DECK, job) == cards


def test_a_typed_deal_is_kept_as_it_was():
    """It has no seed, may leave cards out, and may ignore a `not` list: the paper cards were handed out so."""
    table = opened()
    table.done(dealing.add_seats, [["pupil"], []])
    (event,) = table.done(dealing.deal_as_handed_out, {"s1": "pupil", "s2": OBSERVER})
    assert event.data == CardsDealt(deal={"s1": "pupil", "s2": OBSERVER}, seed=None)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"s1": "officer", "s2": "pupil"}, refuse(Reason.DEAL_INCOMPLETE, seats="s3")),
        ({"s1": "officer", "s2": "", "s3": ""}, refuse(Reason.DEAL_INCOMPLETE, seats="s2, s3")),
        ({"s1": "officer", "s2": "pupil", "s3": "mayor"}, refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ({"s1": "pupil", "s2": "pupil", "s3": "pupil"}, refuse(Reason.CARD_FULL, card="pupil", most=2)),
        ({"s1": "officer", "s2": "officer", "s3": "pupil"}, refuse(Reason.CARD_FULL, card="officer", most=1)),
        ({"s1": "pupil", "s2": "pupil", "s3": "officer", "s9": "trader"}, refuse(Reason.NO_SUCH_SEAT, seat="s9")),
    ],
)
def test_a_typed_deal_must_be_possible(typed, refusal):
    """Everybody here, nobody else, cards of the deck, none too often."""
    assert opened().seat(3).do(dealing.deal_as_handed_out, typed) == refusal


def test_a_deal_leaves_out_who_has_left():
    """Only people who are here are dealt to."""
    table = dealt()
    table.done(dealing.leave, "s2")
    (event,) = table.done(dealing.deal, 5)
    assert set(event.data.deal) == {"s1", "s3", "s4", "s5"}


def test_a_swap_changes_two_cards():
    """It is two moves, and each card changes its seat."""
    table = dealt()
    moves = table.done(dealing.swap, "s1", "s3")
    assert [move.data for move in moves] == [
        CardMoved(card="officer", giver="s1", taker="s3"),
        CardMoved(card="pupil", giver="s3", taker="s1"),
    ]
    assert table.session.deal == {
        "s1": "pupil",
        "s2": "neighbour",
        "s3": "officer",
        "s4": "councillor",
        "s5": "trader",
    }


@pytest.mark.parametrize(("one", "other"), [("s1", "s2"), ("s2", "s1")])
def test_a_player_swaps_with_an_observer(one, other):
    """The observer plays and the player observes."""
    table = dealt(("officer", OBSERVER))
    table.done(dealing.swap, one, other)
    assert table.session.deal == {"s1": OBSERVER, "s2": "officer"}


@pytest.mark.parametrize(
    ("one", "other", "refusal"),
    [
        ("s1", "s1", refuse(Reason.SAME_SEAT)),
        ("s1", "s9", refuse(Reason.NO_SUCH_SEAT, seat="s9")),
        ("s9", "s1", refuse(Reason.NO_SUCH_SEAT, seat="s9")),
        ("s1", "s3", refuse(Reason.CARD_NOT_ALLOWED, seat="s3", card="officer")),
        ("s3", "s1", refuse(Reason.CARD_NOT_ALLOWED, seat="s3", card="officer")),
        ("s2", "s3", refuse(Reason.SAME_CARD, one="s2", other="s3")),
    ],
)
def test_a_swap_keeps_the_not_lists(one, other, refusal):
    """Two seats, two cards, and nobody gets what they must not have."""
    table = opened()
    table.done(dealing.add_seats, [[], [], ["officer"]])
    assert table.deal("officer", "pupil", "pupil").do(dealing.swap, one, other) == refusal


def test_there_is_nothing_to_swap_before_the_deal():
    """Deal first."""
    assert opened().seat(2).do(dealing.swap, "s1", "s2") == refuse(Reason.NOT_DEALT)


def test_a_card_with_room_can_be_given():
    """A mirror role gets its second seat; anybody can be made an observer."""
    table = dealt(("officer", "neighbour", OBSERVER))
    table.done(dealing.give, "s3", "neighbour")
    table.done(dealing.give, "s1", OBSERVER)
    assert table.session.deal == {"s1": OBSERVER, "s2": "neighbour", "s3": "neighbour"}


@pytest.mark.parametrize(
    ("seat", "card", "refusal"),
    [
        ("s2", "officer", refuse(Reason.CARD_FULL, card="officer", most=1)),
        ("s2", "mayor", refuse(Reason.NO_SUCH_CARD, card="mayor")),
        ("s2", "trader", refuse(Reason.CARD_NOT_ALLOWED, seat="s2", card="trader")),
        ("s7", "pupil", refuse(Reason.NO_SUCH_SEAT, seat="s7")),
    ],
)
def test_a_card_is_given_only_where_it_may_go(seat, card, refusal):
    """It has room, exists, is allowed, and the seat is here."""
    table = opened()
    table.done(dealing.add_seats, [[], ["trader"]])
    assert table.deal("officer", "neighbour").do(dealing.give, seat, card) == refusal


def test_cards_can_be_given_one_by_one_instead_of_dealt():
    """A first card makes the deal begin; the briefing waits until everybody has one."""
    table = opened().seat(2)
    table.done(dealing.give, "s1", "officer")
    waiting = table.do(agenda.advance)
    table.done(dealing.give, "s2", "neighbour")
    table.done(agenda.advance)
    assert (waiting, table.session.part.kind) == (refuse(Reason.DEAL_INCOMPLETE, seats="s2"), "briefing")


@pytest.mark.parametrize(
    ("cards", "not_cards", "gets"),
    [
        (("officer", "neighbour"), (), "pupil"),
        (("officer", "neighbour"), ("pupil",), "councillor"),
        (("neighbour", "pupil"), (), "officer"),
        (CARDS, (), OBSERVER),
        ((*CARDS, OBSERVER), (), "neighbour"),
        ((*CARDS, OBSERVER), ("neighbour",), "pupil"),
        ((*CARDS, OBSERVER), ("neighbour", "pupil"), OBSERVER),
        ((*CARDS, OBSERVER, "neighbour", "pupil"), (), OBSERVER),
    ],
)
def test_who_comes_late_gets_the_first_card_that_is_free(cards, not_cards, gets):
    """In the order of the places, but for what they must not get."""
    table = dealt(cards)
    seat = f"s{len(cards) + 1}"
    added, moved = table.done(dealing.arrive_late, not_cards)
    assert (added.data, moved.data) == (
        SeatAdded(seat=seat, not_cards=not_cards),
        CardMoved(card=gets, taker=seat),
    )


def test_who_comes_before_the_deal_only_gets_a_seat():
    """Their card comes with the deal."""
    (added,) = opened().seat(2).done(dealing.arrive_late)
    assert added.data == SeatAdded(seat="s3")


def test_who_comes_late_with_an_unknown_card_on_the_list_is_asked_again():
    """As for any seat."""
    assert dealt().do(dealing.arrive_late, ["mayor"]) == refuse(Reason.NO_SUCH_CARD, card="mayor")


def test_a_card_can_stay_when_its_holder_leaves():
    """It is still in play, and the next who comes gets it before any other."""
    table = consulting()
    (left,) = table.done(dealing.leave, "s1")
    alone = (table.session.holders("officer"), table.session.in_play())
    table.done(dealing.arrive_late)
    assert (left.data, alone) == (SeatLeft(seat="s1"), ((), CARDS))
    assert (table.session.card_of("s6"), table.session.staying) == ("officer", ())


def test_a_card_that_stayed_is_not_forced_on_who_must_not_have_it():
    """They get the next that is free."""
    table = consulting()
    table.done(dealing.leave, "s1")
    table.done(dealing.arrive_late, ["officer"])
    assert (table.session.card_of("s6"), table.session.staying) == ("observer", ("officer",))


def test_a_card_can_pass_to_another_seat():
    """The observer plays on with it."""
    table = dealt((*CARDS, OBSERVER))
    (left,) = table.done(dealing.leave, "s1", "passes", "s6")
    assert left.data == SeatLeft(seat="s1", card="passes", to="s6")
    assert (table.session.card_of("s6"), table.session.present()) == ("officer", ("s2", "s3", "s4", "s5", "s6"))


@pytest.mark.parametrize(
    ("to", "refusal"),
    [
        ("s1", refuse(Reason.SAME_SEAT)),
        ("s9", refuse(Reason.NO_SUCH_SEAT, seat="s9")),
        ("s2", refuse(Reason.CARD_NOT_ALLOWED, seat="s2", card="officer")),
    ],
)
def test_a_card_passes_only_to_who_may_have_it(to, refusal):
    """Somebody else who is here and may play it."""
    table = opened()
    table.done(dealing.add_seats, [[], ["officer"]])
    assert table.deal("officer", "neighbour").do(dealing.leave, "s1", "passes", to) == refusal


def test_nothing_passes_before_the_deal():
    """Who leaves without a card has none to pass on."""
    assert opened().seat(2).do(dealing.leave, "s1", "passes", "s2") == refuse(Reason.NOT_DEALT)


def test_a_retired_card_is_out_of_play():
    """Nobody who comes late gets it, but it can be given by hand."""
    table = consulting()
    table.done(dealing.leave, "s3", "retired")
    retired = (table.session.in_play(), table.session.retired)
    table.done(dealing.arrive_late)
    table.done(dealing.give, "s6", "pupil")
    assert retired == (("officer", "neighbour", "councillor", "trader"), ("pupil",))
    assert (table.events[-2].data.card, table.session.retired) == (OBSERVER, ())


def test_a_card_that_stayed_is_retired_with_its_second_holder():
    """The last word about a mirror role counts."""
    table = dealt(("officer", "neighbour", "neighbour"))
    table.done(dealing.leave, "s2", "stays")
    table.done(dealing.leave, "s3", "retired")
    assert table.session.in_play() == ("officer",)


def test_a_retired_card_that_stays_with_its_second_holder_is_free_again():
    """The last word about a mirror role counts here too."""
    table = dealt(("officer", "neighbour", "neighbour"))
    table.done(dealing.leave, "s2", "retired")
    table.done(dealing.leave, "s3", "stays")
    assert (table.session.staying, table.session.retired) == (("neighbour",), ())


def test_a_retired_card_comes_back_with_a_new_deal():
    """A deal deals the whole deck."""
    table = dealt()
    table.done(dealing.leave, "s2", "retired")
    table.done(dealing.deal, 3)
    assert (table.session.retired, "neighbour" in table.session.in_play()) == ((), True)


@pytest.mark.parametrize("fate", ["stays", "passes", "retired"])
def test_an_observer_leaves_nothing_behind(fate):
    """An observer's place is no card."""
    table = dealt((*CARDS, OBSERVER, OBSERVER))
    table.done(dealing.leave, "s6", fate, "s7")
    assert (table.session.staying, table.session.retired, table.session.in_play()) == ((), (), CARDS)


def test_who_leaves_before_the_deal_leaves_nothing_behind():
    """No card is no card that stays."""
    table = opened().seat(3)
    table.done(dealing.leave, "s2")
    assert (table.session.staying, table.session.deal, table.session.present()) == ((), {}, ("s1", "s3"))


@pytest.mark.parametrize("left", [SeatLeft(seat="s1", to="s2"), SeatLeft(seat="s1", card="passes")])
def test_a_card_moves_only_when_it_passes_to_a_seat(left):
    """A log that says half of it is read so."""
    table = dealt(("officer", "neighbour"))
    table.record(Event(data=left))
    assert table.session.deal == {"s2": "neighbour"}


def test_who_left_is_gone():
    """Their seat takes part in nothing more, and its lock is open."""
    table = dealt()
    table.done(dealing.lock, "s1")
    table.done(dealing.leave, "s1")
    refusal = refuse(Reason.NO_SUCH_SEAT, seat="s1")
    again = (table.do(dealing.leave, "s1"), table.do(dealing.swap, "s1", "s2"), table.do(dealing.give, "s1", "pupil"))
    assert (again, table.session.locked, table.do(dealing.lock, "s1")) == ((refusal,) * 3, frozenset(), refusal)


def test_what_a_seat_held_in_a_round_is_remembered():
    """Leaving, swapping and coming late afterwards change nothing about the round before."""
    table = consulting()
    table.done(dealing.leave, "s3")
    table.done(dealing.swap, "s1", "s2")
    table.go("ratings", "consultation")
    table.done(dealing.swap, "s4", "s5")
    table.done(dealing.arrive_late)
    table.go("round", "co-production")
    assert table.session.deals == {
        "consultation": {
            "s1": "neighbour",
            "s2": "officer",
            "s3": "pupil",
            "s4": "councillor",
            "s5": "trader",
        },
        "co-production": {
            "s1": "neighbour",
            "s2": "officer",
            "s4": "trader",
            "s5": "councillor",
            "s6": "pupil",
        },
    }
    assert (table.session.card_in("consultation", "s3"), table.session.card_in("co-production", "s3")) == ("pupil", "")


def test_another_facilitator_takes_over():
    """Facilitators are numbers."""
    (event,) = co_producing().done(dealing.hand_over, 1, 2)
    assert event.data == SeatHanded(giver=1, taker=2)
