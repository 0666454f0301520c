"""What the YAML parser stumbled over, in words for people who are no programmers."""

import re
from typing import Any

from .problems import START, Place, quoted
from .source import Source

_TABBED = re.compile(" *\t")
_ODD_SPACE = re.compile(r" *(?:- *|[\w-]+:)?([\u00a0\u2000-\u200b\u202f\u3000\ufeff])")
"""A space that YAML does not take for one, where a line is set in or after its key or dash."""
_KEY = re.compile(r" *(?:- +)*[\w-]+")
_SPACES = "Use spaces, two for each level; most editors can do that for you."
_QUOTES = "Put the whole text in quotes, or begin it on the next line after `>-`."

_CURLY = re.compile(r" *(?:- +)*(?:[\w-]+: +)?[\u201c-\u201f\u2018\u201a\u201b\u00ab]")
"""A value that begins with a quotation mark as word processors make them."""
_STRAIGHT = 'The quotation marks around it came from a word processor. Type straight ones: "like this".'

_CLOSE = "Close it. A text that begins with an apostrophe goes between double quotation marks."
_LINE_UP = "Line it up with the lines it belongs to."
_MISFIT = "This line does not fit: it is set in too far or too little."

_COLON = "A colon with a space after it stands inside a plain text."
_KEY_MISFIT = "This key does not fit: it is set in too far or too little, or the line above it lacks its colon."
_KEY_HINT = "Line it up with the keys it belongs to. If it is to be text, put the whole text in quotes."

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    # What the parser says, our sentence, our hint. The two parsers word some of these differently.
    ("mapping values are not allowed", _COLON, _QUOTES),
    ("sequence entries are not allowed", "A list cannot begin here.", "Begin each entry on its own line, with `- `."),
    ("cannot start any token", "A plain text cannot begin with {char}.", _QUOTES),
    ("alphabetic or numeric character", "A plain text cannot begin with {char}.", _QUOTES),
    ("unexpected end of stream", "A quotation mark is opened here and never closed.", _CLOSE),
    ("unexpected document separator", "A quotation mark is opened here and not closed before `---`.", _CLOSE),
    (
        "could not find expected ':'",
        "A key without a colon and a space, or a text that is not set in far enough.",
        "Write `key: value`; set longer text in by two spaces.",
    ),
    (
        "',' or ']'",
        "A list in square brackets opens here and is not closed, or lacks a comma.",
        "Close it with `]`, or put the text in quotes.",
    ),
    (
        "',' or '}'",
        "A group in curly brackets opens here and is not closed, or lacks a comma.",
        "Close it with `}`, or put the text in quotes.",
    ),
    (
        "comment or",
        "After `>` or `|` the text begins on the next line.",
        "Set it in by two spaces, or put it in quotes.",
    ),
    ("mapping keys are not allowed", "A plain text cannot begin with {char}.", _QUOTES),
    ("node content", "Something is missing before this sign.", "Write it, take the sign out, or use quotes."),
    ("expected key", _MISFIT, _LINE_UP),
    ("<block end>", _MISFIT, _LINE_UP),
    ("'-' indicator", "This line does not fit into the list above it.", "Begin it with `- `, or set it in further."),
    (
        "escape",
        "A backslash in double quotes is followed by something unknown.",
        "Write it twice, or use single quotes.",
    ),
)
_OTHERWISE = "The file cannot be read from here on: it is not valid YAML."
_OTHERWISE_HINT = "Look at the colons, quotation marks and spaces of this line and the one before."
_FOUND_LATE = ("end of stream", "document separator", "expected ':'", "',' or ']'", "',' or '}'")
"""What the parser notices long after the place where a person would look for it: where the thing was opened."""


def report_tabs(source: Source) -> bool:
    """Report every line that is set in with tabs; return whether there is one."""
    tabbed = False
    for number, line in enumerate(source.lines, 1):
        if found := _TABBED.match(line):
            source.report(Place(number, found.end()), "tab", "This line is set in with a tab.", _SPACES)
            tabbed = True
    return tabbed


def report_syntax(source: Source, error: Exception, last: Any = None) -> None:
    """Report the one error after which the parser could not go on; `last` is the last event before it."""
    said = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "context_mark" if any(part in said for part in _FOUND_LATE) else "problem_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else START
    char = _char(source, place)
    if char == "\t":
        source.report(place, "tab", "A tab stands where only spaces may.", _SPACES)
        return
    if _report_odd_spaces(source, place.line) or _report_late_quote(source, place, last):
        return
    if _report_more_than_quoted(source, place, said, last):
        return
    if "mapping values" in said and _CURLY.match(source.line(place)):
        source.report(place, "not-yaml", _COLON, _STRAIGHT)
        return
    if "mapping values" in said and _KEY.fullmatch(source.lines[place.line - 1], 0, place.column - 1):
        source.report(place, "not-yaml", _KEY_MISFIT, _KEY_HINT)
        return
    for part, message, hint in _SENTENCES:
        if part in said:
            source.report(place, "not-yaml", message.format(char=quoted(char)), hint)
            return
    source.report(place, "not-yaml", _OTHERWISE, _OTHERWISE_HINT)


def _report_odd_spaces(source: Source, until: int) -> bool:
    """Report spaces that only look like spaces, up to a line; return whether there is one."""
    odd = False
    for number, line in enumerate(source.lines[:until], 1):
        if found := _ODD_SPACE.match(line):
            message = f"What looks like a space here is none (U+{ord(found[1]):04X}); it came with copied text."
            source.report(Place(number, found.end()), "not-yaml", message, "Delete it and type a plain space.")
            odd = True
    return odd


def _report_late_quote(source: Source, place: Place, last: Any) -> bool:
    """Report a quotation mark that only a later one, meant otherwise, closed in the line of the error."""
    if getattr(last, "style", None) not in ("'", '"'):
        return False
    start, end = last.start_mark, last.end_mark
    if start.line == end.line or end.line + 1 != place.line:
        return False
    message = f"The quotation mark opened here is closed only in line {place.line}, where text follows it."
    source.report(Place(start.line + 1, start.column + 1), "not-yaml", message, _CLOSE)
    return True


def _report_more_than_quoted(source: Source, place: Place, said: str, last: Any) -> bool:
    """Report text behind a quoted one in the same line; return whether there is some."""
    if getattr(last, "style", None) not in ("'", '"') or last.end_mark.line + 1 != place.line:
        return False
    if not ("expected key" in said or "<block end>" in said):
        return False
    hint = "Put double quotation marks around the whole text and none inside it, or begin it with a word."
    source.report(place, "not-yaml", "Text goes on here after a closed quotation mark.", hint)
    return True


def _char(source: Source, place: Place) -> str:
    line = source.lines[place.line - 1] if place.line <= len(source.lines) else ""
    return line[place.column - 1 : place.column]
