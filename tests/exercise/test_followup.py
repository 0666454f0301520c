"""Weeks later: what came of promises and outcomes, in a log of its own."""

import msgspec
import pytest
from msgspec.structs import replace

from coopexercise.exercise import agenda, corrections, debrief, followup
from coopexercise.exercise.events import (
    CommitmentFollowed,
    EntryCorrected,
    Event,
    FollowupOpened,
    Moment,
    NoteMade,
    Origin,
    OutcomeFollowed,
    SessionEnded,
    UnknownData,
    WordsRemoved,
    stamped,
)
from coopexercise.exercise.followup import ADDED, Followed, FollowUp, Topic
from coopexercise.exercise.refusals import Reason, Refusal, refuse
from coopexercise.exercise.session import fold as fold_session
from tests.exercise.table import Table, dealt

LATER = Moment("2026-06-29T08:00:00.000Z", 5, "boot-9")


class Weeks(Table):
    """A follow-up in memory: it takes commands as the program does."""

    def __init__(self, session):
        super().__init__()
        self.state = FollowUp()
        self.done(followup.begin, session, "test")

    def do(self, command, *args, **options):
        result = command(self.state, *args, **options)
        return result if isinstance(result, Refusal) else tuple(self.record(event) for event in result)

    def record(self, event):
        recorded = stamped(event, "weeks-1", len(self.events) + 1, LATER)
        self.state = followup.apply(self.state, recorded)
        self.events.append(recorded)
        return recorded


def promised(*, outcomes=("cared-for",), added="Nobody is cold", simulated=False):
    """Return a table that ended with two promises, one of them put right, and a third that was taken back."""
    table = dealt(simulated=simulated)
    table.done(agenda.agree_outcomes, ("glad-to-wait",), "Everybody is glad")
    table.done(agenda.agree_outcomes, outcomes, added)
    table.finish()
    (first,) = table.done(debrief.commit, "Ring the bus company", "s2", "2026-06-30", "Find the number")
    table.done(debrief.commit, "Ask the trader")
    (third,) = table.done(debrief.commit, "Buy paint", "s1")
    table.done(corrections.replace, first.seq, {"text": "Write to the bus company"})
    table.done(corrections.withdraw, third.seq)
    table.done(agenda.end_session)
    return table


def test_it_asks_about_promises_as_they_stand_and_the_outcomes_last_agreed_on():
    """What was corrected is asked as corrected, and what was taken back not at all."""
    table = promised()
    asked = followup.topics(table.session)
    one, other = asked[0].ref, asked[1].ref
    assert asked == (
        Topic(one, "Write to the bus company", "s2", "2026-06-30"),
        Topic(other, "Ask the trader"),
        Topic("cared-for", "It stays tidy"),
        Topic(ADDED, "Nobody is cold"),
    )
    weeks = Weeks(table.session)
    assert weeks.events[0].data == FollowupOpened(
        app="test",
        origin=Origin(log="table-1", hash=table.events[-1].hash, seq=len(table.events)),
        commitments=(one, other),
        outcomes=("cared-for", ADDED),
    )
    assert (weeks.state.asked, weeks.state.id) == ((one, other, "cared-for", ADDED), "weeks-1")
    assert followup.days(weeks.state, table.session) == 28


def test_what_was_never_agreed_or_is_not_in_the_scenario_is_not_asked():
    """A log may name an outcome that its scenario lacks; it stays readable."""
    without = dealt().finish()
    without.done(agenda.end_session)
    strange = promised(added="")
    agreed = next(
        each for each in strange.events if each.kind == "outcomes.agreed" and "cared-for" in each.data.outcomes
    )
    events = [
        replace(each, data=replace(each.data, outcomes=("peace",))) if each == agreed else each
        for each in strange.events
    ]
    assert followup.topics(without.session) == ()
    assert [topic.text for topic in followup.topics(fold_session(events))] == [
        "Write to the bus company",
        "Ask the trader",
    ]


def test_what_lost_its_words_is_asked_about_without_them():
    """A promise keeps its date and seat; what was added to the outcomes is known to have been there."""
    table = promised()
    agreed = max(each.seq for each in table.events if each.kind == "outcomes.agreed")
    gone = [replace(each, words={}) if each.words else each for each in table.events]
    removed = [*gone, Event(seq=len(gone) + 1, data=WordsRemoved(seq=agreed))]
    topics = followup.topics(fold_session(removed))
    assert [(topic.ref == ADDED, topic.text, topic.due) for topic in topics] == [
        (False, "", "2026-06-30"),
        (False, "", ""),
        (False, "It stays tidy", ""),
        (True, "", ""),
    ]


def test_answers_are_kept_and_the_last_one_stands():
    """An answer given again is a correction; the same again changes nothing."""
    table = promised()
    weeks = Weeks(table.session)
    one, other, *_ = weeks.state.asked
    (first,) = weeks.done(followup.follow, one, "no", " They did not answer\x1b ")
    (second,) = weeks.done(followup.follow, "cared-for", "yes")
    (third,) = weeks.done(followup.follow, one, "partly", "They wrote back")
    assert (first.data, second.data) == (
        CommitmentFollowed(commitment=one, kept="no"),
        OutcomeFollowed(outcome="cared-for", seen="yes"),
    )
    assert third.data == EntryCorrected(seq=first.seq, replacement={"commitment": one, "kept": "partly"})
    again = weeks.do(followup.follow, one, "partly", "They wrote back ")
    assert again == refuse(Reason.NOTHING_CHANGES)
    assert weeks.state.followed == {
        one: Followed(first.seq, "partly", "They wrote back"),
        "cared-for": Followed(second.seq, "yes"),
    }
    weeks.done(followup.follow, "cared-for", "unknown", "Nobody looked")
    assert weeks.state.followed["cared-for"] == Followed(second.seq, "unknown", "Nobody looked")
    assert weeks.do(followup.follow, 1, "yes") == refuse(Reason.NOT_ASKED, what=1)
    assert other not in weeks.state.followed


def test_the_end_says_whether_something_was_not_answered():
    """After it nothing is written; a log of a newer version is only read."""
    weeks, unread = Weeks(promised().session), Weeks(promised().session)
    (early,) = unread.done(followup.end)
    for ref in weeks.state.asked:
        weeks.done(followup.follow, ref, "yes")
    (end,) = weeks.done(followup.end)
    assert (early.data, end.data) == (SessionEnded(cut_short=True), SessionEnded())
    assert [weeks.do(followup.end), weeks.do(followup.follow, ADDED, "no")] == [refuse(Reason.FOLLOWUP_ENDED)] * 2
    weeks.record(Event(data=UnknownData(name="song.sung")))
    assert weeks.do(followup.end) == refuse(Reason.READ_ONLY)
    assert followup.end(FollowUp()) == refuse(Reason.NOT_OPEN)


def test_it_belongs_to_one_log_of_one_session():
    """By the session's id and the hash of its end; an anonymised copy belongs to none."""
    table, other = promised(), promised()
    other.events[-1] = replace(other.events[-1], hash="another")
    weeks = Weeks(table.session)
    hidden = replace(weeks.state, opened=replace(weeks.state.opened, origin=None))
    sessions = [table.session, fold_session(other.events), dealt().session]
    assert [followup.belongs(weeks.state, each) for each in sessions] == [True, False, False]
    assert [followup.belongs(state, dealt().session) for state in (FollowUp(), hidden)] == [False, False]


def test_a_simulated_session_is_followed_up_as_one():
    """So that nobody takes it for a real one."""
    assert Weeks(promised(simulated=True).session).events[0].data.simulated


@pytest.mark.parametrize(
    ("change", "followed"),
    [
        (EntryCorrected(seq=2, withdrawn=True), {}),
        (EntryCorrected(seq=2, replacement={"kept": "often"}), {"cared-for": Followed(2, "yes", "Clean")}),
        (EntryCorrected(seq=9, withdrawn=True), {"cared-for": Followed(2, "yes", "Clean")}),
        (NoteMade(), {"cared-for": Followed(2, "yes", "Clean")}),
    ],
    ids=["taken back", "nonsense", "of nothing", "of a session"],
)
def test_the_fold_never_fails(change, followed):
    """What this version would not write changes nothing, or what it says it changes."""
    weeks = Weeks(promised().session)
    weeks.done(followup.follow, "cared-for", "yes", "Clean")
    weeks.record(Event(data=change))
    assert weeks.state.followed == followed
    assert followup.fold(weeks.events) == weeks.state


def test_removed_words_are_known_to_have_been_there():
    """The digest stays where they were."""
    weeks = Weeks(promised().session)
    weeks.record(Event(data=OutcomeFollowed(outcome=ADDED, seen="no"), digest="d"))
    assert weeks.state.followed == {ADDED: Followed(2, "no", "", removed=True)}


def test_only_a_session_that_ended_and_promised_something_is_followed_up():
    """And only once in one log."""
    empty = dealt().finish()
    empty.done(agenda.end_session)
    copy = promised().session
    copy = msgspec.structs.replace(copy, opened=replace(copy.opened, anonymised=True))
    begun = Weeks(promised().session)
    refused = [
        followup.begin(begun.state, promised().session, "test"),
        *(followup.begin(FollowUp(), each, "test") for each in (dealt().session, copy, empty.session)),
    ]
    assert refused == [
        refuse(Reason.NOTHING_CHANGES),
        refuse(Reason.NOT_ENDED),
        refuse(Reason.ANONYMISED),
        refuse(Reason.NOTHING_TO_FOLLOW),
    ]
