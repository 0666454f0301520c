"""Which groups rehearse."""

import pytest

from coopexercise.exercise.deck import Card, Deck, Seats
from coopexercise.exercise.tendencies import Group, groups, sizes


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        ([(1, 1), (1, 2), (0, 2), (0, 1), (0, 1)], (4, 5, 6, 7)),
        ([(1, 2)] * 6, tuple(range(6, 13))),
        ([(1, 2)] * 9, (9, 10, 11, 12)),
        ([(1, 1)] * 14, (14,)),
        ([(1, 1)] * 2, (4,)),
    ],
)
def test_sizes_go_from_the_required_seats_to_all_seats(seats: list[tuple[int, int]], expected: tuple[int, ...]) -> None:
    """But no group has fewer than four people, and none more than twelve unless the deck requires it."""
    cards = tuple(Card(f"c{place}", "Role", "resident", Seats(*each)) for place, each in enumerate(seats))
    assert sizes(Deck("made", "Made", cards)) == expected


@pytest.mark.parametrize(
    ("runs", "expected"),
    [(1, [4]), (2, [4, 6]), (4, [4, 5, 6, 7]), (6, [4, 4, 5, 6, 6, 7]), (8, [4, 4, 5, 5, 6, 6, 7, 7])],
)
def test_runs_are_spread_evenly_over_the_sizes(runs: int, expected: list[int]) -> None:
    """However many there are."""
    assert [len(each.people) for each in groups((4, 5, 6, 7), runs, 1)] == expected


def test_each_run_has_the_next_seed() -> None:
    """And people who may play any card."""
    assert groups((4,), 2, 30) == (Group(((),) * 4, 30), Group(((),) * 4, 31))
