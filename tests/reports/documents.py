"""Reports read back: the cells of tables and the text of pages, as a reader finds them."""

import re
from html.parser import HTMLParser
from io import BytesIO

from markdown_it import MarkdownIt
from pypdf import PdfReader

ALLOWED = frozenset(
    (
        "html", "head", "meta", "title", "style", "body", "a", "header", "main", "article", "section", "h1", "h2", "h3",
        "h4", "p", "dl", "div", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "figure",
        "figcaption", "details", "summary", "span", "code", "svg", "g", "text", "rect", "line", "path", "circle",
    )
)  # fmt: skip
"""The elements of a page; any other would have come from a text of somebody."""


class Document(HTMLParser):
    """An HTML page: the cells of its rows, its list items, and every element and link in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.items: list[str] = []
        self.elements: set[str] = set()
        self.links: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self._open: list[str] | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th", "li", "h1", "h2", "h3", "h4"):
            self._open = []

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open is None or tag not in ("td", "th", "li", "h1", "h2", "h3", "h4"):
            return
        said = "".join(self._open)
        if tag[1].isdecimal():
            self.headings.append((int(tag[1]), said))
        if tag in ("td", "th"):
            self.rows[-1].append(said)
        if tag == "li":
            self.items.append(said)
        self._open = None


def of_markdown(page: str) -> Document:
    """Return a Markdown page as a reader's program shows it."""
    return Document(MarkdownIt("gfm-like").render(page))


def letters(text: str) -> str:
    """Return a text without white space, joiners and places to break: what is left of it in any layout."""
    return re.sub("[\\s\u200b\u2060\u00ad]", "", text)


def pages_of_pdf(file: bytes) -> list[str]:
    """Return the letters of each page of a PDF."""
    return [letters(page.extract_text()) for page in PdfReader(BytesIO(file)).pages]


def bold_in_pdf(file: bytes) -> str:
    """Return the letters of a PDF that are set in bold."""
    found: list[str] = []

    def take(text: str, _: object, __: object, font: dict[str, object] | None, ___: float) -> None:
        found.extend([text] if font and "Bold" in str(font["/BaseFont"]) else [])

    for page in PdfReader(BytesIO(file)).pages:
        page.extract_text(visitor_text=take)
    return letters("".join(found))


def of_pdf(file: bytes) -> str:
    """Return the letters of a PDF."""
    return "".join(pages_of_pdf(file))


def of_text(page: str, columns: int, label: int = 22, width: int = 28) -> list[list[str]]:
    """Return the cells of the tables of figures in a text report, as letters without their bars."""
    rows: list[list[str]] = []
    place = 0  # of a line in its table: the head, the first row, more
    for line in page.partition("THE ROUNDS SIDE BY SIDE")[2].splitlines():
        place = place + 1 if line.startswith(" " * label) or (place and line.strip()) else 0
        if place == 2 or (place > 2 and line[:label].strip()):
            rows.append([""] * columns)
        for column in range(columns if place > 1 else 0):
            start = label + column * width
            rows[-1][column] += letters(re.sub("[▏▎▍▌▋▊▉█]", "", line[start : start + width]))
    return rows
