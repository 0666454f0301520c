"""An append-only sequence whose earlier versions stay valid."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from coopexercise.exercise.trail import Trail


def test_a_trail_holds_what_was_appended():
    """Appending returns a longer trail and leaves the first as it was."""
    first = Trail(["a"])
    second = first.append("b")
    assert (list(first), list(second), len(first), len(second)) == (["a"], ["a", "b"], 1, 2)


def test_two_branches_from_one_trail_do_not_mix():
    """Appending to an older view never changes a newer one."""
    first = Trail(["a"])
    second, third = first.append("b"), first.append("c")
    assert (list(first), list(second), list(third)) == (["a"], ["a", "b"], ["a", "c"])


def test_a_trail_is_read_like_a_list():
    """Places from either end, slices and membership work within the view."""
    trail = Trail(["a", "b"])
    trail.append("c")
    assert (trail[0], trail[-1], trail[:1], "b" in trail, "c" in trail) == ("a", "b", Trail(["a"]), True, False)


def test_a_place_beyond_the_view_is_an_error():
    """What a later trail appended cannot be reached from an earlier one."""
    trail = Trail(["a"])
    trail.append("b")
    try:
        found = trail[1]
    except IndexError:
        found = "nothing"
    assert found == "nothing"


def test_trails_are_equal_by_content():
    """A trail equals another with the same items, and no list."""
    trail = Trail(["a"])
    assert (trail == Trail().append("a"), trail == Trail(), trail == ["a"]) == (True, False, False)


def test_a_trail_shows_its_items():
    """The representation names the items of the view."""
    assert repr(Trail([1, 2])) == "Trail([1, 2])"


class Item(Struct, frozen=True):
    """Something with data of one type or another."""

    data: object


@given(st.lists(st.tuples(st.integers(0, 20), st.one_of(st.integers(), st.text())), max_size=20))
def test_a_view_finds_its_own_items_by_the_type_of_their_data(appends):
    """Whatever was asked of an earlier, a later or another view."""
    views = [Trail()]
    for place, data in appends:
        views.append(views[place % len(views)].append(Item(data)))
        views[place % len(views)].of(str)
    found = [(view.of(str), view.of(int), view.of(bytes)) for view in views]
    assert found == [
        ([each for each in view if type(each.data) is str], [each for each in view if type(each.data) is int], [])
        for view in views
    ]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers())))
def test_no_view_ever_changes(appends):
    """Whatever is appended to whichever view, each view keeps its items."""
    views = [(Trail(), [])]
    for place, item in appends:
        trail, items = views[place % len(views)]
        views.append((trail.append(item), [*items, item]))
    assert [list(trail) for trail, _ in views] == [items for _, items in views]
