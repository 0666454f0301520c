"""One line of a session log, and the chain that joins the lines.

A line is one JSON object and a newline. It is written in one way only: UTF-8, no spaces, no character escaped that
need not be, the columns in the order of `Line`, the fields of `data` in the order of its type, maps in the order in
which they were given; only the keys of `words` are sorted, so that their digest is a matter of content alone.

- `digest` is the SHA-256 of `salt` and of `words` as they stand in the line; without words, salt and digest are
  empty. Words that were removed leave `"words":{},"salt":""` and their digest.
- `hash` is the SHA-256 of `prev` and of the line less `words`, `salt`, `hash` and the newline. `prev` is the hash of
  the line before, and empty in the first. Hashes are compared as text: 64 small hexadecimal digits.

Reading a line checks its own bytes, never a copy of its content: each byte is either hashed, or compared with the
only one that can stand there.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from ..exercise.events import KINDS, LINE, Event, UnknownData
from ..exercise.text import one_line
from .lifting import VERSION, lift

FIRST_LINE_LIMIT = 4 * 1024 * 1024
"""The most bytes of the first line, which holds scenario and deck."""
LINE_LIMIT = 256 * 1024
"""The most bytes of any other line."""

_FROM_YEAR, _BEFORE_YEAR = "1970", "3000"
"""Times that every system can show in its own zone; a computer whose clock was never set may say 1970."""
_WIDTH = len("2026-11-23T10:15:02.120Z")
_CAUSE_LIMIT, _TIME_LIMIT = 200, 40
_NO_WORDS = b',"words":{},"salt":""'
_HASH_COLUMN = len(',"hash":""}\n') + 64
_LINK_COLUMNS = len(',"digest":"","prev":""')
_ESCAPED = (b'"', b"\\", b"n", b"t")
_SEPARATORS = ("\u2028".encode(), "\u2029".encode())


class LineError(ValueError):
    """A line that cannot be read or written; the text is the rest of a sentence that begins with "the line"."""


class _Facts(Struct, frozen=True, gc=False):
    """The columns that are hashed, up to `data`, in the order in which they are written."""

    v: int
    session: str
    seq: int
    at: str
    happened: str
    mono: int
    boot: str
    kind: str
    round: str
    by: str
    data: Any


class Line(_Facts, frozen=True):
    """All columns of a line, in order, as plain values."""

    words: dict[str, str]
    salt: str
    digest: str
    prev: str
    hash: str


_PLAIN_COLUMNS = tuple(name for name in Line.__struct_fields__ if name not in ("kind", "data"))

_ENCODER = msgspec.json.Encoder()
_WORDS_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER: msgspec.json.Decoder[Event] = msgspec.json.Decoder(LINE)
_ANY_KIND = msgspec.json.Decoder(Line)


def limit_of(seq: int) -> int:
    """Return the most bytes, newline included, that the line with this number may have."""
    return LINE_LIMIT if seq > 1 else FIRST_LINE_LIMIT


def encode(event: Event, prev: str) -> bytes:
    """Return the line, newline included, of a stamped event that follows the line with the hash `prev`.

    An event that already has a salt keeps it. Raises LineError for text that is not Unicode.
    """
    try:
        words, salt, digest = _sealed(event)
        facts = _ENCODER.encode(_facts(event))[:-1]
    except UnicodeEncodeError as error:
        raise LineError("holds half a character") from error
    links = f',"digest":"{digest}","prev":"{prev}"'.encode()
    whole = sha256(b"".join((prev.encode(), facts, links, b"}"))).hexdigest()
    seal = f',"hash":"{whole}"}}\n'.encode()
    return b"".join((facts, b',"words":', words, f',"salt":"{salt}"'.encode(), links, seal))


def _sealed(event: Event) -> tuple[bytes, str, str]:
    """Return the words of an event as JSON, their salt and their digest."""
    if not event.words:
        return b"{}", "", ""
    words = _WORDS_ENCODER.encode(event.words)
    salt = event.salt or os.urandom(16).hex()
    return words, salt, _digest(salt, words)


def _digest(salt: str, words: bytes) -> str:
    return sha256(salt.encode() + words).hexdigest()


def _facts(event: Event) -> _Facts:
    data = event.data
    return _Facts(
        event.v,
        event.session,
        event.seq,
        event.at,
        event.happened,
        event.mono,
        event.boot,
        event.kind,
        event.round,
        event.by,
        data.raw if isinstance(data, UnknownData) else data,
    )


def decode(line: bytes) -> Event:
    """Return the event of a line; one of an older version is lifted, one that is not known has UnknownData.

    Raises LineError.
    """
    event = _decoded(line)
    if not has_times(event):
        said = event.happened if _is_time(event.at) else event.at
        raise LineError(f"has {one_line(said)[:_TIME_LIMIT]!r} where a time belongs")
    return event


def _decoded(line: bytes) -> Event:
    try:
        event = _DECODER.decode(line)
    except msgspec.ValidationError as error:
        return _unknown(line, error)
    except (ValueError, RecursionError) as error:
        raise LineError(f"is not valid JSON ({_short(error)})") from error
    if event.v != VERSION:
        return _unknown(line, LineError("of another version"))
    _refuse_control_characters(line)
    return event


def _unknown(line: bytes, error: Exception) -> Event:
    """Return the event of a line that is not of this version, or say why the line is wrong: `error`."""
    try:
        row = _ANY_KIND.decode(line)
        raw = msgspec.convert(row.data, dict[str, Any])
    except (ValueError, RecursionError):
        raise LineError(f"is not an entry of a session log ({_short(error)})") from error
    if row.v == VERSION and row.kind in KINDS:
        raise LineError(f"is not a right {row.kind} ({_short(error)})") from error
    _refuse_control_characters(line)
    plain = {name: getattr(row, name) for name in _PLAIN_COLUMNS}
    return _lifted(row, raw, plain) or Event(data=UnknownData(name=row.kind, raw=raw), **plain)


def _lifted(row: Line, raw: dict[str, Any], plain: dict[str, Any]) -> Event | None:
    """Return an event of an older version as one of today's, or None; its own columns stay as they were written."""
    try:
        kind, data = lift(row.v, row.kind, raw)
        if kind not in KINDS:
            return None
        event: Event = msgspec.convert({**plain, "kind": kind, "data": data}, LINE)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise LineError(f"is not a right {row.kind} ({_short(error)})") from error
    return event


def has_times(event: Event) -> bool:
    """Tell whether the wall times of an event are some: whoever reads a log may count on that."""
    return _is_time(event.at) and (not event.happened or _is_time(event.happened))


def all_have_times(events: Sequence[Event]) -> bool:
    """Tell the same of many events in less time: a glance is to cost little more than decoding."""
    times = [event.at for event in events] + [event.happened for event in events if event.happened]
    try:
        list(map(datetime.fromisoformat, times))
    except ValueError:
        return False
    whole, number = "".join(times), len(times)
    utc = whole[10::_WIDTH] == "T" * number and whole[_WIDTH - 1 :: _WIDTH] == "Z" * number
    return utc and min(times, default=_FROM_YEAR) >= _FROM_YEAR and max(times, default="") < _BEFORE_YEAR


def _is_time(at: str) -> bool:
    """Tell whether a text is a time as every reader of a log takes it: the date in front, UTC."""
    try:
        return at[10::13] == "TZ" and _FROM_YEAR <= at < _BEFORE_YEAR and bool(datetime.fromisoformat(at))
    except ValueError:
        return False


def _short(error: Exception) -> str:
    return one_line(str(error))[:_CAUSE_LIMIT]


def _refuse_control_characters(line: bytes) -> None:
    """Whatever is written was cleaned first, so any other escape can only drive a terminal."""
    if not shows_only_text(line):
        raise LineError("holds a control character")


def shows_only_text(lines: bytes) -> bool:
    """Tell whether one line or more hold no control character, escaped or not, and nothing else that ends a line.

    Looks for single bytes that are rare in any language first: that is many times as fast as looking for patterns.
    """
    if b"\\" in lines and not all(escaped in _ESCAPED for escaped in _after(b"\\", lines)):
        return False
    return b"\x7f" not in lines and (lines.isascii() or _is_harmless(lines))


def _after(lead: bytes, lines: bytes) -> Iterator[bytes]:
    """Yield the byte that makes a pair with each `lead`."""
    place = lines.find(lead)
    while place >= 0:
        yield lines[place + 1 : place + 2]
        place = lines.find(lead, place + 2)


def _is_harmless(lines: bytes) -> bool:
    """Tell whether no character beyond ASCII is a control character or ends a line."""
    if any(separator[-1:] in lines and separator in lines for separator in _SEPARATORS):
        return False
    return not any(b"\x80" <= second <= b"\x9f" for second in _after(b"\xc2", lines))


def flaw(line: bytes, event: Event) -> str:
    """Return how the bytes of a line contradict its own hash and digest, or "" when they do not.

    `event` is what the line was decoded to. The text is the rest of a sentence that begins with "the line".
    """
    start, links, end = _parts(line, event)
    whole = sha256(b"".join((event.prev.encode(), line[:start], line[links:end], b"}"))).hexdigest()
    if line[end:] != b',"hash":"%b"}\n' % whole.encode():
        return "was changed after it was written"
    if line[start:links] != _NO_WORDS and not _words_hold(line[start:links], event):
        return "has other words than were written"
    return ""


def without_words(line: bytes, event: Event) -> bytes:
    """Return a line, decoded to `event`, as it stands without its words: the digest alone says that there were some."""
    start, links, _ = _parts(line, event)
    return line[:start] + _NO_WORDS + line[links:]


def _parts(line: bytes, event: Event) -> tuple[int, int, int]:
    """Return where in a line `words` begins, where `digest` begins, and where `hash` begins."""
    end = len(line) - _HASH_COLUMN
    links = end - _LINK_COLUMNS - len(event.digest) - len(event.prev)
    start = line.rfind(b',"words":{', 0, links) if event.words else links - len(_NO_WORDS)
    return start, links, end


def _words_hold(columns: bytes, event: Event) -> bool:
    """Tell whether the bytes of the columns `words` and `salt` are those that the digest was made of."""
    salt = b',"salt":"%b"' % event.salt.encode()
    words = columns[len(b',"words":') : len(columns) - len(salt)]
    return columns == b',"words":' + words + salt and _digest(event.salt, words) == event.digest
