"""The shape of a deck file, and of the cards inside a scenario; its JSON Schema is made from it as well."""

from typing import Annotated, Literal

from msgspec import Meta

from ..exercise.deck import Side
from .fields import Author, FileId, Form, Id, Language, Licence, Line, Reference, Version, about


class AssetForm(Form, frozen=True):
    """An asset in full."""

    text: Annotated[
        Line,
        about(
            "What the role can bring, in words that everyone may read.", examples=["Builds solid things from old wood"]
        ),
    ]
    answers: Annotated[
        list[Reference],
        about(
            "The needs and wants this asset answers, for checks and rehearsal and never shown in play.",
            examples=[["parent/an-hour-off"]],
        ),
    ] = []


class WishForm(Form, frozen=True):
    """A need or a want in full."""

    text: Annotated[Line, about("The need or want, in words that everyone may read.", examples=["A seat with a back"])]


AssetForms = Annotated[list[Line], Meta(max_length=12)] | Annotated[dict[Id, Line | AssetForm], Meta(max_length=12)]
WishForms = Annotated[list[Line], Meta(max_length=12)] | Annotated[dict[Id, Line | WishForm], Meta(max_length=12)]


class SeatsForm(Form, frozen=True):
    """How many seats a card takes."""

    min: Annotated[int, about("The fewest people who hold the card; 0 makes the role optional.", ge=0, le=2)] = 1
    max: Annotated[int, about("The most people who hold the card; with 2 they speak with one voice.", ge=1, le=2)] = 2


class CardForm(Form, frozen=True):
    """A role card."""

    role: Annotated[Line, about("Who the holder of the card is.", examples=["Council officer"])]
    side: Annotated[
        Side,
        about("Whose chair the role sits in.", examples=["resident"]),
    ]
    seats: Annotated[SeatsForm, about("How many people may hold the card; without it, 1 to 2.")] = SeatsForm()
    brief: Annotated[
        str, about("What the holder may read aloud.", max_length=4000, examples=["I walk past it four times a day."])
    ] = ""
    private: Annotated[
        str,
        about(
            "What this role alone knows, on the back of the card.",
            max_length=4000,
            examples=["You need to rest on the way."],
        ),
    ] = ""
    knows: Annotated[
        list[str], about("The ids of the cards this role is tied to before play.", examples=[["older-resident"]])
    ] = []
    assets: Annotated[
        AssetForms, about("What the role can bring, as a list of texts or by id.", examples=[["Plays the guitar"]])
    ] = []
    needs: Annotated[
        WishForms, about("What must be met for this role, as a list of texts or by id.", examples=[["Level access"]])
    ] = []
    wants: Annotated[
        WishForms, about("What this role would like, as a list of texts or by id.", examples=[["A hot meal"]])
    ] = []


Cards = Annotated[dict[Id, CardForm], about("The role cards, by id.", min_length=2, max_length=40)]


class DeckForm(Form, frozen=True):
    """A deck file: role cards that scenarios may share."""

    format: Annotated[
        Literal["coopexercise/deck@1"], about("What this file is, and the version of its form; always this text.")
    ]
    title: Annotated[Line, about("The deck's name.", examples=["The community centre"])]
    cards: Cards
    id: FileId | None = None
    version: Version = 1
    language: Language = "en"
    author: Author = ""
    licence: Licence = ""
