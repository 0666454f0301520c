"""The sheets of the pack that go to the facilitator, the observers and the whole table."""

from msgspec.structs import replace

from coopexercise.exercise.deck import Deck

from .printed import DECK, SCENARIO, card, pages, text_of


def printed(*what: str, **changed: object) -> str:
    """Return the text of all pages of some sheets, without the feet of the script's pages."""
    return " ".join(text_of(page).removesuffix(f"The bench {page.page_number + 1}") for page in pages(*what, **changed))


def test_the_script_follows_the_clock() -> None:
    """Every part and step with its time from 0:00; news at its minute, between the steps."""
    words = printed("script")
    lines = [
        "0:00 Briefing 1 min",
        "0:01 We are asked 15 min",
        "0:01 Hear them 5:30 min",
        "0:02 News for: Baker (minute 1) Your van is in the way.",
        "0:06:30 Choose 9:30 min",
        "0:10:30 News for: Everyone (minute 9:30) It begins to rain.",
        "0:16 Rating slips 1 min",
        "0:17 We do it together 30 min",
        "0:47 Rating slips 1 min",
        "0:48 Debrief 1 min",
    ]
    places = [words.find(line) for line in lines]
    assert -1 not in places
    assert places == sorted(places)
    assert "the end is at 0:49" in words


def test_the_script_says_what_to_say() -> None:
    """Scripts, prompts, promise, who decides, limits with reasons, questions, the later event, examples."""
    words = printed("script")
    expected = [
        "Good evening.",
        "Here is what we thought of.",
        "Officer, please read.",
        "What would each one change?",
        "The promise is to consult: people are heard.",
        "Who decides: Officer.",
        "To be explained here: Money: £18,000 Here is",
        "Money: £18,000 · Fixed: Nobody may dig. Reason given: A sign says so · Fixed: Two hands each",
        "Weeks: 16",
        "In kind: One skip",
        "Who may join in: Anybody near",
        "Rain may come up.",
        "The corner is empty. It was a garden.",
        "if nobody names them: The driver.",
        "1. What did you see? 2. Who was not here?",
        "put to both decisions: The bench is broken.",
        "Elsewhere: They built one. (A report)",
    ]
    assert [part for part in expected if part not in words] == []


def test_the_script_alone_says_what_is_only_believed() -> None:
    """At its head, and again where it is to be told."""
    words = printed("script")
    assert "For you alone, until the debrief." in words
    assert "by asking how we know. • Nobody may dig" in words
    assert "Say it now: “Nobody may dig” was only believed." in words


def test_a_bare_scenario_has_a_script_without_empty_headings() -> None:
    """What a scenario does not give is not announced."""
    bare = replace(
        SCENARIO,
        parameters=type(SCENARIO.parameters)(),
        content_note="",
        setting="",
        missing=(),
        test="",
        examples=(),
    )
    words = printed("script", scenario=bare)
    headings = (
        "For you alone",
        "Content note",
        "The setting,",
        "The limits",
        "if nobody names them",
        "A later",
        "Something like",
    )
    assert [heading for heading in headings if heading in words] == []


def test_the_explanation_is_for_those_who_take_part() -> None:
    """The question, the setting without marks, both ways of working, the card, the record, the time."""
    words = printed("explain")
    expected = [
        "What should become of the corner?",
        "The corner is empty. It was a garden.",
        "Before you begin Rain may come up.",
        "In a consultation the options",
        "In co-production nothing",
        "The back is for your eyes only.",
        "never your name",
        "0:00 Briefing 1 min 0:01 We are asked 15 min 0:16 Rating slips 1 min 0:17 We do it together 30 min",
        "0:48 Debrief 1 min 0:49 End",
    ]
    assert [part for part in expected if part not in words] == []


def test_a_label_has_the_role_on_both_faces() -> None:
    """Two labels to a page, each twice: one face stands upright for either side of the table."""
    texts = [text_of(page) for page in pages("labels")]
    assert [[text.count(each.role) for each in DECK.cards] for text in texts] == [
        [2, 2, 0, 0, 0],
        [0, 0, 2, 2, 0],
        [0, 0, 0, 0, 2],
    ]


def test_a_label_can_be_read_from_three_metres() -> None:
    """Capitals at least 7 mm high, whatever the role's length, or a flaw is reported."""
    assert min(sizes("labels", Deck("d", "d", (card("long", "Chair of the management committee", "partner"),)))) >= 31


def sizes(what: str, deck: Deck) -> set[float]:
    """Return the sizes of bold black type on the first page: those of the role."""
    found = set()

    def look(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if "management" in text:
            found.add(abs(size * tm[3] * cm[3]))

    pages(what, deck=deck)[0].extract_text(visitor_text=look)
    return found


def test_there_is_a_pass_card_for_each_role() -> None:
    """Eight to a page."""
    nine = Deck("d", "d", tuple(card(f"c{number}", f"Role {number}", "resident") for number in range(9)))
    assert [text_of(page).count("Pass") for page in pages("passes", deck=nine)] == [8, 1]


def test_the_options_are_for_everybody_to_read() -> None:
    """With their cost and who decides; what they meet or harm is not said."""
    assert printed("options") == (
        "The options The bench We are asked What should become of the corner? "
        "1. Fence it off £250.50 Nobody gets in. 2. Sell it Who decides: Officer"
    )


def test_an_observer_tallies_by_side() -> None:
    """A sheet for each round, roles side by side, three windows."""
    sheets = [text_of(page) for page in pages("observer")]
    assert [sheet.count("from to") for sheet in sheets] == [3, 3]
    roles = "Neighbour Resident Pupil Resident Officer Professional Member Elected member Baker Partner"
    assert [roles in sheet for sheet in sheets] == [True, True]
    assert ["Watch for 15 minutes" in sheets[0], "Watch for 30 minutes" in sheets[1]] == [True, True]


def test_the_reminder_has_room_for_dates() -> None:
    """Who does what by which date, when to look again, and how one would know."""
    words = printed("reminders")
    expected = [
        "Who What By which date Who will ask Done",
        "In a week: In a month: In three months:",
        "People sit there. A count in June",
        "They stay dry",
        "The record of today is deleted on:",
    ]
    assert [part for part in expected if part not in words] == []
