"""The screen of a follow-up, and the log behind it."""

import errno
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from coopexercise.exercise import followup
from coopexercise.exercise.events import Event, SessionEnded
from coopexercise.exercise.session import Session, fold
from coopexercise.record import CannotOpen, Person, create_log, open_log, read, save_people
from coopexercise.record.disk import Disk
from coopexercise.terminal.following_up import Afterwards, NotAsked, open_afterwards
from coopexercise.terminal.followup_app import FollowUpApp
from coopexercise.terminal.opening import Refused, open_old
from coopexercise.terminal.words import followup as followup_words
from tests.exercise.table import dealt
from tests.exercise.test_followup import LATER, promised
from tests.terminal import centre
from tests.terminal.leading import screen, typed, until


def logged(events: list[Event], path: Path) -> Session:
    """Write a log, and return the session as it has it."""
    with create_log(path, "table-1") as log:
        return fold(event for each in events for event in log.append([each], each.moment))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log of a session with two promises, an outcome, and one that was added in words."""
    logged(promised().events, tmp_path / "a.jsonl")
    return tmp_path / "a.jsonl"


def opened(log: Path) -> Afterwards:
    """Return what can be asked about a log, four weeks later."""
    return open_afterwards(log, lambda: LATER)


def kinds(path: Path) -> list[str]:
    """Return what a log holds."""
    return [event.kind for event in read(path).events]


def failing(*_: object) -> None:
    """Fail as a disk does that could not be synced; the log has to be opened again then."""
    raise OSError(errno.EIO, "Input/output error")


async def asked(pilot: Pilot[Any], words: str) -> None:
    """Wait until something stands on the screen."""
    await until(pilot, lambda: words in screen(pilot.app))


async def test_the_flagship_is_followed_up_with_two_keys_a_question(tmp_path: Path) -> None:
    """Fourteen for three promises and three outcomes; each answer is on the disk before the next question is there."""
    from coopexercise.exercise import agenda, debrief

    table = centre.debriefing("right")
    table.done(debrief.commit, "Write to the parents", "s3")
    table.done(agenda.end_session)
    logged(table.events, tmp_path / "a.jsonl")
    save_people(tmp_path / "a.jsonl", {"s5": Person("Eli")})
    before, linked = (tmp_path / "a.jsonl").read_bytes(), tmp_path / "a.followup.jsonl"
    app = FollowUpApp(opened(tmp_path / "a.jsonl"))
    keys = 0
    async with app.run_test() as pilot:
        await asked(pilot, "What came of 3 commitments and 3 outcomes?")
        assert not linked.exists()
        await pilot.press("n")
        await asked(pilot, "Eli, who played Caretaker, promised")
        keys += 1
        for number in range(6):
            await asked(pilot, f"{'commitment' if number < 3 else 'outcome'} {number % 3 + 1} of 3")
            assert len(kinds(linked)) == number + 1
            await pilot.press("y", "enter")
            keys += 2
        await asked(pilot, "n: close the follow-up")
        await pilot.press("n")
        keys += 1
        await until(pilot, lambda: app.return_value == 0)
    app.found.close()
    assert (keys, (tmp_path / "a.jsonl").read_bytes(), read(linked).closed) == (14, before, True)
    assert next(app.last_words()).startswith("Recorded and closed.")


async def test_it_goes_on_where_it_stopped_and_u_puts_an_answer_right(log: Path) -> None:
    """Both answers stay in the log; Esc takes back what was not recorded."""
    first = FollowUpApp(opened(log))
    async with first.run_test() as pilot:
        await pilot.press("n")
        await asked(pilot, "commitment 1 of 2")
        await pilot.press("n")
        await typed(pilot, "No answer")
        await asked(pilot, "commitment 2 of 2")
        await pilot.press("q")
    first.found.close()
    assert list(first.last_words()) == [f"What was answered is recorded. To go on: coopexercise followup {log}"]
    again = FollowUpApp(opened(log))
    async with again.run_test() as pilot:
        await asked(pilot, "commitment 2 of 2")
        await pilot.press("u")
        await asked(pilot, "✓ Recorded: not kept: “No answer”.")
        await pilot.press("p", "escape", "y", "backspace", "enter")
        await asked(pilot, "commitment 2 of 2")
        await pilot.press("u", "enter")
        await asked(pilot, "commitment 2 of 2")
    again.found.close()
    linked = log.with_name("a.followup.jsonl")
    last = read(linked).events[-1]
    assert (kinds(linked), last.data.replacement["kept"], last.words) == (
        ["followup.opened", "commitment.followed", "entry.corrected"],
        "yes",
        {"text": "No answe"},
    )


async def test_an_answer_that_cannot_be_written_stays_on_the_screen(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is said, and Enter tries again."""
    app, linked = FollowUpApp(opened(log)), log.with_name("a.followup.jsonl")
    async with app.run_test() as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(Disk, "sync", failing)
            await pilot.press("n")
            await asked(pilot, "The follow-up was not begun.")
            assert not linked.exists()
        await pilot.press("n")
        await asked(pilot, "commitment 1 of 2")
        with monkeypatch.context() as broken:
            broken.setattr(Disk, "sync", failing)
            await pilot.press("y", "a", "enter")
            await asked(pilot, "Not recorded; Enter tries again.")
        await pilot.press("enter")
        await asked(pilot, "commitment 2 of 2")
    app.found.close()
    assert kinds(linked) == ["followup.opened", "commitment.followed"]


async def test_a_second_one_is_a_log_of_its_own(log: Path) -> None:
    """What was answered before is there to be seen, and stays as it is."""
    found = opened(log)
    await found.begin()
    for topic in found.topics:
        await found.follow(topic.ref, "partly", "")
    await found.end()
    found.close()
    sealed = log.with_name("a.followup.jsonl").read_bytes()
    again = opened(log)
    assert (len(again.earlier), again.first_open, again.state.opened) == (1, 0, None)
    await again.begin()
    await again.follow(again.topics[0].ref, "yes", "")
    again.close()
    third = opened(log)
    assert (third.first_open, third.state.id) == (1, again.state.id)
    third.close()
    assert (log.with_name("a.followup.jsonl").read_bytes(), kinds(log.with_name("a.followup-2.jsonl"))) == (
        sealed,
        ["followup.opened", "commitment.followed"],
    )


async def test_a_torn_end_is_set_aside_and_what_was_recorded_goes_on(log: Path) -> None:
    """As with any log; a file that belongs to another session is left alone, and said."""
    found = opened(log)
    await found.begin()
    await found.follow(found.topics[0].ref, "yes", "")
    found.close()
    with log.with_name("a.followup.jsonl").open("ab") as file:
        file.write(b"torn")
    again = opened(log)
    again.close()
    assert (again.first_open, "Its 4 bytes are now in a.followup.jsonl.torn" in again.notice) == (1, True)
    logged(promised(added="").events, log.with_name("b.jsonl"))
    log.with_name("a.followup.jsonl").rename(log.with_name("b.followup.jsonl"))
    other = opened(log.with_name("b.jsonl"))
    assert other.notice == "b.followup.jsonl does not belong to this log; it stays as it is."
    await other.begin()
    other.close()
    assert kinds(log.with_name("b.followup-2.jsonl")) == ["followup.opened"]


async def test_what_cannot_be_followed_up_is_said(log: Path) -> None:
    """With what to do; a follow-up is not gone on with as a session either."""
    found = opened(log)
    await found.begin()
    found.close()
    linked = log.with_name("a.followup.jsonl")
    logged(dealt().events, log.with_name("running.jsonl"))
    log.with_name("empty.jsonl").touch()
    log.with_name("broken.jsonl").write_bytes(log.read_bytes().replace(b"seat.added", b"seat.adddd", 1))
    said = {
        linked: "a.followup.jsonl is a follow-up of a.jsonl",
        log.with_name("running.jsonl"): "running.jsonl: The session has not ended.",
        log.with_name("empty.jsonl"): "empty.jsonl holds no session",
        log.with_name("broken.jsonl"): "broken.jsonl is damaged at line 2",
    }
    for path, sentence in said.items():
        with pytest.raises(CannotOpen, match=sentence):
            opened(path)
    assert issubclass(NotAsked, CannotOpen)
    with pytest.raises(Refused, match=r"is a follow-up of a\.jsonl"):
        open_old(linked)
    open_log(linked).log.close()  # it was let go
    assert SessionEnded.kind not in kinds(linked)


def test_what_is_shown_of_a_simulated_session_and_of_removed_words(tmp_path: Path) -> None:
    """That it was simulated, wherever one looks; that there were words; of very many the beginning."""
    table = promised(simulated=True, added="very " * 200)
    session = logged(table.events, tmp_path / "a.jsonl")
    (one, other), outcome, added = session_refs(session), *opened(tmp_path / "a.jsonl").topics[2:]
    with open_log(tmp_path / "a.jsonl").log as log:
        log.remove_words(other, LATER)
    found = opened(tmp_path / "a.jsonl")
    assert next(followup_words.welcome(found)).startswith("SIMULATED.")
    assert followup_words.top(found, outcome) == (
        "Follow-up of a simulated session: The corner by the bus stop · outcome 1 of 2"
    )
    assert [followup_words.body(topic) for topic in found.topics[:3]] == [
        "Write to the bus company",
        "(the words were removed)",
        "It stays tidy",
    ]
    assert (one, len(followup_words.body(added))) == (found.topics[0].ref, 480)


def session_refs(session: Session) -> list[int]:
    """Return the entries of the promises of a session."""
    return [topic.ref for topic in followup.topics(session) if isinstance(topic.ref, int)]
