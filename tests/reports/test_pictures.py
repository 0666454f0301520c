"""The pictures: each says in words what it draws, and draws nothing that is not known."""

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda
from coopexercise.exercise.events import Event, InjectReleased
from coopexercise.reports.audience import PARTICIPANTS
from coopexercise.reports.page import page
from coopexercise.reports.pictures import Picture
from tests.exercise.table import Table, co_producing, consulting

from .story import consulted, told


def pictures(table: Table) -> Mapping[str, Picture]:
    """Return the pictures of a session by their ids."""
    return {each.id: each for each in page(table.session, PARTICIPANTS).pictures}


def marks(picture: Picture) -> str:
    """Return everything that is drawn."""
    return "".join(each.svg() for each in picture.drawings)


def test_every_picture_says_in_words_what_it_draws() -> None:
    """Round by round; what is not open or not recorded, and of roles that nobody played, is said."""
    found = pictures(told())
    assert found["ladder"].words == (
        "Consultation: Residents: rungs 2, 3; Professionals: rung 5; Elected members: rung 4. Promised: rung 4.",
        "Co-production: Residents: rung 6; Professionals: not recorded; Elected members: not recorded. "
        "Promised: rung 6.",
    )
    assert found["voices"].words == (
        "Consultation: Residents: turns 1 of 4, people 3 of 5; Professionals: turns 3 of 4, people 1 of 5; "
        "Elected members: turns 0 of 4, people 1 of 5.",
        "Co-production: not recorded.",
    )
    assert found["flow"].words == (
        "Consultation: Planters uses: Can give a permit (Council officer). It says it would meet: "
        "1 of roles that nobody played.",
        "Co-production: A bench with a roof uses: Builds benches (Neighbour), Paints murals (Pupil). It says it would "
        "meet: A seat with a back (Neighbour), A safe place to wait (Pupil).",
    )
    assert found["network"].words == (
        "Consultation: Ties before play: Ward councillor and Council officer. New ties: not open in this mode.",
        "Co-production: Ties before play: Ward councillor and Council officer. New ties: Neighbour and Pupil.",
    )


def test_the_time_line_says_what_happened_in_the_order_in_which_it_did() -> None:
    """News that was recorded after a pause, and happened before it."""
    table = consulting().wait(120)
    table.done(agenda.pause)
    released = Event(data=InjectReleased(inject="rain", to="everyone"), round="consultation")
    table.record(replace(released, happened="2026-06-01T12:01:00Z"))
    assert pictures(table)["time"].words[-2:] == ("News (Consultation): minute 1.", "Clock stopped: minute 2.")


@pytest.mark.parametrize("name", ["ladder", "voices"])
def test_what_is_not_recorded_is_a_word_and_never_a_bar(name: str) -> None:
    """Of a round that nobody wrote anything of."""
    picture = pictures(co_producing())[name]
    assert "not recorded" in marks(picture)
    assert 'class="dot"' not in marks(picture)
    assert 'class="voice"' not in marks(picture)


def test_what_the_cards_say_is_not_drawn_before_the_debrief() -> None:
    """It would solve the exercise."""
    assert set(pictures(consulted())) == {"contrast", "ladder", "voices", "time"}
    assert set(pictures(told())) == {"contrast", "ladder", "voices", "flow", "network", "time"}


def test_a_bar_stands_only_where_each_round_has_one() -> None:
    """A consultation is not drawn as one with no owners."""
    drawn = marks(pictures(told())["contrast"])
    owners = drawn[drawn.index("Roles that own it") :].split("</g>")[0]
    assert "not open in this mode" in owners
    assert "<rect" not in owners
