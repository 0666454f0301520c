"""The flagship session, played by hand to fixed moments: eleven people at one table, one seed, one clock."""

from collections.abc import Mapping
from datetime import UTC, datetime

from coopexercise.exercise import (
    agenda,
    clock,
    consultation,
    coproduction,
    dealing,
    debrief,
    elements,
    observing,
    ratings,
)
from coopexercise.exercise.debrief_steps import DebriefStep
from coopexercise.exercise.deck import Side
from coopexercise.exercise.events import Met
from coopexercise.library import Loaded, load
from coopexercise.terminal.words import step as step_words
from tests.exercise.table import FakeClock, Table

PEOPLE = ("Ana", "Ben", "Chi", "Dee", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kit")
NAMES = {f"s{place}": name for place, name in enumerate(PEOPLE, 1)}
SEED = 11
_MINUTE = 60
_CONSULTED: Mapping[Side, int] = {"resident": 3, "professional": 5, "elected": 4, "partner": 3}
_CO_PRODUCED: Mapping[Side, int] = {"resident": 6, "professional": 6, "elected": 7, "partner": 5}


def _opened(scenario: str, day: datetime, people: int) -> Table:
    """Return a new table at noon where the test runs, so that local times are the same everywhere."""
    loaded = load(scenario)
    assert isinstance(loaded, Loaded)
    noon = FakeClock()
    noon.wall = day.replace(hour=12).astimezone(UTC)
    return Table(noon).open(loaded.scenario, loaded.deck).seat(people)


def taster_ended() -> Table:
    """Return another table, two weeks before, after its session was ended."""
    table = _opened("taster", datetime(2026, 5, 18), 5)
    table.done(dealing.deal, SEED)
    table.finish().done(agenda.end_session)
    return table


def dealt() -> Table:
    """Return the table with its cards dealt."""
    table = _opened("community-centre", datetime(2026, 6, 1), len(PEOPLE))
    table.done(dealing.deal, SEED)
    return table


def briefed() -> Table:
    """Return the table in its briefing, with nothing said yet."""
    table = dealt().wait(2 * _MINUTE)
    table.done(agenda.advance)
    return table.wait(90)


def consulting() -> Table:
    """Return the table in the first step of the consultation."""
    table = briefed()
    table.done(agenda.give_notice)
    table.done(agenda.agree_outcomes, ("used-by-all", "easy-to-enter"), "Nobody is turned away at the door")
    table.wait(9 * _MINUTE).done(agenda.advance)
    return table.wait(65)


def consulted() -> Table:
    """Return the table in the last step of the consultation, with tallies, a remark and the decision."""
    table = consulting()
    table.done(coproduction.explain, ("budget",), "council-officer")
    _steps(table, 3, minutes=3)
    for option, cards in (
        ("close-evenings", ("committee-chair", "council-officer")),
        ("one-provider", ("older-resident", "disabled-resident", "councillor")),
        ("raise-fees", ("dance-school", "caretaker", "teenager", "parent")),
    ):
        table.done(consultation.hands, option, [seat for card in cards for seat in table.session.holders(card)])
    table.done(consultation.remark, "Could the steps be mended without anything else?")
    _steps(table, 1, minutes=3)
    table.done(
        consultation.decide,
        "raise-fees",
        "council-officer",
        "It is the only one that keeps the hall open at night and adds up this year",
        final_say="councillor",
    )
    return table


def co_producing() -> Table:
    """Return the table at the beginning of the co-production round; four slips are not typed yet."""
    table = consulted().wait(2 * _MINUTE)
    table.done(agenda.advance)
    _slips(table, "consultation", _CONSULTED, met=("dance-school/evening-slots", "caretaker/hours-kept"), waiting=4)
    table.wait(4 * _MINUTE).done(agenda.advance)
    return table.wait(20)


def explained() -> Table:
    """Return the table with its offers and needs, before the first proposal."""
    table = co_producing()
    told = table.session.scenario.parameters.ids()
    table.done(coproduction.explain, told, "council-officer")
    _steps(table, 1, minutes=4)
    for ref in (
        "caretaker/repairs",
        "older-resident/teaching",
        "older-resident/cooking",
        "disabled-resident/programming",
        "teenager/social-media",
        "parent/surplus-food",
        "committee-chair/keys",
    ):
        table.done(coproduction.offer, ref.partition("/")[0], ref)
    table.done(coproduction.offer, "dance-school", "", "A van on Sundays")
    for ref in ("older-resident/level-access", "teenager/safe-place", "parent/warm-room", "caretaker/hours-kept"):
        table.done(coproduction.idea, ref.partition("/")[0], "", (ref,))
    table.done(coproduction.idea, "disabled-resident", "", ("disabled-resident/level-access",))
    table.done(coproduction.idea, "teenager", "A café that the young people run")
    _steps(table, 2, minutes=6)
    return table


def proposing() -> Table:
    """Return the table with three proposals: one joined and owned, one ready-made and over the limits, one bare."""
    table = explained()
    table.done(
        coproduction.shape,
        "Warm afternoons",
        cards=("older-resident", "teenager"),
        assets=("older-resident/teaching", "parent/surplus-food", "committee-chair/keys"),
        items=("teenager/safe-place", "parent/warm-room"),
        outcomes=("used-by-all",),
        cost=4500,
        weeks=6,
        risk="It hangs on two people with keys",
    )
    table.done(coproduction.join_all, "p1", ("older-resident", "parent", "committee-chair"), "teenager")
    table.done(
        coproduction.shape,
        "A new kitchen wing",
        cards=("councillor",),
        items=("councillor/visible-success",),
        cost=24000,
        weeks=20,
        ready_made=True,
    )
    table.done(
        coproduction.shape,
        "A ramp made by hand",
        cards=("caretaker",),
        assets=("caretaker/repairs",),
        items=("older-resident/level-access", "disabled-resident/level-access"),
        cost=6400,
    )
    table.done(coproduction.join, "p3", "caretaker")
    return table.wait(3 * _MINUTE)


def co_decided() -> Table:
    """Return the table in the last step of the co-production, with its decision."""
    table = proposing()
    table.done(coproduction.join, "p3", "disabled-resident", "owns")
    _steps(table, 2, minutes=4)
    table.done(
        coproduction.decide,
        ("p1", "p3"),
        "consent",
        reason="Both begin next month, and neither needs the other",
        dissent="The chair fears noise after nine",
        final_say="councillor",
    )
    return table.wait(30)


def rating() -> Table:
    """Return the table while the slips of the second round are filled in; all but two are typed."""
    table = co_decided()
    table.done(agenda.advance)
    met = ("older-resident/level-access", "disabled-resident/level-access", "teenager/safe-place", "parent/warm-room")
    _slips(table, "co-production", _CO_PRODUCED, met, waiting=2)
    return table.wait(3 * _MINUTE)


def debriefing(step: DebriefStep) -> Table:
    """Return the table in a step of its debrief, with what was said by then."""
    table = rating()
    table.done(agenda.advance)
    steps = agenda.steps_of_debrief(table.session)
    seconds = agenda.debrief_seconds(table.session)
    for place in range(steps.index(step)):
        if steps[place] == "consultation":
            number = step_words.questions(table.session)[0].number
            table.done(debrief.answer, number, "I only wanted the evenings back", "s3")
            table.done(debrief.answer, number, "Ask me next time")
        table.wait(seconds[place]).done(agenda.advance)
    if steps.index(step) >= steps.index("commitments"):
        table.done(debrief.commit, "Ask our tenants what they can do", "s5", "2026-06-30", "Write the first list")
        table.done(debrief.commit, "Put the empty hours on the door")
        table.done(debrief.learn, "The best idea came from whoever we had not asked")
        table.done(observing.missing, "People who work at night")
    return table


def judging() -> Table:
    """Return the table where it has agreed on the six elements."""
    table = debriefing("elements")
    seen = ("people-as-assets", "blurred-roles", "catalysts")
    table.done(elements.agree, {"consultation": (), "co-production": seen})
    return table


def ended() -> Table:
    """Return the table after its session was ended."""
    table = debriefing("right")
    table.done(agenda.end_session)
    return table


def _steps(table: Table, steps: int, minutes: float) -> None:
    for _ in range(steps):
        table.wait(minutes * _MINUTE).done(agenda.advance)
        _news(table)


def _news(table: Table) -> None:
    """Release the news whose minute has come, as the screen would."""
    session = table.session
    if session.round and session.clock:
        for inject in observing.due(session, session.round.id, clock.read(session.clock, table.now).played):
            table.done(observing.release, inject.id)


def _slips(table: Table, round_id: str, rungs: Mapping[Side, int], met: tuple[str, ...], waiting: int) -> None:
    """Type the slips of a round: the rung by side, every wish yes or no."""
    session = table.session
    seats = ratings.raters(session, round_id)
    for seat in seats[: len(seats) - waiting]:
        card = session.deck.card(session.card_in(round_id, seat))
        assert card is not None
        rung = rungs[card.side]
        items: dict[str, Met] = {card.ref(item): "yes" if card.ref(item) in met else "no" for item in card.wishes}
        statements = {"heard": min(5, rung), "power": max(1, rung - 2), "help": min(5, rung - 1)}
        table.done(ratings.rate, seat, rung, statements, items, round_id=round_id)
