"""A program that is really stopped in the middle of a round, in a real pseudo-terminal."""

import signal
import sys
from pathlib import Path

import pytest

from coopexercise.exercise import agenda
from coopexercise.exercise.events import ClockJumped
from coopexercise.exercise.session import fold
from coopexercise.record import read
from coopexercise.terminal.opening import Plan, carry_out, open_new
from tests.exercise.table import DECK, SCENARIO

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these signals nor pexpect")

if sys.platform != "win32":
    from .terminal import Terminal

LATER_CLOCK = """
import sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from coopexercise.record.moments import moment, this_boot
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.opening import open_old
from coopexercise.terminal.start import Start

def now():
    later = int(Path(sys.argv[2]).read_text())
    return moment(datetime.now(UTC) + timedelta(seconds=later), time.monotonic_ns() + later * 10**9, this_boot())

sys.exit(CoopApp(Start(resume=open_old(Path(sys.argv[1]), now)), now).run())
"""
"""The program with both of the computer's clocks later by what a file says: a test cannot wait for minutes."""
MINUTES = 240


def in_a_round(log: Path) -> int:
    """Begin a round in a new log; return how many entries it has."""
    conductor = open_new(Plan(scenario=SCENARIO, deck=DECK, not_cards=((),) * 5, log=log)).conductor
    while agenda.place(conductor.session) != "round":
        carry_out(conductor, agenda.advance)
    conductor.close()
    return conductor.session.seq


@pytest.mark.parametrize(("answer", "counts"), [("enter", False), ("Yes", True)])
def test_a_program_that_was_stopped_asks_whether_the_time_counts(tmp_path: Path, answer: str, counts: bool) -> None:
    """Stopped for real, for four minutes of five; the answer is in the log, and the clock does as it says."""
    log, later = tmp_path / "a.jsonl", tmp_path / "later"
    entries = in_a_round(log)
    later.write_text("0", encoding="ascii")
    with Terminal([str(log), str(later)], tmp_path, code=LATER_CLOCK) as screen:
        screen.wait_for("Step 1 of 2", f"{entries} recorded")
        screen.stop()
        later.write_text(str(MINUTES), encoding="ascii")
        screen.go_on()
        screen.wait_for("went by while this program stood still", "Does that time count as played?")
        screen.press(*(["enter"] if answer == "enter" else [answer, "enter"]))
        screen.wait_for(f"{entries + 1} recorded")
    after = fold(read(log).events)
    assert after.last is not None
    assert isinstance(after.last.data, ClockJumped)
    assert (after.last.data.counts, after.last.data.ran, round(after.last.data.gap, -1)) == (counts, True, MINUTES)
    assert after.clock is not None
    assert (after.clock.played > MINUTES) == counts


def test_ctrl_z_and_being_stopped_for_a_moment_change_nothing(tmp_path: Path) -> None:
    """The key does nothing; a stop from the shell gives the terminal back, and then shows the session as it is."""
    log = tmp_path / "a.jsonl"
    entries = in_a_round(log)
    with Terminal(["resume", str(log)], tmp_path) as screen:
        screen.wait_for("Step 1 of 2")
        screen.press("\x1a", "+")
        screen.wait_for(f"{entries + 1} recorded")
        screen.stop(signal.SIGTSTP)
        screen.go_on()
        screen.press("+")
        screen.wait_for("Step 1 of 2", f"{entries + 2} recorded")
        assert "stood still" not in screen.text
