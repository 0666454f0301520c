"""The rehearsal report: what it says, how it looks, and what it never leaves out."""

import json
from collections.abc import Callable
from typing import get_args

import pytest
from msgspec.structs import replace

from coopexercise.exercise.tendencies import Cause, Code, Finding, StepTally, Tendencies, findings
from coopexercise.exercise.tendencies.tallies import Spread
from coopexercise.reports.tendencies import report
from coopexercise.reports.tendencies.sentences import SIMULATED, in_words
from tests.exercise.table import DECK, SCENARIO
from tests.exercise.tendencies.made import run, taken_together

SHORT = StepTally(title="Choose", planned=180, needed=Spread(40, 220, 200, 300), short=40, short_from=6)
CAUSES: dict[Code, tuple[Cause, ...]] = {
    "one-option-wins": ("only-option", "everyone", "most", "decider"),
    "co-production-fails": ("", "undecided", "little"),
    "need-never-met": ("unanswered", "unused"),
    "assets-never-used": ("unanswered", "unused"),
}
ABOUT: dict[Code, tuple[str, ...]] = {
    "card-idle": ("pupil",),
    "option-harms-nobody": ("fence", "planters"),
    "need-never-met": ("pupil/safe-wait",),
    "wishes-rarely-met": ("pupil/safe-wait", "officer/thanks"),
    "assets-never-used": ("neighbour/van", "pupil/painting"),
}


def few() -> Tendencies:
    """Return three runs in which different things happened."""
    return taken_together(
        run(
            {"met": {"officer/no-upkeep"}, "harmed": {"neighbour/a-seat"}, "rung": 4.0, "gap": 1.0},
            {"met": {"pupil/safe-wait"}, "used": {"neighbour/carpentry"}, "busy": {"neighbour", "pupil"}, "rung": 6.0},
            people=4,
        ),
        run(
            {"decided": ("planters",), "met": {"trader/less-litter"}, "needed": (150.0, 200.0), "rung": 3.5},
            {"decided": (), "fitting": (False,), "rung": 4.0, "gap": -0.5},
        ),
        run(made={"met": {"neighbour/a-seat", "pupil/safe-wait"}, "spent": {"budget": 0.95}}),
    )


def many() -> Tendencies:
    """Return forty runs of a dull exercise."""
    dull = run(
        {"decided": ("planters",), "choices": {"planters": 5}, "met": {"trader/less-litter", "officer/no-upkeep"}},
        {"met": {"trader/less-litter"}, "used": {"trader/till"}, "busy": {"trader", "officer", "neighbour"}},
    )
    return taken_together(*[dull] * 40, seed=11)


@pytest.mark.parametrize(("found", "name"), [(few(), "tendencies-few.txt"), (many(), "tendencies-many.txt")])
def test_the_report_as_text(found: Tendencies, name: str, expected: Callable[[str], str]) -> None:
    """Findings first, the counts behind them after that; under ten runs there is no percentage."""
    assert report(found) == expected(name)


def test_no_line_is_wider_than_a_terminal() -> None:
    """Whatever trainers call things."""
    long = "An uncommonly long-winded name for something that could be said in two words, or even in one"
    rounds = tuple(
        replace(each, title=long, steps=tuple(replace(step, title=long * 2) for step in each.steps))
        for each in SCENARIO.rounds
    )
    rounds = (replace(rounds[0], options=tuple(replace(each, title=long) for each in rounds[0].options)), rounds[1])
    cards = tuple(replace(card, role="W" * 100) for card in DECK.cards)
    found = replace(
        many(),
        scenario=replace(SCENARIO, title=long, rounds=rounds),
        deck=replace(DECK, cards=cards),
    )
    assert [line for line in report(found).splitlines() if len(line) > 80] == []


def test_what_people_wrote_cannot_drive_a_terminal() -> None:
    """Nor does it break a line."""
    found = replace(many(), scenario=replace(SCENARIO, title="The\x1b]0;owned\x07\ncorner"))
    assert report(found).splitlines()[0] == "Rehearsal report: The ]0;owned corner".replace("The ]", "The]")


def test_the_report_as_json() -> None:
    """Counts by id, and the findings in words too."""
    found = many()
    data = json.loads(report(found, "json"))
    assert list(data) == [
        "simulated",
        "note",
        "scenario",
        "version",
        "runs",
        "seed",
        "findings",
        "rounds",
        "assets",
        "cards",
        "comparison",
        "sizes",
    ]
    assert (data["simulated"], data["note"], data["runs"], data["seed"]) == (True, SIMULATED, 40, 11)
    assert [each["code"] for each in data["findings"]] == [each.code for each in findings(found)]
    assert all(each["text"] and each["todo"] for each in data["findings"])
    assert data["rounds"][0]["options"][1] == {
        "option": "planters",
        "runs": 40,
        "won": 40,
        "against_most": 0,
        "chosen": 40,
        "unanimous": 40,
        "harmless": 40,
    }


@pytest.mark.parametrize("code", get_args(Code))
def test_every_finding_has_words(code: Code) -> None:
    """For each cause, and for one thing as for many; they say how often, or of what, and what to do."""
    found = many()
    about = ABOUT.get(code, ("fence",))
    made = [
        Finding(
            code=code, urgency="look", part=39, whole=40, about=named, round="consultation", cause=cause, step=SHORT
        )
        for cause in CAUSES.get(code, ("",))
        for named in (about, about[:1])
    ]
    words = [in_words(found, each) for each in made]
    assert [each for each in words if not each.text.endswith(".") or not each.todo.endswith(".")] == []
    assert len({each.text for each in words}) == len({(each.cause, each.about) for each in made})


def test_rounds_of_one_title_are_told_apart() -> None:
    """By their ids."""
    found = replace(
        many(), scenario=replace(SCENARIO, rounds=tuple(replace(each, title="Talk") for each in SCENARIO.rounds))
    )
    assert [line for line in report(found).splitlines() if line.startswith("WHAT “")] == [
        "WHAT “TALK [CO-PRODUCTION]” COMES TO"
    ]


def test_long_lists_are_cut() -> None:
    """After six the rest is counted."""
    refs = DECK.wish_refs()
    finding = Finding(code="wishes-rarely-met", urgency="look", part=40, whole=40, about=refs)
    assert in_words(many(), finding).text.endswith("“Something to show by spring” (Ward councillor); 1 more.")
