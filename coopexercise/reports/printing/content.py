"""What each printed sheet says, as plain text. How it looks is the templates' affair.

Nothing here says which assets answer a need, what an option meets or harms, or which fixed parameter is only believed:
the paper would solve the exercise.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ...exercise.deck import SIDES, Card, Deck, Item, Side
from ...exercise.ratings import RUNGS, STATEMENTS
from ...exercise.scenario import EVERYONE, Inject, Mode, Option, Parameters, Round, Scenario
from ...exercise.text import clean, in_currency, one_line

SIDE_WORDS: dict[Side, str] = {
    "resident": "Resident",
    "professional": "Professional",
    "elected": "Elected member",
    "partner": "Partner",
}

Paragraphs = tuple[str, ...]


class RoleCard(Struct, frozen=True):
    """One role card, front and back."""

    scenario: str
    role: str
    side: Side
    side_words: str
    brief: Paragraphs
    assets: tuple[str, ...]
    needs: tuple[str, ...]
    wants: tuple[str, ...]
    private: Paragraphs
    knows: tuple[str, ...]
    """The roles this one is tied to before play."""


class RatingSlip(Struct, frozen=True):
    """What the holder of one card fills in after one round."""

    round: str
    role: str
    side: Side
    side_words: str
    statements: tuple[str, ...]
    """Whole sentences."""
    needs: tuple[str, ...]
    wants: tuple[str, ...]
    rungs: tuple[str, ...] = RUNGS
    """The ladder, rung 1 first."""


class InjectSlip(Struct, frozen=True):
    """News to hand over at a minute of a round."""

    round: str
    to: str
    minute: str
    text: Paragraphs


class OptionRow(Struct, frozen=True):
    """One option of a consultation."""

    title: str
    cost: str
    text: Paragraphs


class DecisionSheet(Struct, frozen=True):
    """Where the table writes down what one round decided."""

    scenario: str
    question: str
    round: str
    mode: Mode
    decider: str
    """The role that decides; empty when the group does."""
    sides: tuple[str, ...]
    options: tuple[OptionRow, ...]
    budget: str
    weeks: str


class Sheets(Struct, frozen=True):
    """Everything that goes into one file. `slips` has a group for each round."""

    title: str
    language: str
    duplex: bool
    """Whether every sheet of paper that has no back of its own gets an empty one."""
    cards: tuple[RoleCard, ...] = ()
    slips: tuple[tuple[RatingSlip, ...], ...] = ()
    injects: tuple[InjectSlip, ...] = ()
    decisions: tuple[DecisionSheet, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.cards or self.slips or self.injects or self.decisions)


def role_card(scenario: Scenario, deck: Deck, card: Card) -> RoleCard:
    """Return what is on both sides of a card."""
    known = (deck.card(card_id) for card_id in card.knows)
    return RoleCard(
        scenario=one_line(scenario.title),
        role=one_line(card.role),
        side=card.side,
        side_words=SIDE_WORDS[card.side],
        brief=paragraphs(card.brief),
        assets=_texts(card.assets),
        needs=_texts(card.needs),
        wants=_texts(card.wants),
        private=paragraphs(card.private),
        knows=tuple(one_line(other.role) for other in known if other),
    )


def rating_slips(scenario: Scenario, cards: Sequence[Card]) -> tuple[tuple[RatingSlip, ...], ...]:
    """Return a slip for each card, round by round."""
    rounds = (tuple(_rating_slip(scenario, each, card) for card in cards) for each in scenario.rounds)
    return tuple(slips for slips in rounds if slips)


def _rating_slip(scenario: Scenario, played: Round, card: Card) -> RatingSlip:
    return RatingSlip(
        round=one_line(played.title),
        role=one_line(card.role),
        side=card.side,
        side_words=SIDE_WORDS[card.side],
        statements=tuple(STATEMENTS.get(each, one_line(each)) for each in scenario.ratings.statements),
        needs=_texts(card.needs),
        wants=_texts(card.wants),
    )


def inject_slips(scenario: Scenario, deck: Deck, only_to: str | None) -> tuple[InjectSlip, ...]:
    """Return a slip for each inject in the order of play, or only for those that go to one card."""
    return tuple(
        _inject_slip(deck, played, inject)
        for played in scenario.rounds
        for inject in sorted(played.injects, key=lambda inject: inject.at)
        if only_to in (None, inject.to)
    )


def _inject_slip(deck: Deck, played: Round, inject: Inject) -> InjectSlip:
    to = "Everyone" if inject.to == EVERYONE else _role(deck, inject.to)
    return InjectSlip(round=one_line(played.title), to=to, minute=minutes(inject.at), text=paragraphs(inject.text))


def decision_sheet(scenario: Scenario, deck: Deck, played: Round) -> DecisionSheet:
    """Return the decision sheet of a round."""
    envelope = scenario.parameters
    present = {card.side for card in deck.cards}
    return DecisionSheet(
        scenario=one_line(scenario.title),
        question=one_line(scenario.question),
        round=one_line(played.title),
        mode=played.mode,
        decider=_role(deck, played.decided_by) if played.decided_by else "",
        sides=tuple(SIDE_WORDS[side] for side in SIDES if side in present),
        options=tuple(_option_row(option, envelope) for option in played.options),
        budget="" if envelope.budget is None else in_currency(envelope.budget, envelope.currency),
        weeks="" if envelope.weeks is None else f"{envelope.weeks:g}",
    )


def _option_row(option: Option, envelope: Parameters) -> OptionRow:
    cost = "" if option.cost is None else in_currency(option.cost, envelope.currency)
    return OptionRow(title=one_line(option.title), cost=cost, text=paragraphs(option.text))


def paragraphs(text: str) -> Paragraphs:
    """Return the paragraphs of `text`, each as one line: as in Markdown, an empty line starts a new one."""
    return tuple(one_line(part) for part in re.split(r"\n\s*\n", clean(text)) if part)


def language_code(language: str) -> str:
    """Return the language alone of a tag such as `pt-BR`, or `en` where it is not one."""
    code = language.split("-")[0].lower()
    return code if re.fullmatch("[a-z]{2,3}", code) else "en"


def minutes(seconds: int) -> str:
    """Return `9` or `9:30`."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else str(whole)


def _texts(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(one_line(item.text) for item in items)


def _role(deck: Deck, card_id: str) -> str:
    card = deck.card(card_id)
    return one_line(card.role if card else card_id)
