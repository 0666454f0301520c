"""Opening a session: a new one, one for each table, or an old one."""

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda
from coopexercise.exercise.events import CardsDealt, SessionOpened
from coopexercise.exercise.session import fold
from coopexercise.library import content_hash
from coopexercise.record import (
    AlreadyThere,
    AppendFailed,
    Damaged,
    Held,
    NothingRecorded,
    Person,
    home_shelf,
    load_people,
    open_log,
    people_path,
    read,
)
from coopexercise.record.disk import Disk
from coopexercise.terminal.opening import SEEDS, Opened, Plan, Refused, away, open_new, open_old, open_tables
from tests.exercise.table import DECK, SCENARIO, FakeClock

NAMES = ("Ana", "Ben", "Chi", "Dee", "Eli", "Fay", "Gus", "Hal")


def plan(count: int = 5, **options: object) -> Plan:
    """Return a plan for so many people with names and jobs."""
    named = tuple(Person(name, "Gardener") for name in NAMES[:count])
    made = Plan(scenario=SCENARIO, deck=DECK, people=named, not_cards=((),) * count, seed=11)
    return replace(made, **options)


def first(opened: Opened) -> SessionOpened:
    """Return what the log of a session opens with."""
    data = read(opened.path).events[0].data
    assert isinstance(data, SessionOpened)
    return data


def files(folder: Path) -> list[str]:
    """Return the names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def closed(*opened: Opened) -> None:
    """Let the logs go."""
    for each in opened:
        each.conductor.close()


def test_a_new_session_is_open_seated_and_dealt(tmp_path: Path) -> None:
    """All of it in the log; names are beside it, and nowhere in it."""
    clock = FakeClock()
    opened = open_new(plan(log=tmp_path / "a.jsonl", capture="full", order="swap"), lambda: clock.now)
    closed(opened)
    events = read(opened.path).events
    assert [event.kind for event in events] == ["session.opened", *["seat.added"] * 5, "cards.dealt"]
    assert {event.moment for event in events} == {clock.now}
    assert fold(events) == opened.conductor.session
    assert agenda.place(opened.conductor.session) == "deal"
    assert (opened.path, opened.notice) == (tmp_path / "a.jsonl", "")
    assert opened.names == {f"s{seat}": name for seat, name in enumerate(NAMES[:5], 1)}
    assert load_people(opened.path).seats == {
        f"s{seat}": Person(name, "Gardener") for seat, name in enumerate(NAMES[:5], 1)
    }
    assert [name for name in NAMES if name.encode() in opened.path.read_bytes()] == []
    assert files(tmp_path) == ["a.jsonl", "a.jsonl.people.json"]


def test_the_log_says_what_was_planned(tmp_path: Path) -> None:
    """Order, capture level, and scenario and deck with their hashes; not that it is simulated."""
    opened = open_new(plan(log=tmp_path / "a.jsonl", capture="full", order="swap", equal_time=True))
    closed(opened)
    data = first(opened)
    assert (data.scenario, data.deck) == (SCENARIO, DECK)
    assert (data.scenario_hash, data.deck_hash) == (content_hash(SCENARIO), content_hash(DECK))
    assert (data.order, data.equal_time, data.capture, data.simulated) == ("swap", True, "full", False)
    assert (data.gathering, data.table, data.origin) == ("", 1, None)


def test_the_same_seed_gives_the_same_deal(tmp_path: Path) -> None:
    """Without one it is drawn, and recorded like any other."""
    same = [open_new(plan(log=tmp_path / f"{name}.jsonl")) for name in "ab"]
    drawn = open_new(plan(log=tmp_path / "c.jsonl", seed=None))
    closed(*same, drawn)
    assert same[0].conductor.session.deal == same[1].conductor.session.deal
    dealt = [event.data for event in read(drawn.path).events if isinstance(event.data, CardsDealt)]
    assert [each.seed is not None and 0 <= each.seed < SEEDS for each in dealt] == [True]


def test_a_card_that_somebody_must_not_get_is_not_dealt_to_them(tmp_path: Path) -> None:
    """The `not` lists are in the order of the people."""
    wanted = ((), ("officer", "neighbour", "pupil", "councillor"), (), (), ())
    opened = open_new(plan(log=tmp_path / "a.jsonl", not_cards=wanted))
    closed(opened)
    assert opened.conductor.session.deal["s2"] == "trader"


def test_people_without_names_have_seats(tmp_path: Path) -> None:
    """A head count is enough."""
    opened = open_new(plan(log=tmp_path / "a.jsonl", people=(Person(""),) * 5))
    closed(opened)
    assert (opened.names, len(opened.conductor.session.seats)) == ({}, 5)


def test_without_a_place_the_log_goes_to_the_data_folder(data_folder: Path) -> None:
    """Where it is the latest unfinished session."""
    opened = open_new(plan())
    closed(opened)
    assert opened.path.parent == data_folder / "live"
    assert home_shelf().latest_open() == opened.path


# What cannot be opened leaves nothing


def test_a_plan_that_the_rules_refuse_leaves_nothing_behind(tmp_path: Path) -> None:
    """No log, no lock, no names; the sentence is that of the rules, and another try may use the same name."""
    log = tmp_path / "a.jsonl"
    with pytest.raises(Refused, match=r"^An exercise needs at least 2 people; there are 1\.$"):
        open_new(plan(1, log=log))
    with pytest.raises(Refused, match=r"^No deal gives everybody a card they may have\."):
        open_new(plan(2, log=log, not_cards=(("officer", "neighbour", "pupil", "councillor", "trader"),) * 2))
    assert files(tmp_path) == []
    closed(open_new(plan(log=log)))


def test_a_log_that_is_there_is_not_touched(tmp_path: Path) -> None:
    """Whoever holds it goes on."""
    there = open_new(plan(log=tmp_path / "a.jsonl"))
    before = there.path.read_bytes()
    with pytest.raises(AlreadyThere):
        open_new(plan(log=there.path))
    assert (there.path.read_bytes(), there.names) == (before, open_names(there))
    closed(there)


def open_names(opened: Opened) -> dict[str, str]:
    """Return the names beside a log."""
    return {seat: person.name for seat, person in load_people(opened.path).seats.items()}


def test_names_that_cannot_be_written_leave_no_log_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facilitator hears why, and can try again."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Disk, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        open_new(plan(log=tmp_path / "a.jsonl"))
    assert files(tmp_path) == []


def test_a_disk_that_fails_leaves_no_log_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one with half of an opening."""
    syncs = []

    def third(*_: object) -> None:
        syncs.append(1)
        if len(syncs) == 3:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Disk, "sync", third)
    with pytest.raises(AppendFailed):
        open_new(plan(log=tmp_path / "a.jsonl"))
    assert files(tmp_path) == []


# Tables


def test_three_tables_share_a_gathering_and_the_people_in_turn(tmp_path: Path) -> None:
    """A log each, with its table's number, its own seed, and its own people."""
    opened = open_tables(plan(8, log=tmp_path / "hall.jsonl"), 3)
    closed(*opened)
    opening = [first(each) for each in opened]
    dealt = [
        event.data.seed for each in opened for event in read(each.path).events if isinstance(event.data, CardsDealt)
    ]
    assert [each.path.name for each in opened] == ["hall-1.jsonl", "hall-2.jsonl", "hall-3.jsonl"]
    assert [each.table for each in opening] == [1, 2, 3]
    assert (len({each.gathering for each in opening}), opening[0].gathering != "") == (1, True)
    assert len({each.conductor.session.id for each in opened}) == 3
    assert dealt == [11, 12, 13]
    assert [list(each.names.values()) for each in opened] == [
        ["Ana", "Dee", "Gus"],
        ["Ben", "Eli", "Hal"],
        ["Chi", "Fay"],
    ]
    assert [open_names(each) for each in opened] == [each.names for each in opened]


def test_what_people_must_not_get_goes_with_them_to_their_table(tmp_path: Path) -> None:
    """As their names do."""
    wanted = ((), ("officer",), (), (), (), ("neighbour",))
    opened = open_tables(plan(6, log=tmp_path / "hall.jsonl", not_cards=wanted), 2)
    closed(*opened)
    assert [[seat.not_cards for seat in each.conductor.session.seats.values()] for each in opened] == [
        [(), (), ()],
        [("officer",), (), ("neighbour",)],
    ]


def test_tables_without_a_seed_each_draw_their_own(data_folder: Path) -> None:
    """And their logs go to the data folder, under different names."""
    opened = open_tables(plan(6, seed=None), 3)
    closed(*opened)
    assert {each.path.parent for each in opened} == {data_folder / "live"}
    assert len({each.path for each in opened}) == 3


def test_one_table_is_no_gathering(tmp_path: Path) -> None:
    """Its log has the name that was asked for."""
    (opened,) = open_tables(plan(log=tmp_path / "a.jsonl"), 1)
    closed(opened)
    assert (opened.path.name, first(opened).gathering) == ("a.jsonl", "")


@pytest.mark.parametrize("why", ["refused", "there"])
def test_when_one_table_cannot_be_opened_none_is(tmp_path: Path, why: str) -> None:
    """Nothing is left of those before it; what was there stays."""
    there = ["hall-3.jsonl"] if why == "there" else []
    for name in there:
        (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(AlreadyThere if there else Refused):
        open_tables(plan(8 if there else 5, log=tmp_path / "hall.jsonl"), 3)
    assert files(tmp_path) == there


# Going on


def test_an_old_session_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """With its names, and without a notice."""
    before = open_new(plan(log=tmp_path / "a.jsonl"))
    before.conductor.perform(agenda.advance)
    closed(before)
    opened = open_old(before.path)
    assert (opened.conductor.session, opened.names, opened.notice) == (before.conductor.session, before.names, "")
    opened.conductor.perform(agenda.advance)
    closed(opened)
    assert [later.seq - earlier.seq for earlier, later in pairwise(read(opened.path).events)] == [1] * 8


def test_a_torn_end_is_told_and_so_are_missing_names(tmp_path: Path) -> None:
    """In one notice; the session is the one before the torn entry."""
    before = open_new(plan(log=tmp_path / "a.jsonl"))
    closed(before)
    with before.path.open("ab") as log:
        log.write(b'{"v":1,"session":')
    people_path(before.path).unlink()
    opened = open_old(before.path)
    closed(opened)
    assert (opened.conductor.session, opened.names) == (before.conductor.session, {})
    assert opened.notice == (
        "The last entry was not complete: the program or the computer stopped while it was being written. "
        "Its 17 bytes are now in a.jsonl.torn; everything recorded before it is here. "
        "No names are kept beside this session; seats are shown instead."
    )


def test_what_cannot_be_gone_on_with_is_said(tmp_path: Path) -> None:
    """Held by another, damaged, or empty; nothing is locked or changed by the attempt."""
    opened = open_new(plan(log=tmp_path / "a.jsonl"))
    with pytest.raises(Held):
        open_old(opened.path)
    closed(opened)
    lines = opened.path.read_bytes().splitlines(keepends=True)
    (tmp_path / "damaged.jsonl").write_bytes(b"".join([lines[0], *lines[2:]]))
    (tmp_path / "empty.jsonl").touch()
    for name, problem in (("damaged", Damaged), ("empty", NothingRecorded)):
        with pytest.raises(problem):
            open_old(tmp_path / f"{name}.jsonl")
    with pytest.raises(FileNotFoundError):
        open_old(tmp_path / "lost.jsonl")
    open_log(opened.path).log.close()
    assert files(tmp_path) == ["a.jsonl", "a.jsonl.people.json", "damaged.jsonl", "empty.jsonl"]


def test_how_long_a_session_was_left_alone(tmp_path: Path) -> None:
    """By the wall, since its last entry."""
    clock = FakeClock()
    opened = open_new(plan(log=tmp_path / "a.jsonl"), lambda: clock.now)
    closed(opened)
    assert (away(opened, clock.now), away(opened, clock.restart(90.5))) == (0.0, 90.5)
