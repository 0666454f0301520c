"""The debrief: its steps, the contrast, and what is written down in it."""

from functools import partial

import pytest
from textual.widgets import Input

from coopexercise.exercise import agenda, consultation, coproduction, debrief, ratings
from coopexercise.exercise.debrief import Answer, Commitment
from coopexercise.exercise.events import LearningNoted, MissingNamed, RoleLeft
from coopexercise.terminal.screens.debrief import DebriefScreen
from coopexercise.terminal.screens.end import EndScreen
from tests.exercise.table import Table, consulting, debriefing
from tests.terminal.leading import asks, leading, recorded, screen, typed, until

STEPS = {name: place for place, name in enumerate(agenda.DEBRIEF_STEPS)}


def talking(step: str) -> Table:
    """Return a table in this step of its debrief."""
    table = debriefing()
    for _ in range(STEPS[step]):
        table.done(agenda.advance)
    return table


def contrasting(**options) -> Table:
    """Return a table that looks at its contrast: a decision in each round, and one slip."""
    table = consulting(**options)
    table.done(consultation.decide, "planters", "officer", "Cheap")
    table.go("ratings", "consultation")
    table.done(ratings.rate, "s2", 4, {"heard": 2}, {"neighbour/a-seat": "no"})
    table.go("round", "co-production")
    table.done(coproduction.shape, "A bench", cards=("pupil",), items=("neighbour/a-seat",), cost=300)
    table.done(coproduction.decide, ("p1",), "consent")
    table.go("debrief")
    for _ in range(STEPS["contrast"]):
        table.done(agenda.advance)
    return table


def row(app, title):
    """Return the line of the contrast that begins with this title."""
    return next(line for line in screen(app).splitlines() if line.startswith(title))


async def test_next_leads_through_the_steps_and_leaves_the_role_once():
    """From the second step on everybody is back to their own name."""
    app = leading(debriefing())
    async with app.run_test() as pilot:
        for name in ("Leave the role", "Feelings", "The two rounds side by side", "Questions", "Commitments"):
            await until(pilot, lambda name=name: name in str(app.screen.query_one("#step").content))
            await pilot.press("n")
        await until(pilot, lambda: asks(app, "End the session?"))
        left = [event for event in app.session.steered if isinstance(event.data, RoleLeft)]
        assert (len(left), app.session.ended) == (1, False)


async def test_the_first_step_says_who_was_who():
    """With names, where there are some."""
    app = leading(debriefing())
    async with app.run_test(size=(80, 30)) as pilot:
        await until(pilot, lambda: "Ana was ■ Council officer" in screen(app))
        assert "Dee was ▲ Ward councillor" in screen(app)


async def test_the_contrast_stands_mode_beside_mode_in_total_and_by_side():
    """Its first line says the order and the minutes of the rounds."""
    app = leading(contrasting())
    async with app.run_test(size=(120, 200)) as pilot:
        await until(pilot, lambda: "1 Consultation 5 min 2 Co-production 10 min" in screen(app))
        assert [row(app, title) for title in ("Decided", "Cost of what")] == [
            "Decided Planters A bench",
            f"Cost of what was decided {'█' * 20} £800 {'█' * 8}{'░' * 12} £300",
        ]


async def test_what_is_not_recorded_or_not_open_is_said_in_words():
    """Neither is 0, and neither has a bar."""
    app = leading(contrasting())
    async with app.run_test(size=(120, 200)) as pilot:
        await until(pilot, lambda: "Offers beyond" in screen(app))
        assert (
            row(app, "Roles that shaped"),
            row(app, "Speaking turns"),
            row(app, "Needs and wants met, as conf"),
        ) == (
            "Roles that shaped what was decided not open in this mode 1",
            "Speaking turns not recorded not recorded",
            "Needs and wants met, as confirmed 0 of 1 not recorded",
        )


async def test_a_simulated_session_is_marked_above_its_contrast():
    """Nobody takes it for people."""
    app = leading(contrasting(simulated=True))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "SIMULATED: no people" in screen(app))


async def test_the_contrast_scrolls_at_80_columns_under_the_names_of_the_rounds():
    """One measure is below the other, and the first line stays in sight."""
    app = leading(contrasting())
    async with app.run_test() as pilot:
        await until(pilot, lambda: "People who played" in screen(app))
        await pilot.press(*["down"] * 30)
        await until(pilot, lambda: "Time planned" in screen(app))
        assert "1 Consultation 5 min 2 Co-production 10 min" in screen(app)


async def test_an_answer_to_the_marked_question_is_nobodys_unless_they_say_so():
    """Nobody comes first in the list; a name is a second choice."""
    app = leading(talking("questions"))
    async with app.run_test() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: asks(app, "Answer: What did you know that nobody asked?"))
        await typed(pilot, "[/] the cables")
        await until(pilot, lambda: asks(app, "Who said it?"))
        await pilot.press("enter")
        await until(pilot, lambda: len(debrief.answers(app.session)) == 1)
        await pilot.press("down", "a")
        await until(pilot, lambda: asks(app, "Answer: What will you do?"))
        await typed(pilot, "paint")
        await until(pilot, lambda: asks(app, "Who said it?"))
        await typed(pilot, "Chi")
        await until(pilot, lambda: "“paint” Chi" in screen(app))
        first, second = debrief.answers(app.session)
        assert (first, second, "“[/] the cables”" in screen(app)) == (
            Answer(first.seq, 0, "", "[/] the cables"),
            Answer(second.seq, 1, "s3", "paint"),
            True,
        )


async def test_a_commitment_has_words_a_person_and_a_date():
    """What is no date is asked again, and nothing that was typed is lost."""
    app = leading(talking("commitments"))
    async with app.run_test() as pilot:
        await pilot.press("c")
        await until(pilot, lambda: asks(app, "What will be done?"))
        await typed(pilot, "Ask the trader")
        await until(pilot, lambda: asks(app, "Who will do it?"))
        await typed(pilot, "Ben")
        await until(pilot, lambda: asks(app, "By when?"))
        await typed(pilot, "soon")
        await until(pilot, lambda: asks(app, "By when?") and app.screen.query_one(Input).value == "soon")
        await pilot.press("ctrl+u")
        await typed(pilot, "2026-11-30")
        await until(pilot, lambda: "“Ask the trader” Ben, by 2026-11-30" in screen(app))
        (made,) = debrief.commitments(app.session)
        assert made == Commitment(made.seq, "s2", "2026-11-30", "Ask the trader")


async def test_words_are_kept_when_the_facilitator_goes_back():
    """Esc at the person leaves the words in the field for the next time."""
    app = leading(talking("commitments"))
    async with app.run_test() as pilot:
        await pilot.press("c")
        await until(pilot, lambda: asks(app, "What will be done?"))
        await typed(pilot, "Ask the trader")
        await until(pilot, lambda: asks(app, "Who will do it?"))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("c")
        await until(pilot, lambda: asks(app, "What will be done?"))
        assert (app.screen.query_one(Input).value, debrief.commitments(app.session)) == ("Ask the trader", ())


@pytest.mark.parametrize(
    ("key", "title", "kind"),
    [("l", "What was learned?", LearningNoted), ("x", "Who was not in the room?", MissingNamed)],
)
async def test_what_was_learned_and_who_was_missing_is_noted_at_any_step(key, title, kind):
    """One key, one line; it stands on the last board."""
    app = leading(talking("feelings"))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: asks(app, title))
        await typed(pilot, "night workers")
        await until(pilot, lambda: recorded(app, kind) == [kind()])
        await pilot.press("n", "n", "n")
        await until(pilot, lambda: "night workers" in screen(app))


async def test_the_last_step_ends_the_session_when_it_is_said_twice():
    """Not yet comes first; then the end, in full."""
    table = debriefing().finish()
    for round_id in ("consultation", "co-production"):
        for seat in table.session.seats:
            table.done(partial(ratings.rate, seat=seat, rung=4, round_id=round_id))
    app = leading(table)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await until(pilot, lambda: asks(app, "End the session?"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        before = app.session.ended
        await pilot.press("n")
        await until(pilot, lambda: asks(app, "End the session?"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, EndScreen))
        assert (before, app.session.ended, app.session.last.data.cut_short) == (False, True, False)


async def test_the_end_names_the_slips_that_were_not_typed():
    """After the end nothing can be typed any more."""
    app = leading(debriefing().finish())
    async with app.run_test() as pilot:
        await pilot.press("e")
        await until(pilot, lambda: asks(app, "Consultation: 5 of 5 slips waiting, r types them."))


@pytest.mark.parametrize("step", agenda.DEBRIEF_STEPS)
async def test_each_step_has_a_script_to_read_aloud(step):
    """A nervous facilitator presses s."""
    app = leading(talking(step))
    async with app.run_test() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: asks(app, "To read aloud"))
        assert "There is no script" not in screen(app)
