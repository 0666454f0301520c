"""One line for one rating slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopexercise.exercise.events import RatingGiven
from coopexercise.terminal.slip_line import Misread, Slip, read_line, write_line
from tests.exercise.table import DECK

STATEMENTS = ("heard", "power", "help")
NEIGHBOUR = DECK.card("neighbour")
SEAT, FLOWERS = "neighbour/a-seat", "neighbour/flowers"


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("6 4 3 5 yp", Slip(6, {"heard": 4, "power": 3, "help": 5}, {SEAT: "yes", FLOWERS: "partly"})),
        ("6435yp", Slip(6, {"heard": 4, "power": 3, "help": 5}, {SEAT: "yes", FLOWERS: "partly"})),
        (" 1, 1,1 , 1  N u ", Slip(1, {"heard": 1, "power": 1, "help": 1}, {SEAT: "no", FLOWERS: "unknown"})),
        ("-", Slip(declined=True)),
        ("7", Slip(7)),
        ("6 4 y", Slip(6, {"heard": 4}, {SEAT: "yes"})),
        ("yn", Slip(None, {}, {SEAT: "yes", FLOWERS: "no"})),
        ("- 4 - 5 -u", Slip(None, {"heard": 4, "help": 5}, {FLOWERS: "unknown"})),
    ],
)
def test_a_line_is_read_in_the_order_of_the_slip(line, slip):
    """What is missing or left out is not recorded."""
    assert read_line(line, STATEMENTS, NEIGHBOUR) == slip


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "Nothing is typed yet."),
        ("- - - - --", "Nothing is typed yet."),
        ("8", "8 is no rung: from 1 to 7."),
        ("0 3", "0 is no rung: from 1 to 7."),
        ("6 4 6", "6 is no answer to a statement: from 1 to 5."),
        ("6 4 3 5 5 y", "5 is one number too many: there are 4, then letters."),
        ("6 4 3 5 yq", "q is no answer: y yes, p partly, n no, u don't know."),
        ("6 4 3 5 ypn", "Too many letters (3): this card has 2 needs and wants."),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused(line, sentence):
    """The facilitator is told which sign is wrong, and what would be right."""
    assert read_line(line, STATEMENTS, NEIGHBOUR) == Misread(sentence)


def test_a_seat_without_a_card_has_numbers_alone():
    """No letter fits a slip without needs and wants."""
    refused = Misread("Too many letters (1): this card has 0 needs and wants.")
    assert (read_line("5", STATEMENTS, None), read_line("5 y", STATEMENTS, None)) == (Slip(5), refused)


_METS = st.sampled_from(["yes", "partly", "no", "unknown"])


@given(
    rung=st.none() | st.integers(1, 7),
    statements=st.dictionaries(st.sampled_from(STATEMENTS), st.integers(1, 5)),
    items=st.dictionaries(st.sampled_from([SEAT, FLOWERS]), _METS),
    declined=st.booleans(),
)
def test_a_recorded_slip_is_written_as_the_line_that_says_it(rung, statements, items, declined):
    """So a slip that was typed wrongly can be put right."""
    slip = Slip(declined=True) if declined else Slip(rung, statements, items)
    given_ = RatingGiven(
        seat="s2", rung=slip.rung, statements=slip.statements, items=slip.items, declined=slip.declined
    )
    again = read_line(write_line(given_, STATEMENTS, NEIGHBOUR), STATEMENTS, NEIGHBOUR)
    assert again == (slip if slip != Slip() else Misread("Nothing is typed yet."))


@given(st.text(max_size=20))
def test_any_line_is_read_or_refused(line):
    """Whatever is typed, there is a slip or a sentence."""
    said = read_line(line, STATEMENTS, NEIGHBOUR)
    assert isinstance(said, Slip) or bool(said.sentence)
