"""What the tests of printed sheets share: a small scenario, and eyes for the pages."""

import io
from typing import Any

from msgspec.structs import replace
from pypdf import PageObject, PdfReader

from coopexercise.exercise.deck import Card, Deck, Item, Seats
from coopexercise.exercise.scenario import (
    Briefing,
    Debrief,
    Example,
    Fixed,
    Inject,
    InKind,
    Option,
    Outcome,
    Parameters,
    Ratings,
    Round,
    Scenario,
    Step,
)
from coopexercise.reports.cards import WHAT, cards_pdf

A4 = (595.276, 841.89)
QUARTERS = ("top left", "top right", "bottom left", "bottom right")


def card(card_id: str, role: str, side: str, **parts: object) -> Card:
    """Return a card whose texts name it, but for the parts given."""
    texts = {
        "brief": f"{role} says good day.",
        "private": f"{role} has a secret.",
        "assets": (Item("skill", f"{role} can mend things", answers=("neighbour/seat",)),),
        "needs": (Item("seat", f"{role} needs a seat"),),
        "wants": (Item("shade", f"{role} wants some shade"),),
        "seats": Seats(1, 1),
    }
    return Card(card_id, role, side, **(texts | parts))  # type: ignore[arg-type]


DECK = Deck(
    "bench",
    "The bench",
    (
        card("officer", "Officer", "professional"),
        card("neighbour", "Neighbour", "resident", knows=("officer", "baker"), seats=Seats(1, 2)),
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
            "Here is what we thought of.",
            "consult",
            ("budget",),
            "officer",
            steps=(
                Step("Hear them", 330, "What would each one change?", "Officer, please read."),
                Step("Choose", 570),
            ),
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
        Round("make", "co-production", "We do it together", 1800, "", "collaborate", ("budget", "belief", "hands")),
    ),
    Briefing(60, "Good evening."),
    Ratings(60, ("heard", "power", "help", "I would do this again.")),
    Debrief(60, ("What did you see?", "Who was not here?")),
    Parameters(
        18000,
        "GBP",
        16,
        in_kind=(InKind("skip", "One skip"),),
        who="Anybody near",
        fixed=(Fixed("belief", "Nobody may dig", "A sign says so", really=False), Fixed("hands", "Two hands each")),
    ),
    content_note="Rain may come up.",
    setting="The **corner** is empty.\n\nIt *was* a garden.",
    outcomes=(Outcome("sat", "People sit there", "A count in June"), Outcome("dry", "They stay dry")),
    missing=("The driver",),
    test="The bench is broken.",
    examples=(Example("Elsewhere", "They built one.", "A report"),),
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


def pages_of(pdf: bytes) -> list[PageObject]:
    """Return the pages of a PDF."""
    return list(PdfReader(io.BytesIO(pdf)).pages)


def pages(*what: str, scenario: Scenario = SCENARIO, deck: Deck = DECK, **how: Any) -> list[PageObject]:
    """Return the pages of the printed sheets."""
    return pages_of(cards_pdf(scenario, deck, what=what or WHAT, **how))


def everywhere(text: str) -> tuple[Scenario, Deck]:
    """Return a scenario and a deck with `text` in every place that is printed."""
    item = (Item("x", text),)
    named = Card(
        "c", text, "resident", Seats(1, 1), text, private=text, knows=("c",), assets=item, needs=item, wants=item
    )
    played = Round(
        "r",
        "consultation",
        text,
        60,
        text,
        "consult",
        ("budget", "f"),
        "c",
        steps=(Step(text, 60, text, text),),
        options=(Option("o", text, text, 1),),
        injects=(Inject("i", 0, "c", text),),
    )
    scenario = replace(
        SCENARIO,
        title=text,
        question=text,
        rounds=(played,),
        briefing=Briefing(60, text),
        ratings=Ratings(60, (text,)),
        debrief=Debrief(60, (text,)),
        parameters=Parameters(1, "GBP", 1, (InKind("k", text),), text, (Fixed("f", text, text, really=False),)),
        language=text,
        content_note=text,
        setting=text,
        outcomes=(Outcome("s", text, text),),
        missing=(text,),
        test=text,
        examples=(Example(text, text, text),),
    )
    return scenario, Deck("d", text, (named,))
