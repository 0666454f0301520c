"""What if: the beginning of another session, with what says where it comes from."""

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda
from coopexercise.exercise.events import Event, Origin, SessionOpened, UnknownData
from coopexercise.exercise.forking import fork
from coopexercise.exercise.refusals import Reason, Refusal
from coopexercise.exercise.session import Session, fold
from tests.exercise.table import Table, consulting

UNKNOWN = Event(data=UnknownData(name="later.kind"))


def hashed(table: Table) -> list[Event]:
    """Return the events of a table with hashes, as the record would give them."""
    return [replace(event, hash=f"h{event.seq}") for event in table.events]


def forked(events: list[Event], seq: int) -> tuple[Event, ...]:
    """Return a fork that is allowed."""
    result = fork(events, seq, "a.jsonl")
    assert not isinstance(result, Refusal), result.sentence
    return result


def plain(session: Session) -> Session:
    """Return a session without what tells a fork from where it comes from."""
    opened = replace(session.opened, origin=None)
    return replace(session, opened=opened, steered=type(session.steered)(), last=None)


def test_a_fork_is_the_session_as_it_was_then() -> None:
    """The clock, the seats and all entries; only the first event says where it comes from."""
    events = hashed(consulting(simulated=True).wait(20))
    begun = forked(events, 9)
    assert begun[1:] == tuple(events[1:9])
    assert begun[0].data == replace(events[0].data, origin=Origin(log="a.jsonl", hash="h9", seq=9))
    assert plain(fold(begun)) == plain(fold(events[:9]))


def test_a_fork_of_a_fork_says_where_it_comes_from_itself() -> None:
    """The nearest origin counts."""
    events = hashed(consulting())
    first = [replace(event, hash=f"g{event.seq}") for event in forked(events, 9)]
    again = fork(first, 3, "b.jsonl")
    assert not isinstance(again, Refusal)
    opened = again[0].data
    assert isinstance(opened, SessionOpened)
    assert opened.origin == Origin(log="b.jsonl", hash="g3", seq=3)


def test_the_end_is_left_out_so_that_the_fork_goes_on() -> None:
    """The origin is the event before it."""
    table = consulting()
    table.done(agenda.end_session, "A fire alarm")
    events = hashed(table)
    begun = forked(events, len(events))
    opened = begun[0].data
    assert isinstance(opened, SessionOpened)
    assert (len(begun), fold(begun).ended) == (len(events) - 1, False)
    assert opened.origin == Origin(log="a.jsonl", hash=f"h{len(events) - 1}", seq=len(events) - 1)


@pytest.mark.parametrize(
    ("events", "seq", "reason"),
    [
        ([], 1, Reason.NOT_OPEN),
        (consulting().events, 0, Reason.NOT_OPEN),
        (consulting().events[1:], 3, Reason.NOT_OPEN),
        ([*consulting().events, UNKNOWN], 10, Reason.READ_ONLY),
    ],
)
def test_what_cannot_be_gone_on_with_is_not_forked(events: list[Event], seq: int, reason: Reason) -> None:
    """No beginning, or an event that this version does not understand."""
    refused = fork(events, seq, "a.jsonl")
    assert isinstance(refused, Refusal)
    assert refused.reason == reason


def test_before_what_is_not_understood_a_fork_is_possible() -> None:
    """The unknown event stays behind."""
    assert len(forked([*hashed(consulting()), UNKNOWN], 9)) == 9
