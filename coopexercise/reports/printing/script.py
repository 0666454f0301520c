"""The facilitator's script: each part and step with its time, what to say, the news at its minute.

It alone knows which fixed parameters are only believed.
"""

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct

from ...exercise.deck import Deck
from ...exercise.scenario import Example, Inject, Parameters, Round, Scenario, Step
from ...exercise.text import one_line
from .plain import Paragraphs, budget, clock, minutes, paragraphs, role, unmarked, weeks

PROMISES = {
    "inform": "people are told",
    "consult": "people are heard",
    "involve": "people’s concerns shape it",
    "collaborate": "people work it out together",
    "empower": "people decide",
}


class Moment(Struct, frozen=True):
    """A step of a round, or news at its minute."""

    clock: str
    title: str
    minutes: str = ""
    """How long a step lasts; empty for news."""
    say: Paragraphs = ()
    prompt: Paragraphs = ()
    """What the table sees; for news, its text."""
    news: bool = False


class ScriptPart(Struct, frozen=True):
    """Briefing, a round, ratings, or the debrief."""

    clock: str
    title: str
    minutes: str
    say: Paragraphs = ()
    remarks: tuple[str, ...] = ()
    """For the facilitator: what to have at hand, what the round promises, what is explained in it."""
    moments: tuple[Moment, ...] = ()
    questions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    """What really happened elsewhere, each with its source."""


class Script(Struct, frozen=True):
    """All that the facilitator reads from."""

    scenario: str
    question: str
    end: str
    content_note: Paragraphs
    setting: Paragraphs
    limits: tuple[str, ...]
    believed: tuple[str, ...]
    """What is fixed in belief only."""
    parts: tuple[ScriptPart, ...]


def script(scenario: Scenario, deck: Deck) -> Script:
    """Return the facilitator's script."""
    return Script(
        scenario=one_line(scenario.title),
        question=one_line(scenario.question),
        end=clock(scenario.seconds),
        content_note=paragraphs(scenario.content_note),
        setting=unmarked(scenario.setting),
        limits=tuple(_limits(scenario.parameters).values()),
        believed=_believed(scenario),
        parts=tuple(_parts(scenario, deck)),
    )


def _limits(parameters: Parameters) -> dict[str, str]:
    """Return each parameter in words, by its id."""
    in_words = {
        "budget": f"Money: {budget(parameters)}",
        "weeks": f"Weeks: {weeks(parameters)}",
        "in_kind": "In kind: " + "; ".join(one_line(each.text) for each in parameters.in_kind),
        "who": f"Who may join in: {one_line(parameters.who)}",
    }
    for each in parameters.fixed:
        reason = f" Reason given: {one_line(each.why)}" if each.why else ""
        in_words[each.id] = f"Fixed: {one_line(each.text)}.{reason}"
    return {each: in_words[each] for each in parameters.ids()}


def _parts(scenario: Scenario, deck: Deck) -> Iterator[ScriptPart]:
    yield _briefing(scenario)
    start = scenario.briefing.seconds
    for played in scenario.rounds:
        yield _round(scenario, deck, played, start)
        start += played.seconds
        yield _ratings(scenario, start)
        start += scenario.ratings.seconds
    yield _debrief(scenario, start)


def _briefing(scenario: Scenario) -> ScriptPart:
    return ScriptPart(
        clock=clock(0),
        title="Briefing",
        minutes=minutes(scenario.briefing.seconds),
        say=paragraphs(scenario.briefing.script),
        remarks=(
            "Say what is written down, who will see it, and how to object. Show the pass card.",
            "Read the setting. Then some quiet minutes with the cards; then everybody says their role and their brief.",
            "Agree by which outcomes both rounds will be judged.",
        ),
    )


def _round(scenario: Scenario, deck: Deck, played: Round, start: int) -> ScriptPart:
    return ScriptPart(
        clock=clock(start),
        title=one_line(played.title),
        minutes=minutes(played.seconds),
        say=paragraphs(played.script),
        remarks=tuple(_remarks(scenario, deck, played)),
        moments=_moments(deck, played, start),
    )


def _remarks(scenario: Scenario, deck: Deck, played: Round) -> Iterator[str]:
    yield f"The promise is to {played.promise}: {PROMISES[played.promise]}."
    if played.decided_by:
        yield f"Who decides: {role(deck, played.decided_by)}."
    limits = _limits(scenario.parameters)
    if explained := [limits[each] for each in played.explains if each in limits]:
        yield "To be explained here: " + " · ".join(explained)


def _moments(deck: Deck, played: Round, start: int) -> tuple[Moment, ...]:
    """Return steps and news in the order of the clock; a step that begins together with news comes first."""
    ends = accumulate(step.seconds for step in played.steps)
    steps = [(end - step.seconds, step) for end, step in zip(ends, played.steps, strict=True)]
    timed = [(at, _step(start + at, step)) for at, step in steps]
    timed += [(inject.at, _news(deck, start + inject.at, inject)) for inject in played.injects]
    return tuple(moment for _, moment in sorted(timed, key=lambda each: each[0]))


def _step(at: int, step: Step) -> Moment:
    return Moment(
        clock=clock(at),
        title=one_line(step.title),
        minutes=minutes(step.seconds),
        say=paragraphs(step.script),
        prompt=paragraphs(step.prompt),
    )


def _news(deck: Deck, at: int, inject: Inject) -> Moment:
    title = f"News for: {role(deck, inject.to)} (minute {minutes(inject.at)})"
    return Moment(clock(at), title, prompt=paragraphs(inject.text), news=True)


def _ratings(scenario: Scenario, start: int) -> ScriptPart:
    return ScriptPart(
        clock=clock(start),
        title="Rating slips",
        minutes=minutes(scenario.ratings.seconds),
        say=(
            "Please stay in your role and fill in a slip by yourself, without talking. You may tick that you would "
            "rather not say. Hand it to me when you are done.",
        ),
        remarks=("One slip a person: two who share a card fill in one each, observers none.",),
    )


def _debrief(scenario: Scenario, start: int) -> ScriptPart:
    return ScriptPart(
        clock=clock(start),
        title="Debrief",
        minutes=minutes(scenario.debrief.seconds),
        remarks=tuple(_debrief_remarks(scenario)),
        questions=tuple(one_line(each) for each in scenario.debrief.questions),
        examples=tuple(_example(each) for each in scenario.examples),
    )


def _debrief_remarks(scenario: Scenario) -> Iterator[str]:
    yield (
        "Out of the role first: a last word, the card face down, one’s own name. Then feelings. Then look at both "
        "rounds side by side, in silence. Observers speak before the questions."
    )
    yield from (f"Say it now: “{each}” was only believed." for each in _believed(scenario))
    if scenario.missing:
        missing = "; ".join(map(one_line, scenario.missing))
        yield f"Who was not in the room, if nobody names them: {missing}."
    if scenario.test:
        yield f"A later event, put to both decisions: {one_line(scenario.test)}"
    yield "At the end: one small promise each, with a date, on the reminder sheet."


def _believed(scenario: Scenario) -> tuple[str, ...]:
    return tuple(one_line(each.text) for each in scenario.parameters.fixed if not each.really)


def _example(example: Example) -> str:
    source = f" ({one_line(example.source)})" if example.source else ""
    return f"{one_line(example.title)}: {one_line(example.text)}{source}"
