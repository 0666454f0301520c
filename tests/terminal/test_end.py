"""The last screen."""

from pathlib import Path

from textual.screen import ModalScreen

from coopexercise.exercise import agenda, consultation, coproduction, debrief, ratings
from coopexercise.record import Person, save_people
from coopexercise.terminal.screens.end import EndScreen
from coopexercise.terminal.writing import write_papers
from tests.exercise.table import Table, co_producing, consulting
from tests.terminal.leading import leading, screen, until


def ended() -> Table:
    """Return a table that has ended, with a little of everything."""
    table = consulting()
    table.done(consultation.decide, "planters", "officer", "Cheap")
    table.go("ratings", "consultation")
    table.done(ratings.rate, "s2", 4)
    table.go("round", "co-production")
    table.done(coproduction.offer, "neighbour", "neighbour/van")
    table.done(coproduction.decide, (), "consent", reason="No time")
    table.finish()
    table.done(debrief.commit, "Ask the trader")
    table.done(agenda.end_session)
    return table


async def test_the_end_says_what_was_recorded_and_what_to_do_next():
    """The commands can be copied as they stand."""
    app = leading(ended(), Path("my log.jsonl"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "The end" in screen(app))
        seq, shown = app.session.seq, screen(app).splitlines()
        beginnings = ("Cons", "Co-p", "Deb", f"{seq}", "coopexercise ")
        assert [line for line in shown if line.startswith(beginnings)] == [
            "Consultation: decided, 1 slip",
            "Co-production: 1 offer, 0 proposals, nothing agreed, 0 slips",
            "Debrief: 0 answers, 1 commitment",
            f"{seq} entries in all.",
            'coopexercise debrief "my log.jsonl"',
            'coopexercise replay "my log.jsonl"',
            'coopexercise followup "my log.jsonl" (in some weeks)',
        ]


async def test_the_file_with_names_is_mentioned_where_there_is_one(tmp_path):
    """It can be deleted at any time."""
    log = tmp_path / "a.jsonl"
    before, after = leading(ended(), log), leading(ended(), log)
    async with before.run_test() as pilot:
        await until(pilot, lambda: "The record is in" in screen(before))
        without = "people.json" in screen(before)
    save_people(log, {"s1": Person("Ana")})
    async with after.run_test() as pilot:
        await until(pilot, lambda: "The record is in" in screen(after))
        assert (without, "people.json" in screen(after)) == (False, True)


async def test_nothing_can_be_added_and_q_leaves():
    """The keys of a running session do nothing here."""
    app = leading(ended())
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        before = app.session.seq
        await pilot.press("n", "space", "o", "e", "q")
        await until(pilot, lambda: app.return_value is not None)
        assert (app.return_value, app.session.seq) == (0, before)


async def test_w_writes_what_people_take_away_beside_the_record(tmp_path):
    """One file that opens without a network, and slips; without a project there is no pack."""
    app = leading(ended(), tmp_path / "a.jsonl")
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        await pilot.press("w")
        await until(pilot, lambda: "a.reminders.pdf" in screen(app))
        shown = screen(app)
    assert "Beside it: a.html, the report for participants." in shown
    assert "Beside it: a.reminders.pdf, a reminder for each promise." in shown
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.reminders.pdf"]
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


async def test_ending_a_session_writes_it_at_once(tmp_path):
    """Nobody has to run a command; a project has its pack."""
    table = co_producing()
    table.done(coproduction.shape, "A bench", cards=("pupil",))
    table.done(coproduction.decide, ("p1",), "consent")
    table.finish()
    log = tmp_path / "a.jsonl"
    log.touch()
    app = leading(table, log)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ModalScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: "a.pack.pdf" in screen(app))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "a.jsonl", "a.pack.pdf"]
    assert (tmp_path / "a.pack.pdf").read_bytes().startswith(b"%PDF-")


async def test_what_cannot_be_written_is_said(tmp_path):
    """Each file by its name; the session has ended all the same."""
    app = leading(ended(), tmp_path / "gone" / "a.jsonl")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        await pilot.press("w")
        await until(pilot, lambda: "Not written: a.html, the report for participants: " in screen(app))
        assert "Not written: a.reminders.pdf" in screen(app)
        assert app.session.ended


def test_the_record_itself_is_never_written_over(tmp_path):
    """Whatever name somebody gave it."""
    log = tmp_path / "a.html"
    log.write_text("the record")
    written = write_papers(ended().session, log)
    assert (written[0].problem, log.read_text()) == ("the record itself has this name", "the record")
