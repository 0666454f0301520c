"""What the YAML parser stumbled over, in words for people who are no programmers."""

import re

from .problems import START, Place, quoted
from .source import Source

_TABBED = re.compile(" *\t")
_SPACES = "Use spaces, two for each level; most editors can do that for you."
_QUOTES = "Put the whole text in quotes, or begin it on the next line after `>-`."

_LINE_UP = "Line it up with the lines it belongs to."
_MISFIT = "This line does not fit: it is set in too far or too little, or text follows a closed quotation mark."

_SENTENCES: tuple[tuple[str, str, str], ...] = (
    # What the parser says, our sentence, our hint. The two parsers word some of these differently.
    ("mapping values are not allowed", "A colon with a space after it stands inside a plain text.", _QUOTES),
    ("sequence entries are not allowed", "A list cannot begin here.", "Begin each entry on its own line, with `- `."),
    ("cannot start any token", "A plain text cannot begin with {char}.", _QUOTES),
    ("alphabetic or numeric character", "A plain text cannot begin with {char}.", _QUOTES),
    ("unexpected end of stream", "A quotation mark is opened here and never closed.", "Close it."),
    ("unexpected document separator", "A quotation mark is opened here and not closed before `---`.", "Close it."),
    (
        "could not find expected ':'",
        "A key without a colon, or a text that is not set in far enough.",
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


def report_syntax(source: Source, error: Exception) -> None:
    """Report the one error after which the parser could not go on."""
    said = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "context_mark" if any(part in said for part in _FOUND_LATE) else "problem_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else START
    char = _char(source, place)
    if char == "\t":
        source.report(place, "tab", "A tab stands where only spaces may.", _SPACES)
        return
    for part, message, hint in _SENTENCES:
        if part in said:
            source.report(place, "not-yaml", message.format(char=quoted(char)), hint)
            return
    source.report(place, "not-yaml", _OTHERWISE, _OTHERWISE_HINT)


def _char(source: Source, place: Place) -> str:
    line = source.lines[place.line - 1] if place.line <= len(source.lines) else ""
    return line[place.column - 1 : place.column]
