"""The questions of a debrief: those that a scenario brings, and one for each topic that it does not ask about.

A question has a number, and answers keep it: first those of the scenario from 0, in its order; after them the
default question of each topic, in the order of `TOPICS`. A topic may be added at the end; none is moved or removed.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from .scenario import Scenario

Topic = Literal[
    "leave-role",
    "feelings",
    "consultation",
    "co-production",
    "difference",
    "pen",
    "assets",
    "own-assets",
    "missing",
    "outcomes",
    "test",
    "misconceptions",
    "monday",
    "commitments",
    "right",
]
"""What a debrief talks about."""

DEFAULTS: Mapping[Topic, str] = {
    "leave-role": ("Say who you were, and the last words of your role. Turn the card over. Say your own name again."),
    "feelings": "How are you now? When did that change? A word each; whoever likes says more.",
    "consultation": (
        "In the consultation: what did you know that nobody asked you, and what did you want that was not on the list?"
    ),
    "co-production": "In co-production: what came up that had not come up before, and what was slow or hard?",
    "difference": "Where did the two rounds end differently, where alike, and what made it so?",
    "pen": "Who held the pen in each round, and who had the last word? What was let go of, and what was still held?",
    "assets": "Which assets on the cards were used, by whom, and which stayed on the card?",
    "own-assets": "What can you yourself do that nobody here knew of?",
    "missing": "Who was not in the room, and whose need is still unmet?",
    "outcomes": "How would we know that it worked? What tells us so for each outcome that we agreed on?",
    "test": "What happens to each of the two decisions now? Does it still stand?",
    "misconceptions": "Five things that are often said of co-production: what did you see here that speaks for or "
    "against each?",
    "monday": "What would stop you on Monday: cost, time, risk or control? Which limit was real, which only assumed?",
    "commitments": "What is one small thing you will do? By when, and what is the first step?",
    "right": "When was consultation right, and when is it in your own work?",
}
"""What is asked about each topic when the scenario does not ask."""
TOPICS: tuple[Topic, ...] = tuple(DEFAULTS)

_SIGNS: Mapping[Topic, tuple[str, ...]] = {
    "leave-role": ("your character", "your own name", "in your role"),
    "feelings": ("do you feel", "are you now", "how are you"),
    "consultation": ("in the consultation", "nobody asked"),
    "co-production": ("in the co-production", "in co-production"),
    "difference": ("two rounds", "two results"),
    "pen": ("held the pen", "had the last word", "had the final word", "wrote things down"),
    "assets": ("which skills", "which gifts", "which assets"),
    "missing": ("not in the room", "not here", "still unmet", "still open"),
    "monday": ("monday", "which limit", "what had to stop"),
    "commitments": ("small thing", "will you do", "you will do"),
    "right": (
        "consultation right",
        "consultation the right",
        "when is consultation",
        "just to consult",
        "consultation would",
        "consultation have been",
    ),
}
"""The words by which a scenario's own question is known to be about a topic."""


class Question(Struct, frozen=True):
    """One question. The first of its topics is where it is asked."""

    number: int
    text: str
    topics: tuple[Topic, ...]


def topics_of(text: str) -> tuple[Topic, ...]:
    """Return what a scenario's own question is about, by its words; why the rounds differed, if nothing is known."""
    said = text.lower()
    found = tuple(topic for topic, signs in _SIGNS.items() if any(sign in said for sign in signs))
    return found or ("difference",)


def own(scenario: Scenario) -> tuple[Question, ...]:
    """Return the questions that the scenario brings."""
    return tuple(Question(number, text, topics_of(text)) for number, text in enumerate(scenario.debrief.questions))


def default(scenario: Scenario, topic: Topic) -> Question:
    """Return the question that is asked about a topic when the scenario does not."""
    number = len(scenario.debrief.questions) + TOPICS.index(topic)
    return Question(number, DEFAULTS[topic], (topic,))


def asked(scenario: Scenario, topic: Topic) -> tuple[Question, ...]:
    """Return the questions that are asked about a topic: the scenario's own ones, or else the default."""
    found = tuple(each for each in own(scenario) if each.topics[0] == topic)
    return found or (default(scenario, topic),)


def question(scenario: Scenario, number: int) -> Question | None:
    """Return the question with this number, or None."""
    ours = own(scenario)
    if 0 <= number < len(ours):
        return ours[number]
    return default(scenario, TOPICS[number - len(ours)]) if 0 <= number - len(ours) < len(TOPICS) else None
