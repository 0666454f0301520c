"""Printed cards: what is on which page, and where."""

import io
import re
import subprocess
import sys
from functools import cache

import pytest
from msgspec.structs import replace
from pypdf import PageObject, PdfReader

from coopexercise.exercise.deck import Card, Deck, Item
from coopexercise.exercise.scenario import (
    Briefing,
    Debrief,
    Fixed,
    Inject,
    Option,
    Parameters,
    Ratings,
    Round,
    Scenario,
)
from coopexercise.reports.cards import WHAT, cards_pdf, print_cards

A4 = (595.276, 841.89)
QUARTERS = ("top left", "top right", "bottom left", "bottom right")
BEHIND = {
    "top left": "top right",
    "top right": "top left",
    "bottom left": "bottom right",
    "bottom right": "bottom left",
}


def card(card_id: str, role: str, side: str, **parts: object) -> Card:
    """Return a card whose texts name it, but for the parts given."""
    texts = {
        "brief": f"{role} says good day.",
        "private": f"{role} has a secret.",
        "assets": (Item("skill", f"{role} can mend things", answers=("neighbour/seat",)),),
        "needs": (Item("seat", f"{role} needs a seat"),),
        "wants": (Item("shade", f"{role} wants some shade"),),
    }
    return Card(card_id, role, side, **(texts | parts))  # type: ignore[arg-type]


DECK = Deck(
    "bench",
    "The bench",
    (
        card("officer", "Officer", "professional"),
        card("neighbour", "Neighbour", "resident", knows=("officer", "baker")),
        card("member", "Member", "elected"),
        card("baker", "Baker", "partner"),
        card("pupil", "Pupil", "resident", private=""),
    ),
)

SCENARIO = Scenario(
    "bench",
    "The bench",
    "What should become of the corner?",
    (
        Round(
            "ask",
            "consultation",
            "We are asked",
            900,
            "",
            "consult",
            (),
            "officer",
            options=(
                Option(
                    "fence", "Fence it off", "Nobody gets in.", 250.5, meets=("baker/shade",), harms=("pupil/seat",)
                ),
                Option("sell", "Sell it"),
            ),
            injects=(
                Inject("late", 570, "everyone", "It begins to rain."),
                Inject("soon", 60, "baker", "Your van is in the way."),
            ),
        ),
        Round("make", "co-production", "We do it together", 1800, "", "collaborate", ()),
    ),
    Briefing(60),
    Ratings(60, ("heard", "power", "help", "I would do this again.")),
    Debrief(60),
    Parameters(18000, "GBP", 16, fixed=(Fixed("belief", "Nobody may dig", really=False),)),
)


def text_of(page: PageObject) -> str:
    """Return the text of a page as single-spaced words, without the break opportunities in long words."""
    return " ".join(page.extract_text().replace("\u200b", "").split())


def quarters_of(page: PageObject) -> dict[str, str]:
    """Return the text that begins in each quarter of a page."""
    found = dict.fromkeys(QUARTERS, "")

    def place(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if text.strip():
            found[QUARTERS[2 * (y < A4[1] / 2) + (x > A4[0] / 2)]] += text

    page.extract_text(visitor_text=place)
    return found


def pages(*what: str, scenario: Scenario = SCENARIO, deck: Deck = DECK, role: str | None = None) -> list[PageObject]:
    """Return the pages of the printed sheets."""
    return list(PdfReader(io.BytesIO(cards_pdf(scenario, deck, what=what or WHAT, role=role))).pages)


@cache
def whole_file() -> list[str]:
    """Return the text of each page when everything is printed."""
    return [text_of(page) for page in pages()]


def test_every_page_is_a4() -> None:
    """All sheets are A4, upright."""
    assert {tuple(round(float(side), 3) for side in page.mediabox[2:]) for page in pages()} == {A4}


def test_each_single_sheet_has_an_empty_back_when_cards_are_printed() -> None:
    """Cards on both sides of two sheets, then slips of two rounds, news and two decision sheets on their own."""
    filled = [bool(text) for text in whole_file()]
    assert filled == [True] * 4 + [True, False] * 6 + [True]


def test_no_empty_pages_without_cards() -> None:
    """Slips, news and decision sheets alone fill every page."""
    assert [bool(text_of(page)) for page in pages("slips", "injects", "decision")] == [True] * 7


@pytest.mark.parametrize("number", range(5))
def test_the_back_of_each_card_is_behind_its_front(number: int) -> None:
    """Turned on its long edge, a sheet has each private text behind the card that it belongs to."""
    sheet, place = divmod(number, 4)
    front, back = (quarters_of(page) for page in pages("cards")[2 * sheet : 2 * sheet + 2])
    role = DECK.cards[number].role
    assert f"{role} says good day." in front[QUARTERS[place]]
    assert role in back[BEHIND[QUARTERS[place]]]


def test_the_front_of_a_card_says_all_that_the_table_may_know() -> None:
    """Side in words, scenario, role, brief, assets, needs and wants, in this order."""
    front = quarters_of(pages("cards")[0])["top right"]
    assert front == (
        "Resident The bench"
        "Neighbour"
        "Neighbour says good day."
        "Assets – what you can bring• Neighbour can mend things"
        "Needs – what must be met for you• Neighbour needs a seat"
        "Wants – what you would like• Neighbour wants some shade"
    )


def test_the_back_of_a_card_says_what_the_role_alone_knows() -> None:
    """A line for your eyes only, the role, its secret and its ties."""
    back = quarters_of(pages("cards")[1])["top left"]
    assert back == (
        "For your eyes onlyLay the card with this side down."
        "Neighbour"
        "Neighbour has a secret."
        "You already know: Officer, Baker"
    )


def test_a_role_without_a_secret_has_a_back_too() -> None:
    """The back says that there is nothing, so that nobody looks for it."""
    assert "Your role has no secret." in quarters_of(pages("cards")[3])["top right"]


def test_each_side_is_named_in_words() -> None:
    """Colour and pattern are never alone."""
    fronts = pages("cards")[0]
    words = [quarter.split("  ")[0].split(" The bench")[0] for quarter in quarters_of(fronts).values()]
    assert words == ["Professional", "Resident", "Elected member", "Partner"]


def test_private_text_is_on_the_backs_only() -> None:
    """Of the whole file only the backs know a secret, and say so."""
    assert [number for number, text in enumerate(whole_file()) if "has a secret" in text] == [1]
    assert [number for number, text in enumerate(whole_file()) if "For your eyes only" in text] == [1, 3]


@pytest.mark.parametrize("hidden", ["neighbour/seat", "baker/shade", "pupil/seat", "Nobody may dig"])
def test_the_paper_does_not_solve_the_exercise(hidden: str) -> None:
    """What answers, meets or harms what, and what is only believed, is nowhere in the file."""
    assert [text for text in whole_file() if hidden in text] == []


def test_a_rating_slip_asks_for_all_that_is_rated() -> None:
    """Ladder with its credit, each statement as a sentence, the card's own items, and the way out."""
    slip = quarters_of(pages("slips")[0])["top right"]
    expected = [
        "We are asked",
        "Resident",
        "Neighbour",
        "7 co-production",
        "6 co-design",
        "5 engagement",
        "4 consultation",
        "3 informing",
        "2 educating",
        "1 coercion",
        "Ladder of co-production: Think Local Act Personal",
        "I was heard.",
        "I had power over what was decided.",
        "I would help to make it happen.",
        "I would do this again.",
        "yes",
        "partly",
        "no",
        "don’t know",
        "Neighbour needs a seat",
        "Neighbour wants some shade",
        "I’d rather not say.",
    ]
    assert [part for part in expected if part not in slip] == []


def test_there_is_a_slip_for_each_card_and_round() -> None:
    """Each round begins on a page of its own, and a slip has the items of its own card only."""
    slips = [slip for page in pages("slips") for slip in quarters_of(page).values() if slip]
    owners = [[card.role for card in DECK.cards if f"{card.role} needs" in slip] for slip in slips]
    assert owners == [[card.role] for card in DECK.cards] * 2
    assert [slip.partition(" Seat")[0] for slip in slips] == ["We are asked"] * 5 + ["We do it together"] * 5


def test_news_says_to_whom_and_when() -> None:
    """The slips of a round come in the order of its minutes."""
    news = quarters_of(pages("injects")[0])
    assert list(news.values()) == [
        "We are asked, minute 1News for: BakerYour van is in the way.",
        "We are asked, minute 9:30News for: EveryoneIt begins to rain.",
        "",
        "",
    ]


def test_the_decision_sheet_of_a_consultation() -> None:
    """Options with their cost, a column for each side, who decides, and why."""
    sheet = text_of(pages("decision")[0])
    expected = [
        "What should become of the corner?",
        "Resident",
        "Professional",
        "Elected member",
        "Partner",
        "decided",
        "Fence it off £250.50",
        "Nobody gets in.",
        "Sell it",
        "No choice",
        "Decided by: Officer",
        "Reason, and what the answers changed:",
        "Who has the final say",
    ]
    assert [part for part in expected if part not in sheet] == []


def test_the_decision_sheet_of_a_co_production() -> None:
    """Three proposals inside the parameters, the method and the final say; no option."""
    sheet = text_of(pages("decision")[1])
    for_each = [
        "Shaped by:",
        "Assets used:",
        "Needs and wants it meets:",
        "Cost of £18,000:",
        "Weeks of 16:",
        "Risk:",
        "Joins in:",
        "Owns it:",
    ]
    assert [sheet.count(part) for part in for_each] == [3] * len(for_each)
    assert "Method: show of hands dot vote fist of five consent one person" in sheet
    assert "Who has the final say" in sheet
    assert "Fence it off" not in sheet


def test_a_consultation_without_a_decider_leaves_a_line() -> None:
    """Whoever decides is written in by hand."""
    nobody = replace(SCENARIO, rounds=(replace(SCENARIO.rounds[0], decided_by=""),))
    assert "Decided by: Changed before" in text_of(pages("decision", scenario=nobody)[0])


def test_one_role_gets_only_what_is_its_own() -> None:
    """A lost card is printed again with its slips and its news, and nothing of the whole table."""
    texts = [text_of(page) for page in pages(role="baker")]
    assert [text.count("Baker") > 0 for text in texts] == [True, True, True, False, True, False, True]
    assert [text for text in texts if "Everyone" in text or "Neighbour" in text or "Proposal" in text] == []


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"what": ["cards", "posters"]}, "Cannot print 'posters'. Choose from: cards, slips, injects, decision."),
        ({"what": []}, "Cannot print nothing. Choose from: cards, slips, injects, decision."),
        (
            {"role": "king"},
            "There is no role 'king' in this deck. Choose from: officer, neighbour, member, baker, pupil.",
        ),
        ({"what": ["decision"], "role": "baker"}, "There is nothing to print: no decision sheets for 'baker' alone."),
    ],
)
def test_a_wrong_wish_is_explained(asked: dict[str, object], message: str) -> None:
    """The message says what is wrong and what there is."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        cards_pdf(SCENARIO, DECK, **asked)  # type: ignore[arg-type]


def everywhere(text: str) -> tuple[Scenario, Deck]:
    """Return a scenario and a deck with `text` in every place that is printed."""
    item = (Item("x", text),)
    named = Card("c", text, "resident", brief=text, private=text, knows=("c",), assets=item, needs=item, wants=item)
    played = Round(
        "r",
        "consultation",
        text,
        60,
        text,
        "consult",
        (),
        "c",
        options=(Option("o", text, text, 1),),
        injects=(Inject("i", 0, "c", text),),
    )
    ratings = Ratings(60, (text,))
    scenario = replace(SCENARIO, title=text, question=text, rounds=(played,), ratings=ratings, language=text)
    return scenario, Deck("d", text, (named,))


@pytest.mark.parametrize(
    "text",
    [
        '#panic("no") #read("/etc/hosts") #{1+1}',
        "[a] ]b[ $x$ *b* _i_ `c` <b>d</b> @e // f /* g",
        "= no heading -- 'single' \"double\" ... ~ \\ \\n",
        "http://example.org/?a=b&c=d",
        "m" * 120,
    ],
)
def test_text_comes_out_literally(text: str) -> None:
    """Nothing that a trainer writes is taken for markup, on any sheet."""
    scenario, deck = everywhere(text)
    plain = "".join(text.split())
    texts = ["".join(text_of(page).split()) for page in pages(scenario=scenario, deck=deck)]
    counts = [page.count(plain) for page in texts]
    # Front, back, slip, news and decision sheet, with the empty backs of the slip and of the news.
    assert counts == [6, 3, 5, 0, 3, 0, 6]


@pytest.mark.parametrize("text", ["مركز الحي", "समुदाय केंद्र", "社区中心", "ศูนย์ชุมชน", "Łódź", "🙂"])
def test_every_script_is_printed_or_its_missing_font_is_named(text: str) -> None:
    """An empty box never goes unnoticed."""
    scenario, deck = everywhere(text)
    printed = print_cards(scenario, deck)
    shown = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)
    assert text[0] in shown or "No font on this computer" in printed.warnings[-1]


def test_control_characters_are_left_out() -> None:
    """A text that never went through the reader is cleaned all the same."""
    scenario, deck = everywhere("a\x1b[31m\ud800b\x00")
    assert "a[31mb" in text_of(pages("cards", scenario=scenario, deck=deck)[0])


def test_long_text_shrinks_to_its_own_card() -> None:
    """Three times the usual text is smaller, whole, and on nobody else's card."""
    long = card("long", "Long", "resident", brief="Many words about the corner. " * 30 + "The end.")
    printed = print_cards(SCENARIO, replace(DECK, cards=(long, *DECK.cards[1:])), what=["cards"])
    front = quarters_of(PdfReader(io.BytesIO(printed.pdf)).pages[0])
    assert printed.warnings == ()
    assert [name for name, text in front.items() if "Many words" in text or "Long wants" in text] == ["top left"]
    assert "The end." in front["top left"]


def test_text_that_does_not_fit_is_reported() -> None:
    """What is cut off is named, with what to do."""
    long = card("long", "Long", "resident", brief="Many words. " * 500, private="Much to hide. " * 500)
    printed = print_cards(SCENARIO, Deck("d", "d", (long,)), what=["cards"])
    assert printed.warnings == (
        "Too much text: the end of the front of the card “Long” is cut off. Please shorten it.",
        "Too much text: the end of the back of the card “Long” is cut off. Please shorten it.",
    )


def test_an_empty_line_starts_a_paragraph() -> None:
    """Line ends inside a paragraph are spaces, as in Markdown."""
    two = card("two", "Two", "resident", brief="One\nline.\n\nAnother.")
    front = quarters_of(pages("cards", deck=Deck("d", "d", (two,)))[0])["top left"]
    assert "One line.Another." in front.replace("\n", "")


def test_the_same_scenario_gives_the_same_file() -> None:
    """No clock and no chance is in the file."""
    assert cards_pdf(SCENARIO, DECK) == cards_pdf(SCENARIO, DECK)


def test_typst_is_imported_only_to_print() -> None:
    """A command that prints nothing does not wait for the typesetter."""
    code = "import sys, coopexercise.reports.cards; print('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
