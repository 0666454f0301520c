"""What lies in the middle of the table, or is carried away from it: options, decisions, tallies, reminders."""

from msgspec import Struct

from ...exercise.deck import SIDES, Deck, Side
from ...exercise.scenario import Mode, Option, Parameters, Round, Scenario
from ...exercise.text import one_line
from .plain import SIDE_WORDS, Paragraphs, budget, clock, cost, minutes, paragraphs, role, unmarked, weeks


class OptionRow(Struct, frozen=True):
    """One option of a consultation."""

    title: str
    cost: str
    text: Paragraphs


class OptionSheet(Struct, frozen=True):
    """The options of a consultation, for everybody to read."""

    scenario: str
    question: str
    round: str
    decider: str
    options: tuple[OptionRow, ...]


class DecisionSheet(Struct, frozen=True):
    """Where the table writes down what one round decided, to be typed in later."""

    scenario: str
    question: str
    round: str
    mode: Mode
    decider: str
    """The role that decides; empty when the group does."""
    sides: tuple[str, ...]
    options: tuple[OptionRow, ...]
    outcomes: tuple[str, ...]
    budget: str
    weeks: str


class Seated(Struct, frozen=True):
    """A role and the side it sits on."""

    role: str
    side: Side
    side_words: str


class ObserverSheet(Struct, frozen=True):
    """Where an observer tallies one round."""

    scenario: str
    round: str
    minutes: str
    roles: tuple[Seated, ...]
    """Side by side."""


class Part(Struct, frozen=True):
    """One line of the time table."""

    clock: str
    title: str
    minutes: str


class Explanation(Struct, frozen=True):
    """The sheet that explains the exercise to those who take part."""

    scenario: str
    question: str
    setting: Paragraphs
    content_note: Paragraphs
    parts: tuple[Part, ...]
    end: str


class Reminder(Struct, frozen=True):
    """Where the promises of the debrief stand with their dates, and what to look at again."""

    scenario: str
    question: str
    outcomes: tuple[tuple[str, str], ...]
    """What success would be, and how one would know."""


def option_sheets(scenario: Scenario, deck: Deck) -> tuple[OptionSheet, ...]:
    """Return a sheet for each round that has options."""
    return tuple(
        OptionSheet(
            scenario=one_line(scenario.title),
            question=one_line(scenario.question),
            round=one_line(played.title),
            decider=_decider(deck, played),
            options=_options(played, scenario.parameters),
        )
        for played in scenario.rounds
        if played.options
    )


def decision_sheet(scenario: Scenario, deck: Deck, played: Round) -> DecisionSheet:
    """Return the decision sheet of a round."""
    present = {card.side for card in deck.cards}
    return DecisionSheet(
        scenario=one_line(scenario.title),
        question=one_line(scenario.question),
        round=one_line(played.title),
        mode=played.mode,
        decider=_decider(deck, played),
        sides=tuple(SIDE_WORDS[side] for side in SIDES if side in present),
        options=_options(played, scenario.parameters),
        outcomes=tuple(one_line(each.text) for each in scenario.outcomes),
        budget=budget(scenario.parameters),
        weeks=weeks(scenario.parameters),
    )


def observer_sheet(scenario: Scenario, deck: Deck, played: Round) -> ObserverSheet:
    """Return the observer's sheet of a round."""
    by_side = sorted(deck.cards, key=lambda card: SIDES.index(card.side))
    return ObserverSheet(
        scenario=one_line(scenario.title),
        round=one_line(played.title),
        minutes=minutes(played.seconds),
        roles=tuple(Seated(one_line(card.role), card.side, SIDE_WORDS[card.side]) for card in by_side),
    )


def explanation(scenario: Scenario) -> Explanation:
    """Return the sheet that explains the exercise."""
    return Explanation(
        scenario=one_line(scenario.title),
        question=one_line(scenario.question),
        setting=unmarked(scenario.setting),
        content_note=paragraphs(scenario.content_note),
        parts=_parts(scenario),
        end=clock(scenario.seconds),
    )


def reminder(scenario: Scenario) -> Reminder:
    """Return the reminder sheet."""
    return Reminder(
        scenario=one_line(scenario.title),
        question=one_line(scenario.question),
        outcomes=tuple((one_line(each.text), one_line(each.evidence)) for each in scenario.outcomes),
    )


def _decider(deck: Deck, played: Round) -> str:
    return role(deck, played.decided_by) if played.decided_by else ""


def _options(played: Round, envelope: Parameters) -> tuple[OptionRow, ...]:
    return tuple(_option_row(option, envelope) for option in played.options)


def _option_row(option: Option, envelope: Parameters) -> OptionRow:
    return OptionRow(title=one_line(option.title), cost=cost(option, envelope), text=paragraphs(option.text))


def _parts(scenario: Scenario) -> tuple[Part, ...]:
    lengths = [("Briefing", scenario.briefing.seconds)]
    for each in scenario.rounds:
        lengths += [(one_line(each.title), each.seconds), ("Rating slips", scenario.ratings.seconds)]
    lengths.append(("Debrief", scenario.debrief.seconds))
    starts = [sum(length for _, length in lengths[:place]) for place in range(len(lengths))]
    return tuple(
        Part(clock(start), title, minutes(length)) for start, (title, length) in zip(starts, lengths, strict=True)
    )
