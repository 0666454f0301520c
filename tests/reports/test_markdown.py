"""The debrief as Markdown."""

from collections.abc import Callable
from html import unescape

import pytest
from markdown_it import MarkdownIt

from coopexercise.exercise.events import Event, NoteMade
from coopexercise.reports.debrief import report
from coopexercise.reports.markdown import escape
from tests.exercise.table import dealt

from .story import consulted, told

WORD_JOINER = "⁠"
NASTY = [
    "<b>bold</b>", "<script>alert(1)</script>", "<!-- gone", "&lt;b&gt; &amp;", "[x](http://a.example)", "![x](y.png)",
    "www.example.org", "http://a.example/c", "ftp://a.example", "<http://a.example>", "example.com", "//a.example",
    "me@a.example", "mailto:me@a.example", "@everybody", "# title", "## title", "1. one", "2) two", "- item", "+ item",
    "=== line", "--- line", "> quote", "a_b_ *c* **d** `e` ``f``", "~~struck~~", "| a | b |", "$x$", "back\\slash\\",
    "\\*x\\*", "two\n\n# lines", "[ref]: http://a.example", "a  \\", "10:30. Then", "___", "***", "Zoë “x” – £5",
]  # fmt: skip


def rendered(words: str) -> str:
    """Return the HTML of a list item whose text is these words, without the tags of the list."""
    html = MarkdownIt("gfm-like").render(f"- **Label:** {escape(words)}\n")
    return html.replace("\n", "").removeprefix("<ul><li><strong>Label:</strong> ").removesuffix("</li></ul>")


@pytest.mark.parametrize("words", NASTY)
def test_words_are_shown_as_they_are_and_become_nothing_else(words: str) -> None:
    """No markup, no HTML and no link comes of them, wherever they stand."""
    shown = rendered(words)
    assert "<" not in shown
    assert unescape(shown).replace(WORD_JOINER, "") == " ".join(words.split())


@pytest.mark.parametrize("words", NASTY)
def test_words_at_the_start_of_an_item_or_in_a_table_stay_words(words: str) -> None:
    """There a figure or a dash would begin a list, and a bar a new cell."""
    item = MarkdownIt("gfm-like").render(f"- {escape(words)}\n").count("<li>")
    cells = MarkdownIt("gfm-like").render(f"| a | b |\n| --- | --- |\n| {escape(words)} | c |\n").count("<td>")
    assert (item, cells) == (1, 2)


def test_the_facilitators_report(expected: Callable[[str], str]) -> None:
    """All of it, with everything that was said, escaped."""
    assert report([told().session], "markdown", for_facilitator=True) == expected("facilitator.md")


def test_the_whole_report_holds_no_link_and_no_html_of_others() -> None:
    """What the story's people wrote tries both."""
    html = MarkdownIt("gfm-like").render(report([told().session], "markdown", for_facilitator=True))
    assert "<a " not in html
    assert "&lt;b&gt;nothing&lt;/b&gt;" in html
    assert "[a bench](http://bench.example)" in html


def test_participants_get_no_free_text() -> None:
    """The same page without what was said."""
    public, full = (report([told().session], "markdown", for_facilitator=full) for full in (False, True))
    assert public == full[: full.index("\n## Reasons for choices")] + full[full.index("\n## To end with") :]


def test_several_sessions_are_apart() -> None:
    """A rule stands between them, and after how they stand side by side."""
    one, other = consulted().session, consulted(simulated=True).session
    pages = [report([each], "markdown").rstrip("\n") for each in (one, other)]
    page = report([one, other], "markdown")
    assert page.startswith("# Side by side")
    assert page.endswith(f"\n\n---\n\n{pages[0]}\n\n---\n\n{pages[1]}\n")


def test_before_the_first_round_there_are_no_tables() -> None:
    """And no error."""
    lines = report([dealt().session], "markdown").splitlines()
    assert [line for line in lines if line.startswith(("#", "|"))] == [
        "# The corner by the bus stop",
        "## What was decided",
        "## The rounds side by side",
        "## To end with",
    ]


def test_control_characters_of_a_log_made_by_hand_are_gone() -> None:
    """Markdown is read in terminals as well."""
    table = consulted()
    table.record(Event(data=NoteMade(tags=("x\x1b",)), words={"text": "\x1b[31mred"}))
    assert "\x1b" not in report([table.session], "markdown", for_facilitator=True)
