"""The drawn time: as wide as there is room, with minutes below."""

import pytest

from coopexercise.terminal.widgets.time_bar import Stretch, drawn

HOUR = tuple(Stretch(sign, "", minutes * 60) for sign, minutes in zip("░█▒", (10, 48, 2), strict=True))


@pytest.mark.parametrize(
    ("width", "bar"),
    [
        (30, "░░░░░████████████████████████▒\n0    10                     60"),
        (12, "░░█████████▒\n0 10      60"),
        (5, "░███▒\n0  60"),
        (2, "█▒\n60"),
    ],
)
def test_a_bar(width: int, bar: str) -> None:
    """A short stretch has a cell where there is room; minutes that would touch are left out, but for the whole."""
    assert drawn(HOUR, width).plain == bar


def test_nothing_to_draw() -> None:
    """No time, no bar."""
    assert drawn((), 40).plain == ""
