"""Undo: entries are put right or taken back by new events."""

import pytest

from coopexercise.exercise import agenda, consultation, coproduction, corrections, debrief, observing, ratings
from coopexercise.exercise import events as ev
from coopexercise.exercise.events import EntryCorrected, Event, WordsRemoved
from coopexercise.exercise.refusals import Reason, refuse
from tests.exercise.table import co_producing, consulting, dealt, debriefing


def played():
    """Return a table in its debrief at which one entry of each kind was made, and those entries by kind."""
    table = consulting()
    table.done(agenda.agree_outcomes, ("cared-for",), "Clean")
    table.done(coproduction.explain, ("budget",), "officer")
    table.done(consultation.choose, "s2", "fence", "Safe")
    table.done(observing.release, "rain")
    table.done(observing.open_window)
    table.done(observing.voice, "pupil")
    table.done(observing.close_window)
    table.done(consultation.decide, "fence", "officer", "Cheap")
    table.done(ratings.rate, "s2", 3)
    table.done(observing.note, "Quiet", ("voice",))
    table.done(observing.missing, "Night workers")
    table.go("round", "co-production")
    table.done(coproduction.offer, "pupil", text="A crane")
    table.done(coproduction.idea, "pupil", "Paint", ("pupil/safe-wait",))
    table.done(coproduction.shape, "A bench", text="Of doors", risk="Rain", cost=300.0)
    table.done(coproduction.join, "p1", "pupil")
    table.go("debrief")
    table.done(debrief.answer, 0, "The cables")
    table.done(debrief.commit, "Ring them", "s1", "2026-11-30")
    table.done(debrief.learn, "Ask first")
    return table, {type(event.data): event for event in table.events}


PUT_RIGHT = [
    (ev.OutcomesAgreed(outcomes=("glad-to-wait",)), {"added": "Tidy"}),
    (ev.ParametersExplained(parameters=("weeks",)), {}),
    (ev.OptionChosen(option="planters", seat="s3"), {"reason": "Green"}),
    (ev.OptionChosen(option="planters", tally={"resident": 4}), {}),
    (ev.OptionChosen(seat="s3"), {"unasked": "A bench"}),
    (ev.OfferMade(card="neighbour", asset="neighbour/van"), {}),
    (ev.IdeaRaised(card="officer", items=("officer/thanks",)), {"text": "Thank us"}),
    (ev.ProposalShaped(proposal="p1", assets=("neighbour/van",), cost=100.0), {"title": "A seat", "risk": "Snow"}),
    (ev.ProposalJoined(proposal="p1", card="pupil", how="owns"), {}),
    (ev.ProposalJoined(proposal="p1", card="officer"), {}),
    (
        ev.DecisionMade(options=("planters",), among=("fence", "planters"), method="officer", decider="officer"),
        {"reason": "Asked for", "dissent": "One"},
    ),
    (
        ev.DecisionMade(
            options=("fence",), amended=True, among=("fence",), method="officer", decider="officer", votes={"fence": 7}
        ),
        {"reason": "Asked for", "amendment": "With a gate"},
    ),
    (ev.RatingGiven(seat="s3", rung=7, statements={"heard": 5}, items={"pupil/safe-wait": "yes"}), {}),
    (ev.VoiceTaken(card="officer"), {}),
    (ev.VoiceTaken(card="observer"), {}),
    (ev.NoteMade(tags=("power",), private=False), {"text": "Loud"}),
    (ev.MissingNamed(), {"text": "Bus drivers"}),
    (ev.AnswerGiven(question=1, seat="s1"), {"text": "The budget"}),
    (ev.CommitmentMade(due="2026-12-01"), {"text": "Write to them"}),
    (ev.LearningNoted(), {"text": "Listen first"}),
]


@pytest.mark.parametrize(("data", "words"), PUT_RIGHT)
def test_an_entry_of_each_kind_is_put_right(data, words):
    """New data and words take the old ones' place; the entry keeps its number, and the log keeps both."""
    table, entries = played()
    seq = entries[type(data)].seq
    (event,) = table.done(corrections.replace, seq, words, data)
    found = corrections.find(table.session, seq)
    assert (found.data, found.words, found.seq, event.words, event.round) == (
        data,
        words,
        seq,
        words,
        entries[type(data)].round,
    )
    assert (table.events[seq - 1], table.session.corrected, table.session.withdrawn) == (
        entries[type(data)],
        {seq: event.seq},
        (),
    )


BROKEN = [
    (ev.OutcomesAgreed(outcomes=("peace",)), {}, refuse(Reason.NO_SUCH_OUTCOME, outcome="peace")),
    (ev.ParametersExplained(parameters=("mood",)), {}, refuse(Reason.NO_SUCH_PARAMETER, parameter="mood")),
    (ev.OptionChosen(option="bench", seat="s3"), {}, refuse(Reason.NO_SUCH_OPTION, option="bench")),
    (ev.OptionChosen(option="bench", tally={"resident": 1}), {}, refuse(Reason.NO_SUCH_OPTION, option="bench")),
    (ev.OptionChosen(seat="s3"), {}, refuse(Reason.WORDS_MISSING)),
    (ev.OfferMade(card="pupil"), {}, refuse(Reason.WORDS_MISSING)),
    (ev.OfferMade(card="pupil", asset="trader/till"), {}, refuse(Reason.NO_SUCH_ITEM, item="trader/till")),
    (ev.IdeaRaised(card="pupil"), {}, refuse(Reason.WORDS_MISSING)),
    (ev.ProposalShaped(proposal="p1"), {}, refuse(Reason.WORDS_MISSING)),
    (ev.ProposalShaped(proposal="p9"), {"title": "A"}, refuse(Reason.NO_SUCH_PROPOSAL, proposal="p9")),
    (ev.ProposalJoined(proposal="p1", card="trader", how="leaves"), {}, refuse(Reason.NOT_JOINED, card="trader")),
    (
        ev.DecisionMade(options=("fence",), method="officer", decider="pupil"),
        {"reason": "So"},
        refuse(Reason.NOT_THE_DECIDER, by="pupil", decider="officer"),
    ),
    (
        ev.DecisionMade(options=("fence", "planters"), method="officer", decider="officer"),
        {"reason": "So"},
        refuse(Reason.NO_SUCH_OPTION, option="fence, planters"),
    ),
    (ev.RatingGiven(seat="s3", rung=9), {}, refuse(Reason.OUT_OF_RANGE, what="A rung", least=1, most=7)),
    (ev.VoiceTaken(card="mayor"), {}, refuse(Reason.NO_SUCH_CARD, card="mayor")),
    (ev.NoteMade(), {"text": "\x1b"}, refuse(Reason.WORDS_MISSING)),
    (ev.MissingNamed(), {}, refuse(Reason.WORDS_MISSING)),
    (ev.AnswerGiven(question=99), {"text": "Yes"}, refuse(Reason.NO_SUCH_QUESTION, question=99)),
    (ev.CommitmentMade(due="soon"), {"text": "Yes"}, refuse(Reason.BAD_DATE, date="soon")),
    (ev.LearningNoted(), {"text": "x" * 4_001}, refuse(Reason.WORDS_TOO_LONG, length=4_001, most=4_000)),
]


@pytest.mark.parametrize(("data", "words", "refusal"), BROKEN)
def test_an_entry_that_is_put_right_keeps_the_rules(data, words, refusal):
    """What could not be entered cannot be corrected into the log either."""
    table, entries = played()
    assert table.do(corrections.replace, entries[type(data)].seq, words, data) == refusal


def test_the_words_alone_can_be_put_right():
    """The data stays; the new words are cleaned like any."""
    table, entries = played()
    seq = entries[ev.OptionChosen].seq
    table.done(corrections.replace, seq, {"reason": " Safer\x07 "})
    found = corrections.find(table.session, seq)
    assert (found.data, found.words) == (entries[ev.OptionChosen].data, {"reason": "Safer"})


def test_its_neighbours_stay_as_they_were():
    """Of the same kind, in the same round."""
    table = consulting()
    (first,) = table.done(observing.note, "Loud")
    (second,) = table.done(observing.note, "Quiet")
    table.done(corrections.replace, second.seq, {"text": "Silent"})
    table.done(corrections.withdraw, table.done(observing.note, "Hm")[0].seq)
    assert [event.words["text"] for event in table.session.filed["consultation"]] == ["Loud", "Silent"]
    assert table.session.filed["consultation"][0] == first


def test_a_correction_can_be_corrected():
    """The latest counts."""
    table = consulting()
    (note,) = table.done(observing.note, "Lout")
    table.done(corrections.replace, note.seq, {"text": "Load"})
    (last,) = table.done(corrections.replace, note.seq, {"text": "Loud"})
    assert (corrections.find(table.session, note.seq).words, table.session.corrected) == (
        {"text": "Loud"},
        {note.seq: last.seq},
    )


def test_an_entry_of_each_kind_is_taken_back():
    """The latest first, so that nothing else is built on it; all are gone from the board and stay in the log."""
    table, _ = played()
    made = corrections.entries(table.session)
    for entry in made:
        table.done(corrections.withdraw, entry.seq)
    assert (corrections.entries(table.session), table.session.withdrawn) == ((), made)
    assert [event.data.seq for event in table.events[-len(made) :]] == [entry.seq for entry in made]


def test_a_choice_that_is_taken_back_reveals_the_earlier_one():
    """As if it had never been made."""
    table = consulting()
    table.done(consultation.choose, "s2", "fence")
    (second,) = table.done(consultation.choose, "s2", "planters")
    (event,) = table.done(corrections.withdraw, second.seq)
    assert (event.data, consultation.choices(table.session, "consultation")) == (
        EntryCorrected(seq=second.seq, withdrawn=True),
        {"s2": "fence"},
    )


def test_news_that_is_taken_back_is_due_again():
    """It can be released once more."""
    table = consulting()
    (event,) = table.done(observing.release, "rain")
    table.done(corrections.withdraw, event.seq)
    assert table.done(observing.release, "rain")[0].data == event.data


def test_news_and_windows_can_only_be_taken_back():
    """There is nothing in them to put right."""
    table, entries = played()
    seqs = [entries[kind].seq for kind in (ev.InjectReleased, ev.WindowOpened, ev.WindowClosed)]
    assert [table.do(corrections.replace, seq, {}) for seq in seqs] == [
        refuse(Reason.CANNOT_BE_CORRECTED, seq=seq) for seq in seqs
    ]


def test_an_entry_does_not_become_one_of_another_kind():
    """A choice stays a choice."""
    table = consulting()
    (event,) = table.done(consultation.choose, "s2", "fence")
    refusal = refuse(Reason.CANNOT_BE_CORRECTED, seq=event.seq)
    assert table.do(corrections.replace, event.seq, {"text": "Hm"}, ev.NoteMade()) == refusal


@pytest.mark.parametrize("seq", [1, 2, 7])
def test_what_moved_the_session_on_is_not_taken_back(seq):
    """The opening, a seat and the deal have their own ways to change."""
    table = consulting()
    refusal = refuse(Reason.CANNOT_BE_CORRECTED, seq=seq)
    assert (table.do(corrections.withdraw, seq), table.do(corrections.replace, seq, {})) == (refusal, refusal)


@pytest.mark.parametrize("seq", [0, -3, 99])
def test_there_is_no_such_entry(seq):
    """Nothing was written there."""
    assert consulting().do(corrections.withdraw, seq) == refuse(Reason.NOTHING_TO_CORRECT)


def test_what_was_taken_back_is_gone():
    """It is neither taken back twice nor put right afterwards; the correction itself is no entry."""
    table = consulting()
    (note,) = table.done(observing.note, "Loud")
    (undo,) = table.done(corrections.withdraw, note.seq)
    nothing = refuse(Reason.NOTHING_TO_CORRECT)
    assert (
        table.do(corrections.withdraw, note.seq),
        table.do(corrections.replace, note.seq, {"text": "Quiet"}),
        table.do(corrections.withdraw, undo.seq),
    ) == (nothing, nothing, refuse(Reason.CANNOT_BE_CORRECTED, seq=undo.seq))


def test_a_proposal_that_others_joined_is_still_needed():
    """Until they are taken back as well."""
    table = co_producing()
    (shape,) = table.done(coproduction.shape, "A bench")
    (join,) = table.done(coproduction.join, "p1", "pupil")
    refused = table.do(corrections.withdraw, shape.seq)
    table.done(corrections.withdraw, join.seq)
    table.done(corrections.withdraw, shape.seq)
    assert (refused, coproduction.proposals(table.session, "co-production")) == (
        refuse(Reason.STILL_NEEDED, seq=shape.seq, by=join.seq),
        (),
    )


def test_a_proposal_that_was_decided_on_is_still_needed():
    """Also when another was chosen: it was among them."""
    table = co_producing()
    (bench,) = table.done(coproduction.shape, "A bench")
    table.done(coproduction.shape, "A pond")
    (decision,) = table.done(coproduction.decide, ("p2",), "consent")
    refusal = refuse(Reason.STILL_NEEDED, seq=bench.seq, by=decision.seq)
    renamed = table.do(corrections.replace, bench.seq, {"title": "A pond"}, ev.ProposalShaped(proposal="p2"))
    assert (table.do(corrections.withdraw, bench.seq), renamed) == (refusal, refusal)


def test_one_of_several_shapes_can_be_taken_back():
    """The proposal stands as it was before."""
    table = co_producing()
    table.done(coproduction.shape, "A bench")
    (again,) = table.done(coproduction.shape, "A sofa", proposal="p1")
    table.done(coproduction.join, "p1", "pupil")
    table.done(corrections.withdraw, again.seq)
    assert coproduction.proposal(table.session, "co-production", "p1").title == "A bench"


def test_a_shape_typed_for_the_wrong_proposal_is_moved():
    """It becomes the latest shape of the other, and the first is gone when nobody needs it."""
    table = co_producing()
    table.done(coproduction.shape, "A bench")
    (second,) = table.done(coproduction.shape, "A longer bench")
    table.done(corrections.replace, second.seq, second.words, ev.ProposalShaped(proposal="p1"))
    found = coproduction.proposals(table.session, "co-production")
    assert [(each.data.proposal, each.title) for each in found] == [("p1", "A longer bench")]


def test_the_groups_decision_is_put_right_among_what_there_was():
    """A proposal that came later was not among them."""
    table = co_producing()
    table.done(coproduction.shape, "A bench")
    (decision,) = table.done(coproduction.decide, ("p1",), "consent", votes={"p1": 3})
    table.done(coproduction.shape, "A pond")
    right = ev.DecisionMade(
        proposals=("p1",), among=("p1",), method="dot-vote", decider="group", votes={"p1": 4}, final_say="officer"
    )
    table.done(corrections.replace, decision.seq, {"dissent": "Two"}, right)
    none = ev.DecisionMade(method="consent", decider="group")
    assert (
        consultation.standing(table.session, "co-production").data,
        table.do(corrections.replace, decision.seq, {}, none),
    ) == (right, refuse(Reason.REASON_MISSING))


def test_nothing_is_corrected_after_the_end():
    """The session is closed."""
    table = debriefing().finish()
    (note,) = table.done(observing.note, "Good")
    table.done(agenda.end_session)
    refusal = refuse(Reason.ENDED)
    assert (table.do(corrections.withdraw, note.seq), table.do(corrections.replace, note.seq, {"text": "B"})) == (
        refusal,
        refusal,
    )


def test_entries_come_latest_first():
    """Whatever their round."""
    table, _ = played()
    seqs = [entry.seq for entry in corrections.entries(table.session)]
    assert seqs == sorted(seqs, reverse=True)


def test_a_replacement_that_does_not_fit_changes_nothing():
    """A log is readable even if another program wrote into it."""
    table = consulting()
    (note,) = table.done(observing.note, "Loud")
    table.record(Event(data=EntryCorrected(seq=note.seq, replacement={"tags": 7}), words={"text": "Bad"}))
    assert corrections.find(table.session, note.seq) == note


def test_the_words_of_a_correction_are_those_of_the_entry() -> None:
    """Whoever removes them has removed what the entry says now."""
    table = dealt()
    (event,) = table.done(agenda.agree_outcomes, ("cared-for",), "Clean")
    (correction,) = table.done(corrections.replace, event.seq, {"added": "Clean and dry"})
    assert not corrections.words_removed(table.session, event.seq)
    table.record(Event(data=WordsRemoved(seq=correction.seq)))
    assert corrections.words_removed(table.session, event.seq)
