"""What stands out: each finding where it is due, and none where it is not."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from coopexercise.exercise.deck import Item
from coopexercise.exercise.tendencies import Finding, Run, Tendencies, findings
from tests.exercise.table import DECK, SCENARIO

from .made import LISTED, MADE, played, run, taken_together

ALL_ITEMS = set(DECK.wish_refs())
ALL_ASSETS = set(DECK.asset_refs())
LIVELY_MADE = {"met": ALL_ITEMS, "used": ALL_ASSETS}
OTHER = {"decided": ("planters",), "choices": {"fence": 2, "planters": 3}}
HARSH = replace(
    SCENARIO,
    rounds=(
        replace(
            SCENARIO.rounds[0],
            options=tuple(replace(each, harms=("neighbour/a-seat",)) for each in SCENARIO.rounds[0].options),
        ),
        SCENARIO.rounds[1],
    ),
)
"""The small scenario, with options that harm somebody."""


def lively(count: int = 40) -> list[Run]:
    """Return runs in which nothing stands out."""
    return [run(OTHER if place % 2 else None, LIVELY_MADE) for place in range(count)]


def dull(listed: dict[str, Any] | None = None, made: dict[str, Any] | None = None, part: int = 40) -> list[Run]:
    """Return 40 runs of which so many, the last ones, are changed."""
    usual = lively()
    changed = [
        run({**(OTHER if place % 2 else {}), **(listed or {})}, {**LIVELY_MADE, **(made or {})}) for place in range(40)
    ]
    return usual[: 40 - part] + changed[40 - part :]


def told(runs: Sequence[Run], **options: Any) -> list[Finding]:
    """Return what stands out in these runs."""
    return list(findings(taken_together(*runs, **{"scenario": HARSH, **options})))


def codes(runs: Sequence[Run], **options: Any) -> list[tuple[str, str, str]]:
    """Return code, urgency and cause of what stands out."""
    return [(each.code, each.urgency, each.cause) for each in told(runs, **options)]


def test_nothing_stands_out_in_lively_runs() -> None:
    """Fair, not noise."""
    assert told(lively()) == []


@pytest.mark.parametrize(("count", "expected"), [(9, []), (10, [("co-production-fails", "change", "undecided")])])
def test_of_too_few_runs_nothing_is_said(count: int, expected: list[tuple[str, str, str]]) -> None:
    """However dull they are; and that something never happens needs more runs still."""
    runs = [run(OTHER if place % 2 else None, {"decided": (), "fitting": ()}) for place in range(count)]
    assert codes(runs) == expected


@pytest.mark.parametrize(
    ("choices", "part", "expected"),
    [
        ({"fence": 4, "planters": 1}, 32, [("one-option-wins", "change", "most")]),
        ({"fence": 4, "planters": 1}, 30, []),
        ({"fence": 5}, 40, [("one-option-wins", "change", "everyone"), ("option-nobody-chooses", "look", "")]),
        ({"fence": 1, "planters": 4}, 40, [("one-option-wins", "look", "decider"), ("decider-overrules", "look", "")]),
    ],
)
def test_an_option_that_nearly_always_wins_is_named(
    choices: dict[str, int], part: int, expected: list[tuple[str, str, str]]
) -> None:
    """With what made it win; nine runs in ten are enough."""
    assert codes(dull({"decided": ("fence",), "choices": choices}, part=part)) == expected


def test_an_only_option_always_wins() -> None:
    """That is said of it."""
    options = HARSH.rounds[0].options[:1]
    scenario = replace(HARSH, rounds=(replace(HARSH.rounds[0], options=options), HARSH.rounds[1]))
    runs = [run({"choices": {"fence": 5}}, LIVELY_MADE) for _ in range(40)]
    assert told(runs, scenario=scenario) == [
        Finding(
            code="one-option-wins",
            urgency="change",
            part=40,
            whole=40,
            about=("fence",),
            round=LISTED,
            cause="only-option",
        )
    ]


def test_an_option_that_harms_nobody_is_named() -> None:
    """As `planters` in the small scenario."""
    (found,) = told(lively(), scenario=SCENARIO)
    assert (found.code, found.about, found.urgency, found.part) == ("option-harms-nobody", ("planters",), "change", 40)


@pytest.mark.parametrize(
    ("made", "part", "expected"),
    [
        ({"decided": ()}, 20, [("co-production-fails", "change", "undecided")]),
        ({"decided": ()}, 10, [("co-production-fails", "look", "undecided")]),
        ({"decided": ()}, 9, []),
        ({"met": {"pupil/safe-wait"}}, 20, [("co-production-fails", "change", "little")]),
        ({"met": {"pupil/safe-wait"}}, 19, []),
        ({"met": {"pupil/safe-wait", "trader/less-litter"}}, 40, []),
    ],
)
def test_a_co_production_that_fails_is_named(
    made: dict[str, Any], part: int, expected: list[tuple[str, str, str]]
) -> None:
    """In half of the runs it tends to; in a quarter without a decision it is worth a look."""
    listed = {"met": {*DECK.wish_refs()[:3]}, "harmed": {*DECK.wish_refs()[:2]}}
    outcomes = [LIVELY_MADE] * (40 - part) + [{**LIVELY_MADE, **made}] * part
    runs = [run({**(OTHER if place % 2 else {}), **listed}, each) for place, each in enumerate(outcomes)]
    named = codes(runs)
    assert [each for each in named if each[0] == "co-production-fails"] == expected


def _meets(count: int, harmed: int) -> dict[str, Any]:
    refs = DECK.wish_refs()
    return {"met": set(refs[:count]), "harmed": set(refs[-harmed:]) if harmed else set()}


@pytest.mark.parametrize(("part", "harmed", "expected"), [(14, 3, 1), (13, 3, 0), (14, 4, 0)])
def test_an_option_as_good_as_co_production_is_named(part: int, harmed: int, expected: int) -> None:
    """From a third of the runs on, unless it harms more than half as many needs and wants as it meets."""
    found = told(dull(_meets(7, harmed), part=part))
    assert [(each.code, each.urgency, each.part) for each in found] == [("option-as-good", "know", part)] * expected


@pytest.mark.parametrize(("part", "expected"), [(20, "change"), (10, "look"), (9, None)])
def test_an_idle_card_is_named(part: int, expected: str | None) -> None:
    """From a quarter of its runs on; from half on it is to be changed."""
    found = told(dull(made={"used": ALL_ASSETS - {"trader/till"}}, part=part))
    idle = [(each.about, each.urgency, each.part) for each in found]
    assert idle == ([(("trader",), expected, part)] if expected else [])


def test_needs_that_are_never_met_are_named_by_cause() -> None:
    """Either no asset answers them, or one does and is not put to use; partly is not never."""
    never = ALL_ITEMS - {"pupil/safe-wait", "neighbour/a-seat", "councillor/quick-win"}
    found = told(dull(made={"met": never, "partly": {"councillor/quick-win"}}))
    assert [(each.code, each.urgency, each.about, each.cause) for each in found] == [
        ("need-never-met", "change", ("neighbour/a-seat",), "unanswered"),
        ("need-never-met", "change", ("pupil/safe-wait",), "unused"),
    ]


def test_what_is_rarely_met_is_named_together() -> None:
    """Wants that never are, and needs that are met in up to a tenth of the runs."""
    rare = {"officer/thanks", "officer/no-upkeep"}
    runs = [*dull(made={"met": ALL_ITEMS - rare}, part=36)[4:], *(run(made=LIVELY_MADE) for _ in range(4))]
    found = told(runs)
    assert [(each.code, each.urgency, each.about) for each in found] == [
        ("wishes-rarely-met", "look", ("officer/no-upkeep", "officer/thanks"))
    ]


def test_assets_that_are_never_used_are_named_by_cause() -> None:
    """Either they answer nothing, or they do and others are used instead."""
    used = ALL_ASSETS - {"neighbour/carpentry", "neighbour/van"}
    found = told(dull(made={"used": used, "busy": {"neighbour"}}))
    assert [(each.code, each.about, each.cause) for each in found] == [
        ("assets-never-used", ("neighbour/van",), "unanswered"),
        ("assets-never-used", ("neighbour/carpentry",), "unused"),
    ]


def test_of_a_card_that_was_seldom_in_play_nothing_is_said() -> None:
    """Not in 24 runs, though in all of them its assets and its needs came to nothing."""
    without = {"met": ALL_ITEMS - {"trader/less-litter"}, "used": ALL_ASSETS - {"trader/till"}, "busy": {"trader"}}
    seldom = ("officer", "neighbour", "pupil", "councillor")
    runs = [run(OTHER if place % 2 else None, without, cards=seldom) for place in range(24)]
    assert codes([*runs, *dull(made=without)[:24]]) == []
    assert [code for code, _, _ in codes([*runs, *dull(made=without)[:25]])] == ["need-never-met", "assets-never-used"]


def test_a_round_that_is_too_short_is_named_and_not_its_steps() -> None:
    """With the time of the whole."""
    (found,) = told(dull({"needed": (200.0, 300.0)}, part=30))
    assert (found.code, found.round, found.urgency, found.part) == ("round-too-short", LISTED, "look", 30)
    assert found.step is not None
    assert (found.step.title, found.step.short_from) == ("Consultation", 5)


def test_a_step_that_is_too_short_is_named() -> None:
    """Where the round is long enough as a whole."""
    (found,) = told(dull(made={"needed": (150.0, 10.0, 10.0)}))
    assert (found.code, found.round) == ("step-too-short", MADE)
    assert found.step is not None
    assert (found.step.title, found.step.planned) == ("The limits", 100)


def test_with_one_mode_nothing_is_compared() -> None:
    """And what only the other one could do is not missed."""
    scenario = replace(HARSH, rounds=HARSH.rounds[:1])
    runs = [
        replace(run(), rounds=(played(LISTED, **{**(OTHER if place % 2 else {}), **LIVELY_MADE}),))
        for place in range(40)
    ]
    assert told(runs, scenario=scenario) == []


@pytest.mark.parametrize(("part", "expected"), [(20, ["change"]), (10, ["look"]), (9, [])])
def test_a_group_that_agrees_on_nothing_is_named_without_a_consultation_too(part: int, expected: list[str]) -> None:
    """There is no listed option to set beside it."""
    scenario = replace(HARSH, rounds=HARSH.rounds[1:])
    rounds = [played(MADE, **LIVELY_MADE)] * (40 - part) + [played(MADE, **LIVELY_MADE, decided=())] * part
    found = told([replace(run(), rounds=(each,)) for each in rounds], scenario=scenario)
    assert [(each.code, each.urgency, each.part, each.cause) for each in found] == [
        ("co-production-fails", urgency, part, "") for urgency in expected
    ]


def test_the_worst_comes_first() -> None:
    """What is to be changed before what is to be looked at, and that before what is to be known."""
    listed = {"decided": ("fence",), "choices": {"fence": 5}, "needed": (200.0, 300.0), **_meets(7, 3)}
    assert [(each.urgency, each.code) for each in told(dull(listed))] == [
        ("change", "one-option-wins"),
        ("look", "round-too-short"),
        ("look", "option-nobody-chooses"),
        ("know", "option-as-good"),
    ]


def test_a_deck_with_more_answers_is_another_matter() -> None:
    """The cause is read from the deck."""
    officer = replace(DECK.cards[0], assets=(Item("permits", "Permits", answers=("neighbour/a-seat",)),))
    deck = replace(DECK, cards=(officer, *DECK.cards[1:]))
    found = told(dull(made={"met": ALL_ITEMS - {"neighbour/a-seat"}}), deck=deck)
    assert [(each.code, each.cause) for each in found] == [("need-never-met", "unused")]
    assert isinstance(taken_together(run()), Tendencies)
