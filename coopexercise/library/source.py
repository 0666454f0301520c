"""One file as it was read: bytes made text within limits, and the problems found in it."""

import re
import stat
from pathlib import Path

from .codes import SEVERITIES, Code
from .problems import START, Place, Problem, has_errors

SIZE_LIMIT = 1_048_576
"""The most bytes of one file; no more than one byte beyond it is read."""
PROBLEM_LIMIT = 500
"""The most problems of one file that are listed; a file with so many is not a scenario with faults."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What could drive a terminal, break a line unseen, or is no character at all."""

INVISIBLE = re.compile("[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What nobody sees and copied text brings along: marks for hyphens and joins, and those that turn text around."""

FAR = 20_000
FAR_LINES = 200
"""So many characters and lines at most are looked through for the place of some words."""

_BOM = b"\xef\xbb\xbf"
_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
"""How the files of word processors begin: zipped ones, old ones, PDF and RTF."""
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


class TooManyProblems(Exception):
    """The list of a file's problems is full: there is no use in looking further."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


class Source:
    """A file's name, its text with plain line ends, and what was found wrong in it so far.

    Stages report into it one after the other, so that one look shows every problem.
    """

    def __init__(self, name: str, data: bytes = b"") -> None:
        self.name = name
        self.lines: list[str] = []
        self._problems: set[Problem] = set()
        self._settled: frozenset[Place] = frozenset()
        text = self._decoded(data)
        self.text = self._without_controls(text)
        self.lines = self.text.split("\n")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems so far, by place."""
        return tuple(sorted(self._problems))

    @property
    def faulty(self) -> bool:
        """Whether there is an error among the problems so far."""
        return has_errors(self._problems)

    def settle(self) -> None:
        """Let later stages report nothing where an error stands already: it would be the same one again."""
        errors = (problem for problem in self._problems if problem.severity == "error")
        self._settled = frozenset(Place(problem.line, problem.column) for problem in errors)

    def report(self, place: Place, code: Code, message: str, hint: str = "") -> None:
        """Add a problem; raise TooManyProblems when the list is full."""
        if place in self._settled:
            return
        if len(self._problems) >= PROBLEM_LIMIT:
            code, message = "too-many-problems", f"There are more problems than the {PROBLEM_LIMIT} in this list."
            hint = "Is this the right file?"
        line = self.line(place)
        self._problems.add(Problem(self.name, *place, SEVERITIES[code], code, message, hint, line))
        if len(self._problems) > PROBLEM_LIMIT:
            raise TooManyProblems(self.problems)

    def line(self, place: Place) -> str:
        """Return the line of a place; empty behind the last one."""
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def _decoded(self, data: bytes) -> str:
        if len(data) > SIZE_LIMIT:
            line = data.count(b"\n", 0, SIZE_LIMIT) + 1
            message = "The file is larger than 1 MiB; on this line the most that is read ends."
            self.report(Place(line, 1), "too-large", message, "Put long material into a file of its own, beside it.")
            return ""
        if data.startswith(_WIDE_BOMS) or b"\0" in data[:4]:
            self._wrong_encoding(START, "This file is not UTF-8 text; it looks like UTF-16.")
            return ""
        if data.startswith(_DOCUMENTS):
            message = "This is not a plain text; it looks like a document of a word processor, or a PDF."
            hint = "Copy the text into a plain text editor, and save it as a file that ends in .yaml."
            self.report(START, "wrong-encoding", message, hint)
            return ""
        return self._from_utf8(data.removeprefix(_BOM))

    def _from_utf8(self, data: bytes) -> str:
        try:
            return _plain_ends(data.decode())
        except UnicodeDecodeError as error:
            before = _plain_ends(data[: error.start].decode())
            place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
            byte = data[error.start]
            self._wrong_encoding(place, f"This file is not UTF-8 text: the byte 0x{byte:02X} stands here.")
            return ""

    def _wrong_encoding(self, place: Place, message: str) -> None:
        self.report(place, "wrong-encoding", message, "Save the file again, with UTF-8 as its encoding.")

    def _without_controls(self, text: str) -> str:
        """Report control characters and put a space for each, so that the rest can be read in its place."""
        self.lines = text.split("\n")
        for found, _ in zip(CONTROL.finditer(text), range(PROBLEM_LIMIT), strict=False):
            start = found.start()
            self.control(Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)), found[0])
        return CONTROL.sub(" ", text)

    def without_invisible(self, text: str, place: Place) -> str:
        """Return a text from `place` without invisible characters; what was taken out is a warning."""
        if not (found := INVISIBLE.search(text)):
            return text
        message = f"An invisible character (U+{ord(found[0]):04X}) stands in the text; it is left out."
        hint = "Delete it, or type the words anew; it came with copied text."
        self.report(self.find(found[0], place), "invisible-character", message, hint)
        return INVISIBLE.sub("", text)

    def find(self, words: str, place: Place) -> Place:
        """Return where words stand in the lines from `place` on, however they are broken; else `place` itself."""
        first = self.line(place)[place.column - 1 : place.column - 1 + FAR]
        rest = "\n".join([first, *self.lines[place.line : place.line + FAR_LINES]])[:FAR]
        found = re.search(r"\W+".join(map(re.escape, words.split())) or r"\A", rest, re.IGNORECASE)
        if not found:
            return place
        before = rest[: found.start()]
        column = len(before) - before.rfind("\n") + (0 if "\n" in before else place.column - 1)
        return Place(place.line + before.count("\n"), column)

    def control(self, place: Place, char: str) -> None:
        """Report one control character."""
        message = f"A control character (U+{ord(char):04X}) stands in the text."
        self.report(place, "control-character", message, "Take it out; such characters can take over a screen.")


def _plain_ends(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def read_source(path: Path) -> Source:
    """Read a file. One that cannot be read is a Source with that problem."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return _no_file(str(path), "a folder" if stat.S_ISDIR(mode) else "a pipe or a device")
        with path.open("rb") as file:
            return Source(str(path), file.read(SIZE_LIMIT + 1))
    except (OSError, ValueError) as error:
        return unreadable(str(path), getattr(error, "strerror", None) or str(error))


def _no_file(name: str, what: str) -> Source:
    """Refuse a folder, and a pipe or a device, from which nothing may ever come."""
    source = Source(name)
    hint = "Name one file, or send its text to standard input with `-`."
    source.report(START, "not-a-file", f"This is not a file but {what}.", hint)
    return source


def unreadable(name: str, why: str) -> Source:
    """Return a Source that holds nothing but the problem that it cannot be read."""
    source = Source(name)
    source.report(START, "not-found", f"This file cannot be read: {why}.", "Check the name and where the file is.")
    return source
