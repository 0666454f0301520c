"""The evidence for the questions of the debrief, and for or against the five misconceptions."""

from msgspec.structs import replace

from coopexercise.exercise import agenda, consultation, coproduction, corrections, observing, ratings, spread
from coopexercise.exercise.events import OBSERVER
from coopexercise.exercise.evidence import Evidence, evidence
from coopexercise.exercise.four_cos import Stages, by_proposal, touched
from coopexercise.exercise.misconceptions import misconceptions
from coopexercise.exercise.questions import TOPICS
from coopexercise.exercise.session import Session
from tests.exercise.table import CARDS, SCENARIO, Table, consulting, dealt, debriefing

TOGETHER = "co-production"


def whole() -> Table:
    """Return a table in its debrief, after a session with something of everything."""
    table = dealt(scenario=replace(SCENARIO, missing=("Night workers",)))
    table.done(agenda.agree_outcomes, ("glad-to-wait", "cared-for"), "Nobody is cold")
    table.go("round", "consultation")
    table.done(coproduction.explain, ("budget",))
    table.done(consultation.remark, "A bench?", "s2")
    table.done(consultation.choose, "s2", "planters")
    table.done(observing.open_window)
    for card in ("officer", "officer", "neighbour", OBSERVER):
        table.done(observing.voice, card)
    table.done(
        consultation.decide,
        "planters",
        "officer",
        "Cheap",
        dissent="The pupil",
        final_say="outside",
        outside="The mayor",
    )
    table.go("ratings", "consultation")
    table.done(ratings.rate, "s1", 6, {"heard": 5}, {"officer/no-upkeep": "no", "officer/thanks": "no"})
    table.done(ratings.rate, "s2", 3, {"heard": 2}, {"neighbour/a-seat": "no", "neighbour/flowers": "yes"})
    table.done(ratings.rate, "s3", declined=True)
    table.go("round", TOGETHER)
    table.done(coproduction.explain, ("budget", "no-digging"), "officer")
    table.done(coproduction.offer, "neighbour", "neighbour/carpentry")
    table.done(coproduction.offer, "pupil", "pupil/painting")
    table.done(coproduction.offer, "trader", "", "A kettle")
    table.done(coproduction.idea, "pupil", "A mural")
    table.done(coproduction.idea, "pupil", "", ("pupil/safe-wait",))
    table.done(
        coproduction.shape,
        "A bench",
        cards=("neighbour", "officer"),
        assets=("neighbour/carpentry",),
        items=("neighbour/a-seat",),
        outcomes=("cared-for",),
        cost=1500,
        weeks=2,
        stage="co-assess",
        risk="It may rot",
    )
    table.done(
        coproduction.shape,
        "A bench",
        proposal="p1",
        cards=("neighbour",),
        outcomes=("cared-for",),
        cost=1400,
        weeks=8,
        risk="It may rot",
    )
    table.done(coproduction.shape, "A wall", cards=("councillor",), ready_made=True)
    table.done(coproduction.shape, "Something", cost=10, weeks=1)
    table.done(coproduction.join, "p1", "neighbour", "owns")
    table.done(coproduction.decide, ("p1", "p2"), "consent")
    table.go("ratings", TOGETHER)
    table.done(ratings.rate, "s1", 6, {"heard": 4}, {"officer/no-upkeep": "no", "officer/thanks": "partly"})
    table.done(ratings.rate, "s2", 7, {"heard": 4}, {"neighbour/a-seat": "yes", "neighbour/flowers": "no"})
    table.go("debrief")
    table.done(observing.missing, "The bus driver")
    return table


def short(found: tuple[Evidence, ...]) -> list[tuple[object, ...]]:
    """Return pieces of evidence without what is empty, and without their entries."""
    names = ("kind", "round", "cards", "refs", "names", "words", "amount", "out_of")
    return [tuple(value for name in names if (value := getattr(each, name))) for each in found]


def about(*topics) -> list[tuple[object, ...]]:
    """Return the evidence about some topics of the whole session."""
    return short(evidence(whole().session, topics))


DECIDED = ("decided", "consultation", ("officer",), ("planters",))
AGREED = ("decided", TOGETHER, ("group",), ("p1", "p2"))
BENCH = ("shaped", TOGETHER, ("neighbour",), ("p1",))
WALL = ("ready-made", TOGETHER, ("councillor",), ("p2",))
CARRIED = ("carried", TOGETHER, ("neighbour",), ("p1",), 1.0)
UNOWNED = ("no-owner", TOGETHER, ("p2",))
RISK = ("risk", TOGETHER, ("p1",), "It may rot")
NOWHERE = ("met-nowhere", ("officer/no-upkeep",))
MOST = ("most-turns", "consultation", ("officer",), 2.0, 3.0)
SILENT = ("silent", "consultation", ("pupil", "councillor", "trader"))
UNASKED = ("unasked", "consultation", "A bench?")
OVER = [
    ("over-the-limit", TOGETHER, ("p1", "budget"), 300.0),
    ("over-the-limit", TOGETHER, ("p1", "weeks"), 2.0),
]
TOLD = ("explained", TOGETHER, ("officer",), ("budget", "no-digging"))


def test_each_round_has_its_own_evidence():
    """What was decided and why, what nobody had asked, who shaped what, and what was said."""
    assert (about("consultation"), about("co-production")) == (
        [
            DECIDED,
            ("reason", "consultation", ("officer",), "Cheap"),
            ("dissent", "consultation", ("officer",), "The pupil"),
            UNASKED,
        ],
        [AGREED, BENCH, WALL, ("idea", TOGETHER, ("pupil",), "A mural")],
    )


def test_why_they_differed_is_argued_from_needs():
    """Those that one round alone met, and those that none did; what is met in part is in neither."""
    assert about("difference") == [
        DECIDED,
        AGREED,
        ("met-here-alone", "consultation", ("neighbour/flowers",)),
        ("met-here-alone", TOGETHER, ("neighbour/a-seat",)),
        NOWHERE,
    ]


def test_the_pen_is_known_by_options_shapes_turns_and_the_last_word():
    """An observer's turn is nobody's."""
    assert about("pen") == [
        ("drawn-up", "consultation", 2.0),
        BENCH,
        WALL,
        DECIDED,
        AGREED,
        MOST,
        SILENT,
        CARRIED,
        UNOWNED,
        ("final-say", "consultation", ("outside",), "The mayor"),
    ]


def test_assets_are_used_or_offered_or_never_asked_for():
    """The bench's latest shape uses none, but its first did: nobody can say that nobody asked."""
    assert (about("assets"), about("own-assets")) == (
        [
            ("assets-used", "consultation", ("officer/permits",)),
            ("assets-unasked", ("neighbour/van", "councillor/influence", "trader/till")),
            ("assets-offered", TOGETHER, ("neighbour/carpentry", "pupil/painting")),
        ],
        [("beyond-the-card", TOGETHER, ("trader",), "A kettle")],
    )


def test_the_missing_are_those_named_and_those_foreseen():
    """Beside them who was silent, and whose need is met nowhere."""
    assert about("missing") == [
        ("missing-named", "The bus driver"),
        ("missing-foreseen", "Night workers"),
        MOST,
        SILENT,
        NOWHERE,
    ]


def test_an_outcome_stands_beside_the_proposals_that_serve_it():
    """And what the group added in its own words, if it did."""
    plain = dealt()
    plain.done(agenda.agree_outcomes, ("cared-for",))
    assert (about("outcomes"), short(evidence(plain.session, ("outcomes",)))) == (
        [
            ("outcome", ("glad-to-wait",)),
            ("outcome", ("cared-for", "p1")),
            ("outcome-added", "Nobody is cold"),
        ],
        [("outcome", ("cared-for",))],
    )


def test_the_later_event_meets_decisions_and_who_carries_them():
    """And what people feared."""
    assert (about("test"), about("commitments")) == (
        [DECIDED, AGREED, CARRIED, UNOWNED, RISK],
        [CARRIED, UNOWNED],
    )


def test_monday_meets_the_limits_and_where_they_bound():
    """The first shape that went beyond each of them; what says no cost breaks no limit."""
    assert about("monday") == [
        ("explained", "consultation", ("budget",)),
        TOLD,
        *OVER,
        ("only-believed", ("no-digging",)),
        RISK,
    ]


def test_a_table_at_which_everybody_spoke_has_nobody_silent():
    """Those who spoke most share the place."""
    table = consulting()
    table.done(observing.open_window)
    for card in CARDS:
        table.done(observing.voice, card)
    assert short(evidence(table.session, ("pen",)))[1:] == [("most-turns", "consultation", CARDS, 1.0, 5.0)]


def test_time_is_evidence_once_it_was_played():
    """In seconds, of each round."""
    table = consulting().wait(90)
    table.go("debrief")
    assert short(evidence(table.session, ("right",))) == [("took", "consultation", 90.0)]


def test_whether_consultation_was_right_is_argued_from_promises_and_time():
    """Of the slips that say a rung."""
    assert about("right") == [
        ("promise-felt", "consultation", ("consult",), 1.0, 2.0),
        ("promise-felt", TOGETHER, ("collaborate",), 2.0, 2.0),
        DECIDED,
        AGREED,
    ]


def test_topics_of_one_question_share_what_they_have_in_common():
    """No piece stands there twice."""
    both = about("difference", "test")
    assert (len(both), len(set(both))) == (8, 8)


def test_every_piece_says_where_it_comes_from():
    """Entries of this log, in order; corrections are among them."""
    table = whole()
    (remark,) = [each for each in evidence(table.session, ("consultation",)) if each.kind == "unasked"]
    table.done(corrections.replace, remark.events[0], {"unasked": "A seat?"})
    found = evidence(table.session, TOPICS)
    changed = next(each for each in found if each.kind == "unasked")
    assert (changed.words, changed.events) == ("A seat?", (remark.events[0], table.session.seq))
    assert all(each.events and each.events[-1] <= table.session.seq for each in found)
    assert all(list(each.events) == sorted(set(each.events)) for each in found)


def test_where_nothing_was_recorded_there_is_nothing():
    """Neither before the opening, nor after rounds in which nobody wrote anything down."""
    found = short(evidence(debriefing().session, TOPICS))
    assert (evidence(Session(), TOPICS), {each[0] for each in found}) == ((), {"drawn-up", "only-believed"})


def test_nothing_agreed_is_a_fact_too():
    """It carries nobody, and uses nothing."""
    table = consulting()
    table.done(consultation.decide, "", "officer", "Not today")
    found = evidence(table.session, ("consultation", "commitments"))
    assert short(found) == [
        ("nothing-agreed", "consultation", ("officer",)),
        ("reason", "consultation", ("officer",), "Not today"),
    ]


def test_the_misconceptions_have_what_speaks_for_and_against_them():
    """Each from what happened."""
    found = {each.name: (short(each.for_it), short(each.against)) for each in misconceptions(whole().session)}
    assert found == {
        "label": ([UNOWNED], [CARRIED, BENCH]),
        "consultation": ([WALL], [UNASKED]),
        "professionals": ([], [TOLD]),
        "cost": ([], [*OVER, RISK]),
        "examples": ([], [("beyond-the-card", TOGETHER, ("trader",), "A kettle")]),
    }


def test_a_session_need_not_say_anything_of_a_misconception():
    """Nothing is invented."""
    found = misconceptions(debriefing().session)
    assert [(each.name, each.for_it, each.against) for each in found] == [
        (name, (), ()) for name in ("label", "consultation", "professionals", "cost", "examples")
    ]


def test_limits_that_only_the_facilitator_set_out_leave_professionals_idle():
    """Once a professional explains one, they do not."""
    table = dealt().go("round", TOGETHER)
    table.done(coproduction.explain, ("budget",))
    alone = short(misconceptions(table.session)[2].for_it)
    table.done(coproduction.explain, ("weeks",), "officer")
    helped = short(misconceptions(table.session)[2].for_it)
    assert (alone, helped) == ([("explained", TOGETHER, ("budget",))], [])


def test_the_four_co_s_are_touched_where_the_log_shows_it():
    """Priorities agreed, shaped here, joined; a stage counts as it was marked."""
    table = whole()
    marked = dealt().go("round", TOGETHER)
    marked.done(coproduction.shape, "A bench", stage="co-assess")
    marked.done(coproduction.decide, ("p1",), "consent")
    assert (list(touched(table.session)), list(touched(marked.session)), touched(debriefing().session)) == (
        ["co-commission", "co-design", "co-deliver"],
        ["co-assess"],
        {},
    )


def test_of_each_decided_proposal_it_is_known_who_designs_delivers_and_assesses_it():
    """Not only who designed it; empty where nothing was recorded."""
    table = dealt().go("round", TOGETHER)
    table.done(coproduction.shape, "A bench", cards=("pupil",), stage="co-assess")
    table.done(coproduction.join, "p1", "trader", "owns")
    table.done(coproduction.shape, "A fence", ready_made=True)
    table.done(coproduction.shape, "A van")
    table.done(coproduction.decide, ("p1", "p2"), "consent")
    found = [replace(each, events=()) for each in by_proposal(table.session)]
    none = Stages(round=TOGETHER, proposal="p1", designed=(), ready_made=False, delivered=(), assessed=False, events=())
    assert (found, by_proposal(debriefing().session)) == (
        [
            replace(none, designed=("pupil",), delivered=("trader",), assessed=True),
            replace(none, proposal="p2", ready_made=True),
        ],
        (),
    )


def test_figures_of_people_are_spread_by_side():
    """One for each person who gave one; who would rather not say is not among them."""
    session = whole().session
    assert (spread.rungs(session, "consultation"), spread.statement(session, TOGETHER, "heard")) == (
        {"resident": (3,), "professional": (6,)},
        {"resident": (4,), "professional": (4,)},
    )
    assert spread.statement(session, TOGETHER, "power") == {}
