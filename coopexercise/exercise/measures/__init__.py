"""What the rounds came to: small pure functions of a session, each with its formula and source.

Three rules hold throughout. What nobody wrote down is *not recorded*, and what the mode forbids by rule is
*not open*; neither is 0. If a kind of entry was taken at all in a round, a side without one has 0. People
and cards are those of the round, whoever left, swapped or arrived afterwards.
"""

from .contrast import Contrast, RoundMeasures, begun, contrast, of_round
from .kind import Kind
from .measure import Measure, State, Value
from .registry import MEASURES, kinds

__all__ = [
    "MEASURES",
    "Contrast",
    "Kind",
    "Measure",
    "RoundMeasures",
    "State",
    "Value",
    "begun",
    "contrast",
    "kinds",
    "of_round",
]
