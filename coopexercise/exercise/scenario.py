"""A scenario: what a trainer's file becomes. All times are whole seconds."""

from typing import Literal

from msgspec import Struct

Mode = Literal["consultation", "co-production"]
Promise = Literal["inform", "consult", "involve", "collaborate", "empower"]
"""The IAP2 spectrum: what people are told their part will be."""
Stage = Literal["co-commission", "co-design", "co-deliver", "co-assess"]
"""The four Co's of Governance International's Co-Production Star."""

PROMISES: tuple[Promise, ...] = ("inform", "consult", "involve", "collaborate", "empower")
STAGES: tuple[Stage, ...] = ("co-commission", "co-design", "co-deliver", "co-assess")
EVERYONE = "everyone"
"""The addressee of an inject that the whole table hears."""


class Outcome(Struct, frozen=True):
    """What success would be, and how one would know."""

    id: str
    text: str
    evidence: str = ""


class InKind(Struct, frozen=True):
    """A resource that is not money."""

    id: str
    text: str


class Fixed(Struct, frozen=True):
    """Something that cannot change, and why."""

    id: str
    text: str
    why: str = ""
    really: bool = True
    """False: only believed. The facilitator alone sees it until the debrief."""


class Parameters(Struct, frozen=True):
    """The envelope of the whole situation, the same for both rounds."""

    budget: float | None = None
    currency: str = "GBP"
    weeks: float | None = None
    in_kind: tuple[InKind, ...] = ()
    who: str = ""
    fixed: tuple[Fixed, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the parameters that exist, in the order in which they are explained."""
        given = {
            "budget": self.budget is not None,
            "weeks": self.weeks is not None,
            "in_kind": bool(self.in_kind),
            "who": bool(self.who),
        }
        return tuple(name for name, exists in given.items() if exists) + tuple(each.id for each in self.fixed)


class Step(Struct, frozen=True):
    """A timed part of a round."""

    title: str
    seconds: int
    prompt: str = ""
    script: str = ""


class Option(Struct, frozen=True):
    """A pre-decided choice; exists only in a consultation round. References are `card/item`."""

    id: str
    title: str
    text: str = ""
    cost: float | None = None
    meets: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


class Inject(Struct, frozen=True):
    """News that arrives `at` seconds into its round, or when the facilitator releases it."""

    id: str
    at: int
    to: str
    text: str


class Round(Struct, frozen=True):
    """A timed part of play, in one mode."""

    id: str
    mode: Mode
    title: str
    seconds: int
    script: str
    promise: Promise
    explains: tuple[str, ...]
    """Ids of the parameters that people hear here."""
    decided_by: str = ""
    """The card that decides; empty when the group does."""
    steps: tuple[Step, ...] = ()
    options: tuple[Option, ...] = ()
    injects: tuple[Inject, ...] = ()

    def option(self, option_id: str) -> Option | None:
        """Return the option with this id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


class Briefing(Struct, frozen=True):
    """The time before the first round."""

    seconds: int
    script: str = ""


class Ratings(Struct, frozen=True):
    """The time for rating slips after each round, and the 1-5 statements on them."""

    seconds: int
    statements: tuple[str, ...] = ("heard", "power", "help")


class Debrief(Struct, frozen=True):
    """The talk the rounds exist for."""

    seconds: int
    questions: tuple[str, ...] = ()


class Example(Struct, frozen=True):
    """Something like this that really happened, with its source."""

    title: str
    text: str
    source: str = ""


class Scenario(Struct, frozen=True):
    """One situation, its question, its rounds and its debrief."""

    id: str
    title: str
    question: str
    rounds: tuple[Round, ...]
    briefing: Briefing
    ratings: Ratings
    debrief: Debrief
    parameters: Parameters = Parameters()
    version: int = 1
    language: str = "en"
    author: str = ""
    licence: str = ""
    summary: str = ""
    content_note: str = ""
    setting: str = ""
    stages: tuple[Stage, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    missing: tuple[str, ...] = ()
    test: str = ""
    """One later event, put to both decisions at the debrief."""
    examples: tuple[Example, ...] = ()

    def round(self, round_id: str) -> Round | None:
        """Return the round with this id, or None."""
        return next((each for each in self.rounds if each.id == round_id), None)

    @property
    def seconds(self) -> int:
        """The planned length of the whole, with a rating after each round."""
        rounds = sum(each.seconds + self.ratings.seconds for each in self.rounds)
        return self.briefing.seconds + rounds + self.debrief.seconds
