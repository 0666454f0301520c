"""New files: from the template, or from what is in the library."""

from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from coopexercise.exercise.deck import Deck
from coopexercise.exercise.scenario import Scenario
from coopexercise.library import (
    CannotStart,
    Loaded,
    StartKind,
    check_text,
    load_either,
    load_either_text,
    start,
)
from tests.library.test_library_files import DECK, WITH_DECK
from tests.library.texts import SMALL

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("kind", get_args(StartKind))
def test_a_template_has_no_problem(kind: StartKind) -> None:
    """Neither an error nor a warning nor advice."""
    assert check_text(start(kind, "Bench").text.encode()) == ()


@pytest.mark.parametrize("kind", get_args(StartKind))
def test_a_template_tells_editors_its_schema(kind: StartKind) -> None:
    """In its first line; and it is in block style, which prose cannot break."""
    text = start(kind, "Bench").text
    assert text.startswith(f"# yaml-language-server: $schema={kind}.schema.json\n")
    assert [line for line in text.splitlines() if "{" in line or ": [" in line] == []


@pytest.mark.parametrize(
    ("name", "title", "file_id"),
    [
        ("bench", "Bench", "bench"),
        ("old-bench.yaml", "Old bench", "old-bench"),
        ("The Bench", "The Bench", "the-bench"),
        ("  Café: no #1 ", "Café: no #1", "cafe-no-1"),
        ('The "bench"', 'The "bench"', "the-bench"),
        ("1984", "1984", "1984"),
        ("null", "Null", "null"),
        ("-5", "-5", "5"),
    ],
)
@pytest.mark.parametrize("kind", get_args(StartKind))
def test_a_name_is_a_title_or_an_id(kind: StartKind, name: str, title: str, file_id: str) -> None:
    """The other is made of it; whatever the title is, it reads as it was typed."""
    started = start(kind, name)
    loaded = load_either_text(started.text.encode())
    made = loaded.scenario if isinstance(loaded, Loaded) else loaded
    assert isinstance(made, Scenario | Deck)
    assert (started.id, made.id, made.title) == (file_id, file_id, title)


@pytest.mark.parametrize(
    ("name", "why"),
    [("a/b", "names a folder"), ("a\\b", "names a folder"), ("", "has no letter"), ("???", "has no letter")],
)
def test_a_name_that_makes_no_id_is_refused(name: str, why: str) -> None:
    """In one sentence."""
    with pytest.raises(CannotStart, match=why):
        start("scenario", name)


@pytest.mark.parametrize("origin", SCENARIOS)
def test_a_copy_of_a_scenario_is_it_under_another_name(origin: str) -> None:
    """With its cards inside, from version 1 on."""
    old, new = load_either(origin), load_either_text(start("scenario", "Mine", origin).text.encode())
    assert isinstance(old, Loaded)
    assert isinstance(new, Loaded)
    assert new.scenario == replace(old.scenario, id="mine", version=1, title="Mine")
    assert new.deck.cards == old.deck.cards


@pytest.mark.parametrize("origin", SCENARIOS)
def test_a_copy_keeps_every_note(origin: str) -> None:
    """Those of the scenario, and those at the top of its deck."""
    scenario, deck = (ROOT / folder / f"{origin}.yaml" for folder in ("scenarios", "cards"))
    copied = start("scenario", "Mine", origin).text.splitlines()
    notes = [line for path in (scenario, deck) for line in path.read_text("utf-8").splitlines() if "#" in line]
    assert [note for note in notes if note not in copied and "yaml-language-server" not in note] == []


def test_a_copy_of_a_deck() -> None:
    """Under another name, from version 1 on."""
    old = load_either(str(ROOT / "cards" / "taster.yaml"))
    assert isinstance(old, Deck)
    new = load_either_text(start("deck", "Mine", "taster").text.encode())
    assert new == replace(old, id="mine", version=1, title="Mine")


@pytest.fixture
def own(own_folder: Path) -> Path:
    """Return the user's own part of the library, with a deck in it."""
    for kind in ("scenarios", "cards"):
        (own_folder / kind).mkdir(parents=True)
    (own_folder / "cards" / "corner.yaml").write_text(DECK, encoding="utf-8")
    return own_folder


def test_a_copy_of_an_own_scenario(own: Path) -> None:
    """Its id is put in where it had none; notes behind a line stay; an older version of the format is lifted."""
    text = SMALL.replace("scenario@1", "scenario@0").replace("cards:", "roles:").replace("assets", "skills")
    text = text.replace("title: The bench", "name: The bench  # for now").replace("parameters", "limits")
    (own / "scenarios" / "bench.yaml").write_text(text, encoding="utf-8")
    head = [
        "# yaml-language-server: $schema=scenario.schema.json",
        "format: coopexercise/scenario@1",
        "id: mine",
        "version: 1",
        "title: Mine  # for now",
    ]
    assert start("scenario", "mine", "bench").text == "\n".join([*head, *SMALL.splitlines()[2:], ""])


def test_a_copy_takes_the_deck_that_the_scenario_means(own: Path) -> None:
    """One of the user's own, here."""
    (own / "scenarios" / "bench.yaml").write_text(WITH_DECK, encoding="utf-8")
    loaded = load_either_text(start("scenario", "mine", "bench").text.encode())
    assert isinstance(loaded, Loaded)
    assert [card.id for card in loaded.deck.cards] == ["officer", "neighbour"]


@pytest.mark.parametrize(
    ("kind", "origin", "why"),
    [
        ("scenario", "tastr", "There is no scenario `tastr` in the library. Did you mean `taster`?"),
        ("deck", "tastr", "There is no deck `tastr` in the library. Did you mean `taster`?"),
        ("scenario", "broken", "broken has faults, and so would its copy:\n"),
        ("deck", "broken", "broken has faults, and so would its copy:\n"),
        ("scenario", "braces", "is laid out too unusually to be copied so."),
        ("deck", "braces", "is laid out too unusually to be copied so."),
        ("deck", "no-deck", "is laid out too unusually to be copied so."),
    ],
)
def test_what_cannot_be_copied(own: Path, kind: StartKind, origin: str, why: str) -> None:
    """Is said with the reason."""
    braces = (
        "{format: coopexercise/%s@1, title: X, %s cards: {a: {role: A, side: elected}, b: {role: B, side: elected}}}"
    )
    texts = {
        "scenarios/broken": "title: X",
        "cards/broken": "format: coopexercise/deck@1\ntitle: X\n",
        "scenarios/braces": braces % ("scenario", "question: Why, options: [c],"),
        "cards/braces": braces % ("deck", ""),
        "cards/no-deck": SMALL,
    }
    for name, text in texts.items():
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CannotStart) as refusal:
        start(kind, "mine", origin)
    assert why in str(refusal.value)
