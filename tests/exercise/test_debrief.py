"""The talk the rounds exist for."""

import pytest

from coopexercise.exercise import agenda, dealing, debrief
from coopexercise.exercise.debrief import Answer, Commitment
from coopexercise.exercise.events import AnswerGiven, CommitmentMade, LearningNoted
from coopexercise.exercise.refusals import Reason, refuse
from tests.exercise.table import co_producing, dealt, debriefing


def test_answers_are_kept_by_question():
    """Nobody's name stands beside one unless that person says so."""
    table = debriefing()
    (first,) = table.done(debrief.answer, 0, "The cables were moved")
    (second,) = table.done(debrief.answer, 1, "Ask the pupils", "s3")
    third = table.done(debrief.answer, 0, "I can weld")[0]
    one = Answer(first.seq, 0, "", "The cables were moved")
    other = Answer(third.seq, 0, "", "I can weld")
    assert (second.data, debrief.answers(table.session, 0), debrief.answers(table.session)) == (
        AnswerGiven(question=1, seat="s3"),
        (one, other),
        (one, Answer(second.seq, 1, "s3", "Ask the pupils"), other),
    )


@pytest.mark.parametrize(
    ("question", "text", "seat", "refusal"),
    [
        (99, "Yes", "", refuse(Reason.NO_SUCH_QUESTION, question=99)),
        (-1, "Yes", "", refuse(Reason.NO_SUCH_QUESTION, question=-1)),
        (0, " ", "", refuse(Reason.WORDS_MISSING)),
        (0, "Yes", "s9", refuse(Reason.NO_SUCH_SEAT, seat="s9")),
    ],
)
def test_an_answer_answers_a_question_of_the_debrief(question, text, seat, refusal):
    """In words, and of somebody who took part."""
    assert debriefing().do(debrief.answer, question, text, seat) == refusal


def test_the_evidence_for_an_agreed_outcome_is_an_answer_about_it():
    """Of an outcome that the group agreed on, and not of another that the scenario has."""
    table = dealt()
    table.done(agenda.agree_outcomes, ("cared-for",))
    table.go("debrief")
    (event,) = table.done(debrief.answer, 1, "The bins are empty", outcome="cared-for")
    assert (debrief.answers(table.session, 1), table.do(debrief.answer, 1, "Yes", outcome="fame")) == (
        (Answer(event.seq, 1, "", "The bins are empty", "cared-for"),),
        refuse(Reason.OUTCOME_NOT_AGREED, outcome="fame"),
    )


def test_commitments_have_an_owner_and_a_date_if_said():
    """Also that of somebody who had to leave; and a first step."""
    table = debriefing()
    table.done(dealing.leave, "s2")
    (event,) = table.done(debrief.commit, "Ring the bus company", "s2", "2026-11-30", "Find the number")
    (other,) = table.done(debrief.commit, "Look after it")
    assert (event.data, debrief.commitments(table.session)) == (
        CommitmentMade(seat="s2", due="2026-11-30"),
        (
            Commitment(event.seq, "s2", "2026-11-30", "Ring the bus company", "Find the number"),
            Commitment(other.seq, "", "", "Look after it"),
        ),
    )


@pytest.mark.parametrize("due", ["2026-11-31", "30.11.2026", "20261130", "2026-W48-1", "soon", " "])
def test_a_date_is_written_in_one_way(due):
    """YYYY-MM-DD, and a day that exists."""
    assert debriefing().do(debrief.commit, "Ring them", "", due) == refuse(Reason.BAD_DATE, date=due)


@pytest.mark.parametrize(
    ("text", "seat", "refusal"),
    [("", "", refuse(Reason.WORDS_MISSING)), ("Ring", "s9", refuse(Reason.NO_SUCH_SEAT, seat="s9"))],
)
def test_a_commitment_has_words(text, seat, refusal):
    """And an owner of this table, if any."""
    assert debriefing().do(debrief.commit, text, seat) == refusal


def test_what_was_learned_is_noted():
    """In words alone."""
    table = debriefing()
    (event,) = table.done(debrief.learn, "Ask first")
    assert (event.data, event.words, table.do(debrief.learn, "")) == (
        LearningNoted(),
        {"text": "Ask first"},
        refuse(Reason.WORDS_MISSING),
    )


@pytest.mark.parametrize("table", [dealt, co_producing])
def test_these_belong_to_the_debrief(table):
    """Not to a round, and not to the time before."""
    early, refusal = table(), refuse(Reason.NOT_IN_DEBRIEF)
    refused = (
        early.do(debrief.answer, 0, "Yes"),
        early.do(debrief.commit, "Ring them"),
        early.do(debrief.learn, "Ask first"),
    )
    assert refused == (refusal,) * 3
