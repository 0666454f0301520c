"""One file of the library to be looked at, and a copy of one's own."""

from pathlib import Path

import pytest

from coopexercise.exercise.deck import Deck
from coopexercise.library import (
    CannotStart,
    Loaded,
    changed,
    copy_as_own,
    deck_headings,
    headings_here,
    is_shipped,
    load,
    view,
)
from coopexercise.library.finding import shipped
from tests.library.texts import SMALL

ROOT = Path(__file__).parents[2]
DECK = ROOT / "cards" / "taster.yaml"


def written(folder: Path, text: str, name: str = "bench.yaml") -> Path:
    """Write a file and return it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_scenario() -> None:
    """With its cards, people and stages, and nothing wrong."""
    seen = view(ROOT / "scenarios" / "community-centre.yaml")
    assert seen.made == load("community-centre")
    assert (seen.kind, seen.title, seen.people, seen.stages, seen.problems) == (
        "scenario",
        "The community centre",
        (5, 13),
        ("co-design", "co-deliver"),
        (),
    )


def test_a_deck() -> None:
    """It has cards and no scenario."""
    seen = view(DECK)
    assert isinstance(seen.made, Deck)
    assert (seen.kind, seen.scenario, seen.deck, seen.stages, seen.problems) == ("deck", None, seen.made, (), ())
    assert seen.people == (4, 7)


def test_a_deck_with_advice(tmp_path: Path) -> None:
    """What could be better is said of a deck alone too."""
    cards = SMALL[SMALL.index("cards:") : SMALL.index("options:")]
    seen = view(written(tmp_path, f"format: coopexercise/deck@1\ntitle: Street\n{cards}"))
    assert seen.made is not None
    assert {problem.severity for problem in seen.problems} == {"advice"}


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    """It goes by its name, and the errors come before what is less grave."""
    text = SMALL.replace("professional", "resident").replace("budget:", "budgt:")
    seen = view(written(tmp_path, text))
    assert (seen.made, seen.title, seen.people, seen.kind) == (None, "bench", (0, 0), "scenario")
    severities = [problem.severity for problem in seen.problems]
    assert severities[0] == "error"
    assert severities == sorted(severities, key=["error", "warning", "advice"].index)


def test_a_deck_that_cannot_be_used_is_one_by_its_folder(own_folder: Path) -> None:
    """So that it stands among the decks."""
    (own_folder / "cards").mkdir(parents=True)
    seen = view(written(own_folder / "cards", "cards: ["))
    assert (seen.kind, seen.made) == ("deck", None)


def test_a_save_is_seen(tmp_path: Path) -> None:
    """Also one of a deck that the scenario may name; a new reading knows of it."""
    path = written(tmp_path, SMALL)
    first = view(path)
    assert not changed(first)
    written(tmp_path, f"{SMALL}\n")
    assert changed(first)
    second = view(path)
    assert not changed(second)
    (tmp_path / "cards").mkdir()
    written(tmp_path / "cards", "title: Street")
    assert changed(second)


def test_decks_and_files_of_a_folder_are_found_by_their_first_lines(tmp_path: Path) -> None:
    """A file of another format is none of ours."""
    assert "taster" in [each.id for each in deck_headings()]
    written(tmp_path, SMALL)
    written(tmp_path, "version: 3\n", "other.yaml")
    assert [(each.id, each.title, each.kind) for each in headings_here(tmp_path)] == [("bench", "The bench", "own")]


def test_what_came_with_the_program_is_known(tmp_path: Path) -> None:
    """By its folder."""
    assert is_shipped(shipped("scenarios") / "taster.yaml")
    assert is_shipped(shipped("cards") / "taster.yaml")
    assert not is_shipped(tmp_path / "taster.yaml")


def test_a_copy_of_ones_own(own_folder: Path) -> None:
    """It is in the own folder with its schema, and plays; a second copy needs no second schema."""
    path = copy_as_own("scenario", "Our corner", "taster")
    assert path == own_folder / "scenarios" / "our-corner.yaml"
    assert isinstance(view(path).made, Loaded)
    assert copy_as_own("scenario", "Another corner", "taster").exists()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "another-corner.yaml",
        "our-corner.yaml",
        "scenario.schema.json",
    ]


def test_a_copy_takes_no_place(own_folder: Path) -> None:
    """A name that is taken is refused, whichever ending the file has."""
    (own_folder / "cards").mkdir(parents=True)
    kept = written(own_folder / "cards", "title: Mine", "street.yml")
    with pytest.raises(CannotStart, match="You have a deck street already"):
        copy_as_own("deck", "Street", "taster")
    assert kept.read_text(encoding="utf-8") == "title: Mine"
