"""The debrief: its steps, the contrast page by page, the evidence, and what is written down in it."""

from functools import partial

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from coopexercise.exercise import agenda, consultation, coproduction, debrief, debrief_steps, ratings
from coopexercise.exercise.debrief import Answer, Commitment
from coopexercise.exercise.events import DecisionMade, LearningNoted, MissingNamed, PartStarted, RoleLeft
from coopexercise.exercise.scenario import Debrief
from coopexercise.record import create_log
from coopexercise.terminal import words
from coopexercise.terminal.debrief_words import script
from coopexercise.terminal.screens.debrief import DebriefScreen
from coopexercise.terminal.screens.end import EndScreen
from coopexercise.terminal.screens.replay import ReplayScreen
from tests.exercise.table import SCENARIO, Table, consulting, dealt, debriefing
from tests.terminal.leading import asks, leading, recorded, screen, typed, until

LONG = replace(SCENARIO, test="A year later.", debrief=Debrief(1800, SCENARIO.debrief.questions))
"""The corner, with time for a whole debrief."""


def talking(step: str, **options) -> Table:
    """Return a table in this step of its debrief."""
    return dealt(**options).talk(step)


def contrasting(step: str = "contrast", **options) -> Table:
    """Return a table that looks at its contrast: a decision in each round, and one slip."""
    table = consulting(**options)
    table.done(consultation.decide, "planters", "officer", "Cheap")
    table.go("ratings", "consultation")
    table.done(ratings.rate, "s2", 4, {"heard": 2}, {"neighbour/a-seat": "no"})
    table.go("round", "co-production")
    table.done(coproduction.shape, "A bench", cards=("pupil",), items=("neighbour/a-seat",), cost=300)
    table.done(coproduction.decide, ("p1",), "consent")
    return table.talk(step)


def row(app, title):
    """Return the line of the contrast that begins with this title."""
    return next(line for line in screen(app).splitlines() if line.startswith(title))


async def test_next_leads_through_the_steps_and_leaves_the_role_once():
    """A new facilitator presses n alone; at the last step it asks whether this is the end."""
    table = debriefing()
    app, steps = leading(table), agenda.steps_of_debrief(table.session)
    async with app.run_test() as pilot:
        seen = []
        for step in steps:
            title = debrief_steps.title(step)
            await until(pilot, lambda title=title: title in str(app.screen.query_one("#step").content))
            seen.append(agenda.debrief_step(app.session))
            before = app.session.seq
            await pilot.press("n")
            await until(pilot, lambda before=before: app.session.seq > before or asks(app, "End the session?"))
        left = [event for event in app.session.steered if isinstance(event.data, RoleLeft)]
        assert (tuple(seen), len(left), app.session.ended) == (steps, 1, False)


async def test_the_step_has_a_clock_of_its_own():
    """And says whether the debrief is behind its plan."""
    table = debriefing().wait(150)
    app = leading(table)
    async with app.run_test() as pilot:
        seconds = agenda.debrief_seconds(table.session)[0]
        await until(pilot, lambda: f"step {words.minutes(150 - seconds)} over" in screen(app))
        assert "▼" in screen(app)


async def test_a_page_is_foretold_before_it_is_shown():
    """The first n asks, the second shows; the order and the minutes are on every page."""
    app = leading(contrasting("expect-needs"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "After which round" in screen(app))
        asked = screen(app)
        await pilot.press("n")
        await until(pilot, lambda: "1 Consultation · 5 min 2 Co-production · 10 min" in screen(app))
        seen = screen(app)
        assert ("What do you expect?" in asked, "0 of 1" in asked, "0 of 1" in seen, "It does not show" in seen) == (
            True,
            False,
            True,
            True,
        )


async def test_what_nobody_recorded_is_not_foretold():
    """It is said in words, on both steps."""
    app = leading(contrasting("expect-voices", scenario=LONG))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Nothing was recorded of this" in screen(app))
        await pilot.press("n")
        await until(pilot, lambda: "In all not recorded In all not recorded" in screen(app))


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("see-decided", "Decided Planters Decided A bench"),
        ("see-assets", "Consultation: 1 of the assets on the cards put to use."),
        ("see-ladder", "Residents · · · ● · · · "),
        ("see-felt", "Was heard · ● · · · "),
        ("see-ties", "New ties not open in this mode New ties 0"),
    ],
)
async def test_each_page_has_its_figures(page, line):
    """Words, bars or dots; what a mode forbids is never a bar."""
    app = leading(contrasting(page, scenario=LONG))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: line.strip() in screen(app))


async def test_beside_a_question_stands_its_evidence_and_w_shows_the_moment(tmp_path):
    """In the replay of the log; Esc comes back to the debrief."""
    table = contrasting("difference", scenario=LONG)
    path = tmp_path / "a.jsonl"
    with create_log(path, "table-1") as log:
        for event in table.events:
            log.append([event], event.moment)
    app = leading(table, path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "▶ Consultation: Council officer decided for “Planters”" in screen(app))
        await pilot.press("down", "w")
        await until(pilot, lambda: isinstance(app.screen, ReplayScreen))
        (decided,) = [event.seq for event, _ in app.session.entries("co-production", DecisionMade)]
        shown = app.screen.reference
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert shown == f"{path}#{decided}"


@pytest.mark.parametrize(
    ("step", "said"),
    [("difference", "It is entry"), ("own-assets", "There is no moment"), ("feelings", "There is no moment")],
)
async def test_where_there_is_no_file_the_entry_is_named(step, said):
    """And where there is no evidence, that is said."""
    app = leading(contrasting(step, scenario=LONG))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: said in screen(app))


async def test_the_misconceptions_stand_beside_what_was_recorded():
    """Or beside nothing recorded; the four Co's with them."""
    app = leading(contrasting("misconceptions", scenario=LONG))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "“Consultation is co-production.”" in screen(app))
        assert "− against: Co-production: “A bench” was shaped by Pupil" in screen(app)
        assert "nothing recorded" in screen(app)
        assert "Of the four Co's, touched: co-design; nothing was recorded of" in screen(app)


async def test_a_later_event_is_put_to_both_decisions():
    """It stands above its question."""
    app = leading(contrasting("test", scenario=LONG))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "A year later." in screen(app))
        assert "decided for “A bench”" in screen(app)


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


async def test_an_answer_is_nobodys_unless_they_say_so():
    """Nobody comes first in the list; a name is a second choice."""
    app = leading(talking("consultation"))
    async with app.run_test() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: asks(app, "Answer: What did you know that nobody asked?"))
        await typed(pilot, "[/] the cables")
        await until(pilot, lambda: asks(app, "Who said it?"))
        await pilot.press("enter")
        await until(pilot, lambda: len(debrief.answers(app.session)) == 1)
        await pilot.press("a")
        await until(pilot, lambda: asks(app, "Answer: What did you know that nobody asked?"))
        await typed(pilot, "paint")
        await until(pilot, lambda: asks(app, "Who said it?"))
        await typed(pilot, "Chi")
        await until(pilot, lambda: "“paint” Chi" in screen(app))
        first, second = debrief.answers(app.session)
        assert (first, second, "“[/] the cables”" in screen(app)) == (
            Answer(first.seq, 0, "", "[/] the cables"),
            Answer(second.seq, 0, "s3", "paint"),
            True,
        )


async def test_of_several_questions_in_a_step_one_is_picked():
    """Each keeps its own answers."""
    asked = ("Who held the pen?", "And who had the last word?")
    app = leading(talking("pen", scenario=replace(SCENARIO, debrief=Debrief(500, asked))))
    async with app.run_test() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: asks(app, "An answer to which question?"))
        await pilot.press("escape", "a")
        await until(pilot, lambda: asks(app, "An answer to which question?"))
        await pilot.press("down", "enter")
        await until(pilot, lambda: asks(app, "Answer: And who had the last word?"))
        await typed(pilot, "Nobody")
        await until(pilot, lambda: asks(app, "Who said it?"))
        await pilot.press("enter")
        await until(pilot, lambda: "“Nobody”" in screen(app))
        assert [each.question for each in debrief.answers(app.session)] == [1]


async def test_where_nothing_is_asked_no_answer_is_noted():
    """What is learned from a page has a key of its own."""
    app = leading(contrasting())
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "Nothing is asked here." in screen(app))


async def test_a_commitment_has_words_a_person_a_date_and_a_first_step():
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
        await until(pilot, lambda: asks(app, "What is the first step?"))
        await typed(pilot, "Ring the bell")
        await until(pilot, lambda: "“Ask the trader” Ben, by 2026-11-30" in screen(app))
        (made,) = debrief.commitments(app.session)
        assert made == Commitment(made.seq, "s2", "2026-11-30", "Ask the trader", "Ring the bell")
        assert "first: “Ring the bell”" in screen(app)


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
    """One key, one line; it stands on the board of commitments."""
    app = leading(talking("consultation"))
    async with app.run_test() as pilot:
        await pilot.press(key)
        await until(pilot, lambda: asks(app, title))
        await typed(pilot, "night workers")
        await until(pilot, lambda: recorded(app, kind) == [kind()])
        await pilot.press("n")
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


@pytest.mark.parametrize("step", debrief_steps.plan(LONG, ("consultation", "co-production"), True))
def test_each_step_has_a_script_to_read_aloud(step):
    """A nervous facilitator presses s."""
    assert script(debriefing().session, step)


@pytest.mark.parametrize("step", ["leave-role", "expect-needs", "see-needs", "commitments"])
async def test_s_shows_the_script(step):
    """To be read aloud."""
    app = leading(talking(step))
    async with app.run_test() as pilot:
        await pilot.press("s")
        await until(pilot, lambda: asks(app, "To read aloud"))
        assert "There is no script" not in screen(app)


async def test_a_debrief_of_an_old_log_keeps_its_five_steps():
    """Its questions are one step, and each can be answered."""
    table = Table()
    for event in debriefing().events:
        begun = isinstance(event.data, PartStarted) and event.data.part == "debrief"
        table.record(replace(event, data=PartStarted(part="debrief", seconds=500)) if begun else event)
    app = leading(table.talk("questions"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Step 4 of 5: Questions" in screen(app))
        assert [each in screen(app) for each in SCENARIO.debrief.questions] == [True, True]
