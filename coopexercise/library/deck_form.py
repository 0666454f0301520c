"""The shape of a deck file, and of the cards inside a scenario; its JSON Schema is made from it as well."""

from typing import Annotated, Literal

from msgspec import Meta

from ..exercise.deck import Side
from .fields import Author, FileId, Form, Id, Language, Licence, Line, Reference, Version, about


class AssetForm(Form, frozen=True):
    """An asset in full."""

    text: Annotated[Line, about("What the role can bring, as people see it.")]
    answers: Annotated[
        list[Reference],
        about(
            "The needs and wants this asset answers. For checks and rehearsal; never shown in play.",
            examples=[["parent/an-hour-off"]],
        ),
    ] = []


class WishForm(Form, frozen=True):
    """A need or a want in full."""

    text: Annotated[Line, about("The need or want, as people see it.")]


AssetForms = Annotated[list[Line], Meta(max_length=12)] | Annotated[dict[Id, Line | AssetForm], Meta(max_length=12)]
WishForms = Annotated[list[Line], Meta(max_length=12)] | Annotated[dict[Id, Line | WishForm], Meta(max_length=12)]


class SeatsForm(Form, frozen=True):
    """How many seats a card takes."""

    min: Annotated[int, about("0: the role is optional.", ge=0, le=2)] = 1
    max: Annotated[int, about("2: two people may share the card and speak with one voice.", ge=1, le=2)] = 2


class CardForm(Form, frozen=True):
    """A role card."""

    role: Annotated[Line, about("Who you are.", examples=["Council officer"])]
    side: Annotated[Side, about("Whose chair the role sits in.")]
    seats: Annotated[SeatsForm, about("How many people may hold the card; without it, 1 to 2.")] = SeatsForm()
    brief: Annotated[str, about("The participant may read it aloud.", max_length=4000)] = ""
    private: Annotated[str, about("Known to this role alone.", max_length=4000)] = ""
    knows: Annotated[list[str], about("Ids of the cards this role is tied to before play.")] = []
    assets: Annotated[AssetForms, about("What the role can bring.", examples=[["Plays the guitar"]])] = []
    needs: Annotated[WishForms, about("What must be met for this role.", examples=[["Level access"]])] = []
    wants: Annotated[WishForms, about("What this role would like.", examples=[["A hot meal"]])] = []


Cards = Annotated[dict[Id, CardForm], about("The role cards, by id.", min_length=2, max_length=40)]


class DeckForm(Form, frozen=True):
    """A deck file: role cards that scenarios may share."""

    format: Annotated[Literal["coopexercise/deck@1"], about("What this file is; always this text.")]
    title: Annotated[Line, about("The deck's name.")]
    cards: Cards
    id: FileId | None = None
    version: Version = 1
    language: Language = "en"
    author: Author = ""
    licence: Licence = ""
