"""Finding files: those of the library, the user's own, and those beside a scenario."""

import subprocess
import sys
from pathlib import Path

import pytest

from coopexercise.library import Entry, Faulty, Loaded, check, load, shelf
from tests.library.texts import FULL, SMALL, places

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
DECK = "format: coopexercise/deck@1\ntitle: The bench\n" + FULL[FULL.index("cards:") : FULL.index("parameters:")]
WITH_DECK = FULL.replace(FULL[FULL.index("cards:") : FULL.index("parameters:")], "deck: corner\n")


def test_by_id_and_by_path() -> None:
    """A scenario of the library is the same by its id and by its path."""
    assert load("taster") == load(str(ROOT / "scenarios" / "taster.yaml"))


def test_folders() -> None:
    """A folder stands for all YAML files in it."""
    assert check([str(ROOT / "scenarios"), str(ROOT / "cards")]) == ()


def test_folder_with_faults(tmp_path: Path) -> None:
    """Problems of several files come in order, those of a shared deck once."""
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text(WITH_DECK, encoding="utf-8")
    (tmp_path / "cards").mkdir()
    deck = tmp_path / "cards" / "corner.yaml"
    deck.write_text(DECK.replace("side: resident", "side: citizen"), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not ours", encoding="utf-8")
    problems = check([str(tmp_path), str(deck)])
    assert [(problem.file, problem.line, problem.code) for problem in problems] == [(str(deck), 16, "bad-value")]


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without YAML files is a problem, not a success."""
    assert places(check([str(tmp_path)])) == [(1, "not-found")]


def test_unknown_id() -> None:
    """An unknown id names the scenario that was probably meant."""
    result = load("comunity-center")
    assert isinstance(result, Faulty)
    (problem,) = result.problems
    assert (problem.code, problem.hint) == ("unknown-scenario", "Did you mean `community-centre`?")
    assert check(["comunity-center"]) == result.problems


@pytest.mark.parametrize("name", ["gone.yaml", "no/such/folder.yaml", "a\0b.yaml", "x" * 5_000 + ".yaml"], ids=range(4))
def test_missing_file(name: str) -> None:
    """A path that leads nowhere is one problem."""
    assert places(check([name])) == [(1, "not-found")]


@pytest.mark.parametrize("name", ["", "..", "\0", "x" * 5_000], ids=range(4))
def test_odd_names(name: str) -> None:
    """Whatever is given for a name, the answer is a problem."""
    assert check([name])[0].code in ("unknown-scenario", "not-found")


@pytest.mark.parametrize("place", ["cards", "../cards", "."])
def test_deck_beside_the_scenario(tmp_path: Path, place: str) -> None:
    """A deck is found in `cards/` beside the scenario or one up, and in the same folder."""
    folder = tmp_path / "work" / "scenarios"
    folder.mkdir(parents=True)
    (folder / place).resolve().mkdir(exist_ok=True)
    (folder / place / "corner.yaml").write_text(DECK, encoding="utf-8")
    scenario = folder / "bench.yaml"
    scenario.write_text(WITH_DECK, encoding="utf-8")
    result = load(str(scenario))
    assert isinstance(result, Loaded)
    assert (result.scenario.id, result.deck.id, len(result.deck.cards)) == ("bench", "corner", 2)


def test_own_scenario_and_deck(own_folder: Path) -> None:
    """The user's own folder is part of the library, and its files come before shipped ones of the same id."""
    for kind, name, text in (("scenarios", "taster", WITH_DECK), ("cards", "corner", DECK)):
        (own_folder / kind).mkdir(parents=True)
        (own_folder / kind / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = load("taster")
    assert isinstance(result, Loaded)
    assert (result.scenario.title, result.deck.title) == ("The bench", "The bench")


@pytest.mark.parametrize("deck", ["../cards/taster", "/etc/passwd", "taster.yaml", "C:\\\\cards", "..", "~"])
def test_deck_id_is_no_path(tmp_path: Path, deck: str) -> None:
    """The id of a deck leads to decks only, whatever it looks like."""
    scenario = tmp_path / "bench.yaml"
    scenario.write_text(WITH_DECK.replace("deck: corner", f'deck: "{deck}"'), encoding="utf-8")
    assert places(check([str(scenario)])) == [(5, "unknown-deck")]


def test_scenario_is_not_its_own_deck(tmp_path: Path) -> None:
    """A scenario whose deck has its own name does not find itself."""
    scenario = tmp_path / "corner.yaml"
    scenario.write_text(WITH_DECK, encoding="utf-8")
    assert places(check([str(scenario)])) == [(5, "unknown-deck")]


def test_unreadable_deck(tmp_path: Path) -> None:
    """A deck that is no YAML is one problem, in the deck's own file, and no noise about its cards."""
    (tmp_path / "bench.yaml").write_text(WITH_DECK, encoding="utf-8")
    (tmp_path / "corner.yaml").write_text("cards: [", encoding="utf-8")
    (problem,) = check([str(tmp_path / "bench.yaml")])
    assert (problem.file, problem.code) == (str(tmp_path / "corner.yaml"), "not-yaml")


def test_shelf(own_folder: Path) -> None:
    """The shelf lists own and shipped scenarios by id, faulty ones with the number of their faults."""
    (own_folder / "scenarios").mkdir(parents=True)
    good, bad = own_folder / "scenarios" / "a-bench.yaml", own_folder / "scenarios" / "zebra.yaml"
    good.write_text(SMALL, encoding="utf-8")
    bad.write_text("title: x", encoding="utf-8")
    entries = {entry.id: entry for entry in shelf()}
    kinds = dict.fromkeys((path.stem for path in SCENARIOS), "shipped") | {"a-bench": "own", "zebra": "own"}
    assert {name: entry.kind for name, entry in entries.items()} == kinds
    assert list(entries) == sorted(entries)
    assert entries["a-bench"] == Entry("a-bench", "The bench", "", "own", good, 98, (2, 4))
    assert (entries["community-centre"].minutes, entries["taster"].minutes) == (100, 15)
    assert (entries["zebra"].title, entries["zebra"].faults) == ("zebra", 4)


def test_light_import() -> None:
    """Reading needs no screen, and neither YAML nor JSON Schema before a file is read."""
    heavy = "{'textual', 'rich', 'yaml', 'jsonschema', 'typst', 'platformdirs'}"
    code = f"import sys, coopexercise.library; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
