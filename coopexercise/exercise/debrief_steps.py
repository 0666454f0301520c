"""The steps of a debrief: which there are, in which order, and how its minutes are shared out over them.

The steps that a debrief was begun with stand in the log, so that an old log keeps its meaning.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Literal, get_args

from .questions import TOPICS, Question, Topic, asked, own
from .scenario import Scenario

DebriefStep = Literal[
    "leave-role",
    "feelings",
    "see-decided",
    "expect-needs",
    "see-needs",
    "expect-assets",
    "see-assets",
    "expect-voices",
    "see-voices",
    "expect-ladder",
    "see-ladder",
    "expect-felt",
    "see-felt",
    "expect-ties",
    "see-ties",
    "unrecorded",
    "contrast",
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
    "elements",
    "monday",
    "questions",
    "commitments",
    "right",
]
"""A step: a topic; a page of the contrast, before the group sees it and after; the pages of
which nothing was recorded; the whole contrast; the six elements; all questions."""
Page = Literal["decided", "needs", "assets", "voices", "ladder", "felt", "ties"]
"""A part of the contrast that the room looks at by itself."""

OLD_STEPS: tuple[DebriefStep, ...] = ("leave-role", "feelings", "contrast", "questions", "commitments")
"""The steps of a debrief whose log does not say which it had."""
SHORT = 15 * 60
"""A debrief of fewer seconds has only the topics that the scenario asks about, and half of the pages."""
PAGES: tuple[Page, ...] = get_args(Page)
_STEPS: tuple[DebriefStep, ...] = get_args(DebriefStep)
_SHORT_PAGES: tuple[Page, ...] = ("decided", "needs", "ladder")
_FROM_SLIPS: frozenset[Page] = frozenset(("needs", "ladder", "felt"))
"""Pages whose figures can still come in the debrief, when slips are typed."""
_BEFORE: tuple[Topic, ...] = ("leave-role", "feelings")
_ALWAYS: tuple[Topic, ...] = ("leave-role", "commitments", "right")
_WEIGHTS: Mapping[DebriefStep, int] = {
    "leave-role": 8,
    "feelings": 5,
    "contrast": 4,
    "unrecorded": 2,
    "own-assets": 4,
    "questions": 15,
    "commitments": 8,
    "right": 5,
}
_PAGE_WEIGHT, _TOPIC_WEIGHT = 2, 6
_TITLES: Mapping[DebriefStep, str] = {
    "leave-role": "Leave the role",
    "feelings": "Feelings",
    "unrecorded": "What was not recorded",
    "contrast": "The two rounds side by side",
    "consultation": "The consultation round",
    "co-production": "The co-production round",
    "difference": "Why they differed",
    "pen": "Who held the pen",
    "assets": "Assets used and unused",
    "own-assets": "What nobody knew of",
    "missing": "Who was missing",
    "outcomes": "What success would be",
    "test": "Some time later",
    "misconceptions": "Five misconceptions",
    "elements": "Six elements",
    "monday": "On Monday",
    "questions": "Questions",
    "commitments": "Commitments",
    "right": "When consultation was right",
}
_PAGE_TITLES: Mapping[Page, str] = {
    "decided": "What was decided",
    "needs": "Needs and wants met",
    "assets": "Assets put to use",
    "voices": "Who spoke",
    "ladder": "Where people stood",
    "felt": "How it felt",
    "ties": "Ties between roles",
}


def plan(
    scenario: Scenario, rounds: tuple[str, ...], outcomes: bool, recorded: Collection[Page]
) -> tuple[DebriefStep, ...]:
    """Return the steps of a debrief after these rounds, as played.

    `outcomes`: whether the group agreed on any; `recorded`: the pages of which something was recorded by now.
    """
    short = scenario.debrief.seconds < SHORT
    topics = [topic for topic in TOPICS if _belongs(scenario, topic, short, outcomes)]
    before = [topic for topic in topics if topic in _BEFORE]
    played = [each.mode for name in rounds if (each := scenario.round(name)) and each.mode in topics]
    after = [topic for topic in topics if topic not in _BEFORE and topic not in played]
    pages = _contrast(_SHORT_PAGES if short else PAGES, recorded)
    return (*before, *pages, *dict.fromkeys(played), *_with_elements(after))


def _contrast(pages: tuple[Page, ...], recorded: Collection[Page]) -> Iterator[DebriefStep]:
    """Yield the pages with figures, foretold; then those whose slips may still come; if others are
    empty, they are one step."""
    yield from (step for step in _STEPS if (page := page_of(step)) in pages and page in recorded)
    empty = [page for page in pages if page not in recorded]
    yield from (step for step in _STEPS if is_seen(step) and page_of(step) in _FROM_SLIPS.intersection(empty))
    if len(set(empty) - _FROM_SLIPS) > 1:  # of one alone the whole contrast says enough
        yield "unrecorded"
    yield "contrast"


def _with_elements(topics: list[Topic]) -> Iterator[DebriefStep]:
    for topic in topics:
        yield topic
        if topic == "misconceptions":
            yield "elements"


def _belongs(scenario: Scenario, topic: Topic, short: bool, outcomes: bool) -> bool:
    if topic in _ALWAYS or any(topic == each.topics[0] for each in own(scenario)):
        return True
    if topic in ("consultation", "co-production") and all(each.mode != topic for each in scenario.rounds):
        return False
    given = {"test": bool(scenario.test), "outcomes": outcomes}
    return given.get(topic, True) and not short


def page_of(step: DebriefStep) -> Page | None:
    """Return the page of the contrast that a step is about, or None."""
    name = step.partition("-")[2] if step.startswith(("see-", "expect-")) else ""
    return next((page for page in PAGES if page == name), None)


def of_the_contrast(step: DebriefStep) -> bool:
    """Return whether a step is one of the pages that lead up to the whole contrast."""
    return step == "unrecorded" or page_of(step) is not None


def may_come_late(page: Page) -> bool:
    """Return whether a page with nothing on it may still get figures: slips can be typed in the debrief."""
    return page in _FROM_SLIPS


def is_seen(step: DebriefStep) -> bool:
    """Return whether the room sees the page of this step, and is not only asked what it expects."""
    return step.startswith("see-")


def topic_of(step: DebriefStep) -> Topic | None:
    """Return the topic of a step, or None for one of the contrast."""
    return next((topic for topic in TOPICS if topic == step), None)


def title(step: DebriefStep) -> str:
    """Return what a step is called."""
    page = page_of(step)
    return page_title(page) if page else _TITLES[step]


def page_title(page: Page) -> str:
    """Return what a page of the contrast is called."""
    return _PAGE_TITLES[page]


def questions_of(scenario: Scenario, step: DebriefStep) -> tuple[Question, ...]:
    """Return what is asked in a step."""
    if step == "questions":
        return own(scenario)
    topic = topic_of(step)
    return asked(scenario, topic) if topic else ()


def seconds(steps: tuple[DebriefStep, ...], total: int) -> tuple[int, ...]:
    """Return how long each step has; together they last exactly `total`."""
    ends = [0]
    for step in steps:
        ends.append(ends[-1] + _WEIGHTS.get(step, _PAGE_WEIGHT if page_of(step) else _TOPIC_WEIGHT))
    at = [round(total * end / ends[-1]) for end in ends]
    return tuple(later - earlier for earlier, later in pairwise(at))
