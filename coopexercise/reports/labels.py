"""What each of several sessions is called, and what sets it apart from the others."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ..exercise.session import Session
from .findings import Unfinished, unfinished

_IN_WORDS: Mapping[Unfinished, tuple[str, str]] = {
    "cut short": ("1 of them was cut short", "{} of them were cut short"),
    "no end recorded": ("1 of them has no end in the record", "{} of them have no end in the record"),
}


class Label(Struct, frozen=True):
    """What one session is called by."""

    session: str
    gathering: str
    table: int
    at: str
    """When it began."""
    anonymised: bool
    """Whether it is a copy that does not say at which table it was, and when."""
    marks: tuple[str, ...]
    """That it is a fork, or not whole."""


def label(session: Session) -> Label:
    """Return what a session that has begun is called by."""
    opened, state = session.opened, unfinished(session)
    fork = (f"a fork, from entry {opened.origin.seq}",) if opened.origin else ()
    marks = (*fork, *((state,) if state else ()))
    return Label(session.id, opened.gathering, opened.table, session.steered[0].at, opened.anonymised, marks)


def whose(label: Label, among: Sequence[Label]) -> str:
    """Return the table and the day of a session; the hour, and its id, where another one has the same."""
    if label.anonymised:
        return f"Anonymised copy, session {label.session[:8]}"
    others = [each.at for each in among if each.table == label.table and each is not label]
    begun = f", {label.at[11:16]} UTC" if any(at[:10] == label.at[:10] for at in others) else ""
    known = f", session {label.session[:8]}" if any(at[:16] == label.at[:16] for at in others) else ""
    return f"Table {label.table}, {label.at[:10]}{begun}{known}"


def remarks(label: Label) -> str:
    """Return what sets a session apart, in brackets behind what it is called; empty for most."""
    return f" ({'; '.join(label.marks)})" if label.marks else ""


def unfinished_ones(counts: Mapping[Unfinished, int]) -> Iterator[str]:
    """Yield how many of several sessions are not whole, and what follows from it."""
    for state, count in sorted(counts.items()):
        one, some = _IN_WORDS[state]
        yield f"{one if count == 1 else some.format(count)}: not counted in the spread."
