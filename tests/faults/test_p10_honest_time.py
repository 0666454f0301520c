"""P10: both clocks are told as they are; where they disagree, the facilitator is asked, and the answer is an event."""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coopexercise.exercise import agenda, clock
from coopexercise.exercise.session import fold
from coopexercise.record import create_log, now, read
from coopexercise.record.moments import moment
from tests.exercise.table import co_producing

_NOW = "import msgspec; from coopexercise.record import now; print(msgspec.json.encode(now()).decode())"


def test_two_programs_of_one_boot_share_boot_and_monotonic_time() -> None:
    """So a session that is killed and resumed knows how long it was away, whatever happened to the wall clock."""
    before = now()
    between = json.loads(subprocess.run([sys.executable, "-c", _NOW], capture_output=True, check=True).stdout)
    after = now()
    assert {before.boot, between["boot"], after.boot} == {before.boot}
    assert before.mono < between["mono"] <= after.mono


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a running program cannot be set here")
def test_wall_time_does_not_depend_on_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who sets the laptop's zone in the middle of a session moves nothing."""
    before = datetime.now(UTC)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert abs(now().wall - before) < timedelta(minutes=5)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    """When summer time ends, local clocks repeat an hour; the record does not."""
    london = ZoneInfo("Europe/London")
    first = datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=0)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=1)
    assert [moment(each, 0, "b").at for each in (first, second)] == [
        "2026-10-25T00:30:00.000Z",
        "2026-10-25T01:30:00.000Z",
    ]


@pytest.mark.parametrize(
    ("wall", "mono"),
    [(3_600, 7), (-3_600, 7), (8 * 60, 7), (7, 7)],
    ids=["set forward", "set back", "slept", "nothing happened"],
)
def test_both_clocks_are_told_as_they_are(wall: int, mono: int) -> None:
    """Neither is bent to agree with the other: the difference is what the facilitator is asked about."""
    noon = datetime(2026, 6, 1, 23, 59, 59, tzinfo=UTC)
    first = moment(noon, 5_000_000_000, "b")
    second = moment(noon + timedelta(seconds=wall), (5 + mono) * 1_000_000_000, "b")
    assert ((second.wall - first.wall).total_seconds(), second.mono - first.mono) == (wall, mono * 1_000)


HOUR, NIGHT = 3_600.0, 12 * 3_600.0


@pytest.mark.parametrize("counts", [True, False], ids=["counts", "does not count"])
@pytest.mark.parametrize(
    ("what", "gap"),
    [("step", HOUR), ("step", -HOUR), ("step", 8 * 60.0), ("restart", 90.0), ("restart", NIGHT), ("wait", 0.0)],
    ids=["set forward", "set back", "asleep", "reboot", "reboot over midnight", "nothing happened"],
)
def test_a_jump_is_asked_about_and_its_answer_is_in_the_log(
    tmp_path: Path, what: str, gap: float, counts: bool
) -> None:
    """In the middle of a round of ten minutes; read back from the log, the clock says what was answered."""
    table = co_producing()
    table.wait(120)
    getattr(table.clock, what)(gap)
    assert table.session.clock is not None
    asked = clock.jump(table.session.clock, table.now)
    if what == "wait":
        assert asked is None
    else:
        expected = gap + (120.0 if what == "restart" else 0.0)
        assert asked == pytest.approx(expected)
        table.done(agenda.answer_jump, table.now, counts)
    played = clock.read(table.session.clock, table.now).played
    assert played == pytest.approx(_played(what, gap, counts))
    with create_log(tmp_path / "a.jsonl", "table-1") as log:
        for event in table.events:
            log.append([event], event.moment)
    again = fold(read(log.path).events)
    assert again.clock is not None
    assert clock.read(again.clock, table.now).played == pytest.approx(played)


@pytest.mark.parametrize("counts", [True, False], ids=["counts", "does not count"])
@pytest.mark.parametrize("seconds", [61.0, 8 * 60.0, NIGHT], ids=["a minute", "eight minutes", "over midnight"])
def test_a_program_that_stood_still_is_asked_about_too(tmp_path: Path, seconds: float, counts: bool) -> None:
    """Stopped, or asleep on a computer whose monotonic clock goes on: the two clocks agree, but nobody saw them."""
    table = co_producing()
    seen = table.wait(120).now
    noticed = table.wait(seconds).now
    assert table.session.clock is not None
    assert clock.jump(table.session.clock, noticed) is None
    assert clock.stopped(table.session.clock, seen, noticed) == seconds
    table.wait(5)
    table.done(agenda.answer_stop, seen, noticed, counts)
    with create_log(tmp_path / "a.jsonl", "table-1") as log:
        for event in table.events:
            log.append([event], event.moment)
    again = fold(read(log.path).events)
    assert again.clock is not None
    assert clock.read(again.clock, table.now).played == 125 + (seconds if counts else 0)


def _played(what: str, gap: float, counts: bool) -> float:
    """Return the seconds played: two minutes, and the gap if it counts; after a reboot both are in question."""
    if what == "restart":
        return 120.0 + gap if counts else 0.0
    return 120.0 + (max(0.0, gap) if counts else 0.0)
