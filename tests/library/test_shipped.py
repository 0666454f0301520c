"""What every shipped scenario promises: that it is clean, prints, works as an exercise and can be read aloud."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textstat

from coopexercise.exercise.scenario import Round
from coopexercise.library import Loaded, check, load
from coopexercise.library.defaults import QUESTIONS
from coopexercise.reports.cards import print_cards

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "scenarios").glob("*.yaml")) + sorted((ROOT / "cards").glob("*.yaml"))
SCENARIOS = [path.stem for path in FILES if path.parent.name == "scenarios"]
FULL = [name for name in SCENARIOS if name != "taster"]
"""The ten situations; the taster is a first try of a quarter of an hour, and keeps fewer promises."""

GRADE = 5
"""The highest Flesch-Kincaid grade of what is read aloud or alone: school years, so a child of eleven can read it."""
SENTENCE = 15
"""The most words of a sentence of it, on average."""
REAL_PLACES = re.compile("Lambeth|Brixton|Stockwell|Tulse|Norwood|Streatham|Clapham|Kennington|Vauxhall|London")


@cache
def shipped(name: str) -> Loaded:
    """Return a scenario of the library with its deck."""
    result = load(str(ROOT / "scenarios" / f"{name}.yaml"))
    assert isinstance(result, Loaded)
    return result


def rounds(name: str) -> tuple[Round, Round]:
    """Return the consultation and the co-production round."""
    consultation, together = shipped(name).scenario.rounds
    return consultation, together


def spoken(name: str) -> Iterator[str]:
    """Yield what is read aloud, or alone in a minute: short texts of a kind together, as the measure needs them."""
    scenario, deck = shipped(name).scenario, shipped(name).deck
    yield from (scenario.setting, scenario.briefing.script)
    for played in scenario.rounds:
        steps = [text for step in played.steps for text in (step.prompt, step.script)]
        yield "\n".join([played.script, *steps, *(inject.text for inject in played.injects)])
    yield "\n".join(option.text for option in scenario.rounds[0].options)
    yield from ("\n".join(getattr(card, part) for card in deck.cards) for part in ("brief", "private"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_files_are_clean(path: Path) -> None:
    """No file has a problem, not even advice: so steps add up, risk and the final word have their place, and so on."""
    assert check([str(path)]) == ()


def test_there_are_ten_and_a_taster() -> None:
    """Each with a deck of its own, under its own name."""
    assert len(FULL) == 10
    assert {name: shipped(name).deck.id for name in SCENARIOS} == {name: name for name in SCENARIOS}


@pytest.mark.parametrize("name", SCENARIOS)
def test_it_prints(name: str) -> None:
    """Nothing of the whole pack is cut off or without a font."""
    result = shipped(name)
    assert print_cards(result.scenario, result.deck).flaws == ()


@pytest.mark.parametrize("name", FULL)
def test_times(name: str) -> None:
    """It lasts 60 to 100 minutes; co-production has longer than consultation, and the debrief at least a third."""
    scenario = shipped(name).scenario
    consultation, together = rounds(name)
    assert [(each.mode, each.seconds - sum(step.seconds for step in each.steps)) for each in scenario.rounds] == [
        ("consultation", 0),
        ("co-production", 0),
    ]
    assert 3600 <= scenario.seconds <= 6000
    assert consultation.seconds < together.seconds
    assert scenario.debrief.seconds * 3 >= scenario.seconds


def test_the_flagship_fits_a_hundred_minutes() -> None:
    """Of which the debrief takes 35."""
    scenario = shipped("community-centre").scenario
    parts = [scenario.briefing.seconds, *(each.seconds for each in scenario.rounds), scenario.ratings.seconds]
    assert [each // 60 for each in (*parts, scenario.debrief.seconds, scenario.seconds)] == [12, 15, 30, 4, 35, 100]


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_option_fails_someone(name: str) -> None:
    """There are three; each can be paid for, meets something and harms something else."""
    options = rounds(name)[0].options
    budget = shipped(name).scenario.parameters.budget
    assert len(options) == 3
    assert [option.id for option in options if not option.meets or not option.harms] == []
    assert [option.id for option in options if set(option.meets) & set(option.harms)] == []
    assert [option.id for option in options if (option.cost or 0) > (budget or 0)] == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_asset_answers_and_every_need_is_answered(name: str) -> None:
    """By a card other than its own."""
    deck = shipped(name).deck
    links = [(card.id, item.id, set(item.answers)) for card in deck.cards for item in card.assets]
    own = {card.id: {card.ref(wish) for wish in card.wishes} for card in deck.cards}
    assert [(card, asset) for card, asset, answered in links if not answered - own[card]] == []
    answered_by_others = {ref for card, _, answered in links for ref in answered - own[card]}
    needs = {card.ref(need) for card in deck.cards for need in card.needs}
    assert needs - answered_by_others == set()


@pytest.mark.parametrize("name", SCENARIOS)
def test_professionals_have_something_to_lose(name: str) -> None:
    """They and the elected have needs, wants, and something that they do not say; and somebody of them is there."""
    deck = shipped(name).deck
    office = [card for card in deck.cards if card.side in ("professional", "elected")]
    assert [card.id for card in office if not (card.needs and card.wants and card.private)] == []
    assert "professional" in {card.side for card in office if card.seats.min}


@pytest.mark.parametrize("name", FULL)
def test_deck(name: str) -> None:
    """Eight or nine cards with all their parts, of which a group of seven can fill all that must be there."""
    deck = shipped(name).deck
    counts = [(len(card.assets), len(card.needs), len(card.wants)) for card in deck.cards]
    assert len(deck.cards) in (8, 9)
    assert [each for each in counts if not (2 <= each[0] <= 4 and 2 <= each[1] <= 3 and 1 <= each[2] <= 3)] == []
    assert sum(card.seats.min for card in deck.cards) <= 7


@pytest.mark.parametrize("name", SCENARIOS)
def test_one_limit_is_only_believed(name: str) -> None:
    """Among two or more that are real; and money, time and people are named."""
    parameters = shipped(name).scenario.parameters
    assert sorted(each.really for each in parameters.fixed)[:2] == [False, True]
    assert {"budget", "weeks", "in_kind", "who"} <= set(parameters.ids())


@pytest.mark.parametrize("name", FULL)
def test_what_makes_it_a_whole(name: str) -> None:
    """News in both rounds, outcomes with evidence, an event for later, who is missing, examples with their source."""
    scenario = shipped(name).scenario
    assert [bool(each.injects) for each in scenario.rounds] == [True, True]
    assert len(scenario.outcomes) in (2, 3)
    assert all(outcome.evidence for outcome in scenario.outcomes)
    assert (bool(scenario.test), bool(scenario.missing)) == (True, True)
    assert len(scenario.examples) in (2, 3)
    dated = [re.search(r"\b20\d\d\b|without a date$", example.source) for example in scenario.examples]
    assert all(dated)


@pytest.mark.parametrize("name", FULL)
def test_debrief_questions_are_its_own(name: str) -> None:
    """They begin with leaving the role, ask when consultation was right, and end with one dated commitment."""
    questions = shipped(name).scenario.debrief.questions
    assert 8 <= len(questions) <= 11
    assert set(questions) & set(QUESTIONS) == set()
    assert re.search("character", questions[0])
    assert re.search("consult", " ".join(questions[3:]), re.IGNORECASE)
    assert re.search("by (what|which) (date|day)", questions[-1], re.IGNORECASE)


@pytest.mark.parametrize("name", SCENARIOS)
def test_anyone_may_pass(name: str) -> None:
    """The content note says so, and the briefing shows the card for it."""
    scenario = shipped(name).scenario
    assert "Anyone may pass" in scenario.content_note
    assert "pass card" in scenario.briefing.script


def test_living_well_takes_care() -> None:
    """The note names what comes up and what does not; the card is explained first, and shown to hold in the rounds."""
    scenario = shipped("living-well").scenario
    for said in ("mental illness", "does not describe self-harm", "as often as they like", "who is there for you"):
        assert said in scenario.content_note
    assert scenario.briefing.script.index("pass card") < scenario.briefing.script.index("written down")
    assert "pass cards work in this round too" in " ".join(step.script for step in scenario.rounds[0].steps)


def test_places_are_made_up_and_differ() -> None:
    """Real ones stand among the sources alone; each of the ten has a place of its own."""
    named = {name: re.findall(r"\*\*(.+?)\*\*", shipped(name).scenario.setting) for name in FULL}
    every = [place for places in named.values() for place in places]
    assert [name for name, places in named.items() if not places] == []
    assert len(every) == len(set(every))
    for name in SCENARIOS:
        played = [*spoken(name), shipped(name).scenario.question, *shipped(name).scenario.debrief.questions]
        assert [text for text in played if REAL_PLACES.search(text)] == []


@pytest.mark.xdist_group("reading")  # its list of words takes a second to load: once is enough
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_nervous_volunteer_can_read_it_aloud(name: str) -> None:
    """No text is above the grade, and sentences are short."""
    texts = list(spoken(name))
    assert [text for text in texts if textstat.textstat.flesch_kincaid_grade(text) > GRADE] == []
    assert textstat.textstat.words_per_sentence(" ".join(texts)) <= SENTENCE


@pytest.mark.xdist_group("reading")
def test_reading_age_can_be_failed() -> None:
    """The way that councils write is above the grade."""
    official = (
        "Following consideration of the aforementioned consultation responses, the appropriate committee will "
        "subsequently determine implementation arrangements."
    )
    assert textstat.textstat.flesch_kincaid_grade(official) > GRADE
