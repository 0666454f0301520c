"""From forms to the exercise's own types: ids and defaults filled in, references in full, times in seconds."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from ..exercise.deck import Card, Deck, Item, Seats
from ..exercise.scenario import (
    Briefing,
    Debrief,
    Example,
    Fixed,
    Inject,
    InKind,
    Option,
    Outcome,
    Parameters,
    Ratings,
    Round,
    Scenario,
    Step,
)
from ..exercise.text import clean, one_line
from . import defaults
from .deck_form import AssetForm, CardForm, DeckForm, WishForm
from .naming import Index, Items, ids_of, item_ids, lookup
from .scenario_form import (
    ExampleForm,
    FixedForm,
    InjectForm,
    OptionForm,
    OutcomeForm,
    ParametersForm,
    RoundForm,
    ScenarioForm,
    StepForm,
)
from .times import seconds

Entry = TypeVar("Entry")
Named = list[str] | Mapping[str, str | Entry]
"""A list of texts, or texts and fuller entries by id."""


def content_hash(content: Scenario | Deck) -> str:
    """Return the SHA-256, in hex, of a scenario or deck: one for the same content, however its file is laid out."""
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()


def build_deck(form: DeckForm, index: Index, name: str) -> Deck:
    """Return the deck of a form without problems; `name` is its id when it gives none."""
    return Deck(
        id=form.id or name,
        title=one_line(form.title),
        cards=_cards(form.cards, index),
        version=form.version,
        language=form.language,
        author=one_line(form.author),
        licence=one_line(form.licence),
    )


def build_inline_deck(scenario: Scenario, cards: Mapping[str, CardForm], index: Index) -> Deck:
    """Return the deck that stands inside a scenario; it shares the scenario's name and author."""
    return Deck(
        id=scenario.id,
        title=scenario.title,
        cards=_cards(cards, index),
        version=scenario.version,
        language=scenario.language,
        author=scenario.author,
        licence=scenario.licence,
    )


def _cards(cards: Mapping[str, CardForm], index: Index) -> tuple[Card, ...]:
    return tuple(_card(card_id, form, index) for card_id, form in cards.items())


def _card(card_id: str, form: CardForm, index: Index) -> Card:
    ids = item_ids(form.assets, form.needs, form.wants)
    return Card(
        id=card_id,
        role=one_line(form.role),
        side=form.side,
        seats=Seats(form.seats.min, form.seats.max),
        brief=clean(form.brief),
        private=clean(form.private),
        knows=tuple(form.knows),
        assets=tuple(_item(item_id, each, index) for item_id, each in _entries(ids.assets, form.assets)),
        needs=tuple(_item(item_id, each, index) for item_id, each in _entries(ids.needs, form.needs)),
        wants=tuple(_item(item_id, each, index) for item_id, each in _entries(ids.wants, form.wants)),
    )


def _entries(ids: Iterable[str], entries: Named[Entry]) -> Iterator[tuple[str, str | Entry]]:
    yield from zip(ids, entries.values() if isinstance(entries, Mapping) else entries, strict=True)


def _item(item_id: str, entry: str | AssetForm | WishForm, index: Index) -> Item:
    if isinstance(entry, str):
        return Item(item_id, one_line(entry))
    answers = entry.answers if isinstance(entry, AssetForm) else []
    return Item(item_id, one_line(entry.text), _references(answers, index.wishes))


def _references(refs: Iterable[str], items: Items) -> tuple[str, ...]:
    """Return full references, each once, in the order written."""
    return tuple(dict.fromkeys(full for ref in refs for full in lookup(ref, items)))


def build_scenario(form: ScenarioForm, cards: Mapping[str, CardForm], index: Index, name: str) -> Scenario:
    """Return the scenario of a form without problems; `name` is its id when it gives none."""
    parameters = _parameters(form.parameters)
    rounds = _rounds(form, cards, index, parameters)
    briefing = Briefing(_length(form.briefing.minutes), clean(form.briefing.script or defaults.BRIEFING_SCRIPT))
    ratings = Ratings(_length(form.ratings.minutes))
    if form.ratings.statements:
        ratings = msgspec.structs.replace(ratings, statements=_lines(form.ratings.statements))
    before = briefing.seconds + sum(each.seconds + ratings.seconds for each in rounds)
    return Scenario(
        id=form.id or name,
        title=one_line(form.title),
        question=one_line(form.question),
        rounds=rounds,
        briefing=briefing,
        ratings=ratings,
        debrief=Debrief(
            _length(form.debrief.minutes) if form.debrief.minutes else defaults.debrief_seconds(before),
            _lines(form.debrief.questions or defaults.QUESTIONS),
        ),
        parameters=parameters,
        version=form.version,
        language=form.language,
        author=one_line(form.author),
        licence=one_line(form.licence),
        summary=one_line(form.summary),
        content_note=clean(form.content_note),
        setting=clean(form.setting),
        stages=tuple(form.stages),
        outcomes=tuple(_outcome(each, entry) for each, entry in form.outcomes.items()),
        missing=_lines(form.missing),
        test=clean(form.test.text) if form.test else "",
        examples=tuple(_example(each) for each in form.examples),
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(one_line(text) for text in texts)


def _length(minutes: float | str) -> int:
    return seconds(minutes) or 0


def _example(form: ExampleForm) -> Example:
    return Example(one_line(form.title), clean(form.text), one_line(form.source))


def _outcome(outcome_id: str, entry: str | OutcomeForm) -> Outcome:
    if isinstance(entry, str):
        return Outcome(outcome_id, one_line(entry))
    return Outcome(outcome_id, one_line(entry.text), one_line(entry.evidence))


def _parameters(form: ParametersForm) -> Parameters:
    return Parameters(
        budget=form.budget,
        currency=form.currency,
        weeks=form.weeks,
        in_kind=tuple(InKind(each, one_line(text)) for each, text in form.in_kind.items()),
        who=one_line(form.who),
        fixed=tuple(_fixed(each, entry) for each, entry in form.fixed.items()),
    )


def _fixed(fixed_id: str, entry: str | FixedForm) -> Fixed:
    if isinstance(entry, str):
        return Fixed(fixed_id, one_line(entry))
    return Fixed(fixed_id, one_line(entry.text), clean(entry.why), entry.really)


def _rounds(
    form: ScenarioForm, cards: Mapping[str, CardForm], index: Index, parameters: Parameters
) -> tuple[Round, ...]:
    default = defaults.decider({card_id: card.side for card_id, card in cards.items()})
    rounds = form.rounds or [RoundForm(mode="consultation", options=form.options), RoundForm(mode="co-production")]
    return tuple(_round(each, index, parameters, default) for each in rounds)


def _round(form: RoundForm, index: Index, parameters: Parameters, default_decider: str) -> Round:
    mode = form.mode
    length = _length(form.minutes or defaults.DEFAULT_MINUTES[mode])
    consulted = ("budget",) if parameters.budget is not None else ()
    explained = consulted if mode == "consultation" else parameters.ids()
    return Round(
        id=form.id or mode,
        mode=mode,
        title=one_line(form.title or defaults.DEFAULT_TITLE[mode]),
        seconds=length,
        script=clean(form.script or defaults.DEFAULT_SCRIPT[mode]),
        promise=form.promise or defaults.DEFAULT_PROMISE[mode],
        explains=explained if form.explains is None else tuple(form.explains),
        decided_by="" if mode == "co-production" else form.decided_by or default_decider,
        steps=tuple(_step(step) for step in form.steps) if form.steps else defaults.steps(mode, length),
        options=_options(form.options or [], index),
        injects=tuple(_inject(place, inject) for place, inject in enumerate(form.injects, 1)),
    )


def _step(form: StepForm) -> Step:
    return Step(one_line(form.title), _length(form.minutes), clean(form.prompt), clean(form.script))


def _inject(place: int, form: InjectForm) -> Inject:
    return Inject(f"inject-{place}", seconds(form.at) or 0, form.to, clean(form.text))


def _options(options: Named[OptionForm], index: Index) -> tuple[Option, ...]:
    return tuple(_option(each, entry, index) for each, entry in _entries(ids_of(options, set(), "option"), options))


def _option(option_id: str, entry: str | OptionForm, index: Index) -> Option:
    if isinstance(entry, str):
        return Option(option_id, one_line(entry))
    return Option(
        id=option_id,
        title=one_line(entry.title),
        text=clean(entry.text),
        cost=entry.cost,
        meets=_references(entry.meets, index.wishes),
        harms=_references(entry.harms, index.wishes),
        uses=_references(entry.uses, index.assets),
    )
