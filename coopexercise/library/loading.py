"""From a scenario's id, path or text to a scenario and deck, or to everything that is wrong with them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from ..exercise.deck import Deck
from ..exercise.scenario import Scenario
from . import finding, quality
from .build import build_deck, build_inline_deck, build_scenario
from .deck_checks import check_cards, index_of
from .deck_form import DeckForm
from .lifting import read_current
from .naming import slug
from .node import Node, top
from .problems import START, Problem, did_you_mean, quoted
from .quality.traps import check_traps
from .scenario_checks import check_scenario
from .scenario_form import ScenarioForm
from .shape import shaped
from .source import Source, TooManyProblems, read_source, unreadable
from .tree import Tree


class Loaded(Struct, frozen=True):
    """A scenario that can be played, with its deck; problems are warnings and advice."""

    scenario: Scenario
    deck: Deck
    problems: tuple[Problem, ...] = ()


class Faulty(Struct, frozen=True):
    """A scenario that cannot be played, and why: at least one of the problems is an error."""

    problems: tuple[Problem, ...]


def load(scenario: str) -> Loaded | Faulty:
    """Load a scenario by its id in the library or by the path of its file."""
    path = _file(scenario)
    return _unknown(scenario) if path is None else load_file(path)


def load_file(path: Path) -> Loaded | Faulty:
    """Load the scenario in a file."""
    return _load(read_source(path), path)


def load_text(text: bytes, name: str = "-") -> Loaded | Faulty:
    """Load a scenario from the bytes of a file; `name` is what problems call it."""
    return _load(Source(name, text), None)


def load_either(name: str) -> Loaded | Deck | Faulty:
    """Load a scenario or a deck by its id in the library, where scenarios come first, or by the path of its file."""
    path = _file(name) or finding.decks(None).get(name)
    return _unknown(name) if path is None else _either(read_source(path), path)


def load_either_text(text: bytes, name: str = "-") -> Loaded | Deck | Faulty:
    """Load a scenario or a deck from the bytes of a file; `name` is what problems call it."""
    return _either(Source(name, text), None)


def files_of(name: str) -> tuple[Path, ...]:
    """Return the files that an id of the library, a path or a folder stands for; none when there is nothing."""
    path = _file(name)
    if path is None:
        return ()
    return tuple(finding.files_in(path)) if finding.is_folder(path) else (path,)


def fingerprints(names: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Return name, time of change and size of every file that a check of `names` may read; other when one is saved.

    A file that is not there has 0 for both.
    """
    files = dict.fromkeys(path for name in names for path in files_of(name))
    decks = dict.fromkeys(deck for path in files for deck in finding.decks(path).values())
    return tuple((str(path), *finding.last_change(path)) for path in [*files, *decks])


def check(names: Sequence[str]) -> tuple[Problem, ...]:
    """Return every problem of scenarios and decks: ids of the library, paths of files, or folders of them."""
    found: dict[Problem, None] = {}
    for name in names:
        found.update(dict.fromkeys(_check(name)))
    return tuple(sorted(found))


def check_text(text: bytes, name: str = "-") -> tuple[Problem, ...]:
    """Return every problem of a scenario or deck given as the bytes of a file."""
    return _check_source(Source(name, text), None)


def _file(name: str) -> Path | None:
    """Return the file that an id of the library or a path stands for."""
    if known := finding.scenarios().get(name):
        return known
    path = Path(name)
    return path if name and (finding.exists(path) or path.suffix in finding.SUFFIXES) else None


def _unknown(name: str) -> Faulty:
    source = Source(name)
    message = f"There is no scenario {quoted(name)} in the library, and no file of that name."
    source.report(START, "unknown-scenario", message, did_you_mean(name, finding.scenarios(), "Scenarios"))
    return Faulty(source.problems)


def _check(name: str) -> Iterable[Problem]:
    path = _file(name)
    if path is None:
        return _unknown(name).problems
    if not finding.is_folder(path):
        return _check_source(read_source(path), path)
    files = finding.files_in(path)
    if not files:
        return unreadable(name, "the folder holds no file that ends in .yaml or .yml").problems
    return [problem for each in files for problem in _check_source(read_source(each), each)]


def _check_source(source: Source, path: Path | None) -> tuple[Problem, ...]:
    try:
        tree = read_current(source)
        if tree is not None and not _is_deck(top(tree)):
            return _load_tree(tree, path).problems
        if tree is not None:
            _check_deck(tree)
        return source.problems
    except TooManyProblems as full:
        return full.problems


def _is_deck(file: Node) -> bool:
    """Tell a deck by its format; without one, by its having cards and no question."""
    if "format" in file:
        return file["format"].text.startswith("coopexercise/deck")
    return "cards" in file and "question" not in file


def _load(source: Source, path: Path | None) -> Loaded | Faulty:
    try:
        tree = read_current(source)
        if tree is not None and not _is_deck(top(tree)):
            return _load_tree(tree, path)
        if tree is not None:
            hint = "Name a scenario; one that uses this deck has its name after `deck:`."
            source.report(START, "bad-value", "This file is a deck of cards, which cannot be played by itself.", hint)
        return Faulty(source.problems)
    except TooManyProblems as full:
        return Faulty(full.problems)


def _either(source: Source, path: Path | None) -> Loaded | Deck | Faulty:
    try:
        tree = read_current(source)
        if tree is not None and not _is_deck(top(tree)):
            return _load_tree(tree, path)
        form = _check_deck(tree) if tree is not None else None
        if tree is None or form is None or source.faulty:
            return Faulty(source.problems)
        return build_deck(form, index_of(top(tree)["cards"]), (slug(path.stem) if path else "") or "deck")
    except TooManyProblems as full:
        return Faulty(full.problems)


class _Cards(Struct, frozen=True):
    """The cards of a scenario: in its own file, or in that of a deck."""

    source: Source
    node: Node
    form: DeckForm | None = None
    name: str = ""


def _load_tree(tree: Tree, path: Path | None) -> Loaded | Faulty:
    source, file = tree.source, top(tree)
    source.settle()
    form = shaped(tree, ScenarioForm)
    if not isinstance(tree.value, dict):
        return Faulty(source.problems)
    check_traps(tree)
    cards = _cards_of(file, path)
    cards_node = cards.node if cards and cards.node.keys else None
    check_scenario(file, cards_node)
    quality.check_said(file, cards_node)
    if form is None or cards is None or source.faulty or cards.source.faulty:
        return Faulty(_together(source, cards))
    scenario, deck = _built(form, cards, path)
    if cards.form is None:
        quality.check_cards_made(cards.node, deck)
    quality.check_made(file, scenario, deck)
    return Loaded(scenario, deck, _together(source, cards))


def _together(source: Source, cards: _Cards | None) -> tuple[Problem, ...]:
    beside = cards.source.problems if cards and cards.source is not source else ()
    return source.problems + beside


def _cards_of(scenario: Node, path: Path | None) -> _Cards | None:
    """Return the cards, whether they are faulty or not; None when there are none to be found."""
    inline, deck_id = scenario["cards"], scenario["deck"]
    if inline.exists:
        _check_cards(inline)
        return _Cards(inline.tree.source, inline)
    decks = finding.decks(path)
    if deck_id.text in decks:
        return _deck(decks[deck_id.text])
    if deck_id.text:
        hint = did_you_mean(deck_id.text, decks, "Decks") or "A deck is a file of that name in a folder `cards`."
        deck_id.report("unknown-deck", f"There is no deck {quoted(deck_id.text)}.", hint)
    return None


def _deck(path: Path) -> _Cards:
    source = read_source(path)
    tree = read_current(source)
    if tree is None:
        return _Cards(source, Node(Tree(source)))
    form = _check_deck(tree)
    return _Cards(source, top(tree)["cards"], form, slug(path.stem) or "deck")


def _check_deck(tree: Tree) -> DeckForm | None:
    tree.source.settle()
    check_traps(tree)
    cards = top(tree)["cards"]
    _check_cards(cards)
    form = shaped(tree, DeckForm)
    if form is not None and not tree.source.faulty:
        quality.check_cards_made(cards, build_deck(form, index_of(cards), "deck"))
    return form


def _check_cards(cards: Node) -> None:
    check_cards(cards)
    quality.check_cards_said(cards)


def _built(form: ScenarioForm, cards: _Cards, path: Path | None) -> tuple[Scenario, Deck]:
    index = index_of(cards.node)
    forms = cards.form.cards if cards.form else form.cards or {}
    name = (slug(path.stem) if path else "") or slug(form.title) or "scenario"
    scenario = build_scenario(form, forms, index, name)
    deck = build_deck(cards.form, index, cards.name) if cards.form else build_inline_deck(scenario, forms, index)
    return scenario, deck
