"""Paper: sizes, cuts, large print, and two pages as they should look.

When a page changes on purpose: `.venv/bin/pytest tests/reports/test_paper.py --update-snapshots`, look at the
pictures in `tests/reports/expected`, and keep them with the change.
"""

import io
from functools import cache

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from coopexercise.library import Loaded, load
from coopexercise.reports.cards import Paper, sheets_of
from coopexercise.reports.printing.content import Sheets
from coopexercise.reports.printing.typesetting import compiler

from .conftest import EXPECTED
from .printed import DECK, SCENARIO, pages, text_of

PIXELS_PER_MM = 3
COARSE = 6
"""So many pixels each way are compared as one: a letter may be drawn a little otherwise, not stand elsewhere."""
TOLERANCE = 24
"""Of 255: how much lighter or darker such a place may be."""


@cache
def pictures(what: str, paper: Paper = "a4") -> list[Image.Image]:
    """Return the pages of one kind of sheet of the community centre's first round in grey."""
    loaded = load("community-centre")
    assert isinstance(loaded, Loaded)
    scenario = replace(loaded.scenario, rounds=loaded.scenario.rounds[:1])
    return _drawn(sheets_of(scenario, loaded.deck, [what], paper=paper))


def _drawn(sheets: Sheets) -> list[Image.Image]:
    """Return the pages in Typst's own fonts, which are the same on every computer."""
    made = compiler(sheets, own_fonts=True).compile(format="png", ppi=25.4 * PIXELS_PER_MM)
    return [Image.open(io.BytesIO(page)).convert("L") for page in (made if isinstance(made, list) else [made])]


@pytest.mark.parametrize(("name", "what"), [("role-cards", "cards"), ("rating-slips", "slips")])
def test_a_page_looks_as_it_should(name: str, what: str, request: pytest.FixtureRequest) -> None:
    """Beside a picture that was looked at by people."""
    picture, path = _drawn(sheets_of(SCENARIO, DECK, [what]))[0], EXPECTED / f"{name}.png"
    if request.config.getoption("--update-snapshots"):
        picture.save(path, optimize=True)
    expected = Image.open(path).convert("L")
    assert picture.size == expected.size
    assert _difference(picture, expected) <= TOLERANCE


def _difference(one: Image.Image, other: Image.Image) -> int:
    """Return how much the most different place of two pictures differs, from 0 to 255."""
    coarse = [each.reduce(COARSE) for each in (one, other)]
    return int(ImageChops.difference(*coarse).getextrema()[1])  # type: ignore[arg-type]


def test_a_page_that_moved_by_a_millimetre_is_found_out() -> None:
    """The tolerance is for how letters are drawn, not for where they stand."""
    picture = _drawn(sheets_of(SCENARIO, DECK, ["cards"]))[0]
    assert _difference(picture, ImageChops.offset(picture, 3, 0)) > TOLERANCE


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("what", ["cards", "slips", "injects", "passes"])
def test_nothing_touches_the_cut(what: str, paper: Paper) -> None:
    """On both sides of every cut 3 mm are free, but for the marks themselves."""
    for picture in pictures(what, paper):
        wide, high = picture.size
        middle, free, mark = wide // 2, 3 * PIXELS_PER_MM, 11 * PIXELS_PER_MM
        rows = 4 if what == "passes" else 2
        for row in range(rows):
            top, bottom = row * high // rows + mark, (row + 1) * high // rows - mark
            assert _white(picture, (middle - free, top, middle + free, bottom))
        for row in range(1, rows):
            for left, right in ((mark, middle - mark), (middle + mark, wide - mark)):
                assert _white(picture, (left, row * high // rows - free, right, row * high // rows + free))


def _white(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return picture.crop(box).getextrema() == (255, 255)


@pytest.mark.parametrize("what", ["cards", "slips", "labels"])
def test_the_marks_say_where_to_cut(what: str) -> None:
    """Lines at the edges of the page, in the middle of its height."""
    picture = pictures(what)[0]
    wide, high = picture.size
    for left in (0, wide - 8 * PIXELS_PER_MM):
        strip = picture.crop((left, high // 2 - 2, left + 8 * PIXELS_PER_MM, high // 2 + 2))
        assert strip.getextrema()[0] < 240  # type: ignore[operator]


def test_letter_paper() -> None:
    """Every page has that size."""
    assert {tuple(map(float, page.mediabox[2:])) for page in pages("script", "cards", "labels", paper="letter")} == {
        (612, 792)
    }


def test_large_print_is_large() -> None:
    """No letter of the whole pack, with anything on it, is below 16 points."""
    small = []

    def look(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip() and abs(size * tm[3] * cm[3]) < 15.99:
            small.append((text, size * tm[3] * cm[3]))

    for page in pages(deck=replace(DECK, cards=DECK.cards[:2]), large=True):
        page.extract_text(visitor_text=look)
    assert small == []


def test_in_large_print_a_card_fills_its_page() -> None:
    """Its back is on the back of the same sheet."""
    texts = [text_of(page) for page in pages("cards", large=True)]
    assert ["For your eyes only" in text for text in texts] == [False, True] * 5
    assert [each.role in text for each, text in zip(DECK.cards, texts[::2], strict=True)] == [True] * 5
