"""The six elements of co-production, agreed by the group at its debrief."""

import pytest

from coopexercise.exercise import corrections, elements
from coopexercise.exercise.events import ElementsAgreed
from coopexercise.exercise.refusals import Reason, refuse
from tests.exercise.table import Table, co_producing, debriefing


def agreed() -> Table:
    """Return a table that has judged both rounds."""
    table = debriefing()
    table.done(elements.agree, {"consultation": (), "co-production": ["catalysts", "people-as-assets", "catalysts"]})
    return table


def test_what_the_group_saw_is_one_entry():
    """In the order of the elements, each once; a round in which none was seen was judged as well."""
    table = agreed()
    seen = {"consultation": (), "co-production": ("people-as-assets", "catalysts")}
    assert (table.events[-1].data, elements.agreed(table.session), elements.agreed(debriefing().session)) == (
        ElementsAgreed(seen=seen),
        seen,
        {},
    )


def test_a_later_judgement_takes_the_place_of_the_first_and_can_be_taken_back():
    """Then the first one stands again."""
    table = agreed()
    before = elements.agreed(table.session)
    (event,) = table.done(elements.agree, {"consultation": ["mutuality"]})
    after = elements.agreed(table.session)
    table.done(corrections.withdraw, event.seq)
    assert (after, elements.agreed(table.session)) == ({"consultation": ("mutuality",)}, before)


@pytest.mark.parametrize(
    ("table", "seen", "refusal"),
    [
        (co_producing, {"consultation": ()}, refuse(Reason.NOT_IN_DEBRIEF)),
        (debriefing, {"elsewhere": ()}, refuse(Reason.NO_SUCH_ROUND, round="elsewhere")),
        (debriefing, {"consultation": ["luck"]}, refuse(Reason.NO_SUCH_ELEMENT, element="luck")),
        (debriefing, {}, refuse(Reason.NOTHING_CHANGES)),
        (
            agreed,
            {"consultation": (), "co-production": ["people-as-assets", "catalysts"]},
            refuse(Reason.NOTHING_CHANGES),
        ),
    ],
)
def test_a_judgement_is_of_this_session_and_says_something_new(table, seen, refusal):
    """It belongs to the debrief, to rounds that were played, and to the six."""
    assert table().do(elements.agree, seen) == refusal


def test_each_element_has_a_title():
    """None is missing, and the order is the one that is asked in."""
    assert tuple(elements.TITLES) == elements.ELEMENTS
