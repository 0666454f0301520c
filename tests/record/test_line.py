"""One line: its columns, its digest and hash, and what cannot be a line."""

import json
from hashlib import sha256

import pytest

from coopexercise.exercise.events import Event, NoteMade, UnknownData, stamped
from coopexercise.record.line import LineError, decode, encode, flaw

from .sample import ENTRIES, NOON, SESSION, note

COLUMNS = ["v", "session", "seq", "at", "happened", "mono", "boot", "kind", "round", "by", "data"]
COLUMNS += ["words", "salt", "digest", "prev", "hash"]


def line_of(event: Event, prev: str = "") -> bytes:
    return encode(stamped(event, SESSION, 3, NOON), prev)


def compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def with_column(line: bytes, **columns: object) -> bytes:
    return compact(json.loads(line) | columns) + b"\n"


@pytest.mark.parametrize("event", ENTRIES, ids=lambda event: event.kind)
def test_a_line_is_read_back_as_it_was_written(event: Event) -> None:
    """Every fact of an event survives, and the line agrees with its own hash."""
    line = line_of(event, "f" * 64)
    found = decode(line)
    expected = stamped(event, SESSION, 3, NOON)
    chain = ("salt", "digest", "prev", "hash")
    assert {name: getattr(found, name) for name in Event.__struct_fields__ if name not in chain} == {
        name: getattr(expected, name) for name in Event.__struct_fields__ if name not in chain
    }
    assert (found.kind, found.prev, flaw(line, found)) == (event.kind, "f" * 64, "")


@pytest.mark.parametrize("event", ENTRIES, ids=lambda event: event.kind)
def test_columns_stand_in_their_order(event: Event) -> None:
    """Every line has all columns, in the one order, as compact JSON and a newline."""
    line = line_of(event)
    assert list(json.loads(line)) == COLUMNS
    assert compact(json.loads(line)) + b"\n" == line


def test_digest_and_hash_can_be_computed_by_anybody() -> None:
    """The formulas of the documentation, worked out with the standard library alone."""
    row = json.loads(line_of(ENTRIES[5], "e" * 64))
    words = json.dumps(row["words"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert row["digest"] == sha256((row["salt"] + words).encode()).hexdigest()
    hashed = compact({name: value for name, value in row.items() if name not in ("words", "salt", "hash")})
    assert row["hash"] == sha256(row["prev"].encode() + hashed).hexdigest()


def test_a_line_without_words_has_no_salt_and_no_digest() -> None:
    """Empty columns are there, as empty text."""
    row = json.loads(line_of(ENTRIES[2]))
    assert (row["words"], row["salt"], row["digest"]) == ({}, "", "")


def test_salt_is_new_each_time_unless_the_event_has_one() -> None:
    """Equal words do not give equal digests, so removed words cannot be guessed from others."""
    salted = Event(data=NoteMade(), words={"text": "yes"}, salt="00ff")
    first, second, kept = decode(line_of(note("yes"))), decode(line_of(note("yes"))), decode(line_of(salted))
    assert first.digest != second.digest
    assert (len(first.salt), kept.salt) == (32, "00ff")


def test_an_unknown_kind_is_kept_as_it_is() -> None:
    """Its name and its data can be shown, and writing it gives the same line again."""
    line = line_of(Event(data=UnknownData(name="kite.flown", raw={"height": 30, "by": ["s1"]})))
    event = decode(line)
    assert event.data == UnknownData(name="kite.flown", raw={"height": 30, "by": ["s1"]})
    assert (event.kind, event.session, flaw(line, event), encode(event, event.prev)) == (
        "kite.flown",
        SESSION,
        "",
        line,
    )


def test_a_known_kind_of_a_newer_version_is_unknown() -> None:
    """What a newer version means by a kind cannot be known here."""
    event = decode(with_column(line_of(ENTRIES[2]), v=2))
    assert event.data == UnknownData(name="offer.made", raw={"card": "parent", "asset": "parent/van"})


PLAIN = line_of(ENTRIES[2])
NESTED = b'{"v":1,"kind":"entry.corrected","data":{"seq":1,"replacement":{"a":' + b"[" * 100_000


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"", "is not valid JSON"),
        (b"\n", "is not valid JSON"),
        (b"\xef\xbb\xbf" + PLAIN, "is not valid JSON"),
        (PLAIN[:-9], "is not valid JSON"),
        (PLAIN[:-1] + PLAIN, "is not valid JSON"),
        (PLAIN.replace(b"talk", b"t\xffk"), "is not valid JSON"),
        (NESTED, "is not valid JSON"),
        (b"[1]\n", "is not an entry of a session log"),
        (b"null\n", "is not an entry of a session log"),
        (b"{}\n", "is not an entry of a session log"),
        (with_column(PLAIN, kind=7), "is not an entry of a session log"),
        (with_column(PLAIN, kind="kite.flown", data=[]), "is not an entry of a session log"),
        (with_column(PLAIN, kind="kite.flown", seq="3"), "is not an entry of a session log"),
        (NESTED.replace(b"entry.corrected", b"kite.flown"), "is not an entry of a session log"),
        (with_column(PLAIN, seq="3"), "is not an entry of a session log"),
        (with_column(PLAIN, data={"asset": 5}), "is not a right offer.made"),
        (with_column(PLAIN, data={}), "is not a right offer.made"),
    ],
)
def test_what_is_not_a_line_is_named(line: bytes, cause: str) -> None:
    """Nothing that a file may hold raises anything but LineError."""
    with pytest.raises(LineError, match=f"^{cause} \\("):
        decode(line)


def test_a_cause_is_short_and_clean() -> None:
    """The reason quotes the file, so it is cut and cleaned."""
    with pytest.raises(LineError) as caught:
        decode(with_column(PLAIN, data={"card": 1, "\x1b" * 9: 1}, kind="x\x1b[2J" * 4_000, seq="no"))
    assert len(str(caught.value)) < 300
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    "text", [b"\\u001b", b"\\u009b", b"\\u2028", b"\\b", b"\\r", b"\\/", b"\x7f", b"\xc2\x9b", b"\xe2\x80\xa8"]
)
@pytest.mark.parametrize("kind", [b"offer.made", b"kite.flown"])
def test_control_characters_are_no_part_of_a_line(text: bytes, kind: bytes) -> None:
    """Neither as such nor as an escape that this program never writes."""
    with pytest.raises(LineError, match="holds a control character"):
        decode(PLAIN.replace(b"/van", b"/" + text).replace(b"offer.made", kind))


@pytest.mark.parametrize("column", ["at", "happened"])
@pytest.mark.parametrize("kind", ["offer.made", "kite.flown"])
@pytest.mark.parametrize(
    "time",
    [
        "yesterday",
        "2026-11-23",
        "2026-11-23T10:15:02.120",
        "2026-11-23T10:15:02+01:00",
        "20261123T101502.1203456Z",
        "2026-02-30T10:15:02.120Z",
        "2026-11-23T24:15:02.120Z",
        "1969-12-31T23:59:59.999Z",
        "3000-01-01T00:00:00.000Z",
    ],
)
def test_a_time_is_one(column: str, kind: str, time: str) -> None:
    """A date in front, UTC, and a year that every system can show: whoever reads a log may count on that."""
    with pytest.raises(LineError, match="where a time belongs") as caught:
        decode(with_column(PLAIN, kind=kind, **{column: time}))
    assert str(caught.value) == f"has {time!r} where a time belongs"


def test_an_entry_was_recorded_at_some_time() -> None:
    """When it happened may be empty; when it was recorded may not. What stands there instead is cut."""
    for time, said in (("", "''"), ("x" * 99, repr("x" * 40))):
        with pytest.raises(LineError) as caught:
            decode(with_column(PLAIN, at=time))
        assert str(caught.value) == f"has {said} where a time belongs"


def test_ordinary_escapes_are_part_of_a_line() -> None:
    """Quotes, backslashes, line ends and every script."""
    text = 'C:\\users "said"\nnäher — ção 漢字 🙂 £'
    assert decode(line_of(note(text))).words == {"text": text}


@pytest.mark.parametrize("event", [Event(data=NoteMade(tags=("\ud800",))), note("\ud800")], ids=["data", "words"])
def test_half_a_character_cannot_be_written(event: Event) -> None:
    """A lone surrogate has no UTF-8."""
    with pytest.raises(LineError, match="half a character"):
        line_of(event)


def test_other_words_are_noticed() -> None:
    """Words and salt have a digest of their own, since they are not part of the hash."""
    line = line_of(note("yes"))
    changed = line.replace(b"yes", b"no!")
    assert flaw(changed, decode(changed)) == "has other words than were written"


def test_another_fact_is_noticed() -> None:
    """The hash covers all that is not words."""
    changed = PLAIN.replace(b"parent/van", b"parent/vas")
    assert flaw(changed, decode(changed)) == "was changed after it was written"
