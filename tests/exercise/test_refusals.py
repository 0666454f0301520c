"""The closed set of refusals: each has a sentence, and each is reached by a command."""

import re

import pytest
from msgspec.structs import replace

from coopexercise.exercise import (
    agenda,
    consultation,
    coproduction,
    corrections,
    dealing,
    debrief,
    elements,
    followup,
    observing,
    ratings,
)
from coopexercise.exercise.events import OBSERVER, Event, FollowupOpened, UnknownData
from coopexercise.exercise.followup import FollowUp
from coopexercise.exercise.refusals import SENTENCES, Reason, Refusal, refuse
from tests.exercise.table import (
    CARDS,
    DECK,
    SCENARIO,
    Table,
    co_producing,
    commands,
    consulting,
    dealt,
    debriefing,
    opened,
)


def picky():
    """Return a table at which the deal is impossible."""
    table = opened()
    table.done(dealing.add_seats, [["officer", "neighbour"], ["officer", "neighbour"]])
    return table


def ended():
    """Return a table whose session has ended."""
    table = dealt()
    table.done(agenda.end_session, "The fire alarm went.")
    return table


def unreadable():
    """Return a table whose log holds an event of a newer version."""
    table = dealt()
    table.record(Event(data=UnknownData(name="song.sung")))
    return table


def anonymised():
    """Return the session of a copy without words."""
    session = ended().session
    return replace(session, opened=replace(session.opened, anonymised=True))


def asking():
    """Return a follow-up that was begun."""
    return FollowUp(opened=FollowupOpened(app="test", origin=None))


def paused():
    """Return a table whose clock stands."""
    table = consulting()
    table.done(agenda.pause)
    return table


def shaping():
    """Return a table with the proposal `p1`, which the pupil joined: entries 14 and 15."""
    table = co_producing()
    table.done(coproduction.shape, "A bench")
    table.done(coproduction.join, "p1", "pupil")
    return table


def shape_seq(table):
    """Return the number of the entry before the last."""
    return table.session.seq - 1


def released():
    """Return a table at which the rain is out."""
    table = consulting()
    table.done(observing.release, "rain")
    return table


def watched():
    """Return a table whose voice window is open."""
    table = consulting()
    table.done(observing.open_window)
    return table


def handed():
    """Return a table at which one hand was up for the fence."""
    table = consulting()
    table.done(consultation.hands, "fence", ["s1"])
    return table


OPEN = {"app": "", "scenario_hash": "", "deck_hash": ""}

REACHED = {
    Reason.NOT_OPEN: lambda: Table().do(dealing.add_seat),
    Reason.ALREADY_OPEN: lambda: opened().do(agenda.open_session, SCENARIO, DECK, **OPEN),
    Reason.ENDED: lambda: ended().do(dealing.add_seat),
    Reason.READ_ONLY: lambda: unreadable().do(dealing.add_seat),
    Reason.TOO_FEW_PEOPLE: lambda: opened().seat(1).do(dealing.deal, 1),
    Reason.TOO_MANY_PEOPLE: lambda: opened().seat(40).do(dealing.add_seat),
    Reason.NO_SUCH_SEAT: lambda: dealt().do(dealing.leave, "s9"),
    Reason.NO_SUCH_CARD: lambda: dealt().do(dealing.give, "s1", "mayor"),
    Reason.NOT_IN_PLAY: lambda: dealt(CARDS[:2]).go("round", "consultation").do(coproduction.explain, (), "pupil"),
    Reason.CARD_FULL: lambda: dealt().do(dealing.give, "s2", "officer"),
    Reason.CARD_NOT_ALLOWED: lambda: picky().deal("pupil", "trader").do(dealing.give, "s1", "officer"),
    Reason.DEAL_IMPOSSIBLE: lambda: picky().do(dealing.deal, 1),
    Reason.DEAL_INCOMPLETE: lambda: opened().seat(2).do(dealing.deal_as_handed_out, {"s1": "officer"}),
    Reason.NOT_DEALT: lambda: opened().seat(2).do(agenda.advance),
    Reason.SAME_SEAT: lambda: dealt().do(dealing.swap, "s1", "s1"),
    Reason.SAME_CARD: lambda: dealt(("pupil", "pupil")).do(dealing.swap, "s1", "s2"),
    Reason.NO_SUCH_ROUND: lambda: consulting().do(observing.missing, "Them", "lunch"),
    Reason.ROUND_NOT_STARTED: lambda: consulting().do(observing.missing, "Them", "co-production"),
    Reason.NOT_IN_A_ROUND: lambda: dealt().do(agenda.end_round),
    Reason.NOTHING_NEXT: lambda: debriefing().finish().do(agenda.advance),
    Reason.NO_CLOCK: lambda: dealt().do(agenda.pause),
    Reason.CLOCK_STANDS: lambda: paused().do(agenda.pause),
    Reason.CLOCK_RUNS: lambda: consulting().do(agenda.resume),
    Reason.NO_JUMP: lambda: (table := consulting()).do(agenda.answer_jump, table.now, counts=True),
    Reason.OUT_OF_RANGE: lambda: consulting().do(agenda.change_clock, 9_999),
    Reason.NO_SUCH_OPTION: lambda: consulting().do(consultation.choose, "s1", "pond"),
    Reason.OPTIONS_IN_CO_PRODUCTION: lambda: co_producing().do(consultation.choose, "s1", "fence"),
    Reason.CONSULTATION_ASKS_FOR_NO_OFFERS: lambda: consulting().do(coproduction.offer, "pupil", text="A rope"),
    Reason.ONLY_WATCHES: lambda: (
        dealt((*CARDS, OBSERVER)).go("round", "consultation").do(consultation.choose, "s6", "fence")
    ),
    Reason.NOTHING_CHANGES: lambda: handed().do(consultation.hands, "fence", ["s1"]),
    Reason.NOT_THE_DECIDER: lambda: consulting().do(consultation.decide, "fence", "pupil", "Because"),
    Reason.REASON_MISSING: lambda: consulting().do(consultation.decide, "fence", "officer", ""),
    Reason.NO_SUCH_PARAMETER: lambda: consulting().do(coproduction.explain, ("mood",)),
    Reason.NO_SUCH_OUTCOME: lambda: dealt().do(agenda.agree_outcomes, ("peace",)),
    Reason.OUTCOME_NOT_AGREED: lambda: debriefing().do(debrief.answer, 1, "Yes", outcome="cared-for"),
    Reason.NO_SUCH_ITEM: lambda: co_producing().do(coproduction.offer, "pupil", "trader/till"),
    Reason.NO_SUCH_STATEMENT: lambda: consulting().do(ratings.rate, "s1", statements={"loved": 5}),
    Reason.NO_SUCH_PROPOSAL: lambda: co_producing().do(coproduction.join, "p9", "pupil"),
    Reason.NOT_JOINED: lambda: shaping().do(coproduction.join, "p1", "trader", "leaves"),
    Reason.ALREADY_JOINED: lambda: shaping().do(coproduction.join, "p1", "pupil"),
    Reason.WORDS_MISSING: lambda: dealt().do(observing.note, ""),
    Reason.WORDS_TOO_LONG: lambda: dealt().do(observing.note, "x" * 5_000),
    Reason.NO_SUCH_INJECT: lambda: consulting().do(observing.release, "snow"),
    Reason.INJECT_ALREADY_OUT: lambda: released().do(observing.release, "rain"),
    Reason.WINDOW_OPEN: lambda: watched().do(observing.open_window),
    Reason.WINDOW_CLOSED: lambda: consulting().do(observing.close_window),
    Reason.NO_SUCH_QUESTION: lambda: debriefing().do(debrief.answer, 99, "Yes"),
    Reason.NOT_IN_DEBRIEF: lambda: consulting().do(debrief.learn, "Ask first"),
    Reason.BAD_DATE: lambda: debriefing().do(debrief.commit, "Ring them", due="soon"),
    Reason.NOTHING_TO_CORRECT: lambda: dealt().do(corrections.withdraw, 99),
    Reason.CANNOT_BE_CORRECTED: lambda: dealt().do(corrections.withdraw, 1),
    Reason.STILL_NEEDED: lambda: (table := shaping()).do(corrections.withdraw, shape_seq(table)),
    Reason.NOT_ENDED: lambda: followup.begin(FollowUp(), dealt().session, "test"),
    Reason.ANONYMISED: lambda: followup.begin(FollowUp(), anonymised(), "test"),
    Reason.NOTHING_TO_FOLLOW: lambda: followup.begin(FollowUp(), ended().session, "test"),
    Reason.NOT_ASKED: lambda: followup.follow(asking(), 3, "yes"),
    Reason.FOLLOWUP_ENDED: lambda: followup.end(replace(asking(), ended=True)),
    Reason.NO_SUCH_ELEMENT: lambda: debriefing().do(elements.agree, {"consultation": ["luck"]}),
}


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_reached_by_a_command_and_has_a_whole_sentence(reason):
    """No braces are left unfilled, and the sentence ends like one."""
    refusal = REACHED[reason]()
    assert (refusal.reason, re.findall(r"[{}]", refusal.sentence), refusal.sentence[-1]) == (reason, [], ".")


def test_the_sentences_are_those_of_the_reasons():
    """None is missing, and none is left over."""
    assert (set(SENTENCES), set(REACHED)) == (set(Reason), set(Reason))


def test_the_names_of_the_reasons_are_stable_and_plain():
    """A name is its member in lower case with dashes."""
    assert [reason.value for reason in Reason] == [reason.name.lower().replace("_", "-") for reason in Reason]


def test_what_people_typed_is_not_a_format():
    """Braces in a value are shown as they are."""
    refusal = consulting().do(consultation.choose, "s1", "{seat} {0}")
    assert (refusal, refusal.sentence[:11]) == (refuse(Reason.NO_SUCH_OPTION, option="{seat} {0}"), "{seat} {0} ")


def test_a_refusal_changes_nothing():
    """The session is the same object as before, and no event was made."""
    table = consulting()
    session, count = table.session, len(table.events)
    result = table.do(coproduction.offer, "pupil", text="A rope")
    assert (isinstance(result, Refusal), table.session is session, len(table.events)) == (True, True, count)


EVERY_COMMAND = [
    (agenda.give_notice, ()),
    (agenda.agree_outcomes, (("cared-for",),)),
    (agenda.advance, ()),
    (agenda.end_round, ()),
    (agenda.end_session, ("The fire alarm went.",)),
    (agenda.pause, ()),
    (agenda.resume, ()),
    (agenda.change_clock, (60,)),
    (agenda.answer_jump, (Table().now, True)),
    (agenda.answer_stop, (Table().now, Table().now, True)),
    (dealing.add_seat, ()),
    (dealing.add_seats, ([()],)),
    (dealing.deal, (1,)),
    (dealing.deal_as_handed_out, ({"s1": "officer", "s2": "neighbour"},)),
    (dealing.lock, ("s1",)),
    (dealing.swap, ("s1", "s2")),
    (dealing.give, ("s1", OBSERVER)),
    (dealing.arrive_late, ()),
    (dealing.leave, ("s1",)),
    (dealing.hand_over, (1, 2)),
    (consultation.choose, ("s1", "fence")),
    (consultation.hands, ("fence", ["s1"])),
    (consultation.tally, ("fence", {})),
    (consultation.remark, ("Why?",)),
    (consultation.decide, ("fence", "officer", "Because")),
    (coproduction.explain, (("budget",),)),
    (coproduction.offer, ("neighbour", "neighbour/van")),
    (coproduction.idea, ("neighbour", "Look")),
    (coproduction.shape, ("A bench",)),
    (coproduction.join, ("p1", "neighbour")),
    (coproduction.join_all, ("p1", ["neighbour"])),
    (coproduction.decide, ((), "consent")),
    (ratings.rate, ("s1",)),
    (observing.open_window, ()),
    (observing.close_window, ()),
    (observing.voice, ("neighbour",)),
    (observing.release, ("rain",)),
    (observing.note, ("Loud",)),
    (observing.missing, ("Them",)),
    (debrief.answer, (0, "Yes")),
    (debrief.commit, ("Ring them",)),
    (debrief.learn, ("Ask first",)),
    (elements.agree, ({"consultation": ()},)),
    (corrections.withdraw, (1,)),
    (corrections.replace, (1, {})),
]


@pytest.mark.parametrize(("command", "args"), EVERY_COMMAND)
def test_every_command_is_refused_before_after_and_behind_what_is_not_understood(command, args):
    """Whatever else may be wrong, that is said first."""
    refused = [table.do(command, *args) for table in (Table(), ended(), unreadable())]
    assert refused == [refuse(Reason.NOT_OPEN), refuse(Reason.ENDED), refuse(Reason.READ_ONLY)]


def test_every_command_is_among_them():
    """But the one that opens a session."""
    assert {command for command, _ in EVERY_COMMAND} | {agenda.open_session} == commands()
