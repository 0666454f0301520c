"""Printed cards and slips: what is on which page, and where."""

import re
import subprocess
import sys
from functools import cache

import pytest
from msgspec.structs import replace
from pypdf import PageObject

from coopexercise.arguments import parser
from coopexercise.exercise.deck import Deck, Seats
from coopexercise.reports.cards import WHAT, cards_pdf, print_cards

from .printed import A4, DECK, QUARTERS, SCENARIO, card, everywhere, pages, pages_of, quarters_of, text_of

BEHIND = {
    "top left": "top right",
    "top right": "top left",
    "bottom left": "bottom right",
    "bottom right": "bottom left",
}


@cache
def whole_file() -> list[str]:
    """Return the text of each page when everything is printed."""
    return [text_of(page) for page in pages()]


def test_every_page_is_a4() -> None:
    """All sheets are A4, upright."""
    sizes = {tuple(round(float(side), 3) for side in page.mediabox[2:]) for page in pages("script", "cards", "slips")}
    assert sizes == {A4}


def test_each_single_sheet_has_an_empty_back_when_cards_are_printed() -> None:
    """The script and the cards use both sides; all else has a sheet of its own."""
    filled = [bool(text) for text in whole_file()]
    singles = 1 + 3 + 1 + 1 + 1 + 2 + 4 + 2
    assert filled == [True] * 2 + [True, False] + [True] * 4 + [True, False] * (singles - 1) + [True]


def test_no_empty_pages_without_cards() -> None:
    """Slips, news and decision sheets alone fill every page."""
    assert [bool(text_of(page)) for page in pages("slips", "injects", "decision")] == [True] * 7


def test_the_sheets_come_in_the_order_of_use() -> None:
    """Whatever the order in which they were asked for."""
    assert cards_pdf(SCENARIO, DECK, what=WHAT[::-1]) == cards_pdf(SCENARIO, DECK)


def test_the_command_line_knows_every_sheet() -> None:
    """Its help lists them without asking for the typesetter."""
    assert parser().parse_args(["cards", "taster"]).what.split(",") == list(WHAT)


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
    cards = next(number for number, text in enumerate(whole_file()) if "Assets – what you can bring" in text)
    backs = [cards + 1, cards + 3]
    assert [number for number, text in enumerate(whole_file()) if "has a secret" in text] == backs[:1]
    assert [number for number, text in enumerate(whole_file()) if "For your eyes only" in text] == backs


def test_the_paper_does_not_solve_the_exercise() -> None:
    """What answers, meets or harms what, and what is only believed, is nowhere but in the facilitator's script."""
    after_the_script = next(number for number, text in enumerate(whole_file()) if text.startswith("What we do today"))
    words = " ".join(whole_file()[after_the_script:])
    hidden = ["neighbour/seat", "baker/shade", "pupil/seat", "Nobody may dig", "only believed"]
    assert [each for each in hidden if each in words] == []


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


def test_there_is_a_slip_for_each_seat_of_each_round() -> None:
    """Each round begins on a page of its own; two who may share a card have a slip each, after all the others."""
    slips = [slip for page in pages("slips") for slip in quarters_of(page).values() if slip]
    owners = [[card.role for card in DECK.cards if f"{card.role} needs" in slip] for slip in slips]
    assert owners == [*([card.role] for card in DECK.cards), ["Neighbour"]] * 2
    assert [slip.partition(" Seat")[0] for slip in slips] == ["We are asked"] * 6 + ["We do it together"] * 6


def test_who_alone_may_share_a_card_has_two_slips() -> None:
    """Also when only that card is printed again."""
    shared = Deck("d", "d", (card("one", "One", "resident", seats=Seats(0, 2)),))
    slips = [slip for page in pages("slips", deck=shared, role="one") for slip in quarters_of(page).values() if slip]
    assert len(slips) == 4


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
        "Assets used, and whose:",
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
    """A lost card is printed again with its label, its news and its slips, and nothing of the whole table."""
    texts = [text_of(page) for page in pages(role="baker")]
    assert [text.count("Baker") > 0 for text in texts] == [True, True, True, False, True, False, True, False, True]
    assert [text for text in texts if "Everyone" in text or "Neighbour" in text or "Proposal" in text] == []


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"what": ["cards", "posters"]}, f"Cannot print 'posters'. Choose from: {', '.join(WHAT)}."),
        ({"what": []}, f"Cannot print nothing. Choose from: {', '.join(WHAT)}."),
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


TIMES = {
    "script": 27,
    "explain": 5,
    "cards": 9,
    "labels": 2,
    "options": 6,
    "injects": 3,
    "decision": 5,
    "slips": 5,
    "observer": 3,
    "reminders": 4,
}
"""How often each kind of sheet says a text that stands everywhere; the script at the foot of each page besides."""


@pytest.mark.parametrize(
    "text",
    [
        '#panic("no") #read("/etc/hosts") #{1+1}',
        "[a] ]b[ $x$ * b * _i_ `c` <b>d</b> @e // f /* g",
        "= no heading -- 'single' \"double\" ... ~ \\ \\n",
        "http://example.org/?a=b&c=d",
        '"}]}; sys.inputs {{7*7}} ${HOME} %s \\u{41} </script>',
        '#sys.inputs.sheets #import "paper.typ": * #eval("1") #metadata(1)<overflow>',
        "m" * 45,
    ],
)
def test_text_comes_out_literally(text: str) -> None:
    """Nothing that a trainer writes is taken for markup, on any sheet."""
    scenario, deck = everywhere(text)
    plain = "".join(text.split())
    script = pages("script", scenario=scenario, deck=deck)
    assert _count(plain, script) == TIMES["script"] + len(script)
    others = [each for each in TIMES if each != "script"]
    assert _count(plain, pages(*others, scenario=scenario, deck=deck)) == sum(TIMES[each] for each in others)


def _count(plain: str, shown: list[PageObject]) -> int:
    return "".join("".join(text_of(page).split()) for page in shown).count(plain)


@pytest.mark.parametrize("text", ["مركز الحي", "समुदाय केंद्र", "社区中心", "ศูนย์ชุมชน", "Łódź", "🙂"])
def test_every_script_is_printed_or_its_missing_font_is_named(text: str) -> None:
    """An empty box never goes unnoticed."""
    scenario, deck = everywhere(text)
    printed = print_cards(scenario, deck)
    shown = "".join(page.extract_text() for page in pages_of(printed.pdf))
    assert text[0] in shown or "No font on this computer" in printed.flaws[0].text


def test_control_characters_are_left_out() -> None:
    """A text that never went through the reader is cleaned all the same."""
    scenario, deck = everywhere("a\x1b[31m\ud800b\x00")
    assert "a[31mb" in text_of(pages("cards", scenario=scenario, deck=deck)[0])


def test_long_text_shrinks_to_its_own_card() -> None:
    """Three times the usual text is smaller, whole, and on nobody else's card."""
    long = card("long", "Long", "resident", brief="Many words about the corner. " * 30 + "The end.")
    printed = print_cards(SCENARIO, replace(DECK, cards=(long, *DECK.cards[1:])), what=["cards"])
    front = quarters_of(pages_of(printed.pdf)[0])
    assert printed.flaws == ()
    assert [name for name, text in front.items() if "Many words" in text or "Long wants" in text] == ["top left"]
    assert "The end." in front["top left"]


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
