"""What the group judged together, and the four Co's, in the reports."""

from coopexercise.exercise import agenda, debrief, elements
from coopexercise.reports.audience import Audience
from coopexercise.reports.decisions import Fact, accounts
from coopexercise.reports.findings import findings
from coopexercise.reports.judged import judged
from tests.exercise.table import debriefing

from .story import told

COS = "Of the four Co's, touched: co-design, co-deliver; nothing was recorded of co-commission, co-assess."


def test_the_group_s_own_judgement_is_in_the_report_for_participants() -> None:
    """Round by round, behind the four Co's; without one nothing is said of it."""
    table = told()
    before = tuple(judged(table.session))
    table.done(elements.agree, {"consultation": (), "co-production": ["catalysts", "mutuality"]})
    said = "in Consultation, none of them; in Co-production, mutuality and reciprocity, professionals as catalysts"
    assert (before, findings(table.session).closing[1:3], tuple(judged(debriefing().session))) == (
        (COS,),
        (COS, f"Of the six elements the group itself saw: {said}."),
        (),
    )


def test_under_a_decision_stands_who_will_assess_it() -> None:
    """Not only who designed it and will deliver it."""
    (_, together) = accounts(told().session)
    assert Fact("Assessed by", "not recorded") in together.facts


def test_the_evidence_for_an_outcome_is_noted_with_it() -> None:
    """In what the facilitator reads."""
    table = debriefing()
    table.done(agenda.agree_outcomes, ("cared-for",))
    table.done(agenda.advance)
    table.done(debrief.answer, 1, "Empty bins", outcome="cared-for")
    (passage,) = findings(table.session, Audience(facilitator=True)).passages
    assert passage.lines == (f"It stays tidy: Empty bins (entry {table.session.seq})",)
