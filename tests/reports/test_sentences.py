"""What each kind of entry says in a transcript: sentences that can be read aloud."""

from collections.abc import Mapping

import pytest

from coopexercise.exercise import agenda, coproduction
from coopexercise.exercise import events as ev
from coopexercise.exercise.events import KINDS, OBSERVER, Data, Event, UnknownData
from coopexercise.reports.speech import lasting, listed, spoken, stated
from coopexercise.reports.transcript import lines
from tests.exercise.table import DECK, SCENARIO, Table, co_producing, dealt, debriefing, opened

CONSULTATION, CO_PRODUCTION = "consultation", "co-production"
NOTHING: dict[str, str] = {}
SESSION = ev.SessionOpened(
    app="1",
    scenario=SCENARIO,
    deck=DECK,
    scenario_hash="",
    deck_hash="",
    rounds=(CONSULTATION,),
    seconds={CONSULTATION: 300},
)
BENCH = {"title": "A bench.", "text": "Built on two Saturdays.", "risk": "It may rain"}
BOTH = {"reason": "Cheap", "dissent": "It is ugly!"}
SAID = {"text": "Shade, please"}


def said(table: Table, data: Data, words: Mapping[str, str], round_id: str = "") -> str:
    """Return what an event says that is recorded at this table now."""
    table.record(Event(data=data, round=round_id, words=dict(words)))
    return list(lines(table.events))[-1].text.split(": ", 1)[1]


# fmt: off
SENTENCES: list[tuple[Data, dict[str, str], str, str]] = [
    (SESSION, NOTHING, "", "A session of “The corner by the bus stop” opens at table 1. The plan is “Consultation” for "
     "5 minutes."),
    (ev.NoticeGiven(), NOTHING, "", "People are told what is written down, until when it is kept, and how to object."),
    (ev.OutcomesAgreed(outcomes=("glad-to-wait", "cared-for")), {"added": "No noise"}, "",
     "The group agrees what success would be: “People are glad to wait there” and “It stays tidy”. It adds “No "
     "noise”."),
    (ev.OutcomesAgreed(), {"added": "Shade?"}, "", "The group agrees what success would be. It adds “Shade?”"),
    (ev.SeatAdded(seat="s9"), NOTHING, "", "Somebody takes seat s9."),
    (ev.SeatAdded(seat="s9", not_cards=("pupil", "trader")), NOTHING, "",
     "Somebody takes seat s9, and must not be given the card of the Pupil and the Shop-keeper."),
    (ev.SeatLeft(seat="s3"), NOTHING, "", "The Pupil in seat s3 leaves. The card stays on the table."),
    (ev.SeatLeft(seat="s3", card="passes", to="s2"), NOTHING, "", "The Pupil in seat s3 leaves. The card passes to "
     "seat s2."),
    (ev.SeatLeft(seat="s3", card="retired"), NOTHING, "", "The Pupil in seat s3 leaves. The card goes out of play."),
    (ev.SeatLeft(seat="s6"), NOTHING, "", "An observer in seat s6 leaves."),
    (ev.SeatLeft(seat="s9"), NOTHING, "", "The person in seat s9 leaves."),
    (ev.SeatLocked(seat="s1"), NOTHING, "", "The Council officer in seat s1 keeps that card when the cards are dealt "
     "again."),
    (ev.SeatLocked(seat="s1", locked=False), NOTHING, "",
     "The Council officer in seat s1 no longer keeps that card when the cards are dealt again."),
    (ev.SeatHanded(giver=1, taker=2), NOTHING, "", "Facilitator 1 hands over to facilitator 2."),
    (ev.CardsDealt(deal={"s1": "pupil", "s2": OBSERVER, "s3": OBSERVER}, seed=11), NOTHING, "",
     "The cards are drawn with the seed 11. Seat s1 plays the Pupil. Seat s2 and seat s3 observe."),
    (ev.CardsDealt(deal={}), NOTHING, "", "The cards are dealt as they were handed out on paper."),
    (ev.CardMoved(card="officer", giver="s1", taker="s2"), NOTHING, "",
     "The card of the Council officer goes from seat s1 to seat s2."),
    (ev.CardMoved(card="trader", taker="s4"), NOTHING, "", "The card of the Shop-keeper goes to seat s4."),
    (ev.CardMoved(card=OBSERVER, taker="s4"), NOTHING, "", "The person in seat s4 becomes an observer."),
    (ev.RoundStarted(mode=CO_PRODUCTION, seconds=1800), NOTHING, CO_PRODUCTION,
     "The co-production round begins, with 30 minutes planned."),
    (ev.RoundStarted(mode=CONSULTATION, seconds=3660), NOTHING, "elsewhere",
     "The round “elsewhere” begins as a consultation round, with 1 hour and 1 minute planned."),
    (ev.RoundEnded(), NOTHING, CONSULTATION, "The consultation round ends."),
    (ev.PartStarted(part="briefing", seconds=60), NOTHING, "", "The briefing begins, with 1 minute planned."),
    (ev.PartStarted(part="ratings", seconds=90), NOTHING, CONSULTATION,
     "The rating of the consultation round begins, with 1 minute and 30 seconds planned."),
    (ev.PartStarted(part="debrief", seconds=2100), NOTHING, "", "The debrief begins, with 35 minutes planned."),
    (ev.StepStarted(step=1), NOTHING, CONSULTATION, "Step 2 begins: “Choose”."),
    (ev.StepStarted(step=9), NOTHING, CONSULTATION, "Step 10 begins."),
    (ev.ClockPaused(), NOTHING, "", "The clock is paused after 1 minute and 5 seconds."),
    (ev.ClockResumed(), NOTHING, "", "The clock runs again."),
    (ev.ClockChanged(seconds=60), NOTHING, "", "The planned time is made 1 minute longer."),
    (ev.ClockChanged(seconds=-30), NOTHING, "", "The planned time is made 30 seconds shorter."),
    (ev.ClockJumped(gap=480.0, counts=True), NOTHING, "",
     "The computer's clock jumped ahead by 8 minutes. That time counts as played."),
    (ev.ClockJumped(gap=-90.0, counts=False), NOTHING, "",
     "The computer's clock jumped back by 1 minute and 30 seconds. That time does not count as played."),
    (ev.ClockJumped(gap=240.0, counts=False, ran=True), NOTHING, "",
     "The program stood still for 4 minutes. That time does not count as played."),
    (ev.ParametersExplained(parameters=("budget", "no-digging"), card="officer"), NOTHING, CONSULTATION,
     "The Council officer explains the budget and “No digging”."),
    (ev.ParametersExplained(parameters=("in_kind", "who", "weeks")), NOTHING, CONSULTATION,
     "The facilitator explains help in kind, who may join in and the weeks."),
    (ev.OptionChosen(option="fence", seat="s2"), {"reason": "It is “safe”.", "unasked": "Why not a bench?"},
     CONSULTATION,
     "The Neighbour in seat s2 chooses “A fence”. The reason given is “It is ‘safe’.” "
     "They also say, without being asked: “Why not a bench?”"),
    (ev.OptionChosen(option="fence", tally={"resident": 2, "elected": 1, "partner": 0}), NOTHING, CONSULTATION,
     "Counted by hand, 2 residents and 1 elected member choose “A fence”."),
    (ev.OptionChosen(option="fence", tally={"partner": 1}), {"unasked": "No"}, CONSULTATION,
     "Counted by hand, 1 partner chooses “A fence”. Somebody says, without being asked: “No”."),
    (ev.OptionChosen(option="fence"), NOTHING, CONSULTATION, "Counted by hand, nobody chooses “A fence”."),
    (ev.OptionChosen(seat="s2"), {"unasked": "A bench…"}, CONSULTATION,
     "The Neighbour in seat s2 says, without being asked: “A bench…”"),
    (ev.OptionChosen(), NOTHING, CONSULTATION, "Somebody says something unasked."),
    (ev.OfferMade(card="neighbour", asset="neighbour/van"), NOTHING, CO_PRODUCTION, "The Neighbour offers “Has a "
     "van”."),
    (ev.OfferMade(card="pupil"), {"text": "A choir"}, CO_PRODUCTION, "The Pupil offers something beyond the card: “A "
     "choir”."),
    (ev.OfferMade(card="ghost", asset="ghost/x"), NOTHING, CO_PRODUCTION, "Ghost offers “ghost/x”."),
    (ev.IdeaRaised(card="trader"), {"text": "Sell tea"}, CO_PRODUCTION, "The Shop-keeper has an idea: “Sell tea”."),
    (ev.IdeaRaised(card="trader"), NOTHING, CO_PRODUCTION, "The Shop-keeper has an idea."),
    (ev.IdeaRaised(card="pupil", items=("pupil/safe-wait", "neighbour/a-seat", "neighbour/flowers")), SAID,
     CO_PRODUCTION,
     "The Pupil speaks of “A safe place to wait” and “A seat with a back” and “Flowers in spring” for the Neighbour, "
     "and says: "
     "“Shade, please”."),
    (ev.IdeaRaised(card="pupil", items=("pupil/safe-wait",)), NOTHING, CO_PRODUCTION,
     "The Pupil speaks of “A safe place to wait”."),
    (ev.ProposalShaped(
        proposal="p1", cards=("neighbour", "pupil"), assets=("neighbour/van", "neighbour/carpentry"),
     items=("pupil/safe-wait",),
        outcomes=("glad-to-wait", "cared-for"), cost=900, weeks=1, stage="co-design", ready_made=True,
     ), BENCH, CO_PRODUCTION,
     "The Neighbour and the Pupil shape the proposal “A bench”. It was brought ready-made. It says: “Built on two "
     "Saturdays.” "
     "It uses “Has a van” and “Builds benches” from the Neighbour. It would meet “A safe place to wait” for the "
     "Pupil. It serves "
     "the outcomes “People are glad to wait there” and “It stays tidy”. It would cost £900 and take 1 week. It is at "
     "the stage of "
     "co-design. The risk named is “It may rain”."),
    (ev.ProposalShaped(proposal="p1", cards=("pupil",), weeks=2.5), {"title": "A bench"}, CO_PRODUCTION,
     "The Pupil shapes the proposal “A bench”. It would take 2.5 weeks."),
    (ev.ProposalShaped(proposal="p1"), {"title": "A bench"}, CO_PRODUCTION, "The proposal “A bench” is made."),
    (ev.ProposalJoined(proposal="p7", card="pupil"), NOTHING, CO_PRODUCTION,
     "The Pupil joins the proposal p7."),
    (ev.ProposalJoined(proposal="p7", card="pupil", how="owns"), NOTHING, CO_PRODUCTION,
     "The Pupil takes charge of the proposal p7."),
    (ev.ProposalJoined(proposal="p7", card="pupil", how="leaves"), NOTHING, CO_PRODUCTION,
     "The Pupil leaves the proposal p7."),
    (ev.DecisionMade(
        options=("fence",), among=("fence", "planters"), votes={"fence": 2, "planters": 1}, method="officer",
     decider="officer",
        final_say="outside", amended=True,
     ), BOTH, CONSULTATION,
     "The Council officer decides for “A fence”, amended. The method is one role's decision after hearing the "
     "answers. The choice "
     "is between “A fence” and “Planters”. “A fence” has 2 votes and “Planters” has 1 vote. The reason given is "
     "“Cheap”. There is "
     "disagreement: “It is ugly!” Somebody outside the room has the final say."),
    (ev.DecisionMade(
        proposals=("p1", "p2"), among=("p1", "p2", "p3"), votes={"p1": 9, "p2": 1}, method="fist-of-five",
     decider="group",
        amended=True, final_say="councillor",
     ), {"amendment": "Lower."}, CO_PRODUCTION,
     "The group decides for “Proposal p1” and “Proposal p2”. The amendment is “Lower.” The method is a fist of five. "
     "The choice is "
     "among “Proposal p1”, “Proposal p2” and “Proposal p3”. “Proposal p1” has 9 fingers and “Proposal p2” has 1 "
     "finger. The Ward "
     "councillor has the final say."),
    (ev.DecisionMade(among=("p1",), votes={"p1": 1}, method="dot-vote", decider="group", final_say="outside"),
     {"final_say": "The cabinet"}, CO_PRODUCTION,
     "Nothing is agreed. The method is a dot vote. “Proposal p1” has 1 dot. The final say lies outside the room, with "
     "“The cabinet”."),
    (ev.RatingGiven(
        seat="s2", rung=6, statements={"heard": 5, "own": 1}, items={"neighbour/a-seat": "yes", "neighbour/flowers":
     "unknown"}
     ), NOTHING, CONSULTATION,
     "The Neighbour in seat s2 rates the consultation round. They see it on rung 6, co-design. Out of 5, they give 5 "
     "to “I was "
     "heard” and 1 to “own”. They say that “A seat with a back” would be met; and that they do not know about "
     "“Flowers in spring”."),
    (ev.RatingGiven(seat="s9", rung=9, items={"a/b": "no", "a/c": "partly"}), NOTHING, CONSULTATION,
     "The person in seat s9 rates the consultation round. They see it on rung 9. They say that “a/c” would be met in "
     "part; and that "
     "“a/b” would not be met."),
    (ev.RatingGiven(seat="s2"), NOTHING, CONSULTATION, "The Neighbour in seat s2 hands in an empty slip on the "
     "consultation round."),
    (ev.RatingGiven(seat="s2", declined=True), NOTHING, CONSULTATION,
     "The Neighbour in seat s2 would rather not rate the consultation round."),
    (ev.VoiceTaken(card="pupil"), NOTHING, CONSULTATION, "The Pupil speaks."),
    (ev.VoiceTaken(card=OBSERVER), NOTHING, CONSULTATION, "An observer speaks."),
    (ev.WindowOpened(), NOTHING, CONSULTATION, "From here on every speaking turn is counted."),
    (ev.WindowClosed(), NOTHING, CONSULTATION, "Speaking turns are no longer counted."),
    (ev.InjectReleased(inject="rain", to="everyone"), NOTHING, CONSULTATION, "News reaches everybody: “It rains.”"),
    (ev.InjectReleased(inject="letter", to="officer"), NOTHING, CONSULTATION,
     "News reaches the Council officer alone, in private: “A letter.”"),
    (ev.InjectReleased(inject="gone", to="everyone"), NOTHING, "elsewhere", "The news “gone” reaches everybody."),
    (ev.NoteMade(tags=("power", "voices")), SAID, CONSULTATION,
     "A private note tagged “power” and “voices” is made: “Shade, please”."),
    (ev.NoteMade(private=False), NOTHING, CONSULTATION, "A note is made."),
    (ev.MissingNamed(), {"text": "Night workers"}, "", "Somebody says who was not in the room: “Night workers”."),
    (ev.RoleLeft(), NOTHING, "", "Everybody leaves their role. From here on nothing is put down to anybody unless "
     "they say so."),
    (ev.AnswerGiven(question=0), {"text": "The cables"}, "",
     "Asked “What did you know that nobody asked?”, somebody answers: “The cables”."),
    (ev.AnswerGiven(question=99, seat="s9", outcome="cared-for"), NOTHING, "",
     "Asked “question 100” about the outcome “It stays tidy”, the person in seat s9 answers."),
    (ev.ElementsAgreed(seen={CONSULTATION: (), CO_PRODUCTION: ("mutuality", "peer-networks")}), NOTHING, "",
     "Of the six elements of co-production, the group agrees that it saw none in “Consultation” and “Mutuality and "
     "reciprocity” "
     "and “Peer networks” in “Co-production”."),
    (ev.CommitmentMade(due="2026-06-20"), {"text": "Ring the shop", "first_step": "Find the number"}, "",
     "Somebody promises this by 20 June 2026: “Ring the shop”. The first step is “Find the number”."),
    (ev.CommitmentMade(seat="s9"), NOTHING, "", "The person in seat s9 makes a promise."),
    (ev.LearningNoted(), {"text": "Ask earlier"}, "", "Somebody says what they learned: “Ask earlier”."),
    (ev.EntryCorrected(seq=1), NOTHING, "", "Entry 1 is put right."),
    (ev.EntryCorrected(seq=2, withdrawn=True), NOTHING, "", "Entry 2 is withdrawn."),
    (ev.WordsRemoved(seq=3, why="asked for"), NOTHING, "",
     "The words of entry 3 are removed for good. The reason given is “asked for”."),
    (ev.SessionEnded(), NOTHING, "", "The session ends."),
    (ev.SessionEnded(cut_short=True), {"reason": "Fire alarm"}, "",
     "The session ends before its planned end. The reason given is “Fire alarm”."),
    (ev.FollowupOpened(app="1", origin=ev.Origin(log="x", hash="h", seq=9), commitments=(1,), outcomes=("a", "b"),
     simulated=True),
     NOTHING, "", "It is asked what came of the session x, which ended with its entry 9. The questions are about 1 "
     "commitment and "
     "2 outcomes. The session was simulated."),
    (ev.FollowupOpened(app="1", origin=None, anonymised=True), NOTHING, "",
     "It is asked what came of a session. This is an anonymised copy: its words were left out."),
    (ev.CommitmentFollowed(commitment=7, kept="partly"), SAID, "", "The commitment of entry 7 is kept in part: "
     "“Shade, please”."),
    (ev.OutcomeFollowed(outcome="cared-for", seen="no"), NOTHING, "", "The outcome “It stays tidy” is not seen."),
    (ev.OutcomeFollowed(outcome="", seen="yes"), NOTHING, "", "What was added to the outcomes is seen."),
    (UnknownData(name="poll.taken", raw={"yes": 3}), NOTHING, "",
     'This is an entry of a kind that this version does not know, “poll.taken”. It holds {"yes":3}.'),
]
# fmt: on


@pytest.fixture(scope="module")
def table() -> list[Event]:
    """Return the events of a table of six in its first round, a minute and five seconds after it began."""
    made = dealt(("officer", "neighbour", "pupil", "councillor", "trader", OBSERVER))
    made.go("round", CONSULTATION).wait(65).done(agenda.change_clock, 60)
    return made.events


@pytest.mark.parametrize(
    ("data", "words", "round_id", "sentence"), SENTENCES, ids=lambda value: getattr(value, "kind", "")
)
def test_every_kind_is_sentences(
    table: list[Event], data: Data, words: dict[str, str], round_id: str, sentence: str
) -> None:
    """With the words and without them, as they may have been removed."""
    at = Table()
    at.wait(65)
    at.events = list(table)
    assert said(at, data, words, round_id) == sentence


def test_every_kind_has_its_sentences_in_this_table() -> None:
    """None is forgotten."""
    assert {type(data) for data, *_ in SENTENCES} == {*KINDS.values(), UnknownData}


def test_a_proposal_that_was_there_gets_a_new_shape() -> None:
    """Whoever gives it."""
    table = co_producing()
    table.done(coproduction.shape, "A wall")
    told = [
        said(table, ev.ProposalShaped(proposal="p1", cards=cards), {"title": "A low wall"}, CO_PRODUCTION)
        for cards in ((), ("pupil",), ("pupil", "trader"))
    ]
    assert told == [
        "The proposal “A low wall” has a new shape.",
        "The Pupil gives the proposal “A low wall” a new shape.",
        "The Pupil and the Shop-keeper give the proposal “A low wall” a new shape.",
    ]


def test_a_step_of_the_debrief_says_whether_people_expect_or_see() -> None:
    """By its title; the roles are left, so nobody has one."""
    table = debriefing()
    steps = agenda.steps_of_debrief(table.session)
    seen = said(table, ev.StepStarted(step=steps.index("see-ladder")), NOTHING)
    table.done(agenda.advance)
    assert seen == f"Step {steps.index('see-ladder') + 1} begins: “Where people stood”."
    assert said(table, ev.AnswerGiven(question=1, seat="s2"), {"text": "A call"}) == (
        "Asked “What will you do?”, the person in seat s2 answers: “A call”."
    )


def test_a_pause_of_no_clock_is_a_pause() -> None:
    """A log made by hand may hold one; nor does a session need rounds."""
    assert said(opened(), ev.ClockPaused(), NOTHING) == "The clock is paused."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Fence it", "Ana says: “Fence it”."),
        ("Fence it.", "Ana says: “Fence it.”"),
        ("Why?", "Ana says: “Why?”"),
        ("No!", "Ana says: “No!”"),
        ("Well…", "Ana says: “Well…”"),
        ("I said “stop.”", "Ana says: “I said ‘stop.’”"),
        ('I said "stop"', 'Ana says: “I said "stop"”.'),
        ("", "Ana says."),
    ],
)
def test_a_sentence_has_one_stop(words: str, sentence: str) -> None:
    """Inside the quotation marks if the words bring it, else behind them."""
    assert spoken("Ana says", words) == sentence


def test_lists_and_lengths_are_in_words() -> None:
    """A comma outside quotation marks makes semicolons."""
    lists = [], ["a"], ["a", "b"], ["a", "“b, c”", "d"], ["the Pupil, aged ten", "b", "c"]
    assert [*map(listed, lists)] == [
        "", "a", "a and b", "a, “b, c” and d", "the Pupil, aged ten; b; and c",
    ]  # fmt: skip
    assert [lasting(seconds) for seconds in (0, 1, 61, 3600, 3725)] == [
        "0 seconds", "1 second", "1 minute and 1 second", "1 hour", "1 hour, 2 minutes and 5 seconds",
    ]  # fmt: skip
    assert stated("the end") == "The end."
