"""Files for the tests, and a short way to say what is wrong with them."""

from collections.abc import Iterable

from coopexercise.library import Problem, check_text

SMALL = """\
format: coopexercise/scenario@1
title: The bench
question: What should become of the empty corner?
cards:
  officer:
    role: Council officer
    side: professional
    assets: [permits]
    needs: [no new upkeep]
  neighbour:
    role: Neighbour
    side: resident
    assets: [carpentry]
    needs: [a seat with a back]
options:
  - Fence it off
  - Two planters and a bin
parameters:
  budget: 500
"""
"""The smallest scenario, as the design shows it."""

FULL = """\
format: coopexercise/scenario@1
id: bench
title: The bench
question: What should become of the empty corner?
cards:
  officer:
    role: Council officer
    side: professional
    knows: [neighbour]
    assets:
      permits:
        text: Can allow work
        answers: [neighbour/a-seat]
    needs:
      no-upkeep: No new upkeep
  neighbour:
    role: Neighbour
    side: resident
    needs:
      a-seat: A seat with a back
parameters:
  budget: 500
rounds:
  - id: consultation
    mode: consultation
    minutes: 15
    decided_by: officer
    options:
      fence:
        title: Fence it off
        meets: [officer/no-upkeep]
        harms: [neighbour/a-seat]
        uses: [permits]
    injects:
      - at: 9
        to: neighbour
        text: It rains.
  - id: co-production
    mode: co-production
    minutes: 30
debrief:
  minutes: 35
"""
"""A scenario with one of most things, in which faults are put by exchanging texts."""


def places(problems: Iterable[Problem]) -> list[tuple[int, str]]:
    """Return line and code of each problem."""
    return [(problem.line, problem.code) for problem in problems]


def changed(old: str, new: str) -> bytes:
    """Return the full scenario with its one `old` replaced."""
    assert FULL.count(old) == 1
    return FULL.replace(old, new).encode()


def found(old: str, new: str) -> list[tuple[int, str]]:
    """Return line and code of what is wrong after a replacement."""
    return places(check_text(changed(old, new)))
