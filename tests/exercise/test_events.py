"""The closed set of what can happen."""

import json
from datetime import UTC, datetime

import msgspec
import pytest

from coopexercise.exercise import events as ev
from coopexercise.exercise.events import KINDS, LINE, Event, Moment, UnknownData, stamped

KIND_NAMES = {
    "session.opened",
    "notice.given",
    "outcomes.agreed",
    "seat.added",
    "seat.left",
    "seat.locked",
    "seat.handed",
    "cards.dealt",
    "card.moved",
    "round.started",
    "round.ended",
    "part.started",
    "step.started",
    "clock.paused",
    "clock.resumed",
    "clock.changed",
    "clock.jumped",
    "parameters.explained",
    "option.chosen",
    "offer.made",
    "idea.raised",
    "proposal.shaped",
    "proposal.joined",
    "decision.made",
    "rating.given",
    "voice.taken",
    "window.opened",
    "window.closed",
    "inject.released",
    "note.made",
    "missing.named",
    "role.left",
    "answer.given",
    "commitment.made",
    "learning.noted",
    "elements.agreed",
    "entry.corrected",
    "words.removed",
    "session.ended",
    "followup.opened",
    "commitment.followed",
    "outcome.followed",
}


def test_the_names_of_the_kinds_never_change():
    """Old logs open for ever, so a name stays."""
    assert set(KINDS) == KIND_NAMES


def test_an_event_gets_its_place_and_time_and_keeps_the_rest():
    """Stamping sets session, seq and moment."""
    event = Event(data=ev.OfferMade(card="pupil"), round="co-production", words={"text": "A ladder"})
    moment = Moment("2026-06-01T12:00:00.000Z", 5, "boot")
    assert stamped(event, "abc", 7, moment) == Event(
        session="abc",
        seq=7,
        at="2026-06-01T12:00:00.000Z",
        mono=5,
        boot="boot",
        data=ev.OfferMade(card="pupil"),
        round="co-production",
        words={"text": "A ladder"},
    )


def test_an_event_says_its_kind_and_moment():
    """The kind is that of its data; the moment is when it was recorded."""
    event = Event(data=ev.WindowOpened(), at="2026-06-01T12:00:00Z", mono=5, boot="b")
    assert (event.kind, event.moment) == ("window.opened", Moment("2026-06-01T12:00:00Z", 5, "b"))


def test_an_unknown_event_keeps_its_own_name():
    """What a newer version wrote is shown by the name it had."""
    assert Event(data=UnknownData(name="song.sung")).kind == "song.sung"


@pytest.mark.parametrize(
    ("happened", "when"), [("", "2026-06-01T12:00:00Z"), ("2026-06-01T11:50:00Z", "2026-06-01T11:50:00Z")]
)
def test_an_entry_typed_later_says_when_it_happened(happened, when):
    """Without such a time it happened when it was recorded."""
    assert Event(data=ev.WindowOpened(), at="2026-06-01T12:00:00Z", happened=happened).when == when


def test_wall_time_is_utc():
    """The Z of a moment is read as UTC."""
    assert Moment("2026-06-01T12:00:00.500Z", 0, "b").wall == datetime(2026, 6, 1, 12, 0, 0, 500_000, tzinfo=UTC)


def test_a_line_is_decoded_into_the_event_of_its_kind():
    """The `kind` of a line decides the type of its data, and `from` and `by` keep their plain names."""
    line = {"seq": 3, "kind": "card.moved", "data": {"card": "pupil", "from": "s1", "to": "s2"}, "words": {}}
    decoded = msgspec.json.decode(json.dumps(line).encode(), type=LINE)
    assert (decoded.seq, decoded.data) == (3, ev.CardMoved(card="pupil", giver="s1", taker="s2"))


def test_a_line_with_wrong_data_is_refused():
    """Data of one kind must have that kind's fields and types."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"kind":"rating.given","data":{"seat":"s1","rung":"high"}}', type=LINE)
