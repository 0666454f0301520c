"""The closed set of what can happen in a session.

A command returns events without a stamp (`seq` 0). The record stamps them with their place, time and
hashes, and the fold takes them from there. `data` holds ids, numbers and closed sets only; whatever
people said or wrote is in `words`, which can be removed for good.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, ClassVar, Literal

import msgspec
from msgspec import Struct, field

from .debrief_steps import DebriefStep
from .deck import Deck, Side
from .scenario import Mode, Scenario, Stage

OBSERVER = "observer"
"""What a seat holds that watches and tallies instead of playing a card."""
FACILITATOR = "facilitator"
GROUP = "group"
"""Who decides when no single card does."""
OUTSIDE = "outside"
"""Who has the final say when it is nobody at the table; the words may name them."""
READY_TO_STAMP = 0

PartKind = Literal["briefing", "round", "ratings", "debrief"]
Capture = Literal["core", "full"]
Order = Literal["scenario", "swap"]
CardFate = Literal["stays", "passes", "retired"]
Joining = Literal["joins", "owns", "leaves"]
Method = Literal["officer", "show-of-hands", "dot-vote", "fist-of-five", "consent"]
Met = Literal["yes", "partly", "no", "unknown"]


class Moment(Struct, frozen=True):
    """A point in time: `at` is UTC wall time (ISO 8601), `mono` monotonic milliseconds since boot `boot`."""

    at: str
    mono: int
    boot: str

    @property
    def wall(self) -> datetime:
        """The wall time."""
        return datetime.fromisoformat(self.at)


class Data(Struct, frozen=True, kw_only=True, gc=False):
    """What one kind of event says. Each subclass is a kind of event."""

    kind: ClassVar[str]


class Origin(Struct, frozen=True, kw_only=True):
    """Where a forked session comes from."""

    log: str
    hash: str
    seq: int


class SessionOpened(Data, frozen=True, kw_only=True):
    """A session begins. Scenario and deck are in it in full, so that the log needs no other file."""

    kind = "session.opened"
    app: str
    scenario: Scenario
    deck: Deck
    scenario_hash: str
    deck_hash: str
    rounds: tuple[str, ...]
    """Round ids in the order of play."""
    seconds: dict[str, int]
    """Planned seconds of each round."""
    order: Order = "scenario"
    equal_time: bool = False
    capture: Capture = "core"
    simulated: bool = False
    gathering: str = ""
    table: int = 1
    origin: Origin | None = None
    anonymised: bool = False
    """A copy that was made without words, dates and whatever else people typed."""


class NoticeGiven(Data, frozen=True, kw_only=True):
    """People were told what is written down, until when, and how to object."""

    kind = "notice.given"


class OutcomesAgreed(Data, frozen=True, kw_only=True):
    """The outcomes by which both rounds are judged. Words: `added`."""

    kind = "outcomes.agreed"
    outcomes: tuple[str, ...] = ()


class SeatAdded(Data, frozen=True, kw_only=True):
    """A participant takes a place."""

    kind = "seat.added"
    seat: str
    not_cards: tuple[str, ...] = ()
    """Cards this person must not get."""


class SeatLeft(Data, frozen=True, kw_only=True):
    """A participant leaves early; the card stays on the table, passes on, or is retired."""

    kind = "seat.left"
    seat: str
    card: CardFate = "stays"
    to: str = ""
    """The seat that the card passes to."""


class SeatLocked(Data, frozen=True, kw_only=True):
    """A seat keeps its card when the cards are dealt again, or no longer does."""

    kind = "seat.locked"
    seat: str
    locked: bool = True


class SeatHanded(Data, frozen=True, kw_only=True):
    """One facilitator hands over to another, by number."""

    kind = "seat.handed"
    giver: int = field(name="from")
    taker: int = field(name="to")


class CardsDealt(Data, frozen=True, kw_only=True):
    """Who plays what: the outcome, and the seed when the cards were drawn."""

    kind = "cards.dealt"
    deal: dict[str, str]
    """Seat to card id or `observer`."""
    seed: int | None = None
    """None when the deal was typed as the paper cards were handed out."""


class CardMoved(Data, frozen=True, kw_only=True):
    """A card goes to another seat. A swap is two of these; an empty `from` is the table."""

    kind = "card.moved"
    card: str
    giver: str = field(name="from", default="")
    taker: str = field(name="to")


class RoundStarted(Data, frozen=True, kw_only=True):
    """A round's clock begins."""

    kind = "round.started"
    mode: Mode
    seconds: int


class RoundEnded(Data, frozen=True, kw_only=True):
    """A round is over."""

    kind = "round.ended"


class PartStarted(Data, frozen=True, kw_only=True):
    """The briefing, the ratings of a round, or the debrief begins."""

    kind = "part.started"
    part: Literal["briefing", "ratings", "debrief"]
    seconds: int
    steps: tuple[DebriefStep, ...] = ()
    """The steps that a debrief is begun with."""


class StepStarted(Data, frozen=True, kw_only=True):
    """A step inside a round or the debrief begins; steps count from 0."""

    kind = "step.started"
    step: int


class ClockPaused(Data, frozen=True, kw_only=True):
    """The clock stands."""

    kind = "clock.paused"


class ClockResumed(Data, frozen=True, kw_only=True):
    """The clock runs again."""

    kind = "clock.resumed"


class ClockChanged(Data, frozen=True, kw_only=True):
    """The plan is so many seconds longer, or shorter when negative."""

    kind = "clock.changed"
    seconds: int


class ClockJumped(Data, frozen=True, kw_only=True):
    """Wall and monotonic time disagreed by `gap` seconds; the facilitator said whether that time counts.

    `ran`: they agreed, and monotonic time holds the gap too: the program stood still while the computer went on.
    """

    kind = "clock.jumped"
    gap: float
    counts: bool
    ran: bool = False


class ParametersExplained(Data, frozen=True, kw_only=True):
    """A professional sets out parameters; `card` is empty when the facilitator did."""

    kind = "parameters.explained"
    parameters: tuple[str, ...]
    card: str = ""


class OptionChosen(Data, frozen=True, kw_only=True):
    """A choice by one seat, or a tally of one option by side. Words: `reason`, `unasked`."""

    kind = "option.chosen"
    option: str = ""
    """Empty when only an unasked remark was made."""
    seat: str = ""
    tally: dict[Side, int] = {}


class OfferMade(Data, frozen=True, kw_only=True):
    """A role puts an asset on the table. Words: `text` when it is beyond the card."""

    kind = "offer.made"
    card: str
    asset: str = ""
    """The asset's reference `card/item`; empty when it is beyond the card."""


class IdeaRaised(Data, frozen=True, kw_only=True):
    """A role says an idea, or a need aloud. Words: `text`."""

    kind = "idea.raised"
    card: str
    items: tuple[str, ...] = ()
    """The needs and wants (`card/item`) that were spoken of."""


class ProposalShaped(Data, frozen=True, kw_only=True):
    """A proposal in full, as it now stands; a later one with the same id takes its place.

    Words: `title`, `text`, `risk`.
    """

    kind = "proposal.shaped"
    proposal: str
    cards: tuple[str, ...] = ()
    """Who shaped it."""
    assets: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    cost: float | None = None
    weeks: float | None = None
    stage: Stage | None = None
    ready_made: bool = False


class ProposalJoined(Data, frozen=True, kw_only=True):
    """A role joins a proposal, owns it, or leaves it."""

    kind = "proposal.joined"
    proposal: str
    card: str
    how: Joining = "joins"


class DecisionMade(Data, frozen=True, kw_only=True):
    """What was decided, among what, by whom, how. Words: `reason`, `dissent`, `amendment`, `final_say`.

    No option and no proposal means that nothing was agreed.
    """

    kind = "decision.made"
    options: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    amended: bool = False
    among: tuple[str, ...] = ()
    method: Method
    decider: str = field(name="by")
    """A card, or `group`."""
    votes: dict[str, int] = {}
    final_say: str = ""
    """Who has the last word outside the room: a card, `group`, `outside`, or empty when it was not said."""


class RatingGiven(Data, frozen=True, kw_only=True):
    """One seat's slip after a round."""

    kind = "rating.given"
    seat: str
    rung: int | None = None
    """1 to 7 on the ladder of co-production; None when not given."""
    statements: dict[str, int] = {}
    """Statement to 1-5."""
    items: dict[str, Met] = {}
    """Which items of the seat's own card would be met."""
    declined: bool = False
    """The person would rather not say."""


class VoiceTaken(Data, frozen=True, kw_only=True):
    """One speaking turn."""

    kind = "voice.taken"
    card: str
    """A card, or `observer`."""


class WindowOpened(Data, frozen=True, kw_only=True):
    """Voices are being tallied from here."""

    kind = "window.opened"


class WindowClosed(Data, frozen=True, kw_only=True):
    """Voices are no longer being tallied."""

    kind = "window.closed"


class InjectReleased(Data, frozen=True, kw_only=True):
    """News reaches the table."""

    kind = "inject.released"
    inject: str
    to: str


class NoteMade(Data, frozen=True, kw_only=True):
    """A facilitator's or observer's note. Words: `text`."""

    kind = "note.made"
    tags: tuple[str, ...] = ()
    private: bool = True


class MissingNamed(Data, frozen=True, kw_only=True):
    """Somebody says who was not in the room. Words: `text`."""

    kind = "missing.named"


class RoleLeft(Data, frozen=True, kw_only=True):
    """Everybody is back to their own name; from here nothing is attributed unless the person says so."""

    kind = "role.left"


class AnswerGiven(Data, frozen=True, kw_only=True):
    """An answer to a question of the debrief. Words: `text`."""

    kind = "answer.given"
    question: int
    """The question's place in the scenario's list, from 0; after these come the default ones, one for each topic."""
    seat: str = ""
    """Empty unless the person wants it attributed."""
    outcome: str = ""
    """The agreed outcome for which this is the evidence; else empty."""


class CommitmentMade(Data, frozen=True, kw_only=True):
    """What somebody promises. Words: `text`, `first_step`."""

    kind = "commitment.made"
    seat: str = ""
    due: str = ""
    """A date, YYYY-MM-DD, or empty."""


class LearningNoted(Data, frozen=True, kw_only=True):
    """Something learned. Words: `text`."""

    kind = "learning.noted"


class EntryCorrected(Data, frozen=True, kw_only=True):
    """An earlier event is replaced or withdrawn; it stays in the log. Words: the new words."""

    kind = "entry.corrected"
    seq: int
    withdrawn: bool = False
    replacement: dict[str, Any] = {}
    """The whole new `data` of the event; empty when it is withdrawn."""


class WordsRemoved(Data, frozen=True, kw_only=True):
    """The words of an earlier event were deleted for good."""

    kind = "words.removed"
    seq: int
    why: str = ""


Element = Literal[
    "people-as-assets", "building-capabilities", "mutuality", "peer-networks", "blurred-roles", "catalysts"
]
"""The six elements of co-production by nef and Nesta."""


class ElementsAgreed(Data, frozen=True, kw_only=True):
    """Which of the six elements of co-production the group saw in each round, agreed together."""

    kind = "elements.agreed"
    seen: dict[str, tuple[Element, ...]] = {}
    """Round id to elements; a round that was judged and showed none has an empty list."""


class SessionEnded(Data, frozen=True, kw_only=True):
    """The explicit end. Words: `reason` when it was cut short."""

    kind = "session.ended"
    head: str = ""
    """The hash of the line before this one; the record fills it in."""
    cut_short: bool = False


class FollowupOpened(Data, frozen=True, kw_only=True):
    """Weeks later it is asked what came of a session: the first entry of a log of its own, linked to the session's."""

    kind = "followup.opened"
    app: str
    origin: Origin | None
    """The session's id, and the hash and number of the entry that ended it; None in an anonymised copy."""
    commitments: tuple[int, ...] = ()
    """The commitments it asks about, by their entries in the session's log."""
    outcomes: tuple[str, ...] = ()
    """The outcomes it asks about; an empty id is what was added to them in words."""
    simulated: bool = False
    anonymised: bool = False


class CommitmentFollowed(Data, frozen=True, kw_only=True):
    """What came of a commitment. Words: `text`."""

    kind = "commitment.followed"
    commitment: int
    kept: Met


class OutcomeFollowed(Data, frozen=True, kw_only=True):
    """What is seen of an outcome. Words: `text`, the evidence."""

    kind = "outcome.followed"
    outcome: str
    seen: Met


class UnknownData(Data, frozen=True, kw_only=True):
    """An event of a kind that this version does not know: kept and shown, and nothing follows it."""

    kind = "unknown"
    name: str
    raw: dict[str, Any] = {}


KINDS: Mapping[str, type[Data]] = {data.kind: data for data in Data.__subclasses__() if data is not UnknownData}


class Event(Struct, frozen=True, kw_only=True, gc=False):
    """One line of a session log. Every field before `data` is a column of one type, for ever."""

    v: int = 1
    session: str = ""
    seq: int = READY_TO_STAMP
    at: str = ""
    happened: str = ""
    """When it happened, if it was written down later; else empty."""
    mono: int = 0
    boot: str = ""
    round: str = ""
    by: str = FACILITATOR
    data: Data
    words: dict[str, str] = {}
    salt: str = ""
    digest: str = ""
    prev: str = ""
    hash: str = ""

    @property
    def kind(self) -> str:
        """The stable name of what happened."""
        return self.data.name if isinstance(self.data, UnknownData) else self.data.kind

    @property
    def moment(self) -> Moment:
        """When the event was recorded."""
        return Moment(self.at, self.mono, self.boot)

    @property
    def when(self) -> str:
        """When it happened, as wall time: `happened` if it was written down later."""
        return self.happened or self.at


def _line_type(data: type[Data]) -> type[Event]:
    """Return the type that a log line of one kind is decoded into: an Event whose data has that type."""
    line = msgspec.defstruct(
        f"{data.__name__}Line",
        [("data", data)],
        bases=(Event,),
        tag=data.kind,
        tag_field="kind",
        frozen=True,
        kw_only=True,
        gc=False,  # events hold no cycles, and there may be very many of them
    )
    assert issubclass(line, Event)
    return line


LINE_TYPES: tuple[type[Event], ...] = tuple(_line_type(data) for data in KINDS.values())
"""One Event type for each kind, so that a whole line is decoded and checked in one pass."""

LINE: Any = reduce(or_, LINE_TYPES)
"""Their union, for a decoder."""


def stamped(event: Event, session: str, seq: int, moment: Moment) -> Event:
    """Return `event` with its place and time; the hashes are the record's."""
    return msgspec.structs.replace(event, session=session, seq=seq, at=moment.at, mono=moment.mono, boot=moment.boot)
