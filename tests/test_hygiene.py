"""What a release must not change by accident: what is imported, what is public, what names are written to disk."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import coopexercise.library
import coopexercise.record
from coopexercise.exercise.events import KINDS
from coopexercise.exercise.refusals import Reason

from .command_line import process

ROOT = Path(__file__).parent.parent

CALLS = """
import contextlib, io, json, sys
from coopexercise import cli
imported = {}
for call in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        assert cli.run(call) == 0, call
    imported[" ".join(call)] = sorted(name for name in json.loads(sys.argv[2]) if name in sys.modules)
print(json.dumps(imported))
"""
HEAVY = ["jsonschema", "msgspec", "platformdirs", "rich", "textual", "typst", "yaml"]
SCREENS = {"rich", "textual"}
NOTHING: frozenset[str] = frozenset()


def imported_by(folder: Path, *calls: str) -> dict[str, frozenset[str]]:
    """Return which heavy packages are there after each call of the program, one after the other in one process."""
    arguments = [json.dumps([call.split() for call in calls]), json.dumps(HEAVY)]
    running = process(*arguments, folder=folder, code=CALLS)
    out, err = running.communicate()
    assert running.returncode == 0, err.decode()
    return {call: frozenset(found) for call, found in json.loads(out).items()}


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """So that it is there at once."""
    calls = ("--help", "--version", "debrief --help", "log verify --help")
    assert imported_by(tmp_path, *calls) == dict.fromkeys(calls, NOTHING)


def test_commands_without_a_screen_import_no_screen(tmp_path: Path) -> None:
    """Neither Textual nor Rich, which take longer to import than the commands to run."""
    calls = (
        "rehearse taster --seed 11 --log a.jsonl",
        "rehearse taster --runs 2",
        "debrief a.jsonl",
        "debrief a.jsonl --format json -o a.json",
        "log verify a.jsonl",
        "replay a.jsonl --plain",
        "pack a.jsonl",
        "list",
        "validate taster",
        "new scenario bench",
        "diff taster bench.yaml",
        "schema event",
        "cards taster -o taster.pdf",
    )
    found = imported_by(tmp_path, *calls)
    assert {call: packages & SCREENS for call, packages in found.items()} == dict.fromkeys(calls, NOTHING)


def test_what_reads_a_log_reads_no_yaml(tmp_path: Path) -> None:
    """A log needs no other file, and no reader of other files."""
    imported_by(tmp_path, "rehearse taster --seed 11 --log a.jsonl")
    calls = ("log verify a.jsonl", "debrief a.jsonl", "replay a.jsonl")
    assert imported_by(tmp_path, *calls) == dict.fromkeys(calls, frozenset({"msgspec"}))


def test_names_of_refusals_are_for_ever() -> None:
    """One may be added, here as well; none is changed or used for something else."""
    assert [reason.value for reason in Reason] == REASONS


def test_kinds_of_event_are_for_ever() -> None:
    """One may be added, here as well; none is changed or used for something else."""
    assert sorted(KINDS) == EVENT_KINDS


def test_the_front_doors_of_the_rooms_are_known() -> None:
    """What the reading room and the record offer to the others."""
    assert sorted(coopexercise.library.__all__) == LIBRARY
    assert sorted(coopexercise.record.__all__) == RECORD


# Put together so that this file does not find itself.
OF_A_MACHINE = re.compile("|".join(f"/{folder}/" for folder in ("work", "farm")))
OTHER_FOLDERS = {"__pycache__", "build", "dist"}


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files of the project that hold text; hidden folders are those of tools, but for the server's own."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name != ".ci"
        if path.is_dir() and not hidden and path.name not in OTHER_FOLDERS and path.suffix != ".egg-info":
            yield from texts(path)
        elif path.is_file() and not hidden:
            yield path.relative_to(ROOT), path.read_bytes().decode(errors="replace")


def test_no_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    """The project speaks of the project alone."""
    assert [(path.as_posix(), found[0]) for path, text in texts(ROOT) if (found := OF_A_MACHINE.search(text))] == []


REASONS = [
    "not-open",
    "already-open",
    "ended",
    "read-only",
    "too-few-people",
    "too-many-people",
    "no-such-seat",
    "no-such-card",
    "not-in-play",
    "card-full",
    "card-not-allowed",
    "deal-impossible",
    "deal-incomplete",
    "not-dealt",
    "same-seat",
    "same-card",
    "no-such-round",
    "round-not-started",
    "not-in-a-round",
    "nothing-next",
    "no-clock",
    "clock-stands",
    "clock-runs",
    "no-jump",
    "out-of-range",
    "no-such-option",
    "options-in-co-production",
    "consultation-asks-for-no-offers",
    "only-watches",
    "not-the-decider",
    "reason-missing",
    "no-such-parameter",
    "no-such-outcome",
    "outcome-not-agreed",
    "no-such-item",
    "no-such-statement",
    "no-such-proposal",
    "not-joined",
    "already-joined",
    "words-missing",
    "words-too-long",
    "no-such-inject",
    "inject-already-out",
    "window-open",
    "window-closed",
    "no-such-question",
    "not-in-debrief",
    "bad-date",
    "nothing-changes",
    "nothing-to-correct",
    "cannot-be-corrected",
    "still-needed",
    "no-such-element",
    "not-ended",
    "anonymised",
    "nothing-to-follow",
    "not-asked",
    "followup-ended",
]
EVENT_KINDS = [
    "answer.given",
    "card.moved",
    "cards.dealt",
    "clock.changed",
    "clock.jumped",
    "clock.paused",
    "clock.resumed",
    "commitment.followed",
    "commitment.made",
    "decision.made",
    "elements.agreed",
    "entry.corrected",
    "followup.opened",
    "idea.raised",
    "inject.released",
    "learning.noted",
    "missing.named",
    "note.made",
    "notice.given",
    "offer.made",
    "option.chosen",
    "outcome.followed",
    "outcomes.agreed",
    "parameters.explained",
    "part.started",
    "proposal.joined",
    "proposal.shaped",
    "rating.given",
    "role.left",
    "round.ended",
    "round.started",
    "seat.added",
    "seat.handed",
    "seat.left",
    "seat.locked",
    "session.ended",
    "session.opened",
    "step.started",
    "voice.taken",
    "window.closed",
    "window.opened",
    "words.removed",
]
LIBRARY = [
    "CannotStart",
    "Change",
    "Difference",
    "Entry",
    "Faulty",
    "Loaded",
    "NotUpgraded",
    "Participant",
    "Participants",
    "Problem",
    "SchemaKind",
    "StartKind",
    "Started",
    "View",
    "as_json",
    "as_text",
    "changed",
    "check",
    "check_text",
    "content_hash",
    "copy_as_own",
    "counted",
    "deck_headings",
    "differences",
    "differences_as_json",
    "differences_as_text",
    "files_of",
    "fingerprints",
    "has_errors",
    "headings",
    "headings_here",
    "in_full",
    "is_shipped",
    "json_schema",
    "load",
    "load_either",
    "load_either_text",
    "load_file",
    "load_text",
    "parse_participants",
    "read_participants",
    "schema_name",
    "shelf",
    "start",
    "upgrade",
    "view",
]
RECORD = [
    "AlreadyThere",
    "Anonymised",
    "AppendFailed",
    "CannotAnonymise",
    "CannotOpen",
    "CannotRedact",
    "Damage",
    "Damaged",
    "Entry",
    "FileLog",
    "Held",
    "Holder",
    "Keeping",
    "Linked",
    "Log",
    "MemoryLog",
    "Note",
    "Notes",
    "NothingRecorded",
    "Opened",
    "People",
    "Person",
    "Reading",
    "RecordError",
    "Removal",
    "Seats",
    "Shelf",
    "TooNew",
    "UnsavedLog",
    "Verdict",
    "add_note",
    "anonymise",
    "belongings",
    "create_log",
    "entry",
    "followed_log",
    "followup_paths",
    "forks",
    "glance",
    "holder",
    "home_shelf",
    "is_followup",
    "is_session",
    "keeping",
    "load_notes",
    "load_people",
    "next_followup_path",
    "not_a_session",
    "notes_path",
    "now",
    "open_log",
    "overdue",
    "people_path",
    "read",
    "read_at_once",
    "read_followups",
    "remove",
    "repair",
    "save_people",
    "say_moved",
    "says_followup",
    "seats",
    "verify",
    "went_to",
    "write_atomic",
    "write_copy",
]
