"""The debrief as one HTML file that needs nothing else: no network, no script, no font of its own."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..exercise.text import one_line
from .audience import Audience
from .page import Page
from .printing.plain import language_code
from .several import Group

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = "web"


def pieces(pages: Sequence[Page], groups: Sequence[Group], audience: Audience) -> Iterator[bytes]:
    """Yield the file piece by piece: each session, and then how they stand side by side."""
    titles = [each.findings.title for each in pages] or [each.title for each in groups]
    rendered = template("page.html.j2", "page.css").generate(
        pages=pages,
        groups=groups,
        facilitator=audience.facilitator,
        title=", ".join(dict.fromkeys(map(one_line, titles))) or "no session",
        language=language_code(pages[0].language) if pages else "en",
    )
    yield from map(str.encode, rendered)


@cache
def template(name: str, *styles: str) -> "Template":
    """Return a template of a page with its style sheets. It escapes and cleans every text that goes into it."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def source(name: str) -> str:
        return files(__package__).joinpath(_FOLDER, name).read_text(encoding="utf-8")

    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(source),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_cleaned,
    )
    environment.globals["style"] = Markup("".join(map(source, styles)))  # our own, and no text of anybody
    environment.filters["svg"] = lambda drawing: Markup(drawing.svg())  # escaped where its words were drawn
    return environment.get_template(name)


def _cleaned(value: object) -> object:
    """Return a text without control characters; anything else, markup of our own included, as it is."""
    return one_line(value) if type(value) is str else value
