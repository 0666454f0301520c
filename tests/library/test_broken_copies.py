"""A broken copy of any of the ten scenarios is answered at the right line, on the right word, with a usable hint."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from coopexercise.library import Problem, check

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "scenarios").glob("*.yaml") if path.stem != "taster")


class Copy(NamedTuple):
    """The texts of a scenario and its deck, on the way to being broken."""

    scenario: str
    deck: str


class Told(NamedTuple):
    """A line of a file, what is said of it, on which word, and what the hint must hold."""

    line: int
    code: str
    word: str
    hint: str


def line_of(text: str, place: int) -> int:
    """Return the number of the line that a place in a text is in."""
    return text.count("\n", 0, place) + 1


def misspelt_key(copy: Copy) -> tuple[Copy, Told]:
    """Swap two letters of a key that must be there."""
    place = copy.scenario.index("\nquestion:") + 1
    broken = copy.scenario.replace("\nquestion:", "\nquesiton:")
    return Copy(broken, copy.deck), Told(line_of(broken, place), "unknown-key", "quesiton", "Did you mean `question`?")


def lost_card(copy: Copy) -> tuple[Copy, Told]:
    """Take the card of the one who decides out of the deck."""
    found = re.search(r"decided_by: (\S+)", copy.scenario)
    assert found
    card = found[1]
    deck = re.sub(rf"^  {card}:\n(?:    .*\n|\n)+", "", copy.deck, flags=re.MULTILINE)
    assert deck != copy.deck
    line = line_of(copy.scenario, found.start())
    return Copy(copy.scenario, deck), Told(line, "decider-not-on-deck", card, "")


def wrong_reference(copy: Copy) -> tuple[Copy, Told]:
    """Leave out the last letter of the first thing that an option harms."""
    found = re.search(r"harms:[\s\[-]+([\w-]+/[\w-]+)", copy.scenario)
    assert found
    right, wrong = found[1], found[1][:-1]
    broken = copy.scenario[: found.start(1)] + wrong + copy.scenario[found.end(1) :]
    line = line_of(broken, found.start(1))
    return Copy(broken, copy.deck), Told(line, "unknown-item", wrong, f"Did you mean `{right}`?")


def prepared_choices(copy: Copy) -> tuple[Copy, Told]:
    """Let a prompt of the co-production round hand out a list to choose from."""
    start = re.compile(r"prompt: >-\n +").search(copy.scenario, copy.scenario.index("- id: co-production"))
    assert start
    words = "choose one of the three options"
    broken = copy.scenario[: start.end()] + f"Please {words}. " + copy.scenario[start.end() :]
    line = line_of(broken, start.end())
    return Copy(broken, copy.deck), Told(line, "prepared-choices", words, "Ask an open question")


def told(problems: tuple[Problem, ...], told: Told) -> bool:
    """Tell whether this is said, on this word, with a hint that helps."""
    return any(
        (each.line, each.code) == (told.line, told.code)
        and each.source[each.column - 1 :].startswith(told.word)
        and bool(each.hint)
        and told.hint in each.hint
        for each in problems
    )


@pytest.fixture(params=NAMES)
def whole(request: pytest.FixtureRequest) -> Copy:
    """Return the texts of a scenario and its deck."""
    texts = [(ROOT / folder / f"{request.param}.yaml").read_text(encoding="utf-8") for folder in ("scenarios", "cards")]
    return Copy(*texts)


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[Copy], tuple[Problem, ...]]:
    """Return a check of the two texts as files, beside each other."""

    def written(copy: Copy) -> tuple[Problem, ...]:
        (tmp_path / "cards").mkdir()
        deck = re.search(r"^deck: (\S+)", copy.scenario, re.MULTILINE)
        assert deck
        (tmp_path / "cards" / f"{deck[1]}.yaml").write_text(copy.deck, encoding="utf-8")
        (tmp_path / "copy.yaml").write_text(copy.scenario, encoding="utf-8")
        return check([str(tmp_path / "copy.yaml")])

    return written


Checked = Callable[[Copy], tuple[Problem, ...]]


def test_a_whole_copy_has_no_fault(whole: Copy, checked: Checked) -> None:
    """So what the other tests find comes from how the copy was broken."""
    assert checked(whole) == ()


@pytest.mark.parametrize("broken", [misspelt_key, wrong_reference, prepared_choices], ids=lambda each: each.__name__)
def test_one_fault_is_the_one_that_is_told(
    whole: Copy, checked: Checked, broken: Callable[[Copy], tuple[Copy, Told]]
) -> None:
    """At its line, on its word, with a hint; what else is said comes of it and is no more than advice."""
    copy, expected = broken(whole)
    problems = checked(copy)
    assert told(problems, expected)
    assert [each for each in problems if each.severity != "advice" and each.line != expected.line] == []


def test_a_lost_card_is_told_wherever_it_is_named(whole: Copy, checked: Checked) -> None:
    """First of all where it decides; every error is on a line that names the card, or needs what it had."""
    copy, expected = lost_card(whole)
    problems = checked(copy)
    assert told(problems, expected)
    assert [each.source for each in problems if each.severity == "error" and expected.word not in each.source] == []


def test_two_faults_are_told_at_once(whole: Copy, checked: Checked) -> None:
    """Neither hides the other."""
    once, reference = wrong_reference(whole)
    twice, key = misspelt_key(once)
    problems = checked(twice)
    assert (told(problems, key), told(problems, reference)) == (True, True)
    assert [each.code for each in problems if each.severity == "error"] == [key.code, reference.code]
