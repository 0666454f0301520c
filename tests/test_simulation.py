"""A rehearsed session: an ordinary log, made on a clock that moves only when it is told to."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise.events import CardsDealt, Data, Event, SessionEnded, SessionOpened
from coopexercise.exercise.session import Session, apply, fold
from coopexercise.library import Loaded, load
from coopexercise.record import AlreadyThere, AppendFailed, read, verify
from coopexercise.record.disk import Disk
from coopexercise.simulation import SimulatedClock, simulate
from coopexercise.terminal.opening import Refused

FIVE: Sequence[Sequence[str]] = ((),) * 5


@pytest.fixture(scope="module")
def taster() -> Loaded:
    """Return the short scenario."""
    loaded = load("taster")
    assert isinstance(loaded, Loaded)
    return loaded


def played(taster: Loaded, log: Path, seed: int | None = 11) -> tuple[Event, ...]:
    """Return the events of a simulated session."""
    simulate(taster, FIVE, seed, log)
    return read(log).events


def facts(events: Sequence[Event]) -> list[tuple[str, str, Data, dict[str, str]]]:
    """Return what happened, without times and hashes."""
    return [(event.kind, event.round, _hashless(event.data), event.words) for event in events]


def _hashless(data: Data) -> Data:
    return replace(data, head="") if isinstance(data, SessionEnded) else data


def test_the_same_seed_gives_the_same_session(taster: Loaded, tmp_path: Path) -> None:
    """Every event, its data and its words, at the same distance from the beginning; another seed gives another."""
    one, same, other = (
        played(taster, tmp_path / f"{name}.jsonl", seed) for name, seed in (("a", 11), ("b", 11), ("c", 12))
    )
    assert facts(one) == facts(same) != facts(other)
    assert [event.mono - one[0].mono for event in one] == [event.mono - same[0].mono for event in same]
    assert one[0].session != same[0].session


def test_wall_time_and_monotonic_time_move_on_together(taster: Loaded, tmp_path: Path) -> None:
    """Within the rounding to milliseconds, so that no clock seems to have jumped; and never back."""
    events = played(taster, tmp_path / "a.jsonl")
    gone = [
        (
            (after.moment.wall - before.moment.wall) / timedelta(milliseconds=1),
            float(after.moment.mono - before.moment.mono),
        )
        for before, after in pairwise(events)
    ]
    assert [each for each in gone if abs(each[0] - each[1]) > 1 or min(each) < 0] == []
    assert len({event.boot for event in events}) == 1
    assert (events[-1].moment.mono - events[0].moment.mono) // 1000 == taster.scenario.seconds


def test_a_simulated_clock_moves_only_when_it_is_told_to() -> None:
    """By as much as it is told."""
    clock = SimulatedClock()
    before, still = clock.now(), clock.now()
    clock.wait(90.25)
    after = clock.now()
    assert before == still
    assert after.wall - before.wall == timedelta(seconds=90.25)
    assert (after.mono - before.mono, after.boot) == (90_250, before.boot)


def test_a_rehearsed_log_is_whole_and_marked(taster: Loaded, tmp_path: Path) -> None:
    """It is closed, its fold is the session that was played, and its first event says that nobody took part."""
    session = simulate(taster, FIVE, 11, tmp_path / "a.jsonl")
    events = read(tmp_path / "a.jsonl").events
    opened = events[0].data
    assert isinstance(opened, SessionOpened)
    assert (opened.simulated, opened.capture, session.opened.simulated) == (True, "full", True)
    assert fold(events) == session
    assert (session.ended, verify(tmp_path / "a.jsonl").state) == (True, "closed")
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_without_a_log_the_same_is_played_in_memory(taster: Loaded, tmp_path: Path) -> None:
    """And no file is made."""
    session = simulate(taster, FIVE, 11)
    kept = played(taster, tmp_path / "a.jsonl")
    trails = {name: facts(trail) for name, trail in session.filed.items()}
    assert trails == {name: facts(trail) for name, trail in fold(kept).filed.items()}
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_without_a_seed_one_is_drawn_and_recorded(taster: Loaded, tmp_path: Path) -> None:
    """So that the session can be played again."""
    first = played(taster, tmp_path / "a.jsonl", None)
    (seed,) = (event.data.seed for event in first if isinstance(event.data, CardsDealt))
    assert facts(played(taster, tmp_path / "b.jsonl", seed)) == facts(first)


def test_rounds_can_be_swapped_and_be_given_the_same_time(taster: Loaded, tmp_path: Path) -> None:
    """The first event says so."""
    simulate(taster, FIVE, 11, tmp_path / "a.jsonl", order="swap", equal_time=True)
    opened = read(tmp_path / "a.jsonl").events[0].data
    assert isinstance(opened, SessionOpened)
    assert (opened.order, opened.rounds, set(opened.seconds.values())) == (
        "swap",
        ("co-production", "consultation"),
        {210},
    )


def test_every_prefix_is_a_session(taster: Loaded, tmp_path: Path) -> None:
    """As after a crash: it can be folded, and has not ended."""
    session = Session()
    ended = []
    for event in played(taster, tmp_path / "a.jsonl"):
        session = apply(session, event)
        ended.append(session.ended)
    assert ended == [False] * (len(ended) - 1) + [True]


def test_a_rehearsal_that_is_refused_leaves_no_log(taster: Loaded, tmp_path: Path) -> None:
    """The refusal comes after the log was opened, so it is removed again."""
    with pytest.raises(Refused, match=r"^An exercise needs at least 2 people; there are 1\.$"):
        simulate(taster, ((),), 11, tmp_path / "a.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_rehearsal_that_cannot_be_recorded_leaves_no_log(
    taster: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody mistakes half a simulation for a session."""
    written: list[int] = []

    def fills_up(_: Disk, handle: int, data: bytes) -> int:
        written.append(handle)
        if len(written) > 40:
            raise OSError(28, "No space left on device")
        return len(data)

    monkeypatch.setattr(Disk, "write", fills_up)
    with pytest.raises(AppendFailed, match="the disk is full"):
        simulate(taster, FIVE, 11, tmp_path / "a.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_is_there_is_not_touched(taster: Loaded, tmp_path: Path) -> None:
    """Not even when the rehearsal would be refused anyway."""
    (tmp_path / "a.jsonl").write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        simulate(taster, (), 11, tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == b"mine"
