"""The shape of a scenario file, defaults and short ways included; its JSON Schema is made from it as well.

`build` makes the exercise's own types of it.
"""

from typing import Annotated, Literal

from msgspec import Meta

from ..exercise.scenario import Mode, Promise, Stage
from .deck_form import Cards
from .fields import (
    CURRENCY_PATTERN,
    Author,
    FileId,
    Form,
    Id,
    Language,
    Length,
    Licence,
    Line,
    Lines,
    Minute,
    Money,
    Reference,
    Text,
    Version,
    Weeks,
    about,
)


class OutcomeForm(Form, frozen=True):
    """What success would be."""

    text: Annotated[Line, about("What would be so.")]
    evidence: Annotated[str, about("How one would know, and when.", max_length=300)] = ""


class FixedForm(Form, frozen=True):
    """Something that cannot change."""

    text: Annotated[Line, about("What cannot change.")]
    why: Annotated[str, about("The reason, as the professionals give it.", max_length=1000)] = ""
    really: Annotated[bool, about("false: only believed. The facilitator alone sees it until the debrief.")] = True


class ParametersForm(Form, frozen=True):
    """The envelope of the whole situation, the same for both rounds."""

    budget: Annotated[Money | None, about("The money there is.", examples=[18000])] = None
    currency: Annotated[str, about("A currency code.", pattern=CURRENCY_PATTERN, examples=["GBP", "EUR"])] = "GBP"
    weeks: Annotated[Weeks | None, about("The weeks there are.", examples=[16])] = None
    in_kind: Annotated[dict[Id, Line], about("What there is besides money, by id.")] = {}
    who: Annotated[str, about("Who may be involved.", max_length=300)] = ""
    fixed: Annotated[dict[Id, Line | FixedForm], about("What cannot change, by id.")] = {}


class StepForm(Form, frozen=True):
    """A timed part of a round."""

    title: Annotated[Line, about("What happens.", examples=["Read the options"])]
    minutes: Annotated[Length, about("Minutes, or text m:ss.", examples=[4, "1:30"])]
    prompt: Annotated[str, about("What everyone sees on the screen.", max_length=2000)] = ""
    script: Annotated[str, about("What the facilitator says.", max_length=10_000)] = ""


Steps = Annotated[list[StepForm], Meta(min_length=1, max_length=20)]


class OptionForm(Form, frozen=True):
    """A choice drawn up beforehand; in a consultation round only."""

    title: Annotated[Line, about("The choice in a few words.")]
    text: Annotated[str, about("What it would mean.", max_length=2000)] = ""
    cost: Annotated[Money | None, about("What it would cost.")] = None
    meets: Annotated[list[Reference], about("The needs and wants it claims to meet.")] = []
    harms: Annotated[list[Reference], about("The needs and wants it would harm.")] = []
    uses: Annotated[list[Reference], about("The assets it would use.")] = []


Options = Annotated[
    Annotated[list[Line], Meta(min_length=1, max_length=12)]
    | Annotated[dict[Id, Line | OptionForm], Meta(min_length=1, max_length=12)],
    about("The choices people are asked about, as a list or by id.", examples=[["Fence it off", "Plant it"]]),
]


class InjectForm(Form, frozen=True):
    """News that arrives during a round."""

    at: Annotated[Minute, about("The minute of the round, or text m:ss.", examples=[9])]
    text: Annotated[Text, about("The news.")]
    to: Annotated[str, about("everyone, or a card.", examples=["everyone"])] = "everyone"


class RoundForm(Form, frozen=True):
    """A timed part of play, in one mode."""

    mode: Annotated[Mode, about("consultation (options are drawn up beforehand) or co-production (none are).")]
    id: Annotated[Id | None, about("The round's name in the log; without it, its mode.")] = None
    title: Annotated[Line | None, about("The round's name on the screen.")] = None
    minutes: Annotated[Length | None, about("Without it, 15 for consultation and 30 for co-production.")] = None
    script: Annotated[Text | None, about("What the facilitator says at the start.")] = None
    promise: Annotated[Promise | None, about("What people are told their part will be.")] = None
    explains: Annotated[
        list[str] | None,
        about(
            "The parameters people hear here: budget, weeks, in_kind, who, or the id of something fixed.",
            examples=[["budget"]],
        ),
    ] = None
    decided_by: Annotated[str | None, about("The card that decides a consultation.")] = None
    steps: Annotated[Steps | None, about("The round's parts.")] = None
    options: Options | None = None
    injects: Annotated[list[InjectForm], about("News, by its minute.", max_length=20)] = []


Rounds = Annotated[list[RoundForm], Meta(min_length=1, max_length=12)]


class BriefingForm(Form, frozen=True):
    """The time before the first round."""

    minutes: Annotated[Length, about("Minutes, or text m:ss.")] = 12
    script: Annotated[Text | None, about("What the facilitator says.")] = None


class RatingsForm(Form, frozen=True):
    """The time for rating slips after each round."""

    minutes: Annotated[Length, about("Minutes after each round, or text m:ss.")] = 4
    statements: Annotated[Lines | None, about("What people rate from 1 to 5.")] = None


class DebriefForm(Form, frozen=True):
    """The talk the rounds exist for."""

    minutes: Annotated[Length | None, about("At least a third of the whole; without it, just that.")] = None
    questions: Annotated[Lines | None, about("In the order asked.")] = None


class TestForm(Form, frozen=True):
    """One later event, put to both decisions at the debrief."""

    text: Annotated[Text, about("What has happened since; does the decision still stand?")]


class ExampleForm(Form, frozen=True):
    """Something like this that really happened."""

    title: Annotated[Line, about("What it was.")]
    text: Annotated[Text, about("What happened.")]
    source: Annotated[str, about("Where it is told.", max_length=500)] = ""


class ScenarioForm(Form, frozen=True):
    """A scenario file: one situation, its question, its rounds and its debrief."""

    format: Annotated[Literal["coopexercise/scenario@1"], about("What this file is; always this text.")]
    title: Annotated[Line, about("The scenario's name.")]
    question: Annotated[Line, about("The one question of both rounds.")]
    id: FileId | None = None
    version: Version = 1
    language: Language = "en"
    author: Author = ""
    licence: Licence = ""
    summary: Annotated[str, about("One line for the list.", max_length=300)] = ""
    content_note: Annotated[str, about("What people should know before they take part.", max_length=1000)] = ""
    setting: Annotated[str, about("Read to everyone; Markdown.", max_length=10_000)] = ""
    stages: Annotated[list[Stage], about("Where in the cycle of the four Co's this is.")] = []
    deck: Annotated[str | None, about("The id of a deck in `cards/`.", examples=["community-centre"])] = None
    cards: Cards | None = None
    outcomes: Annotated[dict[Id, Line | OutcomeForm], about("What success would be, by id.")] = {}
    parameters: Annotated[ParametersForm, about("What binds both rounds.")] = ParametersForm()
    missing: Annotated[list[Line], about("Who is not in the room.")] = []
    briefing: BriefingForm = BriefingForm()
    rounds: Annotated[Rounds | None, about("In the order of play.")] = None
    options: Options | None = None
    ratings: RatingsForm = RatingsForm()
    test: TestForm | None = None
    debrief: DebriefForm = DebriefForm()
    examples: Annotated[list[ExampleForm], about("Where something like this really happened.")] = []
