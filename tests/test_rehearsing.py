"""Many rehearsals at once: what the command takes, what it prints, and what it finds in whole scenarios."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

import coopexercise.commands.streams

from .command_line import Answer, Shell, at_terminal

DULL = """
format: coopexercise/scenario@1
title: The bench
question: What should become of the empty corner?
cards:
  officer:
    role: Council officer
    side: professional
    assets:
      permits:
        text: Can give a permit
        answers: [neighbour/a-seat]
    needs:
      no-upkeep: No new upkeep
  neighbour:
    role: Neighbour
    side: resident
    assets:
      carpentry:
        text: Builds benches
        answers: [officer/no-upkeep]
    needs:
      a-seat: A seat with a back
      a-roof: A roof against the rain
  passer-by:
    role: Passer-by
    side: resident
    assets:
      whistling: Whistles well
    needs:
      a-song: A song in the morning
options:
  planters:
    title: Planters and a bench
    meets: [officer/no-upkeep, neighbour/a-seat]
  fence:
    title: Fence it off
    harms: [neighbour/a-seat]
parameters:
  budget: 500
"""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program, to be called in an empty folder."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


def found(shell: Shell, *arguments: str, stdin: str = "") -> dict[str, Any]:
    """Return the report of many rehearsals, read from its JSON."""
    code, out, err = shell("rehearse", *arguments, "--format", "json", stdin=stdin.encode())
    assert (code, err) == (0, "")
    report = json.loads(out)
    assert isinstance(report, dict)
    return report


def stands_out(report: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """Return code, urgency and subject of what stands out."""
    return [(each["code"], each["urgency"], each["about"]) for each in report["findings"]]


def test_a_dull_scenario_is_called_dull(shell: Shell) -> None:
    """One option that everybody wants, a card without use, needs that no asset answers: each is named."""
    named = stands_out(found(shell, "-", "--runs", "200", stdin=DULL))
    assert [each for each in named if each[0] != "co-production-fails"] == [
        ("one-option-wins", "change", ["planters"]),
        ("need-never-met", "change", ["neighbour/a-roof", "passer-by/a-song"]),
        ("card-idle", "change", ["passer-by"]),
        ("option-harms-nobody", "change", ["planters"]),
        ("assets-never-used", "look", ["passer-by/whistling"]),
    ]


def test_a_lively_scenario_is_to_be_changed_in_nothing(shell: Shell) -> None:
    """There may be something to look at."""
    named = stands_out(found(shell, "community-centre", "--runs", "80"))
    assert [each for each in named if each[1] == "change"] == []


@pytest.mark.parametrize(
    ("scenario", "named"), [("unloved-spaces", "option-as-good"), ("library-branch", "co-production-fails")]
)
def test_the_set_is_honest(shell: Shell, scenario: str, named: str) -> None:
    """In one scenario a listed option is a good answer, and in one co-production tends to fail."""
    assert named in [code for code, _, _ in stands_out(found(shell, scenario, "--runs", "80"))]


def test_the_same_call_prints_the_same_bytes(shell: Shell) -> None:
    """Also with the seed spelt out that is the first; another seed is another report."""
    call = ("rehearse", "taster", "--runs", "12")
    first = shell(*call)
    assert first == shell(*call) == shell(*call, "--seed", "1")
    assert first.out != shell(*call, "--seed", "2").out
    assert (first.code, first.err, b"\x1b" in first.out) == (0, "", False)


def test_it_says_that_nobody_took_part(shell: Shell) -> None:
    """Before anything else, in both forms."""
    marked = "SIMULATED participants: they tell you about the cards, not about people."
    text = shell("rehearse", "taster", "--runs", "1").out.decode()
    assert text.splitlines()[2:4] == [marked, "1 run with 4 people, seed 1. The same call gives the same report."]
    report = found(shell, "taster", "--runs", "1")
    assert (report["simulated"], report["note"]) == (True, marked)


def test_under_ten_runs_there_is_no_percentage(shell: Shell) -> None:
    """And nothing stands out."""
    text = shell("rehearse", "taster", "--runs", "9").out.decode()
    assert re.findall(r".*%.*", text) == []
    assert "Under 25 runs, little can be said of what tends to happen. Ask for 200." in text
    assert "%" in shell("rehearse", "taster", "--runs", "10").out.decode()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {4: 2, 5: 2, 6: 2, 7: 2}),
        (["-n", "6"], {6: 8}),
        (["-p", "Ana", "Ben", "Chi"], {3: 8}),
        (["--participants", "people.csv"], {4: 8}),
    ],
)
def test_groups_are_of_all_sizes_unless_one_is_given(
    shell: Shell, arguments: list[str], expected: dict[int, int]
) -> None:
    """By number or by name."""
    shell.file("people.csv", "name,job,not\nAna,,\nBen,Night worker,\nChi,,pupil\nDee,,\n")
    report = found(shell, "taster", "--runs", "8", *arguments)
    assert {each["people"]: each["runs"] for each in report["sizes"]} == expected


def test_rounds_stand_in_the_order_played(shell: Shell) -> None:
    """With the time they were given."""
    report = found(shell, "taster", "--runs", "2", "--order", "swap", "--equal-time")
    assert [(each["round"], each["whole"]["planned"]) for each in report["rounds"]] == [
        ("co-production", 210),
        ("consultation", 210),
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            "--runs 2 --log a.jsonl",
            "--runs prints what many sessions tend to do and keeps none of them, so it goes without --log. To keep one "
            "session, leave out --runs.",
        ),
        (
            "--format json --log a.jsonl",
            "--format is for what is printed, and a session log has one form only. Leave out --format or --log.",
        ),
        ("--runs 2 -n 1", "An exercise needs at least 2 people; there are 1."),
    ],
)
def test_wrong_usage_is_told(shell: Shell, arguments: str, told: str) -> None:
    """Nothing is played or written."""
    assert shell("rehearse", "taster", *arguments.split()) == Answer(2, b"", f"coopexercise: {told}\n")
    assert shell.files == []


def test_people_who_cannot_be_dealt_are_a_fault_of_their_list(shell: Shell) -> None:
    """As for a single session."""
    shell.file("people.csv", "name,not\nAna,parks-officer\nBen,parks-officer\n")
    answer = shell("rehearse", "taster", "--runs", "2", "--participants", "people.csv")
    assert (answer.code, answer.out) == (1, b"")


@pytest.mark.parametrize("runs", ["0", "-1", "many", "10001"])
def test_runs_are_a_number_within_limits(shell: Shell, runs: str) -> None:
    """Else the parser says so."""
    assert shell("rehearse", "taster", "--runs", runs).code == 2


def test_one_session_is_printed_as_json_too(shell: Shell) -> None:
    """The debrief's own form."""
    assert found(shell, "taster", "--seed", "1")["sessions"][0]["simulated"] is True


def test_the_largest_seed_can_be_the_first(shell: Shell) -> None:
    """Although those after it are larger still."""
    assert found(shell, "taster", "--runs", "2", "--seed", str(2**53 - 1))["runs"] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal for pexpect")
def test_at_a_terminal_a_bar_shows_how_far_it_is(tmp_path: Path) -> None:
    """It is gone when the report comes."""
    code, said = at_terminal("rehearse", "taster", "--runs", "3", folder=tmp_path)
    bars = [f"\r[{'#' * full}{'.' * (30 - full)}] {place} of 3" for place, full in ((1, 10), (2, 20), (3, 30))]
    assert code == 0
    assert said.startswith(f"{''.join(bars)}\r{' ' * 39}\rRehearsal report: ")


def test_nobody_watches_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then things just come."""
    monkeypatch.setattr(sys, "stderr", None)
    assert list(coopexercise.commands.streams.progress("abc", 3)) == ["a", "b", "c"]
