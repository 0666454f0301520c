"""What a file without faults becomes."""

import json

import msgspec
import pytest

from coopexercise.exercise.deck import Deck
from coopexercise.exercise.scenario import Option, Scenario
from coopexercise.library import Loaded, content_hash, load, load_text
from tests.library.texts import FULL, SMALL, changed


def loaded(text: str | bytes, name: str = "-") -> Loaded:
    """Load a scenario that has no faults."""
    result = load_text(text.encode() if isinstance(text, str) else text, name)
    assert isinstance(result, Loaded), result
    return result


def test_smallest_scenario() -> None:
    """The smallest scenario gets two rounds, their steps, scripts and promises, a decider, and a debrief."""
    result = loaded(SMALL)
    scenario = result.scenario
    consultation, coproduction = scenario.rounds
    assert {problem.severity for problem in result.problems} == {"advice"}
    assert (scenario.id, scenario.version, scenario.language) == ("the-bench", 1, "en")
    assert [(each.id, each.mode, each.seconds, each.promise) for each in scenario.rounds] == [
        ("consultation", "consultation", 900, "consult"),
        ("co-production", "co-production", 1800, "collaborate"),
    ]
    assert (consultation.decided_by, consultation.explains) == ("officer", ("budget",))
    assert consultation.options == (
        Option("fence-it-off", "Fence it off"),
        Option("two-planters-and-a-bin", "Two planters and a bin"),
    )
    assert (coproduction.decided_by, coproduction.explains, coproduction.options) == ("", ("budget",), ())
    assert [sum(step.seconds for step in each.steps) for each in scenario.rounds] == [900, 1800]
    assert all(each.script and each.title for each in scenario.rounds)
    assert (scenario.briefing.seconds, scenario.ratings.seconds, scenario.debrief.seconds) == (720, 240, 1980)
    assert scenario.debrief.seconds * 3 >= scenario.seconds
    assert len(scenario.debrief.questions) >= 8


def test_items_as_plain_texts_get_ids() -> None:
    """Items in a list get ids made from their texts; seats are one to two."""
    deck = loaded(SMALL).deck
    assert (deck.id, deck.title) == ("the-bench", "The bench")
    assert deck.asset_refs() == ("officer/permits", "neighbour/carpentry")
    assert deck.wish_refs() == ("officer/no-new-upkeep", "neighbour/a-seat-with-a-back")
    assert [(card.seats.min, card.seats.max) for card in deck.cards] == [(1, 2), (1, 2)]


def test_ids_from_texts_differ() -> None:
    """Equal texts, texts in other scripts and long texts all get ids that differ."""
    items = "['Éclairs & tea!', Eclairs tea, 茶, 座, " + "word " * 20 + "]"
    deck = loaded(SMALL.replace("[permits]", items)).deck
    assert [item.id for item in deck.cards[0].assets] == [
        "eclairs-tea",
        "eclairs-tea-2",
        "asset-3",
        "asset-4",
        "word-word-word-word-word-word-word-word",
    ]


def test_first_elected_decides_without_professionals() -> None:
    """The first elected member decides when no card is a professional."""
    result = loaded(SMALL.replace("side: professional", "side: partner").replace("side: resident", "side: elected"))
    assert result.scenario.rounds[0].decided_by == "neighbour"


def test_default_steps_fill_the_round() -> None:
    """Default steps are scaled to the minutes of their round."""
    scenario = loaded(changed("minutes: 15", 'minutes: "7:01"')).scenario
    assert sum(step.seconds for step in scenario.rounds[0].steps) == 421


def test_references_in_full() -> None:
    """References become card/item; a bare one becomes that item on every card that has it."""
    scenario = loaded(changed("meets: [officer/no-upkeep]", "meets: [a-seat, no-upkeep, a-seat]")).scenario
    option = scenario.rounds[0].options[0]
    assert (option.meets, option.uses) == (("neighbour/a-seat", "officer/no-upkeep"), ("officer/permits",))


@pytest.mark.parametrize(("written", "seconds"), [("9", 540), ("0.5", 30), ("1:30", 90), ('"9:05"', 545), ("0", 0)])
def test_times(written: str, seconds: int) -> None:
    """Times are minutes, or text m:ss with or without quotes."""
    assert loaded(changed("at: 9", f"at: {written}")).scenario.rounds[0].injects[0].at == seconds


@pytest.mark.parametrize(
    "text", ["no", "on", "off", "yes", "Y", "1:30", "2011-13-45", "12e03x", "0b1", "0o9", "nul", "=", "<<", "1_000"]
)
def test_what_stays_text(text: str) -> None:
    """What YAML 1.1 made of unquoted words, times and dates stays text by the core rules of 1.2."""
    assert loaded(changed("title: The bench", f"title: {text}")).scenario.title == text


@pytest.mark.parametrize(
    ("written", "number"),
    [("500", 500), ("+5", 5), ("0x1F", 31), ("0o17", 15), ("1.5e3", 1500), (".5", 0.5), ("007", 7)],
)
def test_what_is_a_number(written: str, number: float) -> None:
    """Numbers are what the core rules of YAML 1.2 say."""
    assert loaded(changed("budget: 500", f"budget: {written}")).scenario.parameters.budget == number


def test_keys_are_always_text() -> None:
    """Words that YAML 1.1 took for true and false are fine as ids."""
    text = FULL.replace("a-seat:", "on:").replace("neighbour/a-seat", "neighbour/on").replace("no-upkeep", "no")
    assert loaded(text).deck.wish_refs() == ("officer/no", "neighbour/on")


def test_byte_order_mark_and_line_ends() -> None:
    """A byte order mark and Windows line ends change nothing."""
    assert loaded(b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()) == loaded(FULL)


def test_list_and_map_forms() -> None:
    """The short and the full way to write the same thing mean the same."""
    short = FULL.replace("      no-upkeep: No new upkeep", "      - no upkeep")
    full = FULL.replace("      no-upkeep: No new upkeep", "      no-upkeep:\n        text: no upkeep")
    assert (loaded(short).scenario, loaded(short).deck) == (loaded(full).scenario, loaded(full).deck)


def test_everything_else() -> None:
    """Outcomes, parameters, ratings, test, missing, stages and examples arrive."""
    text = SMALL.replace(
        "parameters:\n  budget: 500\n",
        """\
parameters:
  budget: 500
  weeks: 6
  in_kind:
    skip: One skip
  who: Any group
  fixed:
    stays: It stays open
    cables:
      text: No digging
      why: Cables
      really: false
outcomes:
  used: It is used
  kept:
    text: It is kept clean
    evidence: Photos
stages: [co-design]
missing: [Children]
ratings:
  minutes: 2:30
  statements: [heard, power]
test:
  text: The keenest helper moved away.
examples:
  - title: A tunnel
    text: It was grown.
    source: A blog
""",
    )
    scenario = loaded(text).scenario
    assert json.loads(msgspec.json.encode(scenario)) | {"rounds": [], "briefing": {}, "debrief": {}} == {
        "id": "the-bench",
        "title": "The bench",
        "question": "What should become of the empty corner?",
        "rounds": [],
        "briefing": {},
        "debrief": {},
        "ratings": {"seconds": 150, "statements": ["heard", "power"]},
        "parameters": {
            "budget": 500.0,
            "currency": "GBP",
            "weeks": 6.0,
            "in_kind": [{"id": "skip", "text": "One skip"}],
            "who": "Any group",
            "fixed": [
                {"id": "stays", "text": "It stays open", "why": "", "really": True},
                {"id": "cables", "text": "No digging", "why": "Cables", "really": False},
            ],
        },
        "version": 1,
        "language": "en",
        "author": "",
        "licence": "",
        "summary": "",
        "content_note": "",
        "setting": "",
        "stages": ["co-design"],
        "outcomes": [
            {"id": "used", "text": "It is used", "evidence": ""},
            {"id": "kept", "text": "It is kept clean", "evidence": "Photos"},
        ],
        "missing": ["Children"],
        "test": "The keenest helper moved away.",
        "examples": [{"title": "A tunnel", "text": "It was grown.", "source": "A blog"}],
    }
    assert scenario.rounds[1].explains == ("budget", "weeks", "in_kind", "who", "stays", "cables")


def test_hash_survives_the_log() -> None:
    """Scenario and deck hash the same when they come back from JSON, and differently once changed."""
    result = load("community-centre")
    assert isinstance(result, Loaded)
    scenario = msgspec.json.decode(msgspec.json.encode(result.scenario), type=Scenario)
    deck = msgspec.json.decode(msgspec.json.encode(result.deck), type=Deck)
    assert [content_hash(scenario), content_hash(deck)] == [content_hash(result.scenario), content_hash(result.deck)]
    assert content_hash(msgspec.structs.replace(deck, version=2)) != content_hash(deck)
