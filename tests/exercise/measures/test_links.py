"""Ties between roles."""

from msgspec.structs import replace

from coopexercise.exercise import coproduction
from coopexercise.exercise.deck import Deck
from coopexercise.exercise.measures import Measure
from tests.exercise.table import DECK, Table, co_producing, consulting, dealt

from .taking import CO_PRODUCTION, NONE_BY_SIDE, NOT_OPEN, NOT_RECORDED, agree_on, shape, taken

TIES = ("links_known", "links_made", "isolated_before", "isolated_after")


def knowing(**knows: tuple[str, ...]) -> Deck:
    """Return the deck with these ties and no others."""
    return replace(DECK, cards=tuple(replace(card, knows=knows.get(card.id, ())) for card in DECK.cards))


def test_a_tie_is_a_pair_whoever_names_it() -> None:
    """Neighbour and pupil name each other: one tie. The officer names the pupil; nobody is tied to themselves."""
    deck = knowing(neighbour=("pupil", "neighbour"), pupil=("neighbour",), officer=("pupil",))
    table = consulting(deck=deck)
    by_side = {**NONE_BY_SIDE, "resident": 2, "professional": 1}
    assert taken(table, "links_known") == Measure(2, by_side, events=(1, 7))
    alone = {**NONE_BY_SIDE, "elected": 1, "partner": 1}
    assert taken(table, "isolated_before") == Measure(2, alone, events=(1, 7))


def test_ties_to_cards_that_nobody_plays_do_not_count() -> None:
    """The officer knows the councillor, who is not at this table."""
    table = dealt(["officer", "neighbour"]).go("round", "consultation")
    assert taken(table, "links_known") == Measure(0, {"resident": 0, "professional": 0}, events=(1, 4))
    assert taken(table, "isolated_before") == Measure(2, {"resident": 1, "professional": 1}, events=(1, 4))


def test_ties_that_no_card_names_are_not_recorded() -> None:
    """The trainer wrote none, so nobody knows who is alone."""
    table = co_producing(deck=knowing())
    shape(table, cards=("neighbour", "pupil"))
    agree_on(table, "p1")
    found = [taken(table, name, CO_PRODUCTION).state for name in TIES]
    assert found == ["not_recorded", "measured", "not_recorded", "not_recorded"]


def test_a_consultation_makes_no_ties() -> None:
    """Nobody can join anything; who knew whom before is known."""
    found = [taken(consulting(), name).state for name in TIES]
    assert found == ["measured", "not_open", "measured", "not_open"]
    assert taken(consulting(), "isolated_after") == NOT_OPEN


def together() -> tuple[Table, tuple[int, ...]]:
    """Return a table that decided for one proposal of two, and the events behind it."""
    table = co_producing()
    shaped = shape(table, cards=("officer", "neighbour"))
    shape(table, cards=("trader", "pupil"))
    joined = table.done(coproduction.join, "p1", "councillor")[0].seq
    return table, (shaped, joined, agree_on(table, "p1"))


def test_a_decided_proposal_ties_all_who_shaped_or_joined_it() -> None:
    """Officer, neighbour and councillor are three pairs, of which officer and councillor knew each other."""
    table, seqs = together()
    by_side = {**NONE_BY_SIDE, "resident": 2, "professional": 1, "elected": 1}
    assert taken(table, "links_made", CO_PRODUCTION) == Measure(2, by_side, events=(1, 7, *seqs))


def test_who_has_no_tie_before_or_after_is_isolated() -> None:
    """Pupil and shop-keeper are in a proposal that was not decided for."""
    table, seqs = together()
    before = {**NONE_BY_SIDE, "resident": 2, "partner": 1}
    assert taken(table, "isolated_before", CO_PRODUCTION) == Measure(3, before, events=(1, 7))
    after = {**NONE_BY_SIDE, "resident": 1, "partner": 1}
    assert taken(table, "isolated_after", CO_PRODUCTION) == Measure(2, after, events=(1, 7, *seqs))


def test_ties_are_not_recorded_while_nobody_is_in_a_decided_proposal() -> None:
    """Before a decision, and when only a title was written down."""
    table = co_producing()
    shape(table)
    assert [taken(table, name, CO_PRODUCTION) for name in TIES[1::2]] == [NOT_RECORDED] * 2
    agree_on(table, "p1")
    assert [taken(table, name, CO_PRODUCTION) for name in TIES[1::2]] == [NOT_RECORDED] * 2


def test_one_who_joins_alone_makes_no_tie() -> None:
    """Of two proposals decided for, nobody is in one and a single role joined the other: 0, on record."""
    table = co_producing()
    seqs = [
        shape(table),
        shape(table),
        table.done(coproduction.join, "p1", "pupil")[0].seq,
        agree_on(table, "p1", "p2"),
    ]
    assert taken(table, "links_made", CO_PRODUCTION) == Measure(0, NONE_BY_SIDE, events=(1, 7, *seqs))


def test_when_nothing_was_agreed_no_tie_was_made() -> None:
    """Then those who were alone still are."""
    table = co_producing()
    seq = agree_on(table)
    assert taken(table, "links_made", CO_PRODUCTION) == Measure(0, NONE_BY_SIDE, events=(1, 7, seq))
    after = {**NONE_BY_SIDE, "resident": 2, "partner": 1}
    assert taken(table, "isolated_after", CO_PRODUCTION) == Measure(3, after, events=(1, 7, seq))
