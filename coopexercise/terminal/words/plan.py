"""The time line of a scenario, in words."""

from ...exercise import agenda
from ...exercise.scenario import Scenario
from ...library.times import minutes as in_minutes
from .. import words


def times(scenario: Scenario, equal_time: bool, swapped: bool) -> str:
    """Return the whole time and its parts in the order of play, in minutes."""
    planned = agenda.planned_seconds(scenario, equal_time)
    rounds = scenario.rounds[::-1] if swapped else scenario.rounds
    ratings = f"ratings {in_minutes(scenario.ratings.seconds)}"
    parts = [f"briefing {in_minutes(scenario.briefing.seconds)}"]
    for each in rounds:
        parts += [f"{words.MODE_WORD[each.mode].lower()} {in_minutes(planned[each.id])}", ratings]
    parts.append(f"debrief {in_minutes(scenario.debrief.seconds)}")
    return f"{in_minutes(scenario.seconds)} minutes in all: {' · '.join(parts)}"
