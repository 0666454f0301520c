"""What would make a better exercise: said where it is so, and not where a good file only looks like it."""

import os
from pathlib import Path

import pytest

from coopexercise.library import Loaded, check, check_text, load_text
from coopexercise.library.quality.choices import prepared_choice
from tests.library.page import BASE, whole
from tests.library.texts import SMALL

PREPARED = [
    "Choose one of the following: a fence, a bin.",
    "Vote for A or B.",
    "Option A is a fence. Option B is a bin.",
    "A) Fence it off. B) Plant it. Raise your hand for one.",
    "a) a fence, or b) planters?",
    "Please pick one of these three options.",
    "Please choose one of the three, even if none is quite right.",
    "Each of you chooses one option and gives one reason.",
    "Which do you prefer: a fence, a planter or a bin?",
    "Each of you chooses: a fence, a bin, or a planter.",
    "Choose between the fence and the planters.",
    "The council has drawn up three plans. Look at them.",
    "Choose:\n- a fence\n- a bin\n",
    "Now choose. 1) a fence 2) a bin.",
    "Vote on the options.",
    "Rank the four alternatives.",
    "Pick option 2, or say why not.",
]
OPEN = [
    "There is no list to choose from.",
    "No list has been made for you.",
    "First agree on how you will decide. Then decide.",
    "Choose how to decide: by consensus, by vote or by lot.",
    "Vote on your own proposals.",
    "Decide between you who carries it.",
    "Join ideas into one proposal or a few.",
    "1. Go round the table. 2. Write it down.",
    "Do not choose from the options of the first round.",
    "Think of three options together.",
    "Officer, do not offer options; explain the limits.",
    "Choose the proposal most can live with.",
    "Is there a plan B if it rains?",
    "Pick up ideas of others and build on them.",
    "What would you like to see here, and why?",
    "Forget the three options: start from what you need.",
    "Choose one idea to develop, in pairs or threes.",
    "Nobody has prepared options for you.",
    "Anyone can choose to leave or stay.",
]


@pytest.mark.parametrize("text", PREPARED)
def test_prepared_choices_are_heard(text: str) -> None:
    """However they are worded."""
    assert prepared_choice(text) != ""


@pytest.mark.parametrize("text", OPEN)
def test_open_questions_are_left_alone(text: str) -> None:
    """Also those that speak of choosing."""
    assert prepared_choice(text) == ""


ROUNDS = """\
rounds:
  - mode: consultation
    options:
      fence:
        title: Fence it off
        harms: [neighbour/seat]
  - mode: co-production
    script: >-
      Welcome back.


      This time, vote for one of these
      three options. Then you decide together.
"""


def found(example: str) -> list[tuple[int, int, str]]:
    """Return line, column and code of what is said of an example."""
    return [(problem.line, problem.column, problem.code) for problem in check_text(whole(example))]


def test_words_are_shown_at_their_own_line() -> None:
    """Also where they are broken in the middle of a long text."""
    line = whole(ROUNDS).decode().split("\n").index("      This time, vote for one of these") + 1
    assert found(ROUNDS) == [(line, 18, "prepared-choices")]


def test_other_languages_are_left_alone() -> None:
    """What cannot be understood is not judged."""
    assert found("language: cy\n" + ROUNDS) == []


def test_prepared_choices_beside_an_error() -> None:
    """Two faults of different kinds are both named."""
    assert [code for *_, code in found(ROUNDS + "outcome:\n  used: Somebody sits there\n")] == [
        "prepared-choices",
        "unknown-key",
    ]


def test_absence_is_not_advised_on_beside_an_error() -> None:
    """What seems to be absent may only be misspelt."""
    assert [problem.code for problem in check_text(SMALL.replace("budget:", "bugdet:").encode())] == ["unknown-key"]


def test_smallest_scenario_has_advice_alone() -> None:
    """It can be played as it is."""
    assert {problem.severity for problem in check_text(SMALL.encode())} == {"advice"}


@pytest.mark.parametrize(
    "title",
    ["The bench # a working title", "Corner#4", '"Corner #4"', "The bench  # draft", "bench  # 4th try"],
)
def test_comments_that_cut_nothing(title: str) -> None:
    """A comment that reads like one, and a number sign that begins none."""
    assert found(f"title: {title}") == []


@pytest.mark.parametrize("title", ["Corner #4", "See room # 4", "Use the tag #loveit to share"])
def test_comments_that_cut(title: str) -> None:
    """A comment that was meant as text."""
    line = whole(f"title: {title}").decode().split("\n").index(f"title: {title}") + 1
    assert found(f"title: {title}") == [(line, 8 + title.index("#"), "text-cut-by-hash")]


@pytest.mark.parametrize("missing", ["[Night workers, Young parents]", "[carers, young people]", "[Ada's friends]"])
def test_lists_in_brackets_that_are_lists(missing: str) -> None:
    """Short entries are no prose."""
    assert found(f"missing: {missing}") == []


@pytest.mark.parametrize("missing", ["[Carers, and their children]", "[People at night, some of them alone.]"])
def test_prose_in_brackets(missing: str) -> None:
    """A sentence that a comma cut in two."""
    assert [code for *_, code in found(f"missing: {missing}")] == ["prose-in-brackets"]


@pytest.mark.parametrize(("written", "value"), [("1.000", "1"), ("10.500", "10.5")])
def test_points_that_set_off_thousands(written: str, value: str) -> None:
    """The message says what is read."""
    (problem,) = check_text(whole(f"parameters:\n  budget: {written}\n"))
    assert problem.message == f"`{written}` is read as {value}: a point stands before parts of one."


@pytest.mark.parametrize("written", ["10.50", "0.5", "1000"])
def test_points_that_are_points(written: str) -> None:
    """Pence are fine."""
    assert found(f"parameters:\n  budget: {written}\n") == []


INVISIBLE = "\u00ad\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("char", INVISIBLE, ids=lambda char: f"U+{ord(char):04X}")
def test_invisible_characters_are_left_out(char: str) -> None:
    """With a warning at the character."""
    file = BASE.replace("title: The bench", f"title: The be{char}nch").encode()
    loaded = load_text(file)
    assert isinstance(loaded, Loaded)
    assert loaded.scenario.title == "The bench"
    assert [(each.line, each.column, each.code) for each in loaded.problems] == [(2, 14, "invisible-character")]


def test_an_invisible_character_hides_no_error() -> None:
    """What is wrong at the same place is said as well."""
    first, second = found("stages:\n  - \u200bdesign")
    assert (first[:2], first[2], second[2]) == (second[:2], "bad-value", "invisible-character")


PRIVATE = """\
cards:
  neighbour:
    role: Neighbour
    side: resident
    private: You promised the children a swing and never told the officer.
    assets:
      broom:
        text: Sweeps the pavement at noon
        answers: [officer/no-upkeep]
    needs:
      seat: A seat with a back
"""


def test_a_secret_in_the_news() -> None:
    """Told to everyone it is one no longer; told to its own card it stays one."""
    inject = "    injects:\n      - at: 9\n        to: {}\n        text: "
    news = f"{inject}You promised the children a swing and never told them when.\n"
    told = [
        [code for *_, code in found(PRIVATE + ROUNDS[: ROUNDS.index("  - mode: co-p")] + news.format(to))]
        for to in ("everyone", "neighbour")
    ]
    assert told == [["one-mode", "private-in-public"], ["one-mode"]]


def test_short_phrases_may_repeat() -> None:
    """Six words in a row can be chance."""
    assert found(PRIVATE + "setting: You promised the children a swing, they say.\n") == []
    assert [code for *_, code in found(PRIVATE + "setting: You promised the children a swing and more.\n")] == [
        "private-in-public"
    ]


def test_a_hard_subject_in_a_deck(tmp_path: Path) -> None:
    """It is named where the scenario names the deck."""
    cards = BASE[BASE.index("cards:") : BASE.index("options:")].replace(
        "A seat with a back", "To feel safe from racism"
    )
    (tmp_path / "corner.yaml").write_text(f"format: coopexercise/deck@1\ntitle: The corner\n{cards}", encoding="utf-8")
    scenario = tmp_path / "bench.yaml"
    scenario.write_text(whole("# without cards:\ndeck: corner\n").decode(), encoding="utf-8")
    assert [(Path(each.file).name, each.code) for each in check([str(scenario)])] == [("bench.yaml", "no-content-note")]


def test_a_deck_is_advised_on_by_itself() -> None:
    """And a scenario that uses it says nothing twice."""
    cards = BASE[BASE.index("cards:") : BASE.index("options:")].replace("[officer/no-upkeep]", "[seat]")
    deck = f"format: coopexercise/deck@1\ntitle: The corner\n{cards}".encode()
    assert sorted({each.code for each in check_text(deck)}) == ["asset-answers-nothing", "need-unanswered"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only some systems have pipes with a name")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert [problem.code for problem in check([str(pipe)])] == ["not-a-file"]
