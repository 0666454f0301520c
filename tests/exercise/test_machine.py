"""Any sequence of commands, plausible and not: what is accepted folds to a consistent session.

Each step draws a command with its arguments. After each, the session must keep the invariants below, a
refusal must have changed nothing, and at the end the log, read back from JSON, must fold to the same
sessions again.
"""

import json
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coopexercise.exercise import (
    agenda,
    clock,
    consultation,
    coproduction,
    corrections,
    dealing,
    debrief,
    elements,
    observing,
    ratings,
)
from coopexercise.exercise import events as ev
from coopexercise.exercise.events import LINE, OBSERVER, Event, UnknownData
from coopexercise.exercise.refusals import Refusal
from coopexercise.exercise.session import NO_ROUND, Session, apply
from coopexercise.exercise.text import WORDS_LIMIT, clean
from tests.exercise.table import CARDS, DECK, SCENARIO, Table, commands, dealt, opened


def mostly(likely, *unlikely):
    """Return a strategy that draws one of the likely values, and now and then an unlikely one."""
    often = [*likely] * (1 + 12 * len(unlikely) // len(likely))
    return st.sampled_from([*often, *unlikely])


seats = mostly(["s1", "s2", "s3", "s4", "s5", "s6"], "s99", "")
cards = mostly(CARDS, OBSERVER, "mayor", "")
assets = mostly(DECK.asset_refs(), "pupil/safe-wait", "carpentry")
wishes = mostly(DECK.wish_refs(), "pupil/painting", "a-seat")
options = mostly(["fence", "planters"], "pond", "")
proposals = mostly(["p1", "p2"], "p9", "")
rounds = mostly([NO_ROUND], "consultation", "co-production", "lunch")
texts = mostly(["A few words", "Ünïcode 🪑"], " \x1b[31m ", "", "x" * (WORDS_LIMIT + 1))
deciders = mostly(["officer", "group"], *CARDS, "mayor", "")
counts = mostly([0, 1, 7, 1_000], -1, 1_001)
numbers = mostly([None, 0.0, 300.0], 1e10, -1.0, float("nan"), float("inf"))
questions = mostly([0, 1, 2], -1, 99)
dates = mostly(["", "2026-11-30"], "2026-13-01", "soon")
parameters = mostly(SCENARIO.parameters.ids(), "mood")
outcomes = mostly(["glad-to-wait", "cared-for"], "peace")
met = st.sampled_from(["yes", "partly", "no", "unknown"])
sides = st.sampled_from(["resident", "professional", "elected", "partner"])
methods = st.sampled_from(["officer", "show-of-hands", "dot-vote", "fist-of-five", "consent"])
joinings = mostly(["joins", "owns"], "leaves")
rungs = mostly([None, 1, 4, 7], 0, 8)
answers = st.dictionaries(mostly(["heard", "power"], "loved"), mostly([1, 2, 3, 4, 5], 0, 6), max_size=2)
tags = mostly(["power", "turning point"], "", "x" * 31)
seen = mostly([*elements.ELEMENTS], "luck")
news = mostly(["rain", "letter", "gift"], "snow")


def several(strategy, most=3):
    """Return up to `most` of these as a tuple."""
    return st.lists(strategy, max_size=most).map(tuple)


def call(command, /, *required, **optional):
    """Return a command and what draws its arguments; those by name may be left out."""
    return command, st.tuples(st.just(command), st.tuples(*required), st.fixed_dictionaries({}, optional=optional))


def in_seats(dealt_cards):
    """Return a typed deal for the first seats."""
    return {f"s{place}": card for place, card in enumerate(dealt_cards, 1)}


SEATING = [
    call(dealing.add_seat, several(cards)),
    call(dealing.add_seats, st.lists(several(cards), max_size=3)),
    call(dealing.deal, st.integers(0, 99)),
    call(dealing.deal_as_handed_out, st.dictionaries(seats, cards, max_size=6)),
    call(dealing.deal_as_handed_out, st.permutations(CARDS).map(in_seats)),
    call(dealing.lock, seats, locked=st.booleans()),
    call(dealing.swap, seats, seats),
    call(dealing.give, seats, cards),
    call(dealing.arrive_late, several(cards)),
    call(dealing.leave, seats, card=st.sampled_from(["stays", "passes", "retired"]), to=seats),
    call(dealing.hand_over, st.integers(1, 2), st.integers(1, 2)),
]
MOVING = [
    call(agenda.advance),
    call(agenda.end_round),
    call(agenda.give_notice),
    call(agenda.agree_outcomes, several(outcomes), added=texts),
    call(agenda.pause),
    call(agenda.resume),
    call(agenda.change_clock, st.sampled_from([60, -60, -3_600, 3_601])),
]
CONSULTING = [
    call(consultation.choose, seats, options),
    call(consultation.choose, seats, options, reason=texts, round_id=rounds),
    call(consultation.hands, options, st.lists(seats, max_size=4), round_id=rounds),
    call(consultation.tally, options, st.dictionaries(sides, counts), round_id=rounds),
    call(consultation.decide, options, st.just("officer"), st.just("So be it")),
    call(consultation.remark, texts, seat=seats, round_id=rounds),
    call(
        consultation.decide,
        options,
        deciders,
        texts,
        amendment=texts,
        dissent=texts,
        final_say=deciders,
        round_id=rounds,
    ),
]
CO_PRODUCING = [
    call(coproduction.explain, several(parameters), card=cards, round_id=rounds),
    call(coproduction.offer, cards, asset=assets, text=texts, round_id=rounds),
    call(coproduction.idea, cards, texts, items=several(wishes), round_id=rounds),
    call(
        coproduction.shape,
        texts,
        proposal=proposals,
        text=texts,
        risk=texts,
        cards=several(cards),
        assets=several(assets),
        items=several(wishes),
        outcomes=several(outcomes),
        cost=numbers,
        weeks=numbers,
        stage=st.sampled_from([None, "co-design"]),
        ready_made=st.booleans(),
        round_id=rounds,
    ),
    call(coproduction.offer, st.just("pupil"), asset=st.just("pupil/painting")),
    call(coproduction.idea, cards, st.just("Paint it"), items=several(wishes)),
    call(coproduction.shape, st.just("A bench"), cost=numbers, items=several(wishes)),
    call(coproduction.shape, st.just("A longer bench"), proposal=st.just("p1")),
    call(coproduction.join, st.just("p1"), cards, how=joinings),
    call(coproduction.join_all, proposals, several(cards), owner=cards, round_id=rounds),
    call(coproduction.join_all, st.just("p1"), st.sets(st.sampled_from(CARDS)), owner=st.sampled_from(CARDS)),
    call(coproduction.decide, st.sampled_from([("p1",), ()]), methods, reason=texts),
    call(coproduction.join, proposals, cards, how=joinings, round_id=rounds),
    call(
        coproduction.decide,
        several(proposals, 2),
        methods,
        by=deciders,
        votes=st.dictionaries(proposals, counts, max_size=2),
        reason=texts,
        dissent=texts,
        final_say=deciders,
        round_id=rounds,
    ),
]
WATCHING = [
    call(
        ratings.rate,
        seats,
        rung=rungs,
        statements=answers,
        items=st.dictionaries(wishes, met, max_size=2),
        declined=st.booleans(),
        round_id=rounds,
    ),
    call(observing.open_window),
    call(observing.close_window),
    call(observing.voice, cards),
    call(observing.release, news),
    call(observing.note, texts, tags=several(tags, 2), private=st.booleans()),
    call(observing.missing, texts, round_id=rounds),
]
TALKING = [
    call(debrief.answer, questions, texts, seat=seats, outcome=mostly(["", "cared-for"], "peace")),
    call(debrief.commit, texts, seat=seats, due=dates),
    call(debrief.learn, texts),
    call(elements.agree, st.dictionaries(rounds, several(seen), max_size=2)),
]
BY_HAND = {
    agenda.answer_jump,
    agenda.answer_stop,
    agenda.end_session,
    agenda.open_session,
    corrections.replace,
    corrections.withdraw,
}
"""Commands that each have a rule of their own."""

NEW_DATA = {
    ev.OptionChosen: st.builds(
        ev.OptionChosen, option=options, seat=seats, tally=st.dictionaries(sides, counts, max_size=2)
    ),
    ev.OfferMade: st.builds(ev.OfferMade, card=cards, asset=assets),
    ev.IdeaRaised: st.builds(ev.IdeaRaised, card=cards, items=several(wishes)),
    ev.ProposalShaped: st.builds(
        ev.ProposalShaped, proposal=proposals, cards=several(cards), cost=numbers, weeks=numbers
    ),
    ev.ProposalJoined: st.builds(ev.ProposalJoined, proposal=proposals, card=cards, how=joinings),
    ev.DecisionMade: st.builds(
        ev.DecisionMade,
        options=several(options, 1),
        proposals=several(proposals, 2),
        among=st.just(()),
        method=methods,
        decider=deciders,
        votes=st.dictionaries(proposals, counts, max_size=1),
    ),
    ev.RatingGiven: st.builds(ev.RatingGiven, seat=seats, rung=rungs, statements=answers),
    ev.NoteMade: st.builds(ev.NoteMade, tags=several(tags, 2)),
    ev.CommitmentMade: st.builds(ev.CommitmentMade, seat=seats, due=dates),
    ev.AnswerGiven: st.builds(ev.AnswerGiven, question=questions, seat=seats),
}
words = st.dictionaries(st.sampled_from(["text", "reason", "title", "unasked", "amendment"]), texts, max_size=3)


def any_of(*groups):
    """Return a strategy for any command of these groups."""
    return st.one_of(*(drawn for group in groups for _, drawn in group))


class Play(RuleBasedStateMachine):
    """A table at which anything may be tried."""

    def __init__(self):
        super().__init__()
        self.table = Table()
        self.sessions = []

    def perform(self, command, *args, **options):
        """Try a command, and keep each session on the way."""
        before, recorded = self.table.session, len(self.table.events)
        result = command(before, *args, **options)
        if isinstance(result, Refusal):
            assert "{" not in result.sentence
            assert (self.table.session, len(self.table.events)) == (before, recorded)
            return
        assert result, "what is accepted is an event at least"
        assert not before.ended
        assert not before.read_only
        for event in result:
            assert event == Event(data=event.data, round=event.round, words=event.words)
            self.table.record(event)
            self.sessions.append(self.table.session)

    @initialize(
        start=mostly(["dealt", "consultation", "co-production", "debrief"], "empty", "seated"),
        order=st.sampled_from(["scenario", "swap"]),
    )
    def begin(self, start, order):
        """Begin anywhere, so that late parts are reached as often as early ones."""
        if start in ("empty", "seated"):
            self.table = opened(order=order).seat(2 if start == "seated" else 0)
        else:
            self.table = dealt(order=order)
        if start in ("consultation", "co-production"):
            self.table.go("round", start)
        if start == "debrief":
            self.table.go("debrief")
        for session in [Session()]:
            for event in self.table.events:
                session = apply(session, event)
                self.sessions.append(session)

    @rule(drawn=any_of(SEATING))
    def seat_people(self, drawn):
        """Seats and cards."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @rule(drawn=any_of(MOVING))
    def move_on(self, drawn):
        """Parts, steps and the clock."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @rule(drawn=any_of(CONSULTING, CO_PRODUCING, TALKING))
    def try_anything(self, drawn):
        """Entries of any part, whichever runs."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @precondition(lambda self: mode_now(self.table.session) == "consultation")
    @rule(drawn=any_of(CONSULTING))
    def consult(self, drawn):
        """Entries of the consultation, while it runs or is rated."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @precondition(lambda self: mode_now(self.table.session) == "co-production")
    @rule(drawn=any_of(CO_PRODUCING))
    def co_produce(self, drawn):
        """Entries of the co-production, while it runs or is rated."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @precondition(lambda self: round_now(self.table.session))
    @rule(drawn=any_of(WATCHING))
    def watch(self, drawn):
        """What is rated and noted."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @precondition(lambda self: agenda.place(self.table.session) == "debrief")
    @rule(drawn=any_of(TALKING))
    def talk(self, drawn):
        """What is said afterwards."""
        self.perform(drawn[0], *drawn[1], **drawn[2])

    @precondition(lambda self: corrections.entries(self.table.session))
    @rule(place=st.integers(0, 5), back=mostly([0], 1, -99, 5))
    def take_back(self, place, back):
        """One of the latest entries, or anything else that is in the log or is not."""
        entries = corrections.entries(self.table.session)
        self.perform(corrections.withdraw, entries[place % len(entries)].seq - back)

    @precondition(lambda self: corrections.entries(self.table.session))
    @rule(drawn=st.data())
    def put_right(self, drawn):
        """An entry that is there, with words alone or with data, mostly of its kind."""
        entry = drawn.draw(st.sampled_from(corrections.entries(self.table.session)))
        alike = NEW_DATA.get(type(entry.data), st.just(entry.data))
        data = drawn.draw(st.one_of(st.none(), alike, alike, st.just(ev.LearningNoted())))
        said = drawn.draw(st.one_of(st.just(entry.words), words))
        self.perform(corrections.replace, entry.seq, said, data)

    @rule(
        how=st.sampled_from(["wait", "wait", "step", "restart"]),
        seconds=st.sampled_from([0.5, 30, 600, -3_600]),
        counts=st.booleans(),
    )
    def let_time_pass(self, how, seconds, counts):
        """Time passes, the clock is set, the laptop sleeps or starts again; then the gap is asked about."""
        seen = self.table.now
        getattr(self.table.clock, how)(abs(seconds) if how == "wait" else seconds)
        self.perform(agenda.answer_jump, self.table.now, counts=counts)
        self.perform(agenda.answer_stop, seen, self.table.now, counts=counts)

    @precondition(lambda self: len(self.table.events) > 25)
    @rule(reason=texts)
    def end(self, reason):
        """The end comes late, or most sessions would be over before they began; none is opened again."""
        self.perform(agenda.open_session, SCENARIO, DECK, app="again", scenario_hash="", deck_hash="")
        self.perform(agenda.end_session, reason)

    @precondition(lambda self: len(self.table.events) > 40)
    @rule()
    def meet_the_unknown(self):
        """An event of a newer version."""
        self.table.record(Event(data=UnknownData(name="song.sung"), round=round_now(self.table.session)))
        self.sessions.append(self.table.session)

    @invariant()
    def people_and_cards_agree(self):
        """Cards are held by people who are here, none by more than it has seats."""
        session, here = self.table.session, set(self.table.session.present())
        assert len(here) <= dealing.MOST_PEOPLE
        assert set(session.deal) <= here
        assert session.locked <= here
        assert set(session.deal.values()) <= {*CARDS, OBSERVER}
        assert all(len(session.holders(card.id)) <= card.seats.max for card in DECK.cards)
        assert set(session.staying) & set(session.retired) == set()
        assert set(session.deals) <= {each for each in session.opened.rounds if has_started(session, each)}

    @invariant()
    def steps_and_clocks_agree(self):
        """The step is one of its part, and no clock has counted backwards."""
        session = self.table.session
        in_debrief = session.part is not None and session.part.kind == "debrief"
        most = len(agenda.steps_of_debrief(session)) if in_debrief else 1
        if session.part and session.part.kind == "round":
            most = max(1, len(agenda.steps(session, session.part.round)))
        assert 0 <= session.step < most
        running = [session.clock] if session.clock else []
        readings = [clock.read(each, self.table.now) for each in (*running, *session.clocks.values())]
        assert [each for each in readings if min(each.planned, each.played, each.paused) < 0] == []
        assert [each for each in session.clocks.values() if each.running] == []
        assert not (session.ended and session.clock)
        assert session.role_left == (in_debrief and session.step > 0) or session.ended or session.read_only

    @invariant()
    def entries_are_where_they_belong(self):
        """Filed in order, in rounds that have started and whose mode allows them, with clean words."""
        session = self.table.session
        for round_id, trail in session.filed.items():
            entries = list(trail)
            mode = session.scenario.round(round_id).mode if round_id else None
            assert not round_id or has_started(session, round_id)
            assert all(one.seq < other.seq for one, other in pairwise(entries))
            for entry in entries:
                assert entry.round == round_id
                assert_sound(session, entry, mode)
        assert all(seq < by <= session.seq for seq, by in session.corrected.items())

    @invariant()
    def boards_can_be_read(self):
        """Whatever was accepted, every board can be drawn."""
        session = self.table.session
        for round_id in session.opened.rounds:
            chosen = consultation.choices(session, round_id)
            counted = consultation.tallies(session, round_id)
            names = {each.data.proposal for each in coproduction.proposals(session, round_id)}
            assert set(chosen.values()) <= set(counted) <= {"fence", "planters"}
            assert set(ratings.slips(session, round_id)) <= set(session.seats)
            assert set(coproduction.spoken_of(session, round_id)) <= set(DECK.wish_refs())
            assert coproduction.next_id(session, round_id) not in names
            for decision in consultation.decisions(session, round_id):
                assert set(decision.data.proposals) <= names
                assert set(decision.data.options) <= {"fence", "planters"}
        assert agenda.place(session) in ("seats", "deal", "briefing", "round", "ratings", "debrief", "ended")

    def teardown(self):
        """Read back from JSON, the log folds to the same sessions: prefix by prefix, and none has changed since."""
        session = Session()
        for event, kept in zip(self.table.events, self.sessions, strict=True):
            session = apply(session, read_back(event))
            assert session == kept


def round_now(session):
    """Return the round that is played or rated now."""
    return session.part.round if session.part else NO_ROUND


def mode_now(session):
    """Return the mode of that round, or None."""
    return session.scenario.round(round_now(session)).mode if round_now(session) else None


def has_started(session, round_id):
    """Return whether the log says that a round started."""
    return any(event.kind == "round.started" and event.round == round_id for event in session.steered)


def assert_sound(session, entry, mode):
    """Check that what one entry says is within the rules."""
    data = entry.data
    assert {name: clean(text) for name, text in entry.words.items()} == entry.words
    assert max(map(len, entry.words.values()), default=0) <= WORDS_LIMIT
    if isinstance(data, ev.OptionChosen):
        assert mode == "consultation"
        assert data.option in ("fence", "planters") or "unasked" in entry.words
        assert min(data.tally.values(), default=0) >= 0
    if isinstance(data, ev.OfferMade | ev.IdeaRaised | ev.ProposalShaped | ev.ProposalJoined):
        assert mode == "co-production"
    if isinstance(data, ev.OfferMade):
        assert data.asset in DECK.asset_refs() or entry.words["text"]
    if isinstance(data, ev.DecisionMade):
        assert bool(data.options) <= (mode == "consultation")
        assert bool(data.proposals) <= (mode == "co-production")
        assert data.amended == ("amendment" in entry.words) <= bool(data.options)
        assert data.options or data.proposals or entry.words["reason"]
    if isinstance(data, ev.RatingGiven):
        assert data.rung in (None, 1, 2, 3, 4, 5, 6, 7)
        assert set(data.statements.values()) <= {1, 2, 3, 4, 5}
        assert {ref.partition("/")[0] for ref in data.items} <= {session.card_in(entry.round, data.seat)}
    if isinstance(data, ev.NoteMade):
        assert all(0 < len(tag) <= observing.MOST_TAG and tag == clean(tag) for tag in data.tags)


def read_back(event):
    """Return an event after a way through JSON, as a log line of its kind."""
    if isinstance(event.data, UnknownData):
        return event
    line = json.loads(msgspec.json.encode(event)) | {"kind": event.kind}
    data = msgspec.json.decode(json.dumps(line).encode(), type=LINE).data
    return msgspec.structs.replace(event, data=data)


TestPlay = pytest.mark.filterwarnings("error")(Play.TestCase)
TestPlay.settings = settings(
    stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def test_every_command_is_played():
    """A command that is added to the rules must be added here."""
    groups = (SEATING, MOVING, CONSULTING, CO_PRODUCING, WATCHING, TALKING)
    assert commands() == {command for group in groups for command, _ in group} | BY_HAND
