"""A table to play at in tests: a small scenario, a fake clock, and a session in memory.

`Table` takes commands as the conductor does: it checks them against the newest session, stamps the
events that come back, folds them and keeps them. A refusal changes nothing.
"""

import inspect
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from coopexercise.exercise import (
    agenda,
    consultation,
    coproduction,
    corrections,
    dealing,
    debrief,
    elements,
    observing,
    ratings,
)
from coopexercise.exercise.debrief_steps import DebriefStep
from coopexercise.exercise.deck import Card, Deck, Item, Seats
from coopexercise.exercise.events import Event, Moment, PartKind, stamped
from coopexercise.exercise.refusals import Refusal, Result
from coopexercise.exercise.scenario import (
    Briefing,
    Debrief,
    Fixed,
    Inject,
    InKind,
    Option,
    Outcome,
    Parameters,
    Ratings,
    Round,
    Scenario,
    Step,
)
from coopexercise.exercise.session import Part, Session, apply

DECK = Deck(
    id="corner",
    title="The corner",
    cards=(
        Card(
            id="officer",
            role="Council officer",
            side="professional",
            seats=Seats(1, 1),
            brief="You look after small spaces.",
            private="The cables were moved last year.",
            knows=("councillor",),
            assets=(Item("permits", "Can give a permit"),),
            needs=(Item("no-upkeep", "No new upkeep"),),
            wants=(Item("thanks", "A word of thanks"),),
        ),
        Card(
            id="neighbour",
            role="Neighbour",
            side="resident",
            seats=Seats(1, 2),
            assets=(Item("carpentry", "Builds benches", answers=("pupil/safe-wait",)), Item("van", "Has a van")),
            needs=(Item("a-seat", "A seat with a back"),),
            wants=(Item("flowers", "Flowers in spring"),),
        ),
        Card(
            id="pupil",
            role="Pupil",
            side="resident",
            seats=Seats(0, 2),
            assets=(Item("painting", "Paints murals"),),
            needs=(Item("safe-wait", "A safe place to wait"),),
        ),
        Card(
            id="councillor",
            role="Ward councillor",
            side="elected",
            seats=Seats(0, 1),
            assets=(Item("influence", "Knows whom to ask"),),
            needs=(Item("quick-win", "Something to show by spring"),),
        ),
        Card(
            id="trader",
            role="Shop-keeper",
            side="partner",
            seats=Seats(0, 1),
            assets=(Item("till", "Has customers to ask"),),
            needs=(Item("less-litter", "Less litter"),),
        ),
    ),
)
"""Five cards, all four sides: two required, three optional; `neighbour` and `pupil` may be mirrored."""

SCENARIO = Scenario(
    id="corner",
    title="The corner by the bus stop",
    question="What should become of the corner?",
    stages=("co-design", "co-deliver"),
    outcomes=(Outcome("glad-to-wait", "People are glad to wait there"), Outcome("cared-for", "It stays tidy")),
    parameters=Parameters(
        budget=1200.0,
        weeks=6.0,
        in_kind=(InKind("skip-day", "One skip"),),
        who="Anyone nearby",
        fixed=(Fixed("clear-pavement", "The pavement stays clear"), Fixed("no-digging", "No digging", really=False)),
    ),
    briefing=Briefing(60),
    rounds=(
        Round(
            id="consultation",
            mode="consultation",
            title="Consultation",
            seconds=300,
            script="",
            promise="consult",
            explains=("budget",),
            decided_by="officer",
            steps=(Step("Hear the options", 120), Step("Choose", 180)),
            options=(
                Option("fence", "A fence", cost=1100.0, meets=("officer/no-upkeep",), harms=("neighbour/a-seat",)),
                Option("planters", "Planters", cost=800.0, meets=("trader/less-litter",), uses=("officer/permits",)),
            ),
            injects=(Inject("rain", 60, "everyone", "It rains."), Inject("letter", 120, "officer", "A letter.")),
        ),
        Round(
            id="co-production",
            mode="co-production",
            title="Co-production",
            seconds=600,
            script="",
            promise="collaborate",
            explains=("budget", "weeks", "in_kind", "who", "clear-pavement", "no-digging"),
            steps=(Step("The limits", 100), Step("What we bring", 200), Step("Put it together", 300)),
            injects=(Inject("gift", 90, "everyone", "Somebody gives wood."),),
        ),
    ),
    ratings=Ratings(60),
    debrief=Debrief(500, ("What did you know that nobody asked?", "What will you do?")),
)
"""A consultation of 5 minutes with two options, a co-production of 10, and a debrief with two questions."""

BOOT = "boot-1"
MOST_MOVES = 40
"""More than any scenario of the tests takes from its first part to its last."""


class FakeClock:
    """Wall and monotonic time, moved by hand; it begins at noon on 1 June 2026."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 6, 1, 12, tzinfo=UTC)
        self.mono = 1_000_000
        self.boot = BOOT

    @property
    def now(self) -> Moment:
        """The moment it is."""
        at = self.wall.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return Moment(at, self.mono, self.boot)

    def wait(self, seconds: float) -> Moment:
        """Let time pass as it does."""
        self.mono += round(seconds * 1000)
        return self.step(seconds)

    def step(self, seconds: float) -> Moment:
        """Move the wall alone: somebody sets the clock, or the laptop sleeps."""
        self.wall += timedelta(seconds=seconds)
        return self.now

    def restart(self, seconds: float) -> Moment:
        """Start the computer again, after so many seconds."""
        self.mono, self.boot = 5_000, f"{self.boot}+"
        return self.step(seconds)


class Table:
    """One session in memory, and every event that made it."""

    def __init__(self, clock: FakeClock | None = None) -> None:
        self.clock = clock or FakeClock()
        self.session = Session()
        self.events: list[Event] = []

    @property
    def now(self) -> Moment:
        """The moment it is."""
        return self.clock.now

    def do(self, command: Callable[..., Result], *args: Any, **options: Any) -> Result:
        """Perform a command on the session; return its events as recorded, or the refusal."""
        result = command(self.session, *args, **options)
        return result if isinstance(result, Refusal) else tuple(self.record(event) for event in result)

    def done(self, command: Callable[..., Result], *args: Any, **options: Any) -> tuple[Event, ...]:
        """Perform a command that must be accepted."""
        result = self.do(command, *args, **options)
        assert not isinstance(result, Refusal), result.sentence
        return result

    def record(self, event: Event) -> Event:
        """Stamp one event, fold it and keep it."""
        recorded = stamped(event, "table-1", len(self.events) + 1, self.now)
        self.session = apply(self.session, recorded)
        self.events.append(recorded)
        return recorded

    def wait(self, seconds: float) -> "Table":
        """Let time pass."""
        self.clock.wait(seconds)
        return self

    def open(self, scenario: Scenario = SCENARIO, deck: Deck = DECK, **options: Any) -> "Table":
        """Open a session."""
        self.done(agenda.open_session, scenario, deck, app="test", scenario_hash="s", deck_hash="d", **options)
        return self

    def seat(self, people: int = 5) -> "Table":
        """Give so many people a seat."""
        if people:
            self.done(dealing.add_seats, [()] * people)
        return self

    def deal(self, *cards: str) -> "Table":
        """Hand out these cards to `s1`, `s2`, … as on paper."""
        self.done(dealing.deal_as_handed_out, {f"s{place}": card for place, card in enumerate(cards, 1)})
        return self

    def go(self, part: PartKind, round_id: str = "") -> "Table":
        """Advance until this part (`briefing`, `round`, `ratings`, `debrief`) runs."""
        for _ in range(MOST_MOVES):
            if self.session.part == Part(kind=part, round=round_id):
                return self
            self.done(agenda.advance)
        raise AssertionError(f"never came to {part} {round_id}")

    def finish(self) -> "Table":
        """Go to the last step of the debrief."""
        self.go("debrief")
        for _ in agenda.steps_of_debrief(self.session)[1:]:
            self.done(agenda.advance)
        return self

    def talk(self, step: DebriefStep) -> "Table":
        """Go to this step of the debrief."""
        self.go("debrief")
        while agenda.debrief_step(self.session) != step:
            self.done(agenda.advance)
        return self


CARDS = ("officer", "neighbour", "pupil", "councillor", "trader")
"""What `s1` to `s5` hold at a table made by `dealt`."""


def opened(**options: Any) -> Table:
    """Return a table with an open session."""
    return Table().open(**options)


def dealt(cards: Sequence[str] = CARDS, **options: Any) -> Table:
    """Return a table at which `s1`, `s2`, … hold these cards."""
    return opened(**options).seat(len(cards)).deal(*cards)


def consulting(**options: Any) -> Table:
    """Return a table in its consultation round."""
    return dealt(**options).go("round", "consultation")


def co_producing(**options: Any) -> Table:
    """Return a table in its co-production round."""
    return dealt(**options).go("round", "co-production")


def debriefing(**options: Any) -> Table:
    """Return a table in its debrief."""
    return dealt(**options).go("debrief")


def commands() -> set[Callable[..., Result]]:
    """Return every command of the rules: each public function that returns events or a refusal."""
    modules = (agenda, consultation, coproduction, corrections, dealing, debrief, elements, observing, ratings)
    functions = {each for module in modules for _, each in inspect.getmembers(module, inspect.isfunction)}
    return {each for each in functions if each.__annotations__.get("return") == Result and each.__name__[0] != "_"}
