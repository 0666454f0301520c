"""The steps of a debrief and its questions: which there are, in which order, and how long each has."""

from typing import get_args

import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, coproduction, debrief, debrief_steps, observing, questions, ratings
from coopexercise.exercise.debrief_steps import DebriefStep
from coopexercise.exercise.events import PartStarted
from coopexercise.exercise.scenario import Debrief
from coopexercise.library import Loaded, load, shelf
from tests.exercise.table import CARDS, SCENARIO, Table, debriefing

LONG = replace(SCENARIO, test="A year later", debrief=Debrief(1800, SCENARIO.debrief.questions))


def foretold(*pages):
    """Return the steps of these pages, each asked about before it is seen."""
    return tuple(step for page in pages for step in (f"expect-{page}", f"see-{page}"))


def played(scenario, *commands, **options):
    """Return a table in the debrief of a scenario, after commands before the first round."""
    table = Table().open(scenario, **options).seat(5).deal(*CARDS)
    for command, arguments in commands:
        table.done(command, *arguments)
    return table.go("debrief")


def recorded(scenario=LONG):
    """Return a table in the debrief of a session in which something was recorded for each page."""
    table = Table().open(scenario).seat(5).deal(*CARDS)
    table.done(agenda.agree_outcomes, ("cared-for",))
    table.go("round", "co-production")
    table.done(observing.open_window)
    table.done(observing.voice, "pupil")
    table.done(coproduction.shape, "A bench", assets=("neighbour/van",))
    table.done(coproduction.join_all, "p1", ("pupil", "trader"))
    table.done(coproduction.decide, ("p1",), "consent")
    table.go("ratings", "co-production")
    table.done(ratings.rate, "s2", 6, {"heard": 5}, {"neighbour/a-seat": "yes"})
    return table.go("debrief")


def test_a_debrief_goes_through_the_field_s_order():
    """The role first, then feelings, the contrast, the rounds, and last of all when consultation was right."""
    table = recorded()
    assert agenda.steps_of_debrief(table.session) == (
        "leave-role",
        "feelings",
        "see-decided",
        *foretold("needs", "assets", "voices", "ladder", "felt", "ties"),
        "contrast",
        "consultation",
        "co-production",
        "difference",
        "pen",
        "assets",
        "own-assets",
        "missing",
        "outcomes",
        "test",
        "misconceptions",
        "elements",
        "monday",
        "commitments",
        "right",
    )


def test_pages_of_which_nothing_was_recorded_are_not_foretold():
    """Slips may still be typed, so that their pages stay, at the end; the others are one step together."""
    steps = agenda.steps_of_debrief(played(LONG).session)
    assert steps[2:7] == ("see-needs", "see-ladder", "see-felt", "unrecorded", "contrast")


@pytest.mark.parametrize(
    ("empty", "end"),
    [
        (["ladder"], ("see-ties", "see-ladder", "contrast")),
        (["ladder", "voices"], ("see-ties", "see-ladder", "contrast")),
        (["assets", "voices"], ("see-ties", "unrecorded", "contrast")),
    ],
)
def test_one_page_alone_with_nothing_on_it_has_no_step(empty, end):
    """The whole contrast says so; slips may still come."""
    steps = debrief_steps.plan(LONG, ("consultation",), False, {*debrief_steps.PAGES} - {*empty})
    place = steps.index("contrast")
    assert steps[place - 2 : place + 1] == end


def test_pages_are_steps_of_the_contrast():
    """The one of what was not recorded as well; only slips can come late."""
    found = [step for step in get_args(DebriefStep) if debrief_steps.of_the_contrast(step)]
    late = [page for page in debrief_steps.PAGES if debrief_steps.may_come_late(page)]
    assert (found, late) == (
        ["see-decided", *foretold("needs", "assets", "voices", "ladder", "felt", "ties"), "unrecorded"],
        ["needs", "ladder", "felt"],
    )


def test_rounds_are_talked_about_in_the_order_in_which_they_were_played():
    """What was swapped stays swapped."""
    steps = agenda.steps_of_debrief(played(LONG, order="swap").session)
    assert steps.index("co-production") + 1 == steps.index("consultation")


def test_what_a_scenario_does_not_have_is_no_step():
    """No later event, no outcomes agreed, no second round."""
    scenario = replace(LONG, test="", rounds=SCENARIO.rounds[:1])
    steps = agenda.steps_of_debrief(played(scenario).session)
    assert {"test", "outcomes", "co-production"} & set(steps) == set()


def test_a_short_debrief_has_what_the_scenario_asks_about():
    """Besides the role, half of the pages, the commitments, and when consultation was right."""
    asks = ("How do you feel?", "Who held the pen?", "What is your dog called?")
    scenario = replace(SCENARIO, debrief=Debrief(debrief_steps.SHORT - 1, asks))
    assert agenda.steps_of_debrief(recorded(scenario).session) == (
        "leave-role",
        "feelings",
        "see-decided",
        *foretold("needs", "ladder"),
        "contrast",
        "difference",
        "pen",
        "commitments",
        "right",
    )


def test_a_log_that_lists_no_steps_has_those_of_old():
    """What was recorded before keeps its meaning; so has a session that has not come to its debrief."""
    table = debriefing()
    (begun,) = [each for each in table.events if isinstance(each.data, PartStarted) and each.data.part == "debrief"]
    old = Table()
    for event in table.events[: begun.seq - 1]:
        old.record(event)
    early = old.session
    old.record(replace(begun, data=PartStarted(part="debrief", seconds=500)))
    assert (agenda.steps_of_debrief(old.session), agenda.debrief_seconds(old.session)) == (
        debrief_steps.OLD_STEPS,
        (100, 62, 50, 188, 100),
    )
    assert (agenda.steps_of_debrief(early), sum(agenda.debrief_seconds(early))) == (debrief_steps.OLD_STEPS, 0)


def test_the_steps_share_out_all_minutes():
    """Not one second is lost, and each step begins where the one before ends."""
    table = played(LONG)
    seconds = agenda.debrief_seconds(table.session)
    table.done(agenda.advance)
    table.done(agenda.advance)
    assert (sum(seconds), min(seconds) > 0, agenda.debrief_start(table.session)) == (1800, True, sum(seconds[:2]))


@pytest.mark.parametrize("step", get_args(DebriefStep))
def test_each_step_has_a_title(step):
    """Also those of old logs."""
    assert debrief_steps.title(step)


@pytest.mark.parametrize(
    ("step", "asked"),
    [
        ("consultation", ("What did you know that nobody asked?",)),
        ("commitments", ("What is one small thing?",)),
        ("pen", (questions.DEFAULTS["pen"],)),
        ("questions", ("What did you know that nobody asked?", "What is one small thing?")),
        ("see-needs", ()),
        ("contrast", ()),
    ],
)
def test_a_scenario_s_own_question_takes_the_place_of_the_default(step, asked):
    """Where it asks nothing about a topic, the default is asked."""
    own = ("What did you know that nobody asked?", "What is one small thing?")
    scenario = replace(SCENARIO, debrief=Debrief(500, own))
    assert tuple(each.text for each in debrief_steps.questions_of(scenario, step)) == asked


def test_every_question_has_a_number_that_answers_keep():
    """The scenario's own first, then one for each topic; nothing before or after."""
    own = len(SCENARIO.debrief.questions)
    numbers = [-1, 0, own - 1, own, own + len(questions.TOPICS) - 1, own + len(questions.TOPICS)]
    found = [questions.question(SCENARIO, number) for number in numbers]
    assert [each and each.text for each in found] == [
        None,
        *SCENARIO.debrief.questions,
        questions.DEFAULTS["leave-role"],
        questions.DEFAULTS["right"],
        None,
    ]
    assert [each.number for each in found if each] == numbers[1:-1]


def test_a_default_question_can_be_answered():
    """Its answer is kept by its number."""
    table = debriefing()
    number = questions.default(SCENARIO, "pen").number
    table.done(debrief.answer, number, "The clerk")
    assert [each.text for each in debrief.answers(table.session, number)] == ["The clerk"]


@pytest.mark.parametrize("name", [each.id for each in shelf() if each.kind == "shipped"])
def test_questions_of_the_library_are_asked_where_they_belong(name):
    """Each scenario leaves the role first, and promises something at the end."""
    loaded = load(name)
    assert isinstance(loaded, Loaded)
    topics = [each.topics[0] for each in questions.own(loaded.scenario)]
    assert (topics[0], "commitments" in topics[-1:]) == ("leave-role", True)


def test_a_page_is_foretold_before_it_is_seen():
    """What was decided was said aloud already, and is not foretold."""
    assert [step for step in get_args(DebriefStep) if debrief_steps.is_seen(step)] == [
        f"see-{page}" for page in debrief_steps.PAGES
    ]


def test_the_debrief_stands_at_one_of_its_steps():
    """At the first when it begins, and at the one it was led to."""
    table = debriefing()
    first = agenda.debrief_step(table.session)
    assert (first, agenda.debrief_step(table.talk("commitments").session)) == ("leave-role", "commitments")
