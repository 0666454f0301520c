"""What each command does. Heavy rooms are imported where they are needed, so that `--help` stays quick."""

import sys
import uuid
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .exercise.deck import Deck
    from .exercise.session import Session
    from .library import Loaded, Participant
    from .terminal.start import Start

FAULT = 1
STANDARD = "-"
"""Standard input or output, in place of a file's name."""


class Usage(Exception):
    """The command cannot be carried out as it was given; the text says what to do instead."""


def home(_: Namespace) -> int:
    """Open the home screen."""
    from .terminal.start import Start

    return _open(Start())


def lead(args: Namespace) -> int:
    """Lead a session, from set-up."""
    from .terminal.start import Start

    loaded = _load(args.scenario)
    people = _people(args, loaded.deck)
    if args.log and args.log.exists():
        raise Usage(f"{args.log} exists already; choose another name, or go on with it: coopexercise resume {args.log}")
    start = Start(
        scenario=args.scenario,
        people=people,
        seed=args.seed,
        log=args.log,
        order=args.order,
        equal_time=args.equal_time,
        tables=args.tables,
    )
    return _open(start)


def resume(args: Namespace) -> int:
    """Go on with a session."""
    from .record import CannotOpen
    from .terminal.opening import open_old
    from .terminal.start import Start

    _need_terminal()
    log = args.log or _latest()
    try:
        opened = open_old(log)
    except CannotOpen as problem:
        return _complain(str(problem))
    return _open(Start(resume=opened))


def show(args: Namespace) -> int:
    """Follow a session on a projector."""
    log = args.log or _latest()
    if not log.exists():
        return _complain(f"There is no log {log}.")
    _need_terminal()
    from .terminal.show import ShowApp

    ShowApp(log).run()
    return 0


def replay(args: Namespace) -> int:
    """Print what happened, or open it on the screen."""
    from .reports.transcript import transcript

    events = _read(args.log).events
    if args.plain or not _at_terminal():
        for line in transcript(events, zone=None):
            print(line)
        return 0
    from .terminal.start import Start

    return _open(Start(transcript=Path(args.log)))


def debrief(args: Namespace) -> int:
    """Write the contrast of one or more sessions."""
    from .exercise.session import fold
    from .reports.debrief import report

    sessions = [fold(_read(name).events) for name in _logs(args.logs)]
    if not sessions:
        return _complain("There is no session log in there.")
    text = report(sessions, args.format, for_facilitator=args.reader == "facilitator")
    _write(args.output, text.encode())
    return 0


def cards(args: Namespace) -> int:
    """Print role cards, slips and sheets."""
    from .reports.cards import print_cards

    loaded = _load(args.scenario)
    output = args.output or f"{loaded.scenario.id}.pdf"
    try:
        printed = print_cards(loaded.scenario, loaded.deck, what=args.what.split(","), role=args.role)
    except ValueError as problem:
        raise Usage(str(problem)) from problem
    for warning in printed.warnings:
        _tell(warning)
    _write(output, printed.pdf)
    if output != STANDARD:
        _tell(f"Written: {output}")
    return 0


def list_scenarios(_: Namespace) -> int:
    """List the scenarios of the library."""
    from .library import shelf

    for entry in shelf():
        people = f"{entry.people[0]}–{entry.people[1]} people"
        about = f"{entry.faults} problems; see: coopexercise validate {entry.id}" if entry.faults else entry.summary
        print(f"{entry.id:<24} {entry.minutes:>4} min  {people:<14} {entry.title}\n{'':<24} {about}")
    return 0


def validate(args: Namespace) -> int:
    """Say everything that is wrong with scenarios and decks."""
    from .library import as_json, as_text, check, check_text, has_errors

    names = [name for name in args.files if name != STANDARD]
    problems = check(names)
    if STANDARD in args.files:
        problems += check_text(sys.stdin.buffer.read())
    if args.format == "json":
        print(as_json(problems))
    elif problems:
        print(as_text(problems))
    else:
        _tell("No problems.")
    return FAULT if has_errors(problems) else 0


def schema(args: Namespace) -> int:
    """Print a JSON Schema."""
    import json

    from .library import json_schema

    print(json.dumps(json_schema(args.kind), indent=2, ensure_ascii=False))
    return 0


def rehearse(args: Namespace) -> int:
    """Play a session with simulated participants; into a log, or (without one) straight into a debrief."""
    from .record import RecordError
    from .simulation import Refused, simulate

    loaded = _load(args.scenario)
    people = [person.not_cards for person in _people(args, loaded.deck)] or [()] * _count(args, loaded.deck)
    try:
        session = simulate(loaded, people, args.seed, args.log, order=args.order, equal_time=args.equal_time)
    except Refused as problem:
        raise Usage(str(problem)) from problem
    except RecordError as problem:
        return _complain(str(problem))
    _after_rehearsal(session, args.log)
    return 0


def _count(args: Namespace, deck: "Deck") -> int:
    return len(deck.cards) if args.count is None else int(args.count)


def _after_rehearsal(session: "Session", log: Path | None) -> None:
    from .reports.debrief import report

    if log:
        _tell(f"Simulated session written: {log}\nNext: coopexercise debrief {log}")
    else:
        print(report([session], "text"))


def verify(args: Namespace) -> int:
    """Say whether a log is whole."""
    from .record import verify as judge

    verdict = judge(_local(args.log))
    for sentence in verdict.sentences:
        print(sentence)
    return verdict.exit_code


def _open(start: "Start") -> int:
    _need_terminal()
    from .terminal.app import CoopApp

    app = CoopApp(start)
    app.run()
    for line in app.last_words():
        print(line)
    return app.return_code or 0


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _need_terminal() -> None:
    if not _at_terminal():
        raise Usage(
            "the screens need a terminal for input and output, and this is a pipe or a file. Start it in a terminal "
            "window; `rehearse`, `debrief` and `replay --plain` work without one."
        )


def _latest() -> Path:
    from .record import home_shelf

    latest = home_shelf().latest_open()
    if latest is None:
        raise Usage("there is no unfinished session. Start one: coopexercise run community-centre")
    return latest


def _load(name: str) -> "Loaded":
    from .library import Faulty, as_text, load, load_text

    loaded = load_text(sys.stdin.buffer.read()) if name == STANDARD else load(name)
    if isinstance(loaded, Faulty):
        raise SystemExit(_complain(as_text(loaded.problems)))
    return loaded


def _people(args: Namespace, deck: "Deck") -> "tuple[Participant, ...]":
    """Return who takes part, with the cards they must not get: those of the list, and the one like their own job."""
    from .exercise.dealing import unlike
    from .library import Participant, as_text, has_errors, parse_participants, read_participants

    if not args.participants:
        return tuple(Participant(name) for name in args.person)
    if args.participants == STANDARD:
        read = parse_participants(sys.stdin.buffer.read(), deck=deck)
    else:
        read = read_participants(Path(args.participants), deck)
    if read.problems:
        _tell(as_text(read.problems))
    if has_errors(read.problems):
        raise SystemExit(FAULT)
    return tuple(Participant(each.name, each.job, (*each.not_cards, *unlike(deck, each.job))) for each in read.people)


def _logs(names: Sequence[str]) -> Iterable[str]:
    for name in names:
        folder = Path(name)
        if name != STANDARD and folder.is_dir():
            yield from (str(path) for path in sorted(folder.glob("*.jsonl")))
        else:
            yield name


def _read(name: str):  # type: ignore[no-untyped-def]
    from .record import read

    reading = read(_local(name))
    if reading.damage:
        where = f"line {reading.damage.line} (byte {reading.damage.byte})"
        _tell(f"{name} is damaged at {where}: it {reading.damage.cause}. What comes before that is used.")
    if not reading.events:
        raise SystemExit(_complain(f"{name} holds no session: not even its first line can be read."))
    return reading


def _local(name: str) -> Path:
    """Return the path of a log; what comes from standard input is put into a temporary file."""
    if name != STANDARD:
        return Path(name)
    import tempfile

    with tempfile.NamedTemporaryFile(prefix=f"coopexercise-{uuid.uuid4().hex}-", suffix=".jsonl", delete=False) as file:
        file.write(sys.stdin.buffer.read())
    return Path(file.name)


def _write(output: str, content: bytes) -> None:
    from .record import write_atomic

    if output == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_atomic(Path(output), content)


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


def _complain(text: str) -> int:
    _tell(f"coopexercise: {text}" if "\n" not in text else text)
    return FAULT
