"""What does not come out right on paper is said, with the file and line to mend."""

import re
from pathlib import Path

import pytest

from coopexercise import cli
from coopexercise.exercise.deck import Deck, Item
from coopexercise.reports.cards import Flaw, print_cards

from .printed import DECK, SCENARIO, card, everywhere, pages_of, text_of

NO_FONT_HAS_IT = "\U000f1a3d"

SCENARIO_FILE = """\
format: coopexercise/scenario@1
title: The bench
question: What should become of the corner?
deck: people
rounds:
  - mode: consultation
    options: [Fence it off, Sell it]
    injects:
      - at: 1
        text: Short.
      - at: 2
        text: {news}
  - mode: co-production
"""
DECK_FILE = """\
format: coopexercise/deck@1
title: People
cards:
  officer:
    role: Officer
    side: professional
    assets: [permits]
    needs: [no new upkeep]
  neighbour:
    role: Neighbour
    side: resident
    brief: Good day.
    private: {secret}
    assets:
      saw: Has a saw
      odd: Has {odd}
    needs: [a seat]
"""


def write(folder: Path, news: str = "Rain.", secret: str = "None.", odd: str = "time") -> str:
    """Write a scenario and its deck, and return the scenario's name."""
    (folder / "cards").mkdir()
    (folder / "cards" / "people.yaml").write_text(DECK_FILE.format(secret=secret, odd=odd), encoding="utf-8")
    scenario = folder / "bench.yaml"
    scenario.write_text(SCENARIO_FILE.format(news=news), encoding="utf-8")
    return str(scenario)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Print, and return what the command said."""
    assert cli.run(["cards", *arguments]) == 0
    return capsys.readouterr().err.splitlines()


def test_text_that_does_not_fit_is_reported_at_its_place() -> None:
    """What is cut off is named, with the keys that lead to the longest text of that side of the card."""
    items = tuple(Item(f"i{number}", "Can do many things. " * 20) for number in range(20))
    long = card("long", "Long", "resident", assets=items, private="Much to hide. " * 500)
    printed = print_cards(SCENARIO, Deck("d", "d", (long,)), what=["cards"])
    assert printed.flaws == (
        Flaw(
            "Too much text: the end of the front of the card “Long” is cut off. Please shorten it.",
            ("cards", "long", "assets"),
        ),
        Flaw(
            "Too much text: the end of the back of the card “Long” is cut off. Please shorten it.",
            ("cards", "long", "private"),
        ),
    )


def test_a_card_says_itself_that_it_is_cut() -> None:
    """Whoever prints without reading messages sees it on paper."""
    long = card("long", "Long", "resident", brief="Many words. " * 500)
    front, back = pages_of(print_cards(SCENARIO, Deck("d", "d", (long,)), what=["cards"]).pdf)
    assert ["The end is cut off" in text_of(page) for page in (front, back)] == [True, False]


def test_a_role_too_long_for_its_label_is_reported() -> None:
    """Rather than set so small that nobody can read it across the table."""
    long = card("long", "Somebody with a long name " * 10, "resident")
    flaws = print_cards(SCENARIO, Deck("d", "d", (long,)), what=["labels"]).flaws
    assert [flaw.place for flaw in flaws] == [("cards", "long", "role")]


def test_a_flaw_of_all_slips_is_said_once() -> None:
    """A round's title is on the slips of every seat."""
    scenario, _ = everywhere("A title of many words " * 13)
    flaws = print_cards(scenario, DECK, what=["slips"]).flaws
    assert [flaw.place for flaw in flaws].count(("rounds", 0, "title")) == 1


def test_the_line_of_a_text_that_is_cut_off_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the deck's file for a card, in the scenario's for news."""
    name = write(tmp_path, news="Much rain. " * 200, secret="Much to hide. " * 200)
    warnings = told(capsys, name, "--what", "cards,injects", "-o", str(tmp_path / "a.pdf"))[:-1]
    deck = tmp_path / "cards" / "people.yaml"
    cut = "is cut off. Please shorten it."
    assert warnings == [
        f"{deck}:13: warning: Too much text: the end of the back of the card “Neighbour” {cut}",
        f"{name}:11: warning: Too much text: the end of the news for “Everyone” (Consultation, minute 2) {cut}",
    ]


def test_a_character_without_a_font_is_said_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every text that has one, and which it is."""
    name = write(tmp_path, news=f"Rain {NO_FONT_HAS_IT}.", odd=f"a {NO_FONT_HAS_IT}")
    warnings = told(capsys, name, "-o", str(tmp_path / "a.pdf"))[:-1]
    places = [
        re.match(r"(.+?): warning: No font on this computer has (.+?): “(.+)” is printed", each) for each in warnings
    ]
    deck = tmp_path / "cards" / "people.yaml"
    assert [each and each.groups() for each in places] == [
        (f"{name}:12", "U+F1A3D", f"Rain {NO_FONT_HAS_IT}."),
        (f"{deck}:16", "U+F1A3D", f"Has a {NO_FONT_HAS_IT}"),
    ]


def test_every_missing_character_is_found_at_once() -> None:
    """Not only the first; and many texts do not make an endless list."""
    texts = [f"{chr(0xF1A00 + number)} thing" for number in range(40)]
    many = card("many", "Many", "resident", assets=tuple(Item(f"i{place}", text) for place, text in enumerate(texts)))
    flaws = print_cards(SCENARIO, Deck("d", "d", (many,)), what=["cards"]).flaws
    named = [flaw for flaw in flaws if "No font" in flaw.text]
    assert [f"U+{ord(text[0]):04X}" in flaw.text for text, flaw in zip(texts, named, strict=False)] == [True] * 30
    assert flaws[-1] == Flaw("The same is true of 10 more texts.")


def test_text_from_standard_input_is_named_by_its_keys(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """There is no file to point into."""
    source = (
        Path(write(tmp_path))
        .read_bytes()
        .replace(b"deck: people", b"cards: {a: {role: A, side: resident}, b: {role: B, side: partner}}")
    )
    source = source.replace(b"Rain.", b"Much rain. " * 300).replace(b"options:", b"decided_by: a\n    options:")
    monkeypatch.setattr("coopexercise.commands.inputs.standard_input", lambda: source)
    warnings = told(capsys, "-", "--what", "injects", "-o", str(tmp_path / "a.pdf"))
    assert warnings[0].startswith("rounds/0/injects/1: warning: Too much text")
