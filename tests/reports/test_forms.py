"""All forms of the debrief: they agree in every figure, and hold what people wrote as they wrote it."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise import coproduction, observing
from coopexercise.exercise.session import Session, fold
from coopexercise.exercise.text import one_line
from coopexercise.record import read
from coopexercise.reports.audience import FACILITATOR, PARTICIPANTS, Audience
from coopexercise.reports.comparison import Comparison
from coopexercise.reports.debrief import FORMS, Form, pieces, report
from coopexercise.reports.findings import findings
from tests.exercise.table import co_producing

from .documents import ALLOWED, Document, letters, of_markdown, of_pdf
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
    return b"".join(pieces([session], form, audience))


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
    for row in cells(session):
        assert letters("".join(row)) in found


def test_text_agrees_in_every_figure() -> None:
    """The words of each cell stand in its column; the page of text is checked as a whole beside it."""
    page = letters(written(told().session, "text").decode())
    missing = [cell for row in cells(told().session) for cell in row if letters(cell)[:18] not in page]
    assert missing == []


@pytest.mark.parametrize("session", [told().session, golden()], ids=["told", "golden"])
def test_csv_agrees_with_json_in_every_figure(session: Session) -> None:
    """Value, state and entries of each total."""
    rounds = json.loads(written(session, "json"))["sessions"][0]["rounds"]
    wanted = {
        (played["id"], name): (plain(found["value"]), found["state"], " ".join(map(str, found["events"])))
        for played in rounds
        for name, found in played["measures"].items()
    }
    rows = csv.DictReader(io.StringIO(written(session, "csv").decode()))
    totals = {
        (row["round"], row["measure"]): (row["value"], row["state"], row["events"]) for row in rows if not row["side"]
    }
    assert totals == wanted


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
