"""Simulated participants, who go through a session with the same commands as people.

They follow plain rules and one seed. In a consultation each role chooses what serves its own card best and
one role decides; in a co-production round roles speak of needs, offer what answers them, and join what meets
an item of theirs. Ratings follow from what happened, by the same rules in both modes, so either may fare
better. What comes of it shows how a scenario can go, not how people are.
"""

from collections.abc import Sequence
from functools import partial
from random import Random

from .. import agenda, dealing
from ..session import Session
from .closing import close
from .consulting import consult
from .coproducing import coproduce
from .course import Command, Course, Perform, Wait
from .slips import rate

__all__ = ["Command", "Perform", "Wait", "rehearse"]

_PLAY = {"consultation": consult, "co-production": coproduce}


def rehearse(perform: Perform, wait: Wait, people: Sequence[Sequence[str]], seed: int) -> Session:
    """Play a whole session, from the seats to its end, and return it as it ended.

    The caller has opened the session as a simulated one. `perform` carries out one command and returns the
    session after it; when a command is refused (too few people, or `not` lists that leave no deal) it must
    raise. `wait` lets seconds pass on the clock that stamps the events. `people` holds a `not` list, which
    may be empty, for each participant. The same seed and the same people give the same session.
    """
    chance = Random(seed)
    course = Course(perform, wait)
    course.do(partial(dealing.add_seats, people=people))
    course.do(partial(dealing.deal, seed=seed))
    _brief(course)
    for _ in course.session.opened.rounds:
        course.begin()
        _PLAY[course.round.mode](course, chance)
        course.begin()
        rate(course, chance)
    course.begin()
    close(course, chance)
    course.finish()
    course.do(agenda.end_session)
    return course.session


def _brief(course: Course) -> None:
    """Tell people what is written down, and agree on all of the scenario's outcomes."""
    course.begin()
    outcomes = tuple(outcome.id for outcome in course.session.scenario.outcomes)
    agreed = [partial(agenda.agree_outcomes, outcomes=outcomes)] if outcomes else []
    course.spread([agenda.give_notice, *agreed], (0.0, 1.0))
