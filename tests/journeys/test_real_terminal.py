"""A session in a real pseudo-terminal, led by keys alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coopexercise.exercise import agenda, debrief_steps
from coopexercise.exercise.session import fold
from coopexercise.record import read, verify

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal for pexpect")

if sys.platform != "win32":
    from .terminal import Terminal


def test_a_session_survives_a_power_cut_and_goes_on_to_its_end(tmp_path: Path) -> None:
    """Led by keys, killed in its first round, resumed there with its clock and entries, and led to its end."""
    log = tmp_path / "evening.jsonl"
    with Terminal(["run", "community-centre", "--seed", "11", "--log", str(log)], tmp_path) as screen:
        screen.wait_for("Who takes part?")
        screen.press("11", "f2")
        screen.wait_for("The deal", "11 people")
        screen.press("n")
        screen.wait_for("Briefing", "What is written down")
        screen.press("y")
        screen.wait_for("Briefing", "15 recorded")
        screen.press("n")
        screen.wait_for("Round 1 of 2", "Step 1 of 5")
        screen.press("c")
        screen.wait_for("Which option?")
        screen.press("enter")
        screen.wait_for("Whose hand is up?")
        screen.press("space", "down", "space", "enter")
        screen.wait_for("18 recorded")
        screen.press("+")
        screen.wait_for("19 recorded")
        screen.kill()
    before = fold(read(log).events)

    with Terminal(["resume", str(log)], tmp_path) as screen:
        screen.wait_for("Round 1 of 2", "Step 1 of 5", "19 recorded", "██ 2")
        after = fold(read(log).events)
        assert after == before
        assert after.clock is not None
        assert after.clock.planned == 16 * 60

        screen.press("d")
        screen.wait_for("decides for")
        screen.press("down", "enter")
        screen.wait_for("As it stands?")
        screen.press("enter")
        screen.wait_for("Why?")
        screen.press("The roof cannot wait", "enter")
        screen.wait_for("Who disagrees")
        screen.press("enter")
        screen.wait_for("final word")
        screen.press("enter")
        screen.wait_for("DECIDED", "The roof cannot wait")
        for step in range(2, 6):
            screen.press("n")
            screen.wait_for(f"Step {step} of 5")
        screen.press("n")
        screen.wait_for("slip")
        screen.press("n")
        screen.wait_for("Round 2 of 2", "Step 1 of 6")
        screen.press("a")
        screen.wait_for("Who offers?")
        screen.press("teen", "enter")
        screen.wait_for("What does the Teenager offer?")
        screen.press("down", "enter")
        screen.wait_for("● Teenager")
        screen.press("p")
        screen.wait_for("Which proposal?")
        screen.press("enter")
        screen.wait_for("What is the proposal?")
        screen.press("An evening of music", "enter")
        for question in ("Who shaped it?", "Which offers", "Which needs", "Which outcomes", "Cost, then", "go wrong"):
            screen.wait_for(question)
            screen.press("enter")
        screen.wait_for("p1  An evening of music")
        screen.press("d")
        screen.wait_for("What does the group decide?")
        screen.press("space", "enter")
        screen.wait_for("How?")
        screen.press("down", "enter")
        screen.wait_for("Why?")
        screen.press("enter")
        screen.wait_for("Who disagrees")
        screen.press("enter")
        screen.wait_for("final word")
        screen.press("enter")
        screen.wait_for("DECIDED", "consent")
        for step in range(2, 7):
            screen.press("n")
            screen.wait_for(f"Step {step} of 6")
        screen.press("n")
        screen.wait_for("slip")
        screen.press("n")
        screen.wait_for("Debrief", "Leave the role")
        steps = agenda.steps_of_debrief(fold(read(log).events))
        pages = sum(map(debrief_steps.of_the_contrast, steps))
        for step in steps:
            of = pages if debrief_steps.of_the_contrast(step) else len(steps) - pages
            screen.wait_for("Debrief", f" of {of}: {debrief_steps.title(step)}")
            if debrief_steps.page_of(step):
                screen.wait_for("What do you see?" if debrief_steps.is_seen(step) else "What do you expect?")
            screen.press("n")
        screen.wait_for("End the session?")
        screen.press("down", "enter")
        screen.wait_for("The end", "What now?")
        screen.press("q")
        assert screen.exit_code() == 0

    assert verify(log).state == "closed"
    command = [sys.executable, "-m", "coopexercise", "debrief", str(log), "--format", "json"]
    report = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert [each["mode"] for each in report["sessions"][0]["rounds"]] == ["consultation", "co-production"]
