"""The last screen."""

from pathlib import Path

from coopexercise.exercise import agenda, consultation, coproduction, debrief, ratings
from coopexercise.record import Person, save_people
from coopexercise.terminal.screens.end import EndScreen
from tests.exercise.table import Table, consulting
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
    """Both commands can be copied as they stand."""
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


async def test_w_writes_the_participants_report_beside_the_record(tmp_path):
    """One file that opens without a network."""
    app = leading(ended(), tmp_path / "a.jsonl")
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        await pilot.press("w")
        await until(pilot, lambda: "Written: a.html" in screen(app))
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


async def test_a_report_that_cannot_be_written_is_said(tmp_path):
    """The record is safe, and the command works elsewhere."""
    app = leading(ended(), tmp_path / "gone" / "a.jsonl")
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        await pilot.press("w")
        await until(pilot, lambda: "The report was not written" in screen(app))
