"""The command line: what it takes, what it writes where, and how it ends."""

import json
import shlex
import sys
from pathlib import Path

import jsonschema
import pytest

import coopexercise
import coopexercise.library
import coopexercise.reports.cards
from coopexercise import cli
from coopexercise.arguments import parser
from coopexercise.commands import sessions
from coopexercise.exercise import dealing
from coopexercise.exercise.events import CardsDealt, IdeaRaised, SeatAdded
from coopexercise.record import open_log, read, verify
from coopexercise.record.disk import Disk
from coopexercise.reports.cards import Flaw, Printed
from coopexercise.terminal.start import Start

from .command_line import Answer, Shell, at_terminal, commands, process
from .library.texts import SMALL

ALL = dict(commands(parser()))
NO_TERMINAL = (
    "coopexercise: the screens need a terminal for input and output, and this is a pipe or a file. Start it in a "
    "terminal window; `rehearse`, `debrief` and `replay --plain` work without one.\n"
)
FAULTY = SMALL.replace("budget: 500", "budget: lots").replace("question:", "qestion:")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Return the program, to be called in an empty folder."""
    return Shell(tmp_path, monkeypatch, capsysbinary)


def flipped(log: Path, line: int) -> None:
    """Change a letter in one line of a log; lines count from 1."""
    lines = log.read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(b'"round"', b'"ruond"')
    log.write_bytes(b"".join(lines))


# What it says of itself


@pytest.mark.parametrize("name", ALL, ids=" ".join)
def test_help_shows_an_example_that_works(shell: Shell, name: tuple[str, ...]) -> None:
    """Of the program and of each command, on standard output; the parser takes the example as it stands."""
    code, out, err = shell(*name, "--help")
    assert (code, err) == (0, "")
    (example,) = [line for line in out.decode().splitlines() if line.startswith("example: coopexercise ")]
    words = shlex.split(example.removeprefix("example: coopexercise ").partition(" > ")[0])
    assert parser().parse_args(words).command
    assert words[: len(name)] == list(name)


def test_the_version_is_told(shell: Shell) -> None:
    """The one of the package."""
    assert shell("--version") == Answer(0, f"coopexercise {coopexercise.__version__}\n".encode(), "")


# Wrong usage: 2


@pytest.mark.parametrize(
    "arguments",
    [
        "nonsense",
        "--nonsense",
        "list --nonsense",
        "debrief a.jsonl --form json",
        "debrief a.jsonl --format docx",
        "debrief",
        "log",
        "log nonsense",
        "schema session",
        "run",
        "rehearse taster --seed x",
        "rehearse taster --seed -1",
        "rehearse taster --seed 1.5",
        "rehearse taster --seed 99999999999999999999",
        "rehearse taster --count 0",
        "rehearse taster --count many",
        "rehearse taster -n 5 -p Ana",
        "rehearse taster --order backwards",
        "run taster --tables 0",
        "run taster --tables 31",
    ],
)
def test_wrong_usage_is_told_and_ends_with_2(shell: Shell, arguments: str) -> None:
    """With the usage of that command, on standard error; nothing is done."""
    code, out, err = shell(*arguments.split())
    assert (code, out, err.split()[:2]) == (2, b"", ["usage:", "coopexercise"])
    assert shell.files == []


@pytest.mark.parametrize(
    "arguments", ["", "run taster", "run nonsense", "resume", "resume a.jsonl", "show", "show a.jsonl"]
)
def test_screens_need_a_terminal(shell: Shell, arguments: str) -> None:
    """Whatever else is wrong: a clear message, and 2."""
    assert shell(*arguments.split()) == Answer(2, b"", NO_TERMINAL)


def test_a_closed_standard_input_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor can anything be read from it."""
    monkeypatch.setattr(sys, "stdin", None)
    assert (cli.run(["resume"]), cli.run(["validate", "-"])) == (2, 2)


def test_a_closed_standard_output_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nowhere to write data to."""
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.run(["list"]) == 2


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        ("1", f"An exercise needs at least {dealing.LEAST_PEOPLE} people; there are 1."),
        ("41", f"One table holds at most {dealing.MOST_PEOPLE} people. Open a second table for the others."),
    ],
)
def test_a_rehearsal_with_too_few_or_too_many_people_is_refused(shell: Shell, count: str, sentence: str) -> None:
    """In a sentence of the rules; no log is left behind."""
    answer = shell("rehearse", "taster", "-n", count, "--log", "a.jsonl")
    assert answer == Answer(2, b"", f"coopexercise: {sentence}\n")
    assert shell.files == []


def test_only_one_thing_comes_from_standard_input(shell: Shell) -> None:
    """The second would find nothing left."""
    code, out, err = shell("rehearse", "-", "--participants", "-", stdin=SMALL.encode())
    assert (code, out) == (2, b"")
    assert err == "coopexercise: the scenario and the list of people cannot both come from standard input.\n"


def test_a_debrief_never_takes_the_place_of_a_log(shell: Shell) -> None:
    """A group's decisions cannot be made again."""
    log = shell.rehearsed()
    before = log.read_bytes()
    code, out, err = shell("debrief", "a.jsonl", "-o", str(log))
    assert (code, out) == (2, b"")
    assert err == f"coopexercise: {log} is what is read here. Choose another name for what is written.\n"
    assert log.read_bytes() == before


@pytest.mark.parametrize("arguments", ["--what cards,nonsense", "--what=", "--role nonsense"])
def test_what_cannot_be_printed_is_wrong_usage(shell: Shell, arguments: str) -> None:
    """With what could be chosen."""
    code, out, err = shell("cards", "taster", *arguments.split())
    assert (code, out, shell.files) == (2, b"", [])
    assert "Choose from: " in err


# A problem in the user's files: 1


@pytest.mark.parametrize("command", ["debrief", "replay --plain", "replay", "log verify"])
def test_a_missing_log_is_told(shell: Shell, command: str) -> None:
    """By its name."""
    answer = shell(*command.split(), "lost.jsonl")
    told = "There is no log lost.jsonl. Look at its name and folder; `coopexercise` lists the sessions found."
    assert answer == Answer(1, b"", f"coopexercise: {told}\n")


@pytest.mark.parametrize("command", ["rehearse", "cards"])
def test_a_faulty_scenario_is_told_with_file_line_and_column(shell: Shell, command: str) -> None:
    """On standard error, every problem at the start of a line, so that editors find it."""
    code, out, err = shell(command, shell.file("bench.yaml", FAULTY))
    assert (code, out) == (1, b"")
    first, *rest = err.splitlines()
    assert first == "coopexercise: bench.yaml cannot be played:"
    places = [line.partition(": ")[0] for line in rest if line.startswith("bench.yaml:")]
    assert places == ["bench.yaml:3:1", "bench.yaml:19:11"]


def test_a_scenario_that_is_not_there_is_told(shell: Shell) -> None:
    """With the ones that are."""
    code, out, err = shell("rehearse", "tester")
    assert (code, out) == (1, b"")
    assert "There is no scenario `tester` in the library" in err
    assert "Did you mean `taster`?" in err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "people.csv:1:1: error [empty-file] This list has no names."),
        ("name,not\nAna,kings\n", "people.csv:2:1: error [unknown-card] There is no card `kings` in this deck."),
        (None, "people.csv:1:1: error [not-found] This file cannot be read: No such file or directory."),
    ],
)
def test_a_faulty_list_of_people_is_told(shell: Shell, content: str | None, told: str) -> None:
    """With file, line and column; nothing is played."""
    if content is not None:
        shell.file("people.csv", content)
    code, out, err = shell("rehearse", "taster", "--participants", "people.csv", "--log", "a.jsonl")
    assert (code, out) == (1, b"")
    assert err.splitlines()[:2] == ["coopexercise: people.csv cannot be used:", told]
    assert not (shell.folder / "a.jsonl").exists()


def test_a_list_that_the_rules_refuse_is_a_problem_of_the_file(shell: Shell) -> None:
    """One person cannot play alone, whoever wrote it down."""
    code, _, err = shell("rehearse", "taster", "--participants", shell.file("people.txt", "Ana\n"))
    assert (code, err) == (1, "coopexercise: An exercise needs at least 2 people; there are 1.\n")


def test_a_rehearsal_takes_the_place_of_no_log(shell: Shell) -> None:
    """The log that is there stays as it is."""
    log = shell.rehearsed("two words.jsonl")
    before = log.read_bytes()
    code, out, err = shell("rehearse", "taster", "--log", "two words.jsonl")
    assert (code, out) == (1, b"")
    assert err == (
        "coopexercise: two words.jsonl is there already. Choose another name, or go on with it: "
        'coopexercise resume "two words.jsonl"\n'
    )
    assert log.read_bytes() == before


def test_a_folder_that_is_not_there_is_named_as_it_was_typed(shell: Shell) -> None:
    """Not by the draft that could not be written."""
    log = shell.rehearsed()
    answer = shell("debrief", str(log), "-o", "nowhere/a.md")
    assert answer == Answer(1, b"", "coopexercise: nowhere/a.md: No such file or directory\n")


# Our own fault: 70


def failing(name: str) -> None:
    """Fail with somebody's words in a variable and in the message."""
    words = name.upper()
    raise ValueError(words)


def test_our_own_fault_is_one_friendly_panel(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback reaches the user; the details are in a file, without values of variables and without messages."""
    monkeypatch.setattr(coopexercise.library, "load", failing)
    code, out, err = shell("cards", "secret")
    (details,) = shell.temporary.iterdir()
    assert (code, out) == (70, b"")
    assert err == (
        "coopexercise has failed; this is our fault, not yours.\n\n"
        f"The details, without anybody's words, are in {details}\n"
    )
    written = details.read_text(encoding="utf-8")
    assert "in failing" in written
    assert written.rstrip().endswith("ValueError")
    assert "secret" not in written.lower()


def test_an_interruption_ends_quietly(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell expects it."""

    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(coopexercise.library, "load", interrupted)
    assert shell("rehearse", "taster") == Answer(130, b"", "")


# `-`, pipes and colours


def test_scenarios_and_decks_are_validated_from_standard_input(shell: Shell) -> None:
    """Their problems are called those of `-`."""
    code, out, err = shell("validate", "-", stdin=SMALL.replace("budget: 500", "budget: lots").encode())
    assert (code, err) == (1, "")
    assert out.decode().startswith("-:19:11: error [")


def test_a_scenario_comes_from_standard_input(shell: Shell) -> None:
    """For a rehearsal as for printed cards, whose name is then made from the title."""
    played = shell("rehearse", "-", "-n", "4", "--log", "a.jsonl", stdin=SMALL.encode())
    printed = shell("cards", "-", "--what", "decision", stdin=SMALL.encode())
    assert (played.code, printed) == (0, Answer(0, b"", "Written: the-bench.pdf\n"))
    assert shell.files == ["a.jsonl", "the-bench.pdf"]


def test_people_come_from_standard_input(shell: Shell) -> None:
    """Who is like a card does not get it, and no name is in the log."""
    people = b"name,job,not\nAna,School pupil,\nBen,,parks-officer\nChi,,\nDee,,\n"
    answer = shell("rehearse", "taster", "--participants", "-", "--log", "a.jsonl", stdin=people)
    assert answer.code == 0
    log = shell.folder / "a.jsonl"
    added = [event.data.not_cards for event in read(log).events if isinstance(event.data, SeatAdded)]
    assert added == [("pupil",), ("parks-officer",), (), ()]
    assert b"Ana" not in log.read_bytes()


def test_people_are_named_one_by_one(shell: Shell) -> None:
    """After one `-p` or several."""
    log = shell.rehearsed("a.jsonl", "-p", "Ana", "Ben", "-p", "Chi", "-p", "Dee")
    assert [event.kind for event in read(log).events].count("seat.added") == 4


@pytest.mark.parametrize("command", ["debrief - --format json", "replay -", "replay --plain -", "log verify -"])
def test_a_log_comes_from_standard_input(shell: Shell, command: str) -> None:
    """It is read as a file is, and nothing of it stays on the disk."""
    log = shell.rehearsed()
    arguments = command.split()
    from_file = shell(*[str(log) if each == "-" else each for each in arguments])
    assert from_file.code == 0
    assert from_file.out
    assert shell(*arguments, stdin=log.read_bytes()) == from_file
    assert list(shell.temporary.iterdir()) == []


def test_a_rehearsed_log_goes_to_standard_output(shell: Shell) -> None:
    """So that it can be piped on."""
    code, out, err = shell("rehearse", "taster", "--log", "-")
    assert (code, err) == (0, "")
    assert shell("log", "verify", "-", stdin=out).out.startswith(b"Whole: ")
    assert (shell.files, list(shell.temporary.iterdir())) == ([], [])


def test_without_a_log_a_rehearsal_prints_its_debrief(shell: Shell) -> None:
    """Marked as simulated."""
    code, out, err = shell("rehearse", "taster", "--seed", "1")
    assert (code, err) == (0, "")
    assert b"SIMULATED" in out
    assert out.endswith(b"\n")
    assert not out.endswith(b"\n\n")


def test_a_debrief_goes_to_a_file_or_to_standard_output(shell: Shell) -> None:
    """The same bytes; a file is announced on standard error."""
    log = str(shell.rehearsed())
    printed = shell("debrief", log, "--format", "markdown", "-o", "-")
    assert (printed.code, printed.err) == (0, "")
    assert shell("debrief", log, "--format", "markdown", "-o", "a.md") == Answer(0, b"", "Written: a.md\n")
    assert (shell.folder / "a.md").read_bytes() == printed.out


@pytest.mark.parametrize("arguments", ["list", "--help", "schema event", "validate nonsense"])
def test_a_broken_pipe_ends_quietly(tmp_path: Path, arguments: str) -> None:
    """The reader of the output has gone, as `head -1` does; what the command found still counts."""
    running = process(*arguments.split(), folder=tmp_path)
    assert running.stdout is not None
    running.stdout.close()
    running.stdout = None
    _, err = running.communicate()
    assert (running.returncode, err) == (int("nonsense" in arguments), b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_disk_behind_standard_output_is_told_once(tmp_path: Path) -> None:
    """And ends with 1: the data did not arrive."""
    with Path("/dev/full").open("wb") as full:
        running = process("list", folder=tmp_path, stdout=full)
        _, err = running.communicate()
    assert (running.returncode, err) == (1, b"coopexercise: No space left on device\n")


@pytest.mark.parametrize("arguments", ["--help", "list", "debrief {log}", "replay {log}", "validate nonsense"])
def test_output_into_a_pipe_has_no_escape_codes(shell: Shell, arguments: str) -> None:
    """Nor have the messages."""
    log = shell.rehearsed().name
    _, out, err = shell(*arguments.format(log=log).split())
    assert out
    assert b"\x1b" not in out + err.encode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names of files")
def test_names_of_files_do_not_drive_the_terminal(shell: Shell) -> None:
    """Control characters in them are left out wherever they are told."""
    own = shell.data / "scenarios"
    own.mkdir(parents=True)
    (own / "be\x1b[2Jnch.yaml").write_text(SMALL, encoding="utf-8")
    shell.file("\x1b]0;a.jsonl", b"")
    calls = [
        shell(*call.split()) for call in ("list", "debrief .", "replay \x1b[2J", "rehearse \x1b[2J", "validate \x1b[2J")
    ]
    assert [call.code for call in calls] == [0, 1, 1, 1, 1]
    assert b"be[2Jnch" in calls[0].out
    assert [call for call in calls if b"\x1b" in call.out + call.err.encode()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal for pexpect")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ("--help", 0, "example: coopexercise run community-centre"),
        ("resume", 2, "coopexercise: there is no unfinished session. Start one: coopexercise run community-centre"),
        (
            "resume a.jsonl",
            1,
            "coopexercise: There is no log a.jsonl. Look at its name and folder; "
            "`coopexercise` lists the sessions found.",
        ),
        (
            "resume empty.jsonl",
            1,
            "coopexercise: Nothing was recorded in empty.jsonl: it is empty. If there is a copy, use that; else start "
            "a new session.",
        ),
        (
            "resume moved.jsonl",
            1,
            "coopexercise: moved.jsonl was moved in play. Go on with it: coopexercise resume /stick/moved.jsonl",
        ),
        (
            "run taster --log empty.jsonl",
            1,
            "coopexercise: empty.jsonl is there already. Choose another name, or go on with it: "
            "coopexercise resume empty.jsonl",
        ),
        ("run -", 2, "coopexercise: a session is led from the keyboard: its scenario and its log have to be files."),
    ],
)
def test_what_cannot_be_shown_is_told_before_the_screen_changes(
    tmp_path: Path, arguments: str, code: int, told: str
) -> None:
    """At a terminal, in plain lines without colours."""
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "moved.jsonl.moved").write_text("/stick/moved.jsonl\n", encoding="utf-8")
    ended, said = at_terminal(*arguments.split(), folder=tmp_path)
    assert (ended, said.splitlines()[-1]) == (code, told)
    assert "\x1b" not in said


def test_of_the_only_session_it_is_said_who_leads_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """`resume` in a second window is no fault of ours: it says where to go, and how to watch."""
    monkeypatch.setattr(sessions, "need_terminal", lambda: None)
    begun = shell.rehearsed().read_bytes().splitlines(keepends=True)[:9]
    path = shell.data / "live" / "2026-11-23-120000-taster-000000.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(begun))
    with open_log(path).log:
        code, _, err = shell("resume")
    assert (code, err.count(f"{path.name} is held by process "), err.count("coopexercise show ")) == (1, 1, 1)


def test_a_newer_session_that_is_led_elsewhere_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """`resume` without a log says which session it passed over, and which it goes on with; with a log, nothing."""
    started: list[Start] = []
    monkeypatch.setattr(sessions, "need_terminal", lambda: None)
    monkeypatch.setattr(sessions, "open_screens", lambda start: started.append(start) or 0)
    begun = shell.rehearsed().read_bytes().splitlines(keepends=True)[:9]
    older, newer = (shell.data / "live" / f"2026-11-{day}-120000-taster-000000.jsonl" for day in (22, 23))
    older.parent.mkdir(parents=True)
    for path in (older, newer):
        path.write_bytes(b"".join(begun))
    with open_log(newer).log:
        for arguments in ([], [str(older)]):
            assert shell("resume", *arguments).code == 0
            (opened,) = (start.resume for start in started[-1:])
            opened.conductor.close()
    told = f"{newer.name} is newer, and is led in another window. This is {older.name}."
    nameless = "No names are kept beside this session; seats are shown instead."
    notices = [(start.resume.path, start.resume.notice) for start in started if start.resume]
    assert notices == [(older, f"{told} {nameless}"), (older, nameless)]


# The commands


def test_the_library_is_listed(shell: Shell) -> None:
    """Each with its minutes, people, title and summary; one that is faulty with what to do."""
    own = shell.data / "scenarios"
    own.mkdir(parents=True)
    (own / "bench.yaml").write_text(FAULTY, encoding="utf-8")
    code, out, err = shell("list")
    assert (code, err) == (0, "")
    lines = out.decode().splitlines()
    assert lines[0] == "bench                    cannot be played yet; see: coopexercise validate bench"
    shipped = sorted(path.stem for path in (Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
    assert [line.split()[0] for line in lines[1::2]] == shipped
    assert lines[1].endswith("100 min  5–13 people    The community centre")


def test_a_clean_scenario_is_said_to_have_no_problems(shell: Shell) -> None:
    """That is a message; as data it is an empty list."""
    assert shell("validate", "community-centre", "taster") == Answer(0, b"", "No problems.\n")
    assert shell("validate", "community-centre", "--format", "json") == Answer(0, b"[]\n", "")


def test_problems_as_json_have_seven_keys(shell: Shell) -> None:
    """And nothing else is written."""
    code, out, err = shell("validate", shell.file("bench.yaml", FAULTY), "--format", "json")
    problems = json.loads(out)
    assert (code, err) == (1, "")
    assert [(each["file"], each["line"], each["column"], each["severity"]) for each in problems] == [
        ("bench.yaml", 3, 1, "error"),
        ("bench.yaml", 19, 11, "error"),
    ]
    assert {tuple(each) for each in problems} == {("file", "line", "column", "severity", "code", "message", "hint")}


@pytest.mark.parametrize("kind", ["scenario", "deck", "event"])
def test_schemas_are_json_schemas(shell: Shell, kind: str) -> None:
    """Of draft 7, which editors know."""
    code, out, err = shell("schema", kind)
    assert (code, err) == (0, "")
    jsonschema.Draft7Validator.check_schema(json.loads(out))


def test_a_rehearsal_shows_both_modes_side_by_side(shell: Shell) -> None:
    """With at least ten measures that were measured in both."""
    rehearsed = shell("rehearse", "community-centre", "-n", "8", "--seed", "11", "--log", "a.jsonl")
    assert rehearsed == Answer(0, b"", "Simulated session written: a.jsonl\nNext: coopexercise debrief a.jsonl\n")
    code, out, err = shell("debrief", "a.jsonl", "--format", "json")
    assert (code, err) == (0, "")
    (session,) = json.loads(out)["sessions"]
    consultation, co_production = session["rounds"]
    measured = [
        {name for name, measure in each["measures"].items() if measure["state"] == "measured"}
        for each in (consultation, co_production)
    ]
    assert (session["simulated"], consultation["mode"], co_production["mode"]) == (
        True,
        "consultation",
        "co-production",
    )
    assert len(measured[0] & measured[1]) >= 10


def test_the_same_seed_gives_the_same_deal(shell: Shell) -> None:
    """Another one gives another."""
    logs = [shell.rehearsed("a.jsonl"), shell.rehearsed("b.jsonl"), shell.rehearsed("c.jsonl", "--seed", "12")]
    first, again, other = [
        [event.data for event in read(log).events if isinstance(event.data, CardsDealt)] for log in logs
    ]
    assert first == again != other
    assert [verify(log).state for log in logs] == ["closed"] * 3


def test_rounds_can_be_swapped_and_be_given_the_same_time(shell: Shell) -> None:
    """The debrief says so."""
    log = shell.rehearsed("a.jsonl", "--order", "swap", "--equal-time")
    (session,) = json.loads(shell("debrief", str(log), "--format", "json").out)["sessions"]
    assert [(each["mode"], each["minutes"]) for each in session["rounds"]] == [
        ("co-production", 3.5),
        ("consultation", 3.5),
    ]
    assert session["order"] == "swap"


def test_cards_are_written_as_a_whole(shell: Shell) -> None:
    """Under the scenario's id unless another name is given; nothing else is left in the folder."""
    assert shell("cards", "taster", "--what", "cards, decision") == Answer(0, b"", "Written: taster.pdf\n")
    assert shell("cards", "taster", "--role", "pupil", "-o", "pupil.pdf").code == 0
    assert shell.files == ["pupil.pdf", "taster.pdf"]
    assert {(shell.folder / name).read_bytes()[:5] for name in shell.files} == {b"%PDF-"}


def test_a_printing_that_fails_leaves_the_old_cards(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is replaced in one go or not at all."""

    def refuses(_: Disk, source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(source), None, str(target))

    shell.file("taster.pdf", b"old")
    monkeypatch.setattr(Disk, "replace", refuses)
    answer = shell("cards", "taster", "--what", "decision")
    assert answer == Answer(1, b"", "coopexercise: taster.pdf: No space left on device\n")
    assert (shell.files, (shell.folder / "taster.pdf").read_bytes()) == (["taster.pdf"], b"old")


def test_warnings_of_the_printer_are_messages(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """They spoil no PDF on standard output."""
    printed = Printed(b"%PDF-", (Flaw("Too much text."), Flaw("No font.")))
    monkeypatch.setattr(coopexercise.reports.cards, "print_cards", lambda *_, **__: printed)
    assert shell("cards", "taster", "-o", "-") == Answer(0, b"%PDF-", "warning: Too much text.\nwarning: No font.\n")


def test_a_folder_of_logs_is_debriefed_together(shell: Shell) -> None:
    """Each log once, in the order of their names; other files are left alone."""
    shell.rehearsed("b.jsonl")
    shell.rehearsed("a.jsonl")
    shell.file("notes.txt", "not a log")
    shell.file("._a.jsonl", "what a Mac leaves beside a file on a stick")
    alone = [
        json.loads(shell("debrief", name, "--format", "json").out)["sessions"][0] for name in ("a.jsonl", "b.jsonl")
    ]
    answer = shell("debrief", ".", "a.jsonl", "--format", "json")
    assert (answer.code, answer.err, json.loads(answer.out)["sessions"]) == (0, "", alone)


def test_a_folder_without_a_log_is_told(shell: Shell) -> None:
    """By its name."""
    assert shell("debrief", ".") == Answer(1, b"", "coopexercise: There is no session log in ..\n")


def test_a_damaged_log_is_used_up_to_the_damage(shell: Shell) -> None:
    """The debrief is that of the lines before; where the damage is stands on standard error, and the code is 1."""
    log = shell.rehearsed()
    lines = log.read_bytes().splitlines(keepends=True)
    whole = shell("debrief", shell.file("begun.jsonl", b"".join(lines[:20])))
    flipped(log, 21)
    code, out, err = shell("debrief", "a.jsonl")
    assert (whole.code, code, out) == (0, 1, whole.out)
    place = f"line 21 (byte {sum(map(len, lines[:20]))})"
    assert err.startswith(f"a.jsonl is damaged at {place}: it ")
    assert err.endswith("What comes before that is used.\n")
    replayed = shell("replay", "a.jsonl")
    assert (replayed.code, replayed.out.count(b", entry "), replayed.err) == (1, 20, err)
    judged = shell("log", "verify", "a.jsonl")
    assert (judged.code, judged.out[:8]) == (1, b"Damaged:")


def test_a_log_in_which_nothing_is_recorded_does_not_spoil_the_others(shell: Shell) -> None:
    """It is told and left out; alone, there is nothing to report."""
    log = shell.rehearsed()
    whole = shell("debrief", str(log))
    shell.file("empty.jsonl", b"")
    told = "empty.jsonl holds no session: it is empty. If there is a copy, use that; else start a new session.\n"
    assert shell("debrief", ".") == Answer(1, whole.out, told)
    assert shell("debrief", "empty.jsonl") == shell("replay", "empty.jsonl") == Answer(1, b"", told)


def test_what_people_said_is_for_the_facilitator(shell: Shell) -> None:
    """Their own words leave the log only when that is asked for."""
    log = shell.rehearsed()
    said = [text for event in read(log).events if isinstance(event.data, IdeaRaised) for text in event.words.values()]
    participants, facilitator = (
        " ".join(shell("debrief", "a.jsonl", "--for", reader).out.decode().split())
        for reader in ("participants", "facilitator")
    )
    assert said
    assert [text for text in said if text in participants] == []
    assert [text for text in said if text not in facilitator] == []


def test_a_transcript_has_a_line_for_each_entry(shell: Shell) -> None:
    """As text, also into a pipe without being asked for."""
    log = shell.rehearsed()
    code, out, err = shell("replay", str(log))
    assert (code, err, out.count(b", entry "), b"\x1b" in out) == (0, "", len(read(log).events), False)
    assert shell("replay", str(log), "--plain").out == out


def test_a_log_is_judged(shell: Shell) -> None:
    """Whole, or torn: the code says it too."""
    log = shell.rehearsed()
    head = read(log).head
    whole = shell("log", "verify", "a.jsonl")
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.decode().endswith(f"Head {head}.\n")
    log.write_bytes(log.read_bytes()[:-5])
    torn = shell("log", "verify", "a.jsonl")
    assert (torn.code, torn.out[:5]) == (1, b"Torn:")
