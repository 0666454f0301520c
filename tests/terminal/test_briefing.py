"""The briefing: the notice, the setting, the outcomes."""

from msgspec.structs import replace

from coopexercise.exercise import agenda
from coopexercise.exercise.events import OutcomesAgreed
from coopexercise.exercise.session import NO_ROUND
from coopexercise.terminal.screens.briefing import BriefingScreen
from tests.exercise.table import SCENARIO, Table, dealt

from .leading import leading, recorded, screen, typed, until

SIZE = (100, 50)
SETTING = "A bare **corner** by the stop [/] with [link](http://example.org)."
TOLD = replace(SCENARIO, setting=SETTING, content_note="Somebody is pushed.")


def briefing(**options: object) -> Table:
    """Return a table in its briefing."""
    return dealt(scenario=options.pop("scenario", TOLD), **options).go("briefing")


async def test_the_notice_comes_first_and_says_what_where_until_when_and_how_to_object() -> None:
    """90 days from the first of June."""
    app = leading(briefing())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "Before we begin" in screen(app))
        shown = " ".join(screen(app).split())
        for said in ("What is written down", "on this computer alone", "30 August 2026", "would rather not be written"):
            assert said in shown


async def test_y_records_the_notice_once_and_puts_it_away() -> None:
    """A second y does nothing."""
    app = leading(briefing())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("y")
        await until(pilot, lambda: "✓ notice given" in screen(app))
        assert "Before we begin" not in screen(app)
        seq = app.session.seq
        await pilot.press("y")
        await until(pilot, lambda: not app.workers)
        assert app.session.seq == seq


async def test_question_setting_and_content_note_are_shown_and_never_markup() -> None:
    """Emphasis is emphasis, brackets are words."""
    app = leading(briefing())
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "bare" in screen(app))
        shown = screen(app)
        assert "What should become of the corner?" in shown
        assert "by the stop [/] with" in " ".join(shown.split())
        assert "**" not in shown
        assert "Somebody is pushed." in shown


async def test_the_outcomes_are_agreed_with_ticks_and_own_words() -> None:
    """All are ticked at first; one is taken out, one is added, and the board shows which stand."""
    app = leading(briefing())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "Which outcomes?" in screen(app))
        await pilot.press("down", "space", "enter")
        await until(pilot, lambda: "in the group's own words" in screen(app))
        await typed(pilot, "Nobody pays more")
        await until(pilot, lambda: "✓ outcomes agreed" in screen(app))
        assert recorded(app, OutcomesAgreed) == [OutcomesAgreed(outcomes=("glad-to-wait",))]
        assert "✓ People are glad to wait there" in screen(app)
        assert "□ It stays tidy" in screen(app)
        assert "✓ Nobody pays more" in screen(app)


async def test_what_was_agreed_can_be_agreed_anew() -> None:
    """The ticks and words of before are there again; the latest stands."""
    table = briefing()
    table.done(agenda.agree_outcomes, ("cared-for",), "Nobody pays more")
    app = leading(table)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "[x] It stays tidy" in screen(app) and "[ ] People" in screen(app))
        await pilot.press("space", "enter")
        await until(pilot, lambda: "Nobody pays more" in screen(app) and "own words" in screen(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(recorded(app, OutcomesAgreed)) == 2)
        event, data = app.session.entries(NO_ROUND, OutcomesAgreed)[-1]
        assert (set(data.outcomes), event.words) == ({"cared-for", "glad-to-wait"}, {"added": "Nobody pays more"})


async def test_a_scenario_without_outcomes_asks_for_the_groups_own() -> None:
    """No empty list to pick from; Escape records nothing."""
    app = leading(briefing(scenario=replace(TOLD, outcomes=())))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "in the group's own words" in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        assert recorded(app, OutcomesAgreed) == []


async def test_n_begins_the_first_round_without_notice_or_outcomes() -> None:
    """Nothing blocks; the line below says which round comes."""
    app = leading(briefing(order="swap"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "n: begin Co-production (10:00)" in screen(app))
        await pilot.press("n")
        await until(pilot, lambda: agenda.place(app.session) == "round")
        assert app.session.part is not None
        assert app.session.part.round == "co-production"
