"""All forms of the debrief: they agree in every figure, and hold what people wrote as they wrote it."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coopexercise.exercise import coproduction, observing
from coopexercise.exercise.measures import contrast
from coopexercise.exercise.session import Session, fold
from coopexercise.exercise.text import one_line
from coopexercise.record import read
from coopexercise.reports import pdf, wording
from coopexercise.reports.aftermath import NOTHING
from coopexercise.reports.audience import FACILITATOR, PARTICIPANTS, Audience
from coopexercise.reports.comparison import Comparison
from coopexercise.reports.debrief import FORMS, Form, pieces, report
from coopexercise.reports.findings import SIMULATED, findings
from coopexercise.reports.several import Gathered
from tests.exercise.table import co_producing

from .documents import ALLOWED, Document, bold_in_pdf, letters, of_markdown, of_pdf, of_text, pages_of_pdf
from .story import told

GOLDEN_LOG = Path(__file__).parent / "logs" / "rehearsed-0.1.0.jsonl"
NAUGHTY = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#x27;",
    "\"quoted\" and 'single'",
    '=HYPERLINK("http://a.example")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    '#import "x.typ": *; #eval("1")',
    "$x^2$ #strong[bold] @ref <label>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "`code` **bold** _slanted_ [link](http://a.example)",
    "| a | b |",
    "]]> <!-- -->",
    "'; DROP TABLE sessions; --",
    "../../etc/passwd",
    "\\u0041 \\n %s %00",
    "Zoë Müller, 株式会社, Ωμέγα",
    "مرحبا",
    "👩‍👩‍👧 and 🏳️‍🌈",
    "a\u200bb\u2060c\ufeffd",
    "NULL",
    "nan",
    "a" * 200,
)


def golden() -> Session:
    """Return the session of a log that an earlier version wrote."""
    return fold(read(GOLDEN_LOG).events)


def written(session: Session, form: Form, audience: Audience = PARTICIPANTS) -> bytes:
    """Return a report on one session."""
    return b"".join(pieces([(session, NOTHING)], form, audience))


def comparisons(session: Session) -> Iterator[Comparison]:
    """Yield every measure in words."""
    return (each for section in findings(session).sections for each in section.comparisons)


def cells(session: Session) -> list[list[str]]:
    """Return every figure in words, row by row as tables show them."""
    return [[one_line(cell.words) for cell in row.cells] for each in comparisons(session) for row in each.rows]


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_a_report_is_as_it_was_checked(form: Form, expected: Callable[[str], str]) -> None:
    """Byte for byte. If it is meant to differ: `python -m tests.reports.golden`, and read what changed."""
    assert report([told().session], form) == expected(f"participants.{form}")


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
def test_the_report_on_an_older_log_is_as_it_was_checked(form: Form, expected: Callable[[str], str]) -> None:
    """Byte for byte, from the log that version 0.1.0 wrote."""
    assert report([golden()], form) == expected(f"golden.{form}")


@pytest.mark.parametrize("session", [told().session, golden()], ids=["told", "golden"])
def test_html_and_markdown_agree_in_every_figure(session: Session) -> None:
    """Each row of figures stands in both, in the same order."""
    rows = [[cell or "–" for cell in row] for row in cells(session)]
    page = Document(written(session, "html").decode())
    columns = len(findings(session).columns) + 1
    shown = [row[1:] for row in page.rows if len(row) == columns and row[0] not in ("Measure", "")]
    assert shown[-len(rows) :] == rows
    told_again = of_markdown(written(session, "markdown").decode())
    figures = [row[1:] for row in told_again.rows if len(row) == columns and row[0]]
    assert [[cell or "–" for cell in row] for row in figures] == rows


@pytest.mark.parametrize("session", [told().session, golden()], ids=["told", "golden"])
def test_pdf_agrees_in_every_figure(session: Session) -> None:
    """Each row of figures stands in it, in the same order."""
    found = of_pdf(written(session, "pdf"))
    place = 0
    for row in cells(session):
        place = found.find(letters("".join(row)), place)
        assert place >= 0, row
        place += len(letters("".join(row)))


def test_what_differed_stands_on_one_page_of_the_pdf() -> None:
    """Its heading, and its table to the last row; so many lines before it would have broken it."""
    session = told().session
    scenario = replace(session.scenario, setting="A sentence.\n\n" * 10)
    longer = replace(session, opened=replace(session.opened, scenario=scenario))
    (page,) = (each for each in pages_of_pdf(written(longer, "pdf")) if "Whatdiffered" in each)
    assert "Timeplayed4:5011:00" in page


def test_simulated_is_said_in_bold_above_several_in_the_pdf() -> None:
    """As above one session; people's sessions need no mark."""
    found = {}
    for simulated in (True, False):
        gathered = Gathered(PARTICIPANTS)
        for table in (1, 2):
            session = told(simulated=simulated, table=table).session
            gathered.add(session, contrast(session))
        found[simulated] = bold_in_pdf(b"".join(pdf.pieces((), gathered.groups(), PARTICIPANTS)))
    assert [letters(SIMULATED) in each for each in found.values()] == [True, False]
    assert letters("Sessions with people") not in found[False]


@pytest.mark.parametrize("session", [told().session, golden()], ids=["told", "golden"])
def test_text_agrees_in_every_figure(session: Session) -> None:
    """Each row of figures stands in it, cell by cell, in the same order; bars say nothing more."""
    rows = [[letters(cell) for cell in row] for row in cells(session)]
    assert of_text(written(session, "text").decode(), len(rows[0])) == rows


@pytest.mark.parametrize("session", [told().session, golden()], ids=["told", "golden"])
def test_csv_agrees_with_json_in_every_figure(session: Session) -> None:
    """Value, state and entries of each total; value and entries of each side."""
    wanted = {}
    for played, name, found in figures(session):
        events = " ".join(map(str, found["events"]))
        wanted[played, name, ""] = (plain(found["value"]), found["state"], events)
        wanted |= {
            (played, name, side): (plain(value), said(found, name, value), events)
            for side, value in found["by_side"].items()
        }
    rows = csv.DictReader(io.StringIO(written(session, "csv").decode()))
    told_there = {
        (row["round"], row["measure"], row["side"]): (row["value"], row["state"], row["events"]) for row in rows
    }
    assert told_there == wanted


def said(found: dict[str, Any], name: str, value: object) -> str:
    """Return the state of one side: without a value nobody there said anything, or one role has no evenness."""
    return "not_recorded" if value is None and name != "evenness" else str(found["state"])


@pytest.mark.parametrize("session", [told().session, golden()], ids=["told", "golden"])
def test_words_agree_with_json_in_every_figure(session: Session) -> None:
    """What stands in the cells of the other forms is what JSON has: in all and by side, each number and each state."""
    found = {(played, name): measure for played, name, measure in figures(session)}
    rounds = [played.id for played in contrast(session).rounds]
    seen = set()
    for comparison in comparisons(session):
        for row in comparison.rows:
            if row.label in ("Entries", "… of the people"):
                continue
            for played, cell in zip(rounds, row.cells, strict=True):
                assert agrees(cell.words, found[played, comparison.name], row.label), (played, comparison.name, row)
                seen.add((played, comparison.name))
    left = {measure["state"] for place, measure in found.items() if place not in seen}
    assert left <= {"not_recorded", "not_open"}


def agrees(words: str, measure: dict[str, Any], label: str) -> bool:
    """Return whether the words of a cell say what JSON does, of everybody or of the side that the label names."""
    side = next((side for side, name in wording.SIDES.items() if name == label), "")
    if measure["state"] != "measured":
        return words == (
            "–" if side else {"not_recorded": "not recorded", "not_open": "not open in this mode"}[measure["state"]]
        )
    if side and side not in measure["by_side"]:
        return words == "not in play"
    value = measure["by_side"][side] if side else measure["value"]
    if value is None:
        return words in ("not recorded", "–")
    if isinstance(value, int | float):
        return number_in(words) == round(value, 2) or (words, value) == (wording.NONE_TO_COUNT, 0)
    if isinstance(value, list) and value and isinstance(value[0], int):
        return [int(scale[0]) for scale in words.split() for _ in scale[1:]] == value
    return number_in(words) is None and words not in ("not recorded", "not open in this mode", "not in play", "–")


def number_in(words: str) -> float | None:
    """Return the number that a cell begins with: a count, a mean, an amount of money, or a length in seconds."""
    text = words.removeprefix("mean ").replace("−", "-").replace("£", "").replace(",", "").split()[0]
    sign = -1 if text.startswith("-") else 1
    parts = text.lstrip("+-").split(":")
    if not all(part.replace(".", "", 1).isdecimal() for part in parts):
        return None
    return sign * sum(float(part) * 60.0**place for place, part in enumerate(reversed(parts)))


def figures(session: Session) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield every measure of every round as JSON has it."""
    for played in json.loads(written(session, "json"))["sessions"][0]["rounds"]:
        for name, found in played["measures"].items():
            yield played["id"], name, found


def plain(value: object) -> str:
    """Return a value of JSON as a cell."""
    if value is None:
        return ""
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def test_the_same_log_gives_the_same_bytes() -> None:
    """In every form."""
    assert [written(golden(), form) == written(golden(), form) for form in FORMS] == [True] * len(FORMS)


def naughty() -> Session:
    """Return a session in which every naughty text is a note, an idea, and the title of a proposal."""
    table = co_producing()
    for words in NAUGHTY:
        table.done(observing.note, words, private=False)
        table.done(coproduction.shape, words, text=words, cards=("neighbour", "pupil"))
    everything = tuple(f"p{place}" for place in range(1, len(NAUGHTY) + 1))
    table.done(coproduction.decide, everything, "consent", reason=NAUGHTY[0])
    return table.finish().session


def test_html_shows_what_people_wrote_and_nothing_comes_of_it() -> None:
    """No element, no link and no script of theirs."""
    page = Document(written(naughty(), "html", FACILITATOR).decode())
    said = "\n".join(page.items)
    assert [words for words in NAUGHTY if words not in said] == []
    assert page.elements - ALLOWED == set()
    assert [link for link in page.links if not link.startswith("#")] == []


def test_markdown_and_text_show_what_people_wrote() -> None:
    """As they wrote it; in text it may be broken into lines."""
    said = letters("\n".join(of_markdown(written(naughty(), "markdown", FACILITATOR).decode()).items))
    page = letters(written(naughty(), "text", FACILITATOR).decode())
    assert [words for words in NAUGHTY if letters(words) not in said] == []
    assert [words for words in NAUGHTY if letters(words) not in page] == []


def test_a_pdf_shows_what_people_wrote_and_runs_none_of_it() -> None:
    """What Typst would take for its own commands stands there as it is."""
    page = of_pdf(written(naughty(), "pdf", FACILITATOR))
    plain_letters = [words for words in NAUGHTY if words.isascii()]
    assert [words for words in plain_letters if letters(words) not in page] == []


def test_neither_csv_nor_json_holds_a_word_of_anybody() -> None:
    """They hold ids, numbers and closed sets."""
    for form in ("csv", "json"):
        page = written(naughty(), form, FACILITATOR).decode()
        assert [words for words in NAUGHTY if len(words) > 6 and words in page] == []


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x"])
def test_a_cell_is_never_a_formula(words: str) -> None:
    """Ids of a log made by hand may be anything."""
    session = replace(told().session, id=words)
    (first, *_) = csv.DictReader(io.StringIO(written(session, "csv").decode()))
    assert first["session"] == f"'{words}"


def test_headings_are_in_order() -> None:
    """None is more than one level below the one before."""
    page = Document(written(told().session, "html", FACILITATOR).decode())
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []
