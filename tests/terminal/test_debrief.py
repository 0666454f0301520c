"""The debrief: its steps, the contrast page by page, the evidence, and what is written down in it."""

from functools import partial

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from coopexercise.exercise import (
    agenda,
    consultation,
    coproduction,
    debrief,
    debrief_steps,
    elements,
    observing,
    ratings,
)
from coopexercise.exercise.debrief import Answer, Commitment
from coopexercise.exercise.events import (
    DecisionMade,
    ElementsAgreed,
    LearningNoted,
    MissingNamed,
    PartStarted,
    RoleLeft,
)
from coopexercise.exercise.measures import contrast
from coopexercise.exercise.ratings import RUNGS
from coopexercise.exercise.scenario import Debrief
from coopexercise.record import create_log, glance
from coopexercise.terminal import words
from coopexercise.terminal.app import CoopApp
from coopexercise.terminal.screens.debrief import DebriefScreen
from coopexercise.terminal.screens.end import EndScreen
from coopexercise.terminal.screens.replay import ReplayScreen
from coopexercise.terminal.start import Replay, Start
from coopexercise.terminal.widgets.contrast_page import drawn
from coopexercise.terminal.words.debrief import script
from coopexercise.terminal.words.page import NOTHING, frame, sheet
from coopexercise.terminal.words.page_rows import Row
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
    """The first n asks, the second shows; the order and the minutes are on it, and whether there is more below."""
    app = leading(contrasting("expect-needs"))
    async with app.run_test(size=(80, 14)) as pilot:
        await until(pilot, lambda: "↑↓ scroll n: show it" in screen(app))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "In all ? In all ?" in screen(app) and "↑↓ scroll" not in screen(app))
        asked = screen(app)
        await pilot.press("n")
        await until(pilot, lambda: "1 Consultation · 5 min 2 Co-production · 10 min" in screen(app))
        seen = screen(app)
        signs = ("What do you expect?", "In all ? In all ?", "0 of 1", "It does not show")
        assert [(each in asked, each in seen) for each in signs] == [
            (True, False),
            (True, False),
            (False, True),
            (False, True),
        ]
        assert "↑↓ scroll" not in seen


def test_the_seats_are_known_before_the_turns_are_shown():
    """What the room knows is on the page; no bar tells of what it does not."""
    table = consulting()
    table.done(observing.open_window)
    table.done(observing.voice, "pupil")
    session = table.go("debrief").session
    shown, asked = (make(session, contrast(session), "voices").blocks[0].rows[:2] for make in (sheet, frame))
    assert (asked, shown) == (
        (Row("● residents", "?"), Row("", "2 of 5 seats")),
        (Row("● residents", "1 of 1 turns"), Row("", "2 of 5 seats", known=True)),
    )


def test_an_older_log_may_foretell_what_nobody_recorded():
    """Its steps stay; the page says at once that there is nothing."""
    session = debriefing().session
    assert frame(session, contrast(session), "voices").shows == NOTHING


async def test_what_nobody_recorded_is_one_step_in_words():
    """It is not foretold, and it is not 0."""
    app = leading(debriefing(scenario=LONG).talk("unrecorded"))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "□ Who spoke. Consultation: not recorded, Co-production: not rec" in screen(app))
        assert ("that is not 0" in screen(app), "n: The two rounds" in screen(app)) == (True, True)


async def test_a_page_whose_slips_are_still_on_paper_waits_for_them():
    """It is not foretold; once a slip is typed it has its figures."""
    table = debriefing(scenario=LONG).talk("see-ladder")
    app = leading(table)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Nothing was recorded of this" in screen(app))
        before = screen(app)
        await app.conductor.conduct(partial(ratings.rate, seat="s2", rung=6, round_id="consultation"))
        await until(pilot, lambda: "Residents · · · · · ● ·" in screen(app))
        asked = ["In all not recorded" in before, "r: type slips" in screen(app), "Is it as you" in screen(app)]
        assert asked == [True, False, False]


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


@pytest.mark.parametrize("width", [60, 79, 99, 119])
@pytest.mark.parametrize(("page", "names"), [("ladder", RUNGS), ("felt", ("not at all", "fully"))])
def test_what_the_columns_of_a_page_mean_is_said_in_full(width, page, names):
    """Above them where there is room for it, else in a line of its own: to a room a rung's number says nothing."""
    session = contrasting(f"see-{page}", scenario=LONG).session
    shown = " ".join(drawn(sheet(session, contrast(session), page), width, 15).plain.split())
    assert [name in shown for name in names] == [True] * len(names)


def test_one_proposal_is_one():
    """The page counts what was decided among, in words that fit the number."""
    session = contrasting("see-decided", scenario=LONG).session
    rows = [row.figure for block in sheet(session, contrast(session), "decided").blocks for row in block.rows]
    assert [each for each in rows if "made in" in each] == ["1 proposal, made in the round"]


async def test_beside_a_question_stands_its_evidence_and_w_shows_the_moment(tmp_path):
    """In the replay of the log, whose list of events a key brings; Esc comes back to the debrief."""
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
        line = "The Pupil shapes the proposal"
        before = line in screen(app)
        await pilot.press("e")
        await until(pilot, lambda: line in screen(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert (shown, before) == (f"{path}#{decided}", False)


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


async def test_of_a_decided_proposal_it_is_said_who_designs_delivers_and_assesses_it():
    """Also that nobody does; who shaped it is not said twice."""
    app = leading(contrasting("co-production", scenario=LONG))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "“A bench”: designed by Pupil; will be delivered by nobody" in screen(app))
        assert ("who will assess it was not recorded" in screen(app), "was shaped by" in screen(app)) == (True, False)


async def test_the_six_elements_are_ticked_together_and_recorded_as_one_entry():
    """By their numbers, for the round that is marked; n passes the step and records what is ticked."""
    app = leading(talking("elements", scenario=LONG))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Nothing is agreed yet." in screen(app))
        await pilot.press("1", "3", "left", "3", "3", "6", "right", "3")
        await until(pilot, lambda: "1 People as assets – ✓" in screen(app))
        drafted = ("Not recorded yet" in screen(app), recorded(app, ElementsAgreed))
        await pilot.press("a")
        await until(pilot, lambda: "Agreed by the group" in screen(app))
        await pilot.press("2", "n")
        await until(pilot, lambda: agenda.debrief_step(app.session) == "monday")
        seen = {"consultation": ("catalysts",), "co-production": ("people-as-assets",)}
        assert (drafted, recorded(app, ElementsAgreed)) == (
            (True, []),
            [
                ElementsAgreed(seen=seen),
                ElementsAgreed(seen=seen | {"co-production": ("people-as-assets", "building-capabilities")}),
            ],
        )


async def test_a_replay_has_the_same_page_and_the_same_elements(tmp_path):
    """As they stood at that moment: one page, not all figures."""
    table = contrasting("see-needs", scenario=LONG)
    page = table.session.seq
    table.talk("elements").done(elements.agree, {"co-production": ["mutuality"]})
    path = tmp_path / "a.jsonl"
    with create_log(path, "table-1") as log:
        for event in table.events:
            log.append([event], event.moment)
    app = CoopApp(Start(replay=Replay(log=path, reading=glance(path), at=f"#{page}")))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "It does not show" in screen(app))
        seen = ("0 of 1" in screen(app), "People who played" in screen(app))
        await pilot.press("end")
        await until(pilot, lambda: "3 Mutuality and reciprocity · ✓" in screen(app))
        assert seen == (True, False)


async def test_the_six_elements_need_not_be_judged():
    """n alone records nothing; elsewhere the figures do nothing."""
    app = leading(talking("misconceptions", scenario=LONG))
    async with app.run_test() as pilot:
        await pilot.press("1", "right", "n", "n")
        await until(pilot, lambda: agenda.debrief_step(app.session) == "monday")
        assert recorded(app, ElementsAgreed) == []


async def test_the_evidence_for_an_outcome_is_noted_beside_it():
    """One of those that were agreed is picked; the answer says which."""
    table = dealt(scenario=LONG)
    table.done(agenda.agree_outcomes, ("cared-for",))
    app = leading(table.talk("outcomes"))
    async with app.run_test() as pilot:
        await pilot.press("a")
        await until(pilot, lambda: asks(app, "For which outcome?"))
        await pilot.press("escape", "a")
        await until(pilot, lambda: asks(app, "For which outcome?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "What tells us so? It stays tidy"))
        await typed(pilot, "Empty bins")
        await until(pilot, lambda: asks(app, "Who said it?"))
        await pilot.press("enter")
        await until(pilot, lambda: "It stays tidy: “Empty bins”" in screen(app))
        assert [each.outcome for each in debrief.answers(app.session)] == ["cared-for"]


async def test_a_date_is_offered_for_a_commitment():
    """A week from now is Enter alone."""
    app = leading(talking("commitments"))
    async with app.run_test() as pilot:
        await pilot.press("c")
        await until(pilot, lambda: asks(app, "What will be done?"))
        await typed(pilot, "Ask the trader")
        await until(pilot, lambda: asks(app, "Who will do it?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "By when?"))
        await pilot.press("enter")
        await until(pilot, lambda: asks(app, "What is the first step?"))
        await pilot.press("enter")
        await until(pilot, lambda: "“Ask the trader”, by 2026-06-08" in screen(app))


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


@pytest.mark.parametrize("step", debrief_steps.plan(LONG, ("consultation", "co-production"), True, ["needs"]))
def test_each_step_has_a_script_to_read_aloud(step):
    """A nervous facilitator presses s."""
    assert script(debriefing().session, step)


@pytest.mark.parametrize("step", ["leave-role", "see-needs", "commitments"])
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
