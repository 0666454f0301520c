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

    text: Annotated[Line, about("What would be so.", examples=["Somebody sits there on most days"])]
    evidence: Annotated[
        str, about("How one would know, and when.", max_length=300, examples=["The booking book, in a year"])
    ] = ""


class FixedForm(Form, frozen=True):
    """Something that cannot change."""

    text: Annotated[Line, about("What cannot change.", examples=["The building stays public"])]
    why: Annotated[
        str, about("The reason, as the professionals give it.", max_length=1000, examples=["A covenant on the land"])
    ] = ""
    really: Annotated[
        bool,
        about(
            "Whether it is so; false says that it is only believed, which the facilitator alone sees until the debrief."
        ),
    ] = True


class ParametersForm(Form, frozen=True):
    """The envelope of the whole situation, the same for both rounds."""

    budget: Annotated[Money | None, about("The money there is for the whole situation.", examples=[18000])] = None
    currency: Annotated[
        str,
        about(
            "The currency of all money, as a code of three letters.", pattern=CURRENCY_PATTERN, examples=["GBP", "EUR"]
        ),
    ] = "GBP"
    weeks: Annotated[Weeks | None, about("The weeks there are until it must be done.", examples=[16])] = None
    in_kind: Annotated[
        dict[Id, Line], about("What there is besides money, by id.", examples=[{"skip-day": "One skip for one day"}])
    ] = {}
    who: Annotated[str, about("Who may be involved.", max_length=300, examples=["Anyone who lives in the street"])] = ""
    fixed: Annotated[
        dict[Id, Line | FixedForm],
        about("What cannot change, by id.", examples=[{"stays-public": "The building stays public"}]),
    ] = {}


class StepForm(Form, frozen=True):
    """A timed part of a round."""

    title: Annotated[Line, about("What happens in this part, in a few words.", examples=["Read the options"])]
    minutes: Annotated[Length, about("How long this part lasts, in minutes or as m:ss.", examples=[4, "1:30"])]
    prompt: Annotated[str, about("What everyone sees on the screen meanwhile.", max_length=2000)] = ""
    script: Annotated[str, about("What the facilitator says when this part begins.", max_length=10_000)] = ""


Steps = Annotated[list[StepForm], Meta(min_length=1, max_length=20)]


class OptionForm(Form, frozen=True):
    """A choice drawn up beforehand; in a consultation round only."""

    title: Annotated[Line, about("The choice in a few words.", examples=["Close in the evenings"])]
    text: Annotated[str, about("What the choice would mean.", max_length=2000)] = ""
    cost: Annotated[Money | None, about("What the choice would cost.", examples=[450])] = None
    meets: Annotated[
        list[Reference],
        about(
            "The needs and wants the choice claims to meet, never shown in play.", examples=[["teenager/safe-place"]]
        ),
    ] = []
    harms: Annotated[
        list[Reference],
        about("The needs and wants the choice would harm, never shown in play.", examples=[["teenager/safe-place"]]),
    ] = []
    uses: Annotated[
        list[Reference],
        about("The assets the choice would use, never shown in play.", examples=[["council-officer/budgets"]]),
    ] = []


Options = Annotated[
    Annotated[list[Line], Meta(min_length=1, max_length=12)]
    | Annotated[dict[Id, Line | OptionForm], Meta(min_length=1, max_length=12)],
    about("The choices people are asked about, as a list or by id.", examples=[["Fence it off", "Plant it"]]),
]


class InjectForm(Form, frozen=True):
    """News that arrives during a round."""

    at: Annotated[
        Minute, about("When the news arrives, in minutes from the start of the round or as m:ss.", examples=[9])
    ]
    text: Annotated[Text, about("The news, as it is read out or handed over.")]
    to: Annotated[
        str, about("Who hears the news: everyone, or the id of a card.", examples=["everyone", "councillor"])
    ] = "everyone"


class RoundForm(Form, frozen=True):
    """A timed part of play, in one mode."""

    mode: Annotated[
        Mode, about("The way of working: consultation has options drawn up beforehand, co-production has none.")
    ]
    id: Annotated[
        Id | None, about("The round's name in the log; without it, its mode.", examples=["second-consultation"])
    ] = None
    title: Annotated[
        Line | None, about("The round's name on the screen; without it, its mode.", examples=["The council asks"])
    ] = None
    minutes: Annotated[
        Length | None,
        about(
            "How long the round lasts, in minutes or as m:ss; without it, 15, or 30 for co-production.",
            examples=[15],
        ),
    ] = None
    script: Annotated[Text | None, about("What the facilitator says at the start of the round.")] = None
    promise: Annotated[Promise | None, about("What people are told their part will be.", examples=["consult"])] = None
    explains: Annotated[
        list[str] | None,
        about(
            "The parameters people hear in this round: budget, weeks, in_kind, who, or ids of what is fixed.",
            examples=[["budget"]],
        ),
    ] = None
    decided_by: Annotated[
        str | None,
        about(
            "The card that decides a consultation; without it, the first professional.", examples=["council-officer"]
        ),
    ] = None
    steps: Annotated[Steps | None, about("The parts of the round, whose minutes add up to those of the round.")] = None
    options: Options | None = None
    injects: Annotated[list[InjectForm], about("The news that arrives during the round.", max_length=20)] = []


Rounds = Annotated[list[RoundForm], Meta(min_length=1, max_length=12)]


class BriefingForm(Form, frozen=True):
    """The time before the first round."""

    minutes: Annotated[Length, about("How long the briefing lasts, in minutes or as m:ss.", examples=[12])] = 12
    script: Annotated[Text | None, about("What the facilitator says before the first round.")] = None


class RatingsForm(Form, frozen=True):
    """The time for rating slips after each round."""

    minutes: Annotated[Length, about("How long people have after each round, in minutes or as m:ss.", examples=[4])] = 4
    statements: Annotated[Lines | None, about("What people rate from 1 to 5.", examples=[["I was heard."]])] = None


class DebriefForm(Form, frozen=True):
    """The talk the rounds exist for."""

    minutes: Annotated[
        Length | None,
        about(
            "How long the debrief lasts, in minutes or as m:ss; without it, a third of the whole, the least it needs.",
            examples=[35],
        ),
    ] = None
    questions: Annotated[
        Lines | None,
        about("The questions of the debrief, in the order asked.", examples=[["Which limit really held us?"]]),
    ] = None


class TestForm(Form, frozen=True):
    """One later event, put to both decisions at the debrief."""

    text: Annotated[Text, about("What has happened since, and the question whether the decision still stands.")]


class ExampleForm(Form, frozen=True):
    """Something like this that really happened."""

    title: Annotated[Line, about("What it was, in a few words.")]
    text: Annotated[Text, about("What happened, in a few sentences.")]
    source: Annotated[str, about("Where one can read about it.", max_length=500)] = ""


class ScenarioForm(Form, frozen=True):
    """A scenario file: one situation, its question, its rounds and its debrief."""

    format: Annotated[
        Literal["coopexercise/scenario@1"], about("What this file is, and the version of its form; always this text.")
    ]
    title: Annotated[Line, about("The scenario's name.", examples=["The community centre"])]
    question: Annotated[
        Line, about("The one question of both rounds.", examples=["What should become of the empty corner?"])
    ]
    id: FileId | None = None
    version: Version = 1
    language: Language = "en"
    author: Author = ""
    licence: Licence = ""
    summary: Annotated[str, about("One line for the list of scenarios.", max_length=300)] = ""
    content_note: Annotated[str, about("What people should know before they take part.", max_length=1000)] = ""
    setting: Annotated[str, about("The story that is read to everyone; it may hold Markdown.", max_length=10_000)] = ""
    stages: Annotated[
        list[Stage], about("Where in the cycle of the four Co's this is.", examples=[["co-design", "co-deliver"]])
    ] = []
    deck: Annotated[
        str | None,
        about("The id of a deck of cards in a file of its own, in place of cards.", examples=["community-centre"]),
    ] = None
    cards: Cards | None = None
    outcomes: Annotated[
        dict[Id, Line | OutcomeForm],
        about("What success would be, by id.", examples=[{"used-daily": "Somebody sits there on most days"}]),
    ] = {}
    parameters: Annotated[
        ParametersForm, about("What binds both rounds: money, time, people, and what cannot change.")
    ] = ParametersForm()
    missing: Annotated[
        list[Line],
        about("Who is not in the room, but would be touched by the outcome.", examples=[["People who work at night"]]),
    ] = []
    briefing: Annotated[BriefingForm, about("The time before the first round.")] = BriefingForm()
    rounds: Annotated[
        Rounds | None,
        about("The rounds in the order of play; without them, one consultation and one co-production round."),
    ] = None
    options: Options | None = None
    ratings: Annotated[RatingsForm, about("The time for rating slips after each round.")] = RatingsForm()
    test: Annotated[TestForm | None, about("One later event, put to both decisions at the debrief.")] = None
    debrief: Annotated[DebriefForm, about("The talk that the rounds exist for.")] = DebriefForm()
    examples: Annotated[list[ExampleForm], about("What really happened elsewhere that is like this.")] = []
