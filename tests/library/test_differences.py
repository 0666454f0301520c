"""What changed between two versions, in a trainer's words."""

import json

import pytest

from coopexercise.exercise.deck import Deck
from coopexercise.library import (
    Difference,
    Loaded,
    differences,
    differences_as_json,
    differences_as_text,
    load_either_text,
)
from tests.library.test_library_files import DECK
from tests.library.texts import FULL, SMALL

LONG = "The council has a little money for it this year, and nobody who lives in the street has been asked so far."


def version(text: str) -> Loaded | Deck:
    """Return a scenario or deck from its text."""
    loaded = load_either_text(text.encode())
    assert isinstance(loaded, Loaded | Deck), loaded
    return loaded


def told(old: str, new: str) -> list[str]:
    """Return the lines about two texts."""
    return differences_as_text(differences(version(old), version(new))).splitlines()


def exchanged(*words: str, text: str = FULL) -> str:
    """Return the full scenario with words exchanged, in pairs."""
    for old, new in zip(words[::2], words[1::2], strict=True):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["title: The bench", "title: The seat"], ["Title reworded: “The bench” → “The seat”."]),
        (["role: Neighbour", "role: Old man"], ["Card Old man: role reworded: “Neighbour” → “Old man”."]),
        (
            ["Can allow work", "Can allow work there"],
            ["Card Council officer: asset `permits` reworded: “Can allow work” → “Can allow work there”."],
        ),
        (
            ["    knows: [neighbour]\n", "    private: You know.\n"],
            [
                "Card Council officer: private text added: “You know.”",
                "Card Council officer: knows `neighbour` removed.",
            ],
        ),
        (
            ["      no-upkeep: No new upkeep", "      no-upkeep: No new upkeep\n      peace: Some peace"],
            ["Card Council officer: need `peace` added: “Some peace”."],
        ),
        (
            ["    minutes: 15", "    minutes: 18"],
            ["The whole is 3 minutes longer.", "Consultation is 3 minutes longer."],
        ),
        (
            ["    minutes: 30", "    minutes: 29:00"],
            ["The whole is 1 minute shorter.", "Co-production is 1 minute shorter."],
        ),
        (
            ["        uses: [permits]", "        uses: [permits]\n      plant:\n        title: Plant it"],
            ["Consultation: option “Plant it” added."],
        ),
        (["      - at: 9", "      - at: 9:30"], ["Consultation: news at 9:30: minute changed: 9 → 9:30."]),
        (
            ["It rains.", "Nobody comes."],
            ["Consultation: news at 9 removed: “It rains.”", "Consultation: news at 9 added: “Nobody comes.”"],
        ),
        (["budget: 500", "budget: 1500.5"], ["Budget changed: 500 → 1,500.5."]),
        (["budget: 500", "weeks: 5"], ["Budget removed: “500”.", "Weeks added: “5”."]),
    ],
)  # fmt: skip
def test_what_participants_notice(words: list[str], lines: list[str]) -> None:
    """One line for each thing, and nothing else but for what the steps of a round follow from it."""
    found = [
        line for line in told(FULL, exchanged(*words)) if "step “" not in line and "parameter explained" not in line
    ]
    assert found == lines
    assert told(exchanged(*words), exchanged(*words)) == ["Nothing changed."]


def test_what_nobody_in_play_notices() -> None:
    """Ids, references for checks, and what the file says of itself are told apart."""
    words = [
        "id: bench", "id: seat\nversion: 2\nauthor: Somebody",
        "        harms: [neighbour/a-seat]\n", "",
        "        answers: [neighbour/a-seat]\n", "",
        "      fence:", "      a-fence:",
    ]  # fmt: skip
    assert told(FULL, exchanged(*words)) == [
        "Nothing a participant would notice changed.",
        "Behind the scenes:",
        "  Id changed: bench → seat.",
        "  Version changed: 1 → 2.",
        "  Author added: “Somebody”.",
        "  Consultation: option “Fence it off”: id changed: fence → a-fence.",
        "  Consultation: option “Fence it off”: harms `neighbour/a-seat` removed.",
        "  Card Council officer: asset `permits`: answers `neighbour/a-seat` removed.",
    ]


def test_layout_and_notes_are_no_change() -> None:
    """Only what they say counts."""
    assert told(SMALL, "# A note.\n" + SMALL.replace("[permits]", "\n      - permits")) == ["Nothing changed."]


def test_plain_texts_are_known_by_being_alike() -> None:
    """Where no ids were given."""
    assert told(SMALL, exchanged("Two planters and a bin", "Three planters and a bin", text=SMALL)) == [
        "Consultation: option “Three planters and a bin”: title reworded: “Two planters and a bin” → “Three "
        "planters and a bin”.",
        "Behind the scenes:",
        "  Consultation: option “Three planters and a bin”: id changed: two-planters-and-a-bin → "
        "three-planters-and-a-bin.",
    ]


def test_the_order_of_options_is_noticed() -> None:
    """It is the order in which they are read out."""
    swapped = "  - Two planters and a bin\n  - Fence it off\n"
    assert told(SMALL, exchanged("  - Fence it off\n  - Two planters and a bin\n", swapped, text=SMALL)) == [
        "Consultation: options: the order changed."
    ]


def test_of_long_texts_the_part_that_differs_is_told() -> None:
    """With two words on each side; in full in the data."""
    old, new = (f"{SMALL}setting: {text}\n" for text in (LONG, LONG.replace("little money", "sum of money")))
    (found,) = differences(version(old), version(new))
    assert found == Difference(
        "Story reworded: “… has a little money for …” → “… has a sum of money for …”",
        LONG,
        LONG.replace("little money", "sum of money"),
    )


def test_questions_of_the_debrief() -> None:
    """Added, removed, and in another order."""
    old, one_less, swapped = (
        f"{SMALL}debrief:\n  questions:\n" + "".join(f"    - {each}\n" for each in questions)
        for questions in (["Why?", "What now?"], ["What now?"], ["What now?", "Why?"])
    )
    assert told(old, one_less) == ["Debrief: question removed: “Why?”"]
    assert told(one_less, old) == ["Debrief: question added: “Why?”"]
    assert told(old, swapped) == ["Debrief: question: the order changed."]


def test_a_long_list_is_told_without_looking_for_likeness() -> None:
    """Which would take for ever; what is the same is still found."""
    old, new = (
        f"{SMALL}missing:\n"
        + "".join(f"  - Group {number} of people {word}\n" for number in range(60))
        + "  - Others\n"
        for word in ("there", "here")
    )
    found = differences(version(old), version(new))
    assert (len(found), [each for each in found if "Others" in each.text]) == (120, [])


def test_a_deck_by_itself() -> None:
    """Is compared like the cards of a scenario."""
    new = DECK.replace("title: The bench", "title: The corner").replace("A seat with a back", "A seat")
    assert told(DECK, new) == [
        "Title reworded: “The bench” → “The corner”.",
        "Card Neighbour: need `a-seat` reworded: “A seat with a back” → “A seat”.",
    ]


def test_a_scenario_and_a_deck_cannot_be_compared() -> None:
    """They are different things."""
    with pytest.raises(ValueError, match="one is a scenario and the other a deck of cards"):
        differences(version(FULL), version(DECK))


def test_as_json() -> None:
    """A list of objects with four keys."""
    found = differences(version(SMALL), version(exchanged("budget: 500", "budget: 600", text=SMALL)))
    assert json.loads(differences_as_json(found)) == [
        {"text": "Budget changed: 500 → 600", "before": "500", "after": "600", "noticed": True}
    ]
    assert differences_as_json(()) == "[]"
