"""Opening a session for the screens: a new one from a plan, or an old one from its log."""

import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from .. import __version__
from ..exercise import agenda, dealing
from ..exercise.deck import Deck
from ..exercise.events import Capture, Moment, Order
from ..exercise.refusals import Refusal
from ..exercise.scenario import Scenario
from ..exercise.session import Session
from ..record import (
    CannotOpen,
    FileLog,
    Log,
    Person,
    create_log,
    home_shelf,
    load_people,
    not_a_session,
    now,
    open_log,
    people_path,
    save_people,
    says_followup,
)
from .conductor import Command, Conductor

SEEDS = 1_000_000
"""Seeds that nobody chose are below this: short enough to be read out."""


class Plan(Struct, frozen=True, kw_only=True):
    """What set-up settles before a session is opened."""

    scenario: Scenario
    deck: Deck
    people: tuple[Person, ...] = ()
    """One for each participant; names may be empty."""
    not_cards: tuple[tuple[str, ...], ...] = ()
    """For each participant, the cards they must not get."""
    seed: int | None = None
    log: Path | None = None
    order: Order = "scenario"
    equal_time: bool = False
    capture: Capture = "core"
    gathering: str = ""
    table: int = 1


class Opened(Struct, frozen=True):
    """A session ready to be led."""

    conductor: Conductor
    names: dict[str, str]
    path: Path
    notice: str = ""
    """What the facilitator should know about the log, such as a torn end that was recovered."""


class Refused(CannotOpen):
    """A plan that the rules do not allow, or a log that is no session's; the text says why."""


def open_new(plan: Plan, clock: Callable[[], Moment] = now) -> Opened:
    """Create a log for a plan, open the session in it, give everybody a seat and deal.

    Raises CannotOpen (AlreadyThere for a log that exists, Refused for what the rules forbid), AppendFailed
    and OSError; then nothing of it is left.
    """
    path = plan.log or home_shelf().new_path(plan.scenario.id, clock())
    with new_log(path) as log:
        conductor = Conductor(log, clock)
        carry_out(conductor, opening_of(plan))
        carry_out(conductor, partial(dealing.add_seats, people=plan.not_cards))
        carry_out(conductor, partial(dealing.deal, seed=seed_of(plan)))
        people = dict(zip(conductor.session.seats, plan.people, strict=False))
        save_people(path, people)
    return Opened(conductor, _names(people), path)


@contextmanager
def new_log(path: Path) -> Iterator[FileLog]:
    """Give a new log, which stays open; when what is done with it fails, it is removed again.

    Raises AlreadyThere and OSError.
    """
    log = create_log(path, str(uuid.uuid4()))
    try:
        yield log
    except BaseException:
        _remove(log, path)
        raise


def _remove(log: Log, path: Path) -> None:
    """Let a log go of a session that never began, and remove it with the names beside it."""
    log.close()
    for each in (people_path(path), path):
        with suppress(OSError):
            each.unlink()


def open_tables(plan: Plan, tables: int, clock: Callable[[], Moment] = now) -> list[Opened]:
    """Open one session for each table of a gathering, with the people shared among them in turn.

    With one table, this is `open_new`. Raises what that raises; then nothing is left of the other tables either.
    """
    if tables <= 1:
        return [open_new(plan, clock)]
    gathering, opened = str(uuid.uuid4()), []
    try:
        for table in range(tables):
            opened.append(open_new(_table(plan, gathering, table, tables), clock))
    except BaseException:
        for each in opened:
            _remove(each.conductor.log, each.path)
        raise
    return opened


def _table(plan: Plan, gathering: str, table: int, tables: int) -> Plan:
    log = plan.log and plan.log.with_name(f"{plan.log.stem}-{table + 1}{plan.log.suffix}")
    return replace(
        plan,
        gathering=gathering,
        table=table + 1,
        log=log,
        people=plan.people[table::tables],
        not_cards=plan.not_cards[table::tables],
        seed=None if plan.seed is None else plan.seed + table,
    )


def opening_of(plan: Plan, *, simulated: bool = False) -> Command:
    """Return the command that opens the session of a plan."""
    from ..library import content_hash  # slow to import, and home does without it

    return partial(
        agenda.open_session,
        scenario=plan.scenario,
        deck=plan.deck,
        app=__version__,
        scenario_hash=content_hash(plan.scenario),
        deck_hash=content_hash(plan.deck),
        order=plan.order,
        equal_time=plan.equal_time,
        capture=plan.capture,
        simulated=simulated,
        gathering=plan.gathering,
        table=plan.table,
    )


def seed_of(plan: Plan) -> int:
    """Return the seed of the deal; one by chance when nobody chose."""
    return secrets.randbelow(SEEDS) if plan.seed is None else plan.seed


def carry_out(conductor: Conductor, command: Command) -> Session:
    """Carry out a command that the rules allow, and return the session after it. Raises Refused and AppendFailed."""
    result = conductor.perform(command)
    if isinstance(result, Refusal):
        raise Refused(result.sentence)
    return conductor.session


def open_old(path: Path, clock: Callable[[], Moment] = now, other: str = "") -> Opened:
    """Open a log to go on exactly where it stopped; `other` is told of another one. Raises CannotOpen and OSError."""
    log, reading, notice = open_log(path)
    if says_followup(reading):
        log.close()
        raise Refused(not_a_session(path))
    people = load_people(path)
    told = " ".join(text for text in (other, notice, people.notice) if text)
    return Opened(Conductor(log, clock, reading.events), _names(people.seats), path, told)


def passed_over(log: Path) -> str:
    """Return the sentence about a newer session than the newest free one, `log`, which somebody leads; else nothing."""
    led = home_shelf().latest_open()
    if led is None or led.name <= log.name:
        return ""
    return f"{led.name} is newer, and is led in another window. This is {log.name}."


def _names(people: dict[str, Person]) -> dict[str, str]:
    return {seat: person.name for seat, person in people.items() if person.name}


def away(opened: Opened, moment: Moment) -> float:
    """Return the seconds since the last entry, during which a running clock ran on."""
    last = opened.conductor.session.last
    return 0.0 if last is None else (moment.wall - last.moment.wall).total_seconds()
